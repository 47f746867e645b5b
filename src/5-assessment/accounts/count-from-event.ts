/**
 * A time counted from an event: "about a month after the bridge fell".
 *
 * `countFromEvent(words, event)` reads the amount and the side (after, before, same) and lays it on the days
 * the event may have been. With the event on days e₀…e₁, an amount of n units and a play of p days it gives
 *
 *     after:   e₀ + n − p … e₁ + n + p        before:  e₀ − n − p … e₁ − n + p
 *
 * so the uncertainty of the event is kept in full and that of the words is added. The play says how people
 * round when they speak:
 *
 * | words | amount | play |
 * |---|---|---|
 * | "exactly two weeks after" | 14 days | 0 |
 * | "three days after" | 3 days | 0 |
 * | "two weeks after", "a month after" | 14 days, 1 month | ¼ of a unit |
 * | "about a month after" | 1 month | ½ of a unit (days: 1) |
 * | "a couple of weeks after" | 2 to 3 units | 0 |
 * | "a few days after", "several" | 2 to 5, 3 to 9 units | 0 |
 * | "less than / within a month after" | 0 to 1 unit | 0 |
 * | "more than a month after" | 1 unit to open | 0 |
 * | "the day after", "the same week" | to the unit | 0 |
 * | "soon after", "just before" | 0 to 7 days, said as an assumption | 0 |
 * | "after", "before", "since" | open at one end | 0 |
 *
 * Months and years are counted on the calendar. The result never ends on the wrong side of the event: what
 * was after it begins on its first day at the earliest. English, French and Arabic. Words without a side,
 * or an event without a date, give a reason instead of a time; nothing is guessed silently.
 */
import type { TimeSpan } from '#terms/time.ts';
import { addMonths, dayOf, isoDay } from '#claims/values/days.ts';

export interface Counted {
  /** Naive whole days, with the words as stated; an end may be open. */
  readonly span: TimeSpan;
  /** The reckoning, in words: what a person checks. */
  readonly why: string;
  readonly doubts: readonly string[];
}

/** An event as dated by a finding: ISO dates or moments, inclusive; null where open. */
export interface DatedEvent {
  /** What it is called in the reckoning: `Q-016`. */
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

type Unit = 'day' | 'week' | 'month' | 'year';
type Side = 'after' | 'before' | 'same';

interface Read {
  readonly side: Side;
  readonly unit: Unit;
  /** In units; null where open. */
  readonly low: number;
  readonly high: number | null;
  /** In days. */
  readonly play: number;
  readonly doubts: readonly string[];
}

const DAYS: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30, year: 365 };

export function countFromEvent(
  words: string,
  event: DatedEvent,
): Counted | { readonly reason: string } {
  const read = readAmount(words);
  if (read === null) {
    return {
      reason: `“${words.trim()}” says no time before or after an event; write it like “about a month after”.`,
    };
  }
  const first = dayOf(event.from);
  const last = dayOf(event.to);
  if (first === null || last === null) {
    return { reason: `${event.name} has no date at both ends yet: it cannot be counted from.` };
  }
  const on = (day: number, count: number): number =>
    read.unit === 'month' || read.unit === 'year'
      ? addFraction(day, count * (read.unit === 'year' ? 12 : 1))
      : day + Math.round(count * DAYS[read.unit]);
  let from: number | null;
  let to: number | null;
  if (read.side === 'after') {
    from = Math.max(first, on(first, read.low) - read.play);
    to = read.high === null ? null : on(last, read.high) + read.play;
  } else if (read.side === 'before') {
    from = read.high === null ? null : on(first, -read.high) - read.play;
    to = Math.min(last, on(last, -read.low) + read.play);
  } else {
    const half = Math.floor(DAYS[read.unit] / 2);
    from = read.unit === 'day' ? first : first - half;
    to = read.unit === 'day' ? last : last + half;
  }
  const [start, end] = [from === null ? null : isoDay(from), to === null ? null : isoDay(to)];
  if ((from !== null && start === null) || (to !== null && end === null)) {
    return { reason: `Counted from ${event.name} this leaves the calendar.` };
  }
  const dated = first === last ? isoDay(first) : `${isoDay(first)} to ${isoDay(last)}`;
  return {
    span: {
      from: start === null ? null : `${start}T00:00:00`,
      to: end === null ? null : `${end}T23:59:59`,
      stated: words.replace(/\s+/gu, ' ').trim(),
      zone: null,
    },
    why: `${event.name} is dated ${dated}; ${said(read)} gives ${start ?? 'an open beginning'} to ${end ?? 'an open end'}.`,
    doubts: read.doubts,
  };
}

