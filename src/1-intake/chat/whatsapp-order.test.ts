import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHeader } from './whatsapp-header.ts';
import { acceptInOrder, decideOrder, longestRun, timeOf } from './whatsapp-order.ts';

/** The slow right version: every subsequence. */
function longestRunSlow(times: readonly (number | null)[]): number {
  let best = 0;
  for (let mask = 0; mask < 1 << times.length; mask += 1) {
    const run = times.filter((_, i) => (mask >> i) & 1);
    if (run.every((time, i) => time !== null && time >= (run[i - 1] ?? -Infinity)))
      best = Math.max(best, run.length);
  }
  return best;
}

test('[IN13] the longest run in order of time is as long as trying them all finds', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(6)), { maxLength: 10 }), (times) => {
      const run = longestRun(times);
      expect(run.length).toBe(longestRunSlow(times));
      expect(
        run.every(
          (i, k) => times[i] !== null && (times[i] ?? 0) >= (times[run[k - 1] ?? -1] ?? -1),
        ),
      ).toBe(true);
    }),
  );
});

test('[IN13] one header out of place, even the first, does not cost the others', () => {
  const known = (): boolean => false;
  expect(acceptInOrder([9e9, 1e6, 2e6, 3e6], known).accepted).toEqual([1, 2, 3]);
  expect(acceptInOrder([1e6, 9e9, 2e6, 3e6], known).accepted).toEqual([0, 2, 3]);
  expect(acceptInOrder([1e6, 2e6, 0, 3e6], known).accepted).toEqual([0, 1, 3]);
  expect(acceptInOrder([], known).accepted).toEqual([]);
});

test('[IN12] the order of the date', () => {
  const headers = (...lines: string[]) =>
    lines.map((line, i) => readHeader(line, i + 1)).filter((h) => h !== null);
  expect(decideOrder(headers('2026/09/15, 20:46 - A: x')).order).toBe('year-month-day');
  expect(decideOrder(headers('26/09/05, 20:46 - A: x', '45/09/31, 20:46 - A: x')).order).toBe(
    'day-month-year',
  );
  expect(decideOrder(headers('32/09/15, 20:46 - A: x', '32/10/31, 20:46 - A: x')).order).toBe(
    'year-month-day',
  );
  expect(decideOrder([]).sure).toBe(true);
  const [leap] = headers('29/02/2026, 20:46 - A: x');
  expect(leap === undefined ? 0 : timeOf(leap, 'day-month-year')).toBeNull();
});
