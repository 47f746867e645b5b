import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import type { ReaderBundle } from './read-bundle.ts';
import { ImportStopped, type ReadWatch } from './import-progress.ts';
import { readerCommand, type ReaderCommand } from './read-command.ts';
import { FrameReader, valueOf } from './read-frames.ts';
import { residentHere, watchMemory } from './read-memory.ts';
import { ReadingParts, requestFrames } from './read-messages.ts';
import { isReadAnswer } from './reading-shape.ts';

export interface ReadLimits {
  /** At most; a small file has less, see `timeFor`. */
  readonly milliseconds: number;
  /**
   * Memory that reading may take, beside the file's own bytes and the process itself: for the heap and
   * for everything together (buffers, unpacked members, images, WebAssembly).
   */
  readonly megabytes: number;
}

const MB = 2 ** 20;
/** What a process holds before it reads anything, generously. */
const ITSELF = 192 * MB;
/** The longest message, which is a member of an archive, and all messages of one reading. */
const LONGEST = 1.5 * 1024 * MB;
const MOST = 6 * 1024 * MB;
/** A process that keeps more than this after a reading is not used again. */
const FAT = 640 * MB;
/** A process starts in a tenth of a second; a machine may be very busy. */
const START_MS = 20_000;

/** How many files were sent to any process: an answer names the one it is about. */
let count = 0;

/**
 * One process that reads files, one after the other, with nothing but what it is sent.
 *
 * It has an empty environment, no files, no network, no other process to talk to, and ends when the
 * desk does. When it is gone – too slow, too large, or broken by a file – it is not used again.
 */
export class ReadProcess {
  readonly megabytes: number;
  readonly network: ReaderCommand['network'];
  readonly #child: ChildProcess;
  readonly #gone: Promise<Ending>;
  #ended = false;
  #said = '';

