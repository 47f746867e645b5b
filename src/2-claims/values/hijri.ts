import { dayNumber, type Days } from './days.ts';

/**
 * Days of the Islamic calendar.
 *
 * The tabular calendar (30-year cycle, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29; epoch Friday
 * 16 July 622 Julian) gives day
 *
 *   29·(m−1) + ⌈(m−1)/2⌉ + 354·(y−1) + ⌊(3 + 11·y)/30⌋ + d
 *
 * of the era. Months truly begin when the crescent is seen or a state announces it. Against the calendar
 * of Umm al-Qura the tabular one is up to two days late and one early (1400–1449: 45 % off by one, 2 %
 * by two), so the interval of a stated day runs from two days before to one day after. (Reingold and
 * Dershowitz, Calendrical Calculations, ch. 7.)
 */
export function hijriDays(year: number, month: number, day: number | null): Days {
  const first = tabular(year, month, day ?? 1);
  const last = tabular(year, month, day ?? hijriMonthLength(year, month));
  return { low: first - EARLY, high: last + LATE };
}

export function hijriYearDays(year: number): Days {
  return { low: hijriDays(year, 1, 1).low, high: hijriDays(year, 12, null).high };
}

/** The month of that number that begins in a Gregorian year: Ramadan of 2014 is that of 1435. */
export function hijriInGregorian(year: number, month: number): readonly Days[] {
  const low = dayNumber(year, 1, 1);
  const high = dayNumber(year, 12, 31);
  const about = Math.floor((year - 622) * 1.030684);
  return [about - 1, about, about + 1, about + 2].flatMap((hijri) => {
    const days = hijriDays(hijri, month, null);
    return days.low + EARLY >= low && days.low + EARLY <= high ? [days] : [];
  });
}

/** The last such month that began on or before a day. */
export function lastHijri(day: number, month: number): Days {
  const about = Math.floor(((day + 719_468) / 365.2425 - 622) * 1.030684) + 3;
  for (let year = about; year > about - 8; year--) {
    const days = hijriDays(year, month, null);
    if (days.low + EARLY <= day) return days;
  }
  return hijriDays(about - 8, month, null);
}

export function hijriMonthLength(year: number, month: number): number {
  if (month % 2 === 1) return 30;
  return month === 12 && (11 * year + 14) % 30 < 11 ? 30 : 29;
}

/** How many days before and after the tabular day a month may have begun. */
export const EARLY = 2;
export const LATE = 1;

/** 1 Muharram 1 in the tabular (civil) calendar: 19 July 622 Gregorian. */
const EPOCH = dayNumber(622, 7, 19);

function tabular(year: number, month: number, day: number): number {
  return (
    EPOCH -
    1 +
    day +
    29 * (month - 1) +
    Math.floor(month / 2) +
    354 * (year - 1) +
    Math.floor((3 + 11 * year) / 30)
  );
}
