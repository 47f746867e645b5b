import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { Note } from '../document.ts';
import { IntakeError } from '../format.ts';
import { magicType } from '../media-type.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/**
 * Bytes to text, saying how it was done.
 *
 * 1. The encoding a person named. 2. A byte-order mark. 3. NUL in every second byte: UTF-16 without
 * a mark (such a file is also *valid* UTF-8, so this comes first). 4. UTF-8, strictly. 5. UTF-8 with a
 * few broken places, when nearly all of its longer sequences are whole. 6. A guess (chardet), noted as
 * a doubt with the name of the guess. Broken places become U+FFFD and are counted, never hidden.
 *
 * NUL characters cannot be stored as text; they are shown as `␀` (U+2400), one for one, and noted.
 */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly notes: readonly Note[];
}

/** V8 cannot hold a longer string; beyond this a file must be split. */
export const MAX_TEXT_BYTES = 400 * 1024 * 1024;

/** Throws `IntakeError` for a named encoding nobody knows and for text too long to be held. */
export function decode(bytes: Uint8Array, wanted?: string): Decoded {
  if (bytes.length > MAX_TEXT_BYTES) {
    throw new IntakeError(
      `The text is ${megabytes(bytes.length)} MB long; at most ${megabytes(MAX_TEXT_BYTES)} MB can be read in one piece.`,
      'Split it into smaller files and import those.',
    );
  }
  const { encoding, doubt } = wanted === undefined ? findEncoding(bytes) : named(wanted);
  const raw = decodeAs(bytes, encoding);
  const notes: Note[] = [];
  if (doubt !== null) notes.push({ level: 'doubt', text: doubt, lines: [] });
  const broken = linesWith(raw, '\uFFFD');
  if (broken.count > 0) {
    notes.push({
      level: 'error',
      text: `${broken.count} ${broken.count === 1 ? 'place' : 'places'} could not be read as ${encoding} and ${broken.count === 1 ? 'is' : 'are'} shown as \uFFFD.`,
      lines: broken.lines,
    });
  }
  const nuls = linesWith(raw, '\0');
  if (nuls.count > 0) {
    notes.push({
      level: 'error',
      text: `${nuls.count} NUL ${nuls.count === 1 ? 'character is' : 'characters are'} shown as ␀.`,
      lines: nuls.lines,
    });
  }
  return { text: nuls.count > 0 ? raw.replaceAll('\0', '\u2400') : raw, encoding, notes };
}

/**
 * What the bytes are, if they are not text: "a PNG image", "unknown binary data"; null for text.
 * Text may hold a stray control character; binary data is full of them.
 */
export function notText(bytes: Uint8Array): string | null {
  const magic = magicType(bytes);
  // "ID3" and "OggS" can open a sentence; music is full of zeros.
  if (magic !== null && (!/^(audio|video)/.test(magic) || bytes.subarray(0, SAMPLE).includes(0))) {
    return magic;
  }
  if (hasMark(bytes) || utf16WithoutMark(bytes) !== null) return null;
  let control = 0;
  const sample = bytes.subarray(0, SAMPLE);
  for (const byte of sample) {
    if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x0c &&
      byte !== 0x1b
    ) {
      control += 1;
    }
  }
  return control > 8 && control > sample.length * 0.02 ? 'unknown binary data' : null;
}

const SAMPLE = 256 * 1024;

interface Encoding {
  readonly encoding: string;
  readonly doubt: string | null;
}

function named(wanted: string): Encoding {
  const name = wanted.trim().toLowerCase();
  if (!iconv.encodingExists(name)) {
    throw new IntakeError(
      `The encoding "${wanted}" is not known.`,
      'Name one such as utf-8, windows-1256, iso-8859-6 or utf-16le, or leave it out.',
    );
  }
  return { encoding: name, doubt: null };
}

function findEncoding(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', doubt: null };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', doubt: null };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', doubt: null };
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) {
    return {
      encoding: wide,
      doubt: `Read as ${wide}, by the pattern of its bytes; the file does not say so.`,
    };
  }
  const utf8 = countUtf8(bytes);
  if (utf8.broken === 0) return { encoding: 'utf-8', doubt: null };
  if (utf8.whole >= 20 * utf8.broken) return { encoding: 'utf-8', doubt: null };
  // Looking at more than a sample makes the guess slower, not better.
  const guess = (chardet.detect(bytes.subarray(0, SAMPLE)) ?? 'windows-1252').toLowerCase();
  const encoding =
    LATIN.has(guess) || !iconv.encodingExists(guess) || WIDE.test(guess) ? 'windows-1252' : guess;
  return {
    encoding,
    doubt: `Not UTF-8; read as ${encoding}, which is a guess. Name another encoding and read it again if it looks wrong.`,
  };
}

/** Latin-1 and plain ASCII are read as Windows-1252, which holds them both. */
const LATIN = new Set(['iso-8859-1', 'windows-1252', 'ascii', 'us-ascii', 'latin1', 'utf-8']);
const WIDE = /^utf-(16|32)/;

function hasMark(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

/** Text in UTF-16 has a zero in nearly every second byte, or (Arabic) the byte 06 there. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const n = Math.min(bytes.length, 4096) & ~1;
  if (n < 4 || bytes.length % 2 !== 0) return null;
  const high = [0, 0];
  let newlines = 0;
  for (let i = 0; i < n; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 0 || byte === 0x06) high[i & 1] = (high[i & 1] ?? 0) + 1;
    if (byte === 0) newlines += 1;
  }
  if (newlines === 0) return null;
  const [even = 0, odd = 0] = high;
  const half = n / 2;
  if (odd > half * 0.8 && even < half * 0.2) return 'utf-16le';
  if (even > half * 0.8 && odd < half * 0.2) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8' || encoding === 'utf8') return new TextDecoder('utf-8').decode(bytes);
  if (encoding === 'utf-16le') return new TextDecoder('utf-16le').decode(bytes);
  if (encoding === 'utf-16be') return new TextDecoder('utf-16be').decode(bytes);
  if (LATIN.has(encoding)) return decodeWindows1252(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/** Counts whole and broken sequences of two bytes and more (Unicode Standard, table 3-7). */
function countUtf8(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf
        ? 2
        : (lead & 0xf0) === 0xe0
          ? 3
          : lead >= 0xf0 && lead <= 0xf4
            ? 4
            : 0;
    let good = length > 0;
    for (let k = 1; good && k < length; k += 1) {
      const byte = bytes[i + k] ?? 0;
      let low = 0x80;
      let high = 0xbf;
      if (k === 1 && lead === 0xe0) low = 0xa0;
      if (k === 1 && lead === 0xed) high = 0x9f;
      if (k === 1 && lead === 0xf0) low = 0x90;
      if (k === 1 && lead === 0xf4) high = 0x8f;
      good = byte >= low && byte <= high;
    }
    if (good) whole += 1;
    else broken += 1;
    i += good ? length : 1;
  }
  return { whole, broken };
}

/** How often a character occurs, and on which lines (1-based, the first hundred). */
function linesWith(text: string, character: string): { count: number; lines: readonly number[] } {
  const lines: number[] = [];
  let count = 0;
  let line = 1;
  let from = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    for (let nl = text.indexOf('\n', from); nl !== -1 && nl < at; nl = text.indexOf('\n', nl + 1)) {
      line += 1;
      from = nl + 1;
    }
    count += 1;
    if (lines.at(-1) !== line && lines.length < 100) lines.push(line);
  }
  return { count, lines };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
