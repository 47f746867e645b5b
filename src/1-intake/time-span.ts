import type { TimeSpan } from '#terms/time.ts';

/** What is read as the zone of a naive time when nobody said one. Always noted. */
export const DEFAULT_ZONE = 'UTC';

/**
 * The span a written wall-clock time stands for: a whole minute when no seconds are written, else
 * that second. Naive: no offset, and the zone that was assumed beside it.
 *
 * @param seconds since 1970 of the wall clock, as if it were UTC.
 */
export function wallClockSpan(
  seconds: number,
  precision: 'minute' | 'second',
  stated: string,
  zone: string,
): TimeSpan {
  const from = new Date(seconds * 1000).toISOString().slice(0, 19);
  return { from, to: precision === 'second' ? from : `${from.slice(0, 17)}59`, stated, zone };
}

/**
 * The span of a moment whose offset is known: that second, in UTC. Null when no calendar has it.
 *
 * @param milliseconds since 1970.
 */
export function momentSpan(milliseconds: number, stated: string): TimeSpan | null {
  // Four-digit years only: what is outside was not written by a clock.
  if (!(milliseconds >= MIN_MOMENT && milliseconds <= MAX_MOMENT)) return null;
  const from = `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
  return { from, to: from, stated, zone: null };
}

const MIN_MOMENT = Date.UTC(1900, 0, 1);
const MAX_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59);
