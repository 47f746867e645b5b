import { inflateSync } from 'node:zlib';
import {
  fourCharacters,
  joined,
  LONGEST_XMP,
  NO_PARTS,
  utf8,
  viewOf,
  withoutExifHead,
  type PictureParts,
} from './picture-parts.ts';

/** Texts of one PNG that are kept. */
const MOST_TEXTS = 50;
/** What a packed text may unpack to. */
const LONGEST_TEXT = 100_000;
/** All a decoder needs; whatever else is in the file does not reach it. */
const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * The chunks of a PNG: length, name, data, checksum. Texts come plain (`tEXt`), packed (`zTXt`) or in
 * UTF-8 and possibly packed (`iTXt`); what unpacks to more than a tenth of a megabyte is left packed.
 *
 * Source: W3C, *Portable Network Graphics (Third Edition)*, §11.
 */
export function pngParts(bytes: Uint8Array): PictureParts {
  const view = viewOf(bytes);
  const damage: string[] = [];
  const texts: { key: string; text: string }[] = [];
  const needed: Uint8Array[] = [bytes.subarray(0, 8)];
  let size: PictureParts['size'] = null;
  let exif: Uint8Array | null = null;
  let xmp: string | null = null;
  let at = 8;
  let ended = false;
  while (at + 12 <= bytes.length && !ended) {
    const length = view.getUint32(at);
    const name = fourCharacters(bytes, at + 4);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (NEEDED.has(name)) needed.push(bytes.subarray(at, end));
    if (name === 'IHDR' && size === null && length >= 8) {
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    } else if (name === 'eXIf') exif ??= withoutExifHead(body);
    else if (name === 'tEXt' || name === 'zTXt' || name === 'iTXt') {
      const found = textOf(name, body);
      if (found === null)
        damage.push('A text of the PNG is damaged or unpacks to too much; not read.');
      else if (found.key === 'XML:com.adobe.xmp') xmp ??= found.text.slice(0, LONGEST_XMP);
      else if (texts.length < MOST_TEXTS) texts.push(found);
    } else if (name === 'IEND') ended = true;
    at = end;
  }
  // The width as the header states it, even when the file ends there.
  if (size === null && bytes.length >= 24 && fourCharacters(bytes, 12) === 'IHDR') {
    size = { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (!ended) damage.push('The file is cut short or damaged.');
  return {
    ...NO_PARTS,
    type: 'image/png',
    size,
    exif,
    xmp,
    texts,
    damage: [...new Set(damage)],
    points: joined(needed),
  };
}

function textOf(name: string, body: Uint8Array): { key: string; text: string } | null {
  const end = body.indexOf(0);
  if (end < 1 || end > 79) return null;
  const key = latin1(body.subarray(0, end));
  const rest = body.subarray(end + 1);
  if (name === 'tEXt') return { key, text: latin1(rest.subarray(0, LONGEST_TEXT)) };
  if (name === 'zTXt') {
    const text = unpacked(rest.subarray(1));
    return text === null ? null : { key, text: latin1(text) };
  }
  // Packed or not, method, language NUL, translated keyword NUL, text.
  const language = rest.indexOf(0, 2);
  const keyword = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (keyword < 0) return null;
  const text = rest.subarray(keyword + 1);
  const plain = rest[0] === 1 ? unpacked(text) : text.subarray(0, LONGEST_XMP);
  return plain === null ? null : { key, text: utf8(plain) };
}

function unpacked(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: LONGEST_TEXT });
  } catch {
    return null;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return text;
}
