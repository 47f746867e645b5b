import { expect, test } from 'vitest';
import { accuracy } from '../../bench/metrics/accuracy.ts';

test('mean of what is right, ties in halves', () => {
  expect(accuracy({ right: [1, 0.5, 0, 1] })).toBe(0.625);
});
