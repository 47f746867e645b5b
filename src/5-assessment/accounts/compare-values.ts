/**
 * How a later statement stands to an earlier one on the same question.
 *
 * - `same`: the same value.
 * - `conflict`: both cannot be true (`statementsFit`).
 * - `narrower`, `wider`: both can be true, and the later one says it more, or less, precisely.
 * - `shifted`: both can be true and neither lies within the other (7–8, then 8–10; a denial beside an
 *   assertion it leaves room for).
 * - `more`, `fewer`: of a set, the later names members the earlier did not, or leaves some out; members
 *   both added and left out are `shifted`.
 *
 * Turned round, narrower is wider, more is fewer, and the rest stays as it is.
 */
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { direct, distance, moment, statementsFit, within } from '../value-agrees.ts';

export type ValueChange = 'same' | 'conflict' | 'narrower' | 'wider' | 'shifted' | 'more' | 'fewer';

type Said = Pick<Claim, 'value' | 'polarity'>;

export function compareStatements(
  earlier: Said,
  later: Said,
  question: Pick<Question, 'places'>,
): ValueChange {
  const [a, b] = [direct(earlier), direct(later)];
  if (!statementsFit(a, b, question)) return 'conflict';
  if (a.polarity !== b.polarity) return 'shifted';
  const change = compareValues(a.value, b.value, question);
  // Who denies more says more: a wider denial is the narrower statement.
  if (a.polarity === 'denies') return change === 'same' ? 'same' : 'shifted';
  return change;
}

function compareValues(a: Value, b: Value, question: Pick<Question, 'places'>): ValueChange {
  if (a.type === 'number' && b.type === 'number') {
    return compareRanges([a.low, a.high], [b.low, b.high]);
  }
  if (a.type === 'time' && b.type === 'time') {
    return compareRanges([start(a.from), end(a.to)], [start(b.from), end(b.to)]);
  }
  if (a.type === 'place' && b.type === 'place') {
    const inside = within(b.place, a.place, question.places);
    const outside = within(a.place, b.place, question.places);
    return inside && outside ? 'same' : inside ? 'narrower' : outside ? 'wider' : 'shifted';
  }
  if (a.type === 'point' && b.type === 'point') {
    const apart = distance(a, b);
    if (apart < 1 && a.radius === b.radius) return 'same';
    if (apart + b.radius <= a.radius) return 'narrower';
    return apart + a.radius <= b.radius ? 'wider' : 'shifted';
  }
  if (a.type === 'set' && b.type === 'set') {
    const fold = (text: string): string =>
      text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
    const before = new Set(a.answers.map(fold));
    const after = new Set(b.answers.map(fold));
    const added = [...after].some((member) => !before.has(member));
    const gone = [...before].some((member) => !after.has(member));
    return added && gone ? 'shifted' : added ? 'more' : gone ? 'fewer' : 'same';
  }
  return 'same';
}

type Range = readonly [low: number | null, high: number | null];

function compareRanges([aLow, aHigh]: Range, [bLow, bHigh]: Range): ValueChange {
  const [a0, a1] = [aLow ?? -Infinity, aHigh ?? Infinity];
  const [b0, b1] = [bLow ?? -Infinity, bHigh ?? Infinity];
  if (a0 === b0 && a1 === b1) return 'same';
  if (b0 >= a0 && b1 <= a1) return 'narrower';
  return a0 >= b0 && a1 <= b1 ? 'wider' : 'shifted';
}

function start(iso: string | null): number | null {
  return iso === null ? null : moment(iso, 'start');
}

function end(iso: string | null): number | null {
  return iso === null ? null : moment(iso, 'end');
}
