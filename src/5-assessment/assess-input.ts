import type { Instant } from '#terms/time.ts';
import type { Payment, Source, Tie } from '#terms/source.ts';
import type { Question } from '#claims/question.ts';
import type { Claim } from '#claims/claim.ts';
import type { Link } from '#lineage/link.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { ToldToSource } from './accounts/disclosed.ts';

/**
 * Everything one assessment rests on, as plain JSON: the server sends it to the desk, so that
 * "without this origin" is computed in the page by the very same code.
 */
export interface AssessInput {
  readonly question: Question;
  /** All claims on the question; only accepted ones count. */
  readonly claims: readonly Claim[];
  /** Links between these claims, or between the documents they were found in. */
  readonly links: readonly Link[];
  /** Every source in any of the chains. */
  readonly sources: readonly Source[];
  readonly ties: readonly Tie[];
  readonly payments: readonly Payment[];
  /** Labelled track records of the whole case (other sources inform the priors). */
  readonly trackRecords: readonly TrackRecord[];
  /** What was told to sources in the chains about this question; left out when there is nothing. */
  readonly disclosed?: readonly ToldToSource[];
  readonly now: Instant;
  readonly likelihoodScale: 'ICD 203' | 'PHIA';
}
