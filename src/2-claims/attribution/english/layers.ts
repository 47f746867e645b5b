import type { Matrix } from './net-format.ts';

/**
 * The sums a network is made of, over rows of numbers laid end to end. Numbers are 32-bit floats; sums inside
 * one product run in 64 bits and in a fixed order, so that the answer is the same on every machine.
 */

/** `out[r] = weights · x[r] + bias` for each of `n` rows. */
export function product(
  x: Float32Array,
  n: number,
  weights: Matrix,
  bias: Float32Array | null,
  out: Float32Array,
): void {
  const { rows: height, columns: width, data: w } = weights;
  let o = 0;
  // Four answers of two rows at a time: each number that is loaded is used several times.
  for (; o + 4 <= height; o += 4) {
    const w0 = o * width;
    const w1 = w0 + width;
    const w2 = w1 + width;
    const w3 = w2 + width;
    const b0 = bias === null ? 0 : (bias[o] as number);
    const b1 = bias === null ? 0 : (bias[o + 1] as number);
    const b2 = bias === null ? 0 : (bias[o + 2] as number);
    const b3 = bias === null ? 0 : (bias[o + 3] as number);
    let r = 0;
    for (; r + 2 <= n; r += 2) {
      const x0 = r * width;
      const x1 = x0 + width;
      let [a, b, c, d, e, f, g, h] = [b0, b1, b2, b3, b0, b1, b2, b3];
      for (let i = 0; i < width; i++) {
        const p = x[x0 + i] as number;
        const q = x[x1 + i] as number;
        const s = w[w0 + i] as number;
        const t = w[w1 + i] as number;
        const u = w[w2 + i] as number;
        const v = w[w3 + i] as number;
        a += p * s;
        b += p * t;
        c += p * u;
        d += p * v;
        e += q * s;
        f += q * t;
        g += q * u;
        h += q * v;
      }
      const y0 = r * height + o;
      const y1 = y0 + height;
      out[y0] = a;
      out[y0 + 1] = b;
      out[y0 + 2] = c;
      out[y0 + 3] = d;
      out[y1] = e;
      out[y1 + 1] = f;
      out[y1 + 2] = g;
      out[y1 + 3] = h;
    }
    if (r < n)
      for (let k = o; k < o + 4; k++) out[r * height + k] = dot(x, r * width, w, k, width, bias);
  }
  for (; o < height; o++)
    for (let r = 0; r < n; r++) out[r * height + o] = dot(x, r * width, w, o, width, bias);
}

function dot(
  x: Float32Array,
  at: number,
  w: Float32Array,
  row: number,
  width: number,
  bias: Float32Array | null,
): number {
  let sum = bias === null ? 0 : (bias[row] as number);
  const from = row * width;
  for (let i = 0; i < width; i++) sum += (x[at + i] as number) * (w[from + i] as number);
  return sum;
}

/** Adds a row of a table to a row of `x`. */
export function addRow(x: Float32Array, at: number, table: Matrix, row: number): void {
  const { columns, data } = table;
  const from = row * columns;
  for (let k = 0; k < columns; k++) x[at + k] = (x[at + k] as number) + (data[from + k] as number);
}

/** A scale and a shift for each column. */
export interface Norm {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

/** Each row to mean 0 and variance 1, then scaled and shifted (Ba, Kiros & Hinton 2016). */
export function normalise(x: Float32Array, n: number, { scale, shift }: Norm): void {
  const width = scale.length;
  for (let r = 0; r < n; r++) {
    const at = r * width;
    let mean = 0;
    for (let k = 0; k < width; k++) mean += x[at + k] as number;
    mean /= width;
    let variance = 0;
    for (let k = 0; k < width; k++) variance += ((x[at + k] as number) - mean) ** 2;
    const by = 1 / Math.sqrt(variance / width + 1e-5);
    for (let k = 0; k < width; k++)
      x[at + k] = ((x[at + k] as number) - mean) * by * (scale[k] as number) + (shift[k] as number);
  }
}

/** One layer of mixing: weights of a word itself, its neighbours at a distance, its head and its dependants. */
export interface Mix {
  readonly step: number;
  readonly weights: Matrix;
  readonly bias: Float32Array;
  readonly norm: Norm;
}

const CHUNK = 64;

/**
 * `x + max(0, weights · [before, itself, behind, head, mean of the dependants] + bias)`, normalised. What lies outside of the
 * rows is zero; so is the head of a word without one (−1). Without `perHead` (one over the number of dependants)
 * dependants are not looked at.
 */
export function mix(
  x: Float32Array,
  n: number,
  head: Int32Array,
  perHead: Float32Array | null,
  { step, weights, bias, norm }: Mix,
): Float32Array {
  const width = norm.scale.length;
  const wide = weights.columns;
  const out = new Float32Array(n * width);
  let below: Float32Array | null = null;
  if (perHead !== null) {
    below = new Float32Array(n * width);
    for (let i = 0; i < n; i++) {
      const h = head[i] as number;
      if (h < 0) continue;
      const by = perHead[h] as number;
      for (let k = 0; k < width; k++)
        below[h * width + k] = (below[h * width + k] as number) + by * (x[i * width + k] as number);
    }
  }
  const seen = new Float32Array(CHUNK * wide);
  const answer = new Float32Array(CHUNK * width);
  for (let from = 0; from < n; from += CHUNK) {
    const to = Math.min(n, from + CHUNK);
    for (let i = from; i < to; i++) {
      const at = (i - from) * wide;
      copy(x, i - step, n, width, seen, at);
      copy(x, i, n, width, seen, at + width);
      copy(x, i + step, n, width, seen, at + 2 * width);
      copy(x, head[i] as number, n, width, seen, at + 3 * width);
      if (below !== null) copy(below, i, n, width, seen, at + 4 * width);
    }
    product(seen, to - from, weights, bias, answer);
    for (let k = 0; k < (to - from) * width; k++) {
      const own = x[from * width + k] as number;
      const more = answer[k] as number;
      out[from * width + k] = more > 0 ? own + more : own;
    }
  }
  normalise(out, n, norm);
  return out;
}

function copy(
  x: Float32Array,
  row: number,
  n: number,
  width: number,
  out: Float32Array,
  at: number,
): void {
  if (row < 0 || row >= n) {
    for (let k = 0; k < width; k++) out[at + k] = 0;
    return;
  }
  const from = row * width;
  for (let k = 0; k < width; k++) out[at + k] = x[from + k] as number;
}
