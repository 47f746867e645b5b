import type { FoundValue, Span, TextContext } from '../suggest/suggestion.ts';
import { findPoints } from './find-points.ts';
import type { FoldedText } from './folded-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { sayDistance } from './great-circle.ts';
import { impossibleDegrees } from './impossible-degrees.ts';
import { candidatesFor, type Near } from './match-place.ts';
import { readName } from './place-key.ts';
import { type NameBeside, namedDoubts, pointDoubts } from './point-doubts.ts';
import type { Reference } from './plus-code.ts';
import { scanNames } from './scan-names.ts';

/**
 * Places and points named in a text: `place` and `point` values by where they stand, none overlapping
 * another. Names of places need `context.gazetteer`; coordinates do not, but with it a point that does not fit the
 * countries of the case or the names beside it gets a doubt that says which slip would bring it there. Degrees that
 * cannot be are a place in their own words, with a doubt, so that nobody overlooks them.
 */
export function scanPlaces(text: string, context: TextContext): FoundValue[] {
  const { gazetteer, countries } = context;
  const near: Near = { countries };
  const points = findPoints(text, {
    french: context.language === 'fr',
    ...(gazetteer === undefined
      ? {}
      : { reference: (folded, from) => placeBehind(folded, from, gazetteer, near) }),
  });
  const impossible = impossibleDegrees(text).filter(
    ({ start, end }) => !points.some((point) => start < point.end && end > point.start),
  );
  const mentions =
    gazetteer === undefined
      ? []
      : scanNames(text, gazetteer, near).filter(({ start, end }) =>
          [...points, ...impossible].every((one) => end <= one.start || start >= one.end),
        );
  const beside: NameBeside[] = mentions
    .filter(({ candidates }) => candidates.length > 0)
    .map(({ start, end, text: words, candidates }) => ({
      text: words,
      span: [start, end],
      country: candidates[0]?.place.country ?? '',
    }));
  const values: FoundValue[] = points.map((point) => {
    const shown = `${degrees(point.lat)},${degrees(point.lon)}`;
    const span = [point.start, point.end] as const;
    return {
      type: 'point',
      span,
      text: text.slice(...span),
      unit: sayDistance(point.radius),
      low: shown,
      high: shown,
      lat: point.lat,
      lon: point.lon,
      radius: point.radius,
      doubts: [
        ...point.doubts,
        ...(gazetteer === undefined
          ? []
          : [
              ...pointDoubts(point, gazetteer, countries),
              ...namedDoubts({ ...point, span }, beside, text, gazetteer, countries),
            ]),
      ],
    };
  });
  for (const { start, end, text: words, candidates, doubts } of mentions)
    values.push(placeValue([start, end], words, candidates[0]?.place.name ?? words, doubts));
  for (const { start, end, why } of impossible) {
    const words = text.slice(start, end);
    const doubt = `looks like coordinates, but ${why}; no point was read`;
    values.push(placeValue([start, end], words, words, [doubt]));
  }
  return values.sort((a, b) => a.span[0] - b.span[0]);
}

function placeValue(span: Span, text: string, name: string, doubts: readonly string[]): FoundValue {
  return { type: 'place', span, text, unit: null, low: name, high: name, doubts };
}

/** Seven decimals are a centimetre; what the form gives beyond is rounding. */
function degrees(value: number): string {
  return String(Number(value.toFixed(7)) + 0);
}

/** The place whose name begins right behind an offset, for short plus codes. */
function placeBehind(
  { plain }: FoldedText,
  from: number,
  gazetteer: Gazetteer,
  near: Near,
): Reference | null {
  const behind = /^[,\s(]{1,3}((?:[\p{L}\p{M}'’]+[ -]?){1,4})/u.exec(plain.slice(from, from + 60));
  if (behind === null) return null;
  const offset = from + behind[0].length - (behind[1] ?? '').length;
  const words = [...(behind[1] ?? '').matchAll(/[\p{L}\p{M}'’]+/gu)];
  for (let n = words.length; n > 0; n--) {
    const last = words[n - 1]!;
    const written = (behind[1] ?? '').slice(0, last.index + last[0].length);
    const reading = readName(written);
    const [best] = candidatesFor(reading, written, gazetteer.named(reading.skeleton), near, 0.93);
    if (best !== undefined) {
      const { name, lat, lon } = best.place;
      return { name, lat, lon, end: offset + written.length };
    }
  }
  return null;
}
