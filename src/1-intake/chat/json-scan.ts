/**
 * Where values stand in JSON, found without building them.
 *
 * A chat of a gigabyte is one JSON value; building it takes many times its size, and one wrong byte
 * loses all of it. So the reader of such a file looks only for the ends of values – strings and
 * brackets, RFC 8259 §2, §7 – and builds one small piece after the other. Every function is one pass
 * with a counter and no recursion: nothing nests too deep and no byte is looked at twice.
 */

/** The first byte at or after `at` that is no white space; `bytes.length` when there is none. */
export function afterSpace(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i < bytes.length && isSpace(bytes[i])) i += 1;
  return i;
}

/**
 * The offset just after the value that begins at `at`, or -1 when it does not end before `limit`.
 * Brackets are only counted: whether the piece is good JSON is found out by building it.
 */
export function endOfValue(bytes: Uint8Array, at: number, limit: number): number {
  const first = bytes[at];
  if (first === QUOTE) return endOfString(bytes, at, limit);
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    let i = at;
    while (i < limit && !isSpace(bytes[i]) && !ENDS.has(bytes[i] ?? 0)) i += 1;
    return i === at || i === limit ? -1 : i;
  }
  let depth = 0;
  for (let i = at; i < limit; i += 1) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      const end = endOfString(bytes, i, limit);
      if (end === -1) return -1;
      i = end - 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

function endOfString(bytes: Uint8Array, at: number, limit: number): number {
  for (let i = at + 1; i < limit; i += 1) {
    const byte = bytes[i];
    if (byte === BACKSLASH) i += 1;
    else if (byte === QUOTE) return i + 1;
  }
  return -1;
}

/**
 * Goes through the members of the object at `at`. `visit` gets each key and where its value begins,
 * and answers where the value ends, or -1 to stop. Answers the offset after the object, or, when it
 * is damaged or `visit` stopped, `{ damaged: offset }` of the first byte that was not understood.
 */
export function eachMember(
  bytes: Uint8Array,
  at: number,
  visit: (key: string, valueAt: number) => number,
): number | { readonly damaged: number } {
  let i = afterSpace(bytes, at + 1);
  for (;;) {
    if (bytes[i] === CLOSE_OBJECT) return i + 1;
    if (bytes[i] !== QUOTE) return { damaged: i };
    const keyEnd = endOfString(bytes, i, Math.min(bytes.length, i + LONGEST_KEY));
    if (keyEnd === -1) return { damaged: i };
    const key = new TextDecoder().decode(bytes.subarray(i + 1, keyEnd - 1));
    const colon = afterSpace(bytes, keyEnd);
    if (bytes[colon] !== COLON) return { damaged: i };
    const valueAt = afterSpace(bytes, colon + 1);
    const end = visit(key, valueAt);
    if (end === -1) return { damaged: valueAt };
    i = afterSpace(bytes, end);
    if (bytes[i] === COMMA) i = afterSpace(bytes, i + 1);
    else if (bytes[i] !== CLOSE_OBJECT) return { damaged: i };
  }
}

/** Keys are words; a longer one is a string that lost its end. */
const LONGEST_KEY = 1000;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const BACKSLASH = 0x5c;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
const ENDS = new Set([COMMA, CLOSE_ARRAY, CLOSE_OBJECT]);

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
