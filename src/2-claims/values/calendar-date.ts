import { daysIn } from '#claims/calendar.ts';
import { isArabicWord } from './arabic-particles.ts';
import { dayNumber, monthDays, partOf, yearDays, type Days, type Part } from './days.ts';
import { EARLY, hijriDays, hijriInGregorian, hijriYearDays, LATE, lastHijri } from './hijri.ts';
import { nthWeekday, readNthWeekday } from './nth-weekday.ts';
import { PhraseList } from './phrase-list.ts';
import type { Language, Reading } from './reading.ts';
import {
  FEASTS,
  FIXED_FEASTS,
  HIJRI_MONTHS,
  MONTHS,
  PARTS,
  SEASONS,
  WEEKDAYS,
} from './time-words.ts';

/**
 * A date with names of months, seasons or years in it. `year` is null where none is written; `within`
 * gives its days once a year is known.
 */
export interface CalendarDate {
  readonly year: number | null;
  readonly within: (year: number) => Days | null;
  readonly next: number;
  readonly doubts: readonly string[];
  /** A single day: a time of day may stand with it. */
  readonly wholeDay: boolean;
  /** Means something else as often: needs a word before it that says it is a time. */
  readonly unsure: boolean;
  /** The weekday written before it, 0 for Sunday, where no year is written: it tells which year is meant. */
  readonly weekday?: number;
  /** The second Friday of it: no weekday of its own, and no "last Monday" before today. */
  readonly nth?: true;
  /** Where the days hang on no Gregorian year: the last such before a day. */
  readonly lastBefore?: (day: number) => Days | null;
  /** How far the first day of a month is open to either side; Islamic months only. */
  readonly open?: { readonly early: number; readonly late: number };
}

type Tongue = Language | 'ar';

const ONES = 'الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر'.split('|');

/** الخامس من أيار: days of a month by their ordinal. */
const ARABIC_DAYS = new PhraseList<number>(
  Object.fromEntries(ONES.map((word, i) => [word, i + 1])),
  { 'الحادي عشر': 11, 'العشرين|العشرون': 20, 'الثلاثين|الثلاثون': 30 },
  { 'الحادي والعشرين|الحادي والعشرون': 21, 'الحادي والثلاثين|الحادي والثلاثون': 31 },
  Object.fromEntries(ONES.slice(1, 9).map((word, i) => [`${word} عشر`, i + 12])),
  Object.fromEntries(
    ONES.slice(1, 9).map((word, i) => [`${word} والعشرين|${word} والعشرون`, i + 22]),
  ),
);

/** `the nineteenth of October`, `the twenty-first of May`. */
const ENGLISH_DAYS = new PhraseList<number>(
  Object.fromEntries(
    (
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
      'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    )
      .split(' ')
      .map((word, i) => [word, i + 1]),
  ),
  Object.fromEntries(
    'first second third fourth fifth sixth seventh eighth ninth'
      .split(' ')
      .map((word, i) => [`twenty-${word}|twenty ${word}`, i + 21]),
  ),
  { thirtieth: 30, 'thirty-first|thirty first': 31 },
);

/** The words English days by ordinal begin with. */
export const ENGLISH_ORDINALS: readonly string[] = [...ENGLISH_DAYS.firsts()];

/** The words days by ordinal begin with. */
export const ORDINAL_DAYS = ['الحادي', 'العشرين', 'العشرون', 'الثلاثين', 'الثلاثون', ...ONES];

function tongueOf(reading: Reading, at: number): Tongue {
  return isArabicWord(reading.tokens[at]?.word ?? '') ? 'ar' : reading.language;
}

export function readCalendarDate(reading: Reading, at: number): CalendarDate | null {
  const first = reading.tokens[at];
  if (first === undefined || first.kind === 'mixed') return null;
  if (first.kind === 'digits') {
    return (
      nthWeekdayOf(reading, at) ??
      dayThenMonth(reading, at) ??
      hijriYear(reading, at) ??
      decade(reading, at)
    );
  }
  if (first.kind !== 'word') return null;
  return (
    nthWeekdayOf(reading, at) ??
    dayOfFeast(reading, at) ??
    withWeekday(reading, at) ??
    feast(reading, at) ??
    fixedFeast(reading, at) ??
    partOfDate(reading, at) ??
    dayThenMonth(reading, at) ??
    monthThenDay(reading, at) ??
    season(reading, at) ??
    decade(reading, at)
  );
}

/** A bare year in digits, 1000–2999. */
export function yearAt({ tokens }: Reading, at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'digits' || !/^[12]\d{3}$/.test(token.word)) return null;
  const after = tokens[at + 1];
  if (
    after?.glued === true &&
    !ERA.test(after.word) &&
    (after.kind !== 'sign' || /[/%$€£:+]/.test(after.word))
  )
    return null;
  return token.value;
}

