import type { Basis } from '../claim.ts';
import type { Gazetteer } from '../places/gazetteer.ts';

/**
 * What a machine proposes about a text, for a person to accept, change or reject. It is never a claim
 * by itself: nothing that is suggested counts before somebody has decided it.
 *
 * All spans are half-open UTF-16 offsets into the text as read, and `text` is exactly what stands
 * there. One suggestion is one statement: who said it, in which words, what it asserts.
 */
export interface Suggestion {
  /** Everything the suggestion covers: from its first part to its last. */
  readonly span: Span;
  /** The words at `span`. */
  readonly quote: string;
  /** What was said; null for values found outside any attribution. */
  readonly content: Passage | null;
  /** The words that make it reported: `said`, `according to`, `قال`; null when quotation marks alone do. */
  readonly cue: Passage | null;
  /** From the one who told us to the first speaker. */
  readonly speakers: readonly Speaker[];
  readonly basis: Basis;
  /** The speaker's own words of certainty, as written: `fairly certain`, `maybe`. */
  readonly certainty: readonly string[];
  /** Speech that is denied, asked or supposed: it is not said to have been said, and answers no question. */
  readonly polarity?: 'denied' | 'asked' | 'supposed';
  readonly values: readonly FoundValue[];
  /** ISO 639-1 code of the passage. */
  readonly language: string;
  /** Why this was suggested, in words a person can check. */
  readonly why: string;
}

export type Span = readonly [start: number, end: number];

export interface Passage {
  readonly span: Span;
  readonly text: string;
}

/** One step of who told whom. */
export interface Speaker {
  /** As written: `he`, `one informant`. */
  readonly text: string;
  /** Null when no word stands for this speaker. */
  readonly span: Span | null;
  /** The name or description it stands for, when it is a pronoun or a short form; else as `text`. */
  readonly resolved: string;
}

/** A value found in words, with the bounds the words allow; null where they leave it open. */
export type FoundValue =
  | (Found<'number'> & { readonly low: number | null; readonly high: number | null })
  /** `unit` is an ISO 4217 code where the words say one, else the word itself (`dinars`). */
  | (Found<'money'> & { readonly low: number | null; readonly high: number | null })
  /** ISO 8601 dates or local times, inclusive; `2014-10-19`, `2014-10-19T14:30`. */
  | (Found<'time'> & { readonly low: string | null; readonly high: string | null })
  /** The canonical name in the gazetteer, or the words themselves. */
  | (Found<'place'> & { readonly low: string; readonly high: string })
  /** `low` is `lat,lon` in degrees, `unit` the precision the form states, such as `111 m`. */
  | (Found<'point'> & {
      readonly low: string;
      readonly high: string;
      readonly lat: number;
      readonly lon: number;
      /** Metres. */
      readonly radius: number;
    })
  /** E.164 where it can be told, else the digits. */
  | (Found<'phone'> & { readonly low: string; readonly high: string })
  | (Found<'person'> & { readonly low: string; readonly high: string });

interface Found<T extends string> {
  readonly type: T;
  readonly span: Span;
  readonly text: string;
  readonly unit: string | null;
  /** What had to be assumed, or looks wrong: `day and month could be swapped`. */
  readonly doubts: readonly string[];
}

/** What the finders of values may be told about the text. */
export interface TextContext {
  /** ISO date of the document: relative dates are counted from it. Null when nobody knows. */
  readonly writtenOn: string | null;
  /** ISO 639-1 code, when known. */
  readonly language: string | null;
  /** Whether 03/04 is the third of April; null when nobody said. */
  readonly dayFirst: boolean | null;
  /** ISO 3166 codes, likeliest first: for phone numbers without a country and names of places. */
  readonly countries: readonly string[];
  /** Names of places to look for; without it only coordinates are found, no names. */
  readonly gazetteer?: Gazetteer;
}
