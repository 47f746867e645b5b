/**
 * A question whose answers are chosen from, and of whose lineage nothing is stated: posterior and
 * counts as the model of the whole table has them.
 *
 * **Origins** of an answer are the expected number of its claims that are first-hand: 1 for each where
 * nothing suggests copying, less where something does. **Pairs** of reports are *dependent* when they
 * are of one source, or when one is more likely than not taken from the other, directly or through
 * others; all other pairs are not established – a table that says nothing about lineage shows nobody
 * independent.
 */
import { at } from '../channel.ts';
import type { Copying } from '../copying/copying.ts';
import type { Fit } from '../fit.ts';
import type { GroupedRows } from '../group-rows.ts';
import { typeOf, type ClaimTable } from '../table/claim-table.ts';
import { timeOf } from '../table/time-of.ts';
import { answerWords, isComposed, type TableChoices } from '../table-choices.ts';
import { contribution, logOdds, strongestFirst } from './contributions.ts';
import type { AnswerResult, ContributionResult, QuestionResult } from './question-result.ts';

/** A kind of questions, worked out. */
export interface FittedChoices {
  readonly kind: TableChoices;
  readonly fit: Fit;
  /** Who has what from whom, where anybody is likely to; else every claim is its own origin. */
  readonly copying: Copying | null;
}

/** The claim that claim i is more likely than not taken from; −1. */
function likelyParent({ parentClaim, parentProbability }: Copying, i: number): number {
  return at(parentProbability, i) >= LIKELIER_THAN_NOT ? at(parentClaim, i) : -1;
}

/** Expected number of origins that claim i brings. */
function originsOf(copying: Copying | null, i: number): number {
  return copying === null ? 1 : at(copying.origins, i);
}

export interface ResultContext {
  readonly table: ClaimTable;
  readonly grouped: GroupedRows;
  readonly outcomes: ReadonlyMap<number, string>;
  /** Name of a voice: a source, or somebody untraced. */
  voiceName(voice: number): string;
  readonly contributions: boolean;
}

/** A claim that may be taken from another counts as copied from this probability on. */
const LIKELIER_THAN_NOT = 0.5;
/** Beyond this many claims contributions are worked out for those of the first only. */
const MOST_CONTRIBUTIONS = 500;

/** The n-th question of the kind. */
export function choiceResult(
  context: ResultContext,
  fitted: FittedChoices,
  n: number,
): QuestionResult {
  const { table, grouped } = context;
  const { kind, fit, copying } = fitted;
  const { choices } = kind;
  const q = at(kind.question, n);
  const size = at(choices.answers, n);
  const base = at(fit.first, n);
  const [from, to] = [at(choices.start, n), at(choices.start, n + 1)];

  const reports = new Int32Array(size);
  const rows = at(grouped.start, q + 1) - at(grouped.start, q);
  for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
    const a = at(kind.answerOfRow, at(grouped.rows, k));
    reports[a] = at(reports, a) + 1;
  }
  const origins = new Float64Array(size);
  for (let i = from; i < to; i++) {
    const a = at(choices.answer, i);
    origins[a] = at(origins, a) + originsOf(copying, i);
  }
  // Words are made when somebody asks: most who read a million questions want the best answer only.
  const wordOf = (k: number): string => answerWords(context, kind, n, k);
  const order: number[] = [];
  let spoken = 0;
  for (let k = 0; k < size; k++) {
    const said = at(reports, k) > 0;
    if (said) spoken += 1;
    // A label that all questions share may be right though nobody gave it here; so may a list.
    if (said || kind.labels !== null || at(kind.known, n) === k || isComposed(kind, n, k))
      order.push(k);
  }
  if (order.length > 1) {
    order.sort(
      (a, b) =>
        at(fit.posterior, base + b) - at(fit.posterior, base + a) ||
        (wordOf(a) < wordOf(b) ? -1 : 1),
    );
  }
  const best = order[0] ?? -1;
  let all = 0;
  for (let k = 0; k < size; k++) all += at(origins, k);
  all = tidy(all);
  let none = 1;
  for (const k of order) none = Math.max(0, none - at(fit.posterior, base + k));
  const copied = dependentPairs(context, fitted, n, rows);
  const flags: string[] = [];
  if (rows > 1 && all <= 1 + 1e-9) flags.push('single-origin');
  if (isCopied(fitted, from, to)) flags.push('copying-inferred');
  flags.push('lineage-not-established');
  if (spoken > 1) flags.push('contradiction');
  let answers: readonly AnswerResult[] | null = null;
  return {
    question: table.questions.at(q),
    value: best < 0 ? '' : wordOf(best),
    probability: best < 0 ? 0 : at(fit.posterior, base + best),
    get answers() {
      answers ??= order.map((k) => ({
        value: wordOf(k),
        probability: at(fit.posterior, base + k),
        reports: at(reports, k),
        origins: tidy(at(origins, k)),
      }));
      return answers;
    },
    none,
    estimate: null,
    span:
      typeOf(table, q) === 'time' ? spanOf(order, order.map(wordOf), fit.posterior, base) : null,
    area: null,
    reports: rows,
    origins: all,
    established: { independent: 0, dependent: copied, unknown: (rows * (rows - 1)) / 2 - copied },
    // Never more than there are origins: the two are worked out apart.
    effective: Math.min(at(fit.effective, n), all),
    flags,
    contributions: context.contributions ? contributionsOf(context, fitted, n, best) : [],
    support: supportOf(fitted, from, to, best),
  };
}

