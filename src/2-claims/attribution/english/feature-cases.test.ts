import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repair } from '#intake/repair/repair.ts';
import { wrongEnglish } from './case-suite.ts';
import { englishAttributions } from './english.ts';
import { FEATURE_CASES, KEPT_ASIDE } from './feature-cases.ts';

const read = (text: string): string => repair(text).text;

test('[CL294] passages of long articles with damaged marks, read through the repair: statement and whole chain; the wrong ones are known', () => {
  const all = [...FEATURE_CASES, ...KEPT_ASIDE].map((one) => ({
    ...one,
    text: read(one.text),
    speakers: one.speakers.map(read),
  }));
  const wrong = wrongEnglish(all, englishAttributions);
  const golden = readFileSync(new URL('./feature-wrong.txt', import.meta.url), 'utf8');
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
  expect(wrong.length).toBeLessThanOrEqual(all.length / 5);
});
