/**
 * Where learning starts: the votes.
 *
 * Each label's share of the question's reports, smoothed by half a report spread over all labels; a
 * report that is first-hand only with probability a is an a-th of a vote. No chance is used: the
 * same table starts, and so ends, in the same place.
 */
import type { Choices } from '../choices.ts';
import { at } from '../channel.ts';

const SMOOTHING = 0.5;

/** Shares of question q, into `share` (one entry a label). */
export function voteShares(
  { start, answer }: Choices,
  firstHand: Float64Array | null,
  q: number,
  labels: number,
  share: Float64Array,
): void {
  share.fill(0, 0, labels);
  let total = SMOOTHING;
  for (let i = at(start, q); i < at(start, q + 1); i++) {
    const weight = firstHand === null ? 1 : at(firstHand, i);
    const v = at(answer, i);
    share[v] = at(share, v) + weight;
    total += weight;
  }
  for (let v = 0; v < labels; v++) share[v] = (at(share, v) + SMOOTHING / labels) / total;
}

/**
 * Kinds of a question at the start. The subtypes of a label begin as grades of agreement: the first
 * is made of questions where all say it, the last of those where it only just leads or less. Shares are
 * compared with evenly spaced marks, each with a Gaussian window, and so a question near two marks
 * begins between the two.
 */
export function startingKinds(
  share: Float64Array,
  labels: number,
  subtypes: number,
  kind: Float64Array,
): void {
  const lowest = labels === 2 ? 0.4 : 0.25;
  for (let z = 0; z < labels; z++) {
    let sum = 0;
    for (let g = 0; g < subtypes; g++) {
      const mark = subtypes === 1 ? 1 : 1 - ((1 - lowest) * g) / (subtypes - 1);
      const away = (at(share, z) - mark) / WINDOW;
      // Never all zero: the farthest share is 0 from a mark at most 1, exp(−22).
      const near = Math.exp((-away * away) / 2);
      kind[z * subtypes + g] = near;
      sum += near;
    }
    for (let g = 0; g < subtypes; g++) {
      const t = z * subtypes + g;
      kind[t] = (at(kind, t) / sum) * at(share, z);
    }
  }
}

const WINDOW = 0.15;
