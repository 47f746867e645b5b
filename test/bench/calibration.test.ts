import { expect, test } from 'vitest';
import { calibrationError, reliabilityBins } from '../../bench/metrics/calibration.ts';

test('by hand: two bins', () => {
  // .9 stated twice, right once: off by .4; .6 stated twice, right once: off by .1.
  const judged = { top: [0.9, 0.9, 0.6, 0.6], right: [1, 0, 1, 0] };
  expect(calibrationError(judged)).toBeCloseTo(0.25, 12);
});

test('a border belongs to the lower bin, whatever rounding does; 0 to the first', () => {
  const bins = reliabilityBins({ top: [0, 0.1, 0.3, 0.1 + 0.2, 0.31, 1], right: Array(6).fill(1) });
  expect(bins.map(({ count }) => count)).toEqual([2, 0, 2, 1, 0, 0, 0, 0, 0, 1]);
});

test('stated and come true alike: none', () => {
  expect(calibrationError({ top: [0.75, 0.75, 0.75, 0.75], right: [1, 1, 1, 0] })).toBe(0);
});
