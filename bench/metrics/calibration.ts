/**
 * Expected calibration error (Naeini, Cooper & Hauskrecht 2015): items are put into ten bins by the
 * probability of their top answer; in each bin the mean probability is held against the share that were
 * right; the differences are averaged, each bin weighing as many items as it has.
 *
 * A probability on the border of two bins falls into the lower one, 0 into the first. On few items the
 * error is above zero even of a perfect method, for chance alone; hence the pooled figure beside the
 * figure of each set.
 */
import type { Judgements } from './judge.ts';

export const BINS = 10;

export interface Bin {
  readonly count: number;
  /** Means over the bin; NaN when it is empty. */
  readonly stated: number;
  readonly right: number;
}

export function reliabilityBins({ right, top }: Pick<Judgements, 'right' | 'top'>): readonly Bin[] {
  const sums = Array.from({ length: BINS }, () => ({ count: 0, stated: 0, right: 0 }));
  top.forEach((p, i) => {
    // 0.3 · 10 is 3.0000000000000004 or less, by luck of rounding: take off what rounding may add.
    const bin = sums[Math.min(BINS - 1, Math.max(0, Math.ceil(p * BINS - 1e-9) - 1))];
    if (bin === undefined) return;
    bin.count += 1;
    bin.stated += p;
    bin.right += right[i] as number;
  });
  return sums.map(({ count, stated, right: sum }) => ({
    count,
    stated: stated / count,
    right: sum / count,
  }));
}

export function calibrationError(judgements: Pick<Judgements, 'right' | 'top'>): number {
  const bins = reliabilityBins(judgements).filter(({ count }) => count > 0);
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, bin) => sum + (bin.count / all) * Math.abs(bin.stated - bin.right), 0);
}
