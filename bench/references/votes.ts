/**
 * Votes: the answer most sources give. Its probability is its share of the votes, which is no probability
 * of anything, but better calibrated than most models of sources.
 */
import type { Claim, Predictions } from '../data/claim.ts';
import { indexClaims, predictionOf } from './index-claims.ts';

export function votes(claims: readonly Claim[]): Predictions {
  const table = indexClaims(claims);
  return new Map(
    table.items.map((item, i) => {
      const own = table.value.subarray(table.start[i], table.start[i + 1]);
      const counts = new Map<number, number>();
      for (const value of own) counts.set(value, (counts.get(value) ?? 0) + 1 / own.length);
      return [item, predictionOf(table.values, counts)];
    }),
  );
}
