/**
 * When a question counts as settled for whoever decides what to ask next: the best answer has at
 * least 90 %; for a number the 90 % interval is no wider than a fifth of the number (two units for
 * small counts); for a time no wider than a day and a half.
 */
import type { Question } from '#claims/question.ts';

/** What the finding is when it is likelier that nobody's answer is right than that the best one is. */
export const NONE = 'none of the answers so far';

/** From this probability on nobody needs to be asked any more. */
export const SETTLED = 0.9;
const NUMBER_WIDTH = 0.2;
const LEAST_WIDTH = 2;
const TIME_WIDTH = 36 * 3_600_000;

export interface Stand {
  readonly label: string;
  readonly probability: number;
  /** For numbers and times. */
  readonly estimate: {
    readonly low: number;
    readonly median: number;
    readonly high: number;
  } | null;
}

export function isSettled(stand: Stand, type: Question['type']): boolean {
  const { estimate } = stand;
  // That everybody so far was wrong settles nothing: the answer is still to be found.
  if (estimate === null) return stand.label !== NONE && stand.probability >= SETTLED;
  const width = estimate.high - estimate.low;
  return type === 'time'
    ? width <= TIME_WIDTH
    : width <= Math.max(LEAST_WIDTH, NUMBER_WIDTH * Math.abs(estimate.median));
}
