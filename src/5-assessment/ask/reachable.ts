/**
 * When somebody can next be reached, from what was noted in words: "Fridays", "mornings", "at the ends
 * of the line, about noon and six".
 *
 * Understood are days of the week, parts of the day and hours, in English; everything else is handed
 * on as it was written, which is no worse than a note on paper. The moment is looked for hour by hour
 * over two weeks from now, in the zone of the case. A silence that holds now is said first.
 *
 * Whoever calls may round now down to the hour, so that what was worked out can be kept: an hour that can
 * have gone by in full by then is no next one. It is given with its end – a moment within is now, and what
 * is shown as “next” is never past.
 */
import type { ContactWindow } from '#terms/source.ts';
import type { Instant, TimeSpan } from '#terms/time.ts';

export interface Reach {
  readonly channel: string;
  /** As it was noted. */
  readonly noted: string;
  /** The first hour, local time `2026-03-27T09:00`; null where the words do not say. */
  readonly next: string | null;
  /** The end of the hours that begin with `next`, local time; null where there is no next. */
  readonly until: string | null;
  /** The silence that holds now, as noted. */
  readonly silent: string | null;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PARTS: readonly (readonly [RegExp, number, number])[] = [
  [/\bmornings?\b/, 7, 12],
  [/\bnoons?\b|\bmidday\b/, 12, 13],
  [/\bafternoons?\b/, 13, 18],
  [/\bevenings?\b/, 18, 22],
  [/\bnights?\b|\blast prayer\b|\bdark\b/, 20, 24],
];
const HOURS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};

export function reachOf(window: ContactWindow, now: Instant, zone: string): Reach {
  const silence = window.silences.find((span) => holds(span, now));
  return {
    channel: window.channel,
    noted: window.reachable,
    ...nextHours(window.reachable, now, zone),
    silent: silence?.stated ?? null,
  };
}

type Hours = Pick<Reach, 'next' | 'until'>;

function nextHours(words: string, now: Instant, zone: string): Hours {
  const text = words.toLowerCase();
  const days = DAYS.flatMap((day, i) => (new RegExp(`\\b${day}s?\\b`).test(text) ? [i] : []));
  const hours = new Set<number>();
  for (const [pattern, from, to] of PARTS) {
    if (pattern.test(text)) for (let h = from; h < to; h++) hours.add(h);
  }
  for (const [, clock] of text.matchAll(
    /\b(?:at|about|around|after|and)\s+(\d{1,2})(?::\d\d)?\b/g,
  )) {
    hours.add(Number(clock) % 24);
  }
  for (const [name, hour] of Object.entries(HOURS)) {
    // "about noon and six": an hour in words is in the second half of the day unless it says morning.
    if (new RegExp(`\\b(?:at|about|around|and)\\s+${name}\\b`).test(text)) {
      hours.add(/\bmorning/.test(text) ? hour : (hour % 12) + 12);
    }
  }
  if (days.length === 0 && hours.size === 0) return { next: null, until: null };
  const fits = ({ day, hour }: { readonly day: number; readonly hour: number }): boolean =>
    (days.length === 0 || days.includes(day)) && (hours.size > 0 ? hours.has(hour) : hour >= 8);
  // The last minute of this hour, so that in a zone of half hours nothing is found that is over.
  const start = Math.floor(Date.parse(now) / HOUR) * HOUR + HOUR - MINUTE;
  for (let k = 0; k < 14 * 24; k++) {
    const first = localTime(start + k * HOUR, zone);
    if (!fits(first)) continue;
    let end = k + 1;
    while (end < k + 24 && fits(localTime(start + end * HOUR, zone))) end++;
    return { next: clockText(first), until: clockText(localTime(start + end * HOUR, zone)) };
  }
  return { next: null, until: null };
}

function clockText({ date, hour }: { readonly date: string; readonly hour: number }): string {
  return `${date}T${String(hour).padStart(2, '0')}:00`;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

function localTime(at: number, zone: string): { date: string; day: number; hour: number } {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
      weekday: 'long',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value] as const),
  );
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    day: DAYS.indexOf((parts.get('weekday') ?? '').toLowerCase()),
    hour: Number(parts.get('hour')),
  };
}

function holds({ from, to }: TimeSpan, now: Instant): boolean {
  const day = now.slice(0, 10);
  return (from === null || from.slice(0, 10) <= day) && (to === null || to.slice(0, 10) >= day);
}
