import type { PhotoCaption } from './photo-facts.ts';
import { LONGEST_CAPTION, MOST_CAPTIONS } from './xmp.ts';

/**
 * Captions, credits and dates of an IPTC block: records of 1C, record number, data set number, length
 * of two bytes, text. Text is UTF-8 where it is valid as such, else Latin-1.
 *
 * Source: IPTC-NAA, *Information Interchange Model 4.2*, §1.5 and record 2.
 */
const WANTED: Readonly<Record<number, string>> = {
  5: 'title',
  55: 'date',
  60: 'date',
  80: 'creator',
  105: 'title',
  110: 'credit',
  115: 'credit',
  116: 'rights',
  120: 'caption',
};

export function readIptc(bytes: Uint8Array): readonly PhotoCaption[] {
  const captions: PhotoCaption[] = [];
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === 0x1c && captions.length < MOST_CAPTIONS) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    // The highest bit announces a length of more bytes: nothing that is wanted here is so long.
    if (length > 0x7fff || at + 5 + length > bytes.length) break;
    const what = bytes[at + 1] === 2 ? WANTED[bytes[at + 2] ?? 0] : undefined;
    if (what !== undefined) {
      const text = decode(bytes.subarray(at + 5, at + 5 + length)).slice(0, LONGEST_CAPTION);
      if (text !== '') captions.push({ what, text, where: 'IPTC' });
    }
    at += 5 + length;
  }
  return captions;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte))
      .join('')
      .trim();
  }
}
