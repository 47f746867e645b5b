import { isArabicWord } from './arabic-particles.ts';
import {
  behindYear,
  HIJRI_DOUBT,
  quarterOfYear,
  readCalendarDate,
  seasonDays,
  wordAhead,
  yearAt,
  type CalendarDate,
} from './calendar-date.ts';
import { readClock, readClockTime, type ClockRead } from './clock.ts';
import { countedNoun, isFunctionWord } from './counted-noun.ts';
import {
  addMonths,
  civil,
  dayNumber,
  dayOf,
  isoDay,
  monthDays,
  partOf,
  two,
  weekdayOf,
  yearDays,
  type Days,
} from './days.ts';
import { EARLY, LATE } from './hijri.ts';
import { readNumberWords } from './number-words.ts';
import { NTH_WORDS, readNthWeekday } from './nth-weekday.ts';
import { readNumericDate } from './numeric-date.ts';
import { readAmount, type Amount } from './quantity.ts';
import { PhraseList } from './phrase-list.ts';
import { spanOf, type Language, type Reading } from './reading.ts';
import {
  AFTER_AMOUNT,
  BEFORE_AMOUNT,
  BOUNDS,
  FROM_ANCHOR,
  FROM_WRITING,
  WHICH,
  type PartName,
  type Step,
} from './relative-words.ts';
import { MONTHS, PARTS, SEASONS, WEEKDAYS, type Clock } from './time-words.ts';
import { unitAfter } from './units.ts';

/** A time as found: its ends as ISO dates or local times, and its days for what leans on it. */
export interface TimeRead {
  readonly low: string | null;
  readonly high: string | null;
  readonly next: number;
  readonly doubts: readonly string[];
  /** Null where the words give no date. */
  readonly days: Days | null;
}

interface When {
  readonly days: Days | null;
  readonly clock: Clock | null;
  readonly next: number;
  readonly doubts: readonly string[];
  /** A date a clock time may stand with. */
  readonly takesClock: boolean;
  /** Where no year was written. */
  readonly yearless: CalendarDate | null;
  /** Needs a word before it that says it is a time. */
  readonly unsure: boolean;
  /** For times of day: may stand alone. */
  readonly alone: boolean;
}

type Tongue = Language | 'ar';

function tongueAt(reading: Reading, at: number): Tongue {
  return isArabicWord(reading.tokens[at]?.word ?? '') ? 'ar' : reading.language;
}

/** The time that begins at token `at`; null when there is none. */
export function readTime(reading: Reading, at: number): TimeRead | null {
  const first = reading.tokens[at];
  if (first === undefined || first.kind === 'sign') return null;
  if (first.kind === 'mixed') {
    const quarter = quarterOfYear(reading, at);
    return quarter === null ? null : settle(placed(reading, quarter));
  }
  if (first.kind === 'digits') {
    // Digits before digits or before nothing can only be a year.
    const behind = reading.tokens[at + 1];
    if (
      !/^0\d{3}$/.test(first.word) &&
      (behind === undefined || (behind.kind === 'digits' && !behind.glued))
    ) {
      const year = bareYear(reading, at);
      return year === null ? null : settle(year);
    }
  }
  if (isName(reading, at)) return null;
  return (
    readRange(reading, at) ??
    readClockPair(reading, at) ??
    readAbout(reading, at) ??
    readPast(reading, at) ??
    readBeside(reading, at) ??
    readSteps(reading, at) ??
    readOpen(reading, at) ??
    readSingle(reading, at)
  );
}

/** `la veille de Noël` is no day before the last date in the text. */
function readBeside(reading: Reading, at: number): TimeRead | null {
  if (!OPENS_BESIDE.has(reading.tokens[at]?.word ?? '')) return null;
  const when = dayBeside(reading, at);
  return when === null ? null : settle(when.takesClock ? withClock(reading, when) : when);
}

function readSingle(reading: Reading, at: number): TimeRead | null {
  const when = readWhen(reading, at);
  if (when === null) return null;
  if (when.unsure && !saidToBeTime(reading, at)) return null;
  if (when.days === null && when.clock !== null && !when.alone) return null;
  // "12 March – 2 April 2015", "March-May 2015"
  const joint = reading.tokens[when.next]?.word ?? '';
  if (when.days !== null || when.yearless !== null) {
    if (/^(-|—|to|until|au|a|الي|حتي)$/.test(joint)) {
      const other = readWhen(reading, skipArticle(reading, when.next + 1));
      const joined = other === null ? null : join(when, other);
      if (joined !== null) return joined;
    }
  }
  return settle(when);
}

/** "Russia Today", "USA Today": a word of time as the end of a name. */
function isName({ tokens }: Reading, at: number): boolean {
  const first = tokens[at];
  const before = tokens[at - 1];
  return first?.word === 'today' && first.capital && before?.kind === 'word' && before.capital;
}

/** `between … and …`, `from … to …`, `du 3 au 5 juin`. */
function readRange(reading: Reading, at: number): TimeRead | null {
  const { tokens } = reading;
  const opener = tokens[at]?.word ?? '';
  let place = at;
  if (/^(between|from|entre|de|du|بين|من)$/.test(opener)) place = at + 1;
  else if (opener === 'ما' && tokens[at + 1]?.word === 'بين') place = at + 2;
  else return null;
  place = skipArticle(reading, place);
  const clocks = readClockPair(reading, place);
  if (clocks !== null) return clocks;
  const a = readWhen(reading, place);
  if (a === null) return null;
  const joint = tokens[a.next]?.word ?? '';
  const between = /^(between|entre|بين|ما)$/.test(opener);
  // "between 3 and 5 June" is one date with two days.
  if (!(between ? /^(and|et|و|to|-)$/ : /^(to|a|au|until|till|الي|حتي|-)$/).test(joint)) {
    if (a.days !== null && isDayPair(reading, place)) {
      return settle(a);
    }
    return null;
  }
  const b = readWhen(reading, skipArticle(reading, a.next + 1));
  return b === null ? null : join(a, b);
}

