import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import {
  corroborateTable,
  type QuestionResult,
  type SourceResult,
} from '#corroboration/corroborate-table.ts';
import { tableLinks, type TableLink } from '#corroboration/table-links.ts';
import { betaInterval } from '#assessment/beta-interval.ts';
import { credibility } from '#assessment/credibility.ts';
import type { Credibility } from '#assessment/finding.ts';
import { letter } from '#assessment/letter.ts';
import type { Letter } from '#assessment/reliability.ts';
import { progress } from '../reporters/progress.ts';
import { readClaimsTable, readPairs, type RowProblem } from '../read-claims-table.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly known?: string;
  readonly independent?: boolean;
  readonly places?: string;
  readonly links?: string;
  readonly sources?: string;
}

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
  let shown = 0;
  const problem = ({ line, reason }: RowProblem): void => {
    if (++shown <= MOST_PROBLEMS) process.stderr.write(`line ${line}: ${reason}\n`);
  };
  const reading = progress('Reading');
  const { table, good, bad } = await readClaimsTable(file, problem, reading.update).finally(() =>
    reading.stop(),
  );
  if (shown > MOST_PROBLEMS)
    process.stderr.write(`… and ${shown - MOST_PROBLEMS} more rows that could not be read\n`);
  if (good === 0) throw new UsageError(`no row of ${file} could be read; nothing was worked out.`);
  if (bad > 0)
    process.stderr.write(`${bad} of ${good + bad} rows could not be read and were left out\n`);
  const known =
    options.known === undefined
      ? undefined
      : await readPairs(options.known, 'question', 'value', problem);
  const places =
    options.places === undefined
      ? undefined
      : await readPairs(options.places, 'place', 'parent', problem);

  const results: QuestionResult[] = [];
  const working = progress('Working');
  const { sources } = corroborateTable(
    table,
    {
      ...(known === undefined ? {} : { known }),
      ...(places === undefined ? {} : { places }),
      independent: options.independent === true,
      contributions: options.json === true,
      progress: working.update,
    },
    (result) => results.push(result),
  );
  working.stop();

  const letters = lettersOf(sources);
  const line = options.json === true ? jsonLine : csvLine;
  await write(options.out ?? null, function* () {
    if (options.json !== true)
      yield 'question,value,probability,low,high,reports,origins,effective,credibility\n';
    for (const result of results) yield line(result, digitOf(result, table.sources, letters));
  });
  if (options.links !== undefined) await write(options.links, () => linkLines(tableLinks(table)));
  if (options.sources !== undefined) await write(options.sources, () => sourceLines(sources));
}

/** The digit by the same rule as in a case; in a table nobody is known to bear a grudge. */
function digitOf(
  result: QuestionResult,
  names: readonly string[],
  letters: ReadonlyMap<string, Letter>,
): Credibility {
  const best = result.answers[0];
  const judged = best !== undefined && best.probability > result.none;
  return credibility({
    judged,
    whyNot: judged ? null : 'no answer is more probable than none of them',
    probability: best?.probability ?? 0,
    supporting: result.support.for.map(({ source, cluster }, i) => ({
      key: `${i} ${cluster}`,
      letter: letters.get(names[source] ?? '') ?? 'F',
      firstHand: cluster >= 0,
      grudge: false,
    })),
    against: result.support.against,
    contradicted: result.support.against > 0,
    independent: (a, b) => a.split(' ')[1] !== b.split(' ')[1],
  }).digit;
}

function lettersOf(sources: readonly SourceResult[]): ReadonlyMap<string, Letter> {
  return new Map(
    sources.flatMap((one) =>
      one.role === 'observer' ? [[one.source, letterOf(one)] as const] : [],
    ),
  );
}

function letterOf({ rate, known }: SourceResult): Letter {
  const [low, high] = betaInterval(rate.right, rate.wrong);
  return letter({ mean: rate.mean, low, high, cases: known });
}

/** The answer to print: the claimed value, or for numbers and times the median. */
function valueOf(result: QuestionResult): {
  readonly value: string;
  readonly interval: readonly [string, string] | null;
} {
  const { estimate } = result;
  if (estimate === null) return { value: result.answers[0]?.value ?? '', interval: null };
  const text = (x: number) =>
    result.isTime ? new Date(x).toISOString() : String(Number(x.toPrecision(10)));
  return { value: text(estimate.median), interval: [text(estimate.low), text(estimate.high)] };
}

function csvLine(result: QuestionResult, digit: Credibility): string {
  const { value, interval } = valueOf(result);
  return csv([
    result.question,
    value,
    short(result.answers[0]?.probability ?? 0),
    interval?.[0] ?? '',
    interval?.[1] ?? '',
    String(result.reports),
    short(result.origins),
    short(result.effective),
    String(digit),
  ]);
}

function jsonLine(result: QuestionResult, digit: Credibility): string {
  const { value, interval } = valueOf(result);
  const bounds = result.isTime ? interval : (interval?.map(Number) ?? null);
  return `${JSON.stringify({
    question: result.question,
    value: result.estimate === null || result.isTime ? value : Number(value),
    answers: result.answers,
    interval: bounds,
    reports: result.reports,
    origins: result.origins,
    established: result.established,
    effective: result.effective,
    credibility: digit,
    flags: result.flags,
    contributions: result.contributions,
  })}\n`;
}

function* linkLines(links: readonly TableLink[]): Generator<string> {
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

function* sourceLines(sources: readonly SourceResult[]): Generator<string> {
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
  return String(Number(x.toFixed(6)));
}

function csv(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/** Writes lines to a file or the screen, waiting when the other side is slow. */
async function write(file: string | null, lines: () => Iterable<string>): Promise<void> {
  const out = file === null ? process.stdout : createWriteStream(file);
  for (const line of lines()) if (!out.write(line)) await once(out, 'drain');
  if (file !== null) {
    out.end();
    await finished(out);
  }
}
