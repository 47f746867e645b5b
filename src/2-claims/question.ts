import type { QuestionId, SubjectId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import type { Instant, TimeSpan } from '#terms/time.ts';
import type { QuestionRelation } from './relation.ts';
import type { ValueType } from './value.ts';

/** Something with one true answer that can be wrong. */
export interface Question extends Recorded<QuestionId> {
  /** Short name a person can say: `Q-017`. Unique within the case. */
  readonly ref: string;
  readonly text: string;
  readonly type: ValueType;
  readonly subjectIds: readonly SubjectId[];
  /** Reliability is kept per source, role and topic: what area of knowledge is this? */
  readonly topic: string;
  readonly period: TimeSpan | null;
  readonly importance: 1 | 2 | 3;
  /** Allowed answers of a choice or place question, if they are known beforehand. */
  readonly options: readonly string[];
  /** For place questions: child → parent ("Tell Varo" → "Sefin district"). */
  readonly places: Readonly<Record<string, string>>;
  readonly unit: string | null;
  /** Days after which a finding that nothing confirmed is stale; null = never. */
  readonly staleAfterDays: number | null;
  /** How to ask it without suggesting an answer, as a person worded it; absent or null: nobody has. */
  readonly askAs?: string | null;
  readonly protectedSite: SafetyFlag;
  readonly threatToLife: SafetyFlag;
  /** What the question says of a structure, where it asks about one (`relation.ts`); absent or null: nothing. */
  readonly relation?: QuestionRelation | null;
  /** Who must decide on a threat to life, since when, and what was decided; absent until named. */
  readonly warning?: WarningRecord | null;
  readonly status: 'open' | 'under-review' | 'settled' | 'closed';
}

/** A flag that blocks a release until a named person has answered it. */
export interface SafetyFlag {
  readonly raised: boolean;
  readonly why: string | null;
  readonly answer: { readonly text: string; readonly by: string; readonly at: Instant } | null;
}

/** The record behind a raised threat to life. The newest decision is also the answer of the flag. */
export interface WarningRecord {
  readonly raisedAt: Instant;
  readonly raisedBy: string;
  /** The one person who must decide. */
  readonly responsible: string;
  /** Oldest first. */
  readonly decisions: readonly WarningDecision[];
}

/** What somebody decided about a threat to life, and why. */
export interface WarningDecision {
  readonly action: 'warned' | 'moved' | 'passed-on' | 'no-threat' | 'other';
  /** What was done, and by whom. */
  readonly what: string;
  readonly why: string | null;
  readonly by: string;
  readonly at: Instant;
}
