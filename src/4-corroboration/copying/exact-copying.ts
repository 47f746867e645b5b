/**
 * The slow, plainly right version for one question: every true answer times every way in which each
 * claim may have come about (first-hand and right, first-hand and wrong, from this parent, from that
 * one), each with its probability, added up. For tests; exponential in the number of claims.
 */

export interface ExactClaim {
  readonly answer: number;
  /** Weights of right and wrong first-hand reports. */
  readonly right: number;
  readonly wrong: number;
  /** Earlier claims it may be taken from, and with what weight. */
  readonly parents: readonly { readonly claim: number; readonly weight: number }[];
}

export interface Exact {
  readonly truth: readonly number[];
  /** By claim: probability that it is first-hand. */
  readonly firstHand: readonly number[];
  /** By claim, by its parents: probability that it was taken from that one. */
  readonly taken: readonly (readonly number[])[];
  /** log P(all claims), up to the same constant for the same `answers` and `unnamed`. */
  readonly log: number;
}

/** `chance`: how probable a certain wrong answer is; `unnamed`: answers possible beside those named. */
export function exactCopying(
  claims: readonly ExactClaim[],
  answers: number,
  unnamed: number,
  chance: number,
): Exact {
  const truth = Array.from({ length: answers }, () => 0);
  const firstHand = Array.from({ length: claims.length }, () => 0);
  const taken = claims.map(({ parents }) => Array.from({ length: parents.length }, () => 0));
  let total = 0;
  const how: number[] = [];
  const visit = (z: number, i: number, probability: number): void => {
    if (probability === 0) return;
    if (i === claims.length) {
      total += probability;
      if (z < answers) truth[z] = (truth[z] as number) + probability;
      how.forEach((h, c) => {
        if (h < 0) firstHand[c] = (firstHand[c] as number) + probability;
        else {
          const list = taken[c] as number[];
          list[h] = (list[h] as number) + probability;
        }
      });
      return;
    }
    const { answer, right, wrong, parents } = claims[i] as ExactClaim;
    const all = right + wrong + parents.reduce((sum, { weight }) => sum + weight, 0);
    how[i] = -1;
    visit(z, i + 1, (probability * (answer === z ? right : wrong * chance)) / all);
    parents.forEach(({ claim, weight }, j) => {
      how[i] = j;
      if (claims[claim]?.answer === answer) visit(z, i + 1, (probability * weight) / all);
    });
  };
  for (let z = 0; z < answers; z++) visit(z, 0, 1);
  if (unnamed > 0) visit(answers, 0, unnamed);
  return {
    truth: truth.map((p) => p / total),
    firstHand: firstHand.map((p) => p / total),
    taken: taken.map((list) => list.map((p) => p / total)),
    log: Math.log(total),
  };
}
