/** Where the zero of each block of decimal digits stands: Arabic-Indic, Eastern, Devanagari, Bengali. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];

/**
 * Digits as people write them (`١٢`, `۱۲`, `१२`, `১২`) as the digits computers count with (`12`).
 *
 * Every digit is one UTF-16 unit on both sides, so offsets into the folded text are offsets into the
 * original.
 */
export function foldDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((z) => code >= z && code <= z + 9) ?? code;
    return String(code - zero);
  });
}
