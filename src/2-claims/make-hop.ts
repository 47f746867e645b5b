import type { SourceId } from '#terms/ids.ts';
import type { Actor, Hop } from './claim.ts';

/** A step of a chain of which nothing is known but who it is and in which part, save for what `known` adds. */
export function makeHop(actor: Actor, role: Hop['role'], known: Partial<Hop> = {}): Hop {
  return {
    actor,
    role,
    channel: null,
    heardAt: null,
    passedAt: null,
    language: null,
    rendering: role === 'translator' ? 'translated' : 'unknown',
    known: 'declared',
    paidPerReport: null,
    evidence: null,
    ...known,
  };
}

/** The step of a source that saw it. */
export function observerHop(sourceId: SourceId): Hop {
  return makeHop({ kind: 'source', sourceId }, 'observer');
}
