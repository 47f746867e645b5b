/**
 * Reads a CSV of claims into a table: bytes in pieces, straight to numbers, in memory that grows with
 * what the table keeps. A row that cannot be read is reported with its line and left out; nothing
 * stops the rest.
 */
import { randomInt } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { TableBuilder } from '#corroboration/table/build-table.ts';
import { COLUMNS, REQUIRED, type ClaimTable } from '#corroboration/table/claim-table.ts';
import { problemsOf, type LineProblem, type RowBatch } from '#corroboration/table/row-batch.ts';
import { decode } from '#corroboration/table/utf8.ts';
import { scanInWorker } from './scan-in-worker.ts';
import { scanTable } from './scan-table.ts';

/** From here on a second thread saves more than its start costs. */
const LARGE = 2 ** 25;

export interface ReadTable {
  readonly table: ClaimTable;
  readonly good: number;
  readonly bad: number;
  /** What else the reader of the results should know, each a sentence. */
  readonly notes: readonly string[];
}

/** A file of `large` bytes and more is read by a thread of its own while this one keeps what it says. */
export async function readClaimsTable(
  file: string,
  problem: (problem: LineProblem) => void,
  progress: (done: number, total: number) => void,
  places: readonly (readonly [string, string])[] = [],
  large: number = LARGE,
): Promise<ReadTable> {
  const seed = randomSeed();
  const builder = new TableBuilder({ seed });
  let bad = 0;
  const scan = { file, seed, columns: COLUMNS, required: REQUIRED };
  const replaced = await ((await isLarge(file, large)) ? scanInWorker : scanTable)(scan, {
    take: (batch, times) => {
      for (const one of problemsOf(batch, builder.addBatch(batch, times))) {
        bad += 1;
        problem(one);
      }
    },
    progress,
  });
  const table = builder.done(places);
  const notes: string[] = [];
  if (replaced.cells > 0) {
    notes.push(
      `${cells(replaced.cells)} not UTF-8 (first on line ${replaced.line}); what could not be read stands as \ufffd.`,
    );
  }
  if (table.unranked > 0) {
    notes.push(
      `${table.unranked} times are bare numbers among dates; they were taken as not stated.`,
    );
  }
  return { table, good: builder.claims, bad, notes };
}

/** Outcomes: a small CSV of `question,value`; of several on a question the last counts. */
export async function readOutcomes(
  file: string,
  problem: (problem: LineProblem) => void,
): Promise<ReadonlyMap<string, string>> {
  return new Map(await readPairs(file, 'question', 'value', false, problem));
}

/** A tree of places: a small CSV of `place,parent`; the parent of what lies in nothing is empty. */
export async function readPlaces(
  file: string,
  problem: (problem: LineProblem) => void,
): Promise<readonly (readonly [string, string])[]> {
  return readPairs(file, 'place', 'parent', true, problem);
}

async function readPairs(
  file: string,
  key: string,
  value: string,
  mayBeEmpty: boolean,
  problem: (problem: LineProblem) => void,
): Promise<readonly (readonly [string, string])[]> {
  const pairs: (readonly [string, string])[] = [];
  const columns = [key, value];
  /** Null when the row is taken. */
  const refusal = (one: string, other: string): string | null => {
    if (one === '') return `the ${key} is empty.`;
    if (other === '' && !mayBeEmpty) return `the ${value} is empty.`;
    pairs.push([one, other]);
    return null;
  };
  const take = (batch: RowBatch): void => {
    const { bytes, from, to, rows } = batch;
    const cell = (i: number): string => decode(bytes, from[i] as number, to[i] as number);
    const refused = Array.from({ length: rows }, (_, row) => ({
      row,
      reason: refusal(cell(2 * row), cell(2 * row + 1)),
    }));
    const told = refused.flatMap(({ row, reason }) => (reason === null ? [] : [{ row, reason }]));
    problemsOf(batch, told).forEach(problem);
  };
  await scanTable(
    { file, seed: randomSeed(), columns, required: columns },
    { take, progress: () => {} },
  );
  return pairs;
}

/** What is no file (a pipe) is read here: nobody knows how much will come. */
async function isLarge(file: string, large: number): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size >= large,
    () => false,
  );
}

function cells(n: number): string {
  return n === 1 ? '1 cell is' : `${n} cells are`;
}

/** Not known to whoever wrote the file, so that no words can be prepared that collide. */
function randomSeed(): number {
  return randomInt(2 ** 32) | 0;
}
