/** What the Sources screen and `hearsay network` show. */
import type { ContactWindow, Payment, Source, Tie } from '#terms/source.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Claim } from '#claims/claim.ts';
import type { CaseBehind } from '#assessment/network/cases-behind.ts';
import type { CohortUnit } from '#assessment/network/cohorts.ts';
import type { Drift } from '#assessment/network/drift.ts';
import type { PaymentTest, PaymentTests } from '#assessment/network/payments.ts';
import type { Resale } from '#assessment/network/resale.ts';
import type { Contact } from '#assessment/network/silence.ts';
import type { SourceView } from './views.ts';

/** One line of the table and one dot of the drawing. */
export interface NetworkSource extends SourceView {
  /** Month, quarter or year of first contact; null when not known. */
  readonly cohort: string | null;
  readonly contact: Pick<Contact, 'last' | 'quietFor' | 'verdict' | 'text'>;
}

/** Drift of the reliability in one role. */
export interface DriftView {
  readonly role: Claim['hops'][number]['role'];
  readonly unit: CohortUnit;
  /** Sources whose first contact is not known; they are in no cohort. */
  readonly unknown: number;
  readonly drift: Drift;
}

/** A question or subject by the name people use. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** So many reports went from one to the other on their way. */
export interface RelayLine {
  readonly from: string;
  readonly to: string;
  readonly reports: number;
}

export interface NetworkView {
  readonly sources: readonly NetworkSource[];
  readonly ties: readonly Tie[];
  /** Who passed on whose reports, as the chains say. */
  readonly relays: readonly RelayLine[];
  /** Subjects that a tie can be to. */
  readonly subjects: readonly Named[];
  readonly drift: readonly DriftView[];
  readonly payments: PaymentTests;
  readonly resale: readonly Resale[];
}

/** One claim in whose chain the source stands. */
export interface SourceClaim {
  readonly id: string;
  readonly questionId: string;
  readonly ref: string;
  readonly question: string;
  readonly role: Claim['hops'][number]['role'];
  readonly says: string;
  readonly quote: string;
  readonly told: string | null;
  readonly status: Claim['status'];
  /** Somebody shown independent says the same. */
  readonly borneOut: boolean;
  /** `#41`; null when typed by hand. */
  readonly document: number | null;
}

/** The file of one source. */
export interface SourceFile {
  readonly row: NetworkSource;
  readonly cases: readonly CaseBehind[];
  readonly claims: readonly SourceClaim[];
  /** Ties from and to this source. */
  readonly ties: readonly Tie[];
  readonly payments: readonly Payment[];
  readonly paymentTest: PaymentTest | null;
  readonly windows: readonly ContactWindow[];
  readonly contact: Contact;
  readonly sessions: readonly {
    readonly id: string;
    readonly number: number;
    readonly held: TimeSpan;
    readonly documents: number;
  }[];
  readonly resale: readonly Resale[];
}

/** Times are given in words (“12 March 2026”) and read in the zone of the case, or as a record has them. */
export type TimeEdit = string | TimeSpan;

export type SourceEdit = Pick<
  Source,
  | 'pseudonym'
  | 'kind'
  | 'tier'
  | 'cell'
  | 'languages'
  | 'howMet'
  | 'status'
  | 'riskLimit'
  | 'consent'
  | 'handles'
> & { readonly firstContact: TimeEdit | null };
export type TieEdit = Pick<Tie, 'from' | 'to' | 'tie' | 'howKnown'> & {
  readonly during: TimeEdit | null;
};
export type PaymentEdit = Pick<
  Payment,
  'sourceId' | 'amount' | 'currency' | 'for' | 'decidedBy'
> & {
  readonly on: TimeEdit;
};
export type ContactWindowEdit = Pick<ContactWindow, 'sourceId' | 'channel' | 'reachable'> & {
  readonly silences: readonly TimeEdit[];
};
