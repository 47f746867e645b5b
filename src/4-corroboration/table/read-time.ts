/**
 * A date or time as tables write it, straight from bytes, in milliseconds since 1970.
 *
 * | form | written |
 * |---|---|
 * | `DATE` | `2026-03-12`, `2026-03` |
 * | `DATE_TIME` | `2026-03-12T21:10`, `2026-03-12 21:10:05.25`, with `Z`, `+03`, `+03:00` or `+0300` |
 * | `MONTH_DAY` | `03-12 21:10`: no year |
 * | `CLOCK` | `21:10`, `21:10:05`: no day |
 *
 * ISO 8601 in the Gregorian calendar without a beginning: `0456-03-02` and years of six digits with a
 * sign are fine. Without an offset a time is taken as UTC, so that the same table gives the same
 * answer on every machine. Without a year it is taken in `NO_YEAR`, which has a 29 February; without
 * a day, on the first of it. Such times can only be compared with each other.
 */
export const NO_TIME = 0;
export const DATE = 1;
export const DATE_TIME = 2;
export const MONTH_DAY = 3;
export const CLOCK = 4;
export type TimeForm = 0 | 1 | 2 | 3 | 4;

/** The year of times that have none. */
export const NO_YEAR = 2000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Where a reading is put; one of these serves for all. */
export interface Moment {
  /** The first millisecond that is meant. */
  low: number;
  /** How many milliseconds are meant: a day, a minute, a second, or one. */
  span: number;
}

/** Reads bytes as a time; gives its form, and what it is in `into`. */
export function timeAt(bytes: Uint8Array, from: number, to: number, into: Moment): TimeForm {
  const size = to - from;
  if (size < 5 || size > 40) return NO_TIME;
  const first = bytes[from] as number;
  const signed = first === 0x2b || first === 0x2d;
  if (!signed && (first < 48 || first > 57)) return NO_TIME;
  const third = bytes[from + 2];
  if (!signed && third === 0x3a) return clockAt(bytes, from, to, into, 0, CLOCK);
  if (!signed && third === 0x2d) {
    const date = dayNumber(NO_YEAR, two(bytes, from), two(bytes, from + 3));
    const joint = bytes[from + 5];
    if (size < 11 || Number.isNaN(date) || (joint !== 0x20 && joint !== 0x54)) return NO_TIME;
    return clockAt(bytes, from + 6, to, into, date * DAY, MONTH_DAY);
  }
  let i = signed ? from + 1 : from;
  const yearDigits = signed ? 6 : 4;
  let year = 0;
  for (const end = i + yearDigits; i < end; i++) {
    const digit = (bytes[i] as number) - 48;
    if (i >= to || !(digit >= 0 && digit <= 9)) return NO_TIME;
    year = year * 10 + digit;
  }
  if (first === 0x2d) year = -year;
  if (bytes[i] !== 0x2d || i + 3 > to) return NO_TIME;
  const month = two(bytes, i + 1);
  i += 3;
  if (i === to) {
    const low = dayNumber(year, month, 1);
    if (Number.isNaN(low)) return NO_TIME;
    into.low = low * DAY;
    into.span = daysIn(year, month) * DAY;
    return DATE;
  }
  if (bytes[i] !== 0x2d || i + 3 > to) return NO_TIME;
  const day = dayNumber(year, month, two(bytes, i + 1));
  i += 3;
  if (Number.isNaN(day)) return NO_TIME;
  if (i === to) {
    into.low = day * DAY;
    into.span = DAY;
    return DATE;
  }
  const joint = bytes[i];
  if (joint !== 0x54 && joint !== 0x20 && joint !== 0x74) return NO_TIME;
  return clockAt(bytes, i + 1, to, into, day * DAY, DATE_TIME);
}

/** `21:10`, `21:10:05.25`; an offset only behind a full date. */
function clockAt(
  bytes: Uint8Array,
  from: number,
  to: number,
  into: Moment,
  day: number,
  form: TimeForm,
): TimeForm {
  if (to - from < 5 || bytes[from + 2] !== 0x3a) return NO_TIME;
  const hour = two(bytes, from);
  const minute = two(bytes, from + 3);
  let i = from + 5;
  let second = 0;
  let span = MINUTE;
  if (i < to && bytes[i] === 0x3a) {
    if (i + 3 > to) return NO_TIME;
    second = two(bytes, i + 1) * SECOND;
    // A leap second is the end of its minute.
    if (second === 60 * SECOND) second = 59 * SECOND;
    span = SECOND;
    i += 3;
    if (i < to && (bytes[i] === 0x2e || bytes[i] === 0x2c)) {
      let unit = SECOND;
      const begin = (i += 1);
      for (; i < to; i++) {
        const digit = (bytes[i] as number) - 48;
        if (digit < 0 || digit > 9) break;
        unit /= 10;
        second += digit * unit;
      }
      if (i === begin) return NO_TIME;
      second = Math.floor(second + 1e-6);
      span = Math.max(1, Math.round(unit));
    }
  }
  if (!(hour <= 24 && minute <= 59 && second < MINUTE)) return NO_TIME;
  if (hour === 24 && (minute > 0 || second > 0)) return NO_TIME;
  const offset = i === to ? 0 : form === DATE_TIME ? offsetAt(bytes, i, to) : NaN;
  if (Number.isNaN(offset)) return NO_TIME;
  into.low = day + hour * 60 * MINUTE + minute * MINUTE + second - offset;
  into.span = span;
  return form;
}

function offsetAt(bytes: Uint8Array, from: number, to: number): number {
  const sign = bytes[from];
  if (sign === 0x5a || sign === 0x7a) return to - from === 1 ? 0 : NaN;
  if (sign !== 0x2b && sign !== 0x2d) return NaN;
  const size = to - from;
  if (size !== 3 && size !== 5 && size !== 6) return NaN;
  if (size === 6 && bytes[from + 3] !== 0x3a) return NaN;
  const hours = two(bytes, from + 1);
  const minutes = size === 3 ? 0 : two(bytes, to - 2);
  if (!(hours <= 23 && minutes <= 59)) return NaN;
  return (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

function two(bytes: Uint8Array, i: number): number {
  const tens = (bytes[i] as number) - 48;
  const ones = (bytes[i + 1] as number) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Days since 1970-01-01; NaN when there is no such day. (Hinnant, `days_from_civil`.) */
function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A time written as its question writes times, to the minute unless it has seconds. */
export function writeTime(milliseconds: number, form: TimeForm): string {
  const iso = new Date(Math.round(milliseconds)).toISOString();
  const [date = '', clock = ''] = iso.split('T');
  const short = clock.slice(6, 12) === '00.000' ? clock.slice(0, 5) : clock.slice(0, 8);
  switch (form) {
    case DATE:
      return date;
    case MONTH_DAY:
      return `${date.slice(5)} ${short}`;
    case CLOCK:
      return short;
    default:
      return iso;
  }
}
