/**
 * Numbers and moments of a whole table: what each question's number is, how sure one can be, and what
 * was learnt of the sources on the way.
 *
 * 1. The line on which errors add up is chosen (`line.ts`), and whether records are repeated
 *    (`repetition.ts`).
 * 2. Rounds of weighted means learn the noise of every source (`settle.ts`).
 * 3. Each question gets its real posterior, which may have two peaks (`posterior-of-number.ts`); from
 *    it come the median (of all point estimates the one with the least expected absolute error), the
 *    90 % interval, and the probability of every claim.
 *
 * Where no claim of the table is below zero the true numbers are not either: what the posterior has
 * below zero is counted as zero (a censored normal, Tobin 1958).
 */
import { at } from '../channel.ts';
import { kindOf, lineFor, PLAIN, place, SILENT, unplace, widthAt } from './line.ts';
import type { Measures } from './measures.ts';
import type { Noise } from './noise.ts';
import {
  hear,
  type Heard,
  isBimodal,
  massBetween,
  type Posterior,
  posteriorOf,
  quantile,
  roomFor,
} from './posterior-of-number.ts';
import { settle } from './settle.ts';

/** Of the error of a report, the share that all reports on the question have in common. */
export const SHARED_ERROR = 0.3;

export interface NumbersOptions {
  /** By question: the number known from an outcome; NaN where none is. */
  readonly known?: Float64Array;
  /** Fixes ρ, the share of the error that reports on a question have in common; 0 for none. */
  readonly rho?: number;
  /** By claim: probability that it is first-hand; a claim with 0 adds nothing. */
  readonly firstHand?: Float64Array;
  /** Counts and sums choose for themselves; moments are 'linear'. */
  readonly line?: 'linear' | 'logarithmic' | 'learn';
  /** The noise assumed when nothing in the table differs; else a twentieth of the size. */
  readonly assumedNoise?: number;
  /** How far from the truth a plain value may be and still be right; else see `probability`. */
  readonly tolerance?: number;
  readonly progress?: (round: number) => void;
}

/** What is known of one question's number; NaN where nothing was said. */
export interface NumberAnswer {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly bimodal: boolean;
  /** The weight of the reports in full ones. */
  readonly effective: number;
}

export interface NumbersFit {
  /** By question. `low` to `high` holds the truth with 90 %. */
  readonly median: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** By question, 0 or 1: the posterior has two peaks. */
  readonly bimodal: Uint8Array;
  /** By question: the weight of its reports in full ones. */
  readonly effective: Float64Array;
  /**
   * By claim: the probability that what it says is right. For an interval the posterior within it. For a
   * plain value the posterior nearer to it than to any other value claimed and within its tolerance:
   * half its rounding cell, or half the noise scale where that is more and no records are repeated (or
   * what the caller gives). So the distinct values of a question add up to at most 1; the rest is "none
   * of these".
   */
  readonly probability: Float64Array;
  /** By source: what it adds on average and the scale of its noise: in the numbers' unit, or as a share
   * of the number on the logarithmic line. */
  readonly bias: Float64Array;
  readonly scale: Float64Array;
  /** By source: expected number of claims that were right, in the sense of `probability`, and wrong. */
  readonly right: Float64Array;
  readonly wrong: Float64Array;
  readonly logarithmic: boolean;
  /** Whether the table repeats records, so that exact agreement counts for more than nearness. */
  readonly records: boolean;
  /** Degrees of freedom of the noise (Infinity: normal). */
  readonly tail: number;
  readonly rho: number;
  readonly rounds: number;
  /** The answer of question q if only the claims for which `keep` holds had come in, same noise. */
  without(q: number, keep: (claim: number) => boolean): NumberAnswer;
}

export function fitNumbers(measures: Measures, options: NumbersOptions = {}): NumbersFit {
  const { sources, questions, start, source, low, high } = measures;
  const claims = at(start, questions);
  const firstHand = options.firstHand ?? null;
  const known = options.known ?? null;
  const rho = Math.max(0, Math.min(0.95, options.rho ?? SHARED_ERROR));
  const learning = firstHand === null ? measures : withoutCopies(measures, firstHand);
  const line = lineFor(learning, options.line ?? 'learn');
  const settled = settle(learning, line, {
    known,
    firstHand,
    rho,
    assumed: options.assumedNoise ?? null,
    progress: options.progress ?? null,
  });
  const { noise } = settled;
  const least = leastSaid(learning);
  const fit = {
    median: new Float64Array(questions).fill(Number.NaN),
    low: new Float64Array(questions).fill(Number.NaN),
    high: new Float64Array(questions).fill(Number.NaN),
    bimodal: new Uint8Array(questions),
    effective: new Float64Array(questions),
    probability: new Float64Array(claims),
    bias: new Float64Array(sources),
    scale: new Float64Array(sources),
    right: new Float64Array(sources),
    wrong: new Float64Array(sources),
  };
  const tolerance = options.tolerance ?? null;
  const heard = roomFor(learning);
  for (let q = 0; q < questions; q++) {
    const outcome = known === null ? Number.NaN : at(known, q);
    const posterior = hear(learning, noise, firstHand, q, null, heard)
      ? posteriorOf(learning, noise, heard)
      : null;
    // Where the outcome is known the sources are judged by it; the answer is what the reports say.
    const judge = Number.isFinite(outcome) ? pointMass(place(line, q, outcome)) : posterior;
    if (judge !== null) probabilities(measures, noise, q, judge, tolerance, fit.probability);
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      if (kindOf(at(low, i), at(high, i)) === SILENT) continue;
      const a = firstHand === null ? 1 : at(firstHand, i);
      const s = at(source, i);
      fit.right[s] = at(fit.right, s) + a * at(fit.probability, i);
      fit.wrong[s] = at(fit.wrong, s) + a * (1 - at(fit.probability, i));
    }
    if (posterior === null) continue;
    if (judge !== posterior) {
      probabilities(measures, noise, q, posterior, tolerance, fit.probability);
    }
    const answer = answerFrom(noise, q, heard, posterior, least);
    fit.median[q] = answer.median;
    fit.low[q] = answer.low;
    fit.high[q] = answer.high;
    fit.bimodal[q] = answer.bimodal ? 1 : 0;
    fit.effective[q] = answer.effective;
  }
  for (let s = 0; s < sources; s++) {
    const scale = Math.sqrt(noise.variance / at(noise.precision, s));
    fit.bias[s] = line.logarithmic
      ? Math.expm1(Math.min(700, at(noise.bias, s)))
      : at(noise.bias, s) * line.unit;
    fit.scale[s] = line.logarithmic ? scale : scale * line.unit;
  }
  return {
    ...fit,
    logarithmic: line.logarithmic,
    records: noise.records,
    tail: noise.tail,
    rho,
    rounds: settled.rounds,
    without(q, keep) {
      if (!hear(learning, noise, firstHand, q, keep, heard)) {
        return {
          median: Number.NaN,
          low: Number.NaN,
          high: Number.NaN,
          bimodal: false,
          effective: 0,
        };
      }
      return answerFrom(noise, q, heard, posteriorOf(learning, noise, heard), least);
    },
  };
}

