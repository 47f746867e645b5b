import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attributions } from '../attributions.ts';
import { wrongOf } from '../suite.ts';
import { FRENCH_CASES } from './cases.ts';
import { frenchAttributions } from './french.ts';

test('[CL185] whole reports in French: source, cue, content and chain, nine in ten right; the wrong ones are known', () => {
  const wrong = wrongOf(FRENCH_CASES, frenchAttributions);
  const golden = readFileSync(new URL('./wrong.txt', import.meta.url), 'utf8');
  expect(FRENCH_CASES.length).toBeGreaterThanOrEqual(60);
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
  expect(wrong.length).toBeLessThanOrEqual(FRENCH_CASES.length / 10);
});

test('[CL187] the dispatch by language knows French', () => {
  const [text] = FRENCH_CASES[0] ?? [''];
  expect(attributions(text, 'fr-XX')).toEqual(frenchAttributions(text));
});

test('[CL188] certainty and basis are kept in the words of the speaker', () => {
  const [one] = frenchAttributions(
    'Le berger dit que trois hommes auraient peut-être été vus près du puits.',
  );
  expect(one?.certainty).toEqual(['auraient', 'peut-être']);
  const [saw] = frenchAttributions('« J’ai vu les camions », a dit le berger.');
  expect(saw?.basis).toBe('saw');
  const [heard] = frenchAttributions('« On m’a dit qu’ils étaient six », a dit le berger.');
  expect(heard?.basis).toBe('heard');
});
