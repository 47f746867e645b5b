import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BARE, DATED, rankTimes, UNSTATED } from './rank-times.ts';

/** The slow twin. */
function slowly(times: readonly (number | null)[]): number[] {
  const sorted = [...new Set(times.filter((t) => t !== null))].sort((a, b) => a - b);
  return times.map((t) => (t === null ? -1 : sorted.indexOf(t)));
}

test('ranks as sorting the different times does', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: -50, max: 50 }))), (times) => {
      const kind = Uint8Array.from(times, (t) => (t === null ? UNSTATED : DATED));
      const { rank } = rankTimes(
        kind,
        Float64Array.from(times, (t) => t ?? NaN),
      );
      expect([...rank]).toEqual(slowly(times));
    }),
  );
});

test('any finite numbers, however far apart', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.constantFrom(1e308, -1e308, 0, 1e-300, 1.7e12, 1.7e12 + 1),
        ),
        { minLength: 1, maxLength: 40 },
      ),
      (times) => {
        const plain = times.map((t) => t + 0);
        const { rank } = rankTimes(
          new Uint8Array(plain.length).fill(BARE),
          Float64Array.from(plain),
        );
        expect([...rank]).toEqual(slowly(plain));
      },
    ),
  );
});

test('years among dates; other bare numbers cannot be placed', () => {
  const { rank, unranked } = rankTimes(
    Uint8Array.of(DATED, BARE, BARE, BARE),
    Float64Array.of(Date.UTC(2026, 5, 1), 2026, 3.5, 2027),
  );
  expect([...rank]).toEqual([1, 0, -1, 2]);
  expect(unranked).toBe(1);
  expect([...rankTimes(Uint8Array.of(BARE, BARE), Float64Array.of(3.5, 2026)).rank]).toEqual([
    0, 1,
  ]);
});
