import { foldDigits } from '#intake/encoding/fold-digits.ts';
import { CONCEPTS } from './concepts.ts';

/**
 * The words of a text that carry its meaning, in a form in which two ways of saying the same thing meet.
 *
 * A word is folded (case, accents, Arabic vowel marks and letter variants), stripped of articles, clitics and the
 * commonest endings of English, French and Arabic, and – where it is one of the words that reports are made of – named
 * by what it means (`dead`, `killed`, `morts`, `قتلى` → `killed`; see `concepts.ts`). Words of grammar and numbers
 * are left out. The stem is for comparing only: it is lighter than Porter's, so that it seldom joins two words
 * and sometimes fails to join one (`ran` and `running`).
 */
export interface ContentWord {
  /** What is compared. */
  readonly key: string;
  /** The word as it was written. */
  readonly written: string;
  /** Where it begins in the text. */
  readonly at: number;
}

export function contentWords(text: string): readonly ContentWord[] {
  const found: ContentWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const key = wordKey(match[0]);
    if (key !== null) found.push({ key, written: match[0], at: match.index });
  }
  return found;
}

/** The form of a word that is compared; null for words of grammar and for numbers. */
export function wordKey(word: string): string | null {
  const folded = foldWord(word);
  if (folded.length < 2 || /^\d/.test(folded) || GRAMMAR.has(folded)) return null;
  const bare = bareArabic(folded);
  if (GRAMMAR.has(bare)) return null;
  const stem = stemOf(bare);
  return CONCEPTS.get(folded) ?? CONCEPTS.get(bare) ?? CONCEPTS.get(stem) ?? stem;
}

/** Case, accents, vowel marks and variants of letters set aside. */
export function foldWord(word: string): string {
  return foldDigits(word)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200B-\u200F\u061C\u2060]/gu, '')
    .toLowerCase()
    .replace(/[\u2019']s$/u, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/ؤ/gu, 'و')
    .replace(/ئ/gu, 'ي');
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640]*(?:[\u2019'][\p{L}]+)?/gu;
const ARABIC = /^[\u0621-\u064A]+$/u;

/** Without the conjunctions, prepositions and article that Arabic writes onto the word. */
function bareArabic(word: string): string {
  if (!ARABIC.test(word)) return word.replace(/^(?:l|d|qu|j|n|s|c)[\u2019'](?=.{2})/u, '');
  const bare = word.replace(/^(?:[وف])?(?:بال|كال|لل|ال)(?=.{2})/u, '');
  return bare === word ? word.replace(/^[وف](?=.{3})/u, '') : bare;
}

function stemOf(word: string): string {
  if (ARABIC.test(word)) {
    return word.length <= 4
      ? word.replace(/(?<=.{3})ه$/u, '')
      : word.replace(/(?:هما|هم|هن|ها|نا|ات|ون|ين|ان|وا|يه|ه)$/u, '');
  }
  if (word.length < 4) return word;
  const cut = word
    .replace(/(?<=.{3})ies$/u, 'y')
    .replace(/(?<=.{3}(?:s|x|z|ch|sh))es$/u, '')
    .replace(/(?<=[^su]{1})s$/u, '')
    .replace(/(?<=.{4})(?:ements?|ment)$/u, '')
    .replace(/(?<=.{3})(?:ing|ed|ees?|es|er)$/u, '');
  // A doubled consonant before an ending, and a mute e, are spelling and not part of the word.
  return cut.replace(/([bdfgmnprt])\1$/u, '$1').replace(/(?<=.{3})e$/u, '');
}

const GRAMMAR: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so if then than that this these those there here it its he she they we you i me him her ' +
    'them us my your his our their who whom which what when where why how is are was were be been being am do does did ' +
    'done has have had having will would shall should can could may might must not no yes of in on at to from by with ' +
    'without for into onto over under below above about after before during since until between among again also as up ' +
    'down out off all any some each every both more most less few many much very just only even now still too such own ' +
    'same other another one two once because while though says said say told tell tells asked ask one\u2019s exactly ' +
    'true people many long ' +
    'le la les un une des du de et ou mais si ce cet cette ces il elle ils elles on nous vous je tu me te se lui leur ' +
    'leurs mon ma mes ton ta tes son sa ses notre nos votre vos qui que quoi dont ou quand comment pourquoi combien est ' +
    'sont etait etaient ete etre avait avaient ont ai as a au aux dans sur sous par pour avec sans chez entre vers plus ' +
    'moins tres pas ne ni aussi encore meme tout tous toute toutes y en dit disent selon ' +
    'و في من علي عن الي مع هذا هذه ذلك تلك هو هي هم هن انا نحن انت كان كانت كانوا قد لقد ان اني انه انها انهم التي ' +
    'الذي الذين ما لا لم لن ليس هل كم متي اين كيف لماذا بعد قبل كل بعض غير عند حين ثم او ام اذا لي له لها لهم قال قالت ' +
    'تقول يقول قالوا احد عندما علينا'
  ).split(' '),
);
