import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctForMany, permutationTest, seeded, type Unit } from './permutation.ts';

const units = (stratum: string, marked: readonly number[], others: readonly number[]): Unit[] => [
  ...marked.map((value) => ({ stratum, marked: true, value })),
  ...others.map((value) => ({ stratum, marked: false, value })),
];
const never = (): number => {
  throw new Error('an exact test draws nothing');
};

/** Every deal, one after the other. */
function slowly(all: readonly Unit[]): number {
  const strata = [...new Set(all.map(({ stratum }) => stratum))].map((name) =>
    all.filter(({ stratum }) => stratum === name),
  );
  let sums = [0];
  for (const own of strata) {
    const marks = own.filter(({ marked }) => marked).length;
    const here: number[] = [];
    for (let set = 0; set < 2 ** own.length; set++) {
      const chosen = own.filter((_, i) => (set >> i) & 1);
      if (chosen.length === marks) here.push(chosen.reduce((sum, { value }) => sum + value, 0));
    }
    sums = sums.flatMap((sum) => here.map((more) => sum + more));
  }
  const seen = all.reduce((sum, { marked, value }) => sum + (marked ? value : 0), 0);
  return sums.filter((sum) => sum >= seen - 1e-6).length / sums.length;
}

describe('permutation', () => {
  test('[AS63] five of five marked and none of five others: one deal in 252', () => {
    const found = permutationTest(units('', [1, 1, 1, 1, 1], [0, 0, 0, 0, 0]), never);
    expect(found).toEqual({ p: expect.closeTo(1 / 252, 12) as number, exact: true, draws: 0 });
  });

  test('[AS63] law: the exact p is the share of all deals, strata and all', () => {
    const value = fc.constantFrom(0, 1, 2.5);
    const part = (stratum: string) =>
      fc
        .array(fc.record({ marked: fc.boolean(), value }), { maxLength: 6 })
        .map((list) => list.map((one) => ({ ...one, stratum })));
    fc.assert(
      fc.property(part('a'), part('b'), (a, b) => {
        const found = permutationTest([...a, ...b], never);
        if (found !== null) expect(found.p).toBeCloseTo(slowly([...a, ...b]), 9);
      }),
      { numRuns: 150 },
    );
  });

  test('[AS63] where the sums are too many it draws, the same for the same seed, and never says 0', () => {
    const many = units(
      '',
      Array.from({ length: 40 }, (_, i) => 1 + Math.sqrt(i)),
      Array.from({ length: 40 }, (_, i) => Math.sqrt(i) / Math.PI),
    );
    const found = permutationTest(many, seeded(7));
    expect(found?.exact).toBe(false);
    expect(found?.p).toBe(1 / 10_000);
    const shifted = many.map((unit, i) => ({ ...unit, marked: i % 2 === 0 }));
    expect(permutationTest(shifted, seeded(7))).toEqual(permutationTest(shifted, seeded(7)));
  });

  test.each([
    ['nobody is marked', units('', [], [1, 0])],
    ['all are marked', units('', [1, 0], [])],
    ['all values are equal', units('', [1, 1], [1, 1])],
    ['no stratum has both', [...units('a', [1, 0], []), ...units('b', [], [1, 0])]],
    ['there is nothing', []],
  ])('[AS63] there is no test when %s', (_, all) => {
    expect(permutationTest(all, never)).toBeNull();
  });

  test('[AS63] a value that is no number is refused', () => {
    expect(() => permutationTest(units('', [Number.NaN], [1]), never)).toThrow(/must be finite/);
  });

  test('[AS64] corrected for many as the step-up procedure says', () => {
    // Benjamini & Hochberg (1995), §4.1: of these fifteen the first four are found at .05.
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    const corrected = correctForMany(ps);
    expect(corrected.filter((q) => q <= 0.05)).toHaveLength(4);
    expect(corrected[0]).toBeCloseTo(0.0015, 10);
    expect(correctForMany([])).toEqual([]);
  });

  test('[AS64] law: correcting keeps the order, never lowers a p, and one p stays as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        const qs = correctForMany(ps);
        ps.forEach((p, i) => {
          expect(qs[i]).toBeGreaterThanOrEqual(p - 1e-12);
          ps.forEach((other, j) => p < other && expect(qs[i]).toBeLessThanOrEqual(qs[j] as number));
        });
        if (ps.length === 1) expect(qs).toEqual(ps);
      }),
    );
  });
});
