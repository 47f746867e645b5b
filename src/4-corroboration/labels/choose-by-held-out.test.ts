import { expect, test } from 'vitest';
import { betterHalf, chooseModels, labelsAlive, prevalenceByVotes } from './choose-by-held-out.ts';
import { fitModel, type LabelTable } from './fit-model.ts';
import { choicesFrom } from './sample-table.ts';

test('[CO46] the better half, in the order given', () => {
  expect(betterHalf([-3, -1, -2, -5, -4])).toEqual([0, 1, 2]);
  expect(betterHalf([-1, -1])).toEqual([0]);
  expect(betterHalf([0])).toEqual([0]);
});

test('[CO46] models that lost a label are not believed, unless all did', () => {
  expect(chooseModels([-1, -2, -3, -4], [false, true, true, true])).toEqual([1, 2]);
  expect(chooseModels([-1, -2, -3, -4], [false, false, false, true])).toEqual([3]);
  expect(chooseModels([-1, -2, -3, -4], [false, false, false, false])).toEqual([0, 1]);
});

test('a label is swallowed when it has lost more than half of its prevalence by votes', () => {
  const rows = Array.from({ length: 40 }, (_, q) => [0, q, q % 4 === 0 ? 1 : 0] as const);
  const table: LabelTable = {
    choices: choicesFrom(rows, 1, 40, 2),
    labels: 2,
    firstHand: null,
    known: null,
  };
  const byVotes = prevalenceByVotes(table);
  expect([...byVotes]).toEqual([0.75, 0.25]);
  const model = fitModel(table, { subtypes: 1, population: 'free' }, 1);
  const withPrevalence = (p: number) => ({
    ...model,
    prior: Float64Array.from([1 - p, p], Math.log),
  });
  expect(labelsAlive(withPrevalence(0.13), byVotes)).toBe(true);
  expect(labelsAlive(withPrevalence(0.12), byVotes)).toBe(false);
  expect(labelsAlive(withPrevalence(0.6), byVotes)).toBe(true);
  expect(labelsAlive(withPrevalence(0.63), byVotes)).toBe(false);
});

test('ties share a vote', () => {
  const choices = choicesFrom(
    [
      [0, 0, 0],
      [1, 0, 1],
    ],
    2,
    1,
    2,
  );
  expect([...prevalenceByVotes({ choices, labels: 2, firstHand: null, known: null })]).toEqual([
    0.5, 0.5,
  ]);
});
