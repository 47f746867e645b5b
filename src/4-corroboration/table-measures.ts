/**
 * Questions of a table whose values are numbers, as columns for the model of numbers.
 *
 * As in `table-choices.ts` a claim is a row with a voice; each distinct value is read once.
 */
import { at } from './channel.ts';
import type { GroupedRows } from './group-rows.ts';
import type { Measures } from './numbers/measures.ts';
import { statedPrecision } from './numbers/stated-precision.ts';
import type { ClaimTable } from './table/claim-table.ts';
import { numberAt } from './table/read-number.ts';
import { readValue } from './table/read-value.ts';

export interface TableMeasures {
  readonly measures: Measures;
  /** Numbers in the table of the questions, in order. */
  readonly question: Int32Array;
  /** By claim: its row. */
  readonly row: Int32Array;
  /** By question: the number known from an outcome; NaN. */
  readonly known: Float64Array;
}

export function tableMeasures(
  rows: {
    readonly table: ClaimTable;
    readonly grouped: GroupedRows;
    readonly voice: Int32Array;
    readonly voices: number;
    readonly outcomes: ReadonlyMap<number, string>;
  },
  questions: Int32Array,
): TableMeasures {
  const { table, grouped, voice, voices, outcomes } = rows;
  const start = new Int32Array(questions.length + 1);
  for (let n = 0; n < questions.length; n++) {
    const q = at(questions, n);
    let claims = 0;
    for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
      if (at(voice, at(grouped.rows, k)) >= 0) claims += 1;
    }
    start[n + 1] = at(start, n) + claims;
  }
  const claims = at(start, questions.length);
  const measures = {
    sources: voices,
    questions: questions.length,
    start,
    source: new Int32Array(claims),
    low: new Float64Array(claims),
    high: new Float64Array(claims),
    precision: new Float64Array(claims),
  };
  const row = new Int32Array(claims);
  const read = new Readings(table);
  let claim = 0;
  for (const q of questions) {
    for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
      const i = at(grouped.rows, k);
      if (at(voice, i) < 0) continue;
      const value = at(table.value, i);
      read.value(value);
      measures.source[claim] = at(voice, i);
      measures.low[claim] = at(read.low, value);
      measures.high[claim] = at(read.high, value);
      measures.precision[claim] = at(read.precision, value);
      row[claim] = i;
      claim += 1;
    }
  }
  const known = Float64Array.from(questions, (q) => {
    const words = outcomes.get(q);
    if (words === undefined) return Number.NaN;
    const [low, high] = measureOf(words);
    return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : Number.NaN;
  });
  return { measures, question: questions, row, known };
}

/** What each distinct value means, read once; most are plain numbers and need no string. */
class Readings {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly precision: Float64Array;
  readonly #done: Uint8Array;
  readonly #table: ClaimTable;

  constructor(table: ClaimTable) {
    const size = table.values.length;
    this.low = new Float64Array(size);
    this.high = new Float64Array(size);
    this.precision = new Float64Array(size);
    this.#done = new Uint8Array(size);
    this.#table = table;
  }

  value(value: number): void {
    if (this.#done[value] === 1) return;
    this.#done[value] = 1;
    const { values } = this.#table;
    const { pool, from, to } = values.where(value);
    const plain = numberAt(pool, from, to);
    if (Number.isFinite(plain)) {
      this.low[value] = plain;
      this.high[value] = plain;
      this.precision[value] = statedPrecision(plain);
      return;
    }
    const [low, high, precision] = measureOf(values.at(value));
    this.low[value] = low;
    this.high[value] = high;
    this.precision[value] = precision;
  }
}

/** Ends and rounding cell of a number as written; the whole line for what is no number. */
function measureOf(words: string): readonly [number, number, number] {
  const value = readValue(words, 'number');
  if (value.type !== 'number') return [-Infinity, Infinity, 0];
  const low = value.low ?? -Infinity;
  const high = value.high ?? Infinity;
  return [low, high, low === high ? statedPrecision(low) : 0];
}
