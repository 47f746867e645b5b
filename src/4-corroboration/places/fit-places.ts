/**
 * Places of a whole table: what was claimed and what contains it, in one posterior by question.
 *
 * The model of a single claim stands in `place-model.ts`. Everything in it is learnt from the table by
 * expectation–maximisation (Dempster, Laird & Rubin 1977; for places in a tree: TDH, Jung, Kim & Shim,
 * *EDBT* 2019). In turn
 *
 * - E: by question, posterior(z) ∝ prior(z) · Π_claims (a·P(claim | z) + 1 − a)^(n_eff/n), with a the
 *   probability that the claim is first-hand, n how many claim that same name, and n_eff =
 *   n/(1 + (n − 1)ρ) (`independence.ts`). Claims of different names do not err together; discounting
 *   them with the rest let unnamed places win over named ones (exact answers .76 → .69);
 * - M: by source, how often it was right, and how often exact when it could have been coarser, each
 *   drawn towards everybody (`reliability.ts`); of all sources together γ and λ; by place, how often
 *   it was the truth (π), on top of `SMOOTHING` spread evenly, and how often an error (ψ).
 *
 * Every step is sums by claim, question, source and place.
 *
 * **Which answer to give.** The truth "Ardo" makes "Ardo", "Sefin district" and "the North" all right:
 * the coarsest is the safest and says least. Reported is the smallest place that contains the truth
 * with probability `enough`; where none does, the most probable one, and the probability says so. At
 * `ENOUGH` the finer place is preferred to what contains it when nearly even; with .5 answers are a
 * little safer and coarser (on public birthplaces 91.9 % right, 75.7 % to the very place, for 91.8 and
 * 76.5). Tried beside it: the most probable state, which prefers a village at 30 % to a district at
 * 90 %, and probability times information, which is right less often. Names are reported, so readings
 * of one name count together; the likeliest reading is given with it.
 *
 * Odd cases: a name with no place but the top says nothing. A question without a claim has prior only,
 * all of it on "none". A known answer is one of the names claimed: only its own readings remain.
 */
import { at } from '../channel.ts';
import type { Choices } from '../choices.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { effectiveNumber } from '../independence.ts';
import { rate } from '../reliability.ts';
import { SourceRates } from '../source-rates.ts';
import {
  COARSE,
  EXACT,
  PlaceTeller,
  placePrior,
  placeQuestion,
  stateCount,
  STEPS,
  type PlaceQuestion,
  type PlaceShares,
  type Told,
} from './place-model.ts';
import type { PlaceTree } from './place-tree.ts';

/** Choices whose answers are names in a tree. */
export interface PlaceChoices extends Choices {
  /** By answer (`firstAnswers`): the number of its name in the tree. */
  readonly place: Int32Array;
}

/**
 * Here the answers of a question are its candidate *places*, each after what contains it; `posterior`
 * is the probability that the truth is this place or an unnamed one in it, and in no smaller
 * candidate.
 */
export interface PlaceFit extends Fit {
  /** By answer: its place in the tree. */
  readonly place: Int32Array;
  /** By answer: probability that it contains the truth; sums to 1 nowhere. */
  readonly within: Float64Array;
  /** By question: the answer to report; −1 where nothing was claimed. */
  readonly best: Int32Array;
  /** By question: probability that what is reported is right as stated, all places of its name. */
  readonly bestProbability: Float64Array;
  /** By source: probability of being right, and of being exact where it could have been coarser. */
  readonly veracity: Float64Array;
  readonly exactness: Float64Array;
  readonly shares: PlaceShares;
}

export interface PlaceFitOptions extends FitOptions {
  /** Probability that a place is reported by the rule above; more makes answers coarser and safer. */
  readonly enough?: number;
}

/** How probable a place must be to be preferred to what contains it. */
const ENOUGH = 0.4;
/** What agreement counts beside a known outcome. */
const AGREEMENT = 0.5;
/** ρ among strangers who report places. */
const RHO = 0.1;
const ROUNDS = 40;
const STILL = 1e-3;
/** Chance that the truth is a place the tree does not know. */
const UNLISTED = 0.01;
/** Truths that each question is taken to have seen elsewhere, spread evenly over the tree. */
const SMOOTHING = 0.5;
/** Errors that are spread like truths, for each question. */
const BACKGROUND = 1;
/** Questions added to those there are, so that a handful does not make its own answers popular. */
const FEW = 20;
/** Weight given beforehand to each γ and λ. */
const BEFOREHAND = 1;
/** What is assumed of everybody. */
const RIGHT = rate(3, 1);
const PRECISE = rate(3, 1);