/**
 * `between 2 and 3 a.m.`, `2:10-3:40 pm`, `entre 2 et 3 heures du matin`: the half of the day said behind the second
 * hour is that of the first as well, unless the first would then be the later one: `between 11 and 1 p.m.`
 */
function readClockPair(reading: Reading, at: number): TimeRead | null {
  const { tokens, text } = reading;
  // Most digits have no such word behind them: then they need not be read.
  if (
    tokens[at]?.kind === 'digits' &&
    !/^(?:and|to|-|or|until|till|et|a|ou|:)$/.test(tokens[at + 1]?.word ?? '')
  )
    return null;
  const words = readNumberWords(reading, at);
  if (words === null || words.low !== words.high || !Number.isInteger(words.low)) return null;
  if (words.low < 1 || words.low > 12 || /^0\d/.test(tokens[at]?.word ?? '')) return null;
  let joint = words.next;
  let minute = 0;
  const minutes = tokens[joint + 1];
  if (tokens[joint]?.word === ':' && minutes !== undefined && /^[0-5]\d$/.test(minutes.word)) {
    minute = minutes.value;
    joint += 2;
  }
  if (!/^(and|to|-|or|until|till|et|a|ou)$/.test(tokens[joint]?.word ?? '')) return null;
  if (!wordAhead(reading, joint) || readClock(reading, joint + 1) === null) return null;
  const b = readWhen(reading, joint + 1);
  if (b?.clock == null || b.clock.low !== b.clock.high) return null;
  const said = text.slice(tokens[joint + 1]?.start, tokens[b.next - 1]?.end);
  if (!HALF_OF_DAY.test(said)) return null;
  const early = (words.low % 12) * 60 + minute;
  const half =
    early + 720 <= b.clock.low || (early > b.clock.low && early < 720) ? early + 720 : early;
  const pair = { low: half, high: b.clock.high };
  return settle({ ...b, clock: pair });
}

const HALF_OF_DAY =
  /\d ?[ap]\.?m\b|(?<!\p{L})(?:morning|afternoon|evening|night|noon|midnight|matin|soir|apr[eè]s-midi|nuit)(?!\p{L})/iu;

/** "3 and 5 June", "le 3 et le 5 juin". */
function isDayPair({ tokens }: Reading, at: number): boolean {
  if (!/^\d{1,2}$/.test(tokens[at]?.word ?? '')) return false;
  const place = tokens[at + 1]?.glued === true && tokens[at + 1]?.kind === 'word' ? at + 2 : at + 1;
  return /^(-|to|and|et|a|au|و|الي)$/.test(tokens[place]?.word ?? '');
}

