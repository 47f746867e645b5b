import type { Probability } from '#terms/quantities.ts';
import type { ReliabilityId, SourceId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';

/** Reliability letter. F is "cannot be judged yet": not known, not worse than E. */
export type Letter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/**
 * How far a source has been right, in one role and topic, learnt from outcomes and control
 * questions. `role` observer: was the observation true; relay/translator: was it passed on intact.
 */
export interface Reliability extends Recorded<ReliabilityId> {
  readonly sourceId: SourceId;
  readonly role: 'observer' | 'relay' | 'translator';
  readonly topic: string;
  /** Beta prior (from everyone, the role, the topic) and counts from known outcomes. */
  readonly prior: { readonly right: number; readonly wrong: number };
  readonly right: number;
  readonly wrong: number;
  readonly mean: Probability;
  readonly low: Probability;
  readonly high: Probability;
  readonly letter: Letter;
}
