import { constants, inflateSync } from 'node:zlib';

/**
 * Tables of letters in a PDF that would be written out for ever.
 *
 * A font may carry a table that says which letters its signs are (`/ToUnicode`, ISO 32000-2, 9.10.3),
 * also by ranges: `<0003> <0FFFFF> <0020>` names a million in twenty bytes. The parser writes each of
 * them out, so that a damaged digit costs half a minute and all memory. Signs have two bytes; a table
 * that names far more than two bytes can count is blanked in place – no offset of the file moves – and
 * the parser goes on without it.
 *
 * Looked at are streams that stand as they are or are deflated, as all programs write them, also where
 * the packed bytes are damaged from some place on: what unpacks before that is what the parser sees.
 * Others, and files that are encrypted, are left to the limits of the reading process.
 */
const MOST_LETTERS = 200_000;
/** A table is some kilobytes. */
const LONGEST_PACKED = 256 * 1024;
const LONGEST = 4 * 1024 * 1024;

/** Blanks such tables in place; answers how many there were. */
export function tameLetterTables(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let tamed = 0;
  for (let at = file.indexOf('stream', 0, 'latin1'); at !== -1;) {
    const start = dataStart(file, at);
    const end = file.indexOf('endstream', at + 6, 'latin1');
    const next = (): number => file.indexOf('stream', Math.max(at + 6, end + 9), 'latin1');
    if (end === -1) {
      // Cut short: the last stream goes on to the end of the file.
      if (start !== null && isEndless(file.subarray(start))) {
        file.fill(0x20, start);
        tamed += 1;
      }
      break;
    }
    if (start !== null && start < end && end - start <= LONGEST_PACKED) {
      const data = file.subarray(start, end);
      if (isEndless(data)) {
        data.fill(0x20);
        tamed += 1;
      }
    }
    at = next();
  }
  return tamed;
}

/** Behind `>> stream` and its line end; null where the word stands for something else. */
function dataStart(file: Buffer, at: number): number | null {
  let before = at - 1;
  while (before >= 0 && (file[before] ?? 0) <= 0x20) before -= 1;
  if (file[before] !== 0x3e || file[before - 1] !== 0x3e) return null;
  let start = at + 6;
  if (file[start] === 0x0d) start += 1;
  if (file[start] === 0x0a) start += 1;
  return start;
}

function isEndless(data: Buffer): boolean {
  const packed = (data[0] ?? 0) % 16 === 8 && ((data[0] ?? 0) * 256 + (data[1] ?? 0)) % 31 === 0;
  const text = (packed ? unpacked(data) : data.subarray(0, LONGEST)).toString('latin1');
  return lettersNamed(text) > MOST_LETTERS;
}

/** As much as unpacks; nothing where it is more than a table is. */
function unpacked(data: Buffer): Buffer {
  const upTo = (length: number): Buffer | null => {
    try {
      return inflateSync(data.subarray(0, length), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: LONGEST,
      });
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
        ? Buffer.alloc(0)
        : null;
    }
  };
  const whole = upTo(data.length);
  if (whole !== null) return whole;
  let good = 2;
  let bad = data.length;
  let best: Buffer = Buffer.alloc(0);
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const found = upTo(middle);
    if (found === null) bad = middle;
    else [good, best] = [middle, found];
  }
  return best;
}

/** How many letters the ranges of a table name, at most; 0 for what is no table. */
export function lettersNamed(text: string): number {
  let letters = 0;
  for (const block of text.split(/begin(?:bf|cid|notdef)range/).slice(1)) {
    // From, to, and what the first of them is: a code, a number, or a list of codes.
    const three: string[] = [];
    for (const [token] of block.matchAll(TOKEN)) {
      if (token.startsWith('end')) break;
      three.push(token);
      if (three.length < 3) continue;
      const [low = '', high = ''] = three.splice(0);
      letters += between(low, high);
    }
    if (three.length === 2) letters += between(three[0] ?? '', three[1] ?? '');
  }
  return letters;
}

const TOKEN = /<[^<>]*>?|\([^()]*\)?|\[[^\]]*\]?|[^\s<>()[\]]+/g;

/** A code may also be a string, which no program writes: as many as so many bytes can count. */
function between(low: string, high: string): number {
  if (high.startsWith('(')) return 256 ** Math.min(4, high.length - 2);
  return Math.max(0, code(high) - code(low));
}

/** The last four bytes of a code, as the parser counts. */
function code(token: string): number {
  const digits = token.replace(/[^0-9a-fA-F]/g, '');
  return Number.parseInt((digits.length % 2 === 0 ? digits : `${digits}0`).slice(-8), 16) || 0;
}
