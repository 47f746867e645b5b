import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attributions } from '../attributions.ts';
import { wrongOf } from '../suite.ts';
import { ARABIC_CASES } from './cases.ts';
import { arabicAttributions } from './arabic.ts';

test('[CL186] whole reports in Arabic: source, cue, content and chain, nine in ten right; the wrong ones are known', () => {
  const wrong = wrongOf(ARABIC_CASES, arabicAttributions);
  const golden = readFileSync(new URL('./wrong.txt', import.meta.url), 'utf8');
  expect(ARABIC_CASES.length).toBeGreaterThanOrEqual(60);
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
  expect(wrong.length).toBeLessThanOrEqual(ARABIC_CASES.length / 10);
});

test('[CL187] the dispatch by language knows Arabic', () => {
  const [text] = ARABIC_CASES[0] ?? [''];
  expect(attributions(text, 'ar-XX')).toEqual(arabicAttributions(text));
});

test('[CL188] certainty and basis are kept in the words of the speaker', () => {
  const [one] = arabicAttributions('قال الراعي إن الرجال ربما كانوا ستة على الأرجح.');
  expect(one?.certainty).toEqual(['ربما', 'على الأرجح']);
  const [saw] = arabicAttributions('«رأيت الشاحنات»، قال الراعي.');
  expect(saw?.basis).toBe('saw');
  const [heard] = arabicAttributions('«سمعت أنهم كانوا ستة»، قال الراعي.');
  expect(heard?.basis).toBe('heard');
});
