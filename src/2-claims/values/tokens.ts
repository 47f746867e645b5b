import { foldDigits } from '#intake/encoding/fold-digits.ts';
import { isArabicWord, splitArabic } from './arabic-particles.ts';

/** One word, number or sign of a text; offsets are into the text itself. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents and vowel marks; Arabic letters that people swap are one letter. */
  readonly word: string;
  readonly kind: 'word' | 'digits' | 'mixed' | 'sign';
  /** The number, of digits; else NaN. */
  readonly value: number;
  /** Nothing stands between this and the token before. */
  readonly glued: boolean;
  readonly capital: boolean;
  /** What had to be assumed to read the digits. */
  readonly doubt: string | null;
}

/* Groups: 1 space, 2 lines, 3 digits in threes (4 their mark), 5 digits or a fraction, 6 Arabic, 7 Latin; else a sign. */
const PIECE =
  /([^\S\n]+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]+)|(\n\s*)|(\d{1,3}(?:([,.'’ \u00a0\u202f\u2009٬])\d{3})(?:\4\d{3})*(?!\d)(?:[.,٫]\d+)?)|(\d+(?:[½¼¾⅓⅔⅛]|[.,٫]\d+)?|[½¼¾⅓⅔⅛])|([\u0621-\u063a\u0640-\u065f\u0670-\u06d3\u06fa-\u06ff]+)|([\p{L}\p{M}]+)|[\s\S]/uy;

/**
 * Cuts a text into words, numbers and signs, in one pass.
 *
 * Digits glued to letters (`ab12`, `AK47`) are one `mixed` token and never a number, unless the letters
 * are an ending that numbers take (`19th`, `15k`, `12km`, `14h30`). Arabic particles written onto a word
 * (و ب ل ف ال) are cut off where what remains is a word of the scanners. A blank line is the sign `¶`:
 * no value runs over it.
 */
export function tokenise(text: string, french: boolean | ((offset: number) => boolean)): Token[] {
  const isFrench = typeof french === 'function' ? french : () => french;
  const folded = foldDigits(text);
  const tokens: Token[] = [];
  let glued = false;
  for (PIECE.lastIndex = 0; PIECE.lastIndex < folded.length;) {
    const start = PIECE.lastIndex;
    const match = PIECE.exec(folded);
    if (match === null) break;
    const end = PIECE.lastIndex;
    const space = match[1];
    if (space !== undefined) {
      // Marks without width do not part a word from its neighbour.
      if (/\s/.test(space)) glued = false;
      continue;
    }
    const lines = match[2];
    if (lines !== undefined) {
      if (lines.includes('\n', 1)) tokens.push(token(start, end, '¶', 'sign', false));
      glued = false;
      continue;
    }
    const before = glued ? tokens.at(-1) : undefined;
    const number = match[3] ?? match[5];
    if (number !== undefined) {
      if (before?.kind === 'mixed' || (before?.kind === 'word' && !joins(before.word))) {
        tokens[tokens.length - 1] = token(before.start, end, '', 'mixed', before.glued);
        continue;
      }
      const read = readDigits(number, isFrench(start));
      tokens.push({
        start,
        end,
        word: number,
        kind: 'digits',
        value: read.value,
        glued,
        capital: false,
        doubt: read.doubt,
      });
    } else if (match[6] !== undefined) {
      let at = start;
      for (const part of splitArabic(match[6])) {
        tokens.push(token(at, at + part.length, part.word, 'word', glued));
        at += part.length;
        glued = true;
      }
    } else if (match[7] !== undefined) {
      const word = plainLatin(match[7]);
      if (
        before?.kind === 'mixed' ||
        (before?.kind === 'digits' && !ENDINGS.has(word) && !isEra(before, word))
      ) {
        tokens[tokens.length - 1] = token(before.start, end, '', 'mixed', before.glued);
        continue;
      }
      const capital = folded.charCodeAt(start) < 91 || match[7][0] !== match[7][0]?.toLowerCase();
      tokens.push({
        start,
        end,
        word,
        kind: 'word',
        value: Number.NaN,
        glued,
        capital,
        doubt: null,
      });
    } else {
      const sign = match[0];
      tokens.push(token(start, end, SIGNS.get(sign) ?? sign, 'sign', glued));
    }
    glued = true;
  }
  return tokens;
}

function token(
  start: number,
  end: number,
  word: string,
  kind: Token['kind'],
  glued: boolean,
): Token {
  return { start, end, word, kind, value: Number.NaN, glued, capital: false, doubt: null };
}

/** Letters that stand right before digits in a value: `14h30`, `2014-10-19T14:30`, `US$`. */
function joins(word: string): boolean {
  return word === 'h' || word === 't' || isArabicWord(word);
}

/** `1436AH`: letters that only a year takes as an ending. */
function isEra(before: Token, word: string): boolean {
  return before.word.length === 4 && /^(?:ah|ad|ce)$/.test(word);
}

/** Letters that numbers take as an ending. */
const ENDINGS = new Set(
  'st nd rd th er re e eme nde h t k m bn mn b km kg g cm mm l ml ha s am pm hrs hr min mi ft z usd eur gbp syp iqd lbp jod try egp mad dzd tnd'.split(
    ' ',
  ),
);

const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '’': "'",
    ʼ: "'",
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '—',
    '−': '-',
    '،': ',',
    '؛': ';',
    '٪': '%',
    '＄': '$',
  }),
);

const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['⅛', 1 / 8],
]);

export function plainLatin(word: string): string {
  const lower = word.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) {
      return lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe');
    }
  }
  return lower;
}

/**
 * A number in digits. One comma or point before exactly three digits parts thousands (with a doubt
 * where the language would rather read decimals); any other is a decimal sign.
 */
function readDigits(
  written: string,
  french: boolean,
): { readonly value: number; readonly doubt: string | null } {
  if (/^\d+$/.test(written)) return { value: Number(written), doubt: null };
  const part = FRACTIONS.get(written.at(-1) ?? '');
  if (part !== undefined) return { value: Number(written.slice(0, -1)) + part, doubt: null };
  const text = written.replaceAll('٬', ' ').replaceAll('٫', ';');
  const marks = text.match(/[^\d]/g) ?? [];
  const last = marks.at(-1) ?? '';
  const tail = text.length - text.lastIndexOf(last) - 1;
  const decimal =
    last === ';' ||
    ((last === '.' || last === ',') && (tail !== 3 || (marks.length > 1 && marks[0] !== last)));
  if (decimal) {
    const at = text.lastIndexOf(last);
    return {
      value: Number(`${text.slice(0, at).replace(/[^\d]/g, '')}.${text.slice(at + 1)}`),
      doubt: last === ',' && !french ? `"${written}" was read with a decimal comma` : null,
    };
  }
  const value = Number(text.replace(/[^\d]/g, ''));
  const unsure = marks.length === 1 && (last === '.' || (last === ',' && french));
  if (unsure && text.startsWith('0')) {
    return { value: Number(text.replace(',', '.')), doubt: null };
  }
  return {
    value,
    doubt: unsure ? `"${written}" was read as ${value}; it could be a decimal` : null,
  };
}
