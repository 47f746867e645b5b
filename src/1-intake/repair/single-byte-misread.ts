import {
  type CodePage,
  ISO_8859_6,
  WINDOWS_1251,
  WINDOWS_1252,
  WINDOWS_1256,
} from './code-pages.ts';
import type { Edit } from './edits.ts';

/**
 * Arabic or Cyrillic in a code page of their own, read as Windows-1252: `ÇáÓáÇã` is السلام, `Ïðèâåò`
 * is Привет.
 *
 * Such a word holds no plain Latin letter at all, which no European word of three letters does for
 * long. A text is damaged when such words make at least six letters and most of those letters would be
 * the common ones of the language (ا ل ي و م ن ت ر; о е а и н т с р), in the page that makes most of
 * them common; one word is enough when it is long and begins with ال. `ÆØÅ` and `ÄÖÜ` stay.
 */
export interface SingleByteDamage {
  readonly page: CodePage;
}

interface Candidate {
  readonly page: CodePage;
  readonly letters: RegExp;
  readonly common: RegExp;
  /** How many of its letters must be common: what prose has, less a margin. */
  readonly share: number;
}

const ARABIC = /[\u0620-\u064A\u066E-\u06D3]/;
const CANDIDATES: readonly Candidate[] = [
  { page: WINDOWS_1256, letters: ARABIC, common: /[البيومنتره]/, share: 0.6 },
  { page: ISO_8859_6, letters: ARABIC, common: /[البيومنتره]/, share: 0.6 },
  { page: WINDOWS_1251, letters: /[А-яЁёІіЇїЄє]/, common: /[оеаинтсрвлОЕАИНТСРВЛ]/, share: 0.55 },
];

/** Words of characters 80–FF only, as Windows-1252 or Latin-1 shows them. */
const HIGH =
  '\\u0080-\\u00FF\\u20AC\\u201A\\u0192\\u201E\\u2026\\u2020\\u2021\\u02C6\\u2030\\u0160\\u2039\\u0152\\u017D\\u2018\\u2019\\u201C\\u201D\\u2022\\u2013\\u2014\\u02DC\\u2122\\u0161\\u203A\\u0153\\u017E\\u0178';
const WORD = new RegExp(`(?<![A-Za-z${HIGH}])[${HIGH}]+(?![A-Za-z${HIGH}])`, 'g');
const LATIN_LETTER = /[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]/g;

/** Which page a text was in before it was read as Windows-1252, if any. */
export function findSingleByteDamage(text: string): SingleByteDamage | null {
  const words: string[] = [];
  let letters = 0;
  for (const [word] of text.matchAll(WORD)) {
    const count = word.match(LATIN_LETTER)?.length ?? 0;
    if (count < 2) continue;
    words.push(word);
    letters += count;
    if (letters > 20_000) break;
  }
  // A few letters again and again (`ââ`, `ØØ`) are no language.
  if (letters < 6 || new Set(words.join('')).size < 4) return null;
  let best: { page: CodePage; share: number } | null = null;
  for (const { page, letters: ofScript, common, share } of CANDIDATES) {
    let [script, usual, foreign, alif] = [0, 0, 0, 0];
    for (const word of words) {
      const read = reread(word, page);
      if (/^[وفبك]?ال./.test(read)) alif += 1;
      for (const unit of read) {
        if (common.test(unit)) usual += 1;
        if (ofScript.test(unit)) script += 1;
        else if (/\p{L}/u.test(unit)) foreign += 1;
      }
    }
    const enough = words.length >= 3 || alif > 0 || (page === WINDOWS_1251 && words.length >= 2);
    const found = usual / Math.max(1, script);
    if (!enough || script < 6 || foreign * 10 > script || found < share) continue;
    const score = found + Math.min(0.3, alif / words.length);
    if (score > (best?.share ?? 0)) best = { page, share: score };
  }
  return best === null ? null : { page: best.page };
}

/** Words of nothing but high characters, read with the page they were written in. */
export function undoSingleByteDamage(text: string, { page }: SingleByteDamage): Edit[] {
  const edits: Edit[] = [];
  for (const found of text.matchAll(WORD)) {
    const [word] = found;
    const to = reread(word, page);
    // Quotation marks and dashes are the same in both pages.
    if (to === word || /\uFFFD/.test(to)) continue;
    edits.push({
      start: found.index,
      end: found.index + word.length,
      to,
      why: `${page.name} read as Windows-1252`,
      confidence: word.length > 1 ? 'certain' : 'likely',
    });
  }
  return edits;
}

function reread(word: string, page: CodePage): string {
  let read = '';
  for (let i = 0; i < word.length; i += 1) {
    const byte = WINDOWS_1252.byteOf[word.charCodeAt(i)] ?? -1;
    read += byte < 0 ? '\uFFFD' : page.shown.charAt(byte);
  }
  return read;
}
