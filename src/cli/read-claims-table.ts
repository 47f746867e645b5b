/**
 * Reads a CSV of claims into a table: bytes in pieces, straight to numbers, in memory that grows with
 * what the table keeps. A row that cannot be read is reported with its line and left out; nothing
 * stops the rest.
 */
import { randomInt } from 'node:crypto';
import { open } from 'node:fs/promises';
import { TableBuilder } from '#corroboration/table/build-table.ts';
import { COLUMNS, REQUIRED, type ClaimTable } from '#corroboration/table/claim-table.ts';
import { CsvBytes, CsvHeaderError, type CsvReader } from '#corroboration/table/csv-bytes.ts';
import { decode } from '#corroboration/table/utf8.ts';
import { UsageError } from './usage-error.ts';

/** Bytes asked of the file at a time. */
const PIECE = 2 ** 22;

export interface RowProblem {
  readonly line: number;
  readonly reason: string;
}

export interface ReadTable {
  readonly table: ClaimTable;
  readonly good: number;
  readonly bad: number;
  /** What else the reader of the results should know, each a sentence. */
  readonly notes: readonly string[];
}

export async function readClaimsTable(
  file: string,
  problem: (problem: RowProblem) => void,
  progress: (done: number, total: number) => void,
  places: readonly (readonly [string, string])[] = [],
): Promise<ReadTable> {
  const seed = randomSeed();
  const builder = new TableBuilder({ seed });
  let bad = 0;
  const { replaced } = await readCsv(
    file,
    seed,
    {
      slots: COLUMNS.length,
      header: (names) => slotsOf(names, REQUIRED, COLUMNS, file),
      row: (cells) => builder.queueCells(cells),
      flush: () => builder.flush(),
      problem: (line, reason) => {
        bad += 1;
        problem({ line, reason });
      },
    },
    progress,
  );
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
  problem: (problem: RowProblem) => void,
): Promise<ReadonlyMap<string, string>> {
  return new Map(await readPairs(file, 'question', 'value', false, problem));
}

/** A tree of places: a small CSV of `place,parent`; the parent of what lies in nothing is empty. */
export async function readPlaces(
  file: string,
  problem: (problem: RowProblem) => void,
): Promise<readonly (readonly [string, string])[]> {
  return readPairs(file, 'place', 'parent', true, problem);
}

async function readPairs(
  file: string,
  key: string,
  value: string,
  mayBeEmpty: boolean,
  problem: (problem: RowProblem) => void,
): Promise<readonly (readonly [string, string])[]> {
  const pairs: (readonly [string, string])[] = [];
  const names = [key, value];
  await readCsv(
    file,
    randomSeed(),
    {
      slots: 2,
      header: (found) => slotsOf(found, names, names, file),
      row({ bytes, from, to }) {
        const [one = '', other = ''] = [0, 1].map((slot) =>
          decode(bytes, from[slot] as number, to[slot] as number),
        );
        if (one === '') return `the ${key} is empty.`;
        if (other === '' && !mayBeEmpty) return `the ${value} is empty.`;
        pairs.push([one, other]);
        return null;
      },
      problem: (line, reason) => problem({ line, reason }),
    },
    () => {},
  );
  return pairs;
}

function cells(n: number): string {
  return n === 1 ? '1 cell is' : `${n} cells are`;
}

/** Not known to whoever wrote the file, so that no words can be prepared that collide. */
function randomSeed(): number {
  return randomInt(2 ** 32) | 0;
}

async function readCsv(
  file: string,
  seed: number,
  reader: CsvReader,
  progress: (done: number, total: number) => void,
): Promise<CsvBytes> {
  const csv = new CsvBytes(reader, { seed });
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const piece = new Uint8Array(PIECE);
    let done = 0;
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, PIECE);
      if (bytesRead === 0) break;
      csv.push(piece.subarray(0, bytesRead));
      done += bytesRead;
      progress(done, Math.max(size, done));
    }
    csv.end();
  } catch (error) {
    if (error instanceof CsvHeaderError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  } finally {
    await handle.close();
  }
  return csv;
}

/** The slot of every column of the first line: its place in `wanted`, −1 for columns nobody asked for. */
function slotsOf(
  header: readonly string[],
  required: readonly string[],
  wanted: readonly string[],
  file: string,
): Int32Array {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new UsageError(
      `the first line of ${file} must name ${required.join(', ')}; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing (found: ${names.slice(0, 8).join(', ')}).`,
    );
  }
  const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) {
    throw new UsageError(
      `the first line of ${file} names ${twice} twice; rename the column that is not meant.`,
    );
  }
  const slots = new Map(wanted.map((name, slot) => [name, slot]));
  return Int32Array.from(names, (name) => slots.get(name) ?? -1);
}
