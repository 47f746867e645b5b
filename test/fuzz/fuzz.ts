/** Mutants by the thousand for one parser, in a process that may hang, grow or die. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LARGEST_MB, type FuzzNews, type FuzzOrder } from './fuzz-order.ts';

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
  readonly largestMb: number;
  readonly faults: readonly Fault[];
}

/** A mutant that takes this long is hung: its process is ended. */
const HUNG_MS = 15_000;
/** More faults than this of one parser say nothing new. */
const ENOUGH = 20;
const PROGRAM = fileURLToPath(new URL('./fuzz-one.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `count` mutants, after the `kept` ones of the corpus; goes on behind one that ended the process. */
export async function fuzz(
  parser: string,
  seed: number,
  range: { readonly from: number; readonly to: number },
): Promise<FuzzReport> {
  const begin = performance.now();
  const faults: Fault[] = [];
  let slowestMs = 0;
  let largestMb = 0;
  let cpuSeconds = 0;
  let from = range.from;
  while (from < range.to && faults.length < ENOUGH) {
    const part = await onePart({ parser, seed, from, to: range.to });
    faults.push(...part.faults.map(({ number, what }) => ({ parser, number, what })));
    slowestMs = Math.max(slowestMs, part.slowest);
    largestMb = Math.max(largestMb, part.largest);
    cpuSeconds += part.cpu;
    from = part.next;
  }
  const seconds = (performance.now() - begin) / 1000;
  const mutants = from - range.from;
  return { parser, mutants, seconds, cpuSeconds, slowestMs, largestMb, faults };
}

interface Part {
  readonly faults: readonly { readonly number: number; readonly what: string }[];
  readonly next: number;
  readonly slowest: number;
  readonly largest: number;
  readonly cpu: number;
}

/** Processes that run; as many as there are cores on the machine that builds. */
const MOST_AT_ONCE = 2;
/** A process that holds more after a parser is not given another. */
const FAT_MB = 600;
const idle: ChildProcess[] = [];
const waiting: (() => void)[] = [];
let running = 0;

async function onePart(order: FuzzOrder): Promise<Part> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else running += 1;
  const child = idle.pop() ?? start();
  try {
    const part = await run(child, order);
    if (child.connected && part.largest < FAT_MB) idle.push(child);
    else child.kill('SIGKILL');
    return part;
  } finally {
    const turn = waiting.shift();
    if (turn === undefined) running -= 1;
    else turn();
  }
}

/** Ends the kept processes. */
export function stopFuzzing(): void {
  for (const child of idle.splice(0)) child.kill('SIGKILL');
}

function start(): ChildProcess {
  return fork(PROGRAM, [], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx', `--max-old-space-size=${LARGEST_MB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function run(child: ChildProcess, order: FuzzOrder): Promise<Part> {
  return new Promise((done) => {
    const faults: { number: number; what: string }[] = [];
    let at = order.from;
    let hung = false;
    let said = '';
    let timer = setTimeout(() => undefined, 0);
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hung = true;
        child.kill('SIGKILL');
      }, milliseconds);
    };
    const hear = (chunk: Buffer): void => void (said = `${said}${chunk}`.slice(-3000));
    const finish = (next: number, slowest: number, largest: number, cpu: number): void => {
      clearTimeout(timer);
      child.off('message', take);
      child.off('close', gone);
      child.stderr?.off('data', hear);
      done({ faults, next, slowest, largest, cpu });
    };
    const take = (news: FuzzNews): void => {
      wait(HUNG_MS);
      if (news.kind === 'at') at = news.number;
      else if (news.kind === 'done') finish(order.to, news.slowest, news.largest, news.cpu);
      else {
        faults.push(news);
        if (faults.length >= ENOUGH) child.kill('SIGKILL');
      }
    };
    const gone = (code: number | null, signal: string | null): void => {
      if (!faults.some(({ number }) => number === at) && faults.length < ENOUGH) {
        const what = hung
          ? `hung for ${HUNG_MS / 1000} s`
          : `its process ended with ${signal ?? code}: ${lastLines(said)}`;
        faults.push({ number: at, what });
      }
      finish(at + 1, 0, 0, 0);
    };
    child.stderr?.on('data', hear);
    child.on('message', take);
    child.on('close', gone);
    // Loading every reader takes a while.
    wait(60_000);
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
