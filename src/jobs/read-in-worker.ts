import { Worker } from 'node:worker_threads';
import type { ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import type { ReadAnswer, ReadRequest } from './read-worker.ts';

/**
 * Reads a file in a thread of its own, so that a hostile or hopeless file can cost a reading and
 * never the desk: the thread has a memory limit and a time limit, and is ended when it passes either.
 *
 * One thread is kept for the next file (starting it takes a tenth of a second) and does not keep the
 * program alive; files are read one after the other. The caller's bytes are copied, never taken.
 */
export interface ReadLimits {
  readonly milliseconds: number;
  /** Heap of the reading thread. Raw bytes are not in it: archives have limits of their own. */
  readonly megabytes: number;
}

export const READ_LIMITS: ReadLimits = { milliseconds: 120_000, megabytes: 2048 };

/**
 * Reads `bytes` as the format that recognises them. Throws `IntakeError` when the reader refuses, or
 * when it needed more time or memory than the limits give; the file itself is untouched by that.
 */
export function readInWorker(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
  limits: ReadLimits = READ_LIMITS,
): Promise<Reading> {
  const reading = last.then(() => readNext(bytes, name, options, limits));
  last = reading.then(
    () => undefined,
    () => undefined,
  );
  return reading;
}

/** Ends the kept thread at once. Reading again starts a new one. */
export async function stopReading(): Promise<void> {
  const thread = kept?.thread;
  kept = null;
  await thread?.terminate();
}

/** The file before this one: files wait for each other. */
let last: Promise<void> = Promise.resolve();
let kept: { readonly thread: Worker; readonly megabytes: number } | null = null;
let count = 0;

function readNext(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
  limits: ReadLimits,
): Promise<Reading> {
  const thread = threadFor(limits);
  count += 1;
  const number = count;
  return new Promise((resolve, reject) => {
    thread.ref();
    const timer = setTimeout(() => {
      giveUp(
        new IntakeError(
          `Reading "${name}" took longer than ${limits.milliseconds / 1000} seconds and was stopped.`,
          'Split the file into smaller ones and import those.',
        ),
      );
    }, limits.milliseconds);

    const finish = (): void => {
      clearTimeout(timer);
      thread.off('message', onMessage);
      thread.off('error', onError);
      thread.off('exit', onExit);
      thread.unref();
    };
    const giveUp = (error: Error): void => {
      finish();
      if (kept?.thread === thread) kept = null;
      thread.on('error', () => undefined);
      // Rejected only when the thread is gone, so that nothing of it outlives the answer.
      void thread.terminate().then(() => reject(error));
    };
    const onMessage = (answer: ReadAnswer): void => {
      if (answer.number !== number) return;
      finish();
      if ('reading' in answer) resolve(answer.reading);
      else if ('refused' in answer)
        reject(new IntakeError(answer.refused.message, answer.refused.mend));
      else reject(new Error(`The reader of "${name}" failed: ${answer.fault}`));
    };
    const onError = (error: Error & { readonly code?: string }): void => {
      giveUp(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new IntakeError(
              `Reading "${name}" needed more than ${limits.megabytes} MB of memory and was stopped.`,
              'Split the file into smaller ones and import those.',
            )
          : error,
      );
    };
    const onExit = (code: number): void => {
      giveUp(new Error(`The thread reading "${name}" ended with code ${code}.`));
    };
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.on('exit', onExit);
    // Not `slice`, which for a Buffer is no copy: handing that over would empty the caller's.
    const copy = new Uint8Array(bytes);
    const request: ReadRequest = { number, bytes: copy, name, options };
    thread.postMessage(request, [copy.buffer]);
  });
}

function threadFor(limits: ReadLimits): Worker {
  if (kept?.megabytes === limits.megabytes) return kept.thread;
  void kept?.thread.terminate();
  const thread = new Worker(new URL('./read-worker-start.mjs', import.meta.url), {
    // Nothing of this process is passed on: no flags, no environment.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  thread.unref();
  kept = { thread, megabytes: limits.megabytes };
  return thread;
}
