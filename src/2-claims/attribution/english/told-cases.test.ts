import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wrongEnglish } from './case-suite.ts';
import { englishAttributions } from './english.ts';
import { TOLD_ASIDE, TOLD_SEEN } from './told-cases.ts';

test('[CL340] passages of kinds that are easily read wrongly: words, chain and mark; the wrong ones are known', () => {
  const wrong = wrongEnglish([...TOLD_SEEN, ...TOLD_ASIDE], englishAttributions);
  const golden = readFileSync(new URL('./told-wrong.txt', import.meta.url), 'utf8');
  expect(TOLD_SEEN.length + TOLD_ASIDE.length).toBeGreaterThanOrEqual(60);
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
});

test('[CL340] a report without its mark, and a mark on a plain report, are seen', () => {
  const [asked] = TOLD_SEEN.filter(({ polarity }) => polarity === 'asked');
  const [plain] = TOLD_SEEN;
  const without = (text: string) =>
    englishAttributions(text).map(
      (one) =>
        Object.fromEntries(
          Object.entries(one).filter(([key]) => key !== 'polarity'),
        ) as unknown as typeof one,
    );
  const marked = (text: string) =>
    englishAttributions(text).map((one) => ({ ...one, polarity: 'denied' as const }));
  expect(wrongEnglish(asked === undefined ? [] : [asked], without)).toHaveLength(1);
  expect(wrongEnglish(plain === undefined ? [] : [plain], marked)).toHaveLength(1);
});
