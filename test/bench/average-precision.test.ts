import { expect, test } from 'vitest';
import { averagePrecision, precisionRecall } from '../../bench/metrics/average-precision.ts';

const cases = (...list: [number, boolean][]) => list.map(([score, isTrue]) => ({ score, isTrue }));

test('by hand: hits at ranks 1 and 3 of 4: (1 + 2/3)/2', () => {
  const ranked = cases([0.9, true], [0.8, false], [0.7, true], [0.1, false]);
  expect(averagePrecision(ranked)).toBeCloseTo(5 / 6, 12);
});

test('cases of one score come in together', () => {
  expect(averagePrecision(cases([0.5, true], [0.5, false], [0.5, false], [0.5, true]))).toBe(0.5);
  expect(precisionRecall(cases([1, true], [0, false], [0, true]))).toEqual([
    { score: 1, precision: 1, recall: 0.5, gained: 1 },
    { score: 0, precision: 2 / 3, recall: 1, gained: 1 },
  ]);
});

test('the example of the scikit-learn manual', () => {
  const ranked = cases([0.1, false], [0.4, false], [0.35, true], [0.8, true]);
  expect(averagePrecision(ranked)).toBeCloseTo(0.8333, 4);
});
