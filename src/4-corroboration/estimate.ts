/**
 * Median and 90 % interval of a number or time, from the probabilities of its cells.
 *
 * "None of these" (beyond the line) is left out: the estimate is *given that* the truth is on it.
 * Within a cell the probability is spread evenly. Bimodal means that there are two peaks with a valley
 * between them less than half as high as the lower one, and at least a fifth of the probability on
 * either side: then no single number is an honest summary.
 */
import { at } from './channel.ts';
import type { Axis } from './domain.ts';
import type { Posterior } from './posterior.ts';

export function estimateOn(axis: Axis, posterior: Float64Array): Posterior['estimate'] {
  const { edges, unbend } = axis;
  const cells = edges.length - 1;
  if (cells < 1) return null;
  let total = 0;
  for (let i = 0; i < cells; i++) total += at(posterior, i);
  if (!(total > 0)) return null;
  const quantile = (p: number): number => {
    let below = 0;
    for (let i = 0; i < cells; i++) {
      const mass = at(posterior, i) / total;
      if (mass > 0 && below + mass >= p) {
        const from = at(edges, i);
        return unbend(from + ((at(edges, i + 1) - from) * (p - below)) / mass);
      }
      below += mass;
    }
    return unbend(at(edges, cells));
  };
  return {
    median: quantile(0.5),
    low: quantile(0.05),
    high: quantile(0.95),
    bimodal: isBimodal(edges, posterior, total),
  };
}

function isBimodal(edges: Float64Array, posterior: Float64Array, total: number): boolean {
  const cells = edges.length - 1;
  const height = Float64Array.from(
    { length: cells },
    (_, i) => at(posterior, i) / (at(edges, i + 1) - at(edges, i)),
  );
  let left = 0;
  const highestLeft = new Float64Array(cells);
  for (let i = 0; i < cells; i++) highestLeft[i] = left = Math.max(left, at(height, i));
  let right = 0;
  const highestRight = new Float64Array(cells);
  for (let i = cells - 1; i >= 0; i--) highestRight[i] = right = Math.max(right, at(height, i));
  let below = 0;
  for (let i = 0; i < cells; i++) {
    below += at(posterior, i) / total;
    const lower = Math.min(at(highestLeft, i), at(highestRight, i));
    if (at(height, i) < lower / 2 && below >= 0.2 && below <= 0.8) return true;
  }
  return false;
}
