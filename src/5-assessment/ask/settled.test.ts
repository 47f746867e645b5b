import { expect, it } from 'vitest';
import { isSettled } from './settled.ts';

it('[AS123] an answer settles at 90 %, a number at a fifth of itself, a time at a day and a half', () => {
  const plain = (probability: number) => ({ label: '', probability, estimate: null });
  expect(isSettled(plain(0.9), 'yes-no')).toBe(true);
  expect(isSettled(plain(0.89), 'yes-no')).toBe(false);
  const span = (low: number, high: number) => ({
    label: '',
    probability: 0.9,
    estimate: { low, median: (low + high) / 2, high },
  });
  expect(isSettled(span(95, 110), 'number')).toBe(true);
  expect(isSettled(span(90, 120), 'number')).toBe(false);
  expect(isSettled(span(2, 4), 'number')).toBe(true);
  const hour = 3_600_000;
  expect(isSettled(span(0, 36 * hour), 'time')).toBe(true);
  expect(isSettled(span(0, 37 * hour), 'time')).toBe(false);
});