  private constructor(command: ReaderCommand, megabytes: number) {
    this.megabytes = megabytes;
    this.network = command.network;
    this.#child = spawn(command.file, command.args, {
      cwd: '/',
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#gone = new Promise((resolve) => {
      this.#child.once('error', (error) =>
        resolve({ code: null, signal: null, why: error.message }),
      );
      this.#child.once('close', (code, signal) => resolve({ code, signal, why: null }));
    });
    void this.#gone.then(() => {
      this.#ended = true;
      alive.delete(this);
    });
    // What it says in its last moment tells a full heap from a fault.
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#said = `${this.#said}${chunk.toString('latin1')}`.slice(-4000);
    });
    this.#child.stdin?.on('error', () => undefined);
    alive.add(this);
    this.#hold(false);
  }

  /** A process that is ready to read. Throws `IntakeError` in words when there can be none. */
  static async start(bundle: ReaderBundle, megabytes: number): Promise<ReadProcess> {
    const started = new ReadProcess(await readerCommand(bundle, megabytes), megabytes);
    const why = await started.#ready();
    if (why === null) return started;
    void started.end();
    throw cannotStart(why);
  }

  /** Null when it has said that it is ready, else what went wrong. */
  async #ready(): Promise<string | null> {
    this.#hold(true);
    const pipe = this.#child.stdout;
    const frames = new FrameReader(1000, 1000);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        new Promise<null>((ready) => {
          pipe?.on('data', (chunk: Uint8Array) => {
            for (const frame of frames.push(chunk)) {
              if (isReadAnswer(valueOf(frame))) ready(null);
            }
          });
        }),
        this.#gone.then(({ code, signal, why }) => {
          const said = this.#said
            .trim()
            .split('\n')
            .find((line) => /error|not/i.test(line));
          return why ?? said ?? `it ended with ${signal ?? code}`;
        }),
        new Promise<string>((late) => {
          timer = setTimeout(() => late(`it was not ready in ${START_MS / 1000} s`), START_MS);
        }),
      ]);
    } catch {
      return 'it said something else than that it is ready';
    } finally {
      clearTimeout(timer);
      pipe?.removeAllListeners('data');
      pipe?.pause();
      this.#hold(false);
    }
  }

  /** Whether it can be sent another file. */
  get usable(): boolean {
    return !this.#ended && this.#child.exitCode === null && !this.#child.killed;
  }

  /** Whether the last file left it so large that a new one is better. */
  async grownFat(): Promise<boolean> {
    if (process.platform !== 'linux') return false;
    return ((await residentHere(this.#child.pid ?? 0)) ?? 0) > FAT;
  }

  /** Ends it at once; resolved when it is gone. */
  async end(): Promise<void> {
    // Waited for: else a program with nothing else to do would end first.
    this.#hold(true);
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  /**
   * Reads `bytes`, which must not change meanwhile. Throws `IntakeError` when the reader refuses, breaks,
   * or needs more time or memory than the limits give, and `ImportStopped` when the watch says so.
   */
  async read(
    bytes: Uint8Array,
    name: string,
    options: ReadOptions,
    limits: ReadLimits,
    watch: ReadWatch = {},
  ): Promise<Reading> {
    count += 1;
    const number = count;
    this.#hold(true);
    let stopped: Error | null = null;
    const stop = (error: Error): void => {
      stopped ??= error;
      this.#child.kill('SIGKILL');
    };
    const milliseconds = timeFor(bytes.length, limits);
    const timer = setTimeout(() => stop(tooLong(name, milliseconds)), milliseconds);
    const unwatch = watchMemory(
      this.#child.pid ?? 0,
      limits.megabytes * MB + bytes.length + ITSELF,
      () => stop(tooMuch(name, limits)),
    );
    const giveUp = (): void => stop(new ImportStopped(name));
    watch.signal?.addEventListener('abort', giveUp);
    try {
      if (watch.signal?.aborted === true) giveUp();
      const answered = this.#answer(number, name, watch);
      // Looked at when the process is gone: its last words may still be under way.
      answered.catch(() => undefined);
      void this.#send(requestFrames({ number, name, options }, bytes));
      const first = await Promise.race([
        answered.then((reading) => ({ reading })),
        this.#gone.then((ending) => ({ ending })),
      ]);
      if ('reading' in first) return first.reading;
      throw stopped ?? this.#explain(first.ending, name, limits);
    } catch (error) {
      // Rejected only when the process is gone, so that nothing of it outlives the answer.
      if (stopped !== null) await this.#gone;
      throw stopped ?? error;
    } finally {
      clearTimeout(timer);
      watch.signal?.removeEventListener('abort', giveUp);
      unwatch();
      this.#hold(false);
    }
  }

  async #send(pieces: Iterable<Uint8Array>): Promise<void> {
    const pipe = this.#child.stdin;
    for (const piece of pieces) {
      if (pipe === null || !this.usable) return;
      await new Promise<void>((sent) => pipe.write(piece, () => sent()));
    }
  }

  /** The answer to request `number`. A process that says anything else is ended. */
  async #answer(number: number, name: string, watch: ReadWatch): Promise<Reading> {
    const frames = new FrameReader(LONGEST, MOST);
    const parts = new ReadingParts();
    const pipe = this.#child.stdout;
    if (pipe === null) throw new Error('The reading process has no output.');
    return new Promise((resolve, reject) => {
      let member: string | null = null;
      const done = (): void => {
        pipe.off('data', take);
        pipe.pause();
      };
      const take = (chunk: Uint8Array): void => {
        try {
          for (const frame of frames.push(chunk)) {
            if (member !== null) {
              parts.member(member, frame);
              member = null;
              continue;
            }
            const answer = valueOf(frame);
            if (
              !isReadAnswer(answer) ||
              answer.kind === 'ready' ||
              ('number' in answer && answer.number !== number)
            ) {
              throw new TypeError('not an answer');
            }
            if (answer.kind === 'documents') {
              parts.documents(answer.documents);
              watch.heard?.(parts.count);
            } else if (answer.kind === 'rows') parts.rows(answer.rows);
            else if (answer.kind === 'member') member = answer.name;
            else {
              done();
              if (answer.kind === 'read') resolve(parts.reading(answer));
              else if (answer.kind === 'refused') {
                reject(new IntakeError(answer.message, answer.mend));
              } else reject(faulty(name, answer.fault));
            }
          }
        } catch {
          done();
          this.#child.kill('SIGKILL');
          reject(faulty(name, 'it answered what no reader says'));
        }
      };
      pipe.on('data', take);
      pipe.resume();
    });
  }

  #explain({ code, signal }: Ending, name: string, limits: ReadLimits): Error {
    if (/heap out of memory|allocation failed|FatalProcessOutOfMemory/i.test(this.#said)) {
      return tooMuch(name, limits);
    }
    // Not by us: the system ends what takes too much when memory runs out.
    if (signal === 'SIGKILL') return tooMuch(name, limits);
    return faulty(name, `its process ended with ${signal ?? code}`);
  }

  /** Whether the program waits for this process to end. */
  #hold(on: boolean): void {
    const things = [this.#child, this.#child.stdin, this.#child.stdout, this.#child.stderr];
    for (const thing of things as (Pick<Socket, 'ref' | 'unref'> | null)[]) {
      if (on) thing?.ref();
      else thing?.unref();
    }
  }
}

/**
 * Eight seconds, and one more for each 100 kB: what is small and takes long is a bomb, or broken. Large
 * files of every format are read in a tenth of that.
 */
function timeFor(bytes: number, limits: ReadLimits): number {
  return Math.min(limits.milliseconds, 8000 + Math.round(bytes / 100_000) * 1000);
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly why: string | null;
}

const alive = new Set<ReadProcess>();
// Where the system does not do it: a process that never ends by itself must not outlive the program.
process.once('exit', () => {
  for (const one of alive) void one.end();
});

function tooLong(name: string, milliseconds: number): IntakeError {
  return new IntakeError(
    `Reading "${name}" took longer than ${milliseconds / 1000} seconds and was stopped.`,
    'Split the file into smaller ones and import those.',
  );
}

function tooMuch(name: string, limits: ReadLimits): IntakeError {
  return new IntakeError(
    `Reading "${name}" needed more than ${limits.megabytes} MB of memory and was stopped.`,
    'Split the file into smaller ones and import those.',
  );
}

export function cannotStart(why: string): IntakeError {
  return new IntakeError(
    `Files are read only in a process of their own without disk and network, and that could not be started: ${why}.`,
    'Nothing was read. Mend that, then import the file again.',
  );
}

/** A reader that broke is a fault of ours; the file is kept, and the next one is read. */
function faulty(name: string, fault: string): IntakeError {
  return new IntakeError(
    `The reader broke on "${name}" (${fault}).`,
    'Save it in another format and import that; please report the fault, without the file if it is confidential.',
  );
}
