import { expect, test } from 'vitest';
import { logLoss } from '../../bench/metrics/log-loss.ts';

test('by hand: −(ln .5 + ln .25)/2 = 1.5 ln 2', () => {
  expect(logLoss({ gold: [0.5, 0.25] })).toBeCloseTo(1.5 * Math.LN2, 12);
});

test('no probability at all costs 20.7, not infinity', () => {
  expect(logLoss({ gold: [0] })).toBeCloseTo(20.723, 3);
});
