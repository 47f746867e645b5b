/**
 * The words that were typed, and where they stand in a text: what a search shows of what it found. The
 * index folds words the same way (`fold-words.ts`), so what is lit here is what was found there.
 */
import { foldText, foldWords, searchedBeginnings } from '#store/fold-words.ts';

/** For each typed word the beginnings that will do for it. */
export type Beginnings = readonly (readonly string[])[];

export interface TextPart {
  readonly text: string;
  readonly lit: boolean;
}

/** A name of so many letters leaves no room beside it. */
const LONG_NAME = 60;
/** Words beyond these are not looked for. */
const MOST_WORDS = 12;

/** For each typed word the beginnings that will do. One letter alone is no search. */
export function beginningsOf(typed: string): Beginnings {
  const words = foldWords(typed.slice(0, 500));
  const long = words.filter((word) => [...word].length > 1 || /^\d$/.test(word));
  return long.slice(0, MOST_WORDS).map(searchedBeginnings);
}

/** How many of the typed words stand in a text as they are, not as the beginning of another. */
export function exactWords(text: string, typed: string): number {
  const words = new Set(foldWords(text));
  return foldWords(typed).filter((word) => words.has(word)).length;
}

const WORD = /[\p{L}\p{M}\p{N}\u0640\u200c]+/gu;
/** So much of a long text is looked through for the place to show. */
const MOST_LOOKED_AT = 200_000;

/** Some words before the first place where most of the words stand near each other, and after it. */
export function placeIn(text: string, beginnings: Beginnings): string {
  const looked = text.slice(0, MOST_LOOKED_AT);
  let first = -1;
  for (const match of looked.matchAll(WORD)) {
    if (begins(match[0], beginnings)) {
      first = match.index;
      break;
    }
  }
  if (first < 0) return '';
  let from = Math.max(0, first - 40);
  while (from > 0 && from < first && !/\s/.test(looked[from - 1] ?? '')) from += 1;
  const end = Math.min(looked.length, from + 180);
  const cut = looked.slice(from, end).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`;
}

/** A text with the words that were looked for marked. */
export function litParts(text: string, beginnings: Beginnings): readonly TextPart[] {
  const parts: { text: string; lit: boolean }[] = [];
  const add = (piece: string, lit: boolean): void => {
    const last = parts.at(-1);
    if (piece === '') return;
    if (last !== undefined && last.lit === lit) last.text += piece;
    else parts.push({ text: piece, lit });
  };
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    add(text.slice(at, match.index), false);
    add(match[0], begins(match[0], beginnings));
    at = match.index + match[0].length;
  }
  add(text.slice(at), false);
  return parts;
}

function begins(word: string, beginnings: Beginnings): boolean {
  const folded = foldText(word);
  return beginnings.some((ways) => ways.some((way) => folded.startsWith(way)));
}

/** Whether any of the words stands in a text. */
export function holdsAny(text: string, beginnings: Beginnings): boolean {
  for (const match of text.matchAll(WORD)) if (begins(match[0], beginnings)) return true;
  return false;
}

/**
 * What names a thing, and after it those of its other texts that hold the words: all of a short one, of a
 * long one the place.
 */
export function withPlaces(
  name: string,
  others: readonly (string | null | undefined)[],
  beginnings: Beginnings,
): string {
  const places = others.flatMap((text) =>
    text == null || !holdsAny(text, beginnings)
      ? []
      : [text.length <= 160 ? text.replace(/\s+/g, ' ').trim() : placeIn(text, beginnings)],
  );
  // What is long and has none of the words would push them out of sight.
  const last = places.length > 0 && name.length > LONG_NAME && !holdsAny(name, beginnings);
  const parts = last ? [...new Set(places), name] : [name, ...new Set(places)];
  return parts.filter((part) => part !== '').join(' · ');
}
