/**
 * Which models of the panel to believe: of those that kept all labels alive, all that foretell single
 * claims at least as well as the middle one (of an even number, the better half).
 *
 * **Labels alive.** A model with subtypes may lose a label: another one takes its questions in as a
 * subtype of its own. Prevalence may well differ from the votes – some labels are easily missed, and
 * some claimed too readily – but a label that has lost more than half of what it had by the votes has been
 * swallowed. On public label
 * sets sound models keep .55 of it or more, and collapsed ones kept less than .4.
 *
 * **Why not the best alone.** Claims can be foretold well by a model whose labels have drifted from
 * their meaning, because "what most say" is easier to foretell than what is so. Averaging the better
 * half makes the probabilities honest about what the models disagree on (Hoeting, Madigan, Raftery &
 * Volinsky, *Statistical Science* 14, 1999).
 */
import { at } from '../channel.ts';
import type { LabelModel, LabelTable } from './fit-model.ts';
import { voteShares } from './votes.ts';

/** Share of its prevalence by votes that a label must keep. */
const ALIVE = 0.5;

/** Positions of the models to believe, in the order given; `scores` as of `held-out.ts`. */
export function chooseModels(
  scores: readonly number[],
  alive: readonly boolean[],
): readonly number[] {
  const some = alive.includes(true);
  return betterHalf(
    scores.map((score, i) => (some && alive[i] === false ? -Infinity : score)),
  ).filter((i) => !some || alive[i] === true);
}

/** Positions of the better half, in the order given. Equals keep their order. */
export function betterHalf(scores: readonly number[]): readonly number[] {
  const order = scores.map((_, i) => i);
  order.sort((a, b) => compare(scores[b] as number, scores[a] as number) || a - b);
  return order.slice(0, Math.ceil(scores.length / 2)).sort((a, b) => a - b);
}

/** (Two infinities are equal; their difference is not a number.) */
function compare(a: number, b: number): number {
  return Number(a > b) - Number(a < b);
}

/** How common each label is by the votes alone, a tie shared. */
export function prevalenceByVotes({ choices, labels, firstHand }: LabelTable): Float64Array {
  const share = new Float64Array(labels);
  const prevalence = new Float64Array(labels);
  for (let q = 0; q < choices.questions; q++) {
    voteShares(choices, firstHand, q, labels, share);
    let most = 0;
    let ties = 0;
    for (let z = 0; z < labels; z++) {
      if (at(share, z) > most + 1e-9) {
        most = at(share, z);
        ties = 1;
      } else if (at(share, z) > most - 1e-9) ties++;
    }
    for (let z = 0; z < labels; z++) {
      if (at(share, z) > most - 1e-9) prevalence[z] = at(prevalence, z) + 1 / ties;
    }
  }
  return prevalence.map((n) => n / Math.max(1, choices.questions));
}

/** Whether no label of the model has been swallowed. */
export function labelsAlive({ prior, labelOf }: LabelModel, byVotes: Float64Array): boolean {
  const prevalence = new Float64Array(byVotes.length);
  prior.forEach((log, t) => {
    const z = at(labelOf, t);
    prevalence[z] = at(prevalence, z) + Math.exp(log);
  });
  return prevalence.every((p, z) => p >= ALIVE * at(byVotes, z));
}
