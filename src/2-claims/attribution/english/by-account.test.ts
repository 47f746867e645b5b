import { expect, test } from 'vitest';
import { byAccount } from './by-account.ts';
import { columns } from './columns.ts';
import { loadGrammar } from './english.ts';

function found(text: string): string[] {
  const c = columns(text, loadGrammar());
  const words = ([a, b]: readonly [number, number]): string => c.t.word.slice(a, b).join(' ');
  return byAccount(c).map(
    ({ source, cue, content }) =>
      `${source === null ? '–' : words(source)} / ${words(cue)} / ${content.map(words).join(' … ')}`,
  );
}

test.each([
  ['By his account, the officers left first.', ['his / account / the officers left first']],
  [
    'By his own account, Rustam was the last to cross it.',
    ['Rustam / account / Rustam was the last to cross it'],
  ],
  [
    'In the driver’s telling, nobody fired before noon.',
    ['the driver / telling / nobody fired before noon'],
  ],
  [
    'The mill stood empty for a year, by her account.',
    ['her / account / The mill stood empty for a year'],
  ],
  ['He paid by account, and left.', []],
  ['In his memory, flowers.', []],
])('[CL292] what somebody’s account says: %s', (text, expected) =>
  expect(found(text)).toEqual(expected),
);
