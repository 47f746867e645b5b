/**
 * The benchmark of the engine: every set that is there, growth, the results page and the pictures.
 *
 *   npm run bench                      everything; writes results.md and the pictures
 *   npm run bench -- --quick           small sets and no more than 10⁵ claims; prints only
 *   npm run bench -- --set book …      these sets only; prints only
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXPECTED, setsIn, tasksOf, type Task } from './data/tasks.ts';
import type { IncrementalFigures } from './incremental.ts';
import { figuresOf } from './figures.ts';
import { brokenFloors, readFloors } from './floors.ts';
import { inChild } from './in-child.ts';
import { DAWID_SKENE, ENGINE } from './methods.ts';
import { outcomeOf, type TaskReport } from './outcome.ts';
import { picturesOf } from './report/pictures.ts';
import { resultsPage } from './report/results.ts';
import type { BenchResult, Speed } from './result.ts';
import { measureScale } from './scale.ts';

export interface EngineBenchOptions {
  readonly quick: boolean;
  /** Whether to write the page and the pictures; else the page is printed. */
  readonly write: boolean;
  readonly date: string;
  /** Only these sets, and no growth; all when empty. */
  readonly sets: readonly string[];
  readonly data: string;
  /** Most claims that growth is measured up to. */
  readonly growth: number | null;
  readonly say: (line: string) => void;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const INVENTED = join(ROOT, 'bench/sets');
const LIMIT_SECONDS = 300;
/** Sets of more claims than this are left out of a quick run. */
const QUICK_CLAIMS = 30_000;
/** Of the sets that are not labels, these are in a quick run. */
const QUICK_OTHERS: ReadonlySet<string> = new Set(['gen_layered', 'snow_anger']);
const SIZES = [1e4, 1e5, 1e6, 1e7];
const SPEED_SET = 'D_Product';

/** Runs it; gives a line for each set the engine failed on and each floor that is broken. */
export async function benchEngine(options: EngineBenchOptions): Promise<readonly string[]> {
  const begin = performance.now();
  const { quick, sets: only, data, say } = options;
  const present = setsIn(data);
  if (!existsSync(data)) say(`${data} is not there: only the invented sets are measured.`);
  const wanted = ({ name, folder, invented }: Task): boolean => {
    if (only.length > 0) return only.includes(basename(folder)) || only.includes(name);
    return !quick || invented || isQuick(folder);
  };
  const tasks = [...tasksOf(data, present), ...tasksOf(INVENTED, setsIn(INVENTED), true)].filter(
    wanted,
  );
  const reports: TaskReport[] = [];
  for (const task of tasks) {
    const report = await measure(task, quick);
    reports.push(report);
    const ours = outcomeOf(report, ENGINE);
    say(`${task.name}: ${report.failed ?? `${ours?.seconds.toFixed(2)} s`}`);
  }
  const everything = only.length === 0;
  const speedTask = tasks.find(({ name }) => name === SPEED_SET);
  const result: BenchResult = {
    run: everything ? (quick ? 'quick' : 'full') : 'some',
    machine: {
      date: options.date,
      node: process.versions.node,
      cores: cpus().length,
      processor: cpus()[0]?.model ?? 'unknown processor',
      memoryGb: Math.round(totalmem() / 2 ** 30),
    },
    reports,
    absent: everything ? EXPECTED.filter((set) => !present.includes(set)) : [],
    speed: speedTask === undefined ? null : await measureSpeed(speedTask),
    scale: everything
      ? await measureScale(
          SIZES.filter((size) => size <= (options.growth ?? (quick ? 1e5 : 1e7))),
          LIMIT_SECONDS,
          say,
        )
      : null,
    ...(everything && !quick ? { incremental: measureOneMore() } : {}),
    seconds: (performance.now() - begin) / 1000,
  };
  const page = resultsPage(result);
  if (options.write) {
    writeFileSync(join(ROOT, 'bench/results.md'), page);
    const images = join(ROOT, 'docs/images/bench');
    mkdirSync(images, { recursive: true });
    for (const [name, svg] of picturesOf(result)) writeFileSync(join(images, name), svg);
  } else {
    process.stdout.write(page);
  }
  const failed = reports.flatMap(({ name, failed: why }) =>
    why === null ? [] : [`${name}: ${why}`],
  );
  return [...failed, ...brokenFloors(readFloors(), figuresOf(result), reports)];
}

/** One more report in a case of 100,000 claims, in a process of its own. */
function measureOneMore(): IncrementalFigures {
  const program = join(ROOT, 'bench/incremental.ts');
  const said = execFileSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  return JSON.parse(said) as IncrementalFigures;
}

function isQuick(folder: string): boolean {
  const name = basename(folder);
  if (QUICK_OTHERS.has(name)) return true;
  const lines = readFileSync(join(folder, 'claims.csv'), 'utf8').split('\n').length;
  const readme = join(folder, 'README.md');
  const type = existsSync(readme)
    ? /^- value type:\s*(.*)$/m.exec(readFileSync(readme, 'utf8'))?.[1]
    : '';
  return lines < QUICK_CLAIMS && /^(binary|categorical(-\d.*)?)$/.test(type?.trim() ?? '');
}

/** The engine, the engine without dependence (in a full run), the references: each a process. */
async function measure(task: Task, quick: boolean): Promise<TaskReport> {
  const engine = await inChild({ task, what: 'engine' }, LIMIT_SECONDS);
  // The engine alone, for its time; the rest beside each other.
  const [references, independent] = await Promise.all([
    inChild({ task, what: 'references' }, LIMIT_SECONDS),
    quick ? null : inChild({ task, what: 'independent' }, LIMIT_SECONDS),
  ]);
  const all = [engine, independent, references].filter(
    (one): one is TaskReport => one !== null && typeof one !== 'string',
  );
  const first = all[0];
  if (first === undefined) {
    const why = String(engine);
    return { ...NOTHING, name: task.name, invented: task.invented, failed: why };
  }
  return {
    ...first,
    outcomes: all.flatMap(({ outcomes }) => outcomes),
    failed: typeof engine === 'string' ? engine : null,
  };
}

const NOTHING: TaskReport = {
  name: '',
  kind: 'open',
  invented: false,
  claims: 0,
  sources: 0,
  items: 0,
  gold: 0,
  note: '',
  refused: 0,
  outcomes: [],
  failed: null,
};

async function measureSpeed(task: Task): Promise<Speed | null> {
  const engine = await inChild({ task, what: 'engine' }, LIMIT_SECONDS);
  const reference = await inChild({ task, what: 'references', only: [DAWID_SKENE] }, LIMIT_SECONDS);
  if (typeof engine === 'string' || typeof reference === 'string') return null;
  return {
    set: task.name,
    claims: engine.claims,
    engine: outcomeOf(engine, ENGINE)?.seconds ?? Number.NaN,
    dawidSkene: outcomeOf(reference, DAWID_SKENE)?.seconds ?? Number.NaN,
  };
}
