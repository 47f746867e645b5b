import { once } from 'node:events';
import { Command } from 'commander';
import { countingReports, ENOUGH, type Counting } from '#simulation/counting-reports.ts';
import { HEADERS, Lines } from '#simulation/files.ts';
import { nearestWord } from '#simulation/nearest-word.ts';
import {
  ParameterError,
  PRESETS,
  simulate,
  type PresetName,
  type Simulation,
} from '#simulation/simulate.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { writeSimulation } from '../write-simulation.ts';

interface Options {
  readonly preset?: string;
  readonly questions?: string;
  readonly claims?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly set?: readonly string[];
  readonly summary?: boolean;
  readonly json?: boolean;
}

/** No end but that of the claims. */
const MOST_QUESTIONS = 1_000_000_000;

/** Shares of reports sold twice that `--summary` goes through. */
const RESALES = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('an invented network of sources: its reports, their true lineage, and the truth')
    .option('--preset <name>', 'a world by name (below)')
    .option('--questions <n>', 'how many questions are asked')
    .option('--claims <n>', 'stop after the question that brings this many claims')
    .option('--seed <n>', 'the same seed gives the same bytes', '1')
    .option('--out <folder>', 'write everything there; else the claims go to the screen')
    .option('--set <key=value...>', 'any parameter; docs/simulator.md lists them')
    .option('--summary', 'how often a newsroom that counts reports is wrong, as resale grows')
    .option('--json', 'what was made, or the summary, as JSON')
    .addHelpText(
      'after',
      `
Presets:
${table(
  Object.entries(PRESETS).map(([name, { means }]) => [`  ${name}`, means]),
  { width: 100 },
)}

Files: claims.csv for hearsay corroborate; truth.csv, lineage.csv, origins.csv, copies.csv,
sources.csv, payments.csv (places.csv) with what is true; params.json with the seed and parameters.

Examples:
  hearsay simulate --preset layered --out layered
  hearsay simulate --preset rumour --set echo=0.5 declared=1 --questions 200 --out rumour
  hearsay simulate --preset newsroom --summary`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const said = parametersOf(options);
  const seed = Number(options.seed?.trim() === '' ? NaN : options.seed);
  const world = inWords(() => simulate(said, seed));
  const about = { preset: options.preset ?? null };
  if (options.summary === true) return summary(said, seed, options);
  if (options.out !== undefined) {
    const writing = progress('Writing');
    const { claims, questions } = world.parameters;
    const made = await writeSimulation(world, options.out, about, (doneClaims, doneQuestions) => {
      if (claims > 0) writing.update(doneClaims, claims);
      else writing.update(doneQuestions, questions);
    }).finally(() => writing.stop());
    if (options.json === true) return json({ ...about, seed, ...made, out: options.out });
    return line(
      `${many(made.claims, 'claim')} on ${many(made.questions, 'question')} by ${made.visible} of ${many(made.sources, 'source')}, in ${options.out}`,
    );
  }
  if (options.json === true) {
    return json({ ...about, seed, ...countAll(world), parameters: world.parameters });
  }
  await printClaims(world);
}

/** A preset, over it what is set one by one. */
function parametersOf(options: Options): Record<string, unknown> {
  const said: Record<string, unknown> = { ...presetOf(options.preset) };
  for (const pair of options.set ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`--set needs key=value, like garble=0.05; it is "${pair}".`);
    said[pair.slice(0, at).trim()] = pair.slice(at + 1).trim();
  }
  if (options.questions !== undefined) said['questions'] = options.questions;
  if (options.claims !== undefined) {
    said['claims'] = options.claims;
    // As many questions as it takes, unless somebody named a number.
    const named = options.questions ?? options.set?.find((one) => /^\s*questions\s*=/.test(one));
    if (named === undefined && Number(options.claims) > 0) said['questions'] = MOST_QUESTIONS;
  }
  return said;
}

function presetOf(name: string | undefined): Readonly<Record<string, unknown>> {
  if (name === undefined) return {};
  if (Object.hasOwn(PRESETS, name)) return PRESETS[name as PresetName].sets;
  const names = Object.keys(PRESETS);
  const meant = nearestWord(name, names);
  throw new UsageError(
    `there is no preset "${name}". ${meant === null ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`}`,
  );
}

function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ParameterError) throw new UsageError(error.message);
    throw error;
  }
}

function countAll(world: Simulation): Readonly<Record<string, number>> {
  const counts = { questions: 0, claims: 0, observations: 0, payments: 0 };
  for (const question of world) {
    counts.questions += 1;
    counts.claims += question.claims.length;
    counts.payments += question.payments.length;
    for (const { independent } of question.origins) counts.observations += independent;
  }
  const visible = world.sources.filter((source) => source.visible).length;
  return { ...counts, sources: world.sources.length, visible };
}

async function printClaims(world: Simulation): Promise<void> {
  const lines = new Lines(world.sources);
  let open: string = HEADERS.claims;
  for (const question of world) {
    open += lines.claims(question);
    if (open.length < 65_536) continue;
    if (!process.stdout.writable) return;
    if (!process.stdout.write(open)) await once(process.stdout, 'drain');
    open = '';
  }
  process.stdout.write(open);
}

function summary(said: Readonly<Record<string, unknown>>, seed: number, options: Options): void {
  const rows = countingReports(said, seed, RESALES);
  if (options.json === true)
    return json({ preset: options.preset ?? null, seed, enough: ENOUGH, rows });
  const [first] = rows;
  line(
    `Of ${many(first?.questions ?? 0, 'question')}: on how many ${ENOUGH} agree, and how many of those are wrong.`,
  );
  line();
  line(
    table(
      [
        [
          'resale',
          'reports',
          '3 reports',
          'wrong',
          '3 sources',
          'wrong',
          '3 origins',
          'wrong',
          'origins behind',
          'nobody saw',
        ],
        ...rows.map(summaryRow),
      ],
      { width: terminalWidth() },
    ),
  );
  line();
  line(
    `Of the answers that ${ENOUGH} reports agree on: how many first-hand origins each has, and how many have none.`,
  );
}

function summaryRow(row: Counting): string[] {
  const both = ({ questions, wrong }: Counting['reports']): [string, string] => [
    count(questions),
    questions === 0 ? '–' : `${((100 * wrong) / questions).toFixed(1)} %`,
  ];
  return [
    row.resale.toFixed(1),
    count(row.claims),
    ...both(row.reports),
    ...both(row.sources),
    ...both(row.origins),
    row.originsBehind.toFixed(2),
    count(row.withoutOrigin),
  ];
}

function many(n: number, what: string): string {
  return `${count(n)} ${what}${n === 1 ? '' : 's'}`;
}

function count(n: number): string {
  return n.toLocaleString('en');
}
