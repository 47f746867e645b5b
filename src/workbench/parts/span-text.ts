import { formatTime } from '#claims/format-value.ts';
import { offsetAt } from '#assessment/cross-check/time-bounds.ts';

/** A moment as the clock of a zone shows it: `2026-03-12T10:41:00`. */
export function wallText(ms: number, zone: string): string {
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 19);
}

/** The moment at which the clock of a zone shows this; NaN when it is no time. */
export function fromWallText(text: string, zone: string): number {
  const wall = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  const first = wall - offsetAt(Number.isNaN(wall) ? 0 : wall, zone);
  return Number.isNaN(wall) ? NaN : wall - offsetAt(first, zone);
}

/** A stretch of time in words, as findings say times: `12 Mar 2026 10:31–10:54`. */
export function spanText(
  span: { readonly from: number | null; readonly to: number | null },
  zone: string,
): string {
  return formatTime(
    span.from === null ? null : wallText(span.from, zone),
    span.to === null ? null : wallText(span.to, zone),
  );
}
