/**
 * Dawid & Skene (1979): every source has a matrix of how often it says l when k is true; the matrices, the
 * shares of the labels and the answers are learnt in turn by expectation–maximisation.
 *
 * As crowd-kit runs it, so that the figures can be held side by side: begins with the shares of the votes,
 * no prior, at most 100 rounds, ends when the loss gains less than 1e-5; every label any source used is
 * possible everywhere. No count of an error is let fall below 1e-10, for a logarithm is taken.
 */
import type { Claim, Predictions } from '../data/claim.ts';
import { indexClaims, predictionsOf, type Indexed } from './index-claims.ts';

/** What a count or a share is never below. */
export const LEAST = 1e-10;

export interface EmOptions {
  readonly rounds?: number;
  readonly tolerance?: number;
}

export function dawidSkene(claims: readonly Claim[], options: EmOptions = {}): Predictions {
  const table = indexClaims(claims);
  return predictionsOf(table, dawidSkenePosterior(table, options));
}

/** Posterior of item i and label k at `i · labels + k`. */
export function dawidSkenePosterior(table: Indexed, options: EmOptions = {}): Float64Array {
  const labels = table.values.length;
  const posterior = voteShares(table);
  const logErrors = new Float64Array(table.sources.length * labels * labels);
  const used = new Uint8Array(table.sources.length * labels);
  eachClaim(table, (_, s, l) => (used[s * labels + l] = 1));
  const fit = () => {
    logErrors.fill(0);
    eachClaim(table, (i, s, l) => {
      for (let k = 0; k < labels; k++) {
        const at = (s * labels + k) * labels + l;
        logErrors[at] = (logErrors[at] as number) + (posterior[i * labels + k] as number);
      }
    });
    for (let row = 0; row < logErrors.length; row += labels) {
      const own = Math.floor(row / labels / labels) * labels;
      let sum = 0;
      for (let l = 0; l < labels; l++) {
        // A label the source never used is in no claim of it, and has no part in the sum.
        if (used[own + l] === 0) continue;
        logErrors[row + l] = Math.max(LEAST, logErrors[row + l] as number);
        sum += logErrors[row + l] as number;
      }
      for (let l = 0; l < labels; l++) {
        logErrors[row + l] = Math.log((logErrors[row + l] as number) / sum);
      }
    }
  };
  const loglik = (s: number, k: number, l: number) =>
    logErrors[(s * labels + k) * labels + l] as number;
  return expectationMaximisation(table, posterior, fit, loglik, options);
}

/**
 * Rounds of both steps until the loss stands still; `fit` learns from the posterior in place.
 *
 * The loss is crowd-kit's own: the bound of the log-likelihood, but with the share of the label counted
 * once a claim and not once an item, over the number of claims. It can fall, and then it ends; the true
 * bound cannot, and goes on for longer.
 */
export function expectationMaximisation(
  table: Indexed,
  posterior: Float64Array,
  fit: () => void,
  loglik: (source: number, truth: number, label: number) => number,
  { rounds = 100, tolerance = 1e-5 }: EmOptions,
): Float64Array {
  const labels = table.values.length;
  const items = table.items.length;
  const logShares = new Float64Array(labels);
  const log = new Float64Array(labels);
  const learn = () => {
    fit();
    for (let k = 0; k < labels; k++) {
      let sum = 0;
      for (let i = 0; i < items; i++) sum += posterior[i * labels + k] as number;
      logShares[k] = Math.log(Math.max(sum / items, LEAST));
    }
  };
  learn();
  let before = -Infinity;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < items; i++) {
      log.set(logShares);
      for (let c = table.start[i] as number; c < (table.start[i + 1] as number); c++) {
        const s = table.source[c] as number;
        const l = table.value[c] as number;
        for (let k = 0; k < labels; k++) log[k] = (log[k] as number) + loglik(s, k, l);
      }
      // Off the largest: what is taken to the power is never above 1, and one of them is 1.
      const most = log.reduce((a, b) => Math.max(a, b), -Infinity);
      let sum = 0;
      for (let k = 0; k < labels; k++) sum += Math.exp((log[k] as number) - most);
      for (let k = 0; k < labels; k++) {
        posterior[i * labels + k] = Math.exp((log[k] as number) - most) / sum;
      }
    }
    learn();
    let loss = 0;
    eachClaim(table, (i, s, l) => {
      for (let k = 0; k < labels; k++) {
        loss +=
          (posterior[i * labels + k] as number) * (loglik(s, k, l) + (logShares[k] as number));
      }
    });
    for (const p of posterior) loss -= Math.max(p, LEAST) * Math.log(Math.max(p, LEAST));
    loss /= table.value.length;
    if (loss - before < tolerance) break;
    before = loss;
  }
  return posterior;
}

export function voteShares({ items, values, start, value }: Indexed): Float64Array {
  const labels = values.length;
  const shares = new Float64Array(items.length * labels);
  for (let i = 0; i < items.length; i++) {
    const [from, to] = [start[i] as number, start[i + 1] as number];
    for (let c = from; c < to; c++) {
      const at = i * labels + (value[c] as number);
      shares[at] = (shares[at] as number) + 1 / (to - from);
    }
  }
  return shares;
}

export function eachClaim(
  { start, source, value, items }: Indexed,
  visit: (item: number, source: number, value: number) => void,
): void {
  for (let i = 0; i < items.length; i++) {
    for (let c = start[i] as number; c < (start[i + 1] as number); c++) {
      visit(i, source[c] as number, value[c] as number);
    }
  }
}
