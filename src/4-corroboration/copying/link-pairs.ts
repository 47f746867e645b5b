/**
 * How probable every link is, in which direction, and why.
 *
 * **Direct.** The explanation found for a source is weighed against all those one step away: one parent
 * less, one more, one exchanged. Each weighs e^worth (gain in nats less the price of its parents), so
 * that two candidates that explain equally well – twins, a parent and its faithful child – share the
 * probability instead of one taking all. (Bayesian model averaging in the neighbourhood of the best; Madigan
 * & Raftery, *JASA* 89, 1994.)
 *
 * **Direction.** The link as found against the same link turned round, both ends explained anew.
 *
 * **Copy or common source.** If s had it from p, s repeats what p has from others as readily as what p has
 * from nobody we hear. If both have it from an unseen third, s shares only the latter. The link is fitted both
 * ways; when the second is better it is reported as a common unseen source, without direction.
 *
 * **Dependent at all.** The pair's own agreement beyond popularity (`pair-guess.ts`), whoever else
 * explains it.
 */
import { logistic } from '../interval.ts';
import { SAME, SILENT, counterparts, type BySource } from './by-source.ts';
import type { CopyPair, Reason } from './copying.ts';
import {
  gainOfOneMore,
  likelihoods,
  totals,
  type Explanation,
  type Words,
} from './explain-source.ts';
import type { Ordered, Search } from './order-sources.ts';
import type { PairGuess } from './pair-guess.ts';
import { explainBy, worth, type Field } from './select-parents.ts';

export const DECIBANS = 10 / Math.LN10;
/** Links less probable than this are not reported. */
const LEAST = 0.002;
const MOST = 50;

export interface PairContext {
  readonly index: BySource;
  readonly search: Search;
  readonly ordered: Ordered;
  readonly guesses: readonly PairGuess[];
  readonly price: number;
  /** By source: what its claims find at others, with its own left out at those that come later. */
  readonly lookers: (s: number) => (p: number) => Uint8Array;
  /** By claim: probability that it is from nobody we hear. */
  readonly firstHand: Float64Array;
  readonly priorDecibans: (child: number, parent: number) => number;
  /** Whether times are stated on which the order rests. */
  readonly timed: (child: number, parent: number) => number;
}

interface Link {
  readonly probability: number;
  readonly rate: number;
  readonly odds: number;
}

export function linkPairs(context: PairContext): CopyPair[] {
  const { search, ordered, guesses, price } = context;
  const { fields, candidates } = search;
  const sources = fields.length;
  const place = new Int32Array(sources);
  ordered.order.forEach((s, i) => (place[s] = i));
  const links = new Map<number, Link>();
  for (let s = 0; s < sources; s++) {
    if ((candidates[s] as readonly number[]).length > 0) linksOf(context, s, links);
  }
  const guessed = new Map<number, PairGuess>();
  const keys = new Set<number>();
  for (const g of guesses) {
    const key = g.a * sources + g.b;
    guessed.set(key, g);
    if (g.gain - price > Math.log(LEAST)) keys.add(key);
  }
  for (const [key, { probability }] of links) {
    if (probability < LEAST) continue;
    const [s, p] = [Math.floor(key / sources), key % sources];
    keys.add(Math.min(s, p) * sources + Math.max(s, p));
  }
  const out: CopyPair[] = [];
  for (const key of [...keys].sort((x, y) => x - y)) {
    const [a, b] = [Math.floor(key / sources), key % sources];
    const [ab, ba] = [links.get(a * sources + b), links.get(b * sources + a)];
    const [pa, pb] = [ab?.probability ?? 0, ba?.probability ?? 0];
    const childIsA = pa > pb || (pa === pb && (place[a] as number) > (place[b] as number));
    const [child, parent, link] = childIsA ? [a, b, ab] : [b, a, ba];
    const direct = 1 - (1 - pa) * (1 - pb);
    const guess = guessed.get(key);
    const together = (guess?.gain ?? 0) - price;
    const chosen = (ordered.explained[child] as Explanation).parents.includes(parent);
    const unseen = chosen && commonUnseen(context, child, parent);
    const odds = link?.odds ?? Math.log(Math.max(1e-9, direct) / Math.max(1e-9, 1 - direct));
    out.push({
      child,
      parent,
      rate: link?.rate ?? guessed.get(key)?.rate ?? 0,
      probability: Math.max(direct, logistic(together)),
      direct,
      direction: chosen && !unseen ? directionOf(context, child, parent) : 0.5,
      decibans: (guess === undefined ? odds : Math.max(together, Math.min(odds, 0))) * DECIBANS,
      reasons: chosen ? reasonsOf(context, child, parent) : [],
      contested: 0,
      kind: unseen ? 'common-unseen-source' : direct >= 0.5 ? 'copy' : 'related',
    });
  }
  return out;
}

