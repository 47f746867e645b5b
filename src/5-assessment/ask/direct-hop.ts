import type { SourceId } from '#terms/ids.ts';
import type { Hop } from '#claims/claim.ts';

/** The hop of somebody who tells us themselves what they saw. */
export function directHop(sourceId: SourceId): Hop {
  return {
    actor: { kind: 'source', sourceId },
    role: 'observer',
    channel: null,
    heardAt: null,
    passedAt: null,
    language: null,
    rendering: 'unknown',
    known: 'declared',
    paidPerReport: null,
    evidence: null,
  };
}
