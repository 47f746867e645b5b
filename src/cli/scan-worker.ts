/** The thread that scans: reads the file, finds cells, reads their times, and hands batches over. */
import { parentPort, workerData } from 'node:worker_threads';
import { timesOf } from '#corroboration/table/build-table.ts';
import type { BatchTimes, RowBatch } from '#corroboration/table/row-batch.ts';
import { scanTable, type Replaced, type TableScan } from './scan-table.ts';
import { UsageError } from './usage-error.ts';

export type ScanMessage =
  | { readonly kind: 'batch'; readonly batch: RowBatch; readonly times: BatchTimes }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'end'; readonly replaced: Replaced }
  | { readonly kind: 'refused'; readonly message: string };

/** Pieces of the file that may wait to be taken: what is read ahead of the other thread. */
const AHEAD = 3;

const port = parentPort;
if (port !== null) {
  let waiting = 0;
  let wake: (() => void) | null = null;
  // The other thread says when it has taken all of a piece.
  port.on('message', () => {
    waiting -= 1;
    wake?.();
  });
  const say = (message: ScanMessage, moved: ArrayBuffer[] = []): void =>
    port.postMessage(message, moved);
  try {
    const replaced = await scanTable(
      workerData as TableScan,
      {
        take: (batch) => {
          const { own, moved } = copyOf(batch);
          say({ kind: 'batch', batch: own, times: timesOf(batch) }, moved);
        },
        progress: (done, total) => {
          waiting += 1;
          say({ kind: 'progress', done, total });
        },
      },
      async () => {
        while (waiting > AHEAD) await new Promise<void>((resolve) => (wake = resolve));
      },
    );
    say({ kind: 'end', replaced });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say({ kind: 'refused', message: error.message });
  }
  port.close();
}

/** What can be given away: the bytes its cells lie in, and the rows that are filled. */
function copyOf(batch: RowBatch): { readonly own: RowBatch; readonly moved: ArrayBuffer[] } {
  const { begin, slots, rows } = batch;
  const bytes = batch.bytes.slice(begin, batch.end);
  const from = batch.from.slice(0, rows * slots);
  const to = batch.to.slice(0, rows * slots);
  for (let i = 0; i < from.length; i++) {
    from[i] = (from[i] as number) - begin;
    to[i] = (to[i] as number) - begin;
  }
  const hash = batch.hash.slice(0, rows * slots);
  const line = batch.line.slice(0, rows);
  const own = { ...batch, bytes, begin: 0, end: bytes.length, from, to, hash, line };
  return { own, moved: [bytes, from, to, hash, line].map(({ buffer }) => buffer) };
}
