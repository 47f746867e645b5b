/** Mutants by the thousand for one parser, in processes that may hang, grow or die. */
import { fork, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readerBundle, type ReaderBundle } from '#jobs/read-bundle.ts';
import { LARGEST_MB, type FuzzNews, type FuzzOrder } from './fuzz-order.ts';
import { ROOT } from './root.ts';

export interface Fault {
  readonly parser: string;
  readonly number: number;
  readonly what: string;
}

export interface FuzzReport {
  readonly parser: string;
  readonly mutants: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly slowestMs: number;
  /** The number of the slowest mutant. */
  readonly slowest: number;
  readonly largestMb: number;
  readonly faults: readonly Fault[];
}

/** A mutant that takes this long is hung: its process is ended. */
const HUNG_MS = 30_000;
/** Loading every reader takes a while. */
const LOADING_MS = 60_000;
/** More faults than this of one parser say nothing new. */
const ENOUGH = 20;
/** So many mutants a process: then two of them share a parser that is given many. */
const PART = 10_000;
const PROGRAM = fileURLToPath(new URL('./fuzz-one.ts', import.meta.url));

/** Runs the mutants of a range; goes on behind one that ended its process. */
export async function fuzz(
  parser: string,
  seed: number,
  range: { readonly from: number; readonly to: number },
): Promise<FuzzReport> {
  const begin = performance.now();
  const found = { mutants: 0, cpuSeconds: 0, slowestMs: 0, slowest: range.from, largestMb: 0 };
  const faults: Fault[] = [];
  const piece = async (from: number, to: number): Promise<void> => {
    while (from < to && faults.length < ENOUGH) {
      const part = await onePart({ parser, seed, from, to });
      faults.push(...part.faults.map(({ number, what }) => ({ parser, number, what })));
      if (part.slowest > found.slowestMs)
        [found.slowestMs, found.slowest] = [part.slowest, part.slowestAt];
      found.largestMb = Math.max(found.largestMb, part.largest);
      found.cpuSeconds += part.cpu;
      found.mutants += part.next - from;
      from = part.next;
    }
  };
  const pieces: Promise<void>[] = [];
  for (let from = range.from; from < range.to; from += PART)
    pieces.push(piece(from, Math.min(range.to, from + PART)));
  await Promise.all(pieces);
  faults.sort((a, b) => a.number - b.number);
  return { parser, ...found, seconds: (performance.now() - begin) / 1000, faults };
}

/** One line about a report, with the number of the slowest, which can be run alone by it. */
export function reportLine({ parser, mutants, ...report }: FuzzReport): string {
  const count = mutants.toLocaleString('en-US');
  return `${parser}: ${count} mutants, ${report.faults.length} faults, slowest ${Math.round(report.slowestMs)} ms (${parser}:${report.slowest}), at most ${Math.round(report.largestMb)} MB, ${report.cpuSeconds.toFixed(1)} s of work`;
}

interface Part {
  readonly faults: readonly { readonly number: number; readonly what: string }[];
  readonly next: number;
  readonly slowest: number;
  readonly slowestAt: number;
  readonly largest: number;
  readonly cpu: number;
}

/** A fuzzing process, and the file in which it writes the number it is at. */
interface Fuzzer {
  readonly child: ChildProcess;
  readonly at: number;
}

/** Processes that run; as many as there are cores on the machine that builds. */
const MOST_AT_ONCE = 2;
/** A process that held more at a parser is not given another. */
const FAT_MB = 600;
const idle: Fuzzer[] = [];
const waiting: (() => void)[] = [];
let running = 0;
let bundle: Promise<ReaderBundle> | undefined;

async function onePart(order: FuzzOrder): Promise<Part> {
  // Built as the reading process is: what is tried is what runs.
  bundle ??= readerBundle(PROGRAM);
  const { program } = await bundle;
  if (running >= MOST_AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else running += 1;
  const fuzzer = idle.pop() ?? start(program);
  try {
    const part = await run(fuzzer, order);
    if (fuzzer.child.connected && part.largest < FAT_MB) idle.push(fuzzer);
    else end(fuzzer);
    return part;
  } finally {
    const turn = waiting.shift();
    if (turn === undefined) running -= 1;
    else turn();
  }
}

/** Ends the kept processes. */
export function stopFuzzing(): void {
  for (const fuzzer of idle.splice(0)) end(fuzzer);
}

let started = 0;

function start(program: string): Fuzzer {
  const path = join(tmpdir(), `hearsay-fuzz-${process.pid}-${started}`);
  started += 1;
  const at = openSync(path, 'wx+');
  const child = fork(program, [], {
    cwd: ROOT,
    execArgv: [`--max-old-space-size=${LARGEST_MB}`],
    // The last is number `AT`.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', at],
  });
  // Open here and there, it needs no name.
  rmSync(path);
  return { child, at };
}

function end({ child, at }: Fuzzer): void {
  child.kill('SIGKILL');
  closeSync(at);
}

function run({ child, at: file }: Fuzzer, order: FuzzOrder): Promise<Part> {
  return new Promise((done) => {
    const faults: { number: number; what: string }[] = [];
    let hung = false;
    let said = '';
    const at = (): number => {
      const place = new Float64Array(1);
      readSync(file, place, 0, 8, 0);
      return place[0] ?? order.from;
    };
    writeSync(file, Float64Array.of(order.from), 0, 8, 0);
    let seen = NaN;
    let since = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      const number = at();
      if (number !== seen) [seen, since] = [number, now];
      else if (now - since > (number === order.from ? LOADING_MS : HUNG_MS)) {
        hung = true;
        child.kill('SIGKILL');
      }
    }, 1000);
    const hear = (chunk: Buffer): void => void (said = `${said}${chunk}`.slice(-3000));
    const finish = (part: Omit<Part, 'faults'>): void => {
      clearInterval(watch);
      child.off('message', take);
      child.off('close', gone);
      child.stderr?.off('data', hear);
      done({ ...part, faults });
    };
    const take = (news: FuzzNews): void => {
      if (news.kind === 'done') return finish(news);
      faults.push(news);
      if (faults.length >= ENOUGH) child.kill('SIGKILL');
    };
    const gone = (code: number | null, signal: string | null): void => {
      const number = at();
      if (!faults.some((fault) => fault.number === number) && faults.length < ENOUGH) {
        const what = hung
          ? `hung for ${HUNG_MS / 1000} s`
          : `its process ended with ${signal ?? code}: ${lastLines(said)}`;
        faults.push({ number, what });
      }
      finish({ next: number + 1, slowest: 0, slowestAt: number, largest: 0, cpu: 0 });
    };
    child.stderr?.on('data', hear);
    child.on('message', take);
    child.on('close', gone);
    child.send(order);
  });
}

function lastLines(said: string): string {
  return said.trim().split('\n').slice(-3).join(' / ');
}

/** Leaves a mutant where a person can look at it. */
export function leave(
  parser: string,
  number: number,
  mutant: { name: string; bytes: Uint8Array },
): string {
  const folder = join(tmpdir(), 'hearsay-fuzz', parser);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${number}-${mutant.name.replace(/[^\w.-]/g, '_').slice(0, 60)}`);
  writeFileSync(path, mutant.bytes);
  return path;
}
