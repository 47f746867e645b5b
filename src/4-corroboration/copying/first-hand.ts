/**
 * What a source says of its own knowledge: P(v | first-hand, z) for every claim.
 *
 *     z = v:  F₁ = θ_sq                       right about this question
 *     z ≠ v:  F₀ = (1 − θ_sq)·e_q(v)          wrong, and wrong in just this way
 *
 * Two things make strangers agree, and neither is copying; both are learnt, from first-hand claims of
 * *others* on the same question (each counted by its probability of being first-hand, so that what is
 * merely passed on makes nothing popular):
 *
 * - *Some questions are easy.* The odds of θ_s are multiplied by how much better the others did here
 *   than they do elsewhere (`adjusted`). m, how many others it takes to believe that, is the one of a few
 *   values that foretells single claims best: large where questions are alike, small where they differ.
 * - *Some wrong answers are popular.* e_q(v) = (others who say v + β·κ) / (others who are wrong + β),
 *   with κ the chance that two wrong strangers agree, over all questions.
 */
import { firstAnswers, type Choices } from '../choices.ts';

export interface FirstHand {
  readonly ease: Float64Array;
  readonly spread: Float64Array;
  /** θ_s, by source. */
  readonly theta: Float64Array;
  /** κ. */
  readonly collision: number;
  /** m. */
  readonly record: number;
}

/** β, how many wrong others it takes to believe that an error is popular: one of these. */
const BETAS = [2, 4, 8, 32];
/** Pairs of wrong strangers assumed beforehand, and how many of them agreed. */
const MET = 40;
const AGREED = 8;
/** m at most, where labels are shared by all questions. */
const HARD = 4;
const RECORDS = [2, 4, 8, 16, 32, 64, 1e6];
/** m and β are one number each, for all: so many claims are enough to choose them by. */
const TRIED = 200_000;

/**
 * `truth`: by claim, the probability that it is true. `firstHand`: by claim. `answerTruth`: over all answers of all questions.
 */
export function firstHandModel(
  choices: Choices,
  answerTruth: Float64Array,
  firstHand: Float64Array,
): FirstHand {
  const { sources, questions, start, source, answer, answers, shared } = choices;
  const first = firstAnswers(choices);
  const claims = source.length;
  const said = new Float64Array(first[questions] as number);
  const total = new Float64Array(questions);
  const rightly = new Float64Array(questions);
  const right = new Float64Array(sources);
  const all = new Float64Array(sources);
  let pooledRight = 0;
  let pooledAll = 0;
  let collide = 0;
  let meet = 0;
  for (let q = 0; q < questions; q++) {
    const base = first[q] as number;
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      const h = firstHand[i] as number;
      const at = base + (answer[i] as number);
      said[at] = (said[at] as number) + h;
      total[q] = (total[q] as number) + h;
      const t = answerTruth[at] as number;
      const s = source[i] as number;
      right[s] = (right[s] as number) + h * t;
      all[s] = (all[s] as number) + h;
      pooledRight += h * t;
      pooledAll += h;
    }
    let wrong = 0;
    let squares = 0;
    let own = 0;
    for (let k = 0; k < (answers[q] as number); k++) {
      const n = said[base + k] as number;
      const t = answerTruth[base + k] as number;
      rightly[q] = (rightly[q] as number) + n * t;
      const w = n * (1 - t);
      wrong += w;
      squares += w * w;
    }
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      const w =
        (firstHand[i] as number) * (1 - (answerTruth[base + (answer[i] as number)] as number));
      own += w * w;
    }
    collide += squares - own;
    meet += wrong * wrong - own;
  }
  const mean = (pooledRight + 3) / (pooledAll + 4);
  const theta = new Float64Array(sources);
  for (let s = 0; s < sources; s++) {
    theta[s] = Math.min(
      0.995,
      Math.max(0.01, ((right[s] as number) + 4 * mean) / ((all[s] as number) + 4)),
    );
  }
  const collision = Math.min(0.5, Math.max(1e-3, (collide + AGREED) / (meet + MET)));

  const ease = new Float64Array(claims);
  const stray = new Float64Array(claims);
  const every = Math.max(1, Math.floor(claims / TRIED));
  const fill = (m: number, beta: number, write: boolean): number => {
    let score = 0;
    for (let q = 0; q < questions; q += write ? 1 : every) {
      const base = first[q] as number;
      const floor = shared
        ? Math.max(collision, 1 / Math.max(1, (answers[q] as number) - 1))
        : collision;
      for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
        const at = base + (answer[i] as number);
        const h = firstHand[i] as number;
        const t = answerTruth[at] as number;
        const th = theta[source[i] as number] as number;
        const others = Math.max(0, (total[q] as number) - h);
        const expected = Math.max(0, (hits[q] as number) - h * th);
        const same = Math.max(0, (said[at] as number) - h);
        // Those who are right if this is not: Σ_{k ≠ v} n_k·t_k / (1 − t).
        const elsewhere =
          t > 1 - 1e-12
            ? 0
            : Math.min(
                Math.max(0, others - same),
                Math.max(0, (rightly[q] as number) - (said[at] as number) * t) / (1 - t),
              );
        const ifTrue = adjusted(th, same, others, expected, m);
        const ifFalse = adjusted(th, elsewhere, others, expected, m);
        if (!write) {
          const alike = (same + beta * floor) / (Math.max(0, others - elsewhere) + beta);
          score +=
            h * (t * Math.log(ifTrue) + (1 - t) * Math.log((1 - ifFalse) * Math.min(1, alike)));
          continue;
        }
        // Pair left out: the first other who says the same may be whom it was taken from.
        const fellow = Math.min(1, same);
        const spread = Math.min(
          1,
          (same - fellow + beta * floor) / (Math.max(0, others - elsewhere - fellow) + beta),
        );
        ease[i] = ifTrue / th;
        // With few labels that mean the same everywhere, that two err together is no surprise – the
        // question is hard, in ways a popularity of few claims does not show –, only in which way is.
        const erring = shared ? 1 : 1 - ifFalse;
        stray[i] = (erring / (1 - th)) * spread;
      }
    }
    return score;
  };
  const hits = new Float64Array(questions);
  for (let q = 0; q < questions; q++) {
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      hits[q] =
        (hits[q] as number) + (firstHand[i] as number) * (theta[source[i] as number] as number);
    }
  }
  let record = RECORDS[0] as number;
  let best = -Infinity;
  for (const m of RECORDS) {
    const score = fill(m, BETAS[0] as number, false);
    if (score > best) [best, record] = [score, m];
  }
  let beta = BETAS[0] as number;
  for (const other of BETAS.slice(1)) {
    const score = fill(record, other, false);
    if (score > best) [best, beta] = [score, other];
  }
  if (shared) record = Math.min(record, HARD);
  fill(record, beta, true);
  return { ease, spread: stray, theta, collision, record };
}

/**
 * θ_sq: the source's own hit rate, its odds multiplied by how much better the others did here than
 * they do elsewhere: (m + right)/(m + expected right) over (m + wrong)/(m + expected wrong).
 */
function adjusted(
  theta: number,
  right: number,
  others: number,
  expected: number,
  m: number,
): number {
  const up = theta * ((m + right) / (m + expected));
  const down = (1 - theta) * ((m + others - right) / (m + Math.max(0, others - expected)));
  return Math.min(0.999, Math.max(0.001, up / (up + down)));
}
