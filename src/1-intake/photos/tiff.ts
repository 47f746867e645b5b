/**
 * The tags of an EXIF block (a TIFF structure), read with suspicion.
 *
 * TIFF is a list of directories ("IFD"), each a count and entries of twelve bytes: tag, type, count,
 * and the value or the offset where it stands. Offsets may point anywhere, also back, counts may be
 * anything, so a careless reader loops, reads outside, or asks for gigabytes. Here every offset is
 * checked, a directory is read once, values over `LONGEST` bytes are left unread, and the whole block
 * costs no more than `MOST_ENTRIES` entries. What is wrong is named; what can be read is read.
 *
 * Source: TIFF 6.0 (Adobe 1992) §2; CIPA DC-008 (Exif 2.32) §4.6.
 */
export type TagValue = string | readonly number[];
export type Directory = ReadonlyMap<number, TagValue>;

export interface Exif {
  /** IFD0: the picture. */
  readonly image: Directory;
  readonly exif: Directory;
  readonly gps: Directory;
  /** The JPEG thumbnail of IFD1; null when there is none. */
  readonly thumbnail: Uint8Array | null;
  /** What is damaged, in words. */
  readonly damage: readonly string[];
}

const MOST_ENTRIES = 4096;
/** Bytes of one value that are read; maker notes and the like are longer and of no use here. */
const LONGEST = 4096;

/** Bytes of one element: BYTE, ASCII, SHORT, LONG, RATIONAL, SBYTE, UNDEFINED, SSHORT, SLONG, SRATIONAL, FLOAT, DOUBLE, and UTF-8 of Exif 3. */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  129: 1,
};

const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const THUMBNAIL_AT = 0x0201;
const THUMBNAIL_LENGTH = 0x0202;

/** Reads an EXIF block that begins with its byte order (`II` or `MM`). Never throws. */
export function readTiff(bytes: Uint8Array): Exif {
  const damage = new Set<string>();
  const none: Directory = new Map();
  const empty = { image: none, exif: none, gps: none, thumbnail: null };
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) {
    return { ...empty, damage: ['The EXIF block does not begin like one.'] };
  }
  const little = order === 'II';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(2, little) !== 42) {
    return { ...empty, damage: ['The EXIF block does not begin like one.'] };
  }
  const seen = new Set<number>();
  let left = MOST_ENTRIES;

  const directory = (
    at: number,
  ): { readonly tags: Map<number, TagValue>; readonly next: number } => {
    const tags = new Map<number, TagValue>();
    if (at < 8 || at + 2 > bytes.length) {
      damage.add('An EXIF directory lies outside the file.');
      return { tags, next: 0 };
    }
    if (seen.has(at)) {
      damage.add('An EXIF directory points back to one that was read already.');
      return { tags, next: 0 };
    }
    seen.add(at);
    const count = view.getUint16(at, little);
    for (let i = 0; i < count; i += 1) {
      const entry = at + 2 + 12 * i;
      if (entry + 12 > bytes.length) {
        damage.add('An EXIF directory is cut short.');
        return { tags, next: 0 };
      }
      if (left === 0) {
        damage.add(`The EXIF block has more than ${MOST_ENTRIES} entries; the rest was not read.`);
        return { tags, next: 0 };
      }
      left -= 1;
      const tag = view.getUint16(entry, little);
      const value = valueOf(entry, tag);
      // The first one stands: a second entry for a tag is not allowed and not believed.
      if (value !== null && !tags.has(tag)) tags.set(tag, value);
    }
    const end = at + 2 + 12 * count;
    return { tags, next: end + 4 <= bytes.length ? view.getUint32(end, little) : 0 };
  };

  const valueOf = (entry: number, tag: number): TagValue | null => {
    const type = view.getUint16(entry + 2, little);
    const count = view.getUint32(entry + 4, little);
    const size = SIZES[type];
    if (size === undefined) {
      damage.add('An EXIF entry has a type that does not exist.');
      return null;
    }
    const length = size * count;
    const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (at + length > bytes.length) {
      damage.add(`The EXIF entry ${hex(tag)} points outside the block.`);
      return null;
    }
    if (length > LONGEST) return null;
    if (type === 2 || type === 129) return words(bytes.subarray(at, at + count));
    if (type === 7) return [...bytes.subarray(at, at + count)];
    return Array.from({ length: count }, (_, i) => number(type, at + size * i));
  };

  const number = (type: number, at: number): number => {
    switch (type) {
      case 3:
        return view.getUint16(at, little);
      case 4:
        return view.getUint32(at, little);
      case 5:
        // 0/0 is how devices say "not known": NaN, never zero.
        return view.getUint32(at, little) / view.getUint32(at + 4, little);
      case 6:
        return view.getInt8(at);
      case 8:
        return view.getInt16(at, little);
      case 9:
        return view.getInt32(at, little);
      case 10:
        return view.getInt32(at, little) / view.getInt32(at + 4, little);
      case 11:
        return view.getFloat32(at, little);
      case 12:
        return view.getFloat64(at, little);
      default:
        return view.getUint8(at);
    }
  };

  const pointer = (tags: Directory, tag: number): number | null => {
    const value = tags.get(tag);
    return typeof value === 'object' && value.length === 1 ? (value[0] ?? null) : null;
  };

  const first = directory(view.getUint32(4, little));
  const child = (tag: number): Directory => {
    const at = pointer(first.tags, tag);
    return at === null ? none : directory(at).tags;
  };
  const [exif, gps] = [child(EXIF_IFD), child(GPS_IFD)];
  const second = first.next === 0 ? null : directory(first.next).tags;
  let thumbnail: Uint8Array | null = null;
  if (second !== null) {
    const [at, length] = [pointer(second, THUMBNAIL_AT), pointer(second, THUMBNAIL_LENGTH)];
    if (at !== null && length !== null && length > 0) {
      if (at + length <= bytes.length) thumbnail = bytes.subarray(at, at + length);
      else damage.add('The embedded thumbnail lies outside the EXIF block.');
    }
  }
  return { image: first.tags, exif, gps, thumbnail, damage: [...damage] };
}

/** Text up to its NUL: UTF-8 where it is, else Latin-1, as old cameras write. */
function words(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const part = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part).trim();
  } catch {
    return String.fromCharCode(...part).trim();
  }
}

function hex(tag: number): string {
  return `0x${tag.toString(16).padStart(4, '0')}`;
}