/** Probabilities of the parents of s, chosen or not. */
function linksOf(
  { search, ordered, lookers }: PairContext,
  s: number,
  links: Map<number, Link>,
): void {
  const { fields, candidates } = search;
  const sources = fields.length;
  const best = ordered.explained[s] as Explanation;
  const field: Field = { ...(fields[s] as Field), found: lookers(s) };
  const { words } = field;
  const n = words.truth.length;
  const now1 = new Float64Array(n);
  const now0 = new Float64Array(n);
  const open = (candidates[s] as readonly number[]).filter(
    (p) => !best.parents.includes(p) && !(ordered.explained[p] as Explanation).parents.includes(s),
  );
  const additions = (e: Explanation): Float64Array => {
    const found = e.parents.map((p) => field.found(p));
    likelihoods(words, found, e.weights, now1, now0);
    const total = totals(n, found, e.weights);
    return Float64Array.from(
      open,
      (p) => gainOfOneMore(words, now1, now0, total, field.found(p)) - field.price(p),
    );
  };
  // All relative to the worth of the best; capped, so that nothing overflows.
  const exchanged = new Float64Array(open.length);
  const here = worth(field, best);
  best.parents.forEach((p, j) => {
    const kept = best.parents.filter((x) => x !== p);
    const rest = kept.length > 0 ? explainBy(field, kept, best) : (search.alone[s] as Explanation);
    const drop = worth(field, rest) - here;
    let others = Math.exp(Math.min(MOST, drop));
    additions(rest).forEach((gain, k) => {
      const x = Math.exp(Math.min(MOST, drop + gain));
      others += x;
      exchanged[k] = (exchanged[k] as number) + x;
    });
    links.set(s * sources + p, {
      probability: 1 / (1 + others),
      rate: best.weights[j + 2] as number,
      odds: -drop,
    });
  });
  additions(best).forEach((gain, k) => {
    const x = Math.exp(Math.min(MOST, gain)) + (exchanged[k] as number);
    links.set(s * sources + (open[k] as number), {
      probability: x / (1 + x),
      rate: 0,
      odds: Math.log(Math.max(1e-9, x)),
    });
  });
}

function directionOf({ search, ordered }: PairContext, child: number, parent: number): number {
  const c = ordered.explained[child] as Explanation;
  const p = ordered.explained[parent] as Explanation;
  const below = search.fields[child] as Field;
  const above = search.fields[parent] as Field;
  const kept = c.parents.filter((x) => x !== parent);
  const without =
    kept.length > 0 ? explainBy(below, kept, c) : (search.alone[child] as Explanation);
  const turned = explainBy(above, [...p.parents.filter((x) => x !== child), child], p);
  const asFound = worth(below, c) + worth(above, p);
  const other = worth(below, without) + worth(above, turned);
  return logistic(asFound - other);
}

function commonUnseen(context: PairContext, child: number, parent: number): boolean {
  const { index, search, ordered, firstHand } = context;
  const e = ordered.explained[child] as Explanation;
  if ((ordered.explained[parent] as Explanation).parents.length === 0) return false;
  const field = search.fields[child] as Field;
  const theirs = counterparts(index, child, parent);
  const masked = field.found(parent).slice();
  for (let x = 0; x < masked.length; x++) {
    if (masked[x] !== SILENT && (firstHand[theirs[x] as number] as number) < 0.5)
      masked[x] = SILENT;
  }
  const only = explainBy(
    { ...field, found: (p) => (p === parent ? masked : field.found(p)) },
    e.parents,
    e,
  );
  return only.gain > e.gain + 1;
}

/** The gain of a link, taken apart by what the claims found. */
function reasonsOf(context: PairContext, child: number, parent: number): Reason[] {
  const { search, ordered, priorDecibans, price, timed } = context;
  const field = search.fields[child] as Field;
  const e = ordered.explained[child] as Explanation;
  const kept = e.parents.filter((x) => x !== parent);
  const rest = kept.length > 0 ? explainBy(field, kept, e) : (search.alone[child] as Explanation);
  const withIt = ratios(field, e);
  const without = ratios(field, rest);
  const found = field.found(parent);
  const sums = { errors: [0, 0], truths: [0, 0], different: [0, 0] };
  for (let x = 0; x < found.length; x++) {
    if (found[x] === SILENT) continue;
    const t = field.words.truth[x] as number;
    const part = found[x] !== SAME ? sums.different : t < 0.5 ? sums.errors : sums.truths;
    part[0] = (part[0] as number) + 1;
    part[1] = (part[1] as number) + Math.log((withIt[x] as number) / (without[x] as number));
  }
  const out: Reason[] = [];
  const add = (what: Reason['what'], [claims, nats]: readonly number[]): void => {
    if ((claims as number) > 0) {
      out.push({ what, claims: claims as number, decibans: (nats as number) * DECIBANS });
    }
  };
  add('shared errors', sums.errors);
  add('shared truths', sums.truths);
  add('different answers', sums.different);
  const later = timed(child, parent);
  if (later > 0) out.push({ what: 'order in time', claims: later, decibans: 0 });
  const prior = priorDecibans(child, parent);
  if (prior !== 0) out.push({ what: 'evidence from elsewhere', claims: 0, decibans: prior });
  out.push({ what: 'beforehand', claims: 0, decibans: -price * DECIBANS });
  return out;
}

/** By claim: P(v) under an explanation over P(v) under the one `was` belongs to. */
function ratios(field: Field, e: Explanation): Float64Array {
  const words: Words = field.words;
  const n = words.truth.length;
  const now1 = new Float64Array(n);
  const now0 = new Float64Array(n);
  likelihoods(
    words,
    e.parents.map((p) => field.found(p)),
    e.weights,
    now1,
    now0,
  );
  return now1.map((one, x) => {
    const t = words.truth[x] as number;
    return (
      (t * one) / (words.was1[x] as number) +
      ((1 - t) * (now0[x] as number)) / (words.was0[x] as number)
    );
  });
}
