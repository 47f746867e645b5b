/**
 * What a method said, held against the answers written down: one judgement for each item with an answer
 * and at least one claim. All further measures read these.
 *
 * The top answer is the most probable one; of several equally probable ones each counts in proportion
 * (the expectation of drawing one at random), so that no measure depends on the order of a file.
 * A method that stands by another answer than the most probable one (a coarser place, which the finer ones
 * bear out) is held to that. An answer nobody gave has probability 0. Probabilities that several answers "the same" as the gold
 * value carry (a time within ten minutes, a coarser place) are added up.
 */
import type { Predictions } from '../data/claim.ts';
import type { Scoring } from '../data/truth-set.ts';

export interface Judgements {
  /** By item: probability that the top answer is right; between 0 and 1 on a tie. */
  readonly right: readonly number[];
  /** By item: probability given to the top answer. */
  readonly top: readonly number[];
  /** By item: probability given to the right answer. */
  readonly gold: readonly number[];
  /** By item: sum of squares of the probabilities given to wrong answers. */
  readonly wrongSquares: readonly number[];
}

/** Probabilities nearer than this are tied: sums in another order must not decide. */
const TIED = 1e-9;

export function judge(
  predictions: Predictions,
  truth: ReadonlyMap<string, string>,
  same: Scoring['same'],
): Judgements {
  const right: number[] = [];
  const top: number[] = [];
  const gold: number[] = [];
  const wrongSquares: number[] = [];
  for (const [item, answer] of truth) {
    const { answers = [], reported } = predictions.get(item) ?? {};
    const greatest = answers.reduce((max, { probability }) => Math.max(max, probability), 0);
    // Standing by the most probable answer is no choice of its own: ties are ties.
    const stands = answers.some(
      ({ value, probability }) => probability >= greatest - TIED && value === reported?.value,
    )
      ? undefined
      : reported;
    const most = stands?.probability ?? greatest;
    let tied = 0;
    let tiedRight = 0;
    let mass = 0;
    let squares = 0;
    for (const { value, probability } of answers) {
      const isRight = same(value, answer, item);
      if (stands === undefined && probability >= most - TIED) {
        tied += 1;
        if (isRight) tiedRight += 1;
      }
      if (isRight) mass += probability;
      else squares += probability * probability;
    }
    if (stands !== undefined) right.push(same(stands.value, answer, item) ? 1 : 0);
    else right.push(tied === 0 ? 0 : tiedRight / tied);
    top.push(most);
    gold.push(Math.min(1, mass));
    wrongSquares.push(squares);
  }
  return { right, top, gold, wrongSquares };
}
