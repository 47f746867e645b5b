/** Months for the little calendar of a source: when it was heard, silences, days it can be reached on. */
import type { TimeSpan } from '#terms/time.ts';

export interface CalendarDay {
  /** `2026-03-12`. */
  readonly date: string;
  readonly day: number;
  readonly heard: boolean;
  readonly silence: boolean;
  readonly reachable: boolean;
}

export interface CalendarMonth {
  /** `2026-03`. */
  readonly name: string;
  /** Empty places before the first, with weeks that begin on Monday. */
  readonly before: number;
  readonly days: readonly CalendarDay[];
}

const DAY = 86_400_000;

/**
 * The last months that have anything to show, at most `most`, in order.
 *
 * @param reachable weekdays, Monday 0 … Sunday 6; null when no weekday is named.
 */
export function calendarMonths(input: {
  readonly heard: readonly string[];
  readonly silences: readonly TimeSpan[];
  readonly reachable: readonly number[] | null;
  readonly to: string | null;
  readonly most?: number;
}): readonly CalendarMonth[] {
  const heard = new Set(input.heard);
  const spans = input.silences.flatMap(({ from, to }) =>
    from === null ? [] : [[from.slice(0, 10), (to ?? input.to ?? from).slice(0, 10)] as const],
  );
  const names = new Set(input.heard.map((day) => day.slice(0, 7)));
  for (const [from, to] of spans) {
    names.add(from.slice(0, 7));
    names.add(to.slice(0, 7));
  }
  if (input.to !== null) names.add(input.to.slice(0, 7));
  const last = [...names].sort().slice(-(input.most ?? 4));
  return last.map((name) => {
    const first = Date.parse(`${name}-01T00:00:00Z`);
    const length = new Date(
      Date.UTC(Number(name.slice(0, 4)), Number(name.slice(5, 7)), 0),
    ).getUTCDate();
    return {
      name,
      before: weekday(first),
      days: Array.from({ length }, (_, i): CalendarDay => {
        const at = first + i * DAY;
        const date = new Date(at).toISOString().slice(0, 10);
        return {
          date,
          day: i + 1,
          heard: heard.has(date),
          silence: spans.some(([from, to]) => from <= date && date <= to),
          reachable: input.reachable?.includes(weekday(at)) ?? false,
        };
      }),
    };
  });
}

/** Monday 0 … Sunday 6. */
function weekday(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}

/** Names of the days of the week, Monday first; an Arabic name may have its article. */
const WEEKDAYS: readonly RegExp[] = [
  /\b(mondays?|lundis?)\b|اثنين|إثنين/iu,
  /\b(tuesdays?|mardis?)\b|ثلاثاء/iu,
  /\b(wednesdays?|mercredis?)\b|أربعاء|اربعاء/iu,
  /\b(thursdays?|jeudis?)\b|خميس/iu,
  /\b(fridays?|vendredis?)\b|جمعة/iu,
  /\b(saturdays?|samedis?)\b|سبت/iu,
  /\b(sundays?|dimanches?)\b|أحد|الاحد/iu,
];

/** Weekdays that are named in words such as “Fridays, and Sunday mornings”; null when none is. */
export function reachableDays(words: readonly string[]): readonly number[] | null {
  const text = words.join('; ');
  if (/\b(not|never|except|but|sauf|jamais)\b|إلا|ليس/iu.test(text)) return null;
  if (/\b(daily|every day|tous les jours)\b|كل يوم/iu.test(text)) return [0, 1, 2, 3, 4, 5, 6];
  const days = WEEKDAYS.flatMap((name, i) => (name.test(text) ? [i] : []));
  return days.length === 0 ? null : days;
}
