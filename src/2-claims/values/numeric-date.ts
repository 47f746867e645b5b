import { exists } from '#claims/calendar.ts';
import { dayNumber, type Days } from './days.ts';
import { behindYear } from './calendar-date.ts';
import { hijriDays } from './hijri.ts';
import type { Reading } from './reading.ts';
import { tokenFrom } from './clock.ts';

/** A date in digits alone. */
export interface NumericDate {
  readonly days: Days;
  readonly next: number;
  readonly doubts: readonly string[];
  readonly wholeDay: boolean;
  /** `14:30` behind a T, in minutes. */
  readonly minute: number | null;
}

const YEAR_FIRST =
  /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])(?:T(\d{2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?/y;
const DAY_OR_MONTH_FIRST = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/y;
const YEAR_AND = /(\d{4})[-/](\d{2})(?![\d/-])/y;

/**
 * `2014-10-19`, `2014/10/19`, `19/10/2014`, `19.10.2014`, `03/04/15`.
 *
 * Which of 03/04 is the day: what is possible decides, else what the reader was told, else the interval
 * runs over both readings with a doubt. Two digits of a year are 19xx from 70 on, else 20xx. `2014-10`
 * is a month and `2013-14` two years; `2011-12` could be either and reaches over both.
 */
export function readNumericDate(reading: Reading, at: number): NumericDate | null {
  const first = reading.tokens[at];
  if (first?.kind !== 'digits') return null;
  const { folded } = reading;
  const before = folded[first.start - 1] ?? ' ';
  if (/[\d./:-]/.test(before)) return null;
  const iso = stick(YEAR_FIRST, folded, first.start);
  if (iso !== null) {
    const date = { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
    if (date.year < 1500)
      return islamic(
        date,
        behindYear(reading, tokenFrom(reading, at, first.start + iso[0].length) - 1),
      );
    if (!exists(date))
      return noSuchDay(date, iso[0], tokenFrom(reading, at, first.start + iso[0].length));
    const day = dayNumber(date.year, date.month, date.day);
    const hour = iso[5] === undefined ? null : Number(iso[5]);
    const minute = Number(iso[6] ?? 0);
    if (hour !== null && (hour > 23 || minute > 59)) return null;
    return {
      days: { low: day, high: day },
      next: tokenFrom(reading, at, first.start + iso[0].length),
      doubts: iso[7] === undefined ? [] : [`the zone "${iso[7]}" is written behind it`],
      wholeDay: true,
      minute: hour === null ? null : hour * 60 + minute,
    };
  }
  const mixed = stick(DAY_OR_MONTH_FIRST, folded, first.start);
  if (mixed !== null) return dayOrMonthFirst(reading, at, first.start, mixed);
  const pair = stick(YEAR_AND, folded, first.start);
  if (pair !== null) {
    const year = Number(pair[1]);
    const second = Number(pair[2]);
    const next = tokenFrom(reading, at, first.start + pair[0].length);
    if (year < 1900 || year > 2100) return null;
    const years = second === (year + 1) % 100;
    const month = second >= 1 && second <= 12;
    if (!years && !month) return null;
    return {
      days: years
        ? { low: dayNumber(year, 1, 1), high: dayNumber(year + 1, 12, 31) }
        : { low: dayNumber(year, second, 1), high: dayNumber(year, second + 1, 1) - 1 },
      next,
      doubts: years && month ? [`"${pair[0]}" is a month or two years`] : [],
      wholeDay: false,
      minute: null,
    };
  }
  return null;
}

function dayOrMonthFirst(
  reading: Reading,
  at: number,
  start: number,
  match: RegExpExecArray,
): NumericDate | null {
  const [whole, first = '', sign = '', second = '', written = ''] = match;
  if (written.length === 2 && sign === '-') return null;
  const short = Number(written);
  const year = written.length === 4 ? short : short >= 70 ? 1900 + short : 2000 + short;
  const a = Number(first);
  const b = Number(second);
  const dayFirst = { year, month: b, day: a };
  const monthFirst = { year, month: a, day: b };
  const told = reading.context.dayFirst;
  if (year >= 1300 && year < 1500)
    return islamic(dayFirst, behindYear(reading, tokenFrom(reading, at, start + whole.length) - 1));
  const can = [dayFirst, monthFirst].map((date) => year >= 1900 && year <= 2100 && exists(date));
  const next = behindYear(reading, tokenFrom(reading, at, start + whole.length) - 1);
  const one = (date: typeof dayFirst, ...doubts: string[]): NumericDate => {
    const day = dayNumber(date.year, date.month, date.day);
    return { days: { low: day, high: day }, next, doubts, wholeDay: true, minute: null };
  };
  if (can[0] !== true && can[1] !== true) {
    return year >= 1900 && year <= 2100 && a <= 31 && b <= 12 && written.length === 4
      ? noSuchDay(dayFirst, whole, next)
      : null;
  }
  if (can[0] === true && (can[1] !== true || a === b)) {
    return one(
      dayFirst,
      ...(told === false && a !== b ? [`"${whole}" is possible only with the day first`] : []),
    );
  }
  if (can[0] !== true) {
    return one(
      monthFirst,
      ...(told === true ? [`"${whole}" is possible only with the month first`] : []),
    );
  }
  // The form with points is written with the day first everywhere it is used.
  if (told === true || (told === null && sign === '.')) return one(dayFirst);
  if (told === false) return one(monthFirst);
  const ends = [dayNumber(year, b, a), dayNumber(year, a, b)];
  return {
    days: { low: Math.min(...ends), high: Math.max(...ends) },
    next,
    doubts: [`day and month of "${whole}" could be swapped`],
    wholeDay: false,
    minute: null,
  };
}

/** `2015-02-30`: the month it names, or the year, and never a day that nobody wrote. */
function noSuchDay(
  { year, month }: { readonly year: number; readonly month: number },
  written: string,
  next: number,
): NumericDate | null {
  if (year < 1900 || year > 2100) return null;
  const known = month >= 1 && month <= 12;
  return {
    days: known
      ? { low: dayNumber(year, month, 1), high: dayNumber(year, month + 1, 1) - 1 }
      : { low: dayNumber(year, 1, 1), high: dayNumber(year, 12, 31) },
    next,
    doubts: [`there is no day "${written}"; its ${known ? 'month' : 'year'} was taken`],
    wholeDay: false,
    minute: null,
  };
}

/** `1435/12/25`: years before 1500 are Islamic ones; nobody writes of the 15th century so. */
function islamic(
  date: { year: number; month: number; day: number },
  at: number,
): NumericDate | null {
  if (date.year < 1300 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 30)
    return null;
  return {
    days: hijriDays(date.year, date.month, date.day),
    next: at,
    doubts: ['Islamic date: reckoned by table, the sighting may be a day or two off'],
    wholeDay: false,
    minute: null,
  };
}

function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
