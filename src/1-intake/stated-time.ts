import type { TimeSpan } from '#terms/time.ts';

/**
 * The span that a date in ISO 8601 stands for – as pages and documents write when they appeared:
 * `2026`, `2026-03`, `2026-03-12`, `2026-03-12T14:05`, `2026-03-12 14:05:09+0300`. A time without an
 * offset is naive and keeps the zone that is assumed for it. Null for anything else.
 */
export function isoSpan(written: string, zone: string): TimeSpan | null {
  const stated = written.trim();
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i.exec(
      stated,
    );
  if (match === null || stated < '1000') return null;
  const [, year = '', month, day, hour, minute, second, offset] = match;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  const daysIn = new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate();
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysIn)) return null;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  const from = `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}`;
  const to =
    hour === undefined
      ? `${year}-${month ?? '12'}-${day ?? String(daysIn)}T23:59:59`
      : `${from.slice(0, 17)}${second ?? '59'}`;
  if (offset === undefined) return { from, to, stated, zone };
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const shift = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000;
  const utc = (wall: string): string =>
    `${new Date(Date.parse(`${wall}Z`) - (sign === '-' ? -shift : shift)).toISOString().slice(0, 19)}Z`;
  return { from: utc(from), to: utc(to), stated, zone: null };
}
