/** Claims as whole numbers, grouped by item: built once, read by all references. */
import type { Claim, Prediction, Predictions } from '../data/claim.ts';

export interface Indexed {
  readonly sources: readonly string[];
  readonly items: readonly string[];
  /** Values, each once, whatever the item. */
  readonly values: readonly string[];
  /** Claims of item i: `start[i]` to `start[i + 1] − 1`. */
  readonly start: Int32Array;
  readonly source: Int32Array;
  readonly value: Int32Array;
  /** By item: the different values claimed. */
  readonly claimed: readonly (readonly number[])[];
}

export function indexClaims(claims: readonly Claim[]): Indexed {
  const [sources, items, values] = [new Map(), new Map(), new Map()] as Map<string, number>[];
  const number = (names: Map<string, number>, name: string): number => {
    const found = names.get(name);
    if (found !== undefined) return found;
    names.set(name, names.size);
    return names.size - 1;
  };
  const rows = claims.map((claim) => ({
    item: number(items as Map<string, number>, claim.item),
    source: number(sources as Map<string, number>, claim.source),
    value: number(values as Map<string, number>, claim.value),
  }));
  rows.sort((a, b) => a.item - b.item);
  const start = new Int32Array((items?.size ?? 0) + 1);
  for (const { item } of rows) start[item + 1] = (start[item + 1] as number) + 1;
  for (let i = 0; i + 1 < start.length; i++)
    start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const value = Int32Array.from(rows, (row) => row.value);
  return {
    sources: [...(sources as Map<string, number>).keys()],
    items: [...(items as Map<string, number>).keys()],
    values: [...(values as Map<string, number>).keys()],
    start,
    source: Int32Array.from(rows, (row) => row.source),
    value,
    claimed: Array.from({ length: start.length - 1 }, (_, i) => [
      ...new Set(value.subarray(start[i], start[i + 1])),
    ]),
  };
}

/** Answers of one item by number, most probable first. */
export function predictionOf(
  names: readonly string[],
  probabilities: Iterable<readonly [value: number, probability: number]>,
): Prediction {
  const answers = Array.from(probabilities, ([value, probability]) => ({
    value: names[value] as string,
    probability,
  }));
  return { answers: answers.sort((a, b) => b.probability - a.probability) };
}

/** A posterior over all labels for every item, as predictions. */
export function predictionsOf(table: Indexed, posterior: Float64Array): Predictions {
  const labels = table.values.length;
  return new Map(
    table.items.map((item, i) => [
      item,
      predictionOf(
        table.values,
        table.values.map((_, k) => [k, posterior[i * labels + k] as number] as const),
      ),
    ]),
  );
}
