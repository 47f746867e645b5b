/** Share of items whose top answer is right, ties by expectation. */
import type { Judgements } from './judge.ts';
import { mean } from './mean.ts';

export function accuracy({ right }: Pick<Judgements, 'right'>): number {
  return mean(right);
}
