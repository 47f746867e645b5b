import { daysIn, shortMonth } from './calendar.ts';
import type { Question } from './question.ts';
import type { Value } from './value.ts';

/**
 * A value in words for a person, everywhere the same: "11–16", "≥ 100", "12 Mar 2026",
 * "35.123, 36.456 ± 400 m", "no". The unit of the question follows a number.
 *
 * @param question for its unit; null where there is none.
 * @param nameOf turns a person's subject id into a name to show.
 */
export function formatValue(
  value: Value,
  question: Pick<Question, 'unit'> | null = null,
  nameOf: (subjectId: string) => string = (id) => id,
): string {
  switch (value.type) {
    case 'yes-no':
    case 'choice':
      return value.answer;
    case 'set':
      return value.answers.join(', ');
    case 'number': {
      const unit = question?.unit ?? null;
      const number = formatBounds(value.low, value.high);
      return unit === null || unit === ''
        ? number
        : unit === '%'
          ? `${number}%`
          : `${number} ${unit}`;
    }
    case 'time':
      return formatTime(value.from, value.to);
    case 'place':
      return value.place;
    case 'point':
      return `${formatDegrees(value.lat, value.radius)}, ${formatDegrees(value.lon, value.radius)} ± ${formatMetres(value.radius)}`;
    case 'person':
      return nameOf(value.subjectId);
  }
}

/** "11–16", "12", "≥ 100", "≤ 20"; negative ranges with "to", so that no two dashes meet. */
export function formatBounds(low: number | null, high: number | null): string {
  if (low === null && high === null) return 'any number';
  if (low === null) return `≤ ${formatNumber(high ?? 0)}`;
  if (high === null) return `≥ ${formatNumber(low)}`;
  if (low === high) return formatNumber(low);
  return low < 0
    ? `${formatNumber(low)} to ${formatNumber(high)}`
    : `${formatNumber(low)}–${formatNumber(high)}`;
}

/** Digits in groups of three from 1,000 on; at most three decimals. */
function formatNumber(n: number): string {
  const sign = n < 0 ? '−' : '';
  const [whole = '0', decimals] = String(Math.round(Math.abs(n) * 1000) / 1000).split('.');
  const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** As many digits as the radius leaves meaning in: 0.001° is about 111 m. */
function formatDegrees(degrees: number, radius: number): string {
  const digits = radius > 0 ? Math.min(6, Math.max(0, Math.ceil(Math.log10(111_195 / radius)))) : 6;
  return degrees.toFixed(digits).replace(/^-(?=0(\.0*)?$)/, '');
}

function formatMetres(radius: number): string {
  return radius >= 1000
    ? `${formatNumber(Math.round(radius / 100) / 10)} km`
    : `${formatNumber(Math.round(radius))} m`;
}

/** "12 Mar 2026", "Mar 2026", "2026", "12 Mar 2026 14:05", "12–14 Mar 2026", "from 12 Mar 2026". */
export function formatTime(from: string | null, to: string | null): string {
  if (from === null && to === null) return 'any time';
  if (from === null) return `until ${formatEnd(to ?? '', 'last')}`;
  if (to === null) return `from ${formatEnd(from, 'first')}`;
  const a = parts(from, 'first');
  const b = parts(to, 'last');
  if (a === null || b === null) return from === to ? from : `${from} – ${to}`;
  const wholeDays = a.clock === '00:00:00' && b.clock === '23:59:59';
  if (wholeDays && a.day === 1 && b.day === daysIn(b.year, b.month)) {
    if (a.year === b.year && a.month === 1 && b.month === 12) return String(a.year);
    if (a.year === b.year && a.month === b.month) return `${shortMonth(a.month)} ${a.year}`;
  }
  if (wholeDays) {
    if (a.date === b.date) return a.date;
    if (a.year === b.year && a.month === b.month) return `${a.day}–${b.date}`;
    return `${a.date} – ${b.date}`;
  }
  const utc = from.endsWith('Z') ? ' UTC' : '';
  if (a.date === b.date && a.clock === b.clock) return `${a.date} ${short(a.clock)}${utc}`;
  const sameMinute = a.date === b.date && a.clock.slice(0, 5) === b.clock.slice(0, 5);
  if (sameMinute && a.clock.endsWith(':00') && b.clock.endsWith(':59'))
    return `${a.date} ${a.clock.slice(0, 5)}${utc}`;
  // Whole minutes at both ends: 10:31:00 to 10:54:59 is said as 10:31–10:54.
  const minutes = a.clock.endsWith(':00') && b.clock.endsWith(':59');
  const end = minutes ? b.clock.slice(0, 5) : short(b.clock);
  if (a.date === b.date) return `${a.date} ${short(a.clock)}–${end}${utc}`;
  return `${a.date} ${short(a.clock)} – ${b.date} ${end}${utc}`;
}

function formatEnd(iso: string, end: 'first' | 'last'): string {
  const p = parts(iso, end);
  if (p === null) return iso;
  const whole = p.clock === (end === 'first' ? '00:00:00' : '23:59:59');
  return whole ? p.date : `${p.date} ${short(p.clock)}${iso.endsWith('Z') ? ' UTC' : ''}`;
}

function short(clock: string): string {
  return clock.endsWith(':00') ? clock.slice(0, 5) : clock;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly date: string;
  readonly clock: string;
}

/** The pieces of an ISO 8601 bound; a bare date is its first or its last second. */
function parts(iso: string, end: 'first' | 'last'): Parts | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
      iso,
    );
  if (match === null) return null;
  const [, y = '', m = '', d = '', minute, second] = match;
  const clock =
    minute === undefined
      ? end === 'first'
        ? '00:00:00'
        : '23:59:59'
      : `${minute}:${second ?? (end === 'first' ? '00' : '59')}`;
  const [year, month, day] = [Number(y), Number(m), Number(d)];
  return { year, month, day, date: `${day} ${shortMonth(month)} ${year}`, clock };
}