/**
 * The earliest and latest of the times between the 5th and the 95th hundredth, as written. `words` are
 * those of the answers in `order`.
 */
function spanOf(
  order: readonly number[],
  words: readonly string[],
  posterior: Float64Array,
  base: number,
): readonly [string, string] | null {
  const times = order
    .map((k, j) => ({
      word: words[j] as string,
      time: timeOf(words[j] as string),
      p: at(posterior, base + k),
    }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time);
  const total = times.reduce((sum, { p }) => sum + p, 0);
  if (!(total > 0)) return null;
  let below = 0;
  let low = '';
  let high = '';
  for (const { word, p } of times) {
    below += p;
    if (low === '' && below >= 0.05 * total) low = word;
    if (high === '' && below >= 0.95 * total) high = word;
  }
  return [low, high];
}

/** Whole numbers should read as whole numbers. */
function tidy(n: number): number {
  return Math.abs(n - Math.round(n)) < 1e-9 ? Math.round(n) : n;
}

function isCopied({ copying }: FittedChoices, from: number, to: number): boolean {
  if (copying === null) return false;
  for (let i = from; i < to; i++) {
    if (likelyParent(copying, i) >= 0) return true;
  }
  return false;
}

/** Pairs of reports with a common root: of one source, or joined by likely links. */
function dependentPairs(
  { table, grouped }: ResultContext,
  fitted: FittedChoices,
  n: number,
  rows: number,
): number {
  const { kind, copying } = fitted;
  const { start } = kind.choices;
  const [from, to] = [at(start, n), at(start, n + 1)];
  const claims = to - from;
  // Nobody says it again, nobody has it from another.
  if (rows === claims && !isCopied(fitted, from, to)) return 0;
  // Parents may come later in the list; roots are found by following, with the path shortened.
  const up = Int32Array.from({ length: claims }, (_, i) => i);
  const rootOf = (i: number): number => {
    let top = i;
    while (at(up, top) !== top) top = at(up, top);
    for (let k = i; at(up, k) !== top;) {
      const next = at(up, k);
      up[k] = top;
      k = next;
    }
    return top;
  };
  if (copying !== null) {
    for (let i = from; i < to; i++) {
      const parent = likelyParent(copying, i);
      if (parent >= 0) up[rootOf(i - from)] = rootOf(parent - from);
    }
  }
  const sizes = new Int32Array(claims);
  for (let i = 0; i < claims; i++) {
    const root = rootOf(i);
    sizes[root] = at(sizes, root) + 1;
  }
  if (rows > claims) {
    // A source that says it again is dependent on itself.
    const q = at(kind.question, n);
    const claimOf = new Map<number, number>();
    for (let i = 0; i < claims; i++) claimOf.set(at(kind.choices.source, from + i), i);
    for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
      const i = claimOf.get(at(table.source, at(grouped.rows, k)));
      if (i === undefined || at(kind.row, from + i) === at(grouped.rows, k)) continue;
      const root = rootOf(i);
      sizes[root] = at(sizes, root) + 1;
    }
  }
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}

function supportOf(
  { kind, copying }: FittedChoices,
  from: number,
  to: number,
  best: number,
): QuestionResult['support'] {
  const supporters: { source: number; cluster: number }[] = [];
  let against = 0;
  for (let i = from; i < to; i++) {
    if (originsOf(copying, i) < LIKELIER_THAN_NOT) continue;
    if (at(kind.choices.answer, i) !== best) against += 1;
    else supporters.push({ source: at(kind.choices.source, i), cluster: -1 });
  }
  return { for: supporters, against };
}

/** Log-odds of the best answer with everything, less without each claim, in decibans. */
function contributionsOf(
  context: ResultContext,
  { kind, fit, copying }: FittedChoices,
  n: number,
  best: number,
): readonly ContributionResult[] {
  if (best < 0) return [];
  const { start, source } = kind.choices;
  const all = logOdds(at(fit.posterior, at(fit.first, n) + best));
  const list: ContributionResult[] = [];
  const to = Math.min(at(start, n + 1), at(start, n) + MOST_CONTRIBUTIONS);
  for (let i = at(start, n); i < to; i++) {
    if (originsOf(copying, i) < 1e-3) continue;
    const without = fit.without(n, (claim) => claim !== i);
    list.push(contribution(context.voiceName(at(source, i)), all, logOdds(at(without, best))));
  }
  return strongestFirst(list);
}
