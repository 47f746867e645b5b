import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaInterval, betaQuantile } from './beta-interval.ts';

/** The slow, plainly right one: Simpson's rule over the density, for a, b ≥ 2 (smooth at the ends). */
function slowCdf(x: number, a: number, b: number): number {
  const density = (t: number) => t ** (a - 1) * (1 - t) ** (b - 1);
  const area = (from: number, to: number) => {
    const steps = 4000;
    const h = (to - from) / steps;
    let sum = density(from) + density(to);
    for (let i = 1; i < steps; i++) sum += density(from + i * h) * (i % 2 === 0 ? 2 : 4);
    return (sum * h) / 3;
  };
  return area(0, x) / area(0, 1);
}

describe('betaInterval', () => {
  it('[AS4] agrees with what can be worked out by hand', () => {
    // Beta(1, n): 1 − (1 − x)^n; Beta(n, 1): x^n; Beta(1, 1): uniform; Beta(2, 2): 3x² − 2x³.
    expect(betaQuantile(0.05, 6, 1)).toBeCloseTo(0.05 ** (1 / 6), 12);
    expect(betaQuantile(0.95, 1, 6)).toBeCloseTo(1 - 0.05 ** (1 / 6), 12);
    const [low, high] = betaInterval(1, 1);
    expect(low).toBeCloseTo(0.05, 12);
    expect(high).toBeCloseTo(0.95, 12);
    expect(betaCdf(0.3, 2, 2)).toBeCloseTo(3 * 0.09 - 2 * 0.027, 12);
    // Beta(½, ½) is the arcsine law: (2/π)·asin(√x).
    expect(betaCdf(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 12);
  });
  it('[AS4] agrees with the slow integral', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 30, noNaN: true }),
        fc.double({ min: 2, max: 30, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => {
          expect(betaCdf(x, a, b)).toBeCloseTo(slowCdf(x, a, b), 4);
        },
      ),
      { numRuns: 40 },
    );
  });
  it('[AS4] law: the interval lies in 0…1, holds the median, and large counts stay finite', () => {
    const count = fc.double({ min: 0.01, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [low, high] = betaInterval(a, b);
        const median = betaQuantile(0.5, a, b);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(high);
      }),
    );
  });
  it('[AS4] refuses counts that are not positive', () => {
    expect(() => betaInterval(0, 1)).toThrow(/positive finite counts/);
  });
});
