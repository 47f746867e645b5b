import type { QuestionId } from '#terms/ids.ts';
import type { Question } from '#claims/question.ts';
import type { Assessment, FlagKind } from '../finding.ts';

/** One line of the Questions table: what can be read, sorted and filtered there, and nothing more. */
export interface TableRow {
  readonly id: QuestionId;
  readonly version: number;
  readonly ref: string;
  readonly text: string;
  readonly type: Question['type'];
  readonly topic: string;
  readonly importance: Question['importance'];
  readonly status: Question['status'];
  /** Null until it has been worked out. */
  readonly finding: RowFinding | null;
  /** Whether it is known what turned out. */
  readonly outcome: boolean;
  readonly suggestedLinks: number;
  readonly changedAt: string;
}

export interface RowFinding {
  readonly best: {
    readonly label: string;
    readonly probability: number;
    readonly interval: readonly [number, number];
  } | null;
  /** Why it cannot be judged; empty where it can. */
  readonly why: string;
  readonly reports: number;
  readonly independent: number;
  readonly notEstablished: number;
  readonly credibility: number;
  readonly credibilityWhy: string;
  /** What counting reports would have said; null where the two speak of different answers. */
  readonly countingReports: number | null;
  readonly flags: readonly { readonly kind: FlagKind; readonly text: string }[];
}

/** The part of an assessment that the table shows. */
export function rowFinding(assessment: Assessment): RowFinding {
  const { best, origins } = assessment;
  return {
    best:
      best === null
        ? null
        : { label: best.label, probability: best.probability, interval: best.interval },
    why: best === null ? reasonOf(assessment.sentence) : '',
    reports: assessment.reports,
    independent: origins.independent,
    notEstablished: origins.notEstablished,
    credibility: assessment.credibility,
    credibilityWhy: assessment.credibilityWhy,
    countingReports: assessment.countingReports,
    flags: assessment.flags.map(({ kind, text }) => ({ kind, text })),
  };
}

/** Of "It cannot be judged whether …: there is only one report." what follows the last colon. */
function reasonOf(sentence: string): string {
  const at = sentence.lastIndexOf(': ');
  return at < 0 ? sentence : sentence.slice(at + 2).replace(/\.$/, '');
}
