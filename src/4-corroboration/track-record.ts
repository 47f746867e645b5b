import type { SourceId } from '#terms/ids.ts';

/**
 * What is known of one source in one role and topic from labelled evidence – outcomes and control
 * questions: how often it was right, how often wrong. Counts may be fractional (shared blame).
 *
 * Role `observer`: was the first-hand observation true (veracity, θ). Roles `relay` and
 * `translator`: was it passed on as it was told (fidelity, 1 − ε).
 */
export interface TrackRecord {
  readonly sourceId: SourceId;
  readonly role: 'observer' | 'relay' | 'translator';
  readonly topic: string;
  readonly right: number;
  readonly wrong: number;
}
