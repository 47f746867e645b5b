import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance } from './chance.ts';
import { eachThatHappens } from './skip.ts';

describe('eachThatHappens', () => {
  it('[SI4] lets each happen with its own chance, as asking one by one would', () => {
    const chances = Float64Array.from([1, 1, 0.9, 0.5, 0.5, 0.1, 0.01, 0]);
    const runs = 200_000;
    const chance = new Chance(1);
    const counts = new Int32Array(chances.length);
    const pairs = { both: 0 };
    for (let i = 0; i < runs; i++) {
      let seen = 0;
      eachThatHappens(chance, chances, (k) => {
        counts[k]!++;
        if (k === 3 || k === 4) seen += 1;
      });
      if (seen === 2) pairs.both += 1;
    }
    chances.forEach((p, k) => {
      const error = Math.sqrt((p * (1 - p)) / runs);
      expect(Math.abs((counts[k] as number) / runs - p)).toBeLessThanOrEqual(4.5 * error);
    });
    // Independent of each other: both happen as often as the product says.
    expect(pairs.both / runs).toBeCloseTo(0.25, 2);
  });

  it('goes forward, each at most once, never where the chance is nought', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }),
        fc.nat(),
        (list, seed) => {
          const chances = Float64Array.from(list).sort().reverse();
          const seen: number[] = [];
          eachThatHappens(new Chance(seed), chances, (k) => seen.push(k));
          expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
          for (const k of seen) expect(chances[k]).toBeGreaterThan(0);
          chances.forEach((p, k) => p === 1 && expect(seen).toContain(k));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
