import { calendarOf, dayOf, type Calendar } from './whatsapp-calendar.ts';
import type { HeaderCandidate } from './whatsapp-header.ts';

/** Which number of a written date is which. */
export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day';

export interface DecidedOrder {
  readonly order: DateOrder;
  readonly calendar: Calendar;
  /** Why, in words; a doubt when nothing in the chat decides it. */
  readonly why: string;
  readonly sure: boolean;
}

/**
 * Decides the order of day, month and year of one export from all its headers.
 *
 * 1. A year of four digits shows its own place; two-digit years may stand first or last.
 * 2. An order under which dates are impossible (month 13) falls away: the one with fewest wins.
 * 3. Messages stand in order of time: the order with fewer steps back wins.
 * 4. Otherwise a person's choice, else the habit of the form – dots and the 24-hour clock write the
 *    day first, slashes with AM/PM the month, with `p. m.` or `pm` the day – and a doubt.
 *
 * The calendar goes by the years themselves (`whatsapp-calendar.ts`).
 */
export function decideOrder(headers: readonly HeaderCandidate[], dayFirst?: boolean): DecidedOrder {
  const calendar = calendarOfAll(headers);
  return { ...orderOf(headers, calendar, dayFirst), calendar };
}

/** The calendar most years are written in. */
function calendarOfAll(headers: readonly HeaderCandidate[]): Calendar {
  const counts = new Map<Calendar, number>();
  for (const { date, digits } of headers) {
    // Of two digits the year is only sure not to stand in the middle; where it stands first it is Gregorian.
    const found = calendarOf(digits[0] === 4 ? date[0] : date[2]);
    if (found !== null) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  let best: Calendar = 'gregory';
  for (const [calendar, n] of counts) if (n > (counts.get(best) ?? 0)) best = calendar;
  return best;
}

function orderOf(
  headers: readonly HeaderCandidate[],
  calendar: Calendar,
  dayFirst: boolean | undefined,
): Omit<DecidedOrder, 'calendar'> {
  const first = headers[0];
  if (first === undefined)
    return { order: 'day-month-year', why: 'there are no dates', sure: true };
  if (first.digits[0] === 4)
    return { order: 'year-month-day', why: 'the year stands first', sure: true };
  const possible: DateOrder[] = ['day-month-year', 'month-day-year'];
  if (first.digits[1] !== 4 && headers.every((h) => h.digits[0] === 2))
    possible.push('year-month-day');

  const scored = possible.map((order) => score(headers, order, calendar));
  const fewestBad = Math.min(...scored.map((s) => s.impossible));
  let left = scored.filter((s) => s.impossible === fewestBad);
  // A two-digit year first is rare: only when the others are impossible.
  if (left.length > 1) left = left.filter((s) => s.order !== 'year-month-day');
  const only = left[0];
  if (only !== undefined && left.length === 1) {
    return { order: only.order, why: 'no other order gives possible dates', sure: true };
  }
  if (dayFirst !== undefined) {
    return { order: dayFirst ? 'day-month-year' : 'month-day-year', why: 'as chosen', sure: true };
  }
  const fewestBack = Math.min(...left.map((s) => s.back));
  const forward = left.filter((s) => s.back === fewestBack);
  const best = forward[0];
  if (best !== undefined && forward.length === 1) {
    return {
      order: best.order,
      why: 'the other order would make messages run back in time',
      sure: true,
    };
  }
  const monthFirst =
    headers.every(({ american }) => american) &&
    first.shape.split('|')[1] === '/' &&
    /^\d/.test(first.stated);
  return {
    order: monthFirst ? 'month-day-year' : 'day-month-year',
    why: monthFirst
      ? 'slashes with AM and PM usually mean month first'
      : 'most phones write the day first',
    sure: false,
  };
}

function score(
  headers: readonly HeaderCandidate[],
  order: DateOrder,
  calendar: Calendar,
): { order: DateOrder; impossible: number; back: number } {
  let impossible = 0;
  let back = 0;
  let previous = -Infinity;
  for (const header of headers) {
    const time = timeOf(header, order, calendar);
    if (time === null) {
      impossible += 1;
      continue;
    }
    if (time < previous) back += 1;
    previous = time;
  }
  return { order, impossible, back };
}

/** Seconds since 1970 of the wall clock, as if it were UTC; null for a date that does not exist. */
export function timeOf(
  header: HeaderCandidate,
  order: DateOrder,
  calendar: Calendar = 'gregory',
): number | null {
  const [a, b, c] = header.date;
  const [year, month, day] =
    order === 'day-month-year' ? [c, b, a] : order === 'month-day-year' ? [c, a, b] : [a, b, c];
  const days = dayOf(calendar, year, month, day);
  return days === null
    ? null
    : days * 86_400 + header.hour * 3600 + header.minute * 60 + (header.second ?? 0);
}

/** How far a message may stand out of order: an hour of summer time, and a minute. */
export const SLACK_SECONDS = 3660;

/**
 * Which candidates are headers: the longest run of them that never goes back in time. The rest are
 * text that looks like a header (a chat pasted into a message) – except those that are at most
 * `SLACK_SECONDS` out of place and come from somebody who writes in this chat anyway: clocks are put
 * back in autumn, and phones deliver late – and except those that are told to be messages by another sign (`late`).
 *
 * @param times seconds, one per candidate; null for an impossible date, which is never a header.
 * @param known whether candidate `i`, given the indices already accepted, has a sender known from them.
 * @param late of those that stand further out of order, which are messages, given the accepted ones.
 * @returns accepted indices in order, which of them are out of place by up to `SLACK_SECONDS`, and which by more.
 */
export function acceptInOrder(
  times: readonly (number | null)[],
  known: (index: number, accepted: readonly number[]) => boolean,
  late: (accepted: readonly number[]) => ReadonlySet<number> = () => new Set(),
): {
  readonly accepted: readonly number[];
  readonly outOfPlace: readonly number[];
  readonly far: readonly number[];
} {
  const run = runFromFirst(times);
  if (run.length === times.length) return { accepted: run, outOfPlace: [], far: [] };
  const isLate = late(run);
  const inRun = new Set(run);
  const accepted: number[] = [];
  const outOfPlace: number[] = [];
  const far: number[] = [];
  let next = 0;
  let before = -Infinity;
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i] ?? null;
    if (inRun.has(i)) {
      accepted.push(i);
      next += 1;
      before = time ?? before;
      continue;
    }
    if (time === null) continue;
    const afterIndex = run[next];
    const after = afterIndex === undefined ? Infinity : (times[afterIndex] ?? Infinity);
    if (time >= before - SLACK_SECONDS && time <= after + SLACK_SECONDS && known(i, run)) {
      accepted.push(i);
      outOfPlace.push(i);
    } else if (isLate.has(i)) {
      accepted.push(i);
      far.push(i);
    }
  }
  return { accepted, outOfPlace, far };
}

/**
 * The longest run that begins no earlier than the first header does: an export begins with a header,
 * so a long old chat pasted near its beginning must not push the real one out. Only if that leaves
 * less than half – then it is the first header that is out of place – any run will do.
 */
function runFromFirst(times: readonly (number | null)[]): number[] {
  const any = longestRun(times);
  const first = times.find((time) => time !== null);
  if (any.length === times.length || first === undefined || first === null) return any;
  const anchored = longestRun(
    times.map((time) => (time !== null && time >= first - SLACK_SECONDS ? time : null)),
  );
  return anchored.length * 2 >= any.length ? anchored : any;
}

/** Indices of a longest non-decreasing subsequence, nulls left out. Patience sorting, O(n log n). */
export function longestRun(times: readonly (number | null)[]): number[] {
  const tails: number[] = [];
  const previous = new Int32Array(times.length).fill(-1);
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i];
    if (time === null || time === undefined) continue;
    // The first tail that is later than this one gives way to it; equal times stay side by side.
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[tails[middle] ?? 0] ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  }
  const run: number[] = [];
  for (let i = tails.at(-1) ?? -1; i !== -1; i = previous[i] ?? -1) run.push(i);
  return run.reverse();
}