export function fitPlaces(
  choices: PlaceChoices,
  tree: PlaceTree,
  options: PlaceFitOptions = {},
): PlaceFit {
  const { sources, questions, start, source, answer, answers } = choices;
  const { known, firstHand, progress } = options;
  const rho = options.rho ?? RHO;
  const enough = options.enough ?? ENOUGH;
  const asked: PlaceQuestion[] = [];
  const first = new Int32Array(questions + 1);
  for (let q = 0, from = 0; q < questions; q++) {
    const question = placeQuestion(tree, choices.place.subarray(from, from + at(answers, q)));
    from += at(answers, q);
    asked.push(question);
    first[q + 1] = at(first, q) + question.place.length;
  }

  const right = new SourceRates(sources, RIGHT);
  const exact = new SourceRates(sources, PRECISE);
  let shares = firstShares(choices, asked, tree);
  const states: Float64Array[] = asked.map((question) => new Float64Array(stateCount(question)));
  let teller = new PlaceTeller(tree, shares);

  /** By name claimed: its readings against the states. None for a name that says nothing. */
  function hear(question: PlaceQuestion): readonly (Heard | null)[] {
    const states = stateCount(question);
    return question.readings.map((readings) => {
      if (readings.length === 0) return null;
      const told = teller.told(question, readings);
      const parts = new Float64Array(3 * states);
      for (let k = 0; k < told.kind.length; k++) {
        const z = k % states;
        const part = 3 * z + at(told.kind, k);
        parts[part] = at(parts, part) + at(told.share, k);
        // At the top there is nothing coarser: whoever is right says this.
        const top = at(told.kind, k) === EXACT && at(tree.depth, at(question.place, z >> 1)) === 1;
        if (top) parts[3 * z + COARSE] = 1;
      }
      return { told, parts };
    });
  }

  /** Posterior of question q over its states, from the claims that `keep` lets pass. */
  function posterior(
    q: number,
    heard: readonly (Heard | null)[],
    keep: ((claim: number) => boolean) | null,
    taught = false,
  ): Float64Array {
    const question = asked[q] as PlaceQuestion;
    const prior = placePrior(question, tree, shares, UNLISTED);
    const log = new Float64Array(prior.length);
    const claims = claimsOf(q);
    /** By name: how many claim it. */
    const alike = new Float64Array(heard.length);
    for (const c of claims) {
      const k = at(answer, c);
      if (keep === null || keep(c)) alike[k] = at(alike, k) + 1;
    }
    for (const c of claims) {
      const parts = heard[at(answer, c)]?.parts;
      if (parts === undefined || (keep !== null && !keep(c))) continue;
      const n = at(alike, at(answer, c));
      const weight = effectiveNumber(n, rho) / n;
      const a = firstHand === undefined ? 1 : at(firstHand, c);
      const r = at(right.mean, at(source, c));
      const p = at(exact.mean, at(source, c));
      for (let z = 0; z < log.length; z++) {
        const chance = chanceOf(parts, z, r, p);
        log[z] = at(log, z) + weight * Math.log(Math.max(1e-300, a * chance + (1 - a)));
      }
    }
    const fixed = known === undefined || !taught ? -1 : at(known, q);
    const truths = fixed < 0 ? null : (question.readings[fixed] as Int32Array);
    let most = -Infinity;
    for (let z = 0; z < log.length; z++) {
      const possible = truths === null || ((z & 1) === 0 && truths.includes(z >> 1));
      log[z] = possible && at(prior, z) > 0 ? Math.log(at(prior, z)) + at(log, z) : -Infinity;
      most = Math.max(most, at(log, z));
    }
    let sum = 0;
    for (let z = 0; z < log.length; z++) sum += log[z] = Math.exp(at(log, z) - most);
    for (let z = 0; z < log.length; z++) log[z] = at(log, z) / sum;
    return log;
  }

  /**
   * The claims of a question in an order that depends on what they say and how good their sources are
   * and on nothing else: sums of fractions must not depend on the order of reports or on names, not
   * even in the last bit, which a balance between two equal answers would make grow.
   */
  const order = Int32Array.from(source, (_, c) => c);
  const before = (c: number, d: number): number =>
    at(answer, c) - at(answer, d) ||
    at(right.mean, at(source, c)) - at(right.mean, at(source, d)) ||
    at(exact.mean, at(source, c)) - at(exact.mean, at(source, d)) ||
    (firstHand === undefined ? 0 : at(firstHand, c) - at(firstHand, d));
  function claimsOf(q: number): Int32Array {
    const mine = order.subarray(at(start, q), at(start, q + 1));
    return mine.length > 2 ? mine.sort(before) : mine;
  }

  let rounds = 0;
  for (let moved = 1; rounds < ROUNDS && moved > STILL;) {
    rounds++;
    moved = 0;
    const up = new Float64Array(STEPS).fill(BEFOREHAND);
    const apart = new Float64Array(STEPS + 1).fill(BEFOREHAND);
    const truths = new Float64Array(tree.parent.length);
    const errors = new Float64Array(tree.parent.length);
    right.begin();
    exact.begin();
    for (let q = 0; q < questions; q++) {
      const question = asked[q] as PlaceQuestion;
      const heard = hear(question);
      const post = posterior(q, heard, null, true);
      const last = states[q] as Float64Array;
      for (let z = 0; z < post.length; z++)
        moved = Math.max(moved, Math.abs(at(post, z) - at(last, z)));
      states[q] = post;
      question.place.forEach((p, i) => (truths[p] = at(truths, p) + at(post, 2 * i)));
      const weight = known !== undefined && at(known, q) >= 0 ? 1 : AGREEMENT;
      const claims = claimsOf(q);
      /** By name and state: expected coarse and wrong claims. */
      const expected = heard.map((it) => new Float64Array(it === null ? 0 : it.parts.length));
      for (const c of claims) {
        const parts = heard[at(answer, c)]?.parts;
        if (parts === undefined) continue;
        const s = at(source, c);
        const a = firstHand === undefined ? 1 : at(firstHand, c);
        const r = at(right.mean, s);
        const p = at(exact.mean, s);
        const tally = expected[at(answer, c)] as Float64Array;
        let ok = 0;
        let fine = 0;
        let coarse = 0;
        let bad = 0;
        for (let z = 0; z < post.length; z++) {
          const chance = chanceOf(parts, z, r, p);
          const share = (at(post, z) * a) / Math.max(1e-300, a * chance + (1 - a));
          const e = share * r * p * at(parts, 3 * z);
          const g = share * r * (1 - p) * at(parts, 3 * z + 1);
          const w = share * (1 - r) * at(parts, 3 * z + 2);
          ok += e + g;
          bad += w;
          // At the top "exact" and "coarse" are the same claim and tell nothing of exactness.
          if (at(parts, 3 * z) !== 1 || at(parts, 3 * z + 1) !== 1) {
            fine += e;
            coarse += g;
            tally[3 * z + 1] = at(tally, 3 * z + 1) + g;
          }
          tally[3 * z + 2] = at(tally, 3 * z + 2) + w;
        }
        right.count(s, weight * ok, weight * bad);
        exact.count(s, weight * fine, weight * coarse);
      }
      expected.forEach((tally, name) => {
        const it = heard[name];
        if (it === null || it === undefined) return;
        const readings = question.readings[name] as Int32Array;
        for (let k = 0; k < it.told.kind.length; k++) {
          const kind = at(it.told.kind, k);
          const part = 3 * (k % post.length) + kind;
          if (kind === EXACT || !(at(tally, part) > 1e-12)) continue;
          const count = (at(tally, part) * at(it.told.share, k)) / at(it.parts, part);
          const steps = at(it.told.steps, k);
          if (kind === COARSE) up[steps] = at(up, steps) + count;
          else {
            apart[steps] = at(apart, steps) + count;
            const p = at(question.place, at(readings, Math.floor(k / post.length)));
            errors[p] = at(errors, p) + count;
          }
        }
      });
    }
    right.learn();
    exact.learn();
    shares = sharesOf(up, apart, truths, errors, tree, questions);
    teller = new PlaceTeller(tree, shares);
    progress?.(rounds);
  }

  const posteriors = new Float64Array(at(first, questions));
  const within = new Float64Array(at(first, questions));
  const place = new Int32Array(at(first, questions));
  const none = new Float64Array(questions);
  const effective = new Float64Array(questions);
  const best = new Int32Array(questions).fill(-1);
  const bestProbability = new Float64Array(questions);
  for (let q = 0; q < questions; q++) {
    const question = asked[q] as PlaceQuestion;
    // An outcome teaches; what is found of its own question is what the reports say of it.
    const outcome = known !== undefined && at(known, q) >= 0;
    const post = outcome ? posterior(q, hear(question), null) : (states[q] as Float64Array);
    const from = at(first, q);
    place.set(question.place, from);
    for (let i = question.place.length - 1; i >= 0; i--) {
      const own = at(post, 2 * i) + at(post, 2 * i + 1);
      posteriors[from + i] = own;
      within[from + i] = at(within, from + i) + own;
      const up = at(question.inside, i);
      if (up >= 0) within[from + up] = at(within, from + up) + at(within, from + i);
    }
    none[q] = at(post, post.length - 1);
    effective[q] = effectiveNumber(at(start, q + 1) - at(start, q), rho);
    const chosen = choosePlace(question, tree, within.subarray(from, at(first, q + 1)), enough);
    best[q] = chosen.best;
    bestProbability[q] = chosen.probability;
  }
  return {
    first,
    posterior: posteriors,
    none,
    effective,
    right: right.right,
    wrong: right.wrong,
    everyone: right.everyone,
    rho,
    rounds,
    without(q, keep) {
      const question = asked[q] as PlaceQuestion;
      const post = posterior(q, hear(question), keep);
      return Float64Array.from(question.place, (_, i) => at(post, 2 * i) + at(post, 2 * i + 1));
    },
    place,
    within,
    best,
    bestProbability,
    veracity: right.mean,
    exactness: exact.mean,
    shares,
  };
}

