/**
 * Takes rows one by one, as cells in a buffer or as strings, checks them and keeps their numbers.
 */
import { parseTime } from '#claims/parse-time.ts';
import type { ValueType } from '#claims/value.ts';
import { BASES, COLUMNS, TYPES, type ClaimTable } from './claim-table.ts';
import { anyNumbers, codes, Column, wholeNumbers } from './column.ts';
import { guessTypes, NOT_STATED } from './guess-types.ts';
import { BARE, DATED, rankTimes, UNSTATED } from './rank-times.ts';
import { numberAt } from './read-number.ts';
import { DATE, DATE_TIME, NO_TIME, timeAt } from './read-time.ts';
import { readTyped } from './read-value.ts';
import type { BatchTimes, RefusedRow, RowBatch } from './row-batch.ts';
import { bytesOf, decode, encode, mostBytes } from './utf8.ts';
import { hashOf, Words } from './words.ts';

/** One row as it was read; empty or absent where the table says nothing. */
export interface TableRow {
  readonly source: string;
  readonly question: string;
  readonly value: string;
  readonly time?: string | undefined;
  readonly from?: string | undefined;
  readonly basis?: string | undefined;
  readonly type?: string | undefined;
  readonly topic?: string | undefined;
}

const [SOURCE, QUESTION, VALUE, TIME, FROM, BASIS, TYPE, TOPIC] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Rows whose words are fetched from memory together. */
const TOGETHER = 256;

/** One row, as cells in a buffer; the cell of a slot is at `base + slot` of the lists. */
interface Cells {
  bytes: Uint8Array;
  from: Int32Array;
  to: Int32Array;
  hash: Int32Array;
  base: number;
}

export interface TableOptions {
  /** What hashes start from; a random one for files from strangers (`words.ts`). */
  readonly seed?: number;
}

export class TableBuilder {
  readonly #seed: number;
  readonly #sources: Words;
  readonly #questions: Words;
  readonly #values: Words;
  readonly #topics: Words;
  readonly #source = new Column(wholeNumbers);
  readonly #question = new Column(wholeNumbers);
  readonly #value = new Column(wholeNumbers);
  /** Columns that many tables do not have begin with the first row that says something. */
  #from: Column<Int32Array> | null = null;
  #basis: Column<Uint8Array> | null = null;
  #time: Column<Float64Array> | null = null;
  #timeKind: Column<Uint8Array> | null = null;
  /** By question. */
  #types: Uint8Array = new Uint8Array(16).fill(NOT_STATED);
  #questionTopics: Int32Array = new Int32Array(16).fill(-1);
  /** By value: which types it was found to be readable as, one bit a type. */
  #readable: Uint8Array = new Uint8Array(16);
  /** Times that are written as people write them, with what they are. */
  readonly #oddTimes: Words;
  readonly #oddMoments: number[] = [];
  #row: Cells | null = null;
  #claims = 0;

  constructor({ seed = 0 }: TableOptions = {}) {
    this.#seed = seed;
    this.#sources = new Words(seed);
    this.#questions = new Words(seed);
    this.#values = new Words(seed);
    this.#topics = new Words(seed);
    this.#oddTimes = new Words(seed);
  }

  get claims(): number {
    return this.#claims;
  }

  /** Takes a row; gives the reason when it cannot. A refused row leaves no trace. */
  add(row: TableRow): string | null {
    const texts = COLUMNS.map((name) => row[name]?.trim() ?? '');
    const most = texts.reduce((sum, text) => sum + mostBytes(text), 0);
    let cells = this.#row;
    if (cells === null || cells.bytes.length < most) {
      cells = this.#row = {
        bytes: new Uint8Array(Math.max(1024, 2 * most)),
        from: new Int32Array(COLUMNS.length),
        to: new Int32Array(COLUMNS.length),
        hash: new Int32Array(COLUMNS.length),
        base: 0,
      };
    }
    const { bytes, from, to, hash } = cells;
    let at = 0;
    texts.forEach((text, slot) => {
      from[slot] = at;
      at = encode(text, bytes, at);
      to[slot] = at;
      hash[slot] = hashOf(bytes, from[slot] as number, at, this.#seed);
    });
    return this.#addCells(cells, -1);
  }

