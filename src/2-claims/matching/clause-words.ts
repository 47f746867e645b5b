import { foldWord } from './content-words.ts';

/**
 * The words of a sentence with where they stand, and the two things that are asked of them: where a clause begins, and
 * which words name somebody. No grammar is worked out; the words of three languages stand in lists.
 */
export interface Word {
  readonly written: string;
  /** Case, accents, vowel marks and contractions set aside: `I’ve` → `i`, `He’s` → `he`. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** What stands between it and the word before. */
  readonly before: string;
}

export function wordsOf(sentence: string): readonly Word[] {
  let last = 0;
  return [...sentence.matchAll(WORD)].map(({ 0: written, index }) => {
    const to = index + written.length;
    const before = sentence.slice(last, index);
    last = to;
    return { written, key: keyOf(written), from: index, to, before };
  });
}

const WORD =
  /(?:qu|[jldnmtsc])[\u2019'](?=\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640]*(?:-[\p{L}\p{N}]+)*(?:[\u2019'](?:s|t|ve|d|ll|re|m)(?!\p{L}))?/giu;

function keyOf(written: string): string {
  return foldWord(written)
    .replace(/\u2019/g, "'")
    .replace(/'(?:ve|d|ll|re|m)?$/, '');
}

export const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Where the clause begins in which word `at` stands. */
export function clauseStart(words: readonly Word[], at: number): number {
  let start = at;
  while (start > 0) {
    const word = words[start];
    if (word !== undefined && PAUSE.test(word.before)) break;
    if (JOINS.has(words[start - 1]?.key ?? '')) break;
    start -= 1;
  }
  return start;
}

const PAUSE = /[,;:.!?،؛؟…()"“”«»–—]|\s-\s/u;
export const RELATIVES = list('who which that qui الذي التي اللي الذين');
const JOINS = list(
  `and but because bc cuz cause since so while when where if then although though or whether as
   who which that qui et mais parce car donc quand lorsque ou que qu puis si
   لكن بس لان لانه عندما لما حيث ثم الذي التي اللي الذين ان انه انو انها انهم بان و`,
);

export const FIRST = list('i we j je nous انا نحن احنا نحنا');
export const THIRD = list(
  `he she they it someone somebody one others another il elle ils elles quelqu هو هي هم حدا احد واحد`,
);
export const CROWD = list(
  `everyone everybody people ppl all many some most residents locals gens monde الناس الكل الجميع العالم الاهالي`,
);
export const NOBODY = list('nobody none personne aucun لااحد محدا');

/** Words that open the description of somebody. */
const OPENERS = list(
  `my our his her their your the a an this that one two three some several
   mon ma mes notre nos son sa ses leur leurs le la les l un une des ce cette`,
);
const LINKS = list(
  'in at from on near of by behind inside de du des d a au aux dans pres chez في من عند على',
);
/** What cannot belong to a description any more. */
const ENDS = list(
  `that who which and or but because so when while if just also then has have had is are was were be been will
   would did does do can could must not never said says saying told tells heard saw seen called wrote i we he she
   they it me us him them there here today yesterday now
   que qui et ou mais car quand a ont avait est sont etait ne pas dit vient je nous il elle ils elles on
   ان انه انو انها انهم بان قال قالت راح كان كانت صار عم لكن بس اليوم مبارح`,
);

/** What people are often said to have done. */
const DID = list(
  `went came comes goes got took made left ran runs drove stood stayed lives lived works worked sat told said was
   were is are had has fled died knows knew walked talked crossed arrived returned passed`,
);
/** Times, and places so large that nobody in them saw anything. */
export const TIMES = list(
  `year month week day night morning evening afternoon noon midnight dawn dusk sunrise sunset summer winter spring
   autumn decade century weekend season annee mois semaine jour nuit matin soir aube midi minuit`,
);

/**
 * The end (exclusive) of the description of somebody that begins at word `at`; `at` itself where none does.
 *
 * `my cousin in Mayadin | that …`, `the guard | 3 buses`, `Abu Omar | they …`, `ابن عمي | إنو …`. A determiner and up to
 * three words, a name, or up to four words of Arabic, then places behind `in`, `at`, `of`.
 */
export function personEnd(words: readonly Word[], at: number): number {
  const first = words[at];
  if (first === undefined || /^\d/.test(first.key) || DID.has(first.key)) return at;
  if (ENDS.has(first.key) && !OPENERS.has(first.key) && !THIRD.has(first.key)) return at;
  let end = at + 1;
  const arabic = /[\u0621-\u064A]/u.test(first.written);
  const capital = (word: Word): boolean => /^\p{Lu}/u.test(word.written);
  const most = arabic ? 3 : OPENERS.has(first.key) ? 3 : capital(first) ? 2 : 1;
  for (let n = 0; n < most; n += 1) {
    const word = words[end];
    if (word === undefined || closes(word)) break;
    if (LINKS.has(word.key) && !arabic) break;
    // A name goes on with names; `the guard buses` is not known to end, so it ends at once.
    if (!arabic && !OPENERS.has(first.key) && !capital(word)) break;
    if (OPENERS.has(word.key) && !arabic) break;
    // `my neighbour called`, but `the armed men`.
    if (DID.has(word.key) || (n > 0 && /\p{Ll}{2}ed$/u.test(word.key))) break;
    end += 1;
  }
  // `Abu Karim's wife's cousin`
  while (
    OWNED.test(words[end - 1]?.written ?? '') &&
    words[end] !== undefined &&
    !closes(words[end] as Word)
  )
    end += 1;
  for (let n = 0; n < 2; n += 1) {
    const link = words[end];
    const next = words[end + 1];
    if (link === undefined || next === undefined || closes(link) || closes(next)) break;
    if (!LINKS.has(link.key)) break;
    // `at dawn` is when, and nobody's description.
    if (TIMES.has(next.key)) break;
    if (OPENERS.has(next.key) && TIMES.has(words[end + 2]?.key ?? '')) break;
    end += 1;
    if (OPENERS.has(words[end]?.key ?? '')) end += 1;
    if (words[end] !== undefined && !closes(words[end] as Word)) end += 1;
    while (words[end] !== undefined && capital(words[end] as Word) && !closes(words[end] as Word))
      end += 1;
  }
  return end;
}

const OWNED = /[\u2019']s$/u;

/** Whom a sentence begins with as somebody who did something: `My uncle came from Raqqa`. */
export function personWhoDid(sentence: string): string | null {
  const words = wordsOf(sentence.slice(0, 200));
  const [first] = words;
  if (first === undefined || FIRST.has(first.key) || THIRD.has(first.key)) return null;
  const end = personEnd(words, 0);
  const [last, verb] = [words[end - 1], words[end]];
  if (end === 0 || last === undefined || verb === undefined || verb.before.trim() !== '')
    return null;
  return DID.has(verb.key) || /\p{Ll}{2}ed$/u.test(verb.key)
    ? sentence.slice(first.from, last.to)
    : null;
}

function closes(word: Word): boolean {
  return (
    PAUSE.test(word.before) || ENDS.has(word.key) || (/^\d/.test(word.key) && word.key.length > 0)
  );
}

/** Whether a word can open the description of somebody, as `my`, `the` or a name does. */
export function opens(word: Word): boolean {
  return OPENERS.has(word.key) || /^\p{Lu}/u.test(word.written);
}

export { LINKS };
