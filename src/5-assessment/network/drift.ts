/**
 * Drift: are those who joined later right less often – or more often – than those who joined before?
 *
 * Every source j has cases with a known outcome: r right, w wrong. Sources differ, so that a rate is
 * not one number for all; within a stretch of cohorts the rates of sources are Beta(m·s, (1−m)·s), mean
 * m and concentration s, and the counts of a source are beta-binomial. Two models are compared:
 *
 *     no change      one m for all cohorts
 *     a change at k  m₁ for the cohorts before the k-th, m₂ from the k-th on; every k alike probable
 *
 * m, m₁, m₂ are uniform on 0…1 (a grid of {@link RATES}), s is one of {@link CONCENTRATIONS} and the same on
 * both sides: a network whose sources merely differ a lot must not look like one that changed. All of
 * them are summed out, so that
 *
 *     Bayes factor = Σ_s mean_k A_s(1..k−1)·A_s(k..K)  /  Σ_s A_s(1..K),     A = probability of the counts
 *
 * in decibans, 10·log10: +10 is ten to one for a change. The posterior over k gives the likeliest place and
 * an interval: the shortest run of cohorts that holds 90 % of it.
 *
 * Odd cases. Counts may be fractions (blame that is shared). Cohorts without a known outcome say nothing
 * and are no place for a change. With fewer than {@link ENOUGH} cases, or sources with cases in one
 * cohort only, nothing is said. It is *which cohort a source is of* that is looked at and not when it
 * spoke: a network that got worse as a whole shows nothing here. And later cohorts may have been asked
 * harder questions; the words therefore say "have been right less often", not "are worse".
 *
 * Source: single change point with unknown place, e.g. Smith, *A Bayesian approach to inference about a
 * change-point in a sequence of random variables*, Biometrika 62 (1975); beta-binomial counts for the
 * differences between sources. How often it errs is measured by `bench/desk/network.ts`.
 */
import type { Decibans, Probability } from '#terms/quantities.ts';
import { decibans } from '#terms/quantities.ts';
import { logGamma } from '../beta-interval.ts';
import { cohortWords } from './cohorts.ts';

const RATES = Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60);
const CONCENTRATIONS = [1, 2, 4, 8, 16, 32, 64, 128];
/** Known cases below which nothing is said. */
export const ENOUGH = 20;
/** From so many decibans on a change is called one. */
export const CHANGE_AT = 10;
/** From so many on it is called a hint. */
export const HINT_AT = 5;

/** Cases with a known outcome of one source. */
export interface CohortMember {
  /** Names sort in order of time. */
  readonly cohort: string;
  readonly right: number;
  readonly wrong: number;
}

export interface RateInterval {
  readonly mean: Probability;
  readonly low: Probability;
  readonly high: Probability;
}

export interface CohortRate {
  readonly cohort: string;
  /** Sources that joined then, with or without cases. */
  readonly sources: number;
  readonly right: number;
  readonly wrong: number;
  /** Rate of the sources of this cohort with its 90 % interval; null without cases. */
  readonly rate: RateInterval | null;
}

export interface Drift {
  readonly verdict: 'too-little' | 'no-sign' | 'hint' | 'change';
  readonly cohorts: readonly CohortRate[];
  /** Weight of evidence for a change over none; null when there is too little to say. */
  readonly decibans: Decibans | null;
  /** Where, if there is one: the first cohort after it, and the 90 % interval of that. */
  readonly change: {
    readonly at: string;
    readonly from: string;
    readonly to: string;
    /** By cohort: the probability that the change comes with it, given that there is one. */
    readonly positions: readonly { readonly cohort: string; readonly probability: number }[];
  } | null;
  readonly before: RateInterval | null;
  readonly after: RateInterval | null;
  /** The finding in words. */
  readonly text: string;
}

