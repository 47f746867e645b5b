/**
 * What a picture file holds besides its points, found without decoding any: its size, its EXIF block,
 * its XMP and IPTC texts, and what stands in the way of looking at it.
 */
export interface PictureParts {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic';
  readonly size: { readonly width: number; readonly height: number } | null;
  /** The TIFF structure, beginning with its byte order. */
  readonly exif: Uint8Array | null;
  readonly xmp: string | null;
  readonly iptc: Uint8Array | null;
  /** Words kept in a PNG: keyword and text. */
  readonly texts: readonly { readonly key: string; readonly text: string }[];
  /** How often the points are gone over when decoding: scans of a progressive JPEG; else 1. */
  readonly passes: number;
  /** True when the points come out of the decoder upright already. */
  readonly turned: boolean;
  readonly damage: readonly string[];
  /** The bytes to give to a decoder: the file, or the file without what could trouble one. */
  readonly points: Uint8Array;
}

export const NO_PARTS = {
  size: null,
  exif: null,
  xmp: null,
  iptc: null,
  texts: [],
  passes: 1,
  turned: false,
  damage: [],
} as const;

/** Longest XMP text that is read. */
export const LONGEST_XMP = 1_000_000;

/** Whether `bytes` has these Latin-1 characters at `at`. */
export function standsAt(bytes: Uint8Array, at: number, text: string): boolean {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Four Latin-1 characters. */
export function fourCharacters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** UTF-8 with what is not UTF-8 shown as U+FFFD. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** EXIF blocks may begin with `Exif\0\0` in any container, by habit of some writers. */
export function withoutExifHead(bytes: Uint8Array): Uint8Array {
  return standsAt(bytes, 0, 'Exif\0\0') ? bytes.subarray(6) : bytes;
}

/** The parts one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
