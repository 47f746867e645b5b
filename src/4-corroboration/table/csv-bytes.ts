/**
 * A reader of CSV (RFC 4180) that works on bytes as they come and makes no strings.
 *
 * Bytes are handed in in pieces of any size; for every row it says where in a buffer the cells that
 * were asked for lie, with white space trimmed, doubled quotation marks made single, and the hash by
 * which `Words` finds them. What it takes:
 *
 * - lines that end in LF or CRLF, mixed or not; in CR alone where the first line does;
 * - a byte order mark in front; empty lines, which count as lines and are no rows;
 * - quoted cells with commas, line ends and doubled marks; no text beside the marks;
 * - bytes that are no UTF-8: U+FFFD stands in their place, and `replaced` counts such cells.
 *
 * **A row that cannot be read costs one line.** It is reported with the number of the line on which it
 * begins, and reading goes on at the line after that one – also when a quotation mark is never closed,
 * so that a single stray mark does not swallow what follows. (After a stray mark only the lines up to
 * the next mark are read twice, so time stays linear.) No row is longer than `longest` bytes; a line
 * without end is skipped as it comes. Memory is a few times `longest`, whatever the input.
 */
import { MOST_ROWS, type BadLine, type RowBatch } from './row-batch.ts';
import { hashByte, hashOf, hashStart } from './words.ts';
import { decode, encode, isUtf8 } from './utf8.ts';

/** Longer than any claim; a line without end must not fill the memory. */
export const LONGEST_ROW = 1_000_000;

export interface CsvReader {
  /** How many slots there are: places of columns among those asked for. */
  readonly slots: number;
  /**
   * The first line, trimmed. Gives the slot of each column, −1 for one that is not asked for. May
   * throw, which ends the reading.
   */
  header(names: readonly string[]): ArrayLike<number>;
  /** Rows that were read and lines that could not be, in order. The batch is written over afterwards. */
  take(batch: RowBatch): void;
}

export interface CsvOptions {
  /** What hashes start from; that of the `Words` the cells go to. */
  readonly seed?: number;
  readonly longest?: number;
}

/** The first line cannot be read: there is nothing to go by. */
export class CsvHeaderError extends Error {}

const COMMA = 44;
const QUOTE = 34;
const LF = 10;
const CR = 13;

const FIELDS = 'it has more or fewer fields than the first line.';
const NOT_CLOSED = 'a quotation mark is opened and never closed.';
const STRAY =
  'a quotation mark stands where it should not; double the marks inside a quoted field.';

/** What became of a cell while it was scanned. */
const PLAIN = 0;
const NOT_ASCII = 1;
const DOUBLED = 2;

type Outcome = 'row' | 'empty' | 'more' | 'too long' | 'fields' | 'not closed' | 'stray';

export class CsvBytes {
  readonly #reader: CsvReader;
  readonly #longest: number;
  readonly #start: number;
  readonly #seed: number;
  readonly #buffer: Uint8Array;
  /** Bytes of input the buffer takes; what lies behind is room for cells that had to be mended. */
  readonly #capacity: number;
  #filled = 0;
  #at = 0;
  #line = 1;
  #begun = false;
  #first = true;
  /** Inside a line that is too long. */
  #skipping = false;
  /** Whether lines end in CR alone. */
  #carriage = false;
  #columns = 0;
  #slots: Int32Array = new Int32Array(0);
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #hash: Int32Array;
  readonly #lines = new Int32Array(MOST_ROWS);
  #bad: BadLine[] = [];
  /** Rows of the batch so far, and where the bytes of the first begin. */
  #batched = 0;
  #begin = 0;
  /** Where there is room for the next cell that must be mended. */
  #spare: number;
  readonly #state: Uint8Array;
  /** Where the row that was scanned ends, and where the next begins. */
  #next = 0;
  /** Whether the row that was scanned has quotation marks. */
  #quoted = false;
  #rows = 0;
  #replaced = 0;
  #replacedLine = 0;

