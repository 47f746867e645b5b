/**
 * Times within a tolerance of each other are slips, nearer ones more likely.
 *
 * A slip is off by d steps of `step` (a minute, say) with probability proportional to exp(−d/scale),
 * either way, up to `tolerance`; the scale is a third of the tolerance. Scheduled times, airline
 * feeds and clocks differ by minutes where nobody is wrong (Li et al., *PVLDB* 6, 2013, count
 * departures within ten minutes as equal).
 *
 * Answers that are not times (NaN) are slips of nothing. Linear in the pairs within the tolerance.
 */
import type { Closeness } from './closeness.ts';

/** `time` of answer k of question q in any unit; NaN when it is none. Tolerance and step in that unit. */
export function timeCloseness(
  answers: Int32Array,
  time: (q: number, k: number) => number,
  tolerance: number,
  step: number,
): Closeness {
  const scale = tolerance / 3;
  let total = 0;
  for (let d = step; d <= tolerance; d += step) total += 2 * Math.exp(-d / scale);
  return {
    slips(q, pair) {
      const at: { readonly k: number; readonly t: number }[] = [];
      for (let k = 0; k < (answers[q] as number); k++) {
        const t = time(q, k);
        if (Number.isFinite(t)) at.push({ k, t });
      }
      at.sort((x, y) => x.t - y.t || x.k - y.k);
      for (let i = 0; i < at.length; i++) {
        const x = at[i] as { readonly k: number; readonly t: number };
        for (let j = i + 1; j < at.length; j++) {
          const y = at[j] as { readonly k: number; readonly t: number };
          const d = y.t - x.t;
          if (d > tolerance) break;
          const probability = Math.exp(-Math.max(d, step) / scale) / total;
          pair(x.k, y.k, probability);
          pair(y.k, x.k, probability);
        }
      }
    },
  };
}
