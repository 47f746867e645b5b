// Loaded into a process by `scale.ts`: leaves behind what the process took at most, in kilobytes.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['HEARSAY_BENCH_PEAK'];
if (file !== undefined && isMainThread) {
  process.on('exit', () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`));
}