  constructor(reader: CsvReader, { seed = 0, longest = LONGEST_ROW }: CsvOptions = {}) {
    this.#reader = reader;
    this.#longest = longest;
    this.#seed = seed;
    this.#start = hashStart(seed);
    this.#capacity = Math.max(4 * longest, 16);
    this.#buffer = new Uint8Array(this.#capacity + 3 * longest);
    this.#spare = this.#capacity;
    this.#from = new Int32Array(MOST_ROWS * reader.slots);
    this.#to = new Int32Array(MOST_ROWS * reader.slots);
    this.#hash = new Int32Array(MOST_ROWS * reader.slots);
    this.#state = new Uint8Array(reader.slots);
  }

  /** Rows read. */
  get rows(): number {
    return this.#rows;
  }
  /** Cells asked for in which something was no UTF-8, and the line of the first. */
  get replaced(): { readonly cells: number; readonly line: number } {
    return { cells: this.#replaced, line: this.#replacedLine };
  }

  /** Takes the next bytes; they may be changed afterwards. */
  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const part = bytes.subarray(from, from + this.#capacity - this.#filled);
      this.#buffer.set(part, this.#filled);
      this.#filled += part.length;
      from += part.length;
      if (this.#filled === this.#capacity) this.#scan(false);
    }
  }

  /** There are no more bytes. */
  end(): void {
    this.#scan(true);
  }

  #scan(last: boolean): void {
    if (this.#skipping) this.#skipOn();
    if (!this.#begun) this.#mark();
    while (!this.#skipping && this.#at < this.#filled) {
      const outcome = this.#record(last);
      if (outcome === 'more') break;
      if (outcome === 'empty') this.#advance();
      else if (this.#first) this.#header(outcome);
      else if (outcome === 'row') this.#take();
      else this.#refuse(outcome);
    }
    this.#deliver();
    this.#buffer.copyWithin(0, this.#at, this.#filled);
    this.#filled -= this.#at;
    this.#at = 0;
  }

  /** Hands over what was read; afterwards the batch is empty and the room for mended cells free. */
  #deliver(): void {
    const rows = this.#batched;
    if (rows > 0 || this.#bad.length > 0) {
      const spare = this.#spare;
      this.#reader.take({
        bytes: this.#buffer,
        begin: this.#begin,
        end: spare > this.#capacity ? spare : this.#at,
        slots: this.#reader.slots,
        rows,
        from: this.#from,
        to: this.#to,
        hash: this.#hash,
        line: this.#lines,
        bad: this.#bad,
      });
    }
    this.#batched = 0;
    this.#bad = [];
    this.#spare = this.#capacity;
  }

  /** Leaves a byte order mark aside; refuses those of UTF-16, which would be read as nonsense. */
  #mark(): void {
    this.#begun = true;
    const [a, b, c] = this.#buffer;
    if (this.#filled >= 3 && a === 0xef && b === 0xbb && c === 0xbf) this.#at = 3;
    else if (this.#filled >= 2 && ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))) {
      throw new CsvHeaderError('it is written in UTF-16; save it as CSV in UTF-8.');
    }
  }

