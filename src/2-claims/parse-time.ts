import type { TimeSpan } from '#terms/time.ts';
import { foldDigits } from '#intake/encoding/fold-digits.ts';
import { boundsOf, daysIn, exists, MONTH_NAMES, monthNamed, type PartialDate } from './calendar.ts';
import { found, LONGEST, none, type Parsed } from './parsed.ts';

export interface TimeOptions {
  /** Whether `12/03/2026` is 12 March (true) or December 3rd; not given: day first, with a doubt. */
  readonly dayFirst?: boolean;
  /** IANA zone that naive times are in; UTC when not given. */
  readonly zone?: string;
}

/**
 * Times as people write them, as the interval the words allow.
 *
 * | words | interval (inclusive) |
 * |---|---|
 * | `2026`, `2026-03`, `March 2026` | the whole year, the whole month |
 * | `2026-03-12`, `12 March 2026`, `Mar. 12, 2026`, `12/03/2026`, `١٢ آذار ٢٠٢٦` | the whole day |
 * | `2026-03-12T14:05`, `12 March 2026, 2:05 pm` | that minute (with seconds: that second) |
 * | `2026-03-12T14:05:00+03:00` | that second, in UTC |
 * | `early / mid / late March 2026`, `the end of October 2014` | days 1–10, 11–20, 21–end |
 * | `3–5 June 2015`, `2026-03-12/2026-03-14`, `12 March 2026 to 2 April 2026` | first of the one to last of the other |
 * | `before`, `until`, `after`, `since` a time | open at that end |
 *
 * A time without an offset is naive: it keeps the zone that was assumed beside it. Words that lean on
 * another time ("last year", "a month after") and dates without a year are refused with the reason.
 */
export function parseTime(words: string, options: TimeOptions = {}): Parsed<TimeSpan> {
  if (words.length > LONGEST) return none(`A text of ${words.length} characters is not a time.`);
  const plain = foldDigits(words.normalize('NFKC'))
    .replace(/[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/[\u2010\u2011\u2013\u2014\u2212]/g, '-')
    .replace(/،/g, ',')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[.,;]+$/, '')
    .replace(/^(?:on|at|the|le|in|during|يوم|في|بتاريخ)\s+/, '');
  if (plain === '') return none('There is nothing to read as a time.');
  const doubts: string[] = [];
  const read = readSpan(plain, options, doubts);
  if (read === null) {
    return none(
      `"${words}" is not a time that can be read; write a date such as 2026-03-12, with a time if it is known.`,
    );
  }
  const { from, to } = read;
  if (from !== null && to !== null && from > to) return none(`"${words}" ends before it begins.`);
  const known = [from, to].filter((end) => end !== null).every((end) => end.endsWith('Z'));
  return found(
    { from, to, stated: words.trim(), zone: known ? null : (options.zone ?? 'UTC') },
    ...doubts,
  );
}

interface Ends {
  readonly from: string | null;
  readonly to: string | null;
}

