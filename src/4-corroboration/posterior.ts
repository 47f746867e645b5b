import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Value } from '#claims/value.ts';

/** What the evidence on one question says: every answer with its probability, and why. */
export interface Posterior {
  /** Candidate answers, most probable first; together with `none` their probabilities sum to 1. */
  readonly answers: readonly AnswerPosterior[];
  /** None of the answers anybody gave. */
  readonly none: Probability;
  /** 90 % interval of the best answer's probability, from what is uncertain about the sources. */
  readonly probabilityInterval: readonly [Probability, Probability];
  /** For numbers and times: median and 90 % interval in the value's own units; null otherwise. */
  readonly estimate: {
    readonly median: number;
    readonly low: number;
    readonly high: number;
    readonly bimodal: boolean;
  } | null;
  /** Reports counted (claims), expected independent first-hand origins, and n_eff after discounting. */
  readonly reports: number;
  readonly origins: number;
  readonly effective: number;
  /** Per origin: weight of its evidence for the best answer, and the answer's probability without it. */
  readonly contributions: readonly Contribution[];
  /** What counting every report as a vote of its own would have said of the best answer. */
  readonly countingReports: Probability;
}

export interface AnswerPosterior {
  readonly value: Value;
  readonly label: string;
  readonly probability: Probability;
  readonly reports: number;
  readonly origins: number;
}

export interface Contribution {
  /** The origin's key in the lineage. */
  readonly origin: string;
  /** Log-odds of the best answer with everything, less without this origin; in decibans. */
  readonly decibans: Decibans;
  /** The best answer without this origin, and its probability then. */
  readonly without: { readonly label: string; readonly probability: Probability };
  /** Probability, without this origin, of what is the best answer with it. */
  readonly bestWithout: Probability;
}