/** A day so many months on, parts of a month as thirtieths. */
function addFraction(day: number, months: number): number {
  const whole = Math.trunc(months);
  return addMonths(day, whole) + Math.round((months - whole) * 30);
}

function said({ side, unit, low, high, play }: Read): string {
  if (side === 'same') return `the same ${unit}`;
  const amount =
    high === null
      ? low === 0
        ? 'any time'
        : `at least ${low} ${unit}s`
      : low === high
        ? `${low} ${unit}${low === 1 ? '' : 's'}`
        : `${low} to ${high} ${unit}s`;
  const around = play === 0 ? '' : `, give or take ${play} ${play === 1 ? 'day' : 'days'},`;
  return `${amount}${around} ${side}`;
}

const UNITS: readonly (readonly [Unit, RegExp, number])[] = [
  ['day', /^(?:days?|nights?|jours?|journées?|nuits?|يوم|يوما|يوماً|ايام|أيام|ليلة|ليالي)$/u, 1],
  ['day', /^(?:يومين|يومان)$/u, 2],
  ['week', /^(?:weeks?|semaines?|اسبوع|أسبوع|اسبوعا|أسبوعا|اسابيع|أسابيع)$/u, 1],
  ['week', /^(?:fortnights?|اسبوعين|أسبوعين|quinzaine)$/u, 2],
  ['month', /^(?:months?|mois|شهر|شهرا|شهراً|اشهر|أشهر|شهور)$/u, 1],
  ['month', /^(?:شهرين|شهران)$/u, 2],
  ['year', /^(?:years?|ans?|années?|سنة|سنوات|عام|اعوام|أعوام)$/u, 1],
  ['year', /^(?:سنتين|عامين)$/u, 2],
];

const NUMBERS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'zero one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((w, i) => [w, i]),
  ),
  ...Object.fromEntries(
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze'
      .split(' ')
      .map((w, i) => [w, i]),
  ),
  a: 1,
  an: 1,
  une: 1,
  half: 0.5,
  ثلاثة: 3,
  ثلاث: 3,
  أربعة: 4,
  اربعة: 4,
  أربع: 4,
  خمسة: 5,
  خمس: 5,
  ستة: 6,
  ست: 6,
  سبعة: 7,
  سبع: 7,
  ثمانية: 8,
  تسعة: 9,
  عشرة: 10,
};

const AFTER = /^(?:after|later|since|following|après|depuis|suivant|suivante|بعد|منذ)$/u;
const BEFORE = /^(?:before|earlier|prior|preceding|avant|précédent|précédente|قبل)$/u;
const SAME = /^(?:same|même|نفس)$/u;
const ABOUT =
  /^(?:about|around|roughly|approximately|some|nearly|almost|maybe|perhaps|like|environ|presque|vers|حوالي|حوالى|نحو|تقريبا|تقريباً)$/u;
const EXACT = /^(?:exactly|precisely|exactement|précisément|بالضبط|تماما)$/u;
const SOON = /^(?:soon|shortly|just|immediately|right|peu|juste|aussitôt|مباشرة|قليل)$/u;
const FEW: Readonly<Record<string, readonly [number, number]>> = {
  few: [2, 5],
  quelques: [2, 5],
  بضعة: [3, 9],
  عدة: [3, 9],
  several: [3, 9],
  plusieurs: [3, 9],
  couple: [2, 3],
};

