/**
 * The calendar in which a phone writes its years.
 *
 * Phones set to Thai, Persian or some Arabic locales write 2569, 1405 or 1448 for 2026. The year alone tells which:
 * nobody exports a chat of the Gregorian years 1405 or 2569, and a chat of this kind is no older than 2000. A year of two
 * digits from 52 on is Buddhist too (52 is 2552, 2009): by the Gregorian calendar it would lie far ahead.
 *
 * Buddhist years are 543 ahead, months and days the same. Persian and Islamic (Umm al-Qura) months begin where the
 * platform's own calendars (CLDR) have them; each beginning is looked up once.
 */
export type Calendar = 'gregory' | 'buddhist' | 'persian' | 'islamic-umalqura';

const RANGES: readonly (readonly [Calendar, from: number, to: number])[] = [
  ['gregory', 2000, 2199],
  ['buddhist', 2543, 2743],
  ['persian', 1379, 1416],
  ['islamic-umalqura', 1420, 1500],
];
/** Two digits from here on are Buddhist. */
const LATE = 52;

/** The calendar of one written year; null where it is in none. */
export function calendarOf(year: number): Calendar | null {
  if (year < 100) return year >= LATE ? 'buddhist' : 'gregory';
  return RANGES.find(([, from, to]) => from <= year && year <= to)?.[0] ?? null;
}

/** The days since 1970 of a date; null for one that the calendar does not have. */
export function dayOf(calendar: Calendar, year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (calendar === 'gregory' || calendar === 'buddhist') {
    const full =
      calendar === 'gregory'
        ? year < 100
          ? 2000 + year
          : year
        : (year < 100 ? 2500 + year : year) - 543;
    if (full < 2000 || full > 2199) return null;
    if (day > new Date(Date.UTC(full, month, 0)).getUTCDate()) return null;
    return Date.UTC(full, month - 1, day) / DAY;
  }
  if (calendarOf(year) !== calendar) return null;
  const start = monthStart(calendar, year, month);
  const next =
    month === 12 ? monthStart(calendar, year + 1, 1) : monthStart(calendar, year, month + 1);
  if (start === null || next === null || start + day - 1 >= next) return null;
  return start + day - 1;
}

const DAY = 86_400_000;
const starts = new Map<string, number | null>();
const formats = new Map<Calendar, Intl.DateTimeFormat>();

/** The day on which a month begins: from a reckoned day, set right by what the calendar says of it. */
function monthStart(calendar: Calendar, year: number, month: number): number | null {
  const key = `${calendar} ${year} ${month}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const persian = calendar === 'persian';
  // 21 March 2021 is 1 Farvardin 1400; 10 August 2021 is 1 Muharram 1443.
  const [anchor, first] = persian
    ? [Date.UTC(2021, 2, 21) / DAY, 1400]
    : [Date.UTC(2021, 7, 10) / DAY, 1443];
  let at = Math.round(
    anchor +
      (year - first) * (persian ? 365.2422 : 354.3671) +
      (month - 1) * (persian ? 30.5 : 29.53),
  );
  let found: number | null = null;
  for (let tries = 0; tries < 8; tries += 1) {
    const [y, m, d] = partsOf(calendar, at);
    const away = (y - year) * 12 + m - month;
    if (away === 0) {
      found = at - d + 1;
      break;
    }
    // One month away: to the last day of the one before, or the first days of the next.
    at += away === 1 ? -d : away === -1 ? 32 - d : -away * 29.5;
    at = Math.round(at);
  }
  if (starts.size > 10_000) starts.clear();
  starts.set(key, found);
  return found;
}

function partsOf(calendar: Calendar, day: number): readonly [number, number, number] {
  let format = formats.get(calendar);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formats.set(calendar, format);
  }
  const parts = format.formatToParts(day * DAY);
  const number = (type: string): number =>
    Number(/\d+/.exec(parts.find((part) => part.type === type)?.value ?? '')?.[0] ?? NaN);
  return [number('year'), number('month'), number('day')];
}

/** What is said of it in the notes; null for the calendar everybody expects. */
export function calendarNote(calendar: Calendar, written: number, day: number): string | null {
  if (calendar === 'gregory') return null;
  const name = { buddhist: 'Buddhist', persian: 'Persian', 'islamic-umalqura': 'Islamic' }[
    calendar
  ];
  return `Years are counted by the ${name} calendar: ${written} is ${new Date(day * DAY).getUTCFullYear()}.`;
}
