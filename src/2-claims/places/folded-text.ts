/** A text with its signs made plain, and where each of its units stood in the text as read. */
export interface FoldedText {
  readonly plain: string;
  /** Offset in the original of a unit of `plain`; one more entry than units, for ends. */
  readonly at: (offset: number) => number;
}

/** One sign for the many that people, phones and word processors put for it. */
const SIGNS: Readonly<Record<string, string>> = {
  '٫': '.',
  '،': ',',
  '؛': ';',
  '٬': ',',
  '，': ',',
  '；': ';',
  '．': '.',
  '\u2032': "'",
  '\u2018': "'",
  '\u2019': "'",
  '\u02B9': "'",
  '\u02BC': "'",
  '\u00B4': "'",
  '`': "'",
  '\u2033': '"',
  '\u201C': '"',
  '\u201D': '"',
  '\u02BA': '"',
  '\u00BA': '°',
  '\u02DA': '°',
  '\u2070': '°',
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u00A0': ' ',
  '\u202F': ' ',
  '\u2009': ' ',
  '\u2007': ' ',
  '\t': ' ',
};
/** The zeros of the blocks of digits: Arabic-Indic, Persian, Devanagari, Bengali, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];
/** Marks of direction, joiners, tatweel and Arabic vowel signs: read past. */
const UNSEEN = /[\u00AD\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF\u0640\u064B-\u0652]/;
const ODD = /[^ -_a-~\n\r]/;

/** Every sign is one UTF-16 unit for one, unseen marks are left out; offsets lead back exactly. */
export function foldText(text: string): FoldedText {
  if (!ODD.test(text)) return { plain: text, at: (offset) => offset };
  let plain = '';
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (UNSEEN.test(letter)) continue;
    plain += SIGNS[letter] ?? digit(letter) ?? letter;
    offsets.push(i);
  }
  offsets.push(text.length);
  return { plain, at: (offset) => offsets[offset] ?? text.length };
}

function digit(letter: string): string | null {
  const code = letter.charCodeAt(0);
  if (code < 0x0660) return null;
  for (const zero of ZEROS) if (code >= zero && code <= zero + 9) return String(code - zero);
  return null;
}
