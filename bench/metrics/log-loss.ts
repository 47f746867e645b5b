/**
 * Mean of −ln of the probability given to the right answer (Good 1952). A probability of zero would make
 * it infinite, whatever else was said, so none counts for less than 1e-9: the worst is 20.7.
 */
import type { Judgements } from './judge.ts';
import { mean } from './mean.ts';

export const FLOOR = 1e-9;

export function logLoss({ gold }: Pick<Judgements, 'gold'>): number {
  return mean(gold.map((p) => -Math.log(Math.max(p, FLOOR))));
}
