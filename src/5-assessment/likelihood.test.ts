import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probability } from '#terms/quantities.ts';
import { likelihood, likelihoodBands } from './likelihood.ts';

const word = (p: number, scale: 'ICD 203' | 'PHIA' = 'ICD 203') =>
  likelihood(probability(p), scale).words;

describe('likelihood', () => {
  it('[AS3] gives the ICD 203 word; an edge takes the band nearer to even chance', () => {
    expect(word(0.68)).toBe('likely');
    expect(word(0.8)).toBe('likely');
    expect(word(0.2)).toBe('unlikely');
    expect(word(0.45)).toBe('roughly even chance');
    expect(word(0.55)).toBe('roughly even chance');
    expect(word(0.95)).toBe('very likely');
    expect(word(1)).toBe('almost certain');
    expect(word(0)).toBe('almost no chance');
  });
  it('[AS3] in a gap of the PHIA yardstick takes the nearer band', () => {
    expect(word(0.37, 'PHIA')).toBe('unlikely');
    expect(word(0.39, 'PHIA')).toBe('realistic possibility');
    expect(word(0.375, 'PHIA')).toBe('realistic possibility');
    expect(word(0.775, 'PHIA')).toBe('likely');
    expect(word(0.525, 'PHIA')).toBe('realistic possibility');
  });
  it('[AS3] law: never a less likely word for a higher probability', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    for (const scale of ['ICD 203', 'PHIA'] as const) {
      const order = likelihoodBands(scale).map(({ words }) => words);
      fc.assert(
        fc.property(unit, unit, (a, b) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          expect(order.indexOf(word(low, scale))).toBeLessThanOrEqual(
            order.indexOf(word(high, scale)),
          );
        }),
      );
    }
  });
  const taxonomy = new URL('../../../shared/data/misp/estimative-language.json', import.meta.url);
  it.skipIf(!existsSync(taxonomy))(
    '[AS3] the ICD 203 bands are those of an outside taxonomy (skipped when it is not beside the repository)',
    () => {
      const text = readFileSync(taxonomy, 'utf8');
      const bands = [...text.matchAll(/- (\d\d)-(\d\d)%/g)].map(([, low, high]) => [
        Number(low) / 100,
        Number(high) / 100,
      ]);
      expect(bands).toEqual(likelihoodBands('ICD 203').map(({ band }) => [...band]));
    },
  );
});
