/**
 * Writes EXIF blocks and the files around them, for tests: the plainest form that readers accept, and
 * wrong ones on purpose.
 */
export type ExifValue =
  | { readonly ascii: string }
  | { readonly short: readonly number[] }
  | { readonly long: readonly number[] }
  | { readonly rational: readonly (readonly [number, number])[] }
  | { readonly bytes: readonly number[] }
  /** Type, count and offset as they stand, to be as wrong as a test wants. */
  | { readonly raw: readonly [type: number, count: number, value: number] };
export type Tags = Readonly<Record<number, ExifValue>>;

export interface ExifContent {
  readonly image?: Tags;
  readonly exif?: Tags;
  readonly gps?: Tags;
  /** A JPEG for IFD1. */
  readonly thumbnail?: Uint8Array;
  /** Where IFD0 says that the next directory is; for loops. */
  readonly next?: number;
  readonly bigEndian?: boolean;
}

/** The TIFF structure with these tags. */
export function tiffBytes(content: ExifContent): Uint8Array<ArrayBuffer> {
  const little = content.bigEndian !== true;
  const bytes: number[] = [];
  const put = (at: number, value: number, size: number): void => {
    for (let i = 0; i < size; i += 1) {
      const shift = 8 * (little ? i : size - 1 - i);
      bytes[at + i] = Math.floor(value / 2 ** shift) & 255;
    }
  };
  const directory = (
    tags: Tags,
    pointers: Readonly<Record<number, number>>,
    at: number,
  ): number => {
    const all: [number, ExifValue][] = [
      ...Object.entries(tags).map(([tag, value]): [number, ExifValue] => [Number(tag), value]),
      ...Object.entries(pointers).map(([tag, value]): [number, ExifValue] => [
        Number(tag),
        { long: [value] },
      ]),
    ].sort((a, b) => a[0] - b[0]);
    put(at, all.length, 2);
    let data = at + 2 + 12 * all.length + 4;
    put(data - 4, 0, 4);
    for (const [i, [tag, value]] of all.entries()) {
      const entry = at + 2 + 12 * i;
      put(entry, tag, 2);
      if ('raw' in value) {
        put(entry + 2, value.raw[0], 2);
        put(entry + 4, value.raw[1], 4);
        put(entry + 8, value.raw[2], 4);
        continue;
      }
      const { type, size, numbers } = plain(value);
      const count = type === 5 ? numbers.length / 2 : numbers.length;
      const length = numbers.length * size;
      put(entry + 2, type, 2);
      put(entry + 4, count, 4);
      put(entry + 8, 0, 4);
      let to = entry + 8;
      if (length > 4) {
        put(entry + 8, data, 4);
        to = data;
        data += length + (length % 2);
      }
      numbers.forEach((n, k) => put(to + k * size, n, size));
    }
    return data;
  };
  put(0, little ? 0x4949 : 0x4d4d, 2);
  put(2, 42, 2);
  put(4, 8, 4);
  // Twice: the second time where everything lies is known.
  let pointers: Record<number, number> = {};
  let second = 0;
  for (let pass = 0; pass < 2; pass += 1) {
    const some =
      pass === 0
        ? { ...(content.exif && { 0x8769: 0 }), ...(content.gps && { 0x8825: 0 }) }
        : pointers;
    let at = directory(content.image ?? {}, some, 8);
    const next: Record<number, number> = {};
    if (content.exif) {
      next[0x8769] = at;
      at = directory(content.exif, {}, at);
    }
    if (content.gps) {
      next[0x8825] = at;
      at = directory(content.gps, {}, at);
    }
    if (content.thumbnail) {
      second = at;
      const end = directory(
        { 0x0201: { long: [0] }, 0x0202: { long: [content.thumbnail.length] } },
        {},
        at,
      );
      directory({ 0x0201: { long: [end] }, 0x0202: { long: [content.thumbnail.length] } }, {}, at);
      content.thumbnail.forEach((byte, i) => {
        bytes[end + i] = byte;
      });
    }
    pointers = next;
  }
  const count = Object.keys(content.image ?? {}).length + Object.keys(pointers).length;
  put(8 + 2 + 12 * count, content.next ?? second, 4);
  return Uint8Array.from(bytes, (byte) => byte ?? 0);
}

