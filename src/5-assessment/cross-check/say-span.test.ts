import { expect, it } from 'vitest';
import { sayMinutes } from './say-span.ts';

it.each([
  [0.2, 'less than a minute'],
  [1, 'a minute'],
  [40, '40 minutes'],
  [61, 'an hour'],
  [200, '3 hours 20 minutes'],
  [-90, '1 hour 30 minutes'],
  [1440 * 5, '5 days'],
  [1440 * 365 * 2, '24 months'],
  [1440 * 365 * 4, '4 years'],
])('%d minutes: %s', (minutes, words) => {
  expect(sayMinutes(minutes)).toBe(words);
});
