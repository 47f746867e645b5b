/**
 * The slow, plainly right version of `posterior-of-number.ts`: the same f, summed over a fine even grid
 * with no thought for speed, for tests. Given are the parameters of one question's claims (`hear`).
 *
 *     mass(z) ∝ prior(z)·(1 + 2(L* − L(z))/d)^(−(d+1)/2)·step,   L(z) = ω·Σ log fᵢ(z)
 *
 * and where records are repeated, prior(v)·cell·Π(fᵢ(v) + P(record)/cell) at every value v claimed, over
 * e^L*. Each log fᵢ of m claims alike is (1/m)·log fᵢ + (1 − 1/m)·log(fᵢ + echo).
 */
import { at } from '../channel.ts';
import { ONE_SIDED, PLAIN } from './line.ts';
import type { Measures } from './measures.ts';
import type { Noise } from './noise.ts';
import { type Heard, REACH } from './posterior-of-number.ts';
import { NORMAL, studentBelow } from './student.ts';

export interface GridPosterior {
  readonly places: readonly number[];
  readonly masses: readonly number[];
}

export function posteriorByGrid(
  measures: Measures,
  noise: Noise,
  heard: Heard,
  grid: {
    readonly from: number;
    readonly to: number;
    readonly steps: number;
    /** So far beyond both ends there are as many coarser steps. */
    readonly beyond: number;
  },
): GridPosterior {
  const step = (grid.to - grid.from) / grid.steps;
  const claims = Array.from({ length: heard.n }, (_, k) => k);
  const logPrior = (z: number): number =>
    Math.log(0.375 / noise.gross) - 2.5 * Math.log(1 + (z / noise.gross) ** 2 / 4);
  const density = (z: number, k: number): number => {
    const scale = Math.sqrt(at(heard.scale2, k));
    const t = (z - at(heard.place, k)) / scale;
    const low = at(heard.low, k);
    const high = at(heard.high, k);
    if (at(heard.kind, k) === PLAIN) {
      const shape =
        heard.tail === NORMAL
          ? Math.exp(-0.5 * t * t)
          : Math.pow(1 + (t * t) / heard.tail, -(heard.tail + 1) / 2);
      return at(heard.near, k) * shape + at(heard.far, k);
    }
    const inside =
      studentBelow(heard.tail, (high - z) / scale) - studentBelow(heard.tail, (low - z) / scale);
    const record = z >= low && z <= high ? at(heard.exact, k) : 0;
    const past = low === -Infinity ? high - z : z - low;
    const fade = at(heard.kind, k) === ONE_SIDED && past > 0 ? 1 + (past / scale / REACH) ** 2 : 1;
    return (at(heard.near, k) * inside + record) / fade + at(heard.far, k);
  };
  const logOf = (f: number, k: number): number => {
    const m = Math.max(1, at(heard.alike, k));
    const echo = m > 1 ? at(heard.echo, k) : 0;
    return Math.log(f) / m + (1 - 1 / m) * Math.log(f + echo);
  };
  const likelihood = (z: number): number =>
    claims.reduce((sum, k) => sum + heard.weight * logOf(density(z, k), k), 0);

  const places: number[] = [];
  const widths: number[] = [];
  const coarse = grid.beyond / grid.steps;
  for (let j = grid.steps; j > 0; j--) places.push(grid.from - j * coarse);
  for (let j = 0; j <= grid.steps; j++) places.push(grid.from + j * step);
  for (let j = 1; j <= grid.steps; j++) places.push(grid.to + j * coarse);
  places.forEach((z) => widths.push(z < grid.from || z > grid.to ? coarse : step));
  const likelihoods = places.map(likelihood);
  const best = Math.max(...likelihoods.filter((l) => l === l));
  const points = places.map((z, j) => {
    const below = best - (likelihoods[j] as number);
    const d = heard.freedom;
    const shape = d === Infinity ? -below : (-(d + 1) / 2) * Math.log(1 + (2 * below) / d);
    return { z, log: shape + logPrior(z) + Math.log(widths[j] as number) };
  });
  if (noise.records) {
    const said = (k: number): number => at(measures.low, at(heard.claims, k));
    const plain = claims.filter((k) => at(heard.kind, k) === PLAIN);
    for (const x of new Set(plain.map(said))) {
      const voices = plain.filter((k) => said(k) === x);
      const first = voices[0] as number;
      const bias = at(noise.bias, at(measures.source, at(heard.claims, first)));
      const v = at(heard.place, first) + bias;
      const cell = Math.min(...voices.map((k) => at(noise.cell, at(heard.claims, k))));
      const log = claims.reduce((sum, k) => {
        const exact = voices.includes(k) ? at(heard.exact, k) : 0;
        return sum + logOf(density(v, k) + exact, k);
      }, 0);
      points.push({ z: v, log: log - best + logPrior(v) + Math.log(cell) });
    }
    points.sort((a, b) => a.z - b.z);
  }
  const highest = points.reduce((most, { log }) => Math.max(most, log), -Infinity);
  const weights = points.map(({ log }) => Math.exp(log - highest));
  const all = weights.reduce((a, b) => a + b, 0);
  return { places: points.map(({ z }) => z), masses: weights.map((w) => w / all) };
}
