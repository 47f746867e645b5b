/**
 * Time as people give it.
 *
 * An `Instant` is a moment known with its offset, written in UTC (`2026-03-12T21:10:00.000Z`).
 * Most reports give less: a local time without a zone, a day, "the end of October". Those are kept
 * as a `TimeSpan`, the interval the words allow, together with the words.
 */
declare const kind: unique symbol;
export type Instant = string & { readonly [kind]: 'instant' };

/** Handed to whatever needs to know the time. */
export type Clock = () => Instant;

export interface TimeSpan {
  /** Earliest moment, ISO 8601; null when open. Ends in `Z` only if the offset is known. */
  readonly from: string | null;
  /** Latest moment, inclusive, ISO 8601; null when open. */
  readonly to: string | null;
  /** The time as it was written or said. */
  readonly stated: string;
  /** The zone that was assumed, such as `Asia/Damascus`; null when the offset is known. */
  readonly zone: string | null;
}

/** Checks a UTC instant in the one form we write. Throws `RangeError` otherwise. */
export function instant(text: string): Instant {
  const time = Date.parse(text);
  if (Number.isNaN(time) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new RangeError(
      `A moment needs a date, a time and an offset, like 2026-03-12T21:10:00Z; got "${text}".`,
    );
  }
  return new Date(time).toISOString() as Instant;
}
