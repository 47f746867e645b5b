import { fromDecibans, fromLogOdds, type Decibans, type LogOdds } from '#terms/quantities.ts';

/**
 * Decibans before any evidence: of two reports picked at random in a case, about one pair in a hundred
 * is taken to be a copy. (Of two on the *same question* far more are; but a link is suggested over the
 * whole case, and wording or media must carry it.)
 */
export const PRIOR_DEPENDENCE = -20 as Decibans;

/**
 * Probability that two reports are dependent, from the summed weight of evidence for it.
 * 0 dB → .01, +20 dB → .50, +30 dB → .91, +40 dB → .99.
 */
export function dependenceProbability(weight: Decibans): number {
  const logOdds = fromDecibans((PRIOR_DEPENDENCE + weight) as Decibans);
  return fromLogOdds(logOdds satisfies LogOdds);
}
