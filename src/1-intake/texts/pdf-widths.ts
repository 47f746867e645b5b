/**
 * Widths of glyphs in a PDF that would be written out for ever.
 *
 * A font says in `/W` how wide its characters are, also by ranges: `[3 900000000 500]` gives 500 to all
 * from 3 on (ISO 32000-2, 9.7.4.3). The parser writes every one of them into a list, so a damaged or
 * hostile number costs all memory there is. Character numbers have two bytes; where a greater one stands
 * in such an array it is put down to 65535, digit by digit in place, so that no offset of the file moves.
 *
 * Only arrays that stand in the open are seen. What is packed in an object stream is left to the limits
 * of the reading process.
 */

const GREATEST = '65535';
const SLASH = 0x2f;
const LETTER_W = 0x57;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const POINT = 0x2e;
/** An array nobody closes is looked at no further than this. */
const LONGEST_ARRAY = 1_000_000;

/** Puts down numbers too great to be characters, in place; answers how many there were. */
export function tameWidths(bytes: Uint8Array): number {
  let tamed = 0;
  for (let i = bytes.indexOf(SLASH); i !== -1; i = bytes.indexOf(SLASH, i + 1)) {
    if (bytes[i + 1] !== LETTER_W) continue;
    let at = i + 2;
    if (bytes[at] === 0x32) at += 1; // `/W2`, for writing from top to bottom
    while (isSpace(bytes[at])) at += 1;
    if (bytes[at] !== OPEN) continue;
    const stop = Math.min(bytes.length, at + LONGEST_ARRAY);
    let depth = 0;
    for (; at < stop; at += 1) {
      const byte = bytes[at];
      if (byte === OPEN) depth += 1;
      else if (byte === CLOSE && --depth === 0) break;
      else if (isDigit(byte)) {
        const from = at;
        while (isDigit(bytes[at])) at += 1;
        // What stands after a point is a fraction of a width.
        if (bytes[from - 1] !== POINT && isTooGreat(bytes, from, at)) {
          putDown(bytes, from, at);
          tamed += 1;
        }
        at -= 1;
      }
    }
    i = Math.max(i, at - 1);
  }
  return tamed;
}

function isTooGreat(bytes: Uint8Array, from: number, to: number): boolean {
  let first = from;
  while (first < to - 1 && bytes[first] === 0x30) first += 1;
  const digits = to - first;
  if (digits !== GREATEST.length) return digits > GREATEST.length;
  return String.fromCharCode(...bytes.subarray(first, to)) > GREATEST;
}

function putDown(bytes: Uint8Array, from: number, to: number): void {
  bytes.fill(0x30, from, to);
  for (let k = 0; k < GREATEST.length; k += 1) {
    bytes[to - GREATEST.length + k] = GREATEST.charCodeAt(k);
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isSpace(byte: number | undefined): boolean {
  return (
    byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0
  );
}
