import {
  fourCharacters,
  LONGEST_XMP,
  NO_PARTS,
  utf8,
  viewOf,
  withoutExifHead,
  type PictureParts,
} from './picture-parts.ts';

/**
 * The chunks of a WebP: name, little-endian length, data, padded to even. The size is the largest that
 * any header in the file states, because a small canvas may be drawn around a large picture.
 *
 * Source: Google, *WebP Container Specification* (RFC 9649).
 */
export function webpParts(bytes: Uint8Array): PictureParts {
  const view = viewOf(bytes);
  const damage: string[] = [];
  let [width, height] = [0, 0];
  let exif: Uint8Array | null = null;
  let xmp: string | null = null;
  let found = false;
  let at = 12;
  const atLeast = (w: number, h: number): void => {
    [width, height] = [Math.max(width, w), Math.max(height, h)];
  };
  while (at + 8 <= bytes.length) {
    const name = fourCharacters(bytes, at);
    const length = view.getUint32(at + 4, true);
    const from = at + 8;
    const body = bytes.subarray(from, from + length);
    if (name === 'VP8X' && body.length >= 10) {
      atLeast(1 + read24(bytes, from + 4), 1 + read24(bytes, from + 7));
    } else if (name === 'VP8 ' && body.length >= 10) {
      found = true;
      atLeast(view.getUint16(from + 6, true) & 0x3fff, view.getUint16(from + 8, true) & 0x3fff);
    } else if (name === 'VP8L' && body.length >= 5) {
      found = true;
      const bits = view.getUint32(from + 1, true);
      atLeast(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
    } else if (name === 'ANMF') {
      found = true;
    } else if (name === 'EXIF') exif ??= withoutExifHead(body);
    else if (name === 'XMP ') xmp ??= utf8(body.subarray(0, LONGEST_XMP));
    if (from + length > bytes.length) {
      damage.push('The file is cut short or damaged.');
      break;
    }
    at = from + length + (length % 2);
  }
  if (!found && damage.length === 0) damage.push('The file holds no picture.');
  return {
    ...NO_PARTS,
    type: 'image/webp',
    size: width > 0 && height > 0 ? { width, height } : null,
    exif,
    xmp,
    damage,
    points: bytes,
  };
}

function read24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}
