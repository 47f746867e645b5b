/** `scanTable` in a thread of its own, which reads ahead while this one takes what it found. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Replaced, ScanEvents, TableScan } from './scan-table.ts';
import type { ScanMessage } from './scan-worker.ts';
import { UsageError } from './usage-error.ts';

const require = createRequire(import.meta.url);

/** The sources run as they are; a thread does not inherit what reads them, so it begins with that. */
const STARTER = `const [reader, program] = process.argv.slice(-2);
import(reader).then(({ register }) => (register(), import(program)));`;

/** Throws as `scanTable` does. */
export function scanInWorker(scan: TableScan, { take, progress }: ScanEvents): Promise<Replaced> {
  const worker = new Worker(STARTER, {
    eval: true,
    workerData: scan,
    argv: [
      new URL('./dist/esm/api/index.mjs', pathToFileURL(require.resolve('tsx/package.json'))).href,
      new URL('./scan-worker.ts', import.meta.url).href,
    ],
  });
  return new Promise<Replaced>((resolve, reject) => {
    worker.on('message', (message: ScanMessage) => {
      try {
        switch (message.kind) {
          case 'batch':
            take(message.batch, message.times);
            break;
          case 'progress':
            progress(message.done, message.total);
            worker.postMessage('taken');
            break;
          case 'end':
            resolve(message.replaced);
            break;
          case 'refused':
            reject(new UsageError(message.message));
        }
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`reading ended before its time (${code}).`)));
  }).finally(() => worker.terminate());
}
