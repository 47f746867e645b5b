import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wrongEnglish } from './case-suite.ts';
import { englishAttributions } from './english.ts';
import { ORDINARY, RELAY_ASIDE, RELAY_SEEN } from './relay-cases.ts';

test('[CL334] passages in which word came by a roundabout way: words and whole chain; the wrong ones are known', () => {
  const wrong = wrongEnglish([...RELAY_SEEN, ...RELAY_ASIDE], englishAttributions);
  const golden = readFileSync(new URL('./relay-wrong.txt', import.meta.url), 'utf8');
  expect(RELAY_SEEN.length + RELAY_ASIDE.length).toBeGreaterThanOrEqual(80);
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
});

test('[CL335] ordinary prose with the words of the forms in it is no report', () => {
  expect(ORDINARY.length).toBeGreaterThanOrEqual(60);
  const taken = ORDINARY.filter((text) => englishAttributions(text).length > 0);
  expect(taken).toEqual([]);
});
