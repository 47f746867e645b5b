/**
 * How the claims of one source come about, given what its possible parents said.
 *
 * Claim i with answer v is first-hand and right with weight a₁, first-hand (or invented) and wrong with
 * weight a₀, or taken from parent p with weight w_p; the weights of those parents that spoke on the
 * question count, and what counts is made to add up to 1. With z the true answer,
 *
 *     P(v | z = v) = (a₁·e₁ + Σ_{p said v} w_p) / A,     A = a₁ + a₀ + Σ_{p spoke} w_p,
 *     P(v | z ≠ v) = (a₀·e₀ + Σ_{p said v} w_p) / A.
 *
 * e₁ is how much easier this question is than others, e₀ how popular this wrong answer is
 * (`first-hand.ts`). The source's own hit rate a₁/(a₁ + a₀) is fitted together with the parents: were it
 * held fixed, any accurate source would look like a parent of one that is better than assumed.
 *
 * Two explanations of one source are compared by the exact ratio of the marginal likelihoods of the
 * whole table: with t the posterior that v is true, worked out under the old explanation,
 *
 *     log L_new / L_old = Σ_i log( t·new_i(z = v)/old_i(z = v) + (1 − t)·new_i(z ≠ v)/old_i(z ≠ v) ),
 *
 * whatever everybody else's explanations are, because given z and the parents' words a claim is
 * independent of the rest. (One claim per source and question, so no question is met twice.)
 *
 * The weights are fitted by EM in the form of Hunter (*Annals of Statistics* 32, 2004) for choices among
 * the alternatives present: w ← (responsibility + prior) / (Σ_{i: present} 1/A_i + prior).
 */
import { SAME, SILENT } from './by-source.ts';

/** By claim of one source, in its own order. */
export interface Words {
  /** Posterior that what was said is true, under the explanation that `was1` and `was0` belong to. */
  readonly truth: Float64Array;
  /** e₁ and e₀. */
  readonly ease: Float64Array;
  readonly spread: Float64Array;
  /** P(v | z) under that explanation. */
  readonly was1: Float64Array;
  readonly was0: Float64Array;
}

export interface Explanation {
  readonly parents: readonly number[];
  /** Weights: right, wrong, then one by parent. They add up to 1. */
  readonly weights: Float64Array;
  /** log L against the explanation that `was` belongs to, in nats. */
  readonly gain: number;
}

/** Claims a source is credited with beforehand, shared out as those of everybody are. */
const CREDIT = 4;
const CREDIT_RIGHT = 0.7;

export function explain(
  words: Words,
  parents: readonly number[],
  found: readonly Uint8Array[],
  rounds: number,
  from?: Float64Array,
): Explanation {
  const k = parents.length;
  const weights = new Float64Array(k + 2);
  if (from !== undefined) weights.set(from);
  else {
    weights[0] = k === 0 ? 0.7 : 0.35;
    weights[1] = k === 0 ? 0.3 : 0.15;
    weights.fill(0.5 / k, 2);
  }
  const gain =
    k <= MOST_BY_PATTERN && 2 ** k <= Math.max(FEWEST_PATTERNS, words.truth.length)
      ? fitByPattern(words, found, rounds, weights)
      : fitByClaim(words, found, rounds, weights);
  return { parents, weights, gain };
}

/** Up to so many parents claims are told apart by which of them spoke, and which said the same. */
const MOST_BY_PATTERN = 10;
/** So many patterns cost nothing, however few the claims. */
const FEWEST_PATTERNS = 16;

/**
 * Fits the weights, claim by claim and parent by parent: plain, for many parents, and to hold
 * `fitByPattern` against. Gives the gain; `weights` are those to begin with, and then those found.
 */
export function fitByClaim(
  words: Words,
  found: readonly Uint8Array[],
  rounds: number,
  weights: Float64Array,
): number {
  const { truth, ease, spread, was1, was0 } = words;
  const n = truth.length;
  const k = found.length;
  const taken = new Float64Array(k + 2);
  const present = new Float64Array(k + 2);
  for (let round = 0; round < rounds; round++) {
    taken.fill(0);
    present.fill(0);
    const a1 = weights[0] as number;
    const a0 = weights[1] as number;
    for (let i = 0; i < n; i++) {
      let total = a1 + a0;
      let same = 0;
      for (let j = 0; j < k; j++) {
        const f = (found[j] as Uint8Array)[i] as number;
        if (f === SILENT) continue;
        total += weights[j + 2] as number;
        if (f === SAME) same += weights[j + 2] as number;
      }
      const f1 = a1 * (ease[i] as number);
      const f0 = a0 * (spread[i] as number);
      const n1 = f1 + same;
      const n0 = f0 + same;
      const t = truth[i] as number;
      // P(z = v) and P(z ≠ v) under these weights, over what each is to be shared out among.
      const u1 = t / (was1[i] as number);
      const u0 = (1 - t) / (was0[i] as number);
      const sum = u1 * n1 + u0 * n0;
      taken[0] = (taken[0] as number) + (u1 * f1) / sum;
      taken[1] = (taken[1] as number) + (u0 * f0) / sum;
      const each = (u1 + u0) / sum;
      const share = 1 / total;
      present[0] = (present[0] as number) + share;
      for (let j = 0; j < k; j++) {
        const f = (found[j] as Uint8Array)[i] as number;
        if (f === SILENT) continue;
        present[j + 2] = (present[j + 2] as number) + share;
        if (f === SAME) taken[j + 2] = (taken[j + 2] as number) + each * (weights[j + 2] as number);
      }
    }
    present[1] = present[0] as number;
    takeWeights(taken, present, weights);
  }
  const now1 = new Float64Array(n);
  const now0 = new Float64Array(n);
  likelihoods(words, found, weights, now1, now0);
  return gainOf(words, now1, now0);
}

