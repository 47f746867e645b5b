import { expect, test } from 'vitest';
import { howToGoOn, stepOf } from './import.ts';

test('[IN239] who stops an import is told what is in, how to go on and how to take it back', () => {
  expect(howToGoOn(3, 40, 'North', false)).toBe(
    '3 of 40 files are in. Run the same command again to go on: what is in is not taken in twice. With --undo it is taken back.',
  );
  // The case is there now: the same command would be refused.
  expect(howToGoOn(3, 40, 'North', true)).toContain('--case "North" in place of --new-case');
});

test('[CM83] the bar says what is being done', () => {
  const now = { stage: 'reading', file: 'chat.zip', bytes: 1, ofBytes: 9, documents: 0 } as const;
  expect(stepOf({ ...now, files: 0, ofFiles: 1 })).toBe('reading chat.zip');
  expect(stepOf({ ...now, files: 0, ofFiles: 1, documents: 500 })).toBe(
    'reading chat.zip, 500 documents',
  );
  expect(stepOf({ ...now, file: 'a/IMG 1.jpg', files: 3, ofFiles: 12 })).toBe(
    'reading IMG 1.jpg, 4 of 12 inside',
  );
  expect(stepOf({ ...now, stage: 'storing', files: 1, ofFiles: 1, documents: 1 })).toBe(
    'storing 1 document',
  );
  // The name of a file moves no cursor.
  expect(stepOf({ ...now, file: 'a\u001b[2J.txt', files: 0, ofFiles: 1 })).not.toContain('\u001b');
});
