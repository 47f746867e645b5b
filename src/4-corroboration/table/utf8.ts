/**
 * UTF-8 both ways, for code that runs where neither Node nor a browser lends its own.
 *
 * Decoding follows the WHATWG Encoding Standard: every maximal part that cannot begin or continue a
 * character (a stray continuation byte, an overlong form, half a surrogate pair, a cut character)
 * becomes one U+FFFD. Encoding does the same with lone surrogates, so nothing that was ever encoded
 * fails to decode.
 */
const REPLACEMENT = 0xfffd;
/** Code units turned into a string at a time; the arguments of a call must fit on the stack. */
const AT_ONCE = 4096;
const units = new Uint16Array(AT_ONCE);

/** The text of bytes `from` to `to` (exclusive). */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let n = 0;
  for (let i = from; i < to;) {
    if (n > AT_ONCE - 2) {
      text += textOf(n);
      n = 0;
    }
    const first = bytes[i] as number;
    if (first < 0x80) {
      units[n++] = first;
      i += 1;
      continue;
    }
    const size = sizeAt(bytes, i, to);
    const code = size > 0 ? codeAt(bytes, i, size) : REPLACEMENT;
    i += Math.abs(size);
    if (code > 0xffff) {
      units[n++] = 0xd7c0 + (code >> 10);
      units[n++] = 0xdc00 + (code & 0x3ff);
    } else units[n++] = code;
  }
  return text + textOf(n);
}

function textOf(n: number): string {
  return String.fromCharCode.apply(null, units.subarray(0, n) as unknown as number[]);
}

/** Whether bytes `from` to `to` (exclusive) are UTF-8 throughout. */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to;) {
    if ((bytes[i] as number) < 0x80) i += 1;
    else {
      const size = sizeAt(bytes, i, to);
      if (size < 0) return false;
      i += size;
    }
  }
  return true;
}

/** The most bytes a text can need. */
export function mostBytes(text: string): number {
  return text.length * 3;
}

/** Writes a text into `into` from `at` on; gives where it ends. There must be room. */
export function encode(text: string, into: Uint8Array, at: number): number {
  let end = at;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      into[end++] = code;
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      const next = code < 0xdc00 ? text.charCodeAt(i + 1) : NaN;
      if (next >= 0xdc00 && next < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i += 1;
      } else code = REPLACEMENT;
    }
    if (code < 0x800) into[end++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) into[end++] = 0xe0 | (code >> 12);
      else {
        into[end++] = 0xf0 | (code >> 18);
        into[end++] = 0x80 | ((code >> 12) & 0x3f);
      }
      into[end++] = 0x80 | ((code >> 6) & 0x3f);
    }
    into[end++] = 0x80 | (code & 0x3f);
  }
  return end;
}

/** A text as bytes of its own. */
export function bytesOf(text: string): Uint8Array {
  const room = new Uint8Array(mostBytes(text));
  return room.subarray(0, encode(text, room, 0));
}

/**
 * How many bytes the character at `i` (not ASCII) has; negative when it is none: then as many bytes,
 * at least one, are to be replaced together. RFC 3629, table of section 4.
 */
function sizeAt(bytes: Uint8Array, i: number, to: number): number {
  const first = bytes[i] as number;
  const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (size === 0) return -1;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = i + 1 < to ? (bytes[i + 1] as number) : 0;
  if (second < lowest || second > highest) return -1;
  for (let k = 2; k < size; k++) {
    if (i + k >= to || ((bytes[i + k] as number) & 0xc0) !== 0x80) return -k;
  }
  return size;
}

function codeAt(bytes: Uint8Array, i: number, size: number): number {
  const tail = (k: number) => (bytes[i + k] as number) & 0x3f;
  const first = bytes[i] as number;
  if (size === 2) return ((first & 0x1f) << 6) | tail(1);
  if (size === 3) return ((first & 0x0f) << 12) | (tail(1) << 6) | tail(2);
  return ((first & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3);
}
