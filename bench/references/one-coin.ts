/**
 * One-coin Dawid–Skene: every source is right with one probability, whatever is true, and otherwise names
 * any other label alike. Learnt as `dawid-skene.ts`, with the same begin and end.
 */
import type { Claim, Predictions } from '../data/claim.ts';
import {
  eachClaim,
  expectationMaximisation,
  LEAST,
  voteShares,
  type EmOptions,
} from './dawid-skene.ts';
import { indexClaims, predictionsOf } from './index-claims.ts';

export function oneCoin(claims: readonly Claim[], options: EmOptions = {}): Predictions {
  const table = indexClaims(claims);
  const labels = table.values.length;
  const posterior = voteShares(table);
  const said = new Float64Array(table.sources.length);
  const right = new Float64Array(table.sources.length);
  const logRight = new Float64Array(table.sources.length);
  const logWrong = new Float64Array(table.sources.length);
  const fit = () => {
    said.fill(0);
    right.fill(0);
    eachClaim(table, (i, s, l) => {
      said[s] = (said[s] as number) + 1;
      right[s] = (right[s] as number) + (posterior[i * labels + l] as number);
    });
    for (let s = 0; s < said.length; s++) {
      const skill = (right[s] as number) / (said[s] as number);
      logRight[s] = Math.log(Math.max(skill, LEAST));
      logWrong[s] = Math.log(Math.max((1 - skill) / Math.max(1, labels - 1), LEAST));
    }
  };
  const loglik = (s: number, k: number, l: number) =>
    (k === l ? logRight[s] : logWrong[s]) as number;
  return predictionsOf(table, expectationMaximisation(table, posterior, fit, loglik, options));
}
