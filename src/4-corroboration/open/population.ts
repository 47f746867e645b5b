/**
 * What sources have in common: the Beta distribution their rates are drawn from.
 *
 * The same method of moments as `fitLevel` in `reliability.ts` (Kleinman, *JASA* 68, 1973), over
 * typed arrays and without sorting, for a million sources in every round. With φ = 1/(strength + 1)
 * a share p of n cases has variance μ(1 − μ)·(1/n + (1 − 1/n)·φ); equating expected and found sums
 * of squares gives φ, kept between 1/101 and 1/3, so that one
 * case never settles what a source is. The level above counts as `BACKING` fully known
 * sources. Odd cases: without any record the level above is returned.
 */
import { rate, type Rate } from '../reliability.ts';

const BACKING = 2;
const ROUNDS = 4;

export function fitPopulation(
  right: Float64Array,
  wrong: Float64Array,
  above: Rate,
  least: number,
): Rate {
  const prior = 1 / (above.right + above.wrong + 1);
  let phi = prior;
  let mean = above.mean;
  for (let round = 0; round < ROUNDS; round++) {
    let weight = BACKING / prior;
    let sum = weight * above.mean;
    for (let s = 0; s < right.length; s++) {
      const r = right[s] as number;
      const n = r + (wrong[s] as number);
      if (n <= 0) continue;
      const w = n / (1 + Math.max(0, n - 1) * phi);
      weight += w;
      sum += (w * r) / n;
    }
    mean = Math.min(0.98, Math.max(least, sum / weight));
    const variance = mean * (1 - mean);
    let found = BACKING * prior;
    let scale = BACKING;
    for (let s = 0; s < right.length; s++) {
      const r = right[s] as number;
      const n = r + (wrong[s] as number);
      if (n <= 1) continue;
      // One case says nothing of how far sources differ, and little more than one says little.
      const w = ((n - 1) * phi) / (1 + (n - 1) * phi);
      found += w * ((r / n - mean) ** 2 / variance - 1 / n);
      scale += w * (1 - 1 / n);
    }
    phi = Math.min(1 / 3, Math.max(1 / 101, found / scale));
  }
  const strength = 1 / phi - 1;
  return rate(mean * strength, (1 - mean) * strength);
}
