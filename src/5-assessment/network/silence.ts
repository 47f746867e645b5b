/**
 * Contact and silence: when a source was heard, how long it usually keeps quiet, and whether it has been
 * quiet for longer than that.
 *
 * Days on which somebody was heard are counted once. The gaps between them, n with the total T, are taken
 * as waiting times of one unknown rate; with the prior 1/rate the chance that the next gap exceeds g is
 *
 *     P(gap > g) = (T / (T + g))ⁿ
 *
 * A silence is called *longer than usual* when that is below {@link UNUSUAL}, at least {@link ENOUGH_GAPS} gaps
 * are known, and it is longer than any gap before: people write in bursts, which the formula does not
 * know.
 *
 * A silence is counted up to now – but no further than {@link CASE_SLEEPS} days after the last word from
 * anybody: a case that was put away months ago is not a hundred people who fell silent.
 *
 * It is pointed out because somebody may be in trouble, never held against anyone; what is silent by
 * arrangement is on record as a silence and is not counted.
 */
import type { Instant, TimeSpan } from '#terms/time.ts';

export const UNUSUAL = 0.05;
export const ENOUGH_GAPS = 3;
export const CASE_SLEEPS = 14;

const DAY = 86_400_000;

export interface Contact {
  /** Days on which the source was heard, `2026-03-12`, each once, in order. */
  readonly days: readonly string[];
  readonly last: string | null;
  /** Days without a word, up to the day the silence is counted to; null when never heard. */
  readonly quietFor: number | null;
  /** The day it is counted to. */
  readonly countedTo: string | null;
  /** Middle and longest of the gaps before, in days; null with fewer than two days. */
  readonly usual: { readonly middle: number; readonly longest: number } | null;
  /** P(a gap longer than this); null with too few gaps to say. */
  readonly chance: number | null;
  readonly verdict: 'never-heard' | 'cannot-be-told' | 'usual' | 'expected' | 'longer-than-usual';
  readonly text: string;
}

export function contactOf(input: {
  /** Times at which the source was heard; what is known to no better than two days is left out. */
  readonly heard: readonly (TimeSpan | null)[];
  /** Silences on record. */
  readonly silences: readonly TimeSpan[];
  /** The last day on which anybody of the case was heard; null when nobody was. */
  readonly lastOfCase: string | null;
  readonly now: Instant;
  /** Whether it is somebody who may be in trouble, not a paper or a device. */
  readonly person: boolean;
}): Contact {
  const days = contactDays(input.heard);
  const last = days.at(-1) ?? null;
  if (last === null) {
    return {
      days,
      last,
      quietFor: null,
      countedTo: null,
      usual: null,
      chance: null,
      verdict: 'never-heard',
      text: 'No day is known on which this source was heard.',
    };
  }
  const today = numberOf(input.now.slice(0, 10));
  const sleeps = input.lastOfCase === null ? today : numberOf(input.lastOfCase) + CASE_SLEEPS;
  const to = Math.max(numberOf(last), Math.min(today, sleeps));
  const quietFor = to - numberOf(last);
  const gaps = days.slice(1).map((day, i) => numberOf(day) - numberOf(days[i] as string));
  const total = gaps.reduce((a, b) => a + b, 0);
  const usual = gaps.length === 0 ? null : { middle: middle(gaps), longest: Math.max(...gaps) };
  const chance = gaps.length < ENOUGH_GAPS ? null : (total / (total + quietFor)) ** gaps.length;
  const arranged = input.silences.some(
    ({ from, to: end }) =>
      from !== null &&
      numberOf(from) <= numberOf(last) + 1 + (usual?.longest ?? 0) &&
      (end === null || numberOf(end) >= to),
  );
  const verdict =
    chance === null || usual === null
      ? 'cannot-be-told'
      : chance >= UNUSUAL || quietFor <= usual.longest
        ? 'usual'
        : arranged
          ? 'expected'
          : 'longer-than-usual';
  const about = { days, last, quietFor, countedTo: dayOf(to), usual, chance, verdict } as const;
  return { ...about, text: inWords(about, to < today, input.person) };
}

/** The days somebody was heard, each once, in order. */
export function contactDays(heard: readonly (TimeSpan | null)[]): readonly string[] {
  const days = heard.flatMap((span) => {
    const from = span?.from ?? span?.to ?? null;
    const to = span?.to ?? from;
    if (from === null || to === null) return [];
    const [a, b] = [numberOf(from), numberOf(to)];
    // "In March" is no day on which somebody was heard.
    return Number.isNaN(a) || Number.isNaN(b) || b - a > 1 ? [] : [dayOf(a)];
  });
  return [...new Set(days)].sort();
}

function inWords(contact: Omit<Contact, 'text'>, asleep: boolean, person: boolean): string {
  const { quietFor, usual, chance, verdict, countedTo } = contact;
  const to = asleep ? `, counted to ${countedTo}, when the whole case fell silent` : '';
  const since = `Last heard on ${contact.last}; ${dayWords(quietFor ?? 0)} without a word${to}.`;
  if (verdict === 'cannot-be-told' || usual === null || chance === null) {
    return `${since} Heard on ${contact.days.length === 1 ? 'one day' : `${contact.days.length} days`} only: what is usual cannot be told.`;
  }
  const before = `Until then ${usual.middle === usual.longest ? dayWords(usual.longest) : `${dayWords(usual.middle)}, at most ${dayWords(usual.longest)},`} passed between two.`;
  switch (verdict) {
    case 'longer-than-usual':
      return `${since} ${before} A silence this long would be expected once in ${Math.round(1 / chance)}${person ? ': somebody should ask whether all is well' : ''}.`;
    case 'expected':
      return `${since} ${before} The silence is on record as expected.`;
    default:
      return `${since} ${before} That is not unusual.`;
  }
}

function dayWords(n: number): string {
  return n === 1 ? 'one day' : `${n} days`;
}

function middle(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] as number;
}

/** Days since 1970 of the date that stands at the beginning of an ISO text. */
function numberOf(text: string): number {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY);
}

function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}
