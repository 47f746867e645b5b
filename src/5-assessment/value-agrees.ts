/**
 * Does what somebody said agree with what is taken to be true?
 *
 * - yes/no, choice, person: the same answer (case and spacing aside).
 * - set: every member that was named is a true member; leaving some out is not an error.
 * - number: the two intervals overlap; an open end reaches as far as it likes.
 * - time: the two spans overlap; a bare date is the whole day.
 * - place: the same place, or one contains the other in the question's tree. "Sefin district" is
 *   right when the truth is Tell Varo, only coarse.
 * - point: the distance is within the two radii together.
 *
 * Values of different types never agree. The relation is symmetric except for sets.
 */
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';

type Places = Pick<Question, 'places'>;

export function valueAgrees(said: Value, truth: Value, question: Places): boolean {
  switch (said.type) {
    case 'yes-no':
      return truth.type === 'yes-no' && said.answer === truth.answer;
    case 'choice':
      return truth.type === 'choice' && same(said.answer, truth.answer);
    case 'person':
      return truth.type === 'person' && said.subjectId === truth.subjectId;
    case 'set': {
      if (truth.type !== 'set') return false;
      return said.answers.every((member) => truth.answers.some((other) => same(member, other)));
    }
    case 'number':
      return (
        truth.type === 'number' &&
        overlap(said.low, said.high, truth.low, truth.high, Number.EPSILON * 16)
      );
    case 'time':
      return (
        truth.type === 'time' &&
        overlap(
          startOf(said.from),
          endOf(said.to),
          startOf(truth.from),
          endOf(truth.to),
          0, // moments are compared to the millisecond they were written to
        )
      );
    case 'place':
      return (
        truth.type === 'place' &&
        (within(said.place, truth.place, question.places) ||
          within(truth.place, said.place, question.places))
      );
    case 'point':
      return truth.type === 'point' && distance(said, truth) <= said.radius + truth.radius;
  }
}

/** The same for a whole claim: who denies a falsehood is right. */
export function claimAgrees(
  claim: Pick<Claim, 'value' | 'polarity'>,
  truth: Value,
  question: Places,
): boolean {
  return valueAgrees(claim.value, truth, question) === (claim.polarity === 'asserts');
}

/**
 * Whether two statements can both be true. Two assertions about a set always can (several members
 * may be true at once); two denials always can; an assertion and a denial cannot when what is
 * denied covers what is asserted.
 */
export function statementsFit(
  a: Pick<Claim, 'value' | 'polarity'>,
  b: Pick<Claim, 'value' | 'polarity'>,
  question: Places,
): boolean {
  const left = direct(a);
  const right = direct(b);
  if (left.polarity === 'denies' && right.polarity === 'denies') return true;
  if (left.polarity === 'asserts' && right.polarity === 'asserts') {
    if (left.value.type === 'set' && right.value.type === 'set') return true;
    return valueAgrees(left.value, right.value, question);
  }
  const asserted = left.polarity === 'asserts' ? left.value : right.value;
  const denied = left.polarity === 'asserts' ? right.value : left.value;
  return !covers(denied, asserted, question);
}

/** "No" to a yes/no question is the assertion of the opposite; everything else stays as it is. */
export function direct(
  statement: Pick<Claim, 'value' | 'polarity'>,
): Pick<Claim, 'value' | 'polarity'> {
  if (statement.value.type !== 'yes-no' || statement.polarity === 'asserts') return statement;
  const answer = statement.value.answer === 'yes' ? 'no' : 'yes';
  return { value: { type: 'yes-no', answer }, polarity: 'asserts' };
}

/** Whether denying `denied` leaves no room for `asserted`. */
function covers(denied: Value, asserted: Value, question: Places): boolean {
  switch (denied.type) {
    case 'set':
      return (
        asserted.type === 'set' &&
        asserted.answers.some((member) => denied.answers.some((other) => same(member, other)))
      );
    case 'number':
      return (
        asserted.type === 'number' && contains(denied.low, denied.high, asserted.low, asserted.high)
      );
    case 'time':
      return (
        asserted.type === 'time' &&
        contains(startOf(denied.from), endOf(denied.to), startOf(asserted.from), endOf(asserted.to))
      );
    case 'place':
      return asserted.type === 'place' && within(asserted.place, denied.place, question.places);
    default:
      return valueAgrees(asserted, denied, question);
  }
}

function same(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function overlap(
  aLow: number | null,
  aHigh: number | null,
  bLow: number | null,
  bHigh: number | null,
  tolerance: number,
): boolean {
  const low = Math.max(aLow ?? -Infinity, bLow ?? -Infinity);
  const high = Math.min(aHigh ?? Infinity, bHigh ?? Infinity);
  if (low <= high) return true;
  // 0.1 + 0.2 and 0.3 are the same number to a person.
  return low - high <= tolerance * Math.max(Math.abs(low), Math.abs(high));
}

function contains(
  outerLow: number | null,
  outerHigh: number | null,
  innerLow: number | null,
  innerHigh: number | null,
): boolean {
  return (
    (outerLow ?? -Infinity) <= (innerLow ?? -Infinity) &&
    (outerHigh ?? Infinity) >= (innerHigh ?? Infinity)
  );
}

/** Whether `inner` is `outer` or lies inside it. A loop in the tree ends the walk, not the program. */
export function within(
  inner: string,
  outer: string,
  places: Readonly<Record<string, string>>,
): boolean {
  const parents = new Map(Object.entries(places).map(([child, up]) => [fold(child), fold(up)]));
  const goal = fold(outer);
  const seen = new Set<string>();
  let at: string | undefined = fold(inner);
  while (at !== undefined && !seen.has(at)) {
    if (at === goal) return true;
    seen.add(at);
    at = parents.get(at);
  }
  return false;
}

function startOf(text: string | null): number | null {
  return text === null ? null : moment(text, 'start');
}

function endOf(text: string | null): number | null {
  return text === null ? null : moment(text, 'end');
}

const DAY = 86_400_000;

/**
 * Milliseconds of an ISO date or moment; a naive one is read as UTC on both sides of a comparison.
 * A bare year, month or day reaches to its last millisecond when it ends a span. What cannot be
 * read is an open end: we never invent a disagreement from a date we do not understand.
 */
export function moment(text: string, edge: 'start' | 'end'): number | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (parts !== null) {
    const [, year, month, day] = parts;
    const from = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
    if (edge === 'start') return from;
    if (day !== undefined) return from + DAY - 1;
    if (month !== undefined) return Date.UTC(Number(year), Number(month), 1) - 1;
    return Date.UTC(Number(year) + 1, 0, 1) - 1;
  }
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const time = Date.parse(zoned ? text : `${text}Z`);
  if (Number.isNaN(time)) return null;
  // "…T21:10" says a minute, not its first millisecond.
  const minute = /T\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?$/.test(text);
  return edge === 'end' && minute ? time + 59_999 : time;
}

/** Metres along a sphere of the Earth's mean radius (haversine); good to about 0.5 %. */
export function distance(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): number {
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * rad) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * sinLon * sinLon;
  // Rounding may push h a hair above 1 at the antipodes; asin would then be NaN.
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
}
