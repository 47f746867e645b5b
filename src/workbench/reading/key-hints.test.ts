import { expect, it } from 'vitest';
import { suggest } from '../words/en/suggest.ts';

const keysIn = (text: string): readonly string[] =>
  text
    .split(' · ')
    .flatMap((part) => part.split(' ').filter((word) => word.length === 1 || word === 'Enter'));

it('[DE195] few keys are shown at once, and the folded ones with words that say what they do', () => {
  expect(suggest.hint.split(' · ').length).toBeLessThanOrEqual(4);
  const folded = suggest.hintMore.split(' · ');
  for (const part of folded) expect(part.split(' ').length).toBeGreaterThanOrEqual(3);
  const all = [...keysIn(suggest.hint), ...keysIn(suggest.hintMore)];
  for (const key of [
    'j',
    'k',
    'Enter',
    'e',
    'x',
    'm',
    'n',
    'v',
    'c',
    'o',
    'O',
    'p',
    '+',
    'A',
    'X',
    'u',
  ])
    expect(all).toContain(key);
  for (const label of [suggest.toolMerge, suggest.toolMake]) expect(label).toMatch(/\w{3,} \w{3,}/);
});