/** Letters behind a year that say of which calendar it is: `1436هـ`, `2015م`, `1436 AH`. */
const ERA = /^(?:ه|هج|هجري|هجريه|م|ميلادي|ميلاديه|ah|h|ad|ce)$/;
const ISLAMIC = /^(?:ه|هج|هجري|هجريه|ah|h)$/;

/** The token behind a year and the era written with it. */
export function behindYear({ tokens }: Reading, at: number): number {
  const era = tokens[at + 1];
  if (era === undefined || !ERA.test(era.word)) return at + 1;
  // A lone h behind a space may begin something else.
  return era.glued || era.word !== 'h' ? at + 2 : at + 1;
}

/** The year behind a day and month, past a comma, "of", "de", "عام". */
function yearBehind(
  reading: Reading,
  at: number,
): { readonly year: number; readonly next: number } | null {
  let next = at;
  for (let i = 0; i < 3; i++) {
    const word = reading.tokens[next]?.word ?? '';
    if (/^(,|of|de|في|من|عام|سنه|لعام|ل|-|\/)$/.test(word)) next++;
    else break;
  }
  const year = yearAt(reading, next);
  if (year !== null) return { year, next: behindYear(reading, next) };
  return shortYear(reading, at);
}

/**
 * Two digits of a year: `Aug '13`, `21-Aug-13`, `21/Aug/13`. Only behind an apostrophe, or behind the sign that stands
 * between day and month as well: `Aug 13` is a day. From 70 on 19xx, else 20xx, as in dates of digits alone.
 */
function shortYear(
  { tokens }: Reading,
  at: number,
): { readonly year: number; readonly next: number } | null {
  const place = tokens[at]?.word === ',' ? at + 1 : at;
  const sign = tokens[place];
  const digits = tokens[place + 1];
  if (sign?.kind !== 'sign' || digits?.kind !== 'digits' || !digits.glued) return null;
  if (!/^\d{2}$/.test(digits.word)) return null;
  const between =
    /^[-/]$/.test(sign.word) &&
    sign.glued &&
    place === at &&
    tokens[place - 1]?.glued === true &&
    tokens[place - 2]?.word === sign.word &&
    tokens[place - 3]?.kind === 'digits';
  if (sign.word !== "'" && !between) return null;
  const after = tokens[place + 2];
  if (after?.glued === true && (after.kind !== 'sign' || /[-/:%$€£+]/.test(after.word)))
    return null;
  return { year: digits.value >= 70 ? 1900 + digits.value : 2000 + digits.value, next: place + 2 };
}

