/**
 * A set of claims with the answers written down, and what else is known of it.
 *
 * | kind | what the items ask | how it is scored |
 * | -- | -- | -- |
 * | `labels` | all the same few labels | accuracy, log-loss, Brier, ECE |
 * | `open` | each its own values: web claims, manuscripts, made networks | the same; links and origins where known |
 * | `tree` | a place in a hierarchy | flat, and with a coarser right answer counted as right |
 * | `numbers` | a number | MAE, RMSE, share of 90 % intervals that hold the answer |
 * | `facts` | whether each of several things is so (the authors of a book) | as labels, fact by fact |
 */
import type { ValueType } from '#claims/value.ts';
import type { Claim } from './claim.ts';
import type { KnownLinks } from './known-links.ts';

export type Kind = 'labels' | 'open' | 'tree' | 'numbers' | 'facts';

/** When an answer counts as the right one. */
export interface Scoring {
  readonly name: string;
  readonly same: (answer: string, gold: string, item: string) => boolean;
}

export interface TruthSet {
  readonly name: string;
  readonly kind: Kind;
  /** What the engine is told about the values of an item; undefined where it is left to guess. */
  readonly typeOf: (item: string) => ValueType | undefined;
  readonly claims: readonly Claim[];
  /** Items with at least one claim only. */
  readonly gold: ReadonlyMap<string, string>;
  readonly scorings: readonly Scoring[];
  readonly places?: ReadonlyMap<string, string>;
  readonly links?: KnownLinks;
  /** Independent first-hand origins by item and value. */
  readonly origins?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What a reader should know of it, in one line. */
  readonly note: string;
}

/** Words are the same when they differ in case, in spaces around them or in how an accent is coded. */
export function sameWords(a: string, b: string): boolean {
  return foldWords(a) === foldWords(b);
}

export function foldWords(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

export const EXACT: Scoring = { name: 'exact', same: sameWords };