/** The smallest place that is right with probability `enough`, readings of a name taken together. */
export function choosePlace(
  { place, inside }: PlaceQuestion,
  tree: PlaceTree,
  within: Float64Array,
  enough: number,
): { best: number; probability: number } {
  const byName = new Map<number, number>();
  place.forEach((p, i) => {
    const name = at(tree.nameOf, p);
    // A place inside another of its own name is already in it.
    for (let up = at(inside, i); up >= 0; up = at(inside, up)) {
      if (at(tree.nameOf, at(place, up)) === name) return;
    }
    byName.set(name, (byName.get(name) ?? 0) + at(within, i));
  });
  let best = -1;
  let probability = 0;
  place.forEach((p, i) => {
    const chance = byName.get(at(tree.nameOf, p)) as number;
    const old = best < 0 ? -1 : at(place, best);
    const fits = chance >= enough;
    const deeper = best < 0 ? 1 : at(tree.depth, p) - at(tree.depth, old);
    const better =
      best < 0 ||
      (fits && probability >= enough
        ? deeper > 0 || (deeper === 0 && chance > probability)
        : chance > probability) ||
      // Of the readings of one name the likeliest.
      (at(tree.nameOf, p) === at(tree.nameOf, old) && at(within, i) > at(within, best));
    if (better) {
      best = i;
      probability = chance;
    }
  });
  return { best, probability };
}