function plain(value: Exclude<ExifValue, { raw: unknown }>): {
  readonly type: number;
  readonly size: number;
  readonly numbers: readonly number[];
} {
  if ('ascii' in value) {
    return { type: 2, size: 1, numbers: [...new TextEncoder().encode(`${value.ascii}\0`)] };
  }
  if ('short' in value) return { type: 3, size: 2, numbers: value.short };
  if ('long' in value) return { type: 4, size: 4, numbers: value.long };
  if ('rational' in value) return { type: 5, size: 4, numbers: value.rational.flat() };
  return { type: 7, size: 1, numbers: value.bytes };
}

/** A position as three rationals, seconds to the hundredth. */
export function dms(degrees: number): ExifValue {
  const whole = Math.round(Math.abs(degrees) * 360_000);
  const [d, rest] = [Math.floor(whole / 360_000), whole % 360_000];
  return {
    rational: [
      [d, 1],
      [Math.floor(rest / 6000), 1],
      [rest % 6000, 100],
    ],
  };
}

/** GPS tags of a position. */
export function gpsTags(lat: number, lon: number, more: Tags = {}): Tags {
  return {
    0x01: { ascii: lat < 0 ? 'S' : 'N' },
    0x02: dms(lat),
    0x03: { ascii: lon < 0 ? 'W' : 'E' },
    0x04: dms(lon),
    ...more,
  };
}

/** A JPEG with segments put in after its first marker. */
export function jpegWith(
  jpeg: Uint8Array,
  ...segments: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  return joined(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));
}

export function segment(marker: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(...parts);
  const length = body.length + 2;
  return joined(Uint8Array.of(0xff, marker, length >> 8, length & 255), body);
}

/** The APP1 segment of an EXIF block. */
export function exifSegment(tiff: Uint8Array): Uint8Array<ArrayBuffer> {
  return segment(0xe1, ascii('Exif\0\0'), tiff);
}

/** A PNG chunk with its checksum. */
export function pngChunk(name: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const named = joined(ascii(name), body);
  return joined(number32(body.length), named, number32(crc32(named)));
}

/** A PNG with chunks put in after its header. */
export function pngWith(
  png: Uint8Array,
  ...chunks: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  return joined(png.subarray(0, 33), ...chunks, png.subarray(33));
}

/** A WebP in the extended form, with chunks after its picture. */
export function webpWith(
  webp: Uint8Array,
  width: number,
  height: number,
  ...chunks: readonly (readonly [name: string, body: Uint8Array])[]
): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, body: Uint8Array): Uint8Array =>
    joined(ascii(name), number32(body.length, true), body, new Uint8Array(body.length % 2));
  const three = (n: number): number[] => [n & 255, (n >> 8) & 255, (n >> 16) & 255];
  const body = joined(
    ascii('WEBP'),
    chunk('VP8X', Uint8Array.of(0x0c, 0, 0, 0, ...three(width - 1), ...three(height - 1))),
    webp.subarray(12),
    ...chunks.map(([name, bytes]) => chunk(name, bytes)),
  );
  return joined(ascii('RIFF'), number32(body.length, true), body);
}

/** A box of an ISO file. */
export function box(name: string, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(...parts);
  return joined(number32(body.length + 8), ascii(name), body);
}

/** A HEIF file without a picture that can be decoded: its size and an EXIF item. */
export function heifWith(width: number, height: number, tiff: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = box('ftyp', ascii('heic'), number32(0), ascii('mif1heic'));
  const item = joined(number32(6), ascii('Exif\0\0'), tiff);
  const make = (at: number): Uint8Array<ArrayBuffer> =>
    box(
      'meta',
      number32(0),
      box(
        'iinf',
        number32(0),
        Uint8Array.of(0, 1),
        box('infe', Uint8Array.of(2, 0, 0, 0, 0, 1, 0, 0), ascii('Exif\0')),
      ),
      box(
        'iloc',
        Uint8Array.of(0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1),
        number32(at),
        number32(item.length),
      ),
      box('iprp', box('ipco', box('ispe', number32(0), number32(width), number32(height)))),
    );
  const start = head.length + make(0).length + 8;
  return joined(head, make(start), box('mdat', item));
}

export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function number32(value: number, little = false): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, little);
  return bytes;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
