import type { Value } from '#claims/value.ts';

const DAY = 86_400_000;

/**
 * A time value as milliseconds since 1970, first and last inclusive; null when it says nothing.
 *
 * A bare year, month or day reaches to its last second. A naive time is read as UTC, all of them
 * alike, so that they can be compared; a bound that cannot be read is open.
 */
export function boundsOfTime(
  value: Extract<Value, { type: 'time' }>,
): { readonly low: number; readonly high: number } | null {
  const low = value.from === null ? -Infinity : moment(value.from, 'first', -Infinity);
  const high = value.to === null ? Infinity : moment(value.to, 'last', Infinity);
  if (!(low <= high) || (low === -Infinity && high === Infinity)) return null;
  return { low, high };
}

function moment(text: string, end: 'first' | 'last', unreadable: number): number {
  const date = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim());
  if (date !== null) {
    const [year, month, day] = [date[1], date[2], date[3]].map((part) =>
      part === undefined ? null : Number(part),
    );
    const from = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
    if (end === 'first') return from;
    if (day !== null && day !== undefined) return from + DAY - 1000;
    if (month !== null && month !== undefined) return Date.UTC(year ?? 0, month, 1) - 1000;
    return Date.UTC((year ?? 0) + 1, 0, 1) - 1000;
  }
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const time = Date.parse(zoned ? text : `${text}Z`);
  return Number.isNaN(time) ? unreadable : time;
}
