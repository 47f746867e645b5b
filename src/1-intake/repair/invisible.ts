import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import type { Edit } from './edits.ts';
import { isArabic, isLetter } from './letters.ts';

/**
 * Characters nobody sees, where they stand in the way of reading and searching.
 *
 * Removed: byte-order marks (U+FEFF) anywhere; non-characters; between two letters of one word the soft
 * hyphen, zero-width space and joiners (not in scripts that write with them: Arabic, Indic, Thai, Khmer,
 * Lao, Burmese, Tibetan), word joiner, and marks of direction. A soft hyphen at a line end goes with
 * the line end. Elsewhere marks of direction are kept: they only say how a line is drawn.
 * Put right: a C1 control is the Windows-1252 character of its byte (text read as Latin-1); half a
 * surrogate pair is U+FFFD.
 */
export function undoInvisible(text: string): Edit[] {
  if (!ANY.test(text)) return [];
  const edits: Edit[] = [];
  for (const found of text.matchAll(EACH)) {
    const start = found.index;
    const [form] = found;
    const end = start + form.length;
    const edit = judge(text, form, start, end);
    if (edit !== null) edits.push({ start, end, ...edit });
  }
  return edits;
}

const CLASS =
  '\\u0080-\\u009F\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF';
const LONE = '[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]';
const ANY = new RegExp(`[${CLASS}\\uD800-\\uDFFF]`);
const EACH = new RegExp(`\\u00AD[ \\t]*\\r?\\n(?=[a-z\\u00DF-\\u00FF])|[${CLASS}]|${LONE}`, 'g');

function judge(
  text: string,
  form: string,
  start: number,
  end: number,
): { to: string; why: string; confidence: Edit['confidence'] } | null {
  const code = form.charCodeAt(0);
  const gone = (why: string) => ({ to: '', why, confidence: 'certain' as const });
  // 85 is also the end of a line on some machines: then it stands behind nothing.
  if (code === 0x85 && /^\s?$/.test(text.charAt(start - 1))) return null;
  if (code >= 0x80 && code <= 0x9f) {
    const to = decodeWindows1252(Uint8Array.of(code));
    return to === form ? null : { to, why: 'Windows-1252 read as Latin-1', confidence: 'certain' };
  }
  if (code === 0xfeff) return gone('a byte-order mark inside the text');
  if (code >= 0xd800 && code <= 0xdfff) {
    return { to: '\uFFFD', why: 'half a character', confidence: 'certain' };
  }
  if ((code >= 0xfdd0 && code <= 0xfdef) || code >= 0xfffe)
    return gone('a code that is no character');
  if (form.length > 1) return gone('a soft hyphen at a line end');
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const inWord = isWordUnit(before) && isWordUnit(after);
  if (!inWord)
    return code === 0xad && (isWordUnit(before) || isWordUnit(after))
      ? gone('a soft hyphen')
      : null;
  if (code === 0xad) return gone('a soft hyphen');
  if (code >= 0x200b && code <= 0x200d) {
    return WRITES_WITH.test(before) || WRITES_WITH.test(after)
      ? null
      : gone('an invisible character inside a word');
  }
  if (code === 0x2060) return gone('an invisible character inside a word');
  // Signs of invisible operations (2061–2065) are no letters' business; an override changes what is seen.
  if (code > 0x2060 && code < 0x2066) return null;
  if (code === 0x202d || code === 0x202e) return null;
  return isArabic(before) === isArabic(after) ? gone('a mark of direction inside a word') : null;
}

/** Scripts whose words hold joiners or zero-width spaces. */
const WRITES_WITH =
  /[\u0600-\u08FF\u0900-\u109F\u1780-\u17FF\u1800-\u18AF\uFB50-\uFDFF\uFE70-\uFEFC\uD800-\uDFFF\uA980-\uA9DF]/;

function isWordUnit(unit: string): boolean {
  return unit !== '' && isLetter(unit);
}
