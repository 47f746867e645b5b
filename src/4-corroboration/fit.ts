/**
 * What a model of a whole table gives back: the posterior of every question and what was learnt of the
 * sources on the way.
 */
import type { Rate } from './reliability.ts';

export interface Fit {
  /** Where each question's answers begin in `posterior`; questions + 1 entries. */
  readonly first: Int32Array;
  /** Probability of every answer of every question; with `none` they add up to 1 by question. */
  readonly posterior: Float64Array;
  /** By question: none of the answers named. */
  readonly none: Float64Array;
  /** By question: the weight of its reports in full ones (n / (1 + (n − 1)ρ) for n alike). */
  readonly effective: Float64Array;
  /** By source: expected times it was right and wrong; outcomes count in full, agreement less. */
  readonly right: Float64Array;
  readonly wrong: Float64Array;
  /** What the sources were drawn towards: the distribution of a source nothing is known of. */
  readonly everyone: Rate;
  /** Correlation of reports not shown independent, as learnt or given. */
  readonly rho: number;
  readonly rounds: number;
  /** The posterior of question q if only the claims for which `keep` holds had come in, same rates. */
  without(q: number, keep: (claim: number) => boolean): Float64Array;
}

export interface FitOptions {
  /** By question: the answer known from an outcome; −1 where none is. */
  readonly known?: Int32Array;
  /**
   * By claim: probability that it is first-hand and not taken from another claim of the table. The
   * rest of it is a constant factor: a claim enters as a·P(v | z) + (1 − a) and not as P(v | z).
   */
  readonly firstHand?: Float64Array;
  /** Fixes ρ instead of learning it; 0 counts every report in full. */
  readonly rho?: number;
  readonly progress?: (round: number) => void;
}
