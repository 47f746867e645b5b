/**
 * What the jobs answer: records as they are, and the compositions that screens and the command line
 * show. The server passes them on as JSON, so the same types describe the API.
 */
export type * from './suggestions-views.ts';
import type { TranslationView } from './translations.ts';
import type { Case, CaseRole } from '#terms/case.ts';
import type { Source } from '#terms/source.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Document, Import, Note } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { RowError } from '#claims/coded-claim.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import type { Assessment, Finding, Outcome } from '#assessment/finding.ts';
import type { Reliability } from '#assessment/reliability.ts';
import type { Release } from '#release/release.ts';

export type * from './cross-check-views.ts';

export type { LogLine, VerifyReport } from '#store/store.ts';
export type { OtherText, TranslationView } from './translations.ts';
export type { ModelAsked, ModelView } from './ask-model.ts';
export type { RunningImport } from './import-progress.ts';
export type { BackupView } from './case-settings.ts';
export type { SearchFound, SearchGroup, SearchView } from './search.ts';
export type { TextPart } from './search-text.ts';
export type { TableView } from './table-views.ts';

export interface MeView {
  readonly name: string;
  readonly vault: 'absent' | 'locked' | 'unlocked';
  readonly version: string;
}

export interface CaseView {
  readonly case: Case;
  readonly role: CaseRole;
  readonly counts: {
    readonly questions: number;
    readonly documents: number;
    readonly claims: number;
    readonly sources: number;
    readonly suggestedLinks: number;
  };
}

/** One line of the Questions table. */
export interface QuestionRow {
  readonly question: Question;
  /** The assessment over what is known now (not a stored, possibly outdated finding). */
  readonly assessment: Assessment;
  readonly outcome: Outcome | null;
  readonly suggestedLinks: number;
  readonly changedAt: string;
}

/** Everything the drawer and the Chain screen need; the page runs the assessment over `input` itself. */
export interface QuestionBundle {
  readonly input: AssessInput;
  readonly assessment: Assessment;
  /** The reasons as an editor would read them; Markdown. */
  readonly explanation: string;
  readonly documents: readonly DocumentSummary[];
  readonly outcome: Outcome | null;
  readonly findings: readonly Finding[];
  readonly releases: readonly Release[];
}

export interface DocumentSummary {
  readonly id: string;
  /** `#41`: running number within the case, in order of arrival. */
  readonly number: number;
  readonly kind: Document['kind'];
  readonly title: string;
  readonly sender: string | null;
  readonly statedTime: string | null;
  readonly language: string | null;
  readonly claims: number;
  /** A line the chat program wrote itself: kept and found, and nothing to read. */
  readonly ownLine?: boolean;
}

/** The Reading screen. */
export interface DocumentView {
  readonly document: Document;
  readonly number: number;
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly questions: readonly Question[];
  readonly sources: readonly Source[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly receivedFrom: string;
  readonly receivedAt: string;
  readonly exhibitSha256: string;
  readonly translation: TranslationView;
  /** Of a chat, the messages right before and after it; else none. */
  readonly around: readonly ConversationLine[];
}

/** A message beside the one that is read. */
export interface ConversationLine {
  readonly number: number;
  /** A pseudonym where it is known who wrote it, else the sender as written. */
  readonly sender: string | null;
  readonly statedTime: TimeSpan | null;
  /** Its beginning. */
  readonly text: string;
  /** Names of what is attached. */
  readonly media: readonly string[];
  readonly language: string | null;
}

export interface SourceView {
  readonly source: Source;
  readonly reliability: readonly Reliability[];
  readonly letter: Reliability['letter'];
  readonly claims: number;
  readonly payments: number;
  readonly grudges: readonly string[];
}

export interface ImportView {
  readonly import: Import;
  readonly fileName: string;
  readonly rowErrors: readonly RowError[];
  readonly notes: readonly Note[];
  /** True when the same bytes were imported before: nothing was added. */
  readonly alreadyThere: boolean;
}

export interface ErrorView {
  readonly error: { readonly code: string; readonly message: string };
}

/** What the desk sends to add or change a claim. */
export type ClaimEdit = Pick<
  Claim,
  | 'questionId'
  | 'value'
  | 'polarity'
  | 'quote'
  | 'documentId'
  | 'span'
  | 'hops'
  | 'basis'
  | 'access'
  | 'certainty'
  | 'toldAt'
  | 'aboutTime'
  | 'countedFrom'
  | 'place'
  | 'status'
  | 'comment'
>;

export interface LinkDecision {
  readonly version: number;
  readonly state: 'accepted' | 'rejected' | 'suggested';
  readonly comment: string | null;
}

export type * from './network-views.ts';
export type * from './structure-views.ts';

export type { AskView, QuestionAskView, RiskDraft } from './ask.ts';
export type {
  DecisionDraft,
  OpenWarnings,
  ThreatSuggestion,
  WarningDraft,
  WarningsView,
} from './warnings.ts';
export type { CalibrationView, OutcomeReport, OutcomeRow } from './calibration.ts';
export type * from './session-views.ts';
