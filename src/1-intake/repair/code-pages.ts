import iconv from 'iconv-lite';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';

/**
 * Single-byte code pages, both ways, for undoing a reading with the wrong one.
 *
 * `byteOf[unit]` is the byte that the page shows as that UTF-16 unit, or −1. Bytes a page leaves
 * undefined are taken as the C1 control of the same number (WHATWG Encoding Standard), because most
 * programs write them so; a control anywhere in 80–9F is accepted beside the page's own character,
 * because Latin-1 shows every byte of that row so.
 */
export interface CodePage {
  readonly name: string;
  /** Unit shown for each byte 00–FF. */
  readonly shown: string;
  readonly byteOf: Int16Array;
}

function page(name: string, high: string): CodePage {
  const byteOf = new Int16Array(0x10000).fill(-1);
  for (let byte = 0; byte < 0x80; byte += 1) byteOf[byte] = byte;
  let shown = String.fromCharCode(...Array.from({ length: 0x80 }, (_, byte) => byte));
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    const seen = high.charAt(byte - 0x80);
    const unit = seen === '\uFFFD' || seen === '' ? String.fromCharCode(byte) : seen;
    shown += unit;
    if (byte < 0xa0) byteOf[byte] = byte;
    byteOf[unit.charCodeAt(0)] = byte;
  }
  return { name, shown, byteOf };
}

const HIGH = Uint8Array.from({ length: 0x80 }, (_, i) => i + 0x80);
const fromIconv = (name: string, encoding: string): CodePage =>
  page(name, iconv.decode(Buffer.from(HIGH), encoding));

export const WINDOWS_1252 = page('Windows-1252', decodeWindows1252(HIGH));
export const WINDOWS_1256 = fromIconv('Windows-1256', 'windows-1256');
export const WINDOWS_1251 = fromIconv('Windows-1251', 'windows-1251');
export const ISO_8859_6 = fromIconv('ISO 8859-6', 'iso-8859-6');
export const MAC_ROMAN = fromIconv('Mac Roman', 'macroman');
export const CP_437 = fromIconv('the DOS code page 437', 'cp437');
export const CP_850 = fromIconv('the DOS code page 850', 'cp850');

/** How the UTF-8 of `text` looks when it is read with the page. */
export function misread(text: string, as: CodePage): string {
  let seen = '';
  for (const byte of Buffer.from(text, 'utf8')) seen += as.shown.charAt(byte);
  return seen;
}
