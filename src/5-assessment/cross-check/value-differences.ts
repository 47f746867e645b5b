/**
 * In what two statements on one question differ, in words: how far apart, how much, how long.
 *
 * - `apart`: both cannot be true as they stand. With the distance beyond both radii, the gap between
 *   the two spans, the numbers and their ratio, or just that they are two answers.
 * - `precision`: both can be true, and one is wider: it says less. Lost on the way from hand to hand more
 *   often than not.
 * - null: they say the same.
 *
 * Two points are tried with the usual slips of writers – the numbers exchanged, a hemisphere, minutes as
 * decimals (`#claims/places/other-readings.ts`) – and with neighbouring or any two digits of one number
 * exchanged or one digit mistyped; a reading that lands within the other's radius is said.
 */
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { greatCircle, sayDistance } from '#claims/places/great-circle.ts';
import { otherReadings } from '#claims/places/other-readings.ts';
import { sayMinutes } from './say-span.ts';
import { boundsOf, gapBetween } from './time-bounds.ts';
import { direct, statementsFit } from '../value-agrees.ts';

type Statement = Pick<Claim, 'value' | 'polarity'>;

export interface ValueDifference {
  readonly kind: 'apart' | 'precision';
  /** What follows "They": `lie 1 km apart`. */
  readonly words: string;
  readonly metres: number | null;
  readonly minutes: number | null;
}

export function valueDifference(
  first: Statement,
  second: Statement,
  question: Question,
  zone: string,
): ValueDifference | null {
  const [a, b] = [direct(first), direct(second)];
  if (!statementsFit(a, b, question)) return apart(a, b, zone);
  if (a.polarity !== b.polarity) return null;
  return precision(a.value, b.value, question, zone);
}

function apart(a: Statement, b: Statement, zone: string): ValueDifference {
  const plain = (words: string): ValueDifference => ({
    kind: 'apart',
    words,
    metres: null,
    minutes: null,
  });
  if (a.polarity !== b.polarity) return plain('cannot both be: the one denies what the other says');
  const [x, y] = [a.value, b.value];
  if (x.type === 'point' && y.type === 'point') {
    const metres = greatCircle(x, y);
    const slip = slipBetween(x, y);
    return {
      kind: 'apart',
      words: `lie ${sayDistance(metres)} apart, ${sayDistance(metres - x.radius - y.radius)} more than both leave open${slip === null ? '' : `; ${slip}`}`,
      metres,
      minutes: null,
    };
  }
  if (x.type === 'time' && y.type === 'time') {
    const [p, q] = [boundsOf(x, zone), boundsOf(y, zone)];
    if (p !== null && q !== null) {
      const minutes = gapBetween(p, q) / 60_000;
      return {
        kind: 'apart',
        words: `are ${sayMinutes(minutes)} apart`,
        metres: null,
        minutes,
      };
    }
  }
  if (x.type === 'number' && y.type === 'number') {
    const [p, q] = [middle(x), middle(y)];
    const ratio = Math.max(p, q) / Math.min(p, q);
    return plain(
      Number.isFinite(ratio) && ratio >= 2
        ? `cannot both be: the one is ${ratio < 10 ? Number(ratio.toFixed(1)) : Math.round(ratio)} times the other`
        : 'cannot both be: the numbers do not meet',
    );
  }
  if (x.type === 'place' && y.type === 'place') {
    return plain('are two places, neither of which lies in the other');
  }
  return plain('are two answers of which one at most is right');
}