function skipArticle({ tokens }: Reading, at: number): number {
  let next = at;
  while (
    /^(le|la|l|'|عام|عامي|سنه|سنتي|شهر|شهري|يوم|the)$/.test(tokens[next]?.word ?? '') &&
    next < at + 3
  ) {
    if (tokens[next]?.word === 'the' && !/^\d/.test(tokens[next + 1]?.word ?? '')) break;
    next++;
  }
  return next;
}

/** First of the one to last of the other; an end without a year borrows it from the other. */
function join(a: When, b: When): TimeRead | null {
  let first = a;
  if (a.yearless !== null && b.days !== null && b.yearless === null) {
    const year = civil(b.days.low).year;
    const within = a.yearless.within(year);
    const earlier =
      within !== null && within.low > b.days.high ? a.yearless.within(year - 1) : within;
    first = { ...a, days: earlier, doubts: a.yearless.doubts, yearless: null };
  }
  if (first.days === null && b.days === null) {
    if (first.clock === null || b.clock === null) return null;
    return {
      low: clockText(first.clock.low),
      high: clockText(b.clock.high),
      next: b.next,
      doubts: [...new Set([...first.doubts, ...b.doubts, NO_DAY])],
      days: null,
    };
  }
  if (first.days === null || b.days === null || first.days.low > b.days.high) return null;
  if (first.takesClock !== b.takesClock && (first.clock !== null || b.clock !== null)) return null;
  const low = settle(first).low;
  const high = settle(b).high;
  return {
    low,
    high,
    next: b.next,
    doubts: [...new Set([...first.doubts, ...b.doubts])],
    days: { low: first.days.low, high: b.days.high },
  };
}

/** `since 2012`, `before March 2013`, `حتى حزيران 2015`: open at the other end. */
function readOpen(reading: Reading, at: number): TimeRead | null {
  const { tokens } = reading;
  const tongue = tongueAt(reading, at);
  const bound = BOUNDS[tongue].at(reading.tokens, at);
  if (bound === null) return null;
  const place = skipArticle(reading, bound.next);
  const part = readClock(reading, at);
  if (part !== null && part.alone) return null;
  const when = readWhen(reading, place);
  if (when === null || (when.days === null && when.clock === null)) return null;
  if (when.days === null && !when.alone) return null;
  const side = bound.value;
  // "قبل عيد الأضحى بيومين"
  if (
    tongue === 'ar' &&
    tokens[when.next]?.word === 'ب' &&
    (side === 'before' || side === 'after')
  ) {
    const amount = readAmount(reading, when.next + 1) ?? singleUnit(reading, when.next + 1);
    const beside =
      amount?.unit?.kind === 'duration'
        ? steppedBeside(reading, amount, side === 'before' ? 'earlier' : 'later', bound.next)
        : null;
    if (amount !== null && beside !== null) return { ...beside, next: amount.next };
  }
  const settled = settle(when);
  const open =
    side === 'since'
      ? { low: settled.low, high: null }
      : side === 'after'
        ? { low: settled.high, high: null }
        : side === 'before'
          ? { low: null, high: settled.low }
          : { low: null, high: settled.high };
  return { ...settled, ...open };
}

/** One time: a date with or without a clock time on either side, or a clock time alone. */
function readWhen(reading: Reading, at: number): When | null {
  const date = readDate(reading, at);
  if (date !== null) return date.takesClock ? withClock(reading, date) : date;
  const clock = readClock(reading, at);
  if (clock === null) return null;
  // "the morning of 4 May 2015", "9:20 pm on 19 October 2014", "فجر 4 أيار"
  let place = clock.next;
  for (let i = 0; i < 2; i++) {
    if (/^(of|on|,|le|du|de|يوم|من|في|the|بتاريخ)$/.test(reading.tokens[place]?.word ?? ''))
      place++;
  }
  const day = readDate(reading, place);
  // "the night of 3-4 June": one night of two days.
  if (
    day?.days != null &&
    day.clock === null &&
    isNight(clock) &&
    day.days.high === day.days.low + 1 &&
    isDayPair(reading, skipArticle(reading, place))
  )
    return {
      ...day,
      days: { low: day.days.low, high: day.days.low },
      clock: clock.clock,
      doubts: [...new Set([...clock.doubts, ...day.doubts])],
    };
  if (day !== null && day.takesClock && day.clock === null) {
    if (reading.tokens[at]?.word === 'ليله' && day.days !== null) {
      // The Islamic day begins at sunset: ليلة الجمعة is Thursday evening, though not to everybody.
      return {
        ...day,
        days: { low: day.days.low - 1, high: day.days.high },
        clock: clock.clock,
        doubts: [
          ...day.doubts,
          'the night before that day by the Islamic day, or the one after it',
        ],
      };
    }
    return { ...day, clock: clock.clock, doubts: [...new Set([...clock.doubts, ...day.doubts])] };
  }
  return {
    days: null,
    clock: clock.clock,
    next: clock.next,
    doubts: clock.doubts,
    takesClock: false,
    yearless: null,
    unsure: false,
    alone: clock.alone,
  };
}

function isNight({ clock }: ClockRead): boolean {
  return clock.low === PART_CLOCKS.night.low && clock.high === PART_CLOCKS.night.high;
}

function withClock(reading: Reading, date: When): When {
  if (date.clock !== null) return date;
  const { tokens } = reading;
  let place = date.next;
  for (let i = 0; i < 2; i++) {
    if (/^(,|at|a|in|the|en|vers|في|عند|around|about|-|t)$/.test(tokens[place]?.word ?? ''))
      place++;
  }
  let clock: ClockRead | null = null;
  if (tokens[place - 1]?.word === 'the' && place > date.next) clock = readClock(reading, place - 1);
  clock ??=
    readClock(reading, place) ??
    (tokens[date.next]?.word === 'au' ? readClock(reading, date.next) : null);
  if (clock === null) return date;
  // "4 May 2015, 300 people" has no clock in it; "14" alone never is one.
  return {
    ...date,
    clock: clock.clock,
    next: clock.next,
    doubts: [...new Set([...date.doubts, ...clock.doubts])],
  };
}

function plainWhen(
  days: Days | null,
  next: number,
  doubts: readonly string[],
  takesClock: boolean,
): When {
  return {
    days,
    clock: null,
    next,
    doubts,
    takesClock,
    yearless: null,
    unsure: false,
    alone: false,
  };
}

/** A date, or what stands beside one: `the week of 5 June`. */
function readDate(reading: Reading, at: number): When | null {
  return (
    (OPENS_BESIDE.has(reading.tokens[at]?.word ?? '') ? besideDate(reading, at) : null) ??
    plainDate(reading, at)
  );
}

function besideDate(reading: Reading, at: number): When | null {
  return weekOf(reading, at) ?? dayBeside(reading, at) ?? nthWeekdayBeside(reading, at);
}

/** What stands beside a date begins with one of these. */
const OPENS_BESIDE: ReadonlySet<string> = new Set([
  'the',
  'le',
  'la',
  'l',
  'au',
  'week',
  'weekend',
  'semaine',
  'eve',
  'عشيه',
  '1',
  '2',
  '3',
  '4',
  '5',
  ...NTH_WORDS,
]);

function plainDate(reading: Reading, at: number): When | null {
  const { tokens } = reading;
  const first = tokens[at];
  if (first === undefined || first.kind === 'sign' || first.kind === 'mixed') return null;
  const numeric = readNumericDate(reading, at);
  if (numeric !== null) {
    const when = plainWhen(
      numeric.days,
      numeric.next,
      numeric.doubts,
      numeric.wholeDay && numeric.minute === null,
    );
    return numeric.minute === null
      ? when
      : { ...when, clock: { low: numeric.minute, high: numeric.minute } };
  }
  const calendar = readCalendarDate(reading, at);
  if (calendar?.nth === true) return placed(reading, calendar);
  const last = ofLastYear(reading, at, calendar);
  if (last !== null) return last;
  const which = readWhich(reading, at);
  if (which !== null) return which;
  if (calendar !== null) return placed(reading, calendar);
  const relative = FROM_WRITING[tongueAt(reading, at)].at(tokens, at);
  // `ثلاثة آلاف في اليوم`: a day, not today.
  if (
    first.word === 'اليوم' &&
    /^(في|ب)$/.test(tokens[at - 1]?.word ?? '') &&
    relative?.next === at + 1
  )
    return null;
  if (relative !== null) return fromWriting(reading, relative.value, relative.next);
  const partly = partOfRelative(reading, at);
  if (partly !== null) return partly;
  const weekday = WEEKDAYS[tongueAt(reading, at)].at(tokens, at);
  if (weekday !== null && (tongueAt(reading, at) !== 'en' || first.capital)) {
    return weekdayBefore(reading, weekday.value, weekday.next, 0);
  }
  return bareYear(reading, at);
}

/** Days on either side of a weekend that is called by one of its days. */
const WEEKEND = 2;
/** A week by more days than this is no week by its day. */
const LONGEST_OF_WEEK = 7;

/**
 * `the week of 5 June`, `la semaine du 5 juin`: the week from Monday that holds the day, or that begins on it, since nobody
 * knows on which day of the week who wrote begins theirs.
 */
function weekOf(reading: Reading, at: number): When | null {
  const { tokens } = reading;
  let place = /^(?:the|la|le)$/.test(tokens[at]?.word ?? '') ? at + 1 : at;
  const what = /^(?:week|weekend|semaine)$/.exec(tokens[place]?.word ?? '')?.[0];
  if (what === undefined) return null;
  const how = tokens[place + 1]?.word ?? '';
  if (
    !(what === 'semaine' ? /^(?:du|de)$/ : /^(?:of|beginning|commencing|starting|ending)$/).test(
      how,
    )
  )
    return null;
  place = skipArticle(reading, place + 2);
  const date = plainDate(reading, place);
  if (date === null || date.clock !== null) return null;
  if (date.days === null) return { ...date, takesClock: false, yearless: null };
  const { low, high } = date.days;
  if (high - low >= LONGEST_OF_WEEK) return null;
  const monday = low - ((weekdayOf(low) + 6) % 7);
  const days =
    what === 'weekend'
      ? { low: low - WEEKEND, high: high + WEEKEND }
      : how === 'ending'
        ? { low: low - 6, high }
        : /^(?:beginning|commencing|starting)$/.test(how)
          ? { low, high: high + 6 }
          : { low: monday, high: Math.max(monday, low) + 6 };
  return plainWhen(days, date.next, date.doubts, false);
}

/** `the eve of Eid al-Fitr`, `the day after 5 June`, `la veille de Noël`, `عشية عيد الأضحى`: beside a date. */
function dayBeside(reading: Reading, at: number): When | null {
  const { tokens } = reading;
  const word = (i: number): string => tokens[at + i]?.word ?? '';
  let by = 0;
  let unit = 'day';
  let place: number | null = null;
  if (/^(?:the|eve)$/.test(word(0))) {
    const i = word(0) === 'the' ? 1 : 0;
    if (word(i) === 'eve' && word(i + 1) === 'of') [by, place] = [-1, at + i + 2];
    else if (
      i === 1 &&
      /^(?:day|week|night)$/.test(word(1)) &&
      /^(?:before|after|following|preceding)$/.test(word(2))
    ) {
      unit = word(1);
      by = /^(?:after|following)$/.test(word(2)) ? 1 : -1;
      place = at + 3;
    }
  } else if (/^(?:la|le|au|l)$/.test(word(0))) {
    if (word(1) === 'veille' && /^(?:de|du|d)$/.test(word(2))) [by, place] = [-1, at + 3];
    else if (word(1) === 'lendemain' && /^(?:de|du|d)$/.test(word(2))) [by, place] = [1, at + 3];
  } else if (word(0) === 'عشيه') [by, place] = [-1, at + 1];
  if (place === null) return null;
  const date = plainDate(
    reading,
    skipArticle(reading, tokens[place]?.word === "'" ? place + 1 : place),
  );
  if (date === null || date.clock !== null) return null;
  if (date.days === null) return { ...date, yearless: null };
  const base = by < 0 ? firstDay(date.days, date.doubts) : lastDay(date.days, date.doubts);
  const days =
    unit === 'week'
      ? stepDays({ unit, by, part: null }, base)
      : { low: base.low + by, high: base.high + by };
  const when = plainWhen(days, date.next, date.doubts, date.takesClock);
  return unit === 'night' ? { ...when, clock: PART_CLOCKS.night } : when;
}

/** The first day of what lasts longer; an Islamic date is open by as many days as its beginning is. */
function firstDay({ low, high }: Days, doubts: readonly string[]): Days {
  return { low, high: Math.min(high, low + slackOf(doubts)) };
}

function lastDay({ low, high }: Days, doubts: readonly string[]): Days {
  return { low: Math.max(low, high - slackOf(doubts)), high };
}

function slackOf(doubts: readonly string[]): number {
  return doubts.includes(HIJRI_DOUBT) ? EARLY + LATE : 0;
}

/** `the Friday before Christmas 2015`, `the second Friday`: a weekday beside a date, or one that other words tell. */
function nthWeekdayBeside(reading: Reading, at: number): When | null {
  const { tokens } = reading;
  const tongue = tongueAt(reading, at);
  if (tongue === 'ar') return null;
  const read = readNthWeekday(reading, at);
  const article = /^(?:the|le)$/.test(tokens[at]?.word ?? '');
  const plain = read === null && article ? WEEKDAYS[tongue].at(tokens, at + 1) : null;
  if (plain !== null && tongue === 'en' && tokens[at + 1]?.capital !== true) return null;
  const named =
    read ?? (plain === null ? null : { nth: 1, weekday: plain.value, next: plain.next });
  if (named === null) return null;
  const way = tokens[named.next]?.word ?? '';
  if (
    /^(?:before|after|following|preceding|avant|apres|precedant|suivant)$/.test(way) &&
    named.nth > 0
  ) {
    const date = plainDate(reading, skipArticle(reading, named.next + 1));
    if (date !== null && date.clock === null) {
      if (date.days === null) return { ...date, yearless: null };
      const later = /^(?:after|following|apres|suivant)$/.test(way);
      const from = later ? date.days.high : date.days.low;
      const off = later
        ? ((((named.weekday - weekdayOf(from) - 1) % 7) + 7) % 7) + 1
        : -(((((weekdayOf(from) - named.weekday - 1) % 7) + 7) % 7) + 1);
      const day = from + off + (later ? 1 : -1) * (named.nth - 1) * 7;
      return plainWhen({ low: day, high: day }, date.next, date.doubts, true);
    }
  }
  if (read !== null && readCalendarDate(reading, at)?.nth === true) return null;
  // "the last Friday" may be the last before today; of "the second Friday" nothing is known.
  return read === null || read.nth < 0 ? null : plainWhen(null, read.next, [WHICH_WEEK], false);
}

const WHICH_WEEK = 'other words say of which month it is';

/** `September of last year`, `septembre de l'an dernier`, `أيلول من العام الماضي`. */
function ofLastYear(reading: Reading, at: number, date: CalendarDate | null): When | null {
  if (date === null || date.year !== null) return null;
  const { tokens } = reading;
  let place = date.next;
  while (/^(of|de|من|d)$/.test(tokens[place]?.word ?? '')) place++;
  const tongue = tongueAt(reading, at);
  const written = FROM_WRITING[tongue].at(tokens, place);
  const anchored = written === null ? FROM_ANCHOR[tongue].at(tokens, place) : null;
  const step = written ?? anchored;
  if (step === null || step.value.unit !== 'year') return null;
  const base =
    written === null
      ? reading.anchor
      : writtenOn(reading) === null
        ? null
        : { low: writtenOn(reading) ?? 0, text: null };
  if (base === null) return plainWhen(null, step.next, [NOTHING], false);
  const days = date.within(civil(base.low).year + step.value.by);
  return plainWhen(days, step.next, [countedFrom(reading, written === null)], date.wholeDay);
}

/** `the end of last year`, `fin de la semaine dernière`. */
function partOfRelative(reading: Reading, at: number): When | null {
  const tongue = tongueAt(reading, at);
  const part = PARTS[tongue].at(reading.tokens, at);
  if (part === null) return null;
  const step =
    FROM_WRITING[tongue].at(reading.tokens, part.next) ??
    FROM_WRITING[tongue].at(reading.tokens, part.next - 1);
  if (step === null || step.value.unit === 'day') return null;
  const when = fromWriting(reading, step.value, step.next);
  return when.days === null ? when : { ...when, days: partOf(when.days, part.value) };
}

/** `last Tuesday`, `mardi dernier`, `last summer`, `next March`. */
function readWhich(reading: Reading, at: number): When | null {
  const { tokens } = reading;
  const tongue = tongueAt(reading, at);
  const before = tongue === 'en' ? WHICH.en.at(tokens, at) : null;
  if (tongue === 'en' && before === null) return null;
  let place = before?.next ?? at;
  if (tongue === 'fr' && /^(l|le)$/.test(tokens[place]?.word ?? '')) {
    place += tokens[place + 1]?.word === "'" ? 2 : 1;
  }
  const weekday = WEEKDAYS[tongue].at(tokens, place);
  const month = weekday === null ? MONTHS[tongue].at(tokens, place) : null;
  const season =
    weekday === null && month === null
      ? (SEASONS[tongue].at(tokens, place) ?? SEASONS[tongue].at(tokens, at))
      : null;
  const named = weekday ?? month ?? season;
  if (named === null) return null;
  const behind = tongue === 'en' ? null : WHICH[tongue].at(tokens, named.next);
  const which = before?.value ?? behind?.value;
  if (which === undefined) return null;
  const next = behind?.next ?? named.next;
  if (weekday !== null) {
    return weekdayBefore(
      reading,
      weekday.value,
      next,
      which === 'next' ? -1 : which === 'last' ? 1 : 0,
    );
  }
  const from = writtenOn(reading);
  if (from === null) return plainWhen(null, next, [NOTHING], false);
  const { year } = civil(from);
  const within = (y: number): Days =>
    month === null ? seasonDays(y, season?.value ?? 3) : monthDays(y, month.value.month);
  const days =
    which === 'last'
      ? [within(year), within(year - 1), within(year - 2)].find((d) => d.high < from)
      : which === 'next'
        ? [within(year), within(year + 1)].find((d) => d.low > from)
        : within(year);
  return plainWhen(days ?? null, next, [countedFrom(reading, false)], false);
}

/** The last such weekday on (`least` 0) or before (1) the day of writing; −1: the next one after it. */
function weekdayBefore(reading: Reading, weekday: number, next: number, least: number): When {
  const from = writtenOn(reading);
  if (from === null) return plainWhen(null, next, [NOTHING], true);
  let back = (((weekdayOf(from) - weekday) % 7) + 7) % 7;
  if (least === 1 && back === 0) back = 7;
  const day = least === -1 ? from + (back === 0 ? 7 : 7 - back) : from - back;
  return plainWhen({ low: day, high: day }, next, [countedFrom(reading, false)], true);
}

/** A date whose year is known, or the last such before the document. */
function placed(reading: Reading, date: CalendarDate): When {
  if (date.year !== null) {
    return {
      ...plainWhen(date.within(date.year), date.next, date.doubts, date.wholeDay),
      unsure: date.unsure,
    };
  }
  const from = writtenOn(reading);
  const yearless = {
    ...plainWhen(null, date.next, date.doubts, date.wholeDay),
    yearless: date,
    unsure: date.unsure,
  };
  if (date.weekday !== undefined) {
    const told = byWeekday(date, date.weekday, from);
    if (told !== null) return { ...yearless, ...told };
  }
  if (from !== null) {
    const days =
      date.lastBefore?.(from) ??
      [0, 1, 2, 3, 4, 5, 6, 7, 8]
        .map((back) => date.within(civil(from).year - back))
        .find((d) => d !== null && d.low <= from) ??
      null;
    return {
      ...yearless,
      days,
      doubts: [
        ...date.doubts,
        `no year is written: the last one before the document of ${isoDay(from)} was taken`,
      ],
    };
  }
  if (reading.anchor !== null) {
    return {
      ...yearless,
      days: date.within(civil(reading.anchor.low).year),
      doubts: [...date.doubts, `no year is written: that of "${reading.anchor.text}" was taken`],
    };
  }
  return {
    ...yearless,
    doubts: [...date.doubts, 'no year is written, and nothing to take it from'],
  };
}

/** A date and its weekday come together again after five, six or eleven years. */
const WEEKDAY_YEARS = 6;

/**
 * `Tuesday, Aug. 20`: the last year before the document in which that day was a Tuesday. Null where the last such day
 * before the document fits, and so nothing more is to be said, or where there is no document to count from.
 */
function byWeekday(
  date: CalendarDate,
  weekday: number,
  from: number | null,
): Pick<When, 'days' | 'doubts'> | null {
  if (from === null) return null;
  const { year } = civil(from);
  const before = Array.from({ length: WEEKDAY_YEARS + 2 }, (_, back) => date.within(year - back))
    .filter((days): days is Days => days !== null)
    .filter(({ low }) => low <= from);
  const [last] = before;
  if (last === undefined || weekdayOf(last.low) === weekday) return null;
  const fits = before.find(({ low }) => weekdayOf(low) === weekday);
  return fits === undefined
    ? {
        days: last,
        doubts: [
          ...date.doubts,
          'no year is written, and the weekday does not fit the last such day',
        ],
      }
    : {
        days: fits,
        doubts: [
          ...date.doubts,
          `no year is written: ${civil(fits.low).year} is the last in which the weekday fits`,
        ],
      };
}

/** Four digits that can only be a year, or that words before them call one. */
function bareYear(reading: Reading, at: number): When | null {
  const year = yearAt(reading, at);
  if (year === null) return null;
  const { tokens } = reading;
  const before = tokens[at - 1];
  const word = before?.word ?? '';
  const called =
    /^(in|since|of|by|until|from|during|year|before|after|early|late|mid|en|depuis|annee|an|de|to|and|et|a|عام|سنه|في|منذ|العام|حتي|بين|الي|و|لعام|between|entre)$/.test(
      word,
    );
  const latest =
    reading.context.writtenOn === null ? 2100 : civil(writtenOn(reading) ?? 0).year + 30;
  if (year < 1900 && !(called && year >= 1700)) return null;
  if (year > Math.max(latest, 2035)) return null;
  if (before?.glued === true && before.kind === 'sign' && /[$€£#/.\-:]/.test(word)) return null;
  const noun = behindYear(reading, at) > at + 1 ? null : countedNoun(reading, at + 1, 2);
  const odd = year % 100 !== 0;
  if (noun !== null && !(called && odd && /^(in|since|en|depuis|عام|سنه|منذ)$/.test(word)))
    return null;
  if (unitAfter(reading, at + 1) !== null) return null;
  // "the 2000 election": a year where a thing follows that nothing counts.
  const thing = tokens[at + 1];
  const named =
    thing?.kind === 'word' &&
    !thing.capital &&
    !isFunctionWord(thing.word) &&
    /^(the|his|her|their|its)$/.test(word);
  if (!called && !odd && !named) return null;
  return plainWhen(yearDays(year), behindYear(reading, at), [], false);
}

/** `around 8:30 pm`, `vers 14h`, `حوالي الساعة الثالثة`: half an hour to either side. */
function readAbout(reading: Reading, at: number): TimeRead | null {
  const { tokens } = reading;
  if (!/^(around|about|roughly|approximately|vers|حوالي|نحو|قرابه)$/.test(tokens[at]?.word ?? ''))
    return null;
  const clock = readClockTime(reading, at + 1);
  if (clock === null) return null;
  const when = readWhen(reading, at + 1);
  if (when?.clock == null) return null;
  const wide = { low: when.clock.low - 30, high: when.clock.high + 30 };
  return settle({ ...when, clock: wide });
}

/** `the past three days`, `the last two weeks`: up to the day of writing. */
function readPast(reading: Reading, at: number): TimeRead | null {
  const { tokens } = reading;
  const word = tokens[at]?.word ?? '';
  if (/^(ces|les)$/.test(word)) return readPastFrench(reading, at);
  const place = word === 'the' ? at + 1 : at;
  if (!/^(past|last)$/.test(tokens[place]?.word ?? '')) return null;
  const amount = readAmount(reading, place + 1);
  if (amount?.unit?.kind !== 'duration' || amount.high === null) return null;
  const from = writtenOn(reading);
  if (from === null)
    return { low: null, high: null, next: amount.next, doubts: [NOTHING], days: null };
  const days = { low: shift(from, -amount.high, amount.unit.unit), high: from };
  return settle(plainWhen(days, amount.next, [countedFrom(reading, false)], false));
}

/** `ces trois derniers jours`, `les dix dernières années`. */
function readPastFrench(reading: Reading, at: number): TimeRead | null {
  if (reading.language !== 'fr') return null;
  const words = readNumberWords(reading, at + 1);
  if (words === null || !/^dernier(e)?s$/.test(reading.tokens[words.next]?.word ?? '')) return null;
  const unit = unitAfter(reading, words.next + 1);
  if (unit?.value.kind !== 'duration') return null;
  const from = writtenOn(reading);
  if (from === null)
    return { low: null, high: null, next: unit.next, doubts: [NOTHING], days: null };
  const days = {
    low: shift(from, -words.high * (unit.value.times ?? 1), unit.value.unit),
    high: from,
  };
  return settle(plainWhen(days, unit.next, [countedFrom(reading, false)], false));
}

/** Amounts of time before or behind a point: `three weeks ago`, `two days later`, `قبل ثلاثة أيام`. */
export function readSteps(reading: Reading, at: number): TimeRead | null {
  const { tokens } = reading;
  const tongue = tongueAt(reading, at);
  const anchored = FROM_ANCHOR[tongue].at(tokens, at);
  if (anchored !== null && (tongue !== 'ar' || WHICH.ar.at(tokens, anchored.next) === null))
    return fromAnchor(reading, anchored.value, anchored.next);
  const before = BEFORE_AMOUNT[tongue].at(tokens, at);
  if (before !== null) {
    const amount = readAmount(reading, before.next) ?? singleUnit(reading, before.next);
    if (amount?.unit?.kind === 'duration') {
      // "قبل يومين من عيد الميلاد 2015"
      const joint = tokens[amount.next]?.word ?? '';
      const beside = /^(?:من|علي)$/.test(joint)
        ? steppedBeside(
            reading,
            amount,
            before.value === 'ago' ? 'earlier' : 'later',
            amount.next + 1,
          )
        : null;
      return beside ?? stepped(reading, amount, before.value, amount.next);
    }
    if (before.value === 'ago' && tongue === 'fr') return null;
  }
  const first = tokens[at];
  if (first === undefined) return null;
  if (tongue === 'ar' && first.kind !== 'digits') {
    // In Arabic the word that says which way stands first.
    return null;
  }
  if (!mayCount(first.word, first.kind)) return null;
  const weekdays = weekdaysAgo(reading, at);
  if (weekdays !== null) return weekdays;
  const amount = readAmount(reading, at);
  if (amount?.unit?.kind !== 'duration') return null;
  const way =
    AFTER_AMOUNT[tongue].at(tokens, amount.next) ?? BESIDE[tongue].at(tokens, amount.next);
  if (way === null || /^0\d{3}$/.test(first.word)) return null;
  if (way.value !== 'ago') {
    const beside = steppedBeside(reading, amount, way.value, way.next);
    if (beside !== null) return beside;
  }
  // "prior to", "following" say nothing without what they are beside.
  if (BESIDE[tongue].at(tokens, amount.next) !== null) return null;
  return stepped(reading, amount, way.value, way.next);
}

/** `two Fridays ago`: the last one is the first of them. */
function weekdaysAgo(reading: Reading, at: number): TimeRead | null {
  const { tokens } = reading;
  if (
    reading.language !== 'en' ||
    tokens[at + 1]?.word.endsWith('days') !== true ||
    tokens[at + 2]?.word !== 'ago'
  )
    return null;
  const count = readNumberWords(reading, at);
  const day = tokens[at + 1];
  if (count === null || count.next !== at + 1 || count.low !== count.high || day === undefined)
    return null;
  const weekday = WEEKDAYS.en.at([{ ...day, word: day.word.slice(0, -1) }], 0);
  if (weekday === null || !day.capital || !Number.isInteger(count.low) || count.low < 1)
    return null;
  const last = weekdayBefore(reading, weekday.value, at + 3, 1);
  if (last.days === null) return settle(last);
  const back = (count.low - 1) * 7;
  return settle({ ...last, days: { low: last.days.low - back, high: last.days.high - back } });
}

const BESIDE: Readonly<Record<Tongue, PhraseList<'later' | 'earlier'>>> = {
  en: new PhraseList({ 'prior to|ahead of|preceding': 'earlier', following: 'later' }),
  fr: new PhraseList({}),
  ar: new PhraseList({}),
};

/** `two days before Christmas 2015`, `trois jours après le 5 juin`: counted from the date behind it. */
function steppedBeside(
  reading: Reading,
  amount: Amount,
  way: 'later' | 'earlier',
  at: number,
): TimeRead | null {
  const place = skipArticle(reading, at);
  const date = readDate(reading, place);
  if (date === null || date.clock !== null || date.next <= place) return null;
  // "two days after May left": a name as well.
  if (date.unsure) return null;
  if (date.days === null)
    return {
      low: null,
      high: null,
      next: date.next,
      doubts: date.doubts.length > 0 ? date.doubts : [NOTHING],
      days: null,
    };
  const { anchor } = reading;
  const words = reading.text.slice(...spanOf(reading, place, date.next));
  const base = way === 'earlier' ? firstDay(date.days, date.doubts) : date.days;
  reading.anchor = { ...base, text: words };
  const read = stepped(reading, amount, way, date.next);
  reading.anchor = anchor;
  return read === null ? null : { ...read, doubts: [`counted from "${words}"`, ...date.doubts] };
}

/** Words that no amount of time begins with are not tried. */
function mayCount(word: string, kind: string): boolean {
  return (
    kind === 'digits' ||
    !/^(the|of|and|to|in|was|he|she|it|they|that|on|la|le|les|et|des|en)$/.test(word)
  );
}

/** "بعد أسبوع", "قبل سنة": one of a unit, without a number. */
function singleUnit(reading: Reading, at: number): Amount | null {
  if (!isArabicWord(reading.tokens[at]?.word ?? '')) return null;
  const unit = unitAfter(reading, at);
  if (unit?.value.kind !== 'duration' || yearAt(reading, unit.next) !== null) return null;
  return {
    low: 1,
    high: 1,
    stated: 1,
    next: unit.next,
    unit: unit.value,
    noun: null,
    per: null,
    hedge: null,
    doubts: [],
    maybeYear: false,
  };
}

const NO_DAY = 'the day is not said';
const NOTHING = 'there is no date to count it from';

/** Days of slack on either side of a counted step: half a unit, none for days. */
const SLACK = {
  second: 0,
  minute: 0,
  hour: 0,
  day: 0,
  night: 0,
  week: 3,
  month: 15,
  year: 183,
} as const;
const LENGTH = {
  second: 0,
  minute: 0,
  hour: 0,
  day: 1,
  night: 1,
  week: 7,
  month: 30.44,
  year: 365.25,
} as const;

function stepped(
  reading: Reading,
  amount: Amount,
  way: 'ago' | 'later' | 'earlier',
  next: number,
): TimeRead | null {
  if (amount.unit?.kind !== 'duration') return null;
  const { unit } = amount.unit;
  const from = writtenOn(reading);
  const base: Days | null =
    way === 'ago' ? (from === null ? null : { low: from, high: from }) : reading.anchor;
  if (base === null) return { low: null, high: null, next, doubts: [NOTHING], days: null };
  const doubts = [countedFrom(reading, way !== 'ago')];
  const sign = way === 'later' ? 1 : -1;
  if (unit === 'hour' || unit === 'minute' || unit === 'second') {
    const over = Math.ceil((amount.high ?? amount.low ?? 0) / (unit === 'hour' ? 24 : 1440)) || 1;
    const days =
      sign > 0
        ? { low: base.low, high: base.high + over }
        : { low: base.low - over, high: base.high };
    return { ...settle(plainWhen(days, next, doubts, false)), next };
  }
  const stated = amount.stated;
  const rough = amount.hedge === 'about' || amount.hedge === 'nearly';
  const from1 = rough && stated !== null ? stated : amount.low;
  const to1 = rough && stated !== null ? stated : amount.high;
  const slack = Math.max(
    SLACK[unit],
    rough ? Math.ceil((stated ?? 0) * LENGTH[unit] * 0.1) : 0,
    rough && unit === 'day' ? 1 : 0,
  );
  const near = from1 === null ? null : shift(sign > 0 ? base.low : base.high, sign * from1, unit);
  const far = to1 === null ? null : shift(sign > 0 ? base.high : base.low, sign * to1, unit);
  const low = sign > 0 ? near : far;
  const high = sign > 0 ? far : near;
  const lowDay = low === null ? null : low - slack;
  const highDay = high === null ? null : high + slack;
  if (lowDay !== null && highDay !== null) {
    return { ...settle(plainWhen({ low: lowDay, high: highDay }, next, doubts, false)), next };
  }
  return {
    low: lowDay === null ? null : isoDay(lowDay),
    high: highDay === null ? null : isoDay(highDay),
    next,
    doubts,
    days: null,
  };
}

function shift(day: number, count: number, unit: keyof typeof LENGTH): number {
  // Nobody counts further than history.
  const n = Math.max(-5000, Math.min(5000, count));
  if (unit === 'month' && Number.isInteger(n)) return addMonths(day, n);
  if (unit === 'year' && Number.isInteger(n)) return addMonths(day, n * 12);
  return day + Math.round(n * LENGTH[unit]);
}

function fromWriting(reading: Reading, step: Step, next: number): When {
  const from = writtenOn(reading);
  if (from === null) return plainWhen(null, next, [NOTHING], step.unit === 'day');
  return applyStep(step, { low: from, high: from }, next, [countedFrom(reading, false)]);
}

function fromAnchor(reading: Reading, step: Step, next: number): TimeRead {
  if (reading.anchor === null)
    return { low: null, high: null, next, doubts: [NOTHING], days: null };
  const when = applyStep(step, reading.anchor, next, [countedFrom(reading, true)]);
  return settle(when.takesClock ? withClock(reading, when) : when);
}

const PART_CLOCKS: Readonly<Record<Exclude<PartName, 'so-far'>, Clock>> = {
  dawn: { low: 180, high: 420 },
  morning: { low: 300, high: 720 },
  noon: { low: 690, high: 810 },
  afternoon: { low: 720, high: 1080 },
  evening: { low: 1020, high: 1380 },
  night: { low: 1080, high: 1800 },
};

function applyStep(step: Step, base: Days, next: number, doubts: readonly string[]): When {
  const days = stepDays(step, base);
  if (step.part === 'so-far') {
    return plainWhen({ low: days.low, high: base.high }, next, doubts, false);
  }
  const when = plainWhen(days, next, doubts, step.unit === 'day');
  return step.part === null ? when : { ...when, clock: PART_CLOCKS[step.part] };
}

function stepDays({ unit, by }: Step, base: Days): Days {
  if (unit === 'day') return { low: base.low + by, high: base.high + by };
  if (unit === 'week') {
    // Weeks run from Monday.
    const monday = (day: number): number => day - ((weekdayOf(day) + 6) % 7);
    return { low: monday(base.low) + by * 7, high: monday(base.high) + by * 7 + 6 };
  }
  const from = civil(base.low);
  const to = civil(base.high);
  if (unit === 'year')
    return { low: dayNumber(from.year + by, 1, 1), high: dayNumber(to.year + by, 12, 31) };
  const low = civil(addMonths(dayNumber(from.year, from.month, 1), by));
  const high = civil(addMonths(dayNumber(to.year, to.month, 1), by));
  return { low: monthDays(low.year, low.month).low, high: monthDays(high.year, high.month).high };
}

function writtenOn({ context }: Reading): number | null {
  return dayOf(context.writtenOn);
}

function countedFrom(reading: Reading, anchored: boolean): string {
  if (!anchored)
    return `counted from the date of the document, ${reading.context.writtenOn?.slice(0, 10)}`;
  const { anchor } = reading;
  return `counted from the last date before it, "${anchor?.text ?? ''}"; the words may mean another`;
}

/** A month's name that is also another word counts only behind a word that says it is a time. */
function saidToBeTime({ tokens }: Reading, at: number): boolean {
  const word = (i: number): string => tokens[at - i]?.word ?? '';
  if (word(1) === 'of')
    return /^(end|beginning|start|middle|half|month|days|weeks|1st|st|th|nd|rd)$/.test(word(2));
  return (
    /^(in|since|until|till|by|during|last|next|early|late|mid|this|through|month|between|en|depuis|fin|debut|mi|mois|jusqu|courant|avant|apres|شهر|في|منذ|حتي|اوائل|اواخر|منتصف|بدايه|نهايه)$/.test(
      word(1),
    ) ||
    (word(1) === "'" && word(2) === 'jusqu')
  );
}

function settle(when: When): TimeRead {
  const { days, clock, next } = when;
  if (days === null) {
    if (clock === null) return { low: null, high: null, next, doubts: when.doubts, days };
    return {
      low: clockText(clock.low),
      high: clockText(clock.high),
      next,
      doubts: [...when.doubts, NO_DAY],
      days,
    };
  }
  const low = isoDay(days.low);
  const high = isoDay(days.high);
  if (low === null || high === null) {
    return {
      low: null,
      high: null,
      next,
      doubts: [...when.doubts, 'outside the years 1000 to 9999'],
      days: null,
    };
  }
  if (clock === null) return { low, high, next, doubts: when.doubts, days };
  return {
    low: moment(days.low, clock.low),
    high: moment(days.high, clock.high),
    next,
    doubts: when.doubts,
    days,
  };
}

function moment(day: number, minute: number): string | null {
  const over = Math.floor(minute / 1440);
  const iso = isoDay(day + over);
  return iso === null ? null : `${iso}${clockText(minute)}`;
}

/** `T14:30`; past midnight it begins again. */
function clockText(minute: number): string {
  const of = ((minute % 1440) + 1440) % 1440;
  return `T${two(Math.floor(of / 60))}:${two(of % 60)}`;
}
