/** What comes out of a table, question by question and source by source. */
import type { Rate } from '../reliability.ts';

export interface QuestionResult {
  readonly question: string;
  /** What is reported, and the probability that it is right as stated. */
  readonly value: string;
  readonly probability: number;
  /**
   * What is reported first; then the most probable. Together with `none` they add up to 1, except for
   * numbers, where a range that was stated holds values that were stated as well.
   */
  readonly answers: readonly AnswerResult[];
  /** Probability of none of the answers. */
  readonly none: number;
  /** Median and 90 % interval of a number; null for what is no number. */
  readonly estimate: Estimate | null;
  /** The earliest and latest answer of the 90 % credible set of times, as written; null otherwise. */
  readonly span: readonly [string, string] | null;
  /** Of a point: the circle that holds the place with 90 %; null for what is no point. */
  readonly area: Area | null;
  readonly reports: number;
  /** Expected number of independent first-hand origins. */
  readonly origins: number;
  /** Pairs of reports by what is known of them. */
  readonly established: Established;
  /** What its reports weigh, in reports shown independent. */
  readonly effective: number;
  readonly flags: readonly string[];
  /** Weight of evidence for the best answer, by origin; the strongest first. */
  readonly contributions: readonly ContributionResult[];
  /** The origins behind the best answer and against it, for a digit of credibility. */
  readonly support: Support;
}

export interface AnswerResult {
  readonly value: string;
  readonly probability: number;
  readonly reports: number;
  readonly origins: number;
}

export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly bimodal: boolean;
}

/** Degrees of the centre and the radius in metres. */
export interface Area {
  readonly lat: number;
  readonly lon: number;
  readonly radius: number;
  /** Whether reports lie in two places, and the circle holds both. */
  readonly bimodal: boolean;
}

export interface Established {
  readonly independent: number;
  readonly dependent: number;
  readonly unknown: number;
}

export interface ContributionResult {
  readonly origin: string;
  readonly decibans: number;
}

export interface Support {
  /** `cluster` is −1 for an origin not shown independent; two of different clusters are independent. */
  readonly for: readonly { readonly source: number; readonly cluster: number }[];
  readonly against: number;
}

export interface SourceResult {
  readonly source: string;
  readonly role: 'observer' | 'relay';
  readonly topic: string;
  readonly rate: Rate;
  /** Cases with a known outcome. */
  readonly known: number;
  readonly claims: number;
}
