/**
 * Claims about a number or a moment, as columns: what the model of a whole table of numbers reads.
 *
 * Every statement is an interval. "4,137" has equal ends; "between 11 and 16" two; "over 100" runs to
 * infinity. A claim without any end, or with an end that is not a number, says nothing and is passed
 * over. Moments are milliseconds; nothing here depends on where the count begins.
 *
 * `precision` is the width of the cell a plain value was rounded to, in the same unit: 1 for "4,137",
 * 1,000 for "4,000", 86,400,000 for a day; 0 where nothing is known of it (`stated-precision.ts` reads
 * it off a number as written). Claims are grouped by question as in `choices.ts`.
 */
export interface Measures {
  readonly sources: number;
  readonly questions: number;
  /** questions + 1 entries: the claims of question q are `start[q]` to `start[q + 1] − 1`. */
  readonly start: Int32Array;
  /** By claim: who said it. */
  readonly source: Int32Array;
  /** By claim: the ends of what was said; equal for a plain value, ±Infinity for an open end. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** By claim: width of the rounding cell of a plain value; 0 where not known. */
  readonly precision: Float64Array;
}

export interface Measure {
  readonly question: number;
  readonly source: number;
  readonly low: number;
  readonly high: number;
  readonly precision: number;
}

/** Columns from rows in any order; within a question the rows keep theirs. */
export function measuresFrom(
  rows: readonly Measure[],
  { questions, sources }: { readonly questions: number; readonly sources: number },
): Measures {
  const start = new Int32Array(questions + 1);
  for (const { question } of rows) start[question + 1] = (start[question + 1] as number) + 1;
  for (let q = 0; q < questions; q++) {
    start[q + 1] = (start[q + 1] as number) + (start[q] as number);
  }
  const next = start.slice();
  const measures = {
    sources,
    questions,
    start,
    source: new Int32Array(rows.length),
    low: new Float64Array(rows.length),
    high: new Float64Array(rows.length),
    precision: new Float64Array(rows.length),
  };
  for (const { question, source, low, high, precision } of rows) {
    const claim = next[question] as number;
    next[question] = claim + 1;
    measures.source[claim] = source;
    measures.low[claim] = low;
    measures.high[claim] = high;
    measures.precision[claim] = precision;
  }
  return measures;
}
