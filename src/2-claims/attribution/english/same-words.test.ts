import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlapOf, saysTheSame, type Said } from './same-words.ts';

const said = (source: Said['source'], ...content: [number, number][]): Said => ({
  source,
  content,
});

it.each<[string, Said, Said, boolean]>([
  ['the same', said([0, 2], [3, 9]), said([0, 2], [3, 9]), true],
  ['half of the words', said([0, 2], [3, 9]), said([1, 2], [3, 6]), true],
  ['less than half', said([0, 2], [3, 9]), said([0, 2], [3, 5]), false],
  ['another speaker', said([0, 2], [3, 9]), said([2, 3], [3, 9]), false],
  ['no speaker in both', said(null, [3, 9]), said(null, [4, 9]), true],
  ['a speaker in one', said(null, [3, 9]), said([0, 2], [3, 9]), false],
  ['in pieces', said([[0, 2]], [3, 5], [7, 9]), said([[1, 3]], [3, 9]), true],
])('[CL118] two reports that say the same: %s', (_, a, b, same) => {
  expect([saysTheSame(a, b), saysTheSame(b, a)]).toEqual([same, same]);
});

it('the overlap lies between 0 and 1, is the same both ways, and is 1 of a list with itself', () => {
  const span = fc
    .tuple(fc.nat(50), fc.integer({ min: 1, max: 9 }))
    .map(([at, long]): [number, number] => [at, at + long]);
  fc.assert(
    fc.property(span, span, (a, b) => {
      const over = overlapOf([a], [b]);
      expect(over).toBeGreaterThanOrEqual(0);
      expect(over).toBeLessThanOrEqual(1);
      expect(over).toBe(overlapOf([b], [a]));
      expect(overlapOf([a], [a])).toBe(1);
    }),
  );
});
