/**
 * A table of learnt weights, looked up by feature number. A feature that was never learnt weighs
 * nothing. Features lie in an open-addressing table so that one look-up is one or two memory reads.
 */
export interface Weights {
  readonly labels: number;
  readonly slots: Int32Array;
  readonly keys: Int32Array;
  /** `[row × width + k]`; width is labels for nodes, labels² for edges. */
  readonly weights: Float32Array;
  readonly width: number;
}

export function emptyWeights(labels: number, width: number, keys: Int32Array): Weights {
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  for (let row = 0; row < keys.length; row++) {
    let at = (keys[row] ?? 0) & (size - 1);
    while ((slots[at] ?? -1) >= 0) at = (at + 1) & (size - 1);
    slots[at] = row;
  }
  return { labels, slots, keys, weights: new Float32Array(keys.length * width), width };
}

/** The row of a feature, or −1. */
export function rowOf({ slots, keys }: Weights, code: number): number {
  const mask = slots.length - 1;
  let at = code & mask;
  for (;;) {
    const row = slots[at] ?? -1;
    if (row < 0 || keys[row] === code) return row;
    at = (at + 1) & mask;
  }
}

/** Adds a row's weights to a stretch of scores. */
export function addRow(
  { weights, width }: Weights,
  row: number,
  out: Float64Array,
  at: number,
): void {
  const base = row * width;
  for (let k = 0; k < width; k++) out[at + k] = (out[at + k] ?? 0) + (weights[base + k] ?? 0);
}
