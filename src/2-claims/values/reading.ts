import type { Span, TextContext } from '#claims/suggest/suggestion.ts';
import type { Amount } from './quantity.ts';
import type { Token } from './tokens.ts';

/** The language of words in Latin letters; Arabic is told by its letters. */
export type Language = 'en' | 'fr';

/** A text while it is being read for values. */
export interface Reading {
  readonly text: string;
  /** With digits folded to 0–9; offsets are those of `text`. */
  readonly folded: string;
  readonly tokens: readonly Token[];
  /** Of the sentence that is being read. */
  language: Language;
  readonly context: TextContext;
  /** Whether lines of the text begin with times as in a log: `0640. The patrol left.` */
  readonly isLog: boolean;
  /** The last date found so far: what "two days later" is counted from. */
  anchor: Anchor | null;
  /** The amount read last, so that a time and then a number need it read once. */
  lastAmount: { readonly at: number; readonly amount: Amount | null } | null;
}

export interface Anchor {
  /** Days since 1970-01-01. */
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

/** The span of tokens `from` up to but without `next`. */
export function spanOf({ tokens }: Reading, from: number, next: number): Span {
  const first = tokens[from];
  const last = tokens[next - 1];
  return first === undefined || last === undefined ? [0, 0] : [first.start, last.end];
}

/** The language of a text's Latin letters when nobody said: French when its small words are. */
export function guessLanguage(text: string): Language {
  let french = 0;
  let english = 0;
  for (const match of text
    .slice(0, 20_000)
    .matchAll(
      /(?<![\p{L}])(?:(le|la|les|des|du|une|et|dans|est|il|en|pour|que|au)|(the|of|and|was|is|to|in|that|he|for|with|on))(?![\p{L}])/giu,
    )) {
    if (match[1] === undefined) english++;
    else french++;
  }
  return french > english ? 'fr' : 'en';
}
