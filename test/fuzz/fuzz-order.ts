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
  | { readonly kind: 'fault'; readonly number: number; readonly what: string }
  | {
      readonly kind: 'done';
      /** The number behind the last one that was read. */
      readonly next: number;
      /** Milliseconds of the slowest, and its number. */
      readonly slowest: number;
      readonly slowestAt: number;
      /** Megabytes held at the most since the process began. */
      readonly largest: number;
      /** Seconds of processor time, loading apart. */
      readonly cpu: number;
    };

/** Where a fuzzing process writes the number it is at, as a double: it cannot tell when it hangs or dies. */
export const AT = 4;

/** Milliseconds of work for one mutant, and megabytes held at any moment of it. */
export const LONGEST_MS = 2000;
export const LARGEST_MB = 1024;

/** Below zero are those of the corpus. */
export function mutantNumber(parser: Parser, seed: number, number: number): Mutant {
  if (number < 0) return corpusOf(parser.name)[-number - 1] as Mutant;
  return mutantOf(parser.seeds, seedOf(seed, parser.name, number), parser);
}
