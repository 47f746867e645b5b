/**
 * Contact and silence: when a source was heard, how long it usually keeps quiet, and whether it has been
 * quiet for longer than that.
 *
 * Days on which somebody was heard are counted once. The gaps between them, n with the total T, are taken
 * as waiting times of one unknown rate; with the prior 1/rate the chance that the next gap exceeds g is
 *
 *     P(gap > g) = (T / (T + g))ⁿ
 *
 * That is exact for somebody who writes at random, and far too small for somebody who writes in bursts: many
 * gaps of a day hide how long the others are. So the same is asked of the longer gaps alone – of the k that
 * exceed the middle one, m, by X together –, and the larger of the two chances counts:
 *
 *     P(gap > g) = (X / (X + g − m))ᵏ   for g > m, else 1
 *
 * At random this is exact as well, since what is waited for has no memory, and only less sharp; how likely it
 * is to be within a long gap at all is taken to be certain, for whoever looks at some moment is most likely to
 * look into a long one.
 *
 * A silence stands out when its chance is below {@link UNUSUAL}, at least {@link ENOUGH_GAPS} gaps are known –
 * {@link ENOUGH_ALIKE} where all are alike: five days in a row may be one burst – and it is longer than any gap
 * before.
 *
 * Whoever looks at many sources finds silences that stand out by chance alone: of a thousand who write at
 * random about 5 % do. A silence is called *longer than usual* only where it still stands out after that has
 * been corrected for (Benjamini & Hochberg 1995, at {@link FALSE_SHARE}: of those pointed out at most about one
 * in ten may be chance). The others are *long among many*: what they say is how many such silences chance
 * alone would give here. They are shown and not called an alarm, for somebody in trouble may be among them.
 *
 * A silence is counted up to now – but no further than {@link CASE_SLEEPS} days after the last word from
 * anybody: a case that was put away months ago is not a hundred people who fell silent.
 *
 * It is pointed out because somebody may be in trouble, never held against anyone; what is silent by
 * arrangement is on record as a silence and is not counted.
 */
import type { Instant, TimeSpan } from '#terms/time.ts';
import { correctForMany } from './permutation.ts';

export const UNUSUAL = 0.05;
export const FALSE_SHARE = 0.1;
export const ENOUGH_GAPS = 3;
export const ENOUGH_ALIKE = 6;
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
  readonly verdict:
    | 'never-heard'
    | 'cannot-be-told'
    | 'usual'
    | 'expected'
    | 'long-among-many'
    | 'longer-than-usual';
  readonly text: string;
}

export interface ContactInput {
  /** Times at which the source was heard; what is known to no better than two days is left out. */
  readonly heard: readonly (TimeSpan | null)[];
  /** Silences on record. */
  readonly silences: readonly TimeSpan[];
  /** The last day on which anybody of the case was heard; null when nobody was. */
  readonly lastOfCase: string | null;
  readonly now: Instant;
  /** Whether it is somebody who may be in trouble, not a paper or a device. */
  readonly person: boolean;
}

/** All that were looked at together, in the order given: each is judged as one of so many. */
export function contactsOf(inputs: readonly ContactInput[]): readonly Contact[] {
  const alone = inputs.map((input) => contactOf(input));
  const compared = alone.flatMap(({ chance, verdict }, i) =>
    chance === null || verdict === 'expected' ? [] : [{ i, chance }],
  );
  const corrected = correctForMany(compared.map(({ chance }) => chance));
  const among = new Map(
    compared.map(({ i }, k) => [
      i,
      { sources: compared.length, corrected: corrected[k] as number },
    ]),
  );
  return inputs.map((input, i) =>
    alone[i]?.verdict === 'longer-than-usual'
      ? contactOf(input, among.get(i))
      : (alone[i] as Contact),
  );
}

export function contactOf(
  input: ContactInput,
  /** How many were compared, and its chance corrected for that; nothing where it was looked at alone. */
  among?: { readonly sources: number; readonly corrected: number },
): Contact {
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
  const usual = gaps.length === 0 ? null : { middle: middle(gaps), longest: Math.max(...gaps) };
  const enough = usual?.middle === usual?.longest ? ENOUGH_ALIKE : ENOUGH_GAPS;
  const chance = gaps.length < enough ? null : chanceOf(gaps, quietFor);
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
          : among !== undefined && among.corrected > FALSE_SHARE
            ? 'long-among-many'
            : 'longer-than-usual';
  const about = { days, last, quietFor, countedTo: dayOf(to), usual, chance, verdict } as const;
  return { ...about, text: inWords(about, to < today, input.person, among?.sources ?? 1) };
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

function inWords(
  contact: Omit<Contact, 'text'>,
  asleep: boolean,
  person: boolean,
  compared: number,
): string {
  const { quietFor, usual, chance, verdict, countedTo } = contact;
  const to = asleep ? `, counted to ${countedTo}, when the whole case fell silent` : '';
  const since = `Last heard on ${contact.last}; ${dayWords(quietFor ?? 0)} without a word${to}.`;
  if (verdict === 'cannot-be-told' || usual === null || chance === null) {
    return `${since} Heard on ${contact.days.length === 1 ? 'one day' : `${contact.days.length} days`} only: what is usual cannot be told.`;
  }
  const before = `Until then ${usual.middle === usual.longest ? dayWords(usual.longest) : `${dayWords(usual.middle)}, at most ${dayWords(usual.longest)},`} passed between two.`;
  const rare = `From one source a silence this long would be expected once in ${Math.round(1 / chance)}`;
  switch (verdict) {
    case 'longer-than-usual':
      return `${since} ${before} ${rare}${compared === 1 ? '' : `, and ${compared} sources are compared here: it is more than chance`}${person ? '. Somebody should ask whether all is well' : ''}.`;
    case 'long-among-many':
      return `${since} ${before} ${rare}; but ${compared} sources are compared here, and ${byChance(compared * chance)} so silent by chance alone.`;
    case 'expected':
      return `${since} ${before} The silence is on record as expected.`;
    default:
      return `${since} ${before} That is not unusual.`;
  }
}

/** The chance of a gap longer than this, after these. */
function chanceOf(gaps: readonly number[], quietFor: number): number {
  const m = middle(gaps);
  const excess = gaps.filter((gap) => gap > m).map((gap) => gap - m);
  const all = (sum(gaps) / (sum(gaps) + quietFor)) ** gaps.length;
  const longer = quietFor <= m ? 1 : (sum(excess) / (sum(excess) + quietFor - m)) ** excess.length;
  // Gaps all alike leave nothing to ask of the longer ones.
  return excess.length === 0 ? all : Math.max(all, longer);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function byChance(expected: number): string {
  const rounded = expected < 1 ? Number(expected.toPrecision(1)) : Math.round(expected);
  return rounded === 1 ? 'about 1 of them would be' : `about ${rounded} of them would be`;
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
