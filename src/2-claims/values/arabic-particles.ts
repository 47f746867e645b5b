import { foldDigits } from '#intake/encoding/fold-digits.ts';

/**
 * Arabic words as the scanners compare them: without vowel marks and tatweel, with the letters that
 * people write for one another made one (أإآ → ا, ى → ي, ة → ه, گ → ك, ی → ي).
 */
export function plainArabic(word: string): string {
  return foldDigits(word)
    .replace(/[\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[ؤ]/g, 'و')
    .replace(/[ئ]/g, 'ي')
    .replace(/[گک]/g, 'ك');
}

export function isArabicWord(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 0x0621 && code <= 0x06ff;
}

const KNOWN = new Set<string>();

/** Words after which a particle may be cut off; the word lists of the scanners add theirs on loading. */
export function knowArabic(words: Iterable<string>): void {
  for (const word of words) if (isArabicWord(word)) KNOWN.add(word);
}

/** A written word in one or two parts: `وخمسة` is و and خمسة. `length` counts UTF-16 units as written. */
export function splitArabic(
  written: string,
): readonly { readonly word: string; readonly length: number }[] {
  const word = plainArabic(written);
  if (KNOWN.has(word) || word.length < 3) return [{ word, length: written.length }];
  const first = word[0] ?? '';
  if ('وفبلك'.includes(first)) {
    // The mark of the particle may be followed by its vowel.
    const cut = /^.[\u0640\u064b-\u065f\u0670]*/u.exec(written)?.[0].length ?? 1;
    const rest = word.slice(1);
    if (KNOWN.has(rest)) {
      return [
        { word: first, length: cut },
        { word: rest, length: written.length - cut },
      ];
    }
    // `للساعة` is ل and الساعة with its alef swallowed.
    if (first === 'ل' && rest.startsWith('ل') && KNOWN.has(`ا${rest}`)) {
      return [
        { word: first, length: cut },
        { word: `ا${rest}`, length: written.length - cut },
      ];
    }
    if (first === 'و' && 'بل'.includes(rest[0] ?? '-') && KNOWN.has(rest.slice(1))) {
      return [
        { word: 'و', length: cut + 1 },
        { word: rest.slice(1), length: written.length - cut - 1 },
      ];
    }
  }
  return [{ word, length: written.length }];
}
