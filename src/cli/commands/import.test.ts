import { expect, test } from 'vitest';
import { howToGoOn } from './import.ts';

test('[IN239] who stops an import is told what is in, how to go on and how to take it back', () => {
  expect(howToGoOn(3, 40, 'North', false)).toBe(
    '3 of 40 files are in. Run the same command again to go on: what is in is not taken in twice. With --undo it is taken back.',
  );
  // The case is there now: the same command would be refused.
  expect(howToGoOn(3, 40, 'North', true)).toContain('--case "North" in place of --new-case');
});