function precision(a: Value, b: Value, question: Question, zone: string): ValueDifference | null {
  const wider = (words: string): ValueDifference => ({
    kind: 'precision',
    words,
    metres: null,
    minutes: null,
  });
  if (a.type === 'number' && b.type === 'number') {
    if (a.low === b.low && a.high === b.high) return null;
    return wider('can both be true; the one is wider than the other');
  }
  if (a.type === 'time' && b.type === 'time') {
    const [p, q] = [boundsOf(a, zone), boundsOf(b, zone)];
    if (p === null || q === null || (p.from === q.from && p.to === q.to)) return null;
    const [short, long] = [p, q]
      .map(({ from, to }) => (to - from) / 60_000)
      .sort((m, n) => m - n) as [number, number];
    if (!Number.isFinite(long)) return wider('can both be true; one is open at an end');
    return Math.round(short) === Math.round(long)
      ? wider('overlap without being the same time')
      : wider(`can both be true: one says ${around(short)}, the other ${around(long)}`);
  }
  if (a.type === 'point' && b.type === 'point') {
    const metres = greatCircle(a, b);
    if (metres < 1 && a.radius === b.radius) return null;
    return {
      kind: 'precision',
      words: `can both be true: ${sayDistance(metres)} apart, within what they leave open (${sayDistance(Math.min(a.radius, b.radius))} and ${sayDistance(Math.max(a.radius, b.radius))})`,
      metres,
      minutes: null,
    };
  }
  if (a.type === 'place' && b.type === 'place') {
    if (fold(a.place) === fold(b.place)) return null;
    const [inner, outer] = isWithin(a.place, b.place, question.places)
      ? [a.place, b.place]
      : [b.place, a.place];
    return wider(`can both be true: ${inner} lies in ${outer}, which says less`);
  }
  if (a.type === 'set' && b.type === 'set') {
    const same =
      a.answers.length === b.answers.length &&
      a.answers.every((one) => b.answers.some((other) => fold(other) === fold(one)));
    return same ? null : wider('name different members of the set');
  }
  return null;
}

/** A slip of the pen that turns one point into the other, or null. */
export function slipBetween(
  a: { readonly lat: number; readonly lon: number; readonly radius: number },
  b: { readonly lat: number; readonly lon: number; readonly radius: number },
): string | null {
  const reach = a.radius + b.radius;
  for (const reading of otherReadings(b.lat, b.lon)) {
    if (greatCircle(reading, a) <= reach) return `${reading.words} they are the same point`;
  }
  const [aLat, bLat] = [digits(a.lat, a.radius), digits(b.lat, b.radius)];
  const [aLon, bLon] = [digits(a.lon, a.radius), digits(b.lon, b.radius)];
  if (aLon === bLon) return digitSlip(aLat, bLat);
  if (aLat === bLat) return digitSlip(aLon, bLon);
  return null;
}

function digitSlip(a: string, b: string): string | null {
  if (a.length !== b.length) return null;
  const at = [...a].flatMap((sign, i) => (sign === b[i] ? [] : [i]));
  const [i, j] = at;
  if (at.length === 1 && i !== undefined) {
    return `only one digit differs (${a} and ${b}), as when it is copied`;
  }
  if (at.length === 2 && i !== undefined && j !== undefined && a[i] === b[j] && a[j] === b[i]) {
    return `two digits have changed places (${a} and ${b})`;
  }
  return null;
}

/** A number of degrees as it was written, as far as its radius tells. */
function digits(degrees: number, radius: number): string {
  const places = Math.min(6, Math.max(0, Math.ceil(Math.log10(111_195 / Math.max(1, 2 * radius)))));
  return degrees.toFixed(places);
}

function around(minutes: number): string {
  if (minutes <= 1.5) return 'the minute';
  const said = sayMinutes(minutes);
  if (minutes > 23 * 60 && minutes < 25 * 60) return 'the day';
  return `a stretch of ${said}`;
}

function middle({ low, high }: { readonly low: number | null; readonly high: number | null }) {
  return low === null ? (high ?? 0) : high === null ? low : (low + high) / 2;
}

function isWithin(inner: string, outer: string, places: Readonly<Record<string, string>>): boolean {
  const up = new Map(Object.entries(places).map(([child, parent]) => [fold(child), fold(parent)]));
  const seen = new Set<string>();
  for (let at = up.get(fold(inner)); at !== undefined && !seen.has(at); at = up.get(at)) {
    if (at === fold(outer)) return true;
    seen.add(at);
  }
  return false;
}

function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
