/**
 * Whether sources repeat a record, and what it is worth that two say exactly the same.
 *
 * Two people who say 28,259 have it from one record; two who give a score of 0 agree about nothing in
 * particular, because half the table says 0. So the value of a coincidence lies in how rare the value is
 * *elsewhere*:
 *
 * - The **cell** of a value x is the width of the neighbourhood that x stands for: of all claims of the
 *   table within one noise scale s of it, the share that is exactly x, times 2s; at least the precision
 *   it was stated with. A round number, and a number that is said everywhere, has a wide cell, and so a
 *   coincidence on it is weak: P(record)/cell competes with the density of the noise.
 * - The **rate** of repetition is measured on rare values only: the share of pairs of claims of a
 *   question that coincide, claims weighted by max(0, 1 − 10·popularity elsewhere), less what their
 *   cells would make coincide by chance. If claims repeat the record independently with probability r,
 *   pairs coincide with r² (and copies of wrong numbers add to it, which the rounds sort out).
 *
 * Below `RARE` repetition is taken for chance and the table for measurements.
 */
import { at } from '../channel.ts';
import { kindOf, PLAIN, place, type Line, sampleOf, widthAt } from './line.ts';
import type { Measures } from './measures.ts';

/** Rates of repetition below this are chance (.15² of pairs coincide). */
export const RARE = 0.15;

/** By claim: how many claims of its question say exactly the same (weights given are added up); for all
 * questions or those of a sample. */
export function concurring(
  measures: Measures,
  firstHand: Float64Array | null,
  sample: Int32Array | null,
): Float64Array {
  const { questions, start, low, high } = measures;
  const same = new Float64Array(at(start, questions));
  const many = sample === null ? questions : sample.length;
  for (let k = 0; k < many; k++) {
    const q = sample === null ? k : at(sample, k);
    const from = at(start, q);
    const to = at(start, q + 1);
    if (to - from <= 12) {
      for (let i = from; i < to; i++) {
        if (at(low, i) !== at(high, i)) continue;
        let sum = 0;
        for (let j = from; j < to; j++) {
          if (at(low, j) === at(low, i) && at(high, j) === at(low, i)) {
            sum += firstHand === null ? 1 : at(firstHand, j);
          }
        }
        same[i] = sum;
      }
      continue;
    }
    const sums = new Map<number, number>();
    for (let i = from; i < to; i++) {
      if (at(low, i) !== at(high, i)) continue;
      const a = firstHand === null ? 1 : at(firstHand, i);
      sums.set(at(low, i), (sums.get(at(low, i)) ?? 0) + a);
    }
    for (let i = from; i < to; i++) {
      if (at(low, i) === at(high, i)) same[i] = sums.get(at(low, i)) ?? 0;
    }
  }
  return same;
}

/** By claim: what an echo of another claim would look like. */
export interface Echoes {
  /** How many claims of the question say the same or nearly so, itself included. */
  readonly alike: Float64Array;
  /** Density of an echo: 1/cell for an exact one, flat over the neighbourhood for a near one. */
  readonly density: Float64Array;
}

export const NO_ECHOES: Echoes = { alike: new Float64Array(0), density: new Float64Array(0) };

/** Nearly the same: within this share of a noise scale. */
const NEARLY = 0.1;

export function echoesOf(
  measures: Measures,
  line: Line,
  scale: number,
  same: Float64Array,
  cell: Float64Array,
  firstHand: Float64Array | null,
): Echoes {
  const { questions, start, low, high } = measures;
  const alike = new Float64Array(at(start, questions));
  const density = new Float64Array(at(start, questions));
  const reach = NEARLY * scale;
  for (let q = 0; q < questions; q++) {
    const order: number[] = [];
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) === PLAIN) order.push(i);
    }
    if (order.length < 2) continue;
    order.sort((i, j) => at(low, i) - at(low, j) || i - j);
    const places = order.map((i) => place(line, q, at(low, i)));
    // Weights summed up to each, so that a window is one difference.
    const upTo = new Float64Array(order.length + 1);
    order.forEach((i, k) => {
      upTo[k + 1] = at(upTo, k) + (firstHand === null ? 1 : at(firstHand, i));
    });
    let first = 0;
    let end = 0;
    order.forEach((i, k) => {
      const y = places[k] as number;
      while ((places[first] as number) < y - reach) first++;
      while (end < order.length && (places[end] as number) <= y + reach) end++;
      const near = at(upTo, end) - at(upTo, first);
      const exactly = Math.max(0, at(same, i) - 1);
      const nearly = Math.max(0, near - 1 - exactly);
      alike[i] = near;
      density[i] =
        exactly + nearly > 0
          ? (exactly / at(cell, i) + nearly / (2 * reach)) / (exactly + nearly)
          : 0;
    });
  }
  return { alike, density };
}

/** Rate of repetition, from the questions of a sample. */
export function repetitionRate(
  measures: Measures,
  line: Line,
  scale: number,
  same: Float64Array,
): number {
  const { start, low, high, precision } = measures;
  const counts = new Map<number, number>();
  let said = 0;
  const sample = sampleOf(measures);
  for (const q of sample) {
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) !== PLAIN) continue;
      counts.set(at(low, i), (counts.get(at(low, i)) ?? 0) + 1);
      said++;
    }
  }
  let sum = 0;
  let weights = 0;
  for (const q of sample) {
    let n = 0;
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) === PLAIN) n++;
    }
    if (n < 2) continue;
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) !== PLAIN) continue;
      const here = Math.max(1, at(same, i));
      const elsewhere =
        said > n ? Math.max(0, (counts.get(at(low, i)) ?? 0) - here) / (said - n) : 0;
      const weight = Math.max(0, 1 - 10 * elsewhere);
      const chance = Math.min(1, widthAt(line, at(low, i), at(precision, i)) / (3 * scale));
      sum += weight * ((here - 1) / (n - 1) - chance - elsewhere);
      weights += weight;
    }
  }
  return weights > 2 ? Math.sqrt(Math.max(0, sum / weights)) : 0;
}

/** By claim: the cell its value stands for, on the line. */
export function cellsOf(measures: Measures, line: Line, scale: number): Float64Array {
  const { questions, start, low, high, precision } = measures;
  const cells = new Float64Array(at(start, questions));
  // All plain values of the sample, sorted, on a line whose zero is the same for all questions.
  const all: number[] = [];
  const common: Line = { ...line, origin: new Float64Array(1) };
  for (const q of sampleOf(measures)) {
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) === PLAIN) all.push(place(common, 0, at(low, i)));
    }
  }
  const sorted = Float64Array.from(all).sort();
  for (let q = 0; q < questions; q++) {
    const counts = new Map<number, number>();
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) !== PLAIN) continue;
      counts.set(at(low, i), (counts.get(at(low, i)) ?? 0) + 1);
    }
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) !== PLAIN) continue;
      const y = place(common, 0, at(low, i));
      // Claims of this question do not make the value popular.
      const here = counts.get(at(low, i)) ?? 0;
      const exact = Math.max(0, after(sorted, y) - before(sorted, y) - here);
      const near = after(sorted, y + scale) - before(sorted, y - scale);
      const heap = exact < 2 || near <= 0 ? 0 : (2 * scale * exact) / near;
      // Neither finer than a ten-thousandth of the noise, nor coarser than the neighbourhood.
      const stated = widthAt(line, at(low, i), at(precision, i));
      cells[i] = Math.min(2 * scale, Math.max(heap, stated, scale * 1e-4));
    }
  }
  return cells;
}

/** How many entries are less than x. */
function before(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sorted, middle) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many entries are at most x. */
function after(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sorted, middle) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
