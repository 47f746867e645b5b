import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropy, expectedInformation, informationBetween } from './expected-information.ts';

const weights = (n: number) =>
  fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: n, maxLength: n })
    .map((list) => Float64Array.from(list));
const distribution = (n: number) =>
  weights(n).map((list) => {
    const sum = list.reduce((a, b) => a + b, 0);
    return list.map((p) => p / sum);
  });
const experiment = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([states, answers]) =>
    fc.record({
      now: distribution(states),
      rows: fc.array(weights(states), { minLength: answers, maxLength: answers }),
      knows: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  );

/** H(π) − Σ p·H(π_v), term by term as the definition has it. */
function byDefinition(now: Float64Array, rows: readonly Float64Array[], knows: number): number {
  let left = (1 - knows) * entropy(now);
  for (const row of rows) {
    const joint = now.map((p, z) => {
      const sum = rows.reduce((all, one) => all + (one[z] as number), 0);
      return (p * (row[z] as number)) / sum;
    });
    const chance = joint.reduce((a, b) => a + b, 0);
    if (chance > 0) left += knows * chance * entropy(joint.map((p) => p / chance));
  }
  return entropy(now) - left;
}

describe('expected information', () => {
  it('[AS115] is never negative and is what the definition gives', () => {
    fc.assert(
      fc.property(experiment, ({ now, rows, knows }) => {
        const { gain, chances } = expectedInformation(now, rows, knows);
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeCloseTo(byDefinition(now, rows, knows), 9);
        expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(knows, 9);
      }),
    );
  });

  it('[AS115] is no more than what is not known, and the same in any order of answers', () => {
    fc.assert(
      fc.property(experiment, ({ now, rows, knows }) => {
        const { gain } = expectedInformation(now, rows, knows);
        expect(gain).toBeLessThanOrEqual(entropy(now) + 1e-9);
        expect(expectedInformation(now, rows.toReversed(), knows).gain).toBeCloseTo(gain, 9);
      }),
    );
  });

  it('[AS115] is zero where the answers do not depend on the truth, and for who cannot know', () => {
    const now = Float64Array.of(0.7, 0.3);
    const same = [Float64Array.of(0.6, 0.6), Float64Array.of(0.4, 0.4)];
    expect(expectedInformation(now, same).gain).toBeCloseTo(0, 12);
    const perfect = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
    expect(expectedInformation(now, perfect).gain).toBeCloseTo(entropy(now), 12);
    expect(expectedInformation(now, perfect, 0).gain).toBe(0);
  });

  it('refuses a chance that is none', () => {
    expect(() => expectedInformation(Float64Array.of(1), [], 1.2)).toThrow(RangeError);
  });
});

describe('the spread between states of affairs', () => {
  it('[AS115] is never negative, and zero where they do not differ', () => {
    fc.assert(
      fc.property(fc.array(distribution(4), { minLength: 1, maxLength: 4 }), (list) => {
        const chance = 1 / list.length;
        const states = list.map((posterior) => ({ chance, posterior }));
        expect(informationBetween(states)).toBeGreaterThanOrEqual(0);
        const [first] = list as [Float64Array];
        expect(informationBetween(list.map(() => ({ chance, posterior: first })))).toBeCloseTo(
          0,
          9,
        );
      }),
    );
  });
});
