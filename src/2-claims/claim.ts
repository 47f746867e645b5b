import type { ClaimId, DocumentId, QuestionId, SourceId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Value } from './value.ts';

/**
 * One source's statement on one question, found at a span of a document, with the chain by which it
 * reached us. `hops[0]` is the origin (whoever saw it), the last hop is whoever told us.
 */
export interface Claim extends Recorded<ClaimId> {
  readonly questionId: QuestionId;
  readonly value: Value;
  /** `denies` turns a claim against its own value: "there were no detainees". */
  readonly polarity: 'asserts' | 'denies';
  /** The words that say it, as written. */
  readonly quote: string;
  readonly documentId: DocumentId | null;
  /** Half-open UTF-16 offsets into the document's `text`; null when typed by hand without a place. */
  readonly span: readonly [start: number, end: number] | null;
  readonly hops: readonly Hop[];
  /** How the origin knows. */
  readonly basis: Basis;
  /** Whether the one who told us knows it directly. */
  readonly access: 'direct' | 'indirect' | 'not-known';
  /** The speaker's own words of certainty: "I think", "for sure". */
  readonly certainty: readonly string[];
  readonly toldAt: TimeSpan | null;
  readonly aboutTime: TimeSpan | null;
  /** Set when `aboutTime` was counted from an event: "about a month after the bridge fell". */
  readonly countedFrom?: CountedFrom | null;
  readonly place: string | null;
  readonly suggestedBy: 'person' | 'machine' | 'import';
  readonly decidedBy: string | null;
  readonly status: 'suggested' | 'accepted' | 'rejected' | 'withdrawn';
  readonly comment: string | null;
}

/** The event a time was counted from, with the words and the reckoning. */
export interface CountedFrom {
  /** The question whose finding dates the event. */
  readonly questionId: QuestionId;
  readonly words: string;
  readonly why: string;
}

export type Basis = 'saw' | 'heard' | 'inferred' | 'document' | 'unknown';

/** One step of transmission. A gap is a step we know is missing. */
export interface Hop {
  readonly actor: Actor;
  readonly role: 'observer' | 'relay' | 'translator';
  readonly channel: string | null;
  readonly heardAt: TimeSpan | null;
  readonly passedAt: TimeSpan | null;
  readonly language: string | null;
  readonly rendering: 'verbatim' | 'paraphrase' | 'translated' | 'unknown';
  /** `declared`: somebody said so; `inferred`: we concluded it. */
  readonly known: 'declared' | 'inferred';
  /** Whether this actor is paid for each report; null when not known. */
  readonly paidPerReport: boolean | null;
  readonly evidence: string | null;
}

export type Actor =
  | { readonly kind: 'source'; readonly sourceId: SourceId }
  /** A person we know only by words: "a guard". Two such are never assumed to be different people. */
  | { readonly kind: 'unnamed'; readonly descriptor: string }
  | { readonly kind: 'gap' };