/** The finding, from the known cases of every source that has a cohort. */
export function findDrift(members: readonly CohortMember[]): Drift {
  const names = [...new Set(members.map((one) => one.cohort))].sort();
  const weights = weigh(members, names);
  const cohorts = names.map((cohort, i): CohortRate => {
    const own = members.filter((one) => one.cohort === cohort);
    const right = sum(own.map((one) => one.right));
    const wrong = sum(own.map((one) => one.wrong));
    const table = weights[i] as Table;
    return {
      cohort,
      sources: own.length,
      right,
      wrong,
      rate: right + wrong > 0 ? intervalOf(densityOf([table])) : null,
    };
  });
  const told = cohorts.flatMap(({ right, wrong }, i) => (right + wrong > 0 ? [i] : []));
  const cases = sum(cohorts.map(({ right, wrong }) => right + wrong));
  if (told.length < 2 || cases < ENOUGH) {
    return {
      verdict: 'too-little',
      cohorts,
      decibans: null,
      change: null,
      before: null,
      after: null,
      text: tooLittle(told.length, cases),
    };
  }
  const compared = compare(
    told.map((i) => weights[i] as Table),
    told.map((i) => names[i] as string),
  );
  return { cohorts, ...compared };
}

/** By concentration and rate: the logarithm of the probability of the counts. */
type Table = readonly Float64Array[];

function weigh(members: readonly CohortMember[], names: readonly string[]): readonly Table[] {
  const known = new Map<string, Table>();
  const tables = names.map(() => CONCENTRATIONS.map(() => new Float64Array(RATES.length)));
  const places = new Map(names.map((name, i) => [name, i]));
  for (const { cohort, right, wrong } of members) {
    if (right + wrong === 0) continue;
    const key = `${right} ${wrong}`;
    let own = known.get(key);
    if (own === undefined) known.set(key, (own = betaBinomial(right, wrong)));
    const table = tables[places.get(cohort) as number] as readonly Float64Array[];
    own.forEach((row, s) => row.forEach((value, m) => ((table[s] as Float64Array)[m]! += value)));
  }
  return tables;
}

/** Without the binomial factor, which is the same in every model. */
function betaBinomial(right: number, wrong: number): Table {
  return CONCENTRATIONS.map((s) =>
    Float64Array.from(
      RATES,
      (m) =>
        logGamma(m * s + right) -
        logGamma(m * s) +
        logGamma((1 - m) * s + wrong) -
        logGamma((1 - m) * s) -
        logGamma(s + right + wrong) +
        logGamma(s),
    ),
  );
}

function compare(tables: readonly Table[], names: readonly string[]): Omit<Drift, 'cohorts'> {
  const n = tables.length;
  // Everything is kept as a logarithm until it has been divided by the largest.
  const none = CONCENTRATIONS.map((_, s) => logMean(added(tables, s)));
  const changed: { readonly k: number; readonly s: number; readonly log: number }[] = [];
  for (let k = 1; k < n; k++) {
    CONCENTRATIONS.forEach((_, s) => {
      const log = logMean(added(tables.slice(0, k), s)) + logMean(added(tables.slice(k), s));
      changed.push({ k, s, log });
    });
  }
  const change = logSum(changed.map(({ log }) => log)) - Math.log(n - 1);
  const weight = decibans(change - logSum(none));

  const most = Math.max(...changed.map(({ log }) => log));
  const at = new Float64Array(n);
  const before = new Float64Array(RATES.length);
  const after = new Float64Array(RATES.length);
  for (const { k, s, log } of changed) {
    const share = Math.exp(log - most);
    at[k]! += share;
    if (share < 1e-9) continue;
    normal(added(tables.slice(0, k), s)).forEach((p, m) => (before[m]! += share * p));
    normal(added(tables.slice(k), s)).forEach((p, m) => (after[m]! += share * p));
  }
  const all = sum([...at]);
  const positions = names
    .map((cohort, k) => ({ cohort, probability: (at[k] as number) / all }))
    .slice(1);
  const best = positions.reduce((a, b) => (b.probability > a.probability ? b : a));
  const [from, to] = shortest(positions.map(({ probability }) => probability));
  const found = {
    at: best.cohort,
    from: (positions[from] as { cohort: string }).cohort,
    to: (positions[to] as { cohort: string }).cohort,
    positions,
  };
  const verdict = weight >= CHANGE_AT ? 'change' : weight >= HINT_AT ? 'hint' : 'no-sign';
  const rates = { before: intervalOf(before), after: intervalOf(after) };
  return {
    verdict,
    decibans: weight,
    change: found,
    ...rates,
    text: inWords(verdict, weight, found, rates),
  };
}

function added(tables: readonly Table[], s: number): Float64Array {
  const total = new Float64Array(RATES.length);
  for (const table of tables) {
    (table[s] as Float64Array).forEach((value, m) => (total[m]! += value));
  }
  return total;
}

