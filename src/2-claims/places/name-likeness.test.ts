import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostLikeness, nameLikeness, SAME_NAME, soundBag } from './name-likeness.ts';
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

test('[CL170] what is told from the bags of sounds is never less than the likeness', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [x, y] = [readName(a), readName(b)];
      const likeness = nameLikeness(x, y);
      expect(mostLikeness(soundBag(x), soundBag(y))).toBeGreaterThanOrEqual(likeness - 1e-9);
      const asked = nameLikeness(x, y, SAME_NAME);
      if (likeness >= SAME_NAME) expect(asked).toBe(likeness);
      else expect(asked).toBeLessThan(SAME_NAME);
    }),
    { numRuns: 1_000 },
  );
});
