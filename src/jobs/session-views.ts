/** What the debriefing jobs answer; the server passes it on as JSON. */
import type { ClaimId, DocumentId, QuestionId, SessionId } from '#terms/ids.ts';
import type { AskedQuestion, PutDifference, Session, Source } from '#terms/source.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Turn } from '#intake/texts/transcript.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Account } from '#assessment/accounts/account.ts';
import type { Difference } from '#assessment/accounts/differences.ts';
import type { PossibleReason } from '#assessment/accounts/possible-reasons.ts';
import type { Reliability } from '#assessment/reliability.ts';
import type { DocumentSummary } from './views.ts';

/** One line of the list of witnesses. */
export interface AccountRow {
  readonly source: Source;
  readonly sessions: number;
  readonly tellings: number;
  readonly statements: number;
  /** Differences between tellings, and how many of them nobody has put to the witness. */
  readonly differences: number;
  readonly notPut: number;
  /** ISO date of the newest session or telling. */
  readonly last: string | null;
}

export interface TellingView {
  readonly key: string;
  readonly sessionId: SessionId | null;
  readonly number: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly statements: readonly {
    readonly claimId: ClaimId;
    /** Who stood between, by name. */
    readonly through: readonly string[];
    readonly translators: readonly string[];
    readonly prompt: AskedQuestion | null;
  }[];
}

export type DifferenceView = Omit<Difference, 'decidedIn'> & {
  /** The session that keeps the decision; null when the later telling is no session yet. */
  readonly sessionId: SessionId | null;
  readonly reasons: readonly PossibleReason[];
};

/** What a picker needs of a question. */
export type QuestionName = Pick<Question, 'id' | 'ref' | 'text' | 'type'>;

/** Everything the Sessions screen shows of one witness. */
export interface AccountView extends Omit<Account, 'tellings' | 'differences'> {
  readonly source: Source;
  /** For interpreters and names. */
  readonly sources: readonly Pick<Source, 'id' | 'pseudonym'>[];
  readonly sessions: readonly Session[];
  readonly tellings: readonly TellingView[];
  readonly differences: readonly DifferenceView[];
  /** Questions the witness has spoken to, and those of its control questions. */
  readonly questions: readonly Question[];
  /** For choosing one; the first 2,000. */
  readonly allQuestions: readonly QuestionName[];
  readonly claims: readonly Claim[];
  readonly documents: readonly DocumentSummary[];
  readonly reliability: readonly Reliability[];
  /** Times counted from an event whose date has moved since. */
  readonly moved: readonly {
    readonly claimId: ClaimId;
    readonly now: TimeSpan;
    readonly why: string;
  }[];
}

/** A transcript as its turns, with what was asked and the first guess of each question's kind. */
export interface TranscriptView {
  readonly documentId: DocumentId;
  readonly turns: readonly Pick<Turn, 'speaker' | 'role' | 'text' | 'span'>[];
  readonly questions: readonly AskedQuestion[];
}

/** What somebody sends to add or change a session. */
export type SessionEdit = Pick<
  Session,
  | 'sourceId'
  | 'number'
  | 'held'
  | 'place'
  | 'interpreter'
  | 'questions'
  | 'documentIds'
  | 'disclosed'
>;

export type DifferenceDecision = Pick<
  PutDifference,
  'questionId' | 'earlier' | 'later' | 'weight' | 'standing' | 'comment'
>;

export interface CountTime {
  readonly version: number;
  readonly words: string;
  readonly questionId: QuestionId;
}