/** One name claimed against all states: by reading, and by state told exactly, coarsely, wrongly. */
interface Heard {
  readonly told: Told;
  readonly parts: Float64Array;
}

/** P(claim | z) of a source that is right with probability r, and then exact with probability p. */
function chanceOf(parts: Float64Array, z: number, r: number, p: number): number {
  return (
    r * p * at(parts, 3 * z) + r * (1 - p) * at(parts, 3 * z + 1) + (1 - r) * at(parts, 3 * z + 2)
  );
}

/** To begin with: every name stands for all its places alike. */
function firstShares(
  choices: PlaceChoices,
  asked: readonly PlaceQuestion[],
  tree: PlaceTree,
): PlaceShares {
  const truths = new Float64Array(tree.parent.length);
  for (let q = 0; q < choices.questions; q++) {
    const { place, readings } = asked[q] as PlaceQuestion;
    const n = at(choices.start, q + 1) - at(choices.start, q);
    for (let c = at(choices.start, q); c < at(choices.start, q + 1); c++) {
      const list = readings[at(choices.answer, c)] as Int32Array;
      for (const i of list) {
        const p = at(place, i);
        truths[p] = at(truths, p) + 1 / (n * list.length);
      }
    }
  }
  return sharesOf(
    Float64Array.from({ length: STEPS }, (_, k) => 2 ** -k),
    new Float64Array(STEPS + 1).fill(1),
    truths,
    new Float64Array(truths.length),
    tree,
    choices.questions,
  );
}

function sharesOf(
  up: Float64Array,
  apart: Float64Array,
  truths: Float64Array,
  errors: Float64Array,
  tree: PlaceTree,
  questions: number,
): PlaceShares {
  const n = truths.length;
  const each = (SMOOTHING * (questions + FEW)) / Math.max(1, n - 1);
  const popularity = distribution(truths, () => each);
  const mistaken = distribution(errors, (p) => BACKGROUND * (questions + FEW) * at(popularity, p));
  return {
    up,
    apart,
    popularity,
    below: sumsBelow(tree, popularity),
    mistaken,
    mistakenBelow: sumsBelow(tree, mistaken),
  };
}

/** Counts and something more, as shares; the top has none. */
function distribution(counts: Float64Array, more: (place: number) => number): Float64Array {
  const shares = counts.map((count, p) => (p === 0 ? 0 : count + more(p)));
  let total = 0;
  for (const share of shares) total += share;
  return total > 0 ? shares.map((share) => share / total) : shares;
}

/** By place: the sum over it and all that lies in it. */
function sumsBelow({ order, parent }: PlaceTree, shares: Float64Array): Float64Array {
  const below = shares.slice();
  for (let k = order.length - 1; k > 0; k--) {
    const p = at(order, k);
    const above = at(parent, p);
    below[above] = at(below, above) + at(below, p);
  }
  return below;
}
