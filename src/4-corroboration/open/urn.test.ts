import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draws, perDraw } from './urn.ts';

describe('the urn of wrong answers', () => {
  it('multiplies up what single draws cost', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.nat(30), (x, n) => {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += Math.log(x + i);
        expect(Math.abs(draws(x, n) - sum)).toBeLessThan(1e-9);
        expect(Math.abs(n * perDraw(x, n) - sum)).toBeLessThan(1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a part of a draw for that part of its cost', () => {
    expect(draws(3, 0.25)).toBeCloseTo(0.25 * draws(3, 1), 12);
    expect(draws(3, 0)).toBe(0);
    expect(perDraw(3, 0)).toBeCloseTo(Math.log(3), 12);
  });
});
