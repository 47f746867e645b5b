/**
 * How far the number of independent first-hand origins behind each claimed value is off: mean absolute
 * difference, and the share that is right after rounding. Only values somebody claimed are counted.
 */
import type { Predictions } from '../data/claim.ts';
import { foldWords, type TruthSet } from '../data/truth-set.ts';

export interface OriginError {
  readonly values: number;
  readonly meanError: number;
  readonly exact: number;
}

export function originError(
  counts: (item: string, value: string) => number | undefined,
  truth: NonNullable<TruthSet['origins']>,
): OriginError {
  let values = 0;
  let off = 0;
  let exact = 0;
  for (const [item, byValue] of truth) {
    for (const [value, independent] of byValue) {
      const count = counts(item, value);
      if (count === undefined) continue;
      values += 1;
      off += Math.abs(count - independent);
      if (Math.round(count) === independent) exact += 1;
    }
  }
  return { values, meanError: off / values, exact: exact / values };
}

/** Origins as a method counts them. */
export function countedOrigins(
  predictions: Predictions,
): (item: string, value: string) => number | undefined {
  const byItem = new Map<string, Map<string, number>>();
  for (const [item, { answers }] of predictions) {
    byItem.set(
      item,
      new Map(
        answers.flatMap(({ value, origins }) =>
          origins === undefined ? [] : [[foldWords(value), origins] as const],
        ),
      ),
    );
  }
  return (item, value) => byItem.get(item)?.get(foldWords(value));
}
