import type {
  ClaimId,
  ContactWindowId,
  PaymentId,
  QuestionId,
  SessionId,
  SourceId,
  SubjectId,
  TieId,
  DocumentId,
} from './ids.ts';
import type { Recorded } from './record.ts';
import type { Instant, TimeSpan } from './time.ts';

/**
 * A source: a person or channel known under a pseudonym. The real person – the identity – is in the
 * vault only; nothing here may name or locate them.
 */
export interface Source extends Recorded<SourceId> {
  readonly pseudonym: string;
  readonly kind: SourceKind;
  /** Place in the network: 0 on the ground, 1 collector, 2 cross-checker, 3 lead, 4 desk. */
  readonly tier: number | null;
  readonly cell: string | null;
  readonly languages: readonly string[];
  readonly firstContact: TimeSpan | null;
  readonly howMet: string | null;
  readonly status: 'active' | 'dormant' | 'closed';
  /** The highest risk of contact that is acceptable; above it the source is left alone. */
  readonly riskLimit: 'none' | 'low' | 'medium' | 'high';
  /** What the source agreed to, narrowest first. */
  readonly consent: 'none' | 'internal' | 'pseudonymous-release' | 'named-release';
  /** Names under which the source's messages arrive (chat sender names); pseudonyms, not identities. */
  readonly handles: readonly string[];
  /** What contact would risk now, as somebody judged it; absent or null while nobody has. */
  readonly contactRisk?: ContactRisk | null;
}

/** A judgement of what contact with a source risks, and for whom it stands. */
export interface ContactRisk {
  readonly level: 'none' | 'low' | 'medium' | 'high';
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
}

/** Nearest to the ground first, then what is no person. */
export const SOURCE_KINDS = [
  'witness',
  'defector',
  'collector',
  'checker',
  'lead',
  'desk',
  'publication',
  'device',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface Tie extends Recorded<TieId> {
  readonly from: SourceId;
  readonly to:
    | { readonly kind: 'source'; readonly id: SourceId }
    | { readonly kind: 'subject'; readonly id: SubjectId };
  readonly tie:
    'reports-to' | 'same-cell' | 'kin' | 'paid-by' | 'rival-of' | 'grudge-against' | 'friend-of';
  readonly during: TimeSpan | null;
  readonly howKnown: string;
}

export interface Payment extends Recorded<PaymentId> {
  readonly sourceId: SourceId;
  readonly on: TimeSpan;
  readonly amount: number;
  readonly currency: string;
  readonly for: 'retainer' | 'per-report' | 'bonus' | 'expenses' | 'protection' | 'other';
  readonly decidedBy: string;
}

export interface ContactWindow extends Recorded<ContactWindowId> {
  readonly sourceId: SourceId;
  readonly channel: string;
  readonly reachable: string;
  readonly silences: readonly TimeSpan[];
}

/** One telling by one source at one time. */
export interface Session extends Recorded<SessionId> {
  readonly sourceId: SourceId;
  readonly number: number;
  readonly held: TimeSpan;
  /** Coarse on purpose. */
  readonly place: string | null;
  readonly interpreter: SourceId | null;
  readonly questions: readonly AskedQuestion[];
  readonly documentIds: readonly DocumentId[];
  /** Facts told to the source, so that they do not come back as confirmation. */
  readonly disclosed: readonly DisclosedFact[];
  /** What was decided about differences between this session's telling and an earlier one. */
  readonly put?: readonly PutDifference[] | null;
}

/** One thing an interviewer asked. */
export interface AskedQuestion {
  readonly text: string;
  readonly type: 'open' | 'probing' | 'closed' | 'leading';
  /** The sign in the wording that the type was guessed by; absent or null when a person chose it. */
  readonly why?: string | null;
  /** The questions of the case it asked about, where somebody said so. */
  readonly about?: readonly QuestionId[] | null;
}

/** A fact told to a source. */
export interface DisclosedFact {
  readonly fact: string;
  readonly at: Instant;
  readonly by: string;
  /** The question of the case that it speaks to, where somebody said so. */
  readonly questionId?: QuestionId | null;
  /** Its answer to that question, in words (`nine`, `13 March 2026`); null when any answer was given away. */
  readonly says?: string | null;
}

/**
 * What a person decided about a difference between two tellings: whether it is central, and whether the
 * witness was asked about it. `earlier` is null for an addition, `later` for an omission.
 */
export interface PutDifference {
  readonly questionId: QuestionId;
  readonly earlier: ClaimId | null;
  readonly later: ClaimId | null;
  /** Null: as the importance of the question has it. */
  readonly weight: 'central' | 'peripheral' | null;
  readonly standing: 'explained' | 'unexplained' | 'not-put';
  readonly comment: string | null;
  readonly by: string;
  readonly at: Instant;
}