/** The densities of several concentrations together. */
function densityOf(tables: readonly Table[]): Float64Array {
  const logs = CONCENTRATIONS.map((_, s) => added(tables, s));
  const most = Math.max(...logs.flatMap((row) => [...row]));
  const density = new Float64Array(RATES.length);
  for (const row of logs) row.forEach((log, m) => (density[m]! += Math.exp(log - most)));
  return density;
}

function normal(logs: Float64Array): Float64Array {
  const most = Math.max(...logs);
  const shares = logs.map((log) => Math.exp(log - most));
  const all = sum([...shares]);
  return shares.map((share) => share / all);
}

/** Mean and equal-tailed 90 % interval of a density over the grid. */
function intervalOf(density: Float64Array): RateInterval {
  const all = sum([...density]);
  const quantile = (p: number): Probability => {
    let below = 0;
    for (let m = 0; m < density.length; m++) {
      const share = (density[m] as number) / all;
      if (below + share >= p) {
        // Within a cell of the grid the density is taken as level.
        return ((m + (share > 0 ? (p - below) / share : 0)) / RATES.length) as Probability;
      }
      below += share;
    }
    return 1 as Probability;
  };
  const mean = sum(RATES.map((rate, m) => rate * (density[m] as number))) / all;
  return { mean: mean as Probability, low: quantile(0.05), high: quantile(0.95) };
}

/** The shortest run that holds 90 %; the earlier of two alike. */
function shortest(shares: readonly number[]): readonly [from: number, to: number] {
  let best: readonly [number, number] = [0, shares.length - 1];
  let held = 1;
  for (let from = 0; from < shares.length; from++) {
    let within = 0;
    for (let to = from; to < shares.length; to++) {
      within += shares[to] as number;
      if (within < 0.9) continue;
      const shorter = to - from - (best[1] - best[0]);
      if (shorter < 0 || (shorter === 0 && within > held + 1e-12)) {
        best = [from, to];
        held = within;
      }
      break;
    }
  }
  return best;
}

function logMean(logs: Float64Array): number {
  return logSum([...logs]) - Math.log(logs.length);
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(sum(logs.map((log) => Math.exp(log - most))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function tooLittle(cohorts: number, cases: number): string {
  const part = Number.isInteger(cases)
    ? ''
    : ' (a case counts in part where it is open at which of several steps an error came in)';
  const known = `${round(cases)} case${round(cases) === '1' ? '' : 's'} with a known outcome${part}`;
  return cohorts < 2
    ? `Too little is known to say: ${known}, and all of them from sources who joined at the same time.`
    : `Too little is known to say: ${known} over ${cohorts} joining cohorts; from ${ENOUGH} on it is worked out.`;
}

function inWords(
  verdict: Drift['verdict'],
  weight: number,
  change: NonNullable<Drift['change']>,
  { before, after }: { readonly before: RateInterval; readonly after: RateInterval },
): string {
  if (verdict === 'no-sign') {
    return weight < 0
      ? `No sign that those who joined later differ: what is known speaks ${odds(-weight)} for no change.`
      : `No sign to speak of that those who joined later differ (${odds(weight)} for a change).`;
  }
  const word = after.mean < before.mean ? 'less' : 'more';
  const where =
    change.from === change.to
      ? ''
      : ` It may have come anywhere from ${cohortWords(change.from)} to ${cohortWords(change.to)} (90 %).`;
  const who = `those who joined from ${cohortWords(change.at)} on have been right ${word} often: ${rate(after)} against ${rate(before)}`;
  return verdict === 'hint'
    ? `A hint, no more: ${who}. What is known speaks ${odds(weight)} for a change.${where}`
    : `${who.charAt(0).toUpperCase()}${who.slice(1)}. What is known speaks ${odds(weight)} for a change.${where}`;
}

function rate({ mean, low, high }: RateInterval): string {
  const percent = (p: number) => Math.round(p * 100);
  return `${percent(mean)} % (${percent(low)}–${percent(high)} %)`;
}

/** Decibans as odds a person can say; past a thousand to one more digits mean nothing. */
function odds(weight: number): string {
  const to = 10 ** (weight / 10);
  const words = to >= 1000 ? 'more than 1000' : to >= 10 ? String(Math.round(to)) : to.toFixed(1);
  return `${words} to 1 (${weight.toFixed(1)} decibans)`;
}

function round(n: number): string {
  return Number.isInteger(n) ? String(n) : n.toFixed(1);
}
