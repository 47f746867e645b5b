import type { TimeSpan } from '#terms/time.ts';
import type { Basis, Claim, Hop } from './claim.ts';
import type { Value, ValueType } from './value.ts';

/**
 * A claim as a sheet or a case file gives it: sources and questions by name, not yet by id. Whoever
 * has the store resolves the names.
 */
export interface CodedClaim {
  /** 1-based line of the sheet, or 0. */
  readonly line: number;
  readonly question: CodedQuestion;
  readonly value: Value;
  readonly polarity: Claim['polarity'];
  /** The value as it was written. */
  readonly quote: string;
  /** Origin first, whoever told us last. */
  readonly chain: readonly CodedHop[];
  readonly basis: Basis;
  readonly access: Claim['access'];
  readonly certainty: readonly string[];
  readonly toldAt: TimeSpan | null;
  readonly aboutTime: TimeSpan | null;
  readonly place: string | null;
}

export interface CodedQuestion {
  /** `Q-017` if the sheet names an existing question; else found or made by its text. */
  readonly ref: string | null;
  readonly text: string;
  readonly type: ValueType;
  readonly topic: string;
  readonly options: readonly string[];
  readonly unit: string | null;
}

export interface CodedHop {
  readonly actor:
    | { readonly kind: 'source'; readonly name: string }
    | { readonly kind: 'unnamed'; readonly descriptor: string }
    | { readonly kind: 'gap' };
  readonly role: Hop['role'];
  readonly channel?: string;
  readonly rendering?: Hop['rendering'];
  readonly paidPerReport?: boolean;
}

/** A row that could not be read, with what to do. */
export interface RowError {
  readonly line: number;
  readonly text: string;
}
