import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wrongEnglish } from './case-suite.ts';
import { ENGLISH_CASES } from './cases.ts';
import { englishAttributions } from './english.ts';

test('[CL106] passages from war reporting, interviews, police, hospitals and chats: words and chain, nine in ten right; the wrong ones are known', () => {
  const wrong = wrongEnglish(ENGLISH_CASES, englishAttributions);
  const golden = readFileSync(new URL('./wrong.txt', import.meta.url), 'utf8');
  expect(ENGLISH_CASES.length).toBeGreaterThanOrEqual(60);
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
  expect(wrong.length).toBeLessThanOrEqual(ENGLISH_CASES.length / 10);
});

test('[CL106] a passage that is read wrongly is seen', () => {
  const [first] = ENGLISH_CASES;
  expect(first).toBeDefined();
  if (first === undefined) return;
  expect(wrongEnglish([first], () => [])).toEqual([expect.stringMatching(/→ nothing$/)]);
  expect(
    wrongEnglish([{ ...first, speakers: ['Somebody Else'] }], englishAttributions),
  ).toHaveLength(1);
});
