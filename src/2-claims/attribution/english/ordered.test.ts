import { expect, test } from 'vitest';
import { columns } from './columns.ts';
import { loadGrammar } from './english.ts';
import { ordered } from './ordered.ts';

function found(text: string): string | null {
  const c = columns(text, loadGrammar());
  const one = ordered(c, [0, c.t.length]);
  const words = ([a, b]: readonly [number, number]): string => c.t.word.slice(a, b).join(' ');
  if (one === null || one.source === null) return null;
  return `${words(one.source)} / ${words(one.cue)} / ${one.content.map(words).join(' … ')}`;
}

test.each([
  [
    'that a cousin in the militia warned her to keep the children home.',
    'a cousin in the militia / warned / to keep the children home',
  ],
  ['that the colonel ordered him to “drive on.”', 'the colonel / ordered / " drive on . "'],
  ['that the guards told them not to speak to anyone.', 'the guards / told / to speak to anyone'],
  ['that the men had threatened to burn the mill.', 'the men / threatened / to burn the mill'],
  ['that the bridge was gone.', null],
  ['that he went to the mill to wait.', null],
])('[CL293] an order inside a report: %s', (text, expected) => expect(found(text)).toBe(expected));
