/**
 * The benchmark of intake: what readers, repair, suggestions, values, names and places reach, and what
 * hostile files do to them.
 *
 *   npm run bench -- intake            every part; writes bench/intake.md
 *   npm run bench -- intake --quick    what takes half a minute; prints only
 *   npm run bench -- intake --set chat one part; prints only
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenFloors, type Floor } from '../floors.ts';
import { figureTable, printFigures, type Figure } from './figure.ts';
import { partNames } from './parts.ts';
import type { PartAnswer, PartOrder } from './run-part.ts';

export interface IntakeBenchOptions {
  readonly quick: boolean;
  readonly write: boolean;
  readonly date: string;
  /** Only these parts; all when empty. */
  readonly sets: readonly string[];
  readonly data: string;
  readonly say: (line: string) => void;
}

const PROGRAM = fileURLToPath(new URL('./run-part.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT_SECONDS = 1200;

/** Runs it; gives a line for each part that failed and each floor that is broken. */
export async function benchIntake(options: IntakeBenchOptions): Promise<readonly string[]> {
  const wanted = partNames().filter(
    (part) => options.sets.length === 0 || options.sets.includes(part),
  );
  const begin = performance.now();
  const data = options.quick ? options.data : textsIn(options.data);
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const part of wanted) {
    const start = performance.now();
    const found = await inOwnProcess({ part, quick: options.quick, data }, (line) =>
      options.say(`${part}: ${line}`),
    );
    options.say(`${part}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (typeof found === 'string') failed.push(`${part}: ${found}`);
    else figures.push(...found);
  }
  const seconds = (performance.now() - begin) / 1000;
  if (options.write) {
    writeFileSync(join(ROOT, 'bench/intake.md'), page(figures, failed, options.date, seconds));
  }
  process.stdout.write(printFigures(figures));
  const byName = new Map(figures.map(({ name, value }) => [name, value]));
  return [...failed, ...brokenFloors(intakeFloors(), byName, [])];
}

/** Annotated texts lie among the public sets, or beside their folder. */
function textsIn(data: string): string {
  return existsSync(join(data, 'polnear')) ? data : join(data, '..');
}

/** Names as figures have them; a figure that was not measured breaks nothing. */
export function intakeFloors(): readonly Floor[] {
  return JSON.parse(readFileSync(new URL('./floors.json', import.meta.url), 'utf8')) as Floor[];
}

function page(
  figures: readonly Figure[],
  failed: readonly string[],
  date: string,
  seconds: number,
): string {
  const held = figures.filter(({ met }) => met !== null);
  const met = held.filter((one) => one.met === true).length;
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return [
    '# Intake, measured\n',
    `Written by \`npm run bench -- intake\` on ${date}: ${machine}; ${Math.round(seconds)} s in all.`,
    `${met} of the ${held.length} figures that are held against an aim meet it.\n`,
    ...failed.map((line) => `**Not measured** – ${line}\n`),
    figureTable(figures),
  ].join('\n');
}

/** The figures, or why there are none. */
function inOwnProcess(
  order: PartOrder,
  say: (line: string) => void,
): Promise<readonly Figure[] | string> {
  return new Promise((done) => {
    const child = fork(PROGRAM, [], {
      cwd: ROOT,
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    let figures: readonly Figure[] | null = null;
    child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4000)));
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_SECONDS * 1000);
    child.on('message', (answer: PartAnswer) => {
      if ('say' in answer) say(answer.say);
      else figures = answer.figures;
    });
    child.once('error', (error) => done(error.message));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      const line = said.split('\n').find((one) => /^\w*Error\b/.test(one)) ?? said.trim();
      done(figures ?? `ended with ${signal ?? code}: ${line.split('\n').at(-1)}`);
    });
    child.send(order);
  });
}
