/** What one method did on one task, in figures: plain data, as it comes back from a child process. */
import type { Kind } from './data/truth-set.ts';
import type { Judgements } from './metrics/judge.ts';
import type { LinkScores } from './metrics/link-scores.ts';
import type { NumberErrors } from './metrics/number-errors.ts';
import type { OriginError } from './metrics/origin-error.ts';

export interface Outcome {
  readonly method: string;
  readonly seconds: number;
  /** Of the whole process, with reading the file; null where several methods shared one. */
  readonly peakMb: number | null;
  /** By name of the scoring; empty for numbers. */
  readonly judged: Readonly<Record<string, Judgements>>;
  readonly numbers: NumberErrors | null;
  /** By item with an answer: how far off a number is. */
  readonly off: readonly number[];
  readonly links: LinkScores | null;
  readonly origins: OriginError | null;
}

export interface TaskReport {
  readonly name: string;
  readonly kind: Kind;
  readonly invented: boolean;
  readonly claims: number;
  readonly sources: number;
  readonly items: number;
  readonly gold: number;
  readonly note: string;
  /** Rows the engine would not take. */
  readonly refused: number;
  readonly outcomes: readonly Outcome[];
  /** Why the engine gave nothing, where it did not. */
  readonly failed: string | null;
}

export function outcomeOf(report: TaskReport, method: string): Outcome | null {
  return report.outcomes.find((one) => one.method === method) ?? null;
}
