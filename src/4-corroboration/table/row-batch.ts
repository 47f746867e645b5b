/**
 * Rows of a table, read but not yet taken: where in a buffer the cells of each lie.
 *
 * What reads a file (`csv-bytes.ts`) and what keeps its words (`build-table.ts`) meet here, so that one
 * thread may do the first while another does the second: a batch is plain numbers and bytes.
 */

/** Rows of a batch at most: enough to be worth handing over, few enough to stay in the cache. */
export const MOST_ROWS = 4096;

export interface RowBatch {
  readonly bytes: Uint8Array;
  /** The part of `bytes` in which cells lie. */
  readonly begin: number;
  readonly end: number;
  /** Cells in a row; a cell is at `row · slots + slot`. */
  readonly slots: number;
  readonly rows: number;
  /** Begin and end (exclusive) of each cell; the same where it is empty or the table has no such column. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** `hashOf` each cell; of no meaning where the table has no such column. */
  readonly hash: Int32Array;
  /** The line on which each row begins, from 1. */
  readonly line: Int32Array;
  readonly bad: readonly BadLine[];
}

/** A line that cannot be read. */
export interface BadLine {
  /** Rows of the batch that stand before it. */
  readonly after: number;
  readonly line: number;
  readonly reason: string;
}

/** Times of a batch, read beforehand: by row what `timeAt` found, and the moment. */
export interface BatchTimes {
  readonly form: Uint8Array;
  readonly low: Float64Array;
}

/** A row of a batch that the table refuses. */
export interface RefusedRow {
  readonly row: number;
  readonly reason: string;
}

/** What a person is told: the line, from 1, and what is wrong with it. */
export interface LineProblem {
  readonly line: number;
  readonly reason: string;
}

/** What to tell a person of a batch, in the order of the lines: those that cannot be read, and the rows refused. */
export function problemsOf(
  { line, bad }: RowBatch,
  refused: readonly RefusedRow[],
): readonly LineProblem[] {
  const problems: LineProblem[] = [];
  let told = 0;
  const tellBadBefore = (row: number): void => {
    for (let one = bad[told]; one !== undefined && one.after <= row; one = bad[++told]) {
      problems.push({ line: one.line, reason: one.reason });
    }
  };
  for (const { row, reason } of refused) {
    tellBadBefore(row);
    problems.push({ line: line[row] as number, reason });
  }
  tellBadBefore(Infinity);
  return problems;
}
