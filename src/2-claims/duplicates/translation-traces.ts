import { wordKeys } from '../people/name-keys.ts';
import { parseName } from '../people/parse-name.ts';
import { placeKey } from '../places/place-key.ts';
import type { FoundValue } from '../suggest/suggestion.ts';

/**
 * What of a text survives its translation: numbers, dates, names of people and places, coordinates and phones. Two texts in
 * different languages that share several rare ones may be one text and its translation, or two reports of one event.
 */
export interface Trace {
  /** The same for the same thing in every language. */
  readonly key: string;
  readonly kind: 'number' | 'money' | 'time' | 'place' | 'point' | 'phone' | 'person';
  /** As written. */
  readonly text: string;
}

/** The traces of what was found in a text (`scanValues`, `scanPlaces`, `scanPeople`); each key once. */
export function translationTraces(values: readonly FoundValue[]): readonly Trace[] {
  const traces = new Map<string, Trace>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      if (!traces.has(key)) traces.set(key, { key, kind: value.type, text: value.text });
    }
  }
  return [...traces.values()];
}

function keysOf(value: FoundValue): readonly string[] {
  const { type, low, high } = value;
  // Small round numbers are in every text.
  if (type === 'number')
    return low === null || (low === high && low < 5) ? [] : [`n:${low}:${high}`];
  if (type === 'money') return low === null ? [] : [`m:${low}:${high}`];
  if (type === 'time') return low === null || high === null ? [] : [`t:${low}:${high}`];
  if (type === 'point') return [`c:${value.lat.toFixed(3)},${value.lon.toFixed(3)}`];
  if (type === 'phone') return [`f:${low}`];
  if (type === 'place') return [`p:${placeKey(low)}`];
  const name = parseName(low);
  const units = [...(name.given === null ? [] : [name.given]), ...name.rest];
  // One key a word: the first names the families of its consonants; the others are for spellings.
  return units.flatMap((unit) =>
    wordKeys(unit)
      .filter((key) => key.includes(':'))
      .slice(0, 1),
  );
}
