/**
 * Builds a small piece of JSON, mending what programs are known to write wrongly. The mends, each
 * counted:
 *
 * - `\x0B` and other escapes JSON does not have (RFC 8259 §7): `\xHH` is the character, any other
 *   backslash stands for itself;
 * - control characters that stand in a string as they are;
 * - a comma before a closing bracket.
 *
 * Null when it is damaged in another way: a guess would invent testimony. One pass, whatever the text.
 */
export function parseMended(
  text: string,
): { readonly value: unknown; readonly mends: number } | null {
  const good = tryParse(text);
  if (good !== undefined) return { value: good.value, mends: 0 };
  const mended = mend(text);
  if (mended.mends === 0) return null;
  const parsed = tryParse(mended.text);
  return parsed === undefined ? null : { value: parsed.value, mends: mended.mends };
}

function mend(text: string): { readonly text: string; readonly mends: number } {
  const pieces: string[] = [];
  let mends = 0;
  let from = 0;
  /** Writes what was passed over, then `piece` in place of the text up to `next`. */
  const put = (at: number, piece: string, next: number): void => {
    pieces.push(text.slice(from, at), piece);
    from = next;
    mends += 1;
  };
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (!inString) {
      if (code === QUOTE) inString = true;
      else if (code === COMMA) {
        let next = i + 1;
        while (isSpace(text.charCodeAt(next))) next += 1;
        const close = text[next];
        if (close === ']' || close === '}') put(i, '', i + 1);
        i = next - 1;
      }
    } else if (code === QUOTE) {
      inString = false;
    } else if (code === BACKSLASH) {
      const escape = text.slice(i + 1, i + 6);
      if (/^["\\/bfnrt]/.test(escape)) i += 1;
      else if (/^u[0-9A-Fa-f]{4}/.test(escape)) i += 5;
      else if (/^x[0-9A-Fa-f]{2}/.test(escape)) {
        put(i, `\\u00${escape.slice(1, 3)}`, i + 4);
        i += 3;
      } else put(i, '\\\\', i + 1);
    } else if (code < 0x20) {
      put(i, `\\u${code.toString(16).padStart(4, '0')}`, i + 1);
    }
  }
  pieces.push(text.slice(from));
  return { text: pieces.join(''), mends };
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
