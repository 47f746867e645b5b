/**
 * The rows of each question, earliest first: the order everything else reads them in.
 *
 * Rows are gathered by counting, so the cost is linear; within a question they are sorted by time,
 * those without one last. Where times tie, the order follows what the rows say, so that nothing
 * depends on the order of the rows in the file (L1).
 */
import { at } from './channel.ts';
import type { ClaimTable } from './table/claim-table.ts';
import { groupByKey } from './table/group-by-key.ts';

export interface GroupedRows {
  /** questions + 1 entries. */
  readonly start: Int32Array;
  /** Rows of question q: `rows[start[q]]` to `rows[start[q + 1] − 1]`. */
  readonly rows: Int32Array;
}

export function groupRows(table: ClaimTable): GroupedRows {
  const { question, time, source, value } = table;
  const questions = table.questions.length;
  const { start, rows } = groupByKey(question, questions);
  const order = (a: number, b: number): number => {
    const later = when(time, a) - when(time, b) || at(source, a) - at(source, b);
    if (later !== 0 || at(value, a) === at(value, b)) return later || a - b;
    return table.values.compare(at(value, a), at(value, b));
  };
  // Few rows are sorted in place, with what they are sorted by beside them.
  const timed = time.some((rank) => rank >= 0);
  const whens = new Int32Array(FEW);
  const sources = new Int32Array(FEW);
  for (let q = 0; q < questions; q++) {
    const from = at(start, q);
    const size = at(start, q + 1) - from;
    if (size > FEW) {
      if (!isSorted(rows, from, from + size, order)) rows.subarray(from, from + size).sort(order);
      continue;
    }
    for (let k = 0; k < size; k++) {
      const row = at(rows, from + k);
      const own = timed ? when(time, row) : NEVER;
      const who = at(source, row);
      let place = k;
      for (; place > 0; place--) {
        const later = at(whens, place - 1) - own || at(sources, place - 1) - who;
        if (later < 0 || (later === 0 && order(at(rows, from + place - 1), row) <= 0)) break;
        whens[place] = at(whens, place - 1);
        sources[place] = at(sources, place - 1);
        rows[from + place] = at(rows, from + place - 1);
      }
      whens[place] = own;
      sources[place] = who;
      rows[from + place] = row;
    }
  }
  if (table.declared) sortChains(table, start, rows);
  return { start, rows };
}

/**
 * Where it is stated who had it from whom, the order of rows decides which of several speaks for a source,
 * and whose report stands for somebody we did not hear. There ties are broken by all that the rows say.
 */
function sortChains(table: ClaimTable, start: Int32Array, rows: Int32Array): void {
  const { time, source, value, from, basis, sources, values } = table;
  const byName = (s: number, t: number): number => {
    if (s === t) return 0;
    return s < 0 || t < 0 ? s - t : sources.compare(s, t);
  };
  const order = (a: number, b: number): number =>
    when(time, a) - when(time, b) ||
    values.compare(at(value, a), at(value, b)) ||
    byName(at(source, a), at(source, b)) ||
    byName(at(from, a), at(from, b)) ||
    at(basis, a) - at(basis, b) ||
    a - b;
  for (let q = 0; q + 1 < start.length; q++) {
    const [begin, end] = [at(start, q), at(start, q + 1)];
    let stated = false;
    for (let k = begin; k < end && !stated; k++) {
      const row = at(rows, k);
      stated = at(from, row) >= 0 || at(basis, row) > 0;
    }
    if (stated && !isSorted(rows, begin, end, order)) rows.subarray(begin, end).sort(order);
  }
}

/** Up to so many rows are sorted by insertion. */
const FEW = 48;
const NEVER = 2 ** 31 - 1;

function when(time: Int32Array, row: number): number {
  return at(time, row) < 0 ? NEVER : at(time, row);
}

function isSorted(
  rows: Int32Array,
  from: number,
  to: number,
  order: (a: number, b: number) => number,
): boolean {
  for (let k = from + 1; k < to; k++) if (order(at(rows, k - 1), at(rows, k)) > 0) return false;
  return true;
}