function dayNumberAt(
  reading: Reading,
  at: number,
): { readonly day: number; readonly next: number } | null {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.word === 'premier') return { day: 1, next: at + 1 };
  const english = reading.language === 'en' ? ENGLISH_DAYS.at(tokens, at) : null;
  if (english !== null)
    return tokens[english.next]?.word === 'of' ? { day: english.value, next: english.next } : null;
  const ordinal = ARABIC_DAYS.at(tokens, at);
  if (ordinal !== null) {
    const led =
      /^(الاسبوع|النصف|الثلث|اليوم|الشهر)$/.test(tokens[at - 1]?.word ?? '') &&
      tokens[at - 1]?.word !== 'اليوم';
    return tokens[ordinal.next]?.word === 'من' && !led
      ? { day: ordinal.value, next: ordinal.next }
      : null;
  }
  if (token.kind !== 'digits' || !/^\d{1,2}$/.test(token.word)) return null;
  if (token.value < 1 || token.value > 31) return null;
  const ending = tokens[at + 1];
  if (ending?.glued === true && /^(st|nd|rd|th|er|e)$/.test(ending.word))
    return { day: token.value, next: at + 2 };
  return { day: token.value, next: at + 1 };
}

function monthAt(
  reading: Reading,
  at: number,
): { month: number; next: number; unsure: boolean } | null {
  const { tokens } = reading;
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const tongue = tongueOf(reading, at);
  const read = MONTHS[tongue].at(tokens, at);
  if (read === null) return null;
  // English writes its months with a capital; `march` and `may` are verbs.
  if (tongue === 'en' && !token.capital) return null;
  let { next } = read;
  const point = tokens[next];
  if (point?.word === '.' && point.glued && token.word.length <= 5 && tongue !== 'ar') {
    const after = tokens[next + 1];
    if (after !== undefined && (after.kind === 'digits' || after.word === ',')) next++;
  }
  const again = sameMonth(reading, next, tongue, read.value.month);
  if (again !== null) next = again;
  // أب is a father, آب is August: only the written hamza tells.
  const written = reading.text.slice(token.start, token.end);
  const father = tongue === 'ar' && token.word === 'اب' && !written.startsWith('آ');
  return { month: read.value.month, next, unsure: read.value.unsure || father };
}

/** `آذار/مارس`, `آذار (مارس)`, `Tammuz/July`: one month by two names. */
function sameMonth({ tokens }: Reading, at: number, tongue: Tongue, month: number): number | null {
  const sign = tokens[at]?.word;
  if (sign !== '/' && sign !== '(' && sign !== '-') return null;
  const other = MONTHS[tongue].at(tokens, at + 1);
  if (other === null || other.value.month !== month) return null;
  if (sign !== '(') return other.next;
  return tokens[other.next]?.word === ')' ? other.next + 1 : null;
}

function hijriMonthAt(reading: Reading, at: number): { month: number; next: number } | null {
  const tongue = tongueOf(reading, at) === 'ar' ? 'ar' : 'latin';
  const read = HIJRI_MONTHS[tongue].at(reading.tokens, at);
  return read === null ? null : { month: read.value, next: read.next };
}

export const HIJRI_DOUBT = 'Islamic date: reckoned by table, the sighting may be a day or two off';

