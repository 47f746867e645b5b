import { describe, expect, it } from 'vitest';
import { rate } from '../reliability.ts';
import { fitPopulation } from './population.ts';

const ABOVE = rate(3, 1);

describe('the population of sources', () => {
  it('is the level above when nobody has a record', () => {
    const fitted = fitPopulation(new Float64Array(3), new Float64Array(3), ABOVE, 0.5);
    expect(fitted.mean).toBeCloseTo(ABOVE.mean, 12);
    expect(fitted.right + fitted.wrong).toBeCloseTo(4, 9);
  });

  it('[CO50] comes close to the Beta distribution that made the records', () => {
    // Deciles of Beta(6, 4), each with 200 cases.
    const rates = [0.344, 0.44, 0.501, 0.549, 0.591, 0.628, 0.663, 0.697, 0.742, 0.808];
    const many = Array.from({ length: 200 }, (_, i) => rates[i % 10] as number);
    const fitted = fitPopulation(
      Float64Array.from(many, (p) => 200 * p),
      Float64Array.from(many, (p) => 200 * (1 - p)),
      ABOVE,
      0.5,
    );
    expect(fitted.mean).toBeCloseTo(0.6, 1);
    expect(fitted.right + fitted.wrong).toBeGreaterThan(8);
    expect(fitted.right + fitted.wrong).toBeLessThan(16);
  });

  it('[CO50] never goes below the least mean, and never takes one case for the whole of a source', () => {
    const fitted = fitPopulation(Float64Array.of(0, 0, 1), Float64Array.of(1, 1, 0), ABOVE, 0.5);
    expect(fitted.mean).toBeGreaterThanOrEqual(0.5);
    const torn = fitPopulation(
      Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 50 : 0)),
      Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0 : 50)),
      ABOVE,
      0.5,
    );
    expect(torn.right + torn.wrong).toBeCloseTo(2, 9);
  });
});