  /**
   * Takes the rows of a batch, its slots in the order of `COLUMNS`, trimmed, hashed from the same seed;
   * gives those that are refused. `times` may be read beforehand (`timesOf`).
   */
  addBatch(
    { bytes, from, to, hash, slots, rows }: RowBatch,
    times: BatchTimes | null = null,
  ): readonly RefusedRow[] {
    const refused: RefusedRow[] = [];
    const cells: Cells = { bytes, from, to, hash, base: 0 };
    for (let first = 0; first < rows; first += TOGETHER) {
      const last = Math.min(rows, first + TOGETHER);
      this.#sources.prefetch(hash, first * slots + SOURCE, slots, last - first);
      this.#questions.prefetch(hash, first * slots + QUESTION, slots, last - first);
      this.#values.prefetch(hash, first * slots + VALUE, slots, last - first);
      for (let row = first; row < last; row++) {
        cells.base = row * slots;
        let read = -1;
        if (times !== null) {
          read = times.form[row] as number;
          this.#moment.low = times.low[row] as number;
        }
        const reason = this.#addCells(cells, read);
        if (reason !== null) refused.push({ row, reason });
      }
    }
    return refused;
  }

  /** Takes one row. `form` is what `timeAt` found of its time, −1 when nobody has looked yet. */
  #addCells(cells: Cells, form: number): string | null {
    // No closures here: this runs for every row, and making functions costs more than all the rest.
    const missing = emptyIn(cells);
    if (missing !== null) return missing;
    const heard = !isEmpty(cells, FROM);
    if (heard && sameCell(cells, FROM, SOURCE)) {
      return `"${textOf(cells, FROM)}" cannot have it from themselves; leave \`from\` empty.`;
    }
    let basis = 0;
    if (!isEmpty(cells, BASIS)) {
      basis = wordIn(BASIS_WORDS, cells, BASIS);
      if (basis < 0) {
        return `"${textOf(cells, BASIS)}" is no basis; write saw, heard, inferred or document, or leave it empty.`;
      }
      if (basis >= BASES.length) basis = BASES.indexOf('heard');
    }
    let type = NOT_STATED;
    if (!isEmpty(cells, TYPE)) {
      type = wordIn(TYPE_WORDS, cells, TYPE);
      if (type < 0) {
        return `"${textOf(cells, TYPE)}" is no type; write choice, number, time, place, set, yes-no or point, or leave it empty.`;
      }
    }
    const kind = this.#timeIn(cells, form);
    if (kind < 0) return noTime(cells);
    let q = look(this.#questions, cells, QUESTION);
    let v = look(this.#values, cells, VALUE);
    if (type !== NOT_STATED) {
      const reason = this.#misfit(cells, type, q, v);
      if (reason !== null) return reason;
    }

    if (q < 0) {
      q = intern(this.#questions, cells, QUESTION);
      this.#makeRoom();
    }
    if (v < 0) v = intern(this.#values, cells, VALUE);
    if (type !== NOT_STATED) {
      this.#types[q] = type;
      while (v >= this.#readable.length) this.#readable = larger(this.#readable, codes, 0);
      this.#readable[v] = (this.#readable[v] as number) | (1 << type);
    }
    if (!isEmpty(cells, TOPIC)) {
      // Of several topics the first in the order of letters, so that the order of rows is no matter.
      const topic = intern(this.#topics, cells, TOPIC);
      const before = this.#questionTopics[q] as number;
      if (before < 0 || this.#topics.compare(topic, before) < 0) this.#questionTopics[q] = topic;
    }
    this.#source.push(intern(this.#sources, cells, SOURCE));
    this.#question.push(q);
    this.#value.push(v);
    const from = heard ? intern(this.#sources, cells, FROM) : -1;
    this.#pushRest(from, basis, kind, this.#moment.low);
    return null;
  }

  #pushRest(from: number, basis: number, kind: number, time: number): void {
    if (from >= 0) this.#from ??= filled(wholeNumbers, this.#claims, -1);
    this.#from?.push(from);
    if (basis > 0) this.#basis ??= filled(codes, this.#claims, 0);
    this.#basis?.push(basis);
    if (kind !== UNSTATED) {
      this.#time ??= filled(anyNumbers, this.#claims, 0);
      this.#timeKind ??= filled(codes, this.#claims, UNSTATED);
    }
    this.#time?.push(kind === UNSTATED ? 0 : time);
    this.#timeKind?.push(kind);
    this.#claims += 1;
  }

  /** Room for what is kept by question. */
  #makeRoom(): void {
    while (this.#types.length < this.#questions.length) {
      this.#types = larger(this.#types, codes, NOT_STATED);
      this.#questionTopics = larger(this.#questionTopics, wholeNumbers, -1);
    }
  }

  /** Why a row cannot be of the type it states; null when it can. */
  #misfit(cells: Cells, type: number, question: number, value: number): string | null {
    const before = question < 0 ? NOT_STATED : (this.#types[question] as number);
    if (before !== NOT_STATED && before !== type) {
      return `the question was of type ${TYPES[before]} before; a question has one type.`;
    }
    if (value >= 0 && ((this.#readable[value] as number) & (1 << type)) !== 0) return null;
    const read = readTyped(textOf(cells, VALUE), TYPES[type] as ValueType);
    return read.value === null ? read.reason : null;
  }

  readonly #moment = { low: 0, span: 0 };

  /** Reads the time of a row into `#moment`; gives what kind it is, −1 when it is none. */
  #timeIn(cells: Cells, form: number): number {
    if (isEmpty(cells, TIME)) return UNSTATED;
    const { bytes, base } = cells;
    const from = cells.from[base + TIME] as number;
    const to = cells.to[base + TIME] as number;
    const found = form < 0 ? timeAt(bytes, from, to, this.#moment) : form;
    if (found === DATE || found === DATE_TIME) return DATED;
    return this.#oddTime(bytes, from, to, cells.hash[base + TIME] as number);
  }

  /** A bare number, or a time as people write it. */
  #oddTime(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const first = bytes[from] as number;
    if (first < 48 || first > 57) return -1;
    const number = numberAt(bytes, from, to);
    if (Number.isFinite(number)) {
      this.#moment.low = number;
      return BARE;
    }
    let odd = this.#oddTimes.look(bytes, from, to, hash);
    if (odd < 0) {
      const read = parseTime(decode(bytes, from, to)).value;
      const stated = read === null ? null : (read.from ?? read.to);
      if (stated === null) return -1;
      odd = this.#oddTimes.intern(bytes, from, to, hash);
      const plain = bytesOf(stated);
      timeAt(plain, 0, plain.length, this.#moment);
      this.#oddMoments[odd] = this.#moment.low;
    }
    this.#moment.low = this.#oddMoments[odd] as number;
    return DATED;
  }

  /**
   * The table; the builder is done with. `places` (child → parent) is the tree that values may be
   * places of.
   */
  done(places: Iterable<readonly [string, string]> = []): ClaimTable {
    this.#makeRoom();
    const claims = this.#claims;
    const source = this.#source.join();
    const question = this.#question.join();
    const value = this.#value.join();
    const from = this.#from?.join() ?? new Int32Array(claims).fill(-1);
    const basis = this.#basis?.join() ?? new Uint8Array(claims);
    const ranked =
      this.#time === null || this.#timeKind === null
        ? { rank: new Int32Array(claims).fill(-1), unranked: 0 }
        : rankTimes(this.#timeKind.join(), this.#time.join());
    const questions = this.#questions.length;
    const topic = this.#questionTopics.slice(0, questions);
    if (topic.includes(-1) || questions === 0) {
      const plain = this.#topics.add('');
      topic.forEach((own, q) => {
        if (own < 0) topic[q] = plain;
      });
    }
    const { type, timeForm } = guessTypes(
      { values: this.#values, question, value },
      this.#types.slice(0, questions),
      places,
    );
    return {
      sources: this.#sources,
      questions: this.#questions,
      values: this.#values,
      topics: this.#topics,
      claims,
      source,
      question,
      value,
      from,
      basis,
      time: ranked.rank,
      type,
      timeForm,
      topic,
      declared: this.#from !== null || this.#basis !== null,
      unranked: ranked.unranked,
    };
  }
}

function emptyIn(cells: Cells): string | null {
  if (isEmpty(cells, SOURCE)) return 'the source is empty.';
  if (isEmpty(cells, QUESTION)) return 'the question is empty.';
  return isEmpty(cells, VALUE) ? 'the value is empty.' : null;
}

function noTime(cells: Cells): string {
  return `"${textOf(cells, TIME)}" is no time; write ISO 8601, like 2026-03-12T21:10:00Z.`;
}

function isEmpty({ from, to, base }: Cells, slot: number): boolean {
  return from[base + slot] === to[base + slot];
}

/** Reads the times of a batch: what needs no table, for the thread that has time. */
export function timesOf({ bytes, from, to, slots, rows }: RowBatch): BatchTimes {
  const form = new Uint8Array(rows);
  const low = new Float64Array(rows);
  const moment = { low: 0, span: 0 };
  for (let row = 0, i = TIME; row < rows; row++, i += slots) {
    const a = from[i] as number;
    const b = to[i] as number;
    form[row] = a === b ? NO_TIME : timeAt(bytes, a, b, moment);
    low[row] = moment.low;
  }
  return { form, low };
}

const TYPE_WORDS = TYPES.map(bytesOf);
/** `heard from` is how the product itself calls what was heard. */
const BASIS_WORDS = [...BASES, 'heard from'].map(bytesOf);

/** Which of a few words a cell is, byte by byte: ten million rows may name their type. −1 for none. */
function wordIn(words: readonly Uint8Array[], cells: Cells, slot: number): number {
  const { bytes, base } = cells;
  const from = cells.from[base + slot] as number;
  const length = (cells.to[base + slot] as number) - from;
  for (let w = 0; w < words.length; w++) {
    const word = words[w] as Uint8Array;
    if (word.length !== length) continue;
    let i = 0;
    while (i < length && bytes[from + i] === word[i]) i += 1;
    if (i === length) return w;
  }
  return -1;
}

function textOf({ bytes, from, to, base }: Cells, slot: number): string {
  return decode(bytes, from[base + slot] as number, to[base + slot] as number);
}

function look(words: Words, { bytes, from, to, hash, base }: Cells, slot: number): number {
  const i = base + slot;
  return words.look(bytes, from[i] as number, to[i] as number, hash[i] as number);
}

function intern(words: Words, { bytes, from, to, hash, base }: Cells, slot: number): number {
  const i = base + slot;
  return words.intern(bytes, from[i] as number, to[i] as number, hash[i] as number);
}

function sameCell({ bytes, from, to, base }: Cells, a: number, b: number): boolean {
  const one = from[base + a] as number;
  const other = from[base + b] as number;
  const size = (to[base + a] as number) - one;
  if (size !== (to[base + b] as number) - other) return false;
  for (let i = 0; i < size; i++) if (bytes[one + i] !== bytes[other + i]) return false;
  return true;
}

function larger<T extends Int32Array | Uint8Array>(
  array: T,
  make: (size: number) => T,
  rest: number,
): T {
  const more = make(array.length * 2);
  more.set(array as never);
  more.fill(rest, array.length);
  return more;
}

/** A column that said nothing for so many claims. */
function filled<T extends Int32Array | Uint8Array | Float64Array>(
  make: (size: number) => T,
  claims: number,
  value: number,
): Column<T> {
  const column = new Column(make);
  for (let i = 0; i < claims; i++) column.push(value);
  return column;
}
