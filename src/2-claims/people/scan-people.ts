import type { FoundValue, TextContext } from '../suggest/suggestion.ts';
import { scanArabic } from './scan-arabic.ts';
import { scanLatin } from './scan-latin.ts';
import { personTokens } from './person-tokens.ts';

/** A name of a person in a text, as a finder gives it. */
export interface PersonMention {
  readonly start: number;
  readonly end: number;
  /** The fullest form in which the text names the person. */
  readonly name: string;
  readonly doubts: readonly string[];
}

/**
 * Names of people in a text, by where they stand, none overlapping another: `person` values.
 *
 * The span is the name without its title (`Col. [Riad Haddad]`), with kunya, nasab and nisba (`[Abu Omar
 * al-Shami]`). Who is only described – a guard, the tall man – is not named. A short form (`Haddad said`)
 * has the full name of the same text as `low` and `high`, with a doubt that says so. Names are found in
 * English, French and Arabic and in no other script; how, is told in `scan-latin.ts` and `scan-arabic.ts`.
 */
export function scanPeople(text: string, context: TextContext): FoundValue[] {
  const tokens = personTokens(text);
  return [...scanLatin(text, tokens, context.gazetteer), ...scanArabic(text, tokens)]
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, name, doubts }) => ({
      type: 'person',
      span: [start, end],
      text: text.slice(start, end),
      unit: null,
      low: name,
      high: name,
      doubts,
    }));
}
