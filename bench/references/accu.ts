/**
 * ACCU and ACCUCOPY of Dong, Berti-Équille & Srivastava (PVLDB 2009): votes weighted by the accuracy of
 * sources, and, in the second, discounted for what was probably copied.
 *
 * A source of accuracy A has ln(n·A/(1 − A)) votes, n the number of false values an item has. The
 * probability of a value is e^votes over the sum for all n + 1 values of the item, those nobody named
 * with no votes. The accuracy of a source is the mean probability of what it says; and so in turn from
 * A = .8 until no accuracy moves.
 *
 * ACCUCOPY tests all pairs in each round with the values believed at the time (`copying-test.ts`) and
 * goes through the sources of a value in an order that puts each after those it depends on most; a vote
 * counts in proportion to the probability that it is not copied from any before it, Π (1 − c·P(copies)).
 */
import type { Claim, FoundLink, Predictions } from '../data/claim.ts';
import { copyingTest, type CopyingSettings } from './copying-test.ts';
import { eachClaim } from './dawid-skene.ts';
import { indexClaims, predictionOf, type Indexed } from './index-claims.ts';

export interface AccuResult {
  readonly predictions: Predictions;
  readonly links: readonly FoundLink[];
  readonly accuracies: ReadonlyMap<string, number>;
}

const SETTINGS: CopyingSettings = { alpha: 0.2, copied: 0.8, falseValues: 100 };
const ROUNDS = 20;
const STILL = 1e-3;
/** Accuracies are kept off 0 and 1, where votes are infinite. */
const CLOSEST = 0.01;

export function accu(
  claims: readonly Claim[],
  { copying = false, settings = SETTINGS }: { copying?: boolean; settings?: CopyingSettings } = {},
): AccuResult {
  const table = indexClaims(claims);
  const accuracy = new Float64Array(table.sources.length).fill(0.8);
  let found = valueProbabilities(table, accuracy, null, settings, true);
  let pairs: Pairs | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    if (copying) pairs = testPairs(table, accuracy, found, settings);
    found = valueProbabilities(table, accuracy, pairs, settings, false);
    if (learnAccuracies(table, accuracy, found) < STILL) break;
  }
  return {
    predictions: new Map(
      table.items.map((item, i) => [item, predictionOf(table.values, found[i] as ByValue)]),
    ),
    links: pairs === null ? [] : linksOf(table, pairs),
    accuracies: new Map(table.sources.map((name, s) => [name, accuracy[s] as number])),
  };
}

type ByValue = ReadonlyMap<number, number>;

/** Probability that a copies from b at `a · sources + b`, and the pairs that share an item. */
interface Pairs {
  readonly copies: Float64Array;
  readonly met: readonly (readonly [number, number])[];
}

/** Probability of each claimed value of each item; at first, before anything is learnt, vote shares. */
function valueProbabilities(
  table: Indexed,
  accuracy: Float64Array,
  pairs: Pairs | null,
  { falseValues, copied }: CopyingSettings,
  byVotes: boolean,
): readonly ByValue[] {
  return table.items.map((_, i) => {
    const [from, to] = [table.start[i] as number, table.start[i + 1] as number];
    const said = new Map<number, number[]>();
    for (let c = from; c < to; c++) {
      const value = table.value[c] as number;
      const own = said.get(value);
      if (own === undefined) said.set(value, [table.source[c] as number]);
      else own.push(table.source[c] as number);
    }
    if (byVotes) return new Map([...said].map(([v, own]) => [v, own.length / (to - from)]));
    const scores = new Map<number, number>();
    for (const [value, own] of said) {
      const kept =
        pairs === null ? null : independentShares(own, pairs, copied, table.sources.length);
      let score = 0;
      own.forEach((s, k) => {
        const a = accuracy[s] as number;
        score += Math.log((falseValues * a) / (1 - a)) * (kept === null ? 1 : (kept[k] as number));
      });
      scores.set(value, score);
    }
    const most = Math.max(0, ...scores.values());
    let sum = Math.max(0, falseValues + 1 - scores.size) * Math.exp(-most);
    for (const score of scores.values()) sum += Math.exp(score - most);
    return new Map([...scores].map(([v, score]) => [v, Math.exp(score - most) / sum]));
  });
}