/** M step: the weights from what was taken and how often it could have been. */
function takeWeights(taken: Float64Array, present: Float64Array, weights: Float64Array): void {
  taken[0] = (taken[0] as number) + CREDIT * CREDIT_RIGHT * (weights[0] as number);
  taken[1] = (taken[1] as number) + CREDIT * (1 - CREDIT_RIGHT) * (weights[1] as number);
  let sum = 0;
  for (let j = 0; j < weights.length; j++) {
    const w = ((taken[j] as number) + 0.05) / ((present[j] as number) + 1);
    weights[j] = w;
    sum += w;
  }
  for (let j = 0; j < weights.length; j++) weights[j] = (weights[j] as number) / sum;
}

/**
 * The same sums, gathered by pattern. A = a₁ + a₀ + Σ_{p spoke} w_p is the same for all claims on which
 * the same parents spoke, so those are counted once and Σ 1/A is a sum over patterns; and what is
 * taken from parents is one number for all claims on which the same parents said the same. One
 * division by claim and round is left.
 */
export function fitByPattern(
  words: Words,
  found: readonly Uint8Array[],
  rounds: number,
  weights: Float64Array,
): number {
  const { truth, ease, spread, was1, was0 } = words;
  const n = truth.length;
  const k = found.length;
  const patterns = 2 ** k;
  // By claim: u₁·e₁, u₀·e₀ and u₁ + u₀, side by side, and which parents said the same.
  const parts = new Float64Array(3 * n);
  const agree = new Uint16Array(n);
  const spoke = new Uint16Array(n);
  for (let j = 0; j < k; j++) {
    const f = found[j] as Uint8Array;
    const bit = 1 << j;
    for (let i = 0; i < n; i++) {
      const what = f[i] as number;
      if (what === SILENT) continue;
      spoke[i] = (spoke[i] as number) | bit;
      if (what === SAME) agree[i] = (agree[i] as number) | bit;
    }
  }
  /** By pattern: claims on which just these spoke. */
  const claims = new Float64Array(patterns);
  for (let i = 0; i < n; i++) {
    const u1 = (truth[i] as number) / (was1[i] as number);
    const u0 = (1 - (truth[i] as number)) / (was0[i] as number);
    parts[3 * i] = u1 * (ease[i] as number);
    parts[3 * i + 1] = u0 * (spread[i] as number);
    parts[3 * i + 2] = u1 + u0;
    const who = spoke[i] as number;
    claims[who] = (claims[who] as number) + 1;
  }
  /** By pattern: the weights of these parents together; what claims that agree with just these took. */
  const sums = new Float64Array(patterns);
  const took = new Float64Array(patterns);
  const taken = new Float64Array(k + 2);
  const present = new Float64Array(k + 2);
  for (let round = 0; round < rounds; round++) {
    const a1 = weights[0] as number;
    const a0 = weights[1] as number;
    sumsByPattern(weights, sums);
    took.fill(0);
    let right = 0;
    let wrong = 0;
    for (let i = 0, part = 0; i < n; i++, part += 3) {
      const f1 = a1 * (parts[part] as number);
      const f0 = a0 * (parts[part + 1] as number);
      const u = parts[part + 2] as number;
      const who = agree[i] as number;
      const share = 1 / (f1 + f0 + u * (sums[who] as number));
      right += f1 * share;
      wrong += f0 * share;
      took[who] = (took[who] as number) + u * share;
    }
    taken.fill(0);
    present.fill(0);
    for (let who = 0; who < patterns; who++) {
      const share = (claims[who] as number) / (a1 + a0 + (sums[who] as number));
      const each = took[who] as number;
      present[0] = (present[0] as number) + share;
      for (let j = 0; j < k; j++) {
        if (((who >> j) & 1) === 0) continue;
        present[j + 2] = (present[j + 2] as number) + share;
        taken[j + 2] = (taken[j + 2] as number) + each * (weights[j + 2] as number);
      }
    }
    taken[0] = right;
    taken[1] = wrong;
    present[1] = present[0] as number;
    takeWeights(taken, present, weights);
  }
  const a1 = weights[0] as number;
  const a0 = weights[1] as number;
  sumsByPattern(weights, sums);
  let gain = 0;
  for (let who = 0; who < patterns; who++) {
    const n = claims[who] as number;
    if (n > 0) gain -= n * Math.log(a1 + a0 + (sums[who] as number));
  }
  // A logarithm costs more than all the rest: one for many factors, before they leave the range.
  let product = 1;
  for (let i = 0, part = 0; i < n; i++, part += 3) {
    product *=
      a1 * (parts[part] as number) +
      a0 * (parts[part + 1] as number) +
      (parts[part + 2] as number) * (sums[agree[i] as number] as number);
    if (product > SMALLEST && product < LARGEST) continue;
    gain += Math.log(product);
    product = 1;
  }
  return gain + Math.log(product);
}