function readAmount(words: string): Read | null {
  const tokens = fold(words);
  // The side ends the amount: what follows it names the event.
  const at = tokens.findIndex(
    (token, i) => AFTER.test(token) || BEFORE.test(token) || (SAME.test(token) && i < 4),
  );
  if (at < 0 || at > 12) return null;
  const arabic = /\p{Script=Arabic}/u.test(tokens[at] ?? '');
  const side: Side = AFTER.test(tokens[at] ?? '')
    ? 'after'
    : BEFORE.test(tokens[at] ?? '')
      ? 'before'
      : 'same';
  if (side === 'same') {
    const unit = tokens.slice(at + 1, at + 3).flatMap((token) => unitOf(token) ?? [])[0];
    return unit === undefined
      ? null
      : { side, unit: unit.unit, low: 0, high: 0, play: 0, doubts: [] };
  }
  const before = tokens.slice(0, at);
  // Arabic says "بعد شهر من …", and French may: the amount can stand behind the side.
  const behind = arabic ? tokens.slice(at + 1, at + 6) : [];
  const amount = before.some((token) => unitOf(token) !== null)
    ? before
    : behind.some((token) => unitOf(token) !== null)
      ? [...before, ...behind.slice(0, behind.findIndex((token) => unitOf(token) !== null) + 1)]
      : before;
  const unitAt = amount.findLastIndex((token) => unitOf(token) !== null);
  const found = unitOf(amount[unitAt] ?? '');
  if (found === null || found === undefined) {
    if (amount.some((token) => SOON.test(token))) {
      return {
        side,
        unit: 'day',
        low: 0,
        high: 7,
        play: 0,
        doubts: ['“Soon” was taken as within a week.'],
      };
    }
    // "after the bridge fell": open. Other words before the side may be anything; they say no amount.
    return { side, unit: 'day', low: 0, high: null, play: 0, doubts: [] };
  }
  const { unit, times } = found;
  const head = amount.slice(0, unitAt);
  const few = head.flatMap((token) => FEW[token] ?? []);
  if (few.length === 2) {
    return {
      side,
      unit,
      low: (few[0] ?? 2) * times,
      high: (few[1] ?? 5) * times,
      play: 0,
      doubts: [],
    };
  }
  const numbers = head.flatMap((token) => numberOf(token) ?? []);
  const [n = 1, m] = /\b(?:half)\b/u.test(head.join(' ')) ? [0.5] : numbers;
  const text = head.join(' ');
  if (
    /\b(?:less than|under|within|not more than|at most|moins d|moins de|en moins)\b|اقل من|أقل من|خلال/u.test(
      text,
    )
  ) {
    return { side, unit, low: 0, high: n * times, play: 0, doubts: [] };
  }
  if (/\b(?:more than|over|at least|plus d|plus de|au moins)\b|اكثر من|أكثر من/u.test(text)) {
    return { side, unit, low: n * times, high: null, play: 0, doubts: [] };
  }
  if (m !== undefined && m >= n) {
    return { side, unit, low: n * times, high: m * times, play: 0, doubts: [] };
  }
  const named = /\b(?:the|le|la)$/u.test(text) || /^(?:next|following)$/u.test(head.at(-1) ?? '');
  const about =
    amount.some((token) => ABOUT.test(token)) ||
    tokens.slice(at).some((token) => /^(?:تقريبا|تقريباً|roughly)$/u.test(token));
  const exact = amount.some((token) => EXACT.test(token)) || (named && unit === 'day');
  const play = exact
    ? 0
    : about
      ? Math.max(1, Math.round(DAYS[unit] / 2))
      : unit === 'day'
        ? 0
        : Math.round(DAYS[unit] / 4);
  return { side, unit, low: n * times, high: n * times, play, doubts: [] };
}

function unitOf(token: string): { readonly unit: Unit; readonly times: number } | null {
  for (const [unit, pattern, times] of UNITS) if (pattern.test(token)) return { unit, times };
  return null;
}

function numberOf(token: string): number | null {
  if (/^\d{1,4}$/u.test(token)) return Number(token);
  return Object.hasOwn(NUMBERS, token) ? (NUMBERS[token] ?? null) : null;
}

/** Lower-case words; digits of any script as 0–9; a short text only. */
function fold(words: string): readonly string[] {
  const plain = words
    .slice(0, 400)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[’']/gu, ' ');
  return plain.match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
}
