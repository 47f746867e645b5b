import { describe, expect, test } from 'vitest';
import { corroborateTable, TableBuilder } from '../engine.ts';
import { LABEL_RHO } from './temper.ts';
import { fitLabels } from './fit-labels.ts';
import type { Choices } from '../choices.ts';

/** A number from 0 to 1 that depends on nothing but the seed. */
const chance = (seed: number): number => {
  const x = Math.sin(seed * 12.9898 + 4.1414) * 43758.5453;
  return x - Math.floor(x);
};

/** Six sources on 200 yes-or-no questions; `together`: they are wrong about the same ones. */
function table(together: boolean): { choices: Choices; truth: Int32Array } {
  const [questions, sources] = [200, 6];
  const truth = Int32Array.from({ length: questions }, (_, q) => Number(chance(q) < 0.5));
  const answer = new Int32Array(questions * sources);
  for (let q = 0; q < questions; q++) {
    const misleading = together && chance(q + 1000) < 0.3;
    for (let s = 0; s < sources; s++) {
      const errs = chance(q * sources + s + 5000) < (misleading ? 0.85 : together ? 0.05 : 0.25);
      answer[q * sources + s] = errs ? 1 - (truth[q] as number) : (truth[q] as number);
    }
  }
  return {
    truth,
    choices: {
      sources,
      questions,
      start: Int32Array.from({ length: questions + 1 }, (_, q) => q * sources),
      source: answer.map((_, i) => i % sources),
      answer,
      time: answer.map(() => -1),
      answers: new Int32Array(questions).fill(2),
      shared: true,
    },
  };
}

const known = (truth: Int32Array, outcomes: number): Int32Array =>
  truth.map((label, q) => (q < outcomes ? label : -1));

describe('[CO87] ρ of labels', () => {
  test('is learnt from outcomes: higher where sources err together than where each errs alone', () => {
    const [alike, alone] = [table(true), table(false)];
    const rhoAlike = fitLabels(alike.choices, { known: known(alike.truth, 100) }).rho;
    const rhoAlone = fitLabels(alone.choices, { known: known(alone.truth, 100) }).rho;
    expect(rhoAlike).toBeGreaterThan(rhoAlone);
    expect(rhoAlone).toBeLessThan(LABEL_RHO);
  });

  test('gives the questions without an outcome better probabilities', () => {
    for (const together of [true, false]) {
      const { choices, truth } = table(together);
      const outcomes = known(truth, 100);
      const loss = (rho?: number): number => {
        const fit = fitLabels(choices, { known: outcomes, ...(rho === undefined ? {} : { rho }) });
        let sum = 0;
        for (let q = 100; q < 200; q++) {
          sum -= Math.log(fit.posterior[(fit.first[q] as number) + (truth[q] as number)] as number);
        }
        return sum;
      };
      expect(loss()).toBeLessThanOrEqual(loss(LABEL_RHO) + 0.5);
    }
  });

  test('stays as it is without outcomes, with few, and where a person fixed it', () => {
    const { choices, truth } = table(false);
    expect(fitLabels(choices).rho).toBe(LABEL_RHO);
    expect(fitLabels(choices, { known: known(truth, 19) }).rho).toBe(LABEL_RHO);
    expect(fitLabels(choices, { known: known(truth, 100), rho: 0.2 }).rho).toBe(0.2);
  });

  test('does not depend on the order of rows', () => {
    const { choices, truth } = table(true);
    const rows = Array.from(choices.answer, (a, i) => ({
      source: `S${i % 6}`,
      question: `q${String(Math.floor(i / 6)).padStart(3, '0')}`,
      value: a === 1 ? 'held' : 'freed',
    }));
    const outcomes = new Map(
      Array.from({ length: 60 }, (_, q) => [
        `q${String(q).padStart(3, '0')}`,
        truth[q] === 1 ? 'held' : 'freed',
      ]),
    );
    const answers = (list: typeof rows) => {
      const builder = new TableBuilder();
      for (const row of list) builder.add(row);
      const found = corroborateTable(builder.done(), { known: outcomes });
      return new Map([...found.results()].map((r) => [r.question + r.value, r.probability]));
    };
    const [one, other] = [answers(rows), answers(rows.toReversed())];
    for (const [answer, p] of one) expect(other.get(answer)).toBeCloseTo(p, 9);
  });
});
