/**
 * What we hear of one question, and what is true of it: the rows that `simulate` yields.
 */
import type { Kind } from './tell-question.ts';

/** How a claim says it is known; empty when it does not say. */
export type StatedBasis = 'saw' | 'heard' | '';

/** A report that reaches us, as it is written, and its true lineage. Sources are numbers. */
export interface SimulatedClaim {
  readonly source: number;
  readonly value: string;
  /** Minutes since the first question; NaN when the report has no time. */
  readonly time: number;
  /** The source it names; −1. */
  readonly from: number;
  readonly basis: StatedBasis;
  readonly lineage: TrueLineage;
}

/** Where a claim really comes from. */
export interface TrueLineage {
  readonly kind: Kind;
  /** Sources from the one it was taken from back to the first; empty for the first. */
  readonly chain: readonly number[];
  /** Number of hops; the length of the chain. */
  readonly hops: number;
  /** Hops on the way, this one included, that changed the answer. */
  readonly garbles: number;
  /** Where the chain begins: `o3`, something seen, or `x4`, something made up. */
  readonly root: string;
  /** Observations that stand behind the value: no hop has changed it since. */
  readonly origins: readonly string[];
}

/** One claimed value, and how many first-hand observations stand behind it. */
export interface ValueOrigins {
  readonly value: string;
  readonly independent: number;
}

/** A report that was paid for. */
export interface Payment {
  readonly source: number;
  readonly payer: number;
  readonly pay: number;
  readonly bonus: number;
  readonly time: number;
}

export interface SimulatedQuestion {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly topic: string;
  readonly type: 'choice' | 'number' | 'place';
  /** Whether its claims state the type. */
  readonly typed: boolean;
  readonly truth: string;
  /** Earliest first. */
  readonly claims: readonly SimulatedClaim[];
  readonly origins: readonly ValueOrigins[];
  readonly payments: readonly Payment[];
}
