import { NO_TIME, timeAt, type Moment } from './read-time.ts';
import { bytesOf } from './utf8.ts';

/**
 * The middle of what a time as written means, in milliseconds since 1970 (`read-time.ts`); NaN when it
 * is none. Times without a year or a day can only be compared with each other.
 */
export function timeOf(words: string): number {
  const bytes = bytesOf(words);
  const moment: Moment = { low: 0, span: 1 };
  if (timeAt(bytes, 0, bytes.length, moment) === NO_TIME) return Number.NaN;
  return moment.low + (moment.span - 1) / 2;
}
