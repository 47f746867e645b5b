/**
 * The posterior of every answer when each claim is explained as it is: P(all claims | z) =
 * Π_i P(v_i | z, what its parents said), a product because parents come earlier in an order (chain
 * rule). Each factor takes two values, for z = v_i and z ≠ v_i, so with L(z) = Π_i P(v_i | z)
 *
 *     log L(k) = Σ_i log P(v_i | z ≠ v_i) + Σ_{i said k} log P(v_i | z = k)/P(v_i | z ≠ v_i).
 *
 * Answers are alike beforehand. A question may have answers nobody named: with κ the chance that two
 * wrong strangers agree there are about 1 + 1/κ in all, and the unnamed ones share what is left. Where
 * the answers are the same few everywhere (`shared`) there are no others.
 */
import { firstAnswers, type Choices } from '../choices.ts';

export function answerTruth(
  choices: Choices,
  if1: Float64Array,
  if0: Float64Array,
  collision: number,
): Float64Array {
  const { questions, start, answer, answers, shared } = choices;
  const first = firstAnswers(choices);
  const out = new Float64Array(first[questions] as number);
  for (let q = 0; q < questions; q++) {
    const base = first[q] as number;
    const n = answers[q] as number;
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      const at = base + (answer[i] as number);
      out[at] = (out[at] as number) + Math.log((if1[i] as number) / (if0[i] as number));
    }
    const unnamed = shared ? 0 : Math.max(0.05, 1 + 1 / collision - n);
    let most = unnamed > 0 ? 0 : -Infinity;
    for (let k = 0; k < n; k++) most = Math.max(most, out[base + k] as number);
    // Shifted by the largest, so that it is exp(0) and nothing overflows.
    let sum = unnamed * Math.exp(-most);
    for (let k = 0; k < n; k++) {
      const e = Math.exp((out[base + k] as number) - most);
      out[base + k] = e;
      sum += e;
    }
    for (let k = 0; k < n; k++) out[base + k] = (out[base + k] as number) / sum;
  }
  return out;
}
