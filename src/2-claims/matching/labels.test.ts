import { expect, test } from 'vitest';
import { isThing } from './labels.ts';

test.each([
  ['Market', true],
  ['Picture', true],
  ['Northern checkpoint', true],
  ['Convoy of the 11th', true],
  ['Rowan', false],
  ['Shop 4', false],
  ['A guard', false],
  ['Our driver', false],
] as const)('[IN273] “%s:” is a thing that is spoken of: %s', (label, is) => {
  expect(isThing(label)).toBe(is);
});
