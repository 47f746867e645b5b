import type { Attribution } from '../attribution.ts';
import type { EnglishCase } from './cases.ts';

/** A passage, the words of the report in it, and who they come from: who told us first. */
export const one = (text: string, content: string, ...speakers: string[]): EnglishCase => ({
  text,
  content,
  speakers,
});

/** A report that was denied, asked or supposed. */
export const marked = (
  polarity: NonNullable<EnglishCase['polarity']>,
  text: string,
  content: string,
  ...speakers: string[]
): EnglishCase => ({ text, content, speakers, polarity });

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('â', ' ')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Shared words over all words of either, each counted as often as it stands. */
function overlap(a: string, b: string): number {
  const left = words(a);
  const rest = words(b);
  const all = left.length + rest.length;
  let shared = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return shared / Math.max(1, all - shared);
}

/** What is wrong, one line a case: no report with these words whose speakers are those expected. */
export function wrongEnglish(
  cases: readonly EnglishCase[],
  find: (text: string) => readonly Attribution[],
): string[] {
  return cases.flatMap(({ text, content, speakers, polarity }) => {
    const found = find(text);
    const said = (one: Attribution): string =>
      one.content.map((span) => text.slice(...span)).join(' ');
    const who = (one: Attribution): string => one.speakers.map((x) => x.resolved).join(' ← ');
    const right = found.some(
      (one) =>
        who(one) === speakers.join(' ← ') &&
        one.polarity === polarity &&
        [said(one), ...one.content.map((span) => text.slice(...span))].some(
          (words_) => overlap(words_, content) >= 0.8,
        ),
    );
    if (right) return [];
    const mark = (one: Attribution): string =>
      one.polarity === undefined ? '' : ` (${one.polarity})`;
    const got =
      found.map((one) => `${who(one) || '–'}: ${said(one)}${mark(one)}`).join(' | ') || 'nothing';
    return [`${text.replaceAll('\n', '⏎')} → ${got.replaceAll('\n', '⏎')}`];
  });
}
