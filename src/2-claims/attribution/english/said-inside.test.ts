import { expect, test } from 'vitest';
import { columns } from './columns.ts';
import { loadGrammar } from './english.ts';
import { saidInside } from './said-inside.ts';

function found(text: string): string | null {
  const c = columns(text, loadGrammar());
  const one = saidInside(c, [0, c.t.length]);
  const words = ([a, b]: readonly [number, number]): string => c.t.word.slice(a, b).join(' ');
  if (one === null || one.source === null) return null;
  return `${words(one.source)} / ${words(one.cue)} / ${one.content.map(words).join(' … ')}`;
}

test.each([
  [
    'that a neighbour said the driver left on foot.',
    'a neighbour / said / the driver left on foot',
  ],
  [
    'that his uncle, a fisherman, says the boats left at midnight.',
    'his uncle / says / the boats left at midnight',
  ],
  [
    'that the general said the village would be “gone by Friday.”',
    'the general / said / the village would be " gone by Friday',
  ],
  ['“My uncle told me the wells were poisoned.”', 'My uncle / told / the wells were poisoned'],
  ['that a man said the name of the officer.', null],
  ['that the bridge was gone.', null],
])('[CL295] a report inside a report without “that”: %s', (text, expected) =>
  expect(found(text)).toBe(expected),
);
