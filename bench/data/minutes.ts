/** Times of a day as the flight sets write them, `12-08 13:55`, and the same as ISO 8601. */

export const TEN_MINUTES = 10;
const TIME = /^(?:(\d{4})-)?(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?Z?$/;

/** Minutes between two such times; infinite when either is none. */
export function minutesApart(a: string, b: string): number {
  const [one, other] = [minuteOf(a), minuteOf(b)];
  return one === null || other === null ? Infinity : Math.abs(one - other);
}

/** ISO 8601 of such a time in a given year; null when it is none. */
export function isoOf(text: string, year: number): string | null {
  const minute = minuteOf(text, year);
  return minute === null ? null : new Date(minute * 60_000).toISOString().slice(0, 19) + 'Z';
}

/** A leap year, so that every day of the calendar is one. */
const ANY_YEAR = 2012;

function minuteOf(text: string, year = ANY_YEAR): number | null {
  const match = TIME.exec(text.trim());
  if (match === null) return null;
  const [month = 0, day = 0, hour = 0, minute = 0] = match.slice(2).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
}
