import { isPieceOfCode } from '../places/scan-names.ts';
import { plainArabic, plainLatin } from './given-names.ts';

/** A word of a text, for those who look for names in it. */
export interface PersonToken {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** Small letters without accents; Arabic with plain letters. */
  readonly low: string;
  readonly arabic: boolean;
  readonly capital: boolean;
  /** First of a sentence, a line or a quotation. */
  readonly first: boolean;
  /** What stands between it and the word before. */
  readonly gap: string;
}

const WORD = /[\p{L}\p{M}](?:[\p{L}\p{M}\u0640ʿʾ`]|['’‘](?=\p{L}))*/gu;
const ABBREVIATION =
  /^(?:mr|mrs|ms|dr|prof|gen|col|capt|maj|lt|sgt|brig|cpl|rev|st|mme|mlle|m|cdr|adm|sen|gov|eng|\p{L})$/u;

export function personTokens(text: string): readonly PersonToken[] {
  const tokens: PersonToken[] = [];
  let behind = 0;
  let before = '';
  for (const match of text.matchAll(WORD)) {
    if (isPieceOfCode(text, match.index, match[0])) continue;
    let word = match[0];
    let start = match.index;
    const arabic = /^[\u0600-\u06FF]/.test(word);
    if (!arabic && /['’]/.test(word)) {
      // French elision and the English possessive are not part of the word.
      const elision = /^(?:[dlnsjmtcDLNSJMTC]|[qQ]u)['’](?=\p{L}{2})/u.exec(word);
      if (elision !== null && !/^[OD]['’]\p{Lu}\p{Ll}+$/u.test(word)) {
        word = word.slice(elision[0].length);
        start += elision[0].length;
      }
      word = word.replace(/['’]s?$/, '').replace(/['’]s$/, '');
    }
    const gap = text.slice(behind, match.index);
    const head = word.charAt(0);
    const sentence =
      /[!?؟\n"“”«»•:؛]/.test(gap) ||
      (gap.includes('.') && !(ABBREVIATION.test(before) && /^\. ?-?$/.test(gap)));
    const low = arabic ? plainArabic(word) : plainLatin(word) || word.toLowerCase();
    tokens.push({
      start,
      end: start + word.length,
      word,
      low,
      arabic,
      capital: !arabic && head !== head.toLowerCase(),
      first: tokens.length === 0 || sentence,
      gap,
    });
    before = low;
    behind = match.index + match[0].length;
  }
  return tokens;
}
