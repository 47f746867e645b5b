import type { ClaimId } from '#terms/ids.ts';
import type { Actor, Basis, Hop } from '#claims/claim.ts';
import type { Dependence } from './link.ts';

/**
 * The chains of all claims on one question, laid over each other: a forest whose roots are origins
 * and whose leaves are what reached us. Two claims share a node when their chains share that hop
 * and everything before it.
 *
 * Plain data: computed by `traceLineage`, read by corroboration, by assessment and by the picture.
 */
export interface Lineage {
  /** Parents come before children. */
  readonly nodes: readonly LineageNode[];
  readonly origins: readonly Origin[];
  /** For every two origins: what is known of their dependence, and why. */
  readonly pairs: readonly OriginPair[];
  /** Counts over all pairs of *reports* (claims), as in "established" of the tool's output. */
  readonly established: {
    readonly independent: number;
    readonly dependent: number;
    readonly unknown: number;
  };
  readonly marks: readonly LineageMark[];
}

export interface LineageNode {
  readonly index: number;
  /** Index of the node this one had it from; null for a root. */
  readonly parent: number | null;
  readonly actor: Actor;
  readonly role: Hop['role'];
  /** Claims that ended here: this actor told us. Empty for a hop we only know of. */
  readonly claimIds: readonly ClaimId[];
  /** Set when the step from `parent` was not declared but comes from a link. */
  readonly viaLink: {
    readonly linkId: string;
    readonly state: 'suggested' | 'accepted';
    readonly probability: number;
  } | null;
}

/** A root of the forest: somebody who knew it first-hand, or the gap behind which they are hidden. */
export interface Origin {
  /** Stable name of the origin: `source:<id>`, `unnamed:<descriptor>` or `gap:<claim id>`. */
  readonly key: string;
  readonly node: number;
  readonly actor: Actor;
  readonly basis: Basis;
  /** All claims that go back to it. */
  readonly claimIds: readonly ClaimId[];
  /**
   * `independent`: shown independent of every other established origin; `not-established`: may be
   * the same as another; `dependent`: shown to go back to another (kept for the record).
   */
  readonly standing: Dependence;
  readonly why: string;
}

export interface OriginPair {
  readonly a: string;
  readonly b: string;
  readonly state: Dependence;
  /** Probability that the two are one, where suggested links give one; else null. */
  readonly probability: number | null;
  readonly why: string;
}

/** Something about the shape of the chains that a person should see. */
export interface LineageMark {
  readonly kind: 'circular' | 'common-relay' | 'resale' | 'gap' | 'loop';
  readonly text: string;
  readonly claimIds: readonly ClaimId[];
  readonly sourceIds: readonly string[];
}
