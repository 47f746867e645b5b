import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import {
  corroborateTable,
  type QuestionResult,
  type SourceResult,
} from '#corroboration/corroborate-table.ts';
import type { LineProblem } from '#corroboration/table/row-batch.ts';
import type { WordList } from '#corroboration/table/words.ts';
import type { TableLink } from '#corroboration/table-links.ts';
import { betaInterval } from '#assessment/beta-interval.ts';
import { credibility } from '#assessment/credibility.ts';
import type { Credibility } from '#assessment/finding.ts';
import { letter } from '#assessment/letter.ts';
import type { Letter } from '#assessment/reliability.ts';
import { progress } from '../reporters/progress.ts';
import { readClaimsTable, readOutcomes, readPlaces } from '../read-claims-table.ts';
import { UsageError } from '../usage-error.ts';
import { writeLines } from '../write-lines.ts';

interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly known?: string;
  readonly independent?: boolean;
  readonly places?: string;
  readonly links?: string;
  readonly sources?: string;
}

/** Probability of what a number is given as: its 90 % interval. */
const INTERVAL = 0.9;
/** Rows that cannot be read are shown one by one up to here, then counted. */
const MOST_PROBLEMS = 20;

export function corroborateCommand(): Command {
  return new Command('corroborate')
    .description('origins and probabilities for any table of claims; needs no case')
    .argument(
      '<claims.csv>',
      'columns source, question, value; optional time, from, basis, type, topic',
    )
    .option('--json', 'one JSON object a line, with all answers and what each origin contributes')
    .option('--out <file>', 'write there instead of to the screen')
    .option('--known <file>', 'outcomes to learn from: question, value')
    .option('--independent', 'count every report as a witness of its own (for comparison)')
    .option('--places <file>', 'which place lies in which: place, parent')
    .option('--links <file>', 'write declared and suggested dependence there')
    .option('--sources <file>', 'write what was learnt of the sources there')
    .addHelpText(
      'after',
      `
Columns: \`from\` is the source it was heard from, \`basis\` saw, heard, inferred or document, \`type\`
choice, number, time, place or set. Output: question,value,probability,low,high,reports,origins,
effective,credibility – low and high are the 90 % interval of a number or time. Letters count known
outcomes only; without --known they are F, which is "not known yet".

Examples:
  hearsay corroborate claims.csv
  hearsay corroborate claims.csv --known outcomes.csv --json --out findings.jsonl`,
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  refuseOverwriting(
    [file, options.known, options.places],
    [options.out, options.links, options.sources],
  );
  let shown = 0;
  const problem = ({ line, reason }: LineProblem): void => {
    if (++shown <= MOST_PROBLEMS) process.stderr.write(`line ${line}: ${reason}\n`);
  };
  /** The same, of one of the small files beside the claims. */
  const problemIn = (name: string) => (one: LineProblem) =>
    process.stderr.write(`${name}, line ${one.line}: ${one.reason}\n`);
  // The tree comes first: what lies in it is taken for a place.
  const places =
    options.places === undefined
      ? undefined
      : await readPlaces(options.places, problemIn(options.places));
  const reading = progress('Reading');
  const { table, good, bad, notes } = await readClaimsTable(
    file,
    problem,
    reading.update,
    places,
  ).finally(() => reading.stop());
  if (shown > MOST_PROBLEMS)
    process.stderr.write(`… and ${shown - MOST_PROBLEMS} more rows that could not be read\n`);
  if (good === 0) throw new UsageError(`no row of ${file} could be read; nothing was worked out.`);
  if (bad > 0)
    process.stderr.write(`${bad} of ${good + bad} rows could not be read and were left out\n`);
  for (const note of notes) process.stderr.write(`${note}\n`);
  const known =
    options.known === undefined
      ? undefined
      : await readOutcomes(options.known, problemIn(options.known));

  const working = progress('Working');
  const found = corroborateTable(table, {
    ...(known === undefined ? {} : { known }),
    ...(places === undefined ? {} : { places }),
    independent: options.independent === true,
    contributions: options.json === true,
    progress: working.update,
  });
  for (const note of found.notes) process.stderr.write(`${note}\n`);
  // Letters count outcomes only: without any, every letter is F.
  const letters = known === undefined ? new Map<string, Letter>() : lettersOf(found.sources());
  const line = options.json === true ? jsonLine : csvLine;
  const lines = function* (): Generator<string> {
    if (options.json !== true)
      yield 'question,value,probability,low,high,reports,origins,effective,credibility\n';
    for (const result of found.results()) {
      yield line(result, digitOf(result, table.sources, letters));
    }
  };
  await writeLines(options.out ?? null, lines()).finally(() => working.stop());
  if (options.links !== undefined) await writeLines(options.links, linkLines(found.links()));
  if (options.sources !== undefined)
    await writeLines(options.sources, sourceLines(found.sources()));
}

/** What is read must not be written over, and what cannot be written is said before the work. */
function refuseOverwriting(
  inputs: readonly (string | undefined)[],
  outputs: readonly (string | undefined)[],
): void {
  const read = new Set(inputs.flatMap((one) => (one === undefined ? [] : [resolve(one)])));
  const written = new Set<string>();
  for (const one of outputs) {
    if (one === undefined) continue;
    const path = resolve(one);
    if (read.has(path)) throw new UsageError(`${one} is read; write the results somewhere else.`);
    if (written.has(path))
      throw new UsageError(`${one} is named twice; give each result its own file.`);
    written.add(path);
    try {
      accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
    } catch {
      throw new UsageError(`${one} cannot be written; check that the folder exists and is yours.`);
    }
  }
}

/** An origin not shown independent of any other, where nobody has a letter. */
const NOT_KNOWN = { key: '', letter: 'F', firstHand: false, grudge: false } as const;

/** The digit by the same rule as in a case; in a table nobody is known to bear a grudge. */
function digitOf(
  result: QuestionResult,
  names: WordList,
  letters: ReadonlyMap<string, Letter>,
): Credibility {
  // A number is judged by its interval: that it is one of those named to the digit is another matter.
  const judged = result.estimate !== null || result.probability > result.none;
  return credibility({
    judged,
    whyNot: judged ? null : 'no answer is more probable than none of them',
    probability: result.estimate === null ? result.probability : INTERVAL,
    supporting: result.support.for.map(({ source, cluster }, i) =>
      cluster < 0 && letters.size === 0
        ? NOT_KNOWN
        : {
            key: `${i} ${cluster}`,
            letter: letters.get(source < 0 ? '' : names.at(source)) ?? 'F',
            firstHand: cluster >= 0,
            grudge: false,
          },
    ),
    against: result.support.against,
    contradicted: result.support.against > 0,
    independent: (a, b) => a.split(' ')[1] !== b.split(' ')[1],
  }).digit;
}

function lettersOf(sources: Iterable<SourceResult>): ReadonlyMap<string, Letter> {
  return new Map(
    [...sources].flatMap((one) =>
      one.role === 'observer' ? [[one.source, letterOf(one)] as const] : [],
    ),
  );
}

function letterOf({ rate, known }: SourceResult): Letter {
  const [low, high] = betaInterval(rate.right, rate.wrong);
  return letter({ mean: rate.mean, low, high, cases: known });
}

/** The 90 % interval: of a number, or of a time as it is written. */
function boundsOf({ estimate, span }: QuestionResult): readonly [string, string] | null {
  return estimate === null ? span : [text(estimate.low), text(estimate.high)];
}

/** Ten digits are more than any report has. */
function text(x: number): string {
  return String(Number(x.toPrecision(10)));
}

function csvLine(result: QuestionResult, digit: Credibility): string {
  const interval = boundsOf(result);
  return csv([
    result.question,
    result.estimate === null ? result.value : text(result.estimate.median),
    short(result.probability),
    interval?.[0] ?? '',
    interval?.[1] ?? '',
    String(result.reports),
    short(result.origins),
    short(result.effective),
    String(digit),
  ]);
}

function jsonLine(result: QuestionResult, digit: Credibility): string {
  const { estimate, span } = result;
  return `${JSON.stringify({
    question: result.question,
    value: estimate === null ? result.value : Number(text(estimate.median)),
    probability: result.probability,
    answers: result.answers,
    none: result.none,
    interval: estimate === null ? span : [estimate.low, estimate.high].map((x) => Number(text(x))),
    area: result.area,
    reports: result.reports,
    origins: result.origins,
    established: result.established,
    effective: result.effective,
    credibility: digit,
    flags: result.flags,
    contributions: result.contributions,
  })}\n`;
}

function* linkLines(links: Iterable<TableLink>): Generator<string> {
  yield 'level,child,parent,question,probability,direction,decibans,reasons\n';
  for (const {
    level,
    child,
    parent,
    question,
    probability,
    direction,
    decibans,
    reasons,
  } of links) {
    const weight = Number.isFinite(decibans) ? decibans.toFixed(1) : '';
    yield csv([
      level,
      child,
      parent,
      question,
      short(probability),
      short(direction),
      weight,
      reasons,
    ]);
  }
}

function* sourceLines(sources: Iterable<SourceResult>): Generator<string> {
  yield 'source,role,topic,reliability,low,high,letter,claims\n';
  for (const one of sources) {
    const [low, high] = betaInterval(one.rate.right, one.rate.wrong);
    yield csv([
      one.source,
      one.role,
      one.topic,
      short(one.rate.mean),
      short(low),
      short(high),
      letterOf(one),
      String(one.claims),
    ]);
  }
}

function short(x: number): string {
  // Most numbers of a large table are counts.
  if (Number.isInteger(x)) return String(x);
  return String(Number(x.toFixed(6)));
}

function csv(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
