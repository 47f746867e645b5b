import { describe, expect, it } from 'vitest';
import { digamma, lnGamma } from './gamma.ts';

describe('gamma', () => {
  it('is the factorial', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 11);
      factorial *= n;
    }
  });

  it('agrees with tables (Abramowitz & Stegun 6.1, 6.3)', () => {
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 11);
    expect(lnGamma(1e-3)).toBeCloseTo(6.907178885383853, 10);
    expect(lnGamma(1e6)).toBeCloseTo(12815504.569147611, 6);
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 11);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 11);
    expect(digamma(10)).toBeCloseTo(2.251752589066721, 11);
  });

  it('has the digamma function for its slope', () => {
    for (const x of [0.05, 0.3, 1, 2.5, 5.9, 6.1, 40]) {
      const h = 1e-5 * x;
      expect((lnGamma(x + h) - lnGamma(x - h)) / (2 * h)).toBeCloseTo(digamma(x), 5);
    }
  });
});
