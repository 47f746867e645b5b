import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameLikeness } from './name-likeness.ts';
import { readName } from './place-key.ts';

const name = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z]{1,6})?$/),
  fc.stringMatching(/^[\u0627-\u063A\u0641-\u064A]{2,8}$/),
);

test('[CL170] likeness is between 0 and 1, the same both ways, and 1 of a name with itself', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [x, y] = [readName(a), readName(b)];
      const likeness = nameLikeness(x, y);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(nameLikeness(y, x)).toBeCloseTo(likeness, 9);
      if (x.skeleton.length > 1) expect(nameLikeness(x, x)).toBe(1);
    }),
    { numRuns: 500 },
  );
});

test('[CL170] one difference weighs more in a short name', () => {
  const of = (a: string, b: string): number => nameLikeness(readName(a), readName(b));
  expect(of('Hims', 'Himl')).toBeLessThan(of('Maarat Misrims', 'Maarat Misriml'));
});
