/** A date as far as it was stated: a year, a month of it, or a day. */
export interface PartialDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** How many days a month has (Gregorian, months from 1). */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether there is such a date. */
export function exists({ year, month, day }: PartialDate): boolean {
  if (year < 1000 || year > 9999) return false;
  if (month === null) return day === null;
  if (month < 1 || month > 12) return false;
  return day === null || (day >= 1 && day <= daysIn(year, month));
}

/** First and last second of a date as ISO 8601, naive: "2026-03" is the whole of March. */
export function boundsOf({ year, month, day }: PartialDate): readonly [from: string, to: string] {
  const y = String(year).padStart(4, '0');
  const two = (n: number): string => String(n).padStart(2, '0');
  const firstMonth = month ?? 1;
  const lastMonth = month ?? 12;
  const firstDay = day ?? 1;
  const lastDay = day ?? daysIn(year, lastMonth);
  return [
    `${y}-${two(firstMonth)}-${two(firstDay)}T00:00:00`,
    `${y}-${two(lastMonth)}-${two(lastDay)}T23:59:59`,
  ];
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'كانون الثاني', 'يناير', 'جانفي'],
  ['february', 'feb', 'février', 'fevrier', 'févr', 'شباط', 'فبراير', 'فيفري'],
  ['march', 'mar', 'mars', 'آذار', 'اذار', 'مارس'],
  ['april', 'apr', 'avril', 'avr', 'نيسان', 'أبريل', 'ابريل', 'أفريل'],
  ['may', 'mai', 'أيار', 'ايار', 'مايو', 'ماي'],
  ['june', 'jun', 'juin', 'حزيران', 'يونيو', 'جوان'],
  ['july', 'jul', 'juillet', 'juil', 'تموز', 'يوليو', 'يوليوز', 'جويلية'],
  ['august', 'aug', 'août', 'aout', 'آب', 'اب', 'أغسطس', 'غشت', 'أوت'],
  ['september', 'sep', 'sept', 'septembre', 'أيلول', 'ايلول', 'سبتمبر', 'شتنبر'],
  ['october', 'oct', 'octobre', 'تشرين الأول', 'تشرين الاول', 'أكتوبر', 'اكتوبر'],
  ['november', 'nov', 'novembre', 'تشرين الثاني', 'نوفمبر', 'نونبر'],
  [
    'december',
    'dec',
    'décembre',
    'decembre',
    'déc',
    'كانون الأول',
    'كانون الاول',
    'ديسمبر',
    'دجنبر',
  ],
];

const BY_NAME = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));

/** Number of a month by its English, French or Arabic name (Levantine, Egyptian, Maghrebi). */
export function monthNamed(name: string): number | null {
  return BY_NAME.get(name.toLowerCase().replace(/\.$/, '').replace(/\s+/g, ' ')) ?? null;
}

/** All month names, longest first, for use in a pattern. */
export const MONTH_NAMES: readonly string[] = [...BY_NAME.keys()].sort(
  (a, b) => b.length - a.length,
);

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Mar" for 3. */
export function shortMonth(month: number): string {
  return SHORT[month - 1] ?? '?';
}
