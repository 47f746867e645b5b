import { expect, it } from 'vitest';
import { rate } from './reliability.ts';
import { SourceRates } from './source-rates.ts';

it('[CO21] draws every source towards everybody, the more the less it has said', () => {
  const rates = new SourceRates(4, rate(3, 1));
  for (let s = 0; s < 3; s++) rates.count(s, 19, 1);
  rates.count(3, 0, 1);
  expect(rates.learn()).toBeGreaterThan(0.1);
  const { mean } = rates.everyone;
  expect(mean).toBeGreaterThan(0.75);
  expect(rates.mean[0]).toBeGreaterThan(mean);
  expect(rates.mean[3]).toBeLessThan(mean);
  expect(rates.mean[3]).toBeGreaterThan(0.3);
  rates.begin();
  expect(rates.learn()).toBeGreaterThan(0);
  expect(rates.mean[3]).toBeCloseTo(0.75, 12);
});
