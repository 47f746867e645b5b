/**
 * A question about a number, of whose lineage nothing is stated: median, 90 % interval, and every value
 * that was claimed with the probability that it is right (`fit-numbers.ts`).
 */
import { at } from '../channel.ts';
import type { NumbersFit } from '../numbers/fit-numbers.ts';
import type { TableMeasures } from '../table-measures.ts';
import type { ResultContext } from './choice-result.ts';
import { strongestFirst } from './contributions.ts';
import type { ContributionResult, QuestionResult } from './question-result.ts';

export interface FittedNumbers {
  readonly kind: TableMeasures;
  readonly fit: NumbersFit;
}

interface Answer {
  value: string;
  probability: number;
  reports: number;
  origins: number;
}

export function numberResult(
  context: ResultContext,
  { kind, fit }: FittedNumbers,
  n: number,
): QuestionResult {
  const { table, grouped } = context;
  const q = at(kind.question, n);
  const [from, to] = [at(kind.measures.start, n), at(kind.measures.start, n + 1)];
  const answers = new Map<number, Answer>();
  // Nobody is asked from whom he has a number: every claim is its own origin.
  const origins = to - from;
  for (let i = from; i < to; i++) {
    const value = at(table.value, at(kind.row, i));
    let answer = answers.get(value);
    if (answer === undefined) {
      answer = {
        value: table.values.at(value),
        probability: at(fit.probability, i),
        reports: 0,
        origins: 0,
      };
      answers.set(value, answer);
    }
    answer.origins += 1;
  }
  const rows = at(grouped.start, q + 1) - at(grouped.start, q);
  for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
    const answer = answers.get(at(table.value, at(grouped.rows, k)));
    if (answer !== undefined) answer.reports += 1;
  }
  const repeated = rows - (to - from);
  const ranked = [...answers.values()].sort(
    (a, b) => b.probability - a.probability || (a.value < b.value ? -1 : 1),
  );
  const plain = (i: number): boolean => at(kind.measures.low, i) === at(kind.measures.high, i);
  let named = 0;
  let within = 0;
  const counted = new Set<number>();
  for (let i = from; i < to; i++) {
    const value = at(table.value, at(kind.row, i));
    if (!plain(i)) within = Math.max(within, at(fit.probability, i));
    else if (!counted.has(value)) named += at(fit.probability, i);
    counted.add(value);
  }
  const [low, high] = [at(fit.low, n), at(fit.high, n)];
  return {
    question: table.questions.at(q),
    value: Number.isNaN(at(fit.median, n)) ? '' : String(at(fit.median, n)),
    probability: ranked[0]?.probability ?? 0,
    answers: ranked,
    // Plain values exclude each other; a range holds some of them.
    none: Math.max(0, 1 - Math.max(named, within)),
    estimate: Number.isNaN(at(fit.median, n))
      ? null
      : { median: at(fit.median, n), low, high, bimodal: at(fit.bimodal, n) === 1 },
    span: null,
    area: null,
    reports: rows,
    origins,
    established: {
      independent: 0,
      dependent: repeated,
      unknown: (rows * (rows - 1)) / 2 - repeated,
    },
    effective: at(fit.effective, n),
    flags: [
      ...(rows > 1 && origins <= 1 ? ['single-origin'] : []),
      'lineage-not-established',
      ...(answers.size > 1 && disjoint(kind, from, to) ? ['contradiction'] : []),
      ...(at(fit.bimodal, n) === 1 ? ['bimodal'] : []),
    ],
    contributions: context.contributions ? contributionsOf(context, kind, fit, n) : [],
    support: supportOf(kind, from, to, low, high),
  };
}

/** Whether two statements have no number in common. */
function disjoint({ measures }: TableMeasures, from: number, to: number): boolean {
  let highest = -Infinity;
  let lowest = Infinity;
  for (let i = from; i < to; i++) {
    highest = Math.max(highest, at(measures.low, i));
    lowest = Math.min(lowest, at(measures.high, i));
  }
  return highest > lowest;
}

/** Reports that reach into the 90 % interval speak for it. */
function supportOf(
  { measures }: TableMeasures,
  from: number,
  to: number,
  low: number,
  high: number,
): QuestionResult['support'] {
  const supporters: { source: number; cluster: number }[] = [];
  let against = 0;
  for (let i = from; i < to; i++) {
    if (at(measures.low, i) <= high && at(measures.high, i) >= low) {
      supporters.push({ source: at(measures.source, i), cluster: -1 });
    } else against += 1;
  }
  return { for: supporters, against };
}

const MOST_CONTRIBUTIONS = 200;

/**
 * What a report contributes: how much narrower the interval is with it than without, as a ratio of
 * widths, in decibans. Negative when it widens – a report that contradicts the others does.
 */
function contributionsOf(
  context: ResultContext,
  kind: TableMeasures,
  fit: NumbersFit,
  n: number,
): readonly ContributionResult[] {
  const [from, to] = [at(kind.measures.start, n), at(kind.measures.start, n + 1)];
  const width = at(fit.high, n) - at(fit.low, n);
  const list: ContributionResult[] = [];
  for (let i = from; i < Math.min(to, from + MOST_CONTRIBUTIONS); i++) {
    const without = fit.without(n, (claim) => claim !== i);
    const ratio = (without.high - without.low) / width;
    list.push({
      origin: context.voiceName(at(kind.measures.source, i)),
      decibans: Number.isFinite(ratio) && ratio > 0 ? 10 * Math.log10(ratio) : 0,
    });
  }
  return strongestFirst(list);
}