  #advance(): void {
    const end = this.#carriage ? CR : LF;
    // Without quotation marks a row is one line; looking again for line ends would cost as much as reading.
    if (!this.#quoted) this.#line += this.#buffer[this.#next - 1] === end ? 1 : 0;
    else for (let i = this.#at; i < this.#next; i++) if (this.#buffer[i] === end) this.#line += 1;
    this.#at = this.#next;
  }

  #header(outcome: Outcome): void {
    this.#first = false;
    if (outcome !== 'row' && outcome !== 'fields') {
      throw new CsvHeaderError(
        outcome === 'too long'
          ? `the first line is longer than ${bytesInWords(this.#longest)}.`
          : outcome === 'not closed'
            ? `in the first line ${NOT_CLOSED}`
            : `in the first line ${STRAY}`,
      );
    }
    const names: string[] = [];
    for (let i = this.#at, quoted = false, from = i; i <= this.#next; i++) {
      const byte = i < this.#next ? this.#buffer[i] : COMMA;
      if (byte === QUOTE) quoted = !quoted;
      if (byte !== COMMA || quoted) continue;
      const cell = decode(this.#buffer, from, i).trim();
      names.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell);
      from = i + 1;
    }
    const slots = Int32Array.from(this.#reader.header(names));
    this.#columns = names.length;
    this.#slots = slots;
    this.#advance();
  }

  #take(): void {
    // A row needs at most three times its length once what is no UTF-8 is replaced.
    if (this.#spare + 3 * (this.#next - this.#at) > this.#buffer.length) this.#deliverBefore();
    const slots = this.#reader.slots;
    const base = this.#batched * slots;
    const buffer = this.#buffer;
    for (let slot = 0; slot < slots; slot++) {
      const a = this.#from[base + slot] as number;
      const b = this.#to[base + slot] as number;
      if (a === b) continue;
      const first = buffer[a] as number;
      const final = buffer[b - 1] as number;
      if (this.#state[slot] === PLAIN && first > 32 && final > 32) continue;
      this.#tidy(slot, base + slot);
    }
    this.#rows += 1;
    if (this.#batched === 0) this.#begin = this.#at;
    this.#lines[this.#batched++] = this.#line;
    this.#advance();
    if (this.#batched === MOST_ROWS) this.#deliver();
  }

  /** Hands over all rows but the one that was just scanned. */
  #deliverBefore(): void {
    const slots = this.#reader.slots;
    const base = this.#batched * slots;
    this.#deliver();
    for (const list of [this.#from, this.#to, this.#hash]) {
      list.copyWithin(0, base, base + slots);
    }
  }

  /** Doubled marks, bytes that are no UTF-8, white space: the cell at `place` of the batch. */
  #tidy(slot: number, place: number): void {
    const buffer = this.#buffer;
    const state = this.#state[slot] as number;
    let a = this.#from[place] as number;
    let b = this.#to[place] as number;
    if ((state & DOUBLED) !== 0) {
      let end = a;
      for (let i = a; i < b; i++) {
        buffer[end++] = buffer[i] as number;
        if (buffer[i] === QUOTE) i += 1;
      }
      b = end;
    }
    if ((state & NOT_ASCII) !== 0 && !isUtf8(buffer, a, b)) {
      if (this.#replaced++ === 0) this.#replacedLine = this.#line;
      const text = decode(buffer, a, b);
      a = this.#spare;
      b = this.#spare = encode(text, buffer, a);
    }
    while (a < b) {
      const size = spaceAt(buffer, a, b);
      if (size === 0) break;
      a += size;
    }
    while (a < b) {
      const size = spaceBefore(buffer, a, b);
      if (size === 0) break;
      b -= size;
    }
    this.#from[place] = a;
    this.#to[place] = b;
    this.#hash[place] = hashOf(buffer, a, b, this.#seed);
  }

  #refuse(outcome: Outcome): void {
    const reason =
      outcome === 'fields'
        ? FIELDS
        : outcome === 'too long'
          ? `it is longer than ${bytesInWords(this.#longest)}.`
          : outcome === 'stray'
            ? STRAY
            : NOT_CLOSED;
    this.#bad.push({ after: this.#batched, line: this.#line, reason });
    if (this.#bad.length === MOST_ROWS) this.#deliver();
    this.#skipping = true;
    this.#skipOn();
  }

  /** Goes on to the next line, or to the end of what there is. */
  #skipOn(): void {
    const end = this.#buffer.subarray(0, this.#filled).indexOf(this.#carriage ? CR : LF, this.#at);
    this.#at = end < 0 ? this.#filled : end + 1;
    if (end < 0) return;
    this.#line += 1;
    this.#skipping = false;
  }

  /** Scans one row from `#at` on. */
  #record(last: boolean): Outcome {
    const buffer = this.#buffer;
    const limit = this.#at + this.#longest + 1;
    const stop = Math.min(this.#filled, limit);
    /** The row ends with the bytes there are, if nothing ends it before. */
    const whole = last && this.#filled < limit;
    const from = this.#from;
    const to = this.#to;
    const hash = this.#hash;
    const base = this.#batched * this.#reader.slots;
    const slots = this.#slots;
    const state = this.#state;
    const start = this.#start;
    let column = 0;
    let i = this.#at;
    this.#quoted = false;
    for (;;) {
      const slot = column < slots.length ? (slots[column] as number) : -1;
      let begin = i;
      let end: number;
      let all = 0;
      let sum = start;
      let kind = PLAIN;
      if (i < stop && buffer[i] === QUOTE) {
        begin = ++i;
        this.#quoted = true;
        for (;;) {
          while (i < stop) {
            const byte = buffer[i] as number;
            if (byte === QUOTE) break;
            all |= byte;
            sum = hashByte(sum, byte);
            i += 1;
          }
          if (i + 1 < stop && buffer[i + 1] === QUOTE) {
            kind = DOUBLED;
            i += 2;
          } else break;
        }
        // Nothing behind the mark yet: whether it closes shows with the next byte, or at the end.
        if (i + 1 >= stop && !whole) return this.#unended(limit);
        if (i >= stop) return 'not closed';
        end = i;
        i += 1;
      } else {
        while (i < stop) {
          const byte = buffer[i] as number;
          if (byte <= COMMA) {
            if (byte === COMMA || byte === LF) break;
            if (byte === QUOTE) return 'stray';
            if (byte === CR && this.#endsAt(i, stop)) break;
          }
          all |= byte;
          sum = hashByte(sum, byte);
          i += 1;
        }
        end = i;
      }
      if (slot >= 0) {
        from[base + slot] = begin;
        to[base + slot] = end;
        hash[base + slot] = sum;
        state[slot] = all >= 0x80 ? kind | NOT_ASCII : kind;
      }
      column += 1;
      if (i >= stop) {
        if (!whole) return this.#unended(limit);
        break;
      }
      const byte = buffer[i] as number;
      if (byte === COMMA) {
        i += 1;
        continue;
      }
      if (byte === LF) {
        i += 1;
        break;
      }
      // Only a closing mark can stand before anything else.
      if (byte !== CR) return 'stray';
      if (i + 1 >= stop && !whole) return this.#unended(limit);
      if (!this.#endsAt(i, stop)) return 'stray';
      i += !this.#carriage && i + 1 < stop ? 2 : 1;
      break;
    }
    const length = i - this.#at;
    this.#next = i;
    if (column === 1 && (length === 0 || isEnd(buffer, this.#at, i))) return 'empty';
    return column === this.#columns ? 'row' : 'fields';
  }

  /** No end in what there is: more may come, or it is one endless line, or a mark swallows line after line. */
  #unended(limit: number): Outcome {
    if (this.#filled < limit) return 'more';
    const row = this.#buffer.subarray(this.#at, limit);
    return row.includes(this.#carriage ? CR : LF) ? 'not closed' : 'too long';
  }

  /** Whether a carriage return ends the line. In the first line it shows which kind the file has. */
  #endsAt(i: number, stop: number): boolean {
    if (this.#carriage) return true;
    if (i + 1 >= stop) return true;
    if (this.#buffer[i + 1] === LF) return true;
    if (this.#first) this.#carriage = true;
    return this.#carriage;
  }
}

function isEnd(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== LF && bytes[i] !== CR) return false;
  return true;
}

function bytesInWords(n: number): string {
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} bytes`;
}

/** How many bytes of white space (that of `String.trim`) begin at `i`; 0 when none do. */
function spaceAt(bytes: Uint8Array, i: number, to: number): number {
  const a = bytes[i] as number;
  if (a < 0x80) return a === 32 || (a >= 9 && a <= 13) ? 1 : 0;
  if (a === 0xc2) return i + 1 < to && bytes[i + 1] === 0xa0 ? 2 : 0;
  if (i + 2 >= to) return 0;
  const b = bytes[i + 1] as number;
  const c = bytes[i + 2] as number;
  switch (a) {
    case 0xe1:
      return b === 0x9a && c === 0x80 ? 3 : 0; // U+1680
    case 0xe2:
      // U+2000 to U+200A, U+2028, U+2029, U+202F; U+205F
      return (b === 0x80 && (c <= 0x8a || c === 0xa8 || c === 0xa9 || c === 0xaf)) ||
        (b === 0x81 && c === 0x9f)
        ? 3
        : 0;
    case 0xe3:
      return b === 0x80 && c === 0x80 ? 3 : 0; // U+3000
    case 0xef:
      return b === 0xbb && c === 0xbf ? 3 : 0; // U+FEFF
    default:
      return 0;
  }
}

/** How many bytes of white space end before `to`. */
function spaceBefore(bytes: Uint8Array, from: number, to: number): number {
  if ((bytes[to - 1] as number) < 0x80) return spaceAt(bytes, to - 1, to);
  if (to - 2 >= from && spaceAt(bytes, to - 2, to) === 2) return 2;
  return to - 3 >= from && spaceAt(bytes, to - 3, to) === 3 ? 3 : 0;
}