function readSpan(plain: string, options: TimeOptions, doubts: string[]): Ends | null {
  const open =
    /^(before|until|till|by|up to|not later than|avant|jusqu['’]au|قبل|حتى|after|since|from|as of|not before|après|depuis|بعد|منذ)\s+(.+)$/.exec(
      plain,
    );
  const [, word = '', rest = ''] = open ?? [];
  if (open !== null && !/\s(to|until|and)\s/.test(rest)) {
    const moment = readMoment(rest, options, doubts);
    if (moment === null) return null;
    if (/^(before|avant|قبل)$/.test(word)) return { from: null, to: moment.from };
    if (/^(after|après|بعد)$/.test(word)) return { from: moment.to, to: null };
    return /^(since|from|as of|not before|depuis|منذ)$/.test(word)
      ? { from: moment.from, to: null }
      : { from: null, to: moment.to };
  }
  const whole = readMoment(plain, options, doubts);
  if (whole !== null) return whole;

  const ends = plain.replace(/^(?:between|from|entre|du|بين|من)\s+/, '');
  // "3-5 June 2015", "June 3-5, 2015"
  const days = /^(\d{1,2})\s?(?:-|to|and|&)\s?(\d{1,2})\s(.+)$/.exec(ends);
  if (days !== null) {
    const a = readMoment(`${days[1]} ${days[3]}`, options, []);
    const b = readMoment(`${days[2]} ${days[3]}`, options, []);
    if (a !== null && b !== null) return { from: a.from, to: b.to };
  }
  const monthFirst = /^([^\d]+)(\d{1,2})\s?(?:-|to|and|&)\s?(\d{1,2})(,? \d{4})$/.exec(ends);
  if (monthFirst !== null) {
    const a = readMoment(`${monthFirst[1]}${monthFirst[2]}${monthFirst[4]}`, options, []);
    const b = readMoment(`${monthFirst[1]}${monthFirst[3]}${monthFirst[4]}`, options, []);
    if (a !== null && b !== null) return { from: a.from, to: b.to };
  }
  for (const joint of [
    ' to ',
    ' until ',
    ' till ',
    ' and ',
    ' - ',
    '/',
    '..',
    ' au ',
    ' et ',
    ' إلى ',
    ' و ',
    ' و',
  ]) {
    for (let at = ends.indexOf(joint); at > 0; at = ends.indexOf(joint, at + 1)) {
      const left = ends.slice(0, at).trim();
      const right = ends.slice(at + joint.length).trim();
      const doubtsHere: string[] = [];
      const b = readMoment(right, options, doubtsHere);
      if (b === null) continue;
      // "12 March to 2 April 2026": the first end borrows the year of the second.
      const year = /\b(\d{4})\b/.exec(right)?.[1];
      const a =
        readMoment(left, options, doubtsHere) ??
        (year === undefined ? null : readMoment(`${left} ${year}`, options, doubtsHere));
      if (a === null) continue;
      doubts.push(...doubtsHere);
      return { from: a.from, to: b.to };
    }
  }
  return null;
}

interface Moment {
  readonly from: string;
  readonly to: string;
}

const MONTH = MONTH_NAMES.join('|');
const CLOCK =
  '(?:t|,?\\s(?:at |à |الساعة )?)(?<hour>\\d{1,2})[:.h](?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.\\d+)?)?\\s?(?<half>[ap]\\.?m\\.?|ص|م)?\\s?(?<offset>z|utc|gmt|[+-]\\d{2}:?\\d{2})?';

const ISO = new RegExp(
  `^(?<year>\\d{4})(?:-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2})(?:${CLOCK})?)?)?$`,
);
const YEAR_FIRST = new RegExp(
  `^(?<year>\\d{4})[/.](?<month>\\d{1,2})(?:[/.](?<day>\\d{1,2})(?:${CLOCK})?)?$`,
);
const DAY_MONTH = new RegExp(
  `^(?:\\p{L}+,? )?(?<day>\\d{1,2})(?:st|nd|rd|th|er)?(?: of)?[ -](?<name>${MONTH})\\.?,?[ -](?<year>\\d{4})(?:${CLOCK})?$`,
  'u',
);
const MONTH_DAY = new RegExp(
  `^(?:\\p{L}+,? )?(?<name>${MONTH})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})(?:${CLOCK})?$`,
  'u',
);
const MONTH_YEAR = new RegExp(
  `^(?:(?<part>early|mid|late|(?:the )?(?:beginning|start|middle|end) of|début|mi|fin|أوائل|أواسط|أواخر)[ -])?(?<name>${MONTH})\\.?,? (?:of )?(?<year>\\d{4})$`,
  'u',
);
const NUMBERS = new RegExp(
  `^(?<a>\\d{1,2})(?<sep>[/.-])(?<b>\\d{1,2})\\k<sep>(?<year>\\d{4}|\\d{2})(?:${CLOCK})?$`,
);

function readMoment(plain: string, options: TimeOptions, doubts: string[]): Moment | null {
  for (const pattern of [ISO, YEAR_FIRST]) {
    const g = pattern.exec(plain)?.groups;
    if (g !== undefined) {
      return build(
        { year: Number(g['year']), month: optional(g['month']), day: optional(g['day']) },
        g,
      );
    }
  }
  for (const pattern of [DAY_MONTH, MONTH_DAY]) {
    const g = pattern.exec(plain)?.groups;
    if (g !== undefined) {
      return build(
        { year: Number(g['year']), month: monthNamed(g['name'] ?? ''), day: Number(g['day']) },
        g,
      );
    }
  }
  const month = MONTH_YEAR.exec(plain)?.groups;
  if (month !== undefined)
    return monthPart(Number(month['year']), monthNamed(month['name'] ?? '') ?? 0, month['part']);
  const g = NUMBERS.exec(plain)?.groups;
  if (g === undefined) return null;
  return byNumbers(g, options, doubts);
}

function byNumbers(
  g: Readonly<Record<string, string | undefined>>,
  options: TimeOptions,
  doubts: string[],
): Moment | null {
  const a = Number(g['a']);
  const b = Number(g['b']);
  const written = g['year'] ?? '';
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  const dayFirst = b > 12 ? false : a > 12 ? true : (options.dayFirst ?? true);
  const moment = build(dayFirst ? { year, month: b, day: a } : { year, month: a, day: b }, g);
  if (moment !== null && a <= 12 && b <= 12 && a !== b && options.dayFirst === undefined) {
    doubts.push(
      `"${a}${g['sep'] ?? '/'}${b}${g['sep'] ?? '/'}${written}" was read with the day first; say so if the month stands first.`,
    );
  }
  return moment;
}

function optional(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function monthPart(year: number, month: number, part: string | undefined): Moment | null {
  if (!exists({ year, month, day: null })) return null;
  const [from, to] = boundsOf({ year, month, day: null });
  if (part === undefined) return { from, to };
  const [first, last] = /early|beginning|start|début|أوائل/.test(part)
    ? [1, 10]
    : /mi|أواسط/.test(part)
      ? [11, 20]
      : [21, daysIn(year, month)];
  return {
    from: boundsOf({ year, month, day: first })[0],
    to: boundsOf({ year, month, day: last })[1],
  };
}

/** Date and clock of a match, as an interval; null when there is no such date or time. */
function build(date: PartialDate, g: Readonly<Record<string, string | undefined>>): Moment | null {
  if (!exists(date)) return null;
  const [from, to] = boundsOf(date);
  if (g['hour'] === undefined || date.day === null) return { from, to };
  const half = (g['half'] ?? '').replaceAll('.', '');
  let hour = Number(g['hour']);
  if (half !== '') {
    if (hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' || half === 'م' ? 12 : 0);
  }
  const minute = Number(g['minute']);
  const second = g['second'] === undefined ? null : Number(g['second']);
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const start = `${from.slice(0, 10)}T${two(hour)}:${two(minute)}:${two(second ?? 0)}`;
  const end = second === null ? `${start.slice(0, 17)}59` : start;
  const offset = g['offset'];
  if (offset === undefined) return { from: start, to: end };
  return { from: inUtc(start, offset), to: inUtc(end, offset) };
}

/** A wall-clock time with its offset, as UTC to the second. */
function inUtc(wall: string, offset: string): string {
  const signed = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  const minutes =
    signed === null
      ? 0
      : (signed[1] === '-' ? -1 : 1) * (Number(signed[2]) * 60 + Number(signed[3]));
  return `${new Date(Date.parse(`${wall}Z`) - minutes * 60_000).toISOString().slice(0, 19)}Z`;
}

/**
 * Whether a column of dates written in numbers puts the day first: true or false when some date in it
 * is possible only that way, null when none decides it or they contradict each other.
 */
export function dayFirstOf(cells: readonly string[]): boolean | null {
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    const g = NUMBERS.exec(foldDigits(cell.trim()).toLowerCase())?.groups;
    if (g === undefined) continue;
    if (Number(g['a']) > 12) dayFirst = true;
    if (Number(g['b']) > 12) monthFirst = true;
  }
  return dayFirst === monthFirst ? null : dayFirst;
}
