/** What kind of character stands at a place; '' is the edge of the text. One UTF-16 unit each. */

const LETTER = /^[\p{L}\p{M}]$/u;
const UPPER = /^\p{Lu}$/u;
const LOWER = /^\p{Ll}$/u;

export const isLetter = (unit: string): boolean => {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code >= 0xc0 && code < 0x250) return code !== 0xd7 && code !== 0xf7;
  return LETTER.test(unit);
};
export const isUpper = (unit: string): boolean => UPPER.test(unit);
export const isLower = (unit: string): boolean => LOWER.test(unit);
export const isDigit = (unit: string): boolean => /^\p{Nd}$/u.test(unit);
export const isSpace = (unit: string): boolean => unit === '' || /^\s$/.test(unit);

/** Arabic letters, without digits, marks and punctuation. */
export const isArabicLetter = (unit: string): boolean =>
  /^[\u0620-\u063F\u0641-\u064A\u066E-\u06D3\u06D5\u06EE\u06EF\u06FA-\u06FF\u0750-\u077F]$/.test(
    unit,
  );
/** A letter or one of the signs above and below it. */
export const isArabic = (unit: string): boolean =>
  isArabicLetter(unit) || /^[\u064B-\u065F\u0670]$/.test(unit);
