/**
 * The words of a text as they are searched by: folded so that a word is found whatever way it was
 * written. The database folds the same way (migration 0004, generated from the tables here), so what
 * is found there is what is lit on screen.
 *
 * Compatibility decomposition (NFKD), then: letters small; combining marks, Arabic vowel signs,
 * tatweel and invisible marks of direction gone; alef in all its seats `ا`, final `ى` and Persian `ی`
 * `ي`, `ة` `ه`, Persian `ک` `ك`; digits of all scripts the digits 0 to 9; everything that is no
 * letter and no digit a gap between words.
 */

/** Ranges of what is dropped: marks that sit on letters, tatweel, marks that are not seen. */
const DROPPED =
  '\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad';

/** Ranges of what parts words. Beyond ASCII letters and digits everything not listed is a letter. */
const GAPS =
  '\u0001-/:-@\\[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u055f\u0589\u05be\u05c0\u05c3\u060c\u060d\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u2000-\u200a\u2010-\u2029\u202f-\u205f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\uff01-\uff0f\uff1a-\uff20';

/** Letter for letter; what a decomposition leaves apart that readers take for one. */
const PAIRS: readonly (readonly [from: string, to: string])[] = [
  ...fromTo('ٱىیےةەک', 'ايييههك'),
  ...fromTo('٠١٢٣٤٥٦٧٨٩', '0123456789'),
  ...fromTo('۰۱۲۳۴۵۶۷۸۹', '0123456789'),
  ...fromTo('øđłıħŧ', 'odliht'),
  ...fromTo('ØĐŁĦŦ', 'odlht'),
  ...smallOf(0x41, 0x5a),
  ...smallOf(0x386, 0x3ab),
  ...smallOf(0x400, 0x42f),
  ...fromTo('ς', 'σ'),
];

function fromTo(from: string, to: string): (readonly [string, string])[] {
  const small = [...to];
  return [...from].map((letter, i) => [letter, small[i] ?? letter] as const);
}

function smallOf(first: number, last: number): (readonly [string, string])[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i))
    .map((letter) => [letter, letter.toLowerCase()] as const)
    .filter(([from, to]) => from !== to && to.length === 1);
}

/** What the database needs to fold alike: ranges for its patterns, letters for its `translate`. */
export const FOLDING = {
  dropped: DROPPED,
  gaps: GAPS,
  from: PAIRS.map(([from]) => from).join(''),
  to: PAIRS.map(([, to]) => to).join(''),
} as const;

const dropped = new RegExp(`[${DROPPED}]+`, 'gu');
const gaps = new RegExp(`[${GAPS}]+`, 'gu');
const letters = new Map(PAIRS);

/** A text with its letters folded and one blank between words. */
export function foldText(text: string): string {
  let folded = '';
  for (const letter of text.normalize('NFKD').replace(dropped, '')) {
    folded += letters.get(letter) ?? letter;
  }
  return folded.replace(gaps, ' ').trim();
}

/** The folded words of a text, each cut at 60 letters, as they stand in the index. */
export function foldWords(text: string): readonly string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ').map((word) => [...word].slice(0, 60).join(''));
}

/** Little words that Arabic writes together with the next: and, the, in, for, then, as. */
const CLITICS = ['', 'ال', 'و', 'وال', 'ب', 'بال', 'ل', 'لل', 'ف', 'فال', 'ك', 'كال'];

/**
 * The beginnings that a typed word looks for: itself, and for an Arabic word of three letters or more
 * itself behind the little words that are written together with it; a typed article is not needed.
 */
export function searchedBeginnings(word: string): readonly string[] {
  if (!/^[\u0620-\u06ff]{3,}$/u.test(word)) return [word];
  const bare = /^ال..../u.test(word) ? word.slice(2) : word;
  return bare.length < 3 ? [word] : CLITICS.map((clitic) => clitic + bare);
}
