import type { Decibans, Probability } from '#terms/quantities.ts';
import type { ClaimId, FindingId, LinkId, OutcomeId, QuestionId, SourceId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';
import type { Value } from '#claims/value.ts';
import type { Dependence } from '#lineage/link.ts';
import type { Letter } from './reliability.ts';

/** Credibility of the information, 1–6 (Admiralty). 6 is "cannot be judged". */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

/** The graded answer to a question at a moment, with everything it rests on. */
export interface Assessment {
  /** `cannot-be-judged`: too little to say anything; the sentence says why. */
  readonly verdict: 'assessed' | 'cannot-be-judged';
  /** One sentence a person could say aloud. */
  readonly sentence: string;
  readonly best: {
    readonly value: Value;
    readonly label: string;
    readonly probability: Probability;
    readonly interval: readonly [Probability, Probability];
  } | null;
  readonly answers: readonly {
    readonly value: Value;
    readonly label: string;
    readonly probability: Probability;
    readonly reports: number;
    readonly origins: number;
  }[];
  readonly none: Probability;
  readonly estimate: {
    readonly median: number;
    readonly low: number;
    readonly high: number;
    readonly bimodal: boolean;
  } | null;
  /** Words for the probability of the best answer, with the band they stand for. */
  readonly likelihood: {
    readonly words: string;
    readonly band: readonly [number, number];
    readonly scale: 'ICD 203' | 'PHIA';
  } | null;
  readonly credibility: Credibility;
  /** The rule that gave the digit, in words. */
  readonly credibilityWhy: string;
  readonly reports: number;
  readonly origins: OriginsCount;
  readonly evidence: readonly OriginEvidence[];
  readonly contradictions: readonly Contradiction[];
  readonly flags: readonly Flag[];
  readonly countingReports: Probability | null;
}

export interface OriginsCount {
  /** Origins shown independent of each other. */
  readonly independent: number;
  /** Origins whose lineage is not established: they may be one of the others. */
  readonly notEstablished: number;
  /** Reports shown to go back to an origin that is already counted. */
  readonly dependentReports: number;
  readonly effective: number;
}

/** What one origin contributes. */
export interface OriginEvidence {
  readonly origin: string;
  /** Pseudonym, descriptor or "not traced". */
  readonly name: string;
  readonly sourceId: SourceId | null;
  readonly standing: Dependence;
  readonly says: string;
  readonly supportsBest: boolean;
  readonly reliability: Letter;
  readonly decibans: Decibans;
  readonly claimIds: readonly ClaimId[];
  readonly without: {
    readonly label: string;
    readonly probability: Probability;
    readonly bestWithout: Probability;
  };
}

export interface Contradiction {
  readonly between: readonly [claims: readonly ClaimId[], against: readonly ClaimId[]];
  readonly text: string;
}

export type FlagKind =
  | 'single-origin'
  | 'circular'
  | 'resale'
  | 'grudge'
  | 'paid-per-report'
  | 'stale'
  | 'contradiction'
  | 'lineage-not-established'
  | 'common-relay'
  | 'suggested-link'
  | 'protected-site'
  | 'threat-to-life'
  | 'could-come-from-us';

export interface Flag {
  readonly kind: FlagKind;
  readonly text: string;
  readonly claimIds: readonly ClaimId[];
  readonly sourceIds: readonly SourceId[];
}

/** An assessment as it was recorded: with the version of the engine and the hash of what went in. */
export interface Finding extends Recorded<FindingId> {
  readonly questionId: QuestionId;
  readonly assessment: Assessment;
  readonly at: Instant;
  readonly engineVersion: string;
  /** SHA-256 over the canonical JSON of everything that went in: same hash, same finding. */
  readonly inputHash: string;
  readonly claimIds: readonly ClaimId[];
  readonly linkIds: readonly LinkId[];
}

/** What later turned out. */
export interface Outcome extends Recorded<OutcomeId> {
  readonly questionId: QuestionId;
  readonly value: Value;
  readonly standardOfProof:
    | 'reasonable-suspicion'
    | 'reasonable-grounds'
    | 'balance-of-probabilities'
    | 'clear-and-convincing'
    | 'beyond-reasonable-doubt';
  readonly evidence: string;
  readonly decidedBy: string;
  readonly at: Instant;
  /**
   * ISO date since when the desk knew it, where that is before it was recorded: what was told later
   * answers a control question. Absent or null: since it was recorded.
   */
  readonly knownSince?: string | null;
}
