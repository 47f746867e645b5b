/**
 * A table of claims as whole numbers: what `hearsay corroborate` reads into.
 *
 * Names are kept once, as bytes; claims are numbered from 0 in the order of their rows and cost 21
 * bytes each, whatever their words: memory grows with distinct sources, questions and values and with
 * claims as integers, not with the text.
 */
import type { Basis } from '#claims/claim.ts';
import type { ValueType } from '#claims/value.ts';
import type { WordList, Words } from './words.ts';
import type { TimeForm } from './read-time.ts';

export const REQUIRED = ['source', 'question', 'value'] as const;
export const OPTIONAL = ['time', 'from', 'basis', 'type', 'topic'] as const;
/** Slots of the columns, as `CsvBytes` hands over cells. */
export const COLUMNS = [...REQUIRED, ...OPTIONAL] as const;

export const BASES: readonly Basis[] = ['unknown', 'saw', 'heard', 'inferred', 'document'];
/** Types by code. */
export const TYPES: readonly ValueType[] = [
  'choice',
  'yes-no',
  'number',
  'time',
  'place',
  'set',
  'point',
];

/** The whole table. */
export interface ClaimTable {
  readonly sources: Words;
  readonly questions: Words;
  readonly values: Words;
  readonly topics: WordList;
  readonly claims: number;
  /** By claim. */
  readonly source: Int32Array;
  readonly question: Int32Array;
  readonly value: Int32Array;
  /** By claim: the source it was heard from; −1. */
  readonly from: Int32Array;
  /** By claim: index into `BASES`. */
  readonly basis: Uint8Array;
  /** By claim: rank of its time among all times; −1 when it has none. */
  readonly time: Int32Array;
  /** By question: index into `TYPES`. */
  readonly type: Uint8Array;
  /** By question of type time: how its values are written. */
  readonly timeForm: Uint8Array;
  /** By question. */
  readonly topic: Int32Array;
  /** Whether any row says from whom it has it, or how it knows. */
  readonly declared: boolean;
  /** Claims whose time is a bare number while others are dates; it counts as not stated. */
  readonly unranked: number;
}

export function basisOf(table: ClaimTable, claim: number): Basis {
  return BASES[table.basis[claim] as number] as Basis;
}

export function typeOf(table: ClaimTable, question: number): ValueType {
  return TYPES[table.type[question] as number] as ValueType;
}

export function timeFormOf(table: ClaimTable, question: number): TimeForm {
  return table.timeForm[question] as TimeForm;
}
