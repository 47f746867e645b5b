import { describe, expect, test } from 'vitest';
import { fitModel, toProbabilities, type LabelTable } from './fit-model.ts';
import { PANEL, type ModelShape } from './model-shape.ts';
import { choicesFrom, inventedTable } from './sample-table.ts';

const plain: ModelShape = { subtypes: 1, population: 'free' };
const { choices, truth } = inventedTable(
  11,
  { sources: 10, questions: 400, labels: 2, each: 8 },
  (s, z) => (s === 9 ? 0.5 : z === 0 ? 0.9 : 0.65),
);
const table: LabelTable = { choices, labels: 2, firstHand: null, known: null };

describe('learning one model', () => {
  test('finds the rates that made the table', () => {
    const { log, slot } = fitModel(table, plain);
    const p = (s: number, t: number, v: number) =>
      Math.exp(log[((slot[s] as number) * 2 + v) * 2 + t] as number);
    let off = 0;
    for (let s = 0; s < 9; s++) {
      off += Math.abs(p(s, 0, 0) - 0.9) + Math.abs(p(s, 1, 1) - 0.65);
    }
    expect(off / 18).toBeLessThan(0.05);
    expect(p(9, 0, 0)).toBeLessThan(0.62);
  });

  test('begins from rates learnt before, and ends where it would have from the votes', () => {
    const before = fitModel(table, plain);
    const again = fitModel(table, plain, 60, before);
    expect(again.rounds).toBeLessThan(before.rounds);
    before.log.forEach((value, i) => expect(again.log[i]).toBeCloseTo(value, 1));
  });

  test('outcomes count in full, agreement half', () => {
    const { right, wrong } = fitModel({ ...table, known: truth }, plain);
    const claims = choices.source.filter((s) => s === 3).length;
    expect((right[3] as number) + (wrong[3] as number)).toBeCloseTo(claims, 9);
    let hits = 0;
    for (let q = 0; q < choices.questions; q++) {
      for (let i = choices.start[q] as number; i < (choices.start[q + 1] as number); i++) {
        if (choices.source[i] === 3 && choices.answer[i] === truth[q]) hits++;
      }
    }
    expect(right[3]).toBeCloseTo(hits, 9);
  });

  test('every model of the panel gives rates that are probabilities', () => {
    for (const shape of PANEL) {
      const { log, prior, labelOf } = fitModel(table, shape, 10);
      const kinds = labelOf.length;
      expect(prior.reduce((sum, x) => sum + Math.exp(x), 0)).toBeCloseTo(1, 12);
      for (let slot = 0; slot * 2 * kinds < log.length; slot++) {
        for (let t = 0; t < kinds; t++) {
          const row = [0, 1].map((v) => Math.exp(log[(slot * 2 + v) * kinds + t] as number));
          expect((row[0] as number) + (row[1] as number)).toBeCloseTo(1, 12);
        }
      }
    }
  });

  test('a likely copy teaches less about its source than a first-hand report', () => {
    const firstHand = new Float64Array(choices.source.length).fill(1);
    choices.source.forEach((s, i) => {
      if (s === 0) firstHand[i] = 0.2;
    });
    const { right, wrong } = fitModel({ ...table, firstHand }, plain);
    expect((right[0] as number) + (wrong[0] as number)).toBeLessThan(
      0.4 * ((right[1] as number) + (wrong[1] as number)),
    );
  });

  test('a source who knows nothing of a kind of question keeps what everyone does', () => {
    const two = choicesFrom(
      [
        [0, 0, 0],
        [1, 0, 0],
      ],
      3,
      1,
      2,
    );
    const { right, wrong } = fitModel(
      { choices: two, labels: 2, firstHand: null, known: null },
      plain,
    );
    expect((right[2] as number) + (wrong[2] as number)).toBe(0);
  });
});

test('logarithms far below what a number can hold still become probabilities', () => {
  const values = Float64Array.from([-1e6, -1e6 - Math.log(3), -2e6]);
  toProbabilities(values, 3);
  expect(values[0]).toBeCloseTo(0.75, 9);
  expect(values[2]).toBe(0);
});
