/**
 * Errors of numbers: mean absolute (MAE), root of the mean square (RMSE), and the share of the 90 %
 * intervals that hold the answer. RMSE is ruled by the single worst item; where sizes differ by orders of
 * magnitude (populations) MAE is, too.
 */
import { mean } from './mean.ts';

export interface Estimated {
  readonly value: number;
  readonly gold: number;
  readonly low?: number;
  readonly high?: number;
}

export interface NumberErrors {
  readonly items: number;
  readonly mae: number;
  readonly rmse: number;
  /** Null where the method gives no intervals. */
  readonly coverage: number | null;
}

export function numberErrors(estimates: readonly Estimated[]): NumberErrors {
  const off = estimates.map(({ value, gold }) => Math.abs(value - gold));
  const intervals = estimates.filter(({ low, high }) => low !== undefined && high !== undefined);
  return {
    items: estimates.length,
    mae: mean(off),
    rmse: Math.sqrt(mean(off.map((x) => x * x))),
    coverage:
      intervals.length === 0
        ? null
        : mean(
            intervals.map(({ gold, low = 0, high = 0 }) => (low <= gold && gold <= high ? 1 : 0)),
          ),
  };
}
