import { availableParallelism } from 'node:os';
import type { ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import { goOn, type ReadWatch } from './import-progress.ts';
import { readerBundle, type ReaderBundle } from './read-bundle.ts';
import { cannotStart, ReadProcess, type ReadLimits } from './read-process.ts';

/**
 * Reads files in processes of their own that can open nothing, reach nobody and take only so much time
 * and memory: a hostile or hopeless file can cost its own reading and never the desk.
 *
 * As many run beside each other as there are cores. One is kept warm for the next file and does not
 * keep the program alive. The caller's bytes are sent, never taken.
 */
export const READ_LIMITS: ReadLimits = { milliseconds: 120_000, megabytes: 2048 };
export type { ReadLimits } from './read-process.ts';

const MOST_AT_ONCE = Math.max(1, Math.min(4, availableParallelism()));

/**
 * Reads `bytes` as the format that recognises them. Throws `IntakeError` when the reader refuses, or
 * when it needed more time or memory than the limits give; the file itself is untouched by that. The
 * bytes must stay as they are until the answer. A watch hears how many documents have come, and may stop
 * it: then the process is ended and `ImportStopped` thrown.
 */
export async function readInWorker(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
  limits: ReadLimits = READ_LIMITS,
  watch: ReadWatch = {},
): Promise<Reading> {
  await turn();
  try {
    goOn(watch.signal, name);
    const reader = await readerFor(limits.megabytes);
    try {
      return await reader.read(bytes, name, options, limits, watch);
    } finally {
      await putBack(reader);
    }
  } finally {
    next();
  }
}

/** Ends the kept processes at once. Reading again starts new ones. */
export async function stopReading(): Promise<void> {
  await Promise.all(idle.splice(0).map((reader) => reader.end()));
}

/** Starts a process ahead of the first file, so that nobody waits for it; errors show with the file. */
export async function warmReader(): Promise<void> {
  try {
    await putBack(await readerFor(READ_LIMITS.megabytes));
  } catch {
    // The first file says it, in words.
  }
}

let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (running < MOST_AT_ONCE) {
    running += 1;
    return;
  }
  // The turn is handed over by whoever is done: the count stays as it is.
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function next(): void {
  const first = waiting.shift();
  if (first === undefined) running -= 1;
  else first();
}

/** Started, not reading. */
const idle: ReadProcess[] = [];
let bundle: Promise<ReaderBundle> | null = null;

async function readerFor(megabytes: number): Promise<ReadProcess> {
  for (let one = idle.pop(); one !== undefined; one = idle.pop()) {
    if (one.usable && one.megabytes === megabytes) return one;
    void one.end();
  }
  bundle ??= readerBundle();
  try {
    return await ReadProcess.start(await bundle, megabytes);
  } catch (error) {
    // Looked for again with the next file: what was wrong may have been mended.
    bundle = null;
    if (error instanceof IntakeError) throw error;
    throw cannotStart(error instanceof Error ? error.message : String(error));
  }
}

async function putBack(reader: ReadProcess): Promise<void> {
  const keep = reader.usable && (waiting.length > 0 || idle.length === 0);
  if (keep && !(await reader.grownFat())) idle.push(reader);
  else void reader.end();
}