/** Products that another factor cannot carry beyond what a number holds. */
const SMALLEST = 1e-150;
const LARGEST = 1e150;

/** By set of parents, as bits: what they weigh together. */
function sumsByPattern(weights: Float64Array, sums: Float64Array): void {
  sums[0] = 0;
  for (let j = 0; j + 2 < weights.length; j++) {
    const bit = 1 << j;
    const w = weights[j + 2] as number;
    for (let who = 0; who < bit; who++) sums[bit | who] = (sums[who] as number) + w;
  }
}

/** log L with these likelihoods against the explanation that `was` belongs to. */
export function gainOf(words: Words, now1: Float64Array, now0: Float64Array): number {
  const { truth, was1, was0 } = words;
  let sum = 0;
  for (let i = 0; i < truth.length; i++) {
    const t = truth[i] as number;
    sum += Math.log(
      (t * (now1[i] as number)) / (was1[i] as number) +
        ((1 - t) * (now0[i] as number)) / (was0[i] as number),
    );
  }
  return sum;
}

/** P(v | z = v) and P(v | z ≠ v) of every claim under these weights. */
export function likelihoods(
  words: Words,
  found: readonly Uint8Array[],
  weights: Float64Array,
  now1: Float64Array,
  now0: Float64Array,
): void {
  const { ease, spread } = words;
  const k = found.length;
  const a1 = weights[0] as number;
  const a0 = weights[1] as number;
  for (let i = 0; i < ease.length; i++) {
    let total = a1 + a0;
    let same = 0;
    for (let j = 0; j < k; j++) {
      const f = (found[j] as Uint8Array)[i] as number;
      if (f === SILENT) continue;
      total += weights[j + 2] as number;
      if (f === SAME) same += weights[j + 2] as number;
    }
    now1[i] = (a1 * (ease[i] as number) + same) / total;
    now0[i] = (a0 * (spread[i] as number) + same) / total;
  }
}

/** A: what the weights of those present add up to, by claim. */
export function totals(
  n: number,
  found: readonly Uint8Array[],
  weights: Float64Array,
): Float64Array {
  const out = new Float64Array(n).fill((weights[0] as number) + (weights[1] as number));
  found.forEach((f, j) => {
    for (let i = 0; i < n; i++)
      if (f[i] !== SILENT) out[i] = (out[i] as number) + (weights[j + 2] as number);
  });
  return out;
}

/**
 * What one more parent would bring while the others' weights stay as they are to each other: a lower
 * bound of the full fit, to choose whom to try. `now1`, `now0` are the likelihoods under the present weights.
 */
export function gainOfOneMore(
  words: Words,
  now1: Float64Array,
  now0: Float64Array,
  total: Float64Array,
  found: Uint8Array,
): number {
  const { truth, was1, was0 } = words;
  const n = found.length;
  // What a claim adds hangs on two numbers that do not move: A where p spoke, and R where it said the
  // same, how likely that was without p against how likely it is from p.
  const all = new Float64Array(n);
  const ratio = new Float64Array(n);
  let spoke = 0;
  let same = 0;
  for (let i = 0; i < n; i++) {
    const f = found[i] as number;
    if (f === SILENT) continue;
    const A = total[i] as number;
    all[spoke++] = A;
    if (f !== SAME) continue;
    const t = truth[i] as number;
    const u1 = t / (was1[i] as number);
    const u0 = (1 - t) / (was0[i] as number);
    ratio[same++] = (A * (u1 * (now1[i] as number) + u0 * (now0[i] as number))) / (u1 + u0);
  }
  let delta = 0.15;
  for (let round = 0; round < 5; round++) {
    let taken = 0;
    let present = 0;
    for (let i = 0; i < spoke; i++) present += 1 / ((all[i] as number) + delta);
    for (let i = 0; i < same; i++) taken += delta / ((ratio[i] as number) + delta);
    delta = Math.max(1e-4, (taken + 0.05) / (present + 1));
  }
  // Σ log(A / (A + δ)) + Σ log(1 + δ/R), one logarithm for many factors.
  let gain = 0;
  let product = 1;
  for (let i = 0; i < spoke; i++) {
    const A = all[i] as number;
    product *= A / (A + delta);
    if (product > SMALLEST) continue;
    gain += Math.log(product);
    product = 1;
  }
  for (let i = 0; i < same; i++) {
    product *= 1 + delta / (ratio[i] as number);
    if (product < LARGEST) continue;
    gain += Math.log(product);
    product = 1;
  }
  return gain + Math.log(product);
}