/** The same claims, those certainly copied struck silent, so that not even a median sees them. */
function withoutCopies(measures: Measures, firstHand: Float64Array): Measures {
  if (firstHand.every((a) => a > 0)) return measures;
  const low = measures.low.map((x, i) => (at(firstHand, i) > 0 ? x : Number.NaN));
  return { ...measures, low };
}

function leastSaid({ questions, start, low, high }: Measures): number {
  let least = Infinity;
  for (let i = 0; i < at(start, questions); i++) {
    if (kindOf(at(low, i), at(high, i)) === SILENT) continue;
    least = Math.min(least, at(low, i) === -Infinity ? at(high, i) : at(low, i));
  }
  return least;
}

function answerFrom(
  noise: Noise,
  q: number,
  heard: Heard,
  posterior: Posterior,
  least: number,
): NumberAnswer {
  const number = (p: number): number => {
    const there = unplace(noise.line, q, quantile(posterior, p));
    // There and back loses the last digits; a record that is repeated must come out as it was written.
    const x = noise.records ? Number(there.toPrecision(13)) : there;
    return least >= 0 ? Math.max(0, x) : x;
  };
  return {
    median: number(0.5),
    low: number(0.05),
    high: number(0.95),
    bimodal: isBimodal(posterior, Math.sqrt(noise.variance)),
    effective: heard.effective,
  };
}

function pointMass(y: number): Posterior {
  return {
    nodes: Float64Array.of(y),
    logDensity: Float64Array.of(0),
    segment: Float64Array.of(0),
    atom: Float64Array.of(1),
  };
}

/** Fills in the probability of every claim of question q. */
function probabilities(
  { start, low, high, precision }: Measures,
  noise: Noise,
  q: number,
  posterior: Posterior,
  tolerance: number | null,
  into: Float64Array,
): void {
  const { line } = noise;
  const values: number[] = [];
  for (let i = at(start, q); i < at(start, q + 1); i++) {
    const kind = kindOf(at(low, i), at(high, i));
    if (kind === SILENT) continue;
    if (kind === PLAIN) values.push(at(low, i));
    else {
      into[i] = massBetween(
        posterior,
        at(low, i) === -Infinity ? -Infinity : place(line, q, at(low, i)),
        at(high, i) === Infinity ? Infinity : place(line, q, at(high, i)),
      );
    }
  }
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const places = sorted.map((x) => place(line, q, x));
  const found = new Map<number, number>();
  for (let i = at(start, q); i < at(start, q + 1); i++) {
    const x = at(low, i);
    if (kindOf(x, at(high, i)) !== PLAIN) continue;
    let p = found.get(x);
    if (p === undefined) {
      let k = 0;
      let top = sorted.length - 1;
      while (k < top) {
        const middle = (k + top) >> 1;
        if ((sorted[middle] as number) < x) k = middle + 1;
        else top = middle;
      }
      const y = places[k] as number;
      const reach = Math.max(
        widthAt(line, x, at(precision, i)) / 2,
        tolerance !== null
          ? widthAt(line, x, tolerance)
          : noise.records
            ? 0
            : Math.sqrt(noise.variance) / 2,
      );
      const from = k > 0 ? (y + (places[k - 1] as number)) / 2 : -Infinity;
      const to = k + 1 < places.length ? (y + (places[k + 1] as number)) / 2 : Infinity;
      p = massBetween(posterior, Math.max(y - reach, from), Math.min(y + reach, to));
      found.set(x, p);
    }
    into[i] = p;
  }
  // Values too near each other for the line to tell apart would each have the mass of both.
  let sum = 0;
  for (const p of found.values()) sum += p;
  if (sum <= 1) return;
  for (let i = at(start, q); i < at(start, q + 1); i++) {
    if (kindOf(at(low, i), at(high, i)) === PLAIN) into[i] = at(into, i) / sum;
  }
}
