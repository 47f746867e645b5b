import { daysIn } from '#claims/calendar.ts';

/**
 * Days as whole numbers, counted from 1970-01-01 (Gregorian, also before 1582), and intervals of them.
 * The arithmetic is Howard Hinnant's `days_from_civil`: exact integers, no clock and no zone.
 */
export interface Days {
  readonly low: number;
  readonly high: number;
}

export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civil(day: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** `2014-10-19`; null outside the years 1000–9999. */
export function isoDay(day: number): string | null {
  const { year, month, day: of } = civil(day);
  if (!(year >= 1000 && year <= 9999)) return null;
  return `${year}-${two(month)}-${two(of)}`;
}

/** The day of an ISO date (`2014-10-19`, with or without a time behind it); null when it is none. */
export function dayOf(iso: string | null): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return dayNumber(year, month, day);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function yearDays(year: number): Days {
  return { low: dayNumber(year, 1, 1), high: dayNumber(year, 12, 31) };
}

export function monthDays(year: number, month: number): Days {
  return { low: dayNumber(year, month, 1), high: dayNumber(year, month, daysIn(year, month)) };
}

/** The same day so many months on; the 31st becomes the last day of a shorter month. */
export function addMonths(day: number, months: number): number {
  const date = civil(day);
  const count = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return dayNumber(year, month, Math.min(date.day, daysIn(year, month)));
}

/**
 * A part of an interval: of a month the days 1–10, 11–20, 21–end; of a year January–April, May–August,
 * September–December; of anything else its thirds. Halves are halves, quarters of a year three months.
 */
export function partOf(days: Days, part: Part): Days {
  const from = civil(days.low);
  const length = days.high - days.low + 1;
  const week = /^week-(\d)$/.exec(part)?.[1];
  if (week !== undefined) {
    // Counted from the first of the month: the third week is its 15th to 21st.
    const low = days.low + (Number(week) - 1) * 7;
    return { low: Math.min(low, days.high), high: Math.min(low + 6, days.high) };
  }
  const quarter = /^quarter-(\d)$/.exec(part)?.[1];
  if (quarter !== undefined) {
    const n = Number(quarter) - 1;
    if (length >= 365 && length <= 366 && from.month === 1)
      return {
        low: dayNumber(from.year, n * 3 + 1, 1),
        high: dayNumber(from.year, n * 3 + 3, daysIn(from.year, n * 3 + 3)),
      };
    const low = days.low + Math.floor((length * n) / 4);
    return { low, high: Math.max(low, days.low + Math.ceil((length * (n + 1)) / 4) - 1) };
  }
  if (part === 'first-half' || part === 'second-half') {
    const middle = length >= 365 ? dayNumber(from.year, 7, 1) : days.low + Math.ceil(length / 2);
    return part === 'first-half'
      ? { low: days.low, high: middle - 1 }
      : { low: middle, high: days.high };
  }
  const third = part === 'early' ? 0 : part === 'mid' ? 1 : 2;
  if (length >= 365 && length <= 366 && from.month === 1) {
    return {
      low: dayNumber(from.year, third * 4 + 1, 1),
      high: dayNumber(from.year, third * 4 + 4, daysIn(from.year, third * 4 + 4)),
    };
  }
  if (length >= 28 && length <= 31 && from.day === 1) {
    return {
      low: days.low + third * 10,
      high: third === 2 ? days.high : days.low + third * 10 + 9,
    };
  }
  const low = days.low + Math.floor((length * third) / 3);
  const high = days.low + Math.ceil((length * (third + 1)) / 3) - 1;
  return { low, high: Math.max(low, high) };
}

export type Part =
  | 'early'
  | 'mid'
  | 'late'
  | 'first-half'
  | 'second-half'
  | 'week-1'
  | 'week-2'
  | 'week-3'
  | 'week-4'
  | 'quarter-1'
  | 'quarter-2'
  | 'quarter-3'
  | 'quarter-4';

export function two(n: number): string {
  return String(n).padStart(2, '0');
}
