import type { Language } from './reading.ts';

/**
 * The language of each sentence in Latin letters, where a text mixes them: `mille deux cents` in a French sentence of an
 * English file is 1,200.
 *
 * Small words that only one of the two has are counted. A sentence is of the other language when it holds at least two of
 * its small words, one of them no part of names (`de`, `la`), and more than three times as many as of the language of the
 * whole. A sentence that says nothing goes with the one before it in its paragraph. Gives back a function that answers for
 * offsets in rising order.
 */
export function passageLanguages(text: string, main: Language): (offset: number) => Language {
  const ends: number[] = [];
  const languages: Language[] = [];
  let count = NONE;
  let before = main;
  const close = (end: number, paragraph: boolean): void => {
    const language = decide(count, main, before);
    if (language !== (languages.at(-1) ?? main)) {
      ends.push(end);
      languages.push(language);
    } else if (ends.length > 0) ends[ends.length - 1] = end;
    else {
      ends.push(end);
      languages.push(language);
    }
    before = paragraph ? main : language;
    count = NONE;
  };
  for (const match of text.matchAll(WORDS)) {
    const [found, french, name, english] = match;
    if (french !== undefined && found !== found.toUpperCase())
      count = { ...count, french: count.french + 1, strong: count.strong + 1 };
    else if (name !== undefined && found !== found.toUpperCase())
      count = { ...count, french: count.french + 1 };
    else if (english !== undefined) count = { ...count, english: count.english + 1 };
    else if (french === undefined && name === undefined)
      close(match.index + found.length, found.includes('\n'));
  }
  close(text.length, true);
  if (languages.every((language) => language === main)) return () => main;
  let at = 0;
  return (offset) => {
    if (offset < (ends[at - 1] ?? 0)) at = 0;
    while (at < ends.length - 1 && offset >= (ends[at] ?? 0)) at++;
    return languages[at] ?? main;
  };
}

interface Count {
  readonly french: number;
  readonly strong: number;
  readonly english: number;
}
const NONE: Count = { french: 0, strong: 0, english: 0 };

function decide({ french, strong, english }: Count, main: Language, before: Language): Language {
  if (french >= 2 && strong >= 1 && french > 3 * english) return 'fr';
  if (english >= 2 && english > 3 * french) return 'en';
  return french + english === 0 ? before : main;
}

/* Groups: 1 French, 2 French and in names, 3 English; else the end of a sentence. */
const WORDS =
  /(?<!\p{L})(?:(les|des|une|un|et|dans|est|il|elle|ils|elles|pour|que|qui|au|aux|avec|sur|par|ont|cette|nous|vous|deux|trois|quatre|cinq|huit|dix|vingt|trente|cent|cents|mille|environ)|(le|la|de|du|en)|(the|of|and|was|is|to|in|that|he|she|it|for|with|were|by|from|they|had|has|at))(?!\p{L})|[.!?…](?=\s)|\n+/giu;
