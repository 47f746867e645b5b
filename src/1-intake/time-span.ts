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
