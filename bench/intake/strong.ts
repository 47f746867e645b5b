import { emptyWeights, type Weights } from '#claims/attribution/english/model.ts';

/** The rows of a table whose largest weight is not smaller than `least`, to keep the file small. */
export function strong(table: Weights, least: number): Weights {
  const { labels, width, weights, keys } = table;
  const rows = [...keys.keys()].filter((row) => {
    for (let k = 0; k < width; k++)
      if (Math.abs(weights[row * width + k] ?? 0) >= least) return true;
    return false;
  });
  const kept = emptyWeights(
    labels,
    width,
    Int32Array.from(rows, (row) => keys[row] ?? 0),
  );
  rows.forEach((row, i) =>
    kept.weights.set(weights.subarray(row * width, (row + 1) * width), i * width),
  );
  return kept;
}
