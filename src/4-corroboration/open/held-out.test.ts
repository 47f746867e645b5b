import { describe, expect, it } from 'vitest';
import type { Choices } from '../choices.ts';
import { groupClaims } from './grouped-claims.ts';
import { Predictor } from './held-out.ts';
import { AnswerWeigher, type Chances } from './weigh-answers.ts';

/** One question: the answers given, all by sources that are right with probability .7. */
function predict(answers: readonly number[], firstHand: Float64Array | null = null, rho = 0) {
  const n = answers.length;
  const choices: Choices = {
    sources: n,
    questions: 1,
    start: Int32Array.of(0, n),
    source: Int32Array.from(answers, (_, i) => i),
    answer: Int32Array.from(answers),
    time: new Int32Array(n).fill(-1),
    answers: Int32Array.of(1 + Math.max(...answers)),
    shared: false,
  };
  const claims = groupClaims(choices);
  const chances: Chances = {
    exact: new Float64Array(n).fill(0.7),
    slip: new Float64Array(n),
    wrong: new Float64Array(n).fill(0.3),
    lnExact: new Float64Array(n).fill(Math.log(0.7)),
    lnWrong: new Float64Array(n).fill(Math.log(0.3)),
  };
  const errors = { strength: 9, rho };
  const weigher = new AnswerWeigher(claims, firstHand, null, 10);
  weigher.weigh(0, chances, errors);
  const found = { sum: 0, claims: 0 };
  new Predictor(claims, firstHand, null, 10, weigher.mostAnswers).add(
    0,
    weigher,
    chances,
    errors,
    found,
  );
  return found;
}

describe('predicting each claim from the rest', () => {
  it('gives two who agree the chance that one says what the other has said', () => {
    // The other alone is right with .7; then the same again with .7, or the same error with 2/10
    // (b = 1 and one draw before, of c = 9).
    const { sum, claims } = predict([0, 0]);
    expect(claims).toBe(2);
    expect(Math.exp(sum / 2)).toBeCloseTo(0.7 * 0.7 + 0.3 * 0.3 * (2 / 10), 9);
  });

  it('expects agreement rather than dissent', () => {
    expect(predict([0, 0, 0]).sum).toBeGreaterThan(predict([0, 0, 1]).sum);
  });

  it('does not count who is not first-hand', () => {
    const { claims } = predict([0, 0, 1], Float64Array.of(1, 0, 0.5));
    expect(claims).toBeCloseTo(1.5, 12);
  });

  it('is less surprised by the odd one out the less agreement weighs', () => {
    const crowd = Array.from({ length: 12 }, (_, i) => (i < 8 ? 0 : 1));
    expect(predict(crowd, null, 0.3).sum).toBeGreaterThan(predict(crowd, null, 0).sum);
  });
});
