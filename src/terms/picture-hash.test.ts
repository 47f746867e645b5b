import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BITS, likeness, likenessWithin, pictureBits, pictureHash } from './picture-hash.ts';

/** The eight views by the definition: coefficients of a mirrored picture, row by row. */
const VIEWS = [false, true].flatMap((swap) =>
  [0, 1, 2, 3].map(
    (flips) => (c: readonly number[]) =>
      Array.from({ length: BITS }, (_, i) => {
        const [v, u] = [Math.floor(i / 16), i % 16];
        const value = swap ? c[16 * u + v]! : c[i]!;
        // Frequency is index + 1: the odd frequencies change sign.
        const sign =
          ((flips & 1) === 1 && u % 2 === 0 ? -1 : 1) * (flips >= 2 && v % 2 === 0 ? -1 : 1);
        return sign * value;
      }),
  ),
);

/** Slow and plain: the least count of different signs over all eight views. */
function slowDistance(a: readonly number[], b: readonly number[]): number {
  return Math.min(
    ...VIEWS.map((view) => {
      const seen = view(b);
      return a.filter((value, i) => value > 0 !== seen[i]! > 0).length;
    }),
  );
}

const coefficients = fc.array(
  fc.integer({ min: -99, max: 99 }).filter((n) => n !== 0),
  {
    minLength: BITS,
    maxLength: BITS,
  },
);
const bits = (c: readonly number[]) => pictureBits(pictureHash(c))!;

describe('[IN210] fingerprints', () => {
  test('the distance over all views, as the slow one counts it', () => {
    fc.assert(
      fc.property(coefficients, coefficients, fc.nat(7), fc.nat(120), (a, b, view, changed) => {
        // Near ones too: b as a view of a with some signs changed.
        const near = VIEWS[view]!(a).map((value, i) => (i < changed ? -value : value));
        for (const other of [b, near]) {
          const slow = slowDistance(a, other);
          const fast = likeness(bits(a), bits(other));
          expect(fast.distance).toBe(slow);
          expect(likenessWithin(bits(a), bits(other), 63)).toEqual(slow <= 63 ? fast : null);
          expect(likeness(bits(other), bits(a)).distance).toBe(slow);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of one picture all views are at distance 0, each with its name', () => {
    const c = Array.from({ length: BITS }, (_, i) => Math.sin(i * i + 1));
    expect(VIEWS.map((view) => likeness(bits(c), bits(view(c))))).toEqual(
      [
        'as it is',
        'mirrored',
        'upside down and mirrored',
        'upside down',
        'turned by a quarter and mirrored',
        'turned by a quarter',
        'turned by a quarter',
        'turned by a quarter and mirrored',
      ].map((view) => ({ distance: 0, view })),
    );
  });

  test('what is no fingerprint is none', () => {
    for (const text of ['', 'xyz', 'A'.repeat(64), 'a'.repeat(63)])
      expect(pictureBits(text)).toBeNull();
    expect(() => pictureHash([1, 2])).toThrow(RangeError);
  });
});
