/**
 * A cell as the type of its question wants it: what tables write (plain numbers, ISO times, times
 * without a year or a day) first, then whatever people write (`parseValue`: "about 30", "12 March").
 */
import { found, none, type Parsed } from '#claims/parsed.ts';
import { parseValue } from '#claims/parse-value.ts';
import type { Value, ValueType } from '#claims/value.ts';
import { numberAt } from './read-number.ts';
import { NO_TIME, timeAt, type Moment } from './read-time.ts';
import { bytesOf } from './utf8.ts';

/** Reads a cell as a type; gives the reason when it is no such value. */
export function readTyped(words: string, type: ValueType): Parsed<Value> {
  if (type === 'number') {
    const bytes = bytesOf(words);
    const number = numberAt(bytes, 0, bytes.length);
    if (Number.isFinite(number)) return found({ type, low: number, high: number });
    if (!Number.isNaN(number)) return none(`"${words}" is too large for a number.`);
  }
  if (type === 'time') {
    const bytes = bytesOf(words);
    const moment: Moment = { low: 0, span: 1 };
    if (timeAt(bytes, 0, bytes.length, moment) !== NO_TIME) {
      const { low, span } = moment;
      // Bounds are inclusive and to the second at most.
      const high = span >= 1000 ? low + span - 1000 : low;
      return found({ type, from: iso(low), to: iso(high), stated: words, zone: null } as Value);
    }
  }
  return parseValue(words, type);
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A value as the question wants it; a choice when it cannot be read as that. */
export function readValue(words: string, type: ValueType): Value {
  return readTyped(words, type).value ?? { type: 'choice', answer: words };
}