/**
 * By source of one value: the probability that its vote is its own. The order: first the source that
 * depends least on the rest, then always the one that depends most on those already there.
 */
function independentShares(
  own: readonly number[],
  { copies }: Pairs,
  copied: number,
  sources: number,
): Float64Array {
  const shares = new Float64Array(own.length).fill(1);
  if (own.length < 2) return shares;
  const from = (a: number, b: number) =>
    (copies[(own[a] as number) * sources + (own[b] as number)] as number) +
    (copies[(own[b] as number) * sources + (own[a] as number)] as number);
  const left = new Set(own.keys());
  const strongest = new Float64Array(own.length);
  let next = 0;
  let least = Infinity;
  for (let a = 0; a < own.length; a++) {
    let sum = 0;
    for (let b = 0; b < own.length; b++) if (b !== a) sum += from(a, b);
    if (sum < least) [next, least] = [a, sum];
  }
  for (;;) {
    left.delete(next);
    if (left.size === 0) return shares;
    const placed = next;
    let best = -1;
    for (const a of left) {
      const p = from(a, placed);
      shares[a] = (shares[a] as number) * (1 - copied * p);
      strongest[a] = Math.max(strongest[a] as number, p);
      if (best < 0 || (strongest[a] as number) > (strongest[best] as number)) best = a;
    }
    next = best;
  }
}

/** All pairs that share an item. */
function testPairs(
  table: Indexed,
  accuracy: Float64Array,
  found: readonly ByValue[],
  settings: CopyingSettings,
): Pairs {
  const sources = table.sources.length;
  const counts = new Map<number, [number, number, number]>();
  for (let i = 0; i < table.items.length; i++) {
    let believed = -1;
    let most = -1;
    for (const [value, p] of found[i] as ByValue) if (p > most) [believed, most] = [value, p];
    const [from, to] = [table.start[i] as number, table.start[i + 1] as number];
    for (let c = from; c < to; c++) {
      for (let d = c + 1; d < to; d++) {
        const [s, t] = [table.source[c] as number, table.source[d] as number];
        if (s === t) continue;
        const key = Math.min(s, t) * sources + Math.max(s, t);
        let own = counts.get(key);
        if (own === undefined) counts.set(key, (own = [0, 0, 0]));
        if (table.value[c] !== table.value[d]) own[2] += 1;
        else if (table.value[c] === believed) own[0] += 1;
        else own[1] += 1;
      }
    }
  }
  const copies = new Float64Array(sources * sources);
  const met: [number, number][] = [];
  for (const [key, own] of counts) {
    const [a, b] = [Math.floor(key / sources), key % sources];
    const test = copyingTest(own, accuracy[a] as number, accuracy[b] as number, settings);
    copies[a * sources + b] = test.firstFromSecond;
    copies[b * sources + a] = test.secondFromFirst;
    met.push([a, b]);
  }
  return { copies, met };
}

function learnAccuracies(
  table: Indexed,
  accuracy: Float64Array,
  found: readonly ByValue[],
): number {
  const sum = new Float64Array(accuracy.length);
  const said = new Float64Array(accuracy.length);
  eachClaim(table, (i, s, v) => {
    sum[s] = (sum[s] as number) + ((found[i] as ByValue).get(v) ?? 0);
    said[s] = (said[s] as number) + 1;
  });
  let moved = 0;
  for (let s = 0; s < accuracy.length; s++) {
    const mean = (sum[s] as number) / (said[s] as number);
    const next = Math.min(1 - CLOSEST, Math.max(CLOSEST, mean));
    moved = Math.max(moved, Math.abs(next - (accuracy[s] as number)));
    accuracy[s] = next;
  }
  return moved;
}

function linksOf({ sources }: Indexed, { copies, met }: Pairs): readonly FoundLink[] {
  return met.map(([a, b]) => {
    const there = copies[a * sources.length + b] as number;
    const back = copies[b * sources.length + a] as number;
    const both = there + back;
    const [child, parent] = there >= back ? [a, b] : [b, a];
    return {
      child: sources[child] as string,
      parent: sources[parent] as string,
      probability: both,
      direction: both > 0 ? Math.max(there, back) / both : 0.5,
    };
  });
}
