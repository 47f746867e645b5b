/**
 * A CSV file as batches of located cells: read in pieces, in memory that does not grow with the file.
 *
 * The same work is done here or, for a large file, in a worker (`scan-in-worker.ts`), while this thread
 * keeps the words: what comes out is the same, batch by batch.
 */
import { open } from 'node:fs/promises';
import { CsvBytes, CsvHeaderError } from '#corroboration/table/csv-bytes.ts';
import type { BatchTimes, RowBatch } from '#corroboration/table/row-batch.ts';
import { UsageError } from './usage-error.ts';

/** Bytes asked of the file at a time. */
const PIECE = 2 ** 22;

export interface TableScan {
  readonly file: string;
  /** What hashes start from. */
  readonly seed: number;
  /** Columns by name, in the order of their slots, and those of them that must be there. */
  readonly columns: readonly string[];
  readonly required: readonly string[];
}

export interface ScanEvents {
  /** Rows in the order of the file; valid until it returns. Times, where they were read on the way. */
  take(batch: RowBatch, times: BatchTimes | null): void;
  progress(done: number, total: number): void;
}

/** Cells in which something was no UTF-8, and the line of the first. */
export type Replaced = CsvBytes['replaced'];

/** Throws a `UsageError` when the first line cannot be read or lacks a column. */
export async function scanTable(
  scan: TableScan,
  { take, progress }: ScanEvents,
  /** Waited for after each piece of the file. */
  next: () => Promise<void> | void = () => {},
): Promise<Replaced> {
  const csv = new CsvBytes(
    {
      slots: scan.columns.length,
      header: (names) => slotsOf(names, scan),
      take: (batch) => take(batch, null),
    },
    { seed: scan.seed },
  );
  const handle = await open(scan.file);
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
      await next();
    }
    csv.end();
  } catch (error) {
    if (error instanceof CsvHeaderError) throw new UsageError(`${scan.file}: ${error.message}`);
    throw error;
  } finally {
    await handle.close();
  }
  return csv.replaced;
}

/** The slot of every column of the first line; −1 for columns nobody asked for. */
function slotsOf(header: readonly string[], { file, columns, required }: TableScan): Int32Array {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new UsageError(
      `the first line of ${file} must name ${required.join(', ')}; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing (found: ${names.slice(0, 8).join(', ')}).`,
    );
  }
  const twice = columns.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) {
    throw new UsageError(
      `the first line of ${file} names ${twice} twice; rename the column that is not meant.`,
    );
  }
  const slots = new Map(columns.map((name, slot) => [name, slot]));
  return Int32Array.from(names, (name) => slots.get(name) ?? -1);
}
