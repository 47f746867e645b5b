import { found, none, type Parsed } from './parsed.ts';
import { parseNumber } from './parse-number.ts';
import { parsePoint } from './parse-point.ts';
import { parseTime, type TimeOptions } from './parse-time.ts';
import { parseYesNo } from './parse-yes-no.ts';
import type { Value, ValueType } from './value.ts';

export interface ValueOptions extends TimeOptions {
  /** Characters that separate the members of a set; `|` and `;` when not given. */
  readonly split?: string;
}

/**
 * The value that words state, as a question of the given type wants it.
 *
 * Returns the value with whatever was assumed, or the reason why the words are no such value; never
 * throws, never guesses silently. A person cannot be read from words: subjects are chosen by hand.
 */
export function parseValue(
  words: string,
  type: ValueType,
  options: ValueOptions = {},
): Parsed<Value> {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain === '') return none('The value is empty.');
  switch (type) {
    case 'yes-no':
      return map(parseYesNo(plain), (answer) => ({ type, answer }));
    case 'choice':
      return found({ type, answer: plain });
    case 'set': {
      const answers = splitCell(plain, options.split ?? '|;');
      return answers.length === 0
        ? none(`"${words}" names no member of a set.`)
        : found({ type, answers });
    }
    case 'number':
      return map(parseNumber(plain), ({ low, high }) => ({ type, low, high }));
    case 'time':
      return map(parseTime(plain, options), ({ from, to }) => ({ type, from, to }));
    case 'place':
      return found({ type, place: plain });
    case 'point':
      return map(parsePoint(plain), ({ lat, lon, radius }) => ({ type, lat, lon, radius }));
    case 'person':
      return none(`"${words}" cannot be read as a person; choose the person by hand.`);
  }
}

/** The members of a cell that holds several, trimmed, each once, in order. */
export function splitCell(cell: string, characters: string): readonly string[] {
  return [...new Set(splitParts(cell, characters))];
}

/** The parts of a cell that holds several, trimmed, in order; the same one twice stays twice. */
export function splitParts(cell: string, characters: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i <= cell.length; i += 1) {
    if (i < cell.length && !characters.includes(cell[i] ?? '')) continue;
    const part = cell.slice(from, i).replace(/\s+/g, ' ').trim();
    if (part !== '') parts.push(part);
    from = i + 1;
  }
  return parts;
}

function map<A, B>(parsed: Parsed<A>, change: (value: A) => B): Parsed<B> {
  return 'reason' in parsed ? parsed : found(change(parsed.value), ...parsed.doubts);
}