/** `3-5 June 2015`, `19 October 2014`, `the 19th of October`, `25 Dhu al-Hijja 1435`. */
function dayThenMonth(reading: Reading, at: number): CalendarDate | null {
  const { tokens } = reading;
  let place = at;
  if (tokens[place]?.word === 'the') place++;
  if (!wordAhead(reading, place)) return null;
  const first = dayNumberAt(reading, place);
  if (first === null) return null;
  let last = first;
  let next = first.next;
  const joint = tokens[next]?.word ?? '';
  if (/^(-|to|and|et|a|au|و|الي|&|ou|or)$/.test(joint)) {
    let second = next + 1;
    if (/^(le|the)$/.test(tokens[second]?.word ?? '')) second++;
    const other = dayNumberAt(reading, second);
    if (other !== null && other.day > first.day) {
      last = other;
      next = other.next;
    }
  }
  for (let i = 0; i < 2; i++) {
    if (/^(of|de|d|'|-|\/|من|شهر|من شهر)$/.test(tokens[next]?.word ?? '')) next++;
  }
  const hijri = hijriMonthAt(reading, next);
  if (hijri !== null) return hijriDate(reading, hijri.month, hijri.next, first.day, last.day);
  const month = monthAt(reading, next);
  if (month === null) return null;
  return gregorian(reading, month.month, first.day, last.day, month.next);
}

/** How many tokens may stand between a day and its month: `3 - 5 of the month of`. */
const TO_MONTH = 9;

/** Whether a word follows near enough to be a month: of rows of digits nothing need be tried. */
export function wordAhead({ tokens }: Reading, at: number): boolean {
  for (let i = at + 1; i <= at + TO_MONTH; i++) if (tokens[i]?.kind === 'word') return true;
  return false;
}

/** `October 19, 2014`, `June 3-5, 2015`, `October 2014`, `آذار 2013`, `Ramadan 1435`. */
function monthThenDay(reading: Reading, at: number): CalendarDate | null {
  const { tokens } = reading;
  const hijri = hijriMonthAt(reading, at);
  if (hijri !== null && tokens[at]?.kind === 'word') {
    // Two words and more are nothing but the month; one is a name of people as well.
    if (hijri.month === 9 || hijri.next - at > 1 || yearBehind(reading, hijri.next) !== null) {
      return hijriDate(reading, hijri.month, hijri.next, null, null);
    }
  }
  const month = monthAt(reading, at);
  if (month === null) return null;
  const day = tongueOf(reading, at) === 'en' ? dayNumberAt(reading, month.next) : null;
  if (day !== null && !measured(reading, day.next)) {
    let last = day;
    let next = day.next;
    if (/^(-|to|and|&|or)$/.test(tokens[next]?.word ?? '')) {
      const other = dayNumberAt(reading, next + 1);
      if (other !== null && other.day > day.day && !measured(reading, other.next)) {
        last = other;
        next = other.next;
      }
    }
    return gregorian(reading, month.month, day.day, last.day, next);
  }
  const year = yearBehind(reading, month.next);
  return {
    year: year?.year ?? null,
    within: (y) => monthDays(y, month.month),
    next: year?.next ?? month.next,
    doubts: [],
    wholeDay: false,
    unsure: month.unsure && year === null,
  };
}

/** "May 3 people": the number belongs to what follows. */
function measured({ tokens }: Reading, at: number): boolean {
  return /^(people|men|women|children|percent|%|km|weeks|days|months|years|hours)$/.test(
    tokens[at]?.word ?? '',
  );
}

function gregorian(
  reading: Reading,
  month: number,
  from: number,
  to: number,
  at: number,
): CalendarDate | null {
  if (to > daysIn(2000, month)) return null;
  const year = yearBehind(reading, at);
  if (year !== null && to > daysIn(year.year, month)) return null;
  return {
    year: year?.year ?? null,
    within: (y) =>
      to > daysIn(y, month)
        ? null
        : { low: dayNumber(y, month, from), high: dayNumber(y, month, to) },
    next: year?.next ?? at,
    doubts: [],
    wholeDay: from === to,
    unsure: false,
  };
}

function hijriDate(
  reading: Reading,
  month: number,
  at: number,
  from: number | null,
  to: number | null,
): CalendarDate | null {
  const year = yearBehind(reading, at);
  const next = year?.next ?? at;
  const days = (y: number): Days | null => {
    if (y < 1700) {
      return { low: hijriDays(y, month, from).low, high: hijriDays(y, month, to).high };
    }
    const whole = hijriInGregorian(y, month);
    const first = whole[0];
    const last = whole.at(-1);
    if (first === undefined || last === undefined) return null;
    if (from === null || to === null) return { low: first.low, high: last.high };
    return { low: first.low + from - 1, high: last.low + 3 + to - 1 };
  };
  if (from !== null && (from > 30 || (to ?? from) > 30)) return null;
  return {
    year: year?.year ?? null,
    within: days,
    next,
    doubts: [HIJRI_DOUBT],
    wholeDay: false,
    unsure: false,
    open: { early: EARLY, late: LATE },
    lastBefore: (day) => {
      const within = (whole: Days): Days =>
        from === null || to === null
          ? whole
          : { low: whole.low + from - 1, high: whole.low + 3 + to - 1 };
      const last = within(lastHijri(day, month));
      return last.low <= day ? last : within(lastHijri(day - MONTH, month));
    },
  };
}

/** Longer than any month: a day so much earlier has another last Ramadan before it. */
const MONTH = 40;

/** `Christmas 2015`, `New Year's Eve`, `عيد الميلاد`, `Noël`. */
function fixedFeast(reading: Reading, at: number): CalendarDate | null {
  const tongue = tongueOf(reading, at);
  const read = FIXED_FEASTS[tongue].at(reading.tokens, at);
  if (read === null) return null;
  const first = reading.tokens[at];
  if (tongue === 'en' && first?.capital !== true) return null;
  const { month, day, doubt } = read.value;
  const date = gregorian(reading, month, day, day, read.next);
  return date === null || doubt === undefined ? date : { ...date, doubts: [doubt] };
}

/** `the second Friday of Ramadan 1436`, `le premier lundi de mai`, `الجمعة الثانية من رمضان`. */
function nthWeekdayOf(reading: Reading, at: number): CalendarDate | null {
  const read = readNthWeekday(reading, at);
  if (read === null) return null;
  let { next } = read;
  for (let i = 0; i < 4; i++) {
    if (/^(?:of|in|de|d|du|mois|'|the|month|من|في|ب|شهر)$/.test(reading.tokens[next]?.word ?? ''))
      next++;
  }
  if (next === read.next) return null;
  const month = monthThenDay(reading, next);
  if (month === null || month.wholeDay) return null;
  const day = (days: Days | null): Days | null =>
    days === null ? null : nthWeekday(days, read.nth, read.weekday, month.open);
  const { lastBefore } = month;
  return {
    year: month.year,
    within: (year) => day(month.within(year)),
    next: month.next,
    doubts: month.doubts,
    wholeDay: month.open === undefined,
    unsure: false,
    nth: true,
    ...(lastBefore === undefined
      ? {}
      : {
          lastBefore: (today: number) => {
            const last = day(lastBefore(today));
            return last !== null && last.low <= today ? last : day(lastBefore(today - MONTH));
          },
        }),
  };
}

const ORDINAL = new PhraseList<number>({
  'first|1st|premier|أول|اول': 1,
  'second|2nd|deuxième|ثاني': 2,
  'third|3rd|troisième|ثالث': 3,
  'fourth|4th|quatrième|رابع': 4,
});

/** `the first day of Eid al-Fitr 2015`, `le deuxième jour de l'Aïd el-Fitr`, `ثالث أيام عيد الأضحى`. */
function dayOfFeast(reading: Reading, at: number): CalendarDate | null {
  const { tokens } = reading;
  const tongue = tongueOf(reading, at);
  let next = /^(?:the|le)$/.test(tokens[at]?.word ?? '') ? at + 1 : at;
  const nth = ORDINAL.at(tokens, next);
  if (nth === null || !/^(?:day|jour|ايام|يوم|يومي)$/.test(tokens[nth.next]?.word ?? ''))
    return null;
  next = nth.next + 1;
  while (/^(?:of|de|d|l|'|the|من|في)$/.test(tokens[next]?.word ?? '') && next < nth.next + 5)
    next++;
  const feastRead = FEASTS[tongue === 'ar' ? 'ar' : 'latin'].at(tokens, next);
  if (feastRead !== null) {
    const { month, from } = feastRead.value;
    const day = from + nth.value - 1;
    return hijriDate(reading, month, feastRead.next, day, day);
  }
  const month = hijriMonthAt(reading, next);
  return month === null ? null : hijriDate(reading, month.month, month.next, nth.value, nth.value);
}

/** `Eid al-Fitr 2015`, `عيد الأضحى`: the days of the feast, counted as other Islamic dates. */
function feast(reading: Reading, at: number): CalendarDate | null {
  const tongue = tongueOf(reading, at) === 'ar' ? 'ar' : 'latin';
  const read = FEASTS[tongue].at(reading.tokens, at);
  if (read === null) return null;
  const { month, from, to } = read.value;
  return hijriDate(reading, month, read.next, from, to);
}

/** `1435 AH`, `1435 هـ`. */
function hijriYear(reading: Reading, at: number): CalendarDate | null {
  const year = yearAt(reading, at);
  if (year === null || year > 1600) return null;
  const behind = reading.tokens[at + 1]?.word ?? '';
  const said = ISLAMIC.test(behind) && behindYear(reading, at) === at + 2;
  // `عام 1436`: nobody writes of the fifteenth century so.
  const called =
    year >= 1350 && /^(?:عام|العام|لعام|سنه|السنه)$/.test(reading.tokens[at - 1]?.word ?? '');
  if (!said && !called) return null;
  return {
    year,
    within: hijriYearDays,
    next: said ? at + 2 : at + 1,
    doubts: [HIJRI_DOUBT],
    wholeDay: false,
    unsure: false,
  };
}

/** `Sunday, 19 October 2014`; the weekday is checked where the year is known. */
function withWeekday(reading: Reading, at: number): CalendarDate | null {
  const tongue = tongueOf(reading, at);
  const weekday = WEEKDAYS[tongue].at(reading.tokens, at);
  if (weekday === null) return null;
  let next = weekday.next;
  if (reading.tokens[next]?.word === ',') next++;
  const date = dayThenMonth(reading, next) ?? monthThenDay(reading, next);
  if (date === null || !date.wholeDay) return null;
  if (date.year === null && date.lastBefore === undefined)
    return { ...date, weekday: weekday.value };
  const day = date.year === null ? null : (date.within(date.year)?.low ?? null);
  const wrong = day !== null && (((day + 4) % 7) + 7) % 7 !== weekday.value;
  return wrong ? { ...date, doubts: [...date.doubts, 'the weekday does not fit the date'] } : date;
}

/** `early March 2015`, `mid-2014`, `the end of October`, `fin mars`. */
function partOfDate(reading: Reading, at: number): CalendarDate | null {
  const { tokens } = reading;
  const tongue = tongueOf(reading, at);
  const part = PARTS[tongue].at(tokens, at);
  if (part === null) return null;
  const next = skipYearWords(reading, part.next);
  const year = yearAt(reading, next);
  if (year !== null)
    return partly(part.value, { year, within: yearDays, next: behindYear(reading, next) });
  const ten = decade(reading, part.next) ?? decade(reading, next);
  if (ten !== null) return partly(part.value, ten);
  const month = monthThenDay(reading, next);
  if (month === null || month.wholeDay) return null;
  return partly(part.value, month);
}

const QUARTER = /^[QT]([1-4])$/;

/** `Q3 2015`, `T3 2015`: a quarter by its letter and number, which are one token. */
export function quarterOfYear(reading: Reading, at: number): CalendarDate | null {
  const token = reading.tokens[at];
  if (token?.kind !== 'mixed' || token.end - token.start !== 2) return null;
  const nth = QUARTER.exec(reading.text.slice(token.start, token.end))?.[1];
  const place = /^(?:,|of|de|')$/.test(reading.tokens[at + 1]?.word ?? '') ? at + 2 : at + 1;
  const year = yearAt(reading, place);
  if (nth === undefined || year === null || reading.tokens[place]?.glued === true) return null;
  return partly(`quarter-${nth}` as Part, { year, within: yearDays, next: place + 1 });
}

function partly(
  part: Part,
  whole: Pick<CalendarDate, 'year' | 'within' | 'next' | 'lastBefore'> & {
    readonly doubts?: readonly string[];
  },
): CalendarDate {
  const { lastBefore } = whole;
  return {
    year: whole.year,
    within: (year) => {
      const days = whole.within(year);
      return days === null ? null : partOf(days, part);
    },
    next: whole.next,
    doubts: whole.doubts ?? [],
    wholeDay: false,
    unsure: false,
    ...(lastBefore === undefined
      ? {}
      : {
          lastBefore: (day: number) => {
            const days = lastBefore(day);
            return days === null ? null : partOf(days, part);
          },
        }),
  };
}

export function skipYearWords({ tokens }: Reading, at: number): number {
  let next = at;
  for (let i = 0; i < 3; i++) {
    if (
      /^(-|the|year|of|l|'|le|la|les|annee|an|mois|de|d|month|عام|سنه|شهر|العام|في|من)$/.test(
        tokens[next]?.word ?? '',
      ) &&
      tokens[next] !== undefined
    ) {
      next++;
    }
  }
  return next;
}

/** `summer of 2014`, `l'été 2014`, `صيف 2014`. */
function season(reading: Reading, at: number): CalendarDate | null {
  const read = SEASONS[tongueOf(reading, at)].at(reading.tokens, at);
  if (read === null) return null;
  const year = yearBehind(reading, read.next);
  if (year === null) return null;
  // "the winter of 2013-14"
  const pair = reading.tokens[year.next + 1];
  const both =
    /^[-/]$/.test(reading.tokens[year.next]?.word ?? '') &&
    pair?.word === String((year.year + 1) % 100).padStart(2, '0');
  return {
    year: year.year,
    within: (y) => seasonDays(y, read.value),
    next: both ? year.next + 2 : year.next,
    doubts: read.value === 12 && !both ? ['the winter that begins in that year was taken'] : [],
    wholeDay: false,
    unsure: false,
  };
}

/** Three whole months; winter runs into the next year. */
export function seasonDays(year: number, firstMonth: number): Days {
  const low = dayNumber(year, firstMonth, 1);
  const end = firstMonth + 3;
  return { low, high: (end > 12 ? dayNumber(year + 1, end - 12, 1) : dayNumber(year, end, 1)) - 1 };
}

/** `the 1980s`, `les années 1980`, `الثمانينيات`. */
function decade(reading: Reading, at: number): CalendarDate | null {
  const { tokens } = reading;
  const word = tokens[at]?.word ?? '';
  let from: number | null = null;
  let next = at;
  const digits = word === 'the' ? at + 1 : at;
  if (tokens[digits]?.kind === 'digits' && /^\d{3}0$/.test(tokens[digits]?.word ?? '')) {
    let end = digits + 1;
    if (tokens[end]?.word === "'") end++;
    if (tokens[end]?.word === 's' && tokens[end]?.glued === true) {
      from = tokens[digits]?.value ?? null;
      next = end + 1;
    }
  } else if (
    word === 'les' &&
    tokens[at + 1]?.word === 'annees' &&
    /^(\d{3}|[2-9])0$/.test(tokens[at + 2]?.word ?? '')
  ) {
    from = tokens[at + 2]?.value ?? null;
    if (from !== null && from < 100) from += 1900;
    next = at + 3;
  } else {
    const named = DECADES.get(word === 'the' ? (tokens[at + 1]?.word ?? '') : word);
    if (named !== undefined && (word === 'the' || isArabicWord(word))) {
      from = named;
      next = word === 'the' ? at + 2 : at + 1;
    }
  }
  if (from === null || from < 1500 || from > 2090) return null;
  const start = from;
  return {
    year: start,
    within: () => ({ low: dayNumber(start, 1, 1), high: dayNumber(start + 9, 12, 31) }),
    next,
    doubts: [],
    wholeDay: false,
    unsure: false,
  };
}

const DECADES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    fifties: 1950,
    sixties: 1960,
    seventies: 1970,
    eighties: 1980,
    nineties: 1990,
    السبعينيات: 1970,
    السبعينات: 1970,
    الثمانينيات: 1980,
    الثمانينات: 1980,
    التسعينيات: 1990,
    التسعينات: 1990,
  }),
);
