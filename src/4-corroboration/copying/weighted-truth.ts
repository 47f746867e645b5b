/**
 * A first posterior of the truth: one hit rate per source, each claim counted by its weight.
 *
 * EM for θ_s with a Beta(3, 1) prior (informants are right more often than not): the E step multiplies
 * odds θ/(1 − θ)·(N − 1) to the power of the claim's weight, the M step counts hits by weight.
 */
import { answerTruth } from './answer-truth.ts';
import { firstAnswers, type Choices } from '../choices.ts';

const ROUNDS = 8;
/** Wrong answers there are for every right one, at least. */
const WRONG = 4;

export interface WeightedTruth {
  readonly truth: Float64Array;
  /** By claim: what it brought, P(v | z = v) and P(v | z ≠ v), each to the power of its weight. */
  readonly if1: Float64Array;
  readonly if0: Float64Array;
  /** By claim: the posterior of what it says. */
  readonly right: Float64Array;
  readonly theta: Float64Array;
}

export function weightedTruth(choices: Choices, weight: Float64Array): WeightedTruth {
  const { sources, questions, start, source, answer, answers, shared } = choices;
  const first = firstAnswers(choices);
  const out = new Float64Array(first[questions] as number);
  const odds = new Float64Array(sources).fill(Math.log(0.7 / 0.3));
  for (let round = 0; round < ROUNDS; round++) {
    const right = new Float64Array(sources);
    const all = new Float64Array(sources);
    for (let q = 0; q < questions; q++) {
      const base = first[q] as number;
      const n = answers[q] as number;
      const wrong = Math.log(shared ? Math.max(1, n - 1) : Math.max(WRONG, n - 1));
      out.fill(0, base, base + n);
      for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
        const at = base + (answer[i] as number);
        out[at] =
          (out[at] as number) +
          (weight[i] as number) * ((odds[source[i] as number] as number) + wrong);
      }
      let most = 0;
      for (let k = 0; k < n; k++) most = Math.max(most, out[base + k] as number);
      // Answers nobody named count as one that nobody supports.
      let sum = shared ? 0 : Math.exp(-most) * Math.max(1, WRONG + 1 - n);
      for (let k = 0; k < n; k++) {
        out[base + k] = Math.exp((out[base + k] as number) - most);
        sum += out[base + k] as number;
      }
      for (let k = 0; k < n; k++) out[base + k] = (out[base + k] as number) / sum;
      for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
        const s = source[i] as number;
        const w = weight[i] as number;
        right[s] = (right[s] as number) + w * (out[base + (answer[i] as number)] as number);
        all[s] = (all[s] as number) + w;
      }
    }
    for (let s = 0; s < sources; s++) {
      const theta = Math.min(0.97, ((right[s] as number) + 3) / ((all[s] as number) + 4));
      odds[s] = Math.log(theta / (1 - theta));
    }
  }
  const if1 = new Float64Array(source.length);
  const if0 = new Float64Array(source.length);
  for (let i = 0; i < source.length; i++) {
    const theta = 1 / (1 + Math.exp(-(odds[source[i] as number] as number)));
    if1[i] = theta ** (weight[i] as number);
    if0[i] = ((1 - theta) / WRONG) ** (weight[i] as number);
  }
  const truth = answerTruth(choices, if1, if0, 1 / WRONG);
  const right = new Float64Array(source.length);
  for (let q = 0; q < questions; q++) {
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      right[i] = truth[(first[q] as number) + (answer[i] as number)] as number;
    }
  }
  const theta = odds.map((o) => 1 / (1 + Math.exp(-o)));
  return { truth, if1, if0, right, theta };
}
