import { CONCEPTS } from './concepts.ts';
import { foldWord } from './content-words.ts';

/**
 * Whether what stands before a colon is a thing that is spoken of and nobody who speaks: `Market: …`, `Picture: …`,
 * `Convoy of the 11th: …` against `Dana: …`, `A guard: …`. A thing is named by a word that reports are made of
 * (`concepts.ts`), save those that mean people, or by a number.
 */
export function isThing(label: string): boolean {
  const folded = label.split(/\s+/).map(foldWord);
  return (
    folded.some((word) => CONCEPTS.has(word) && !PERSONS.has(CONCEPTS.get(word) ?? '')) ||
    // `Shop 4` is how somebody signs; `the 11th` is a day.
    folded.some((word) => /^\d+(?:st|nd|rd|th)$/.test(word))
  );
}

/** Meanings that are people, who can speak. */
const PERSONS: ReadonlySet<string> = new Set([
  'men',
  'guard',
  'soldier',
  'child',
  'family',
  'shopper',
  'command',
  'held',
]);
