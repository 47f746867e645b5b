/**
 * Brier's score over all answers of an item (Brier 1950): Σ (p − 1[right])², between 0 and 2, the mean
 * over items. An answer that is right and was given by nobody adds (0 − 1)² = 1.
 */
import type { Judgements } from './judge.ts';
import { mean } from './mean.ts';

export function brier({ gold, wrongSquares }: Pick<Judgements, 'gold' | 'wrongSquares'>): number {
  return mean(gold.map((p, i) => (1 - p) ** 2 + (wrongSquares[i] as number)));
}
