import { expect, it } from 'vitest';
import { words } from './words.ts';
import { readWordGroups } from './word-groups.ts';

it('[CL116] words stand in fine groups, these in middle ones, these in coarse ones', () => {
  const { fine, middle, coarse } = readWordGroups('a b|c;d/e');
  expect([...fine]).toEqual([
    ['a', 0],
    ['b', 0],
    ['c', 1],
    ['d', 2],
    ['e', 3],
  ]);
  expect(middle).toEqual([0, 0, 1, 2]);
  expect(coarse).toEqual([0, 0, 0, 1]);
});

it('[CL116] words that report stand near each other, and only words in lower case are listed', () => {
  const { groups } = words();
  const at = (word: string): number => groups.coarse[groups.fine.get(word) ?? -1] ?? -1;
  expect(at('insisted')).toBe(at('asserted'));
  expect(at('insisted')).not.toBe(at('bread'));
  for (const word of groups.fine.keys()) expect(word).toMatch(/^[a-z][a-z'-]+$/);
});
