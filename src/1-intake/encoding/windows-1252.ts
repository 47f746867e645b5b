/**
 * Windows-1252 by our own table, because the tools differ where it hurts: Node 20's
 * `TextDecoder('windows-1252')` silently reads Latin-1 (0x80 becomes an invisible control instead of
 * €), and iconv-lite turns 0x9D into U+FFFD.
 *
 * Source: WHATWG Encoding Standard, index windows-1252: five bytes without a character (81, 8D, 8F,
 * 90, 9D) stay the C1 control of the same number, so that every byte can be got back.
 */
const C1 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009F]/g, (c) => C1[c.charCodeAt(0) - 0x80] ?? c);
}
