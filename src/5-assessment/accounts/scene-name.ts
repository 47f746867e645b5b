/**
 * What a scene is called when it is spoken of to the witness: plain words that can be read aloud, and none
 * the witness has not used. "the grain silo" for the subject "Grain silo of Dar Sefin" of somebody who has
 * never named the town.
 *
 * Of a subject's names the longest run of words is taken that the witness has used and that holds the word
 * the name turns on – the last before "of", "by" and their like: "Northern" alone is no name for a northern
 * checkpoint, "Dar Sefin" none for its silo. Small words stand inside a run, not at its ends.
 *
 * A word that the witness, or the register, writes small is no proper name: it is written small, and the
 * whole gets "the". No names are translated. Null where the witness has used none.
 */
import type { Subject } from '#terms/subject.ts';
import { oneLine } from '../words.ts';
import { contentWords } from './content-words.ts';

/** Everything the witness has said, as it was written down. */
export interface WordsSaid {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

export function wordsSaid(texts: readonly string[]): WordsSaid {
  const text = texts.join('\n');
  return { text, words: new Set(contentWords(text)) };
}

export function sceneName(subject: Pick<Subject, 'names'>, said: WordsSaid): string | null {
  const [best] = subject.names
    .flatMap(({ text }) => plainName(text, said) ?? [])
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return best ?? null;
}

const BETWEEN =
  /^(?:of|by|at|in|on|with|near|from|to|for|under|above|behind|de|du|des|à|au|aux)$/iu;
const ARTICLE = /^(?:the|a|an)$/iu;

function plainName(name: string, said: WordsSaid): string | null {
  const words = oneLine(name, 80)
    .split(' ')
    .filter((word) => word !== '');
  const start = words.findIndex((word) => contentWords(word).length > 0);
  if (start < 0) return null;
  const until = words.findIndex((word, i) => i > start && BETWEEN.test(word));
  const group = words.slice(0, until < 0 ? words.length : until);
  const head = group.findLastIndex((word) => contentWords(word).length > 0);
  const used = (word: string): boolean => contentWords(word).every((one) => said.words.has(one));
  if (!used(words[head] ?? '')) return null;
  let [from, to] = [head, head];
  while (from > 0 && used(words[from - 1] as string)) from--;
  while (to < words.length - 1 && used(words[to + 1] as string)) to++;
  while (from < head && isSmall(words[from] as string)) from++;
  while (to > head && isSmall(words[to] as string)) to--;
  const isCommon = (word: string): boolean =>
    /^\p{Ll}/u.test(word) || (/^\p{Lu}/u.test(word) && standsIn(said.text, small(word)));
  const common = isCommon(words[head] as string);
  const plain = words
    .slice(from, to + 1)
    .map((word, i) => (isCommon(word) || (i === 0 && common) ? small(word) : word))
    .join(' ');
  return common && !ARTICLE.test(plain.split(' ')[0] ?? '') ? `the ${plain}` : plain;
}

/** No part of a name by itself; "Tell" is, as it stands in "Tell Varo". */
function isSmall(word: string): boolean {
  return (
    contentWords(word).length === 0 &&
    (!/^\p{Lu}/u.test(word) || ARTICLE.test(word) || BETWEEN.test(word))
  );
}

function small(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** As a whole word, its letters as they are. */
function standsIn(text: string, word: string): boolean {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  ).test(text);
}
