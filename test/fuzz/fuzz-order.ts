/** What a fuzzing process is asked, what it answers, and what counts as a fault. */
import { seedOf } from './chance.ts';
import { mutantOf, type Mutant } from './mutant.ts';
import { corpusOf, type Parser } from './parsers.ts';

export interface FuzzOrder {
  readonly parser: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export type FuzzNews =
  | { readonly kind: 'at'; readonly number: number }
  | { readonly kind: 'fault'; readonly number: number; readonly what: string }
  | {
      readonly kind: 'done';
      readonly slowest: number;
      readonly largest: number;
      /** Seconds of processor time, loading apart. */
      readonly cpu: number;
    };

/** Milliseconds of work for one mutant, and megabytes held after it. */
export const LONGEST_MS = 2000;
export const LARGEST_MB = 1024;

/** Below zero are those of the corpus. */
export function mutantNumber(parser: Parser, seed: number, number: number): Mutant {
  if (number < 0) return corpusOf(parser.name)[-number - 1] as Mutant;
  return mutantOf(parser.seeds, seedOf(seed, parser.name, number), parser.usual);
}
