import {
  joined,
  LONGEST_XMP,
  NO_PARTS,
  standsAt,
  utf8,
  viewOf,
  type PictureParts,
} from './picture-parts.ts';

const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const PHOTOSHOP = 'Photoshop 3.0\0';

/**
 * The segments of a JPEG before its first scan, and how many scans there are.
 *
 * A marker is FF and a byte; most have a length of two bytes. What stands between segments is skipped
 * to the next FF, as decoders do, so that we see the same frame header as they. The scans are counted
 * because a small file of thousands of them over a large frame keeps a decoder busy for hours.
 *
 * Source: ITU-T T.81 (JPEG), annex B; Exif 2.32 §4.5.4.
 */
export function jpegParts(bytes: Uint8Array): PictureParts {
  const view = viewOf(bytes);
  const damage: string[] = [];
  let size: PictureParts['size'] = null;
  let exif: Uint8Array | null = null;
  let xmp: string | null = null;
  let iptc: Uint8Array | null = null;
  let at = 2;
  let scans = 0;
  let ended = false;
  /** What stands before the first scan and a decoder needs: no words, no profiles, no thumbnails. */
  const needed: Uint8Array[] = [bytes.subarray(0, 2)];
  let rest = bytes.length;
  while (at < bytes.length) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) break;
    const marker = bytes[at + 1] as number;
    // FF00 is a byte of a scan, FFFF fills, D0–D7 and 01 stand alone.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (marker === 0xd9) {
      ended = true;
      break;
    }
    const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) {
      damage.push('The file is cut short or damaged.');
      break;
    }
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker) && size === null && body.length >= 5) {
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker === 0xda) scans += 1;
    else if (scans === 0 && marker === 0xe1 && standsAt(body, 0, 'Exif\0\0')) {
      exif ??= body.subarray(6);
    } else if (scans === 0 && marker === 0xe1 && standsAt(body, 0, XMP)) {
      xmp ??= utf8(body.subarray(XMP.length, LONGEST_XMP));
    } else if (scans === 0 && marker === 0xed && standsAt(body, 0, PHOTOSHOP)) {
      iptc ??= iptcOf(body.subarray(PHOTOSHOP.length));
    }
    if (marker === 0xda && scans === 1) rest = at;
    // FE are comments; E0 and EE say how colours are meant.
    const words = (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (scans === 0 && !words) needed.push(bytes.subarray(at, end));
    at = end;
  }
  if (scans > 0 && !ended && damage.length === 0) damage.push('The file is cut short or damaged.');
  if (scans === 0 && damage.length === 0) damage.push('The file holds no picture.');
  return {
    ...NO_PARTS,
    type: 'image/jpeg',
    size,
    exif,
    xmp,
    iptc,
    passes: Math.max(1, scans),
    damage,
    points: joined([...needed, bytes.subarray(rest)]),
  };
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The IPTC block (resource 0x0404) among Photoshop's resources: `8BIM`, id, padded name, length, data. */
function iptcOf(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 12 <= bytes.length && standsAt(bytes, at, '8BIM')) {
    const id = view.getUint16(at + 4);
    const name = 1 + (bytes[at + 6] ?? 0);
    const sizeAt = at + 6 + name + (name % 2);
    if (sizeAt + 4 > bytes.length) return null;
    const length = view.getUint32(sizeAt);
    const from = sizeAt + 4;
    if (from + length > bytes.length) return null;
    if (id === 0x0404) return bytes.subarray(from, from + length);
    at = from + length + (length % 2);
  }
  return null;
}
