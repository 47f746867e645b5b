import { isArabicWord } from './arabic-particles.ts';
import type { Days } from './days.ts';
import { weekdayOf } from './days.ts';
import { PhraseList } from './phrase-list.ts';
import type { Reading } from './reading.ts';
import { WEEKDAYS } from './time-words.ts';

/** The second Friday: 1 to 5, or −1 for the last; and 0 for Sunday to 6. */
export interface NthWeekday {
  readonly nth: number;
  readonly weekday: number;
  readonly next: number;
}

const LATIN = new PhraseList<number>({
  'first|1st|premier|1er': 1,
  'second|2nd|deuxième|2e|seconde': 2,
  'third|3rd|troisième|3e': 3,
  'fourth|4th|quatrième|4e': 4,
  'fifth|5th|cinquième|5e': 5,
  'last|dernier': -1,
});
/** Before the weekday: ثاني جمعة. */
const ARABIC = new PhraseList<number>({
  'أول|اول': 1,
  'ثاني|تاني': 2,
  'ثالث|تالت': 3,
  رابع: 4,
  خامس: 5,
  'آخر|اخر': -1,
});
/** Behind it: الجمعة الثانية. */
const ARABIC_BEHIND = new PhraseList<number>({
  'الأول|الأولى': 1,
  'الثاني|الثانية': 2,
  'الثالث|الثالثة': 3,
  'الرابع|الرابعة': 4,
  'الخامس|الخامسة': 5,
  'الأخير|الأخيرة': -1,
});
const ARABIC_DAYS = new PhraseList<number>({
  أحد: 0,
  'اثنين|إثنين': 1,
  ثلاثاء: 2,
  'أربعاء|اربعاء': 3,
  خميس: 4,
  جمعة: 5,
  سبت: 6,
});

/** The words these begin with, besides weekdays. */
export const NTH_WORDS: readonly string[] = [...LATIN.firsts(), ...ARABIC.firsts()];

/** `the second Friday`, `le premier lundi`, `ثاني جمعة`, `الجمعة الثانية`; null where there is none. */
export function readNthWeekday(reading: Reading, at: number): NthWeekday | null {
  const { tokens } = reading;
  const first = tokens[at];
  if (first === undefined || (first.kind === 'digits' && tokens[at + 1]?.glued !== true))
    return null;
  if (isArabicWord(first.word)) {
    const before = ARABIC.at(tokens, at);
    if (before !== null) {
      const day = tokens[before.next]?.word === 'يوم' ? before.next + 1 : before.next;
      const weekday = ARABIC_DAYS.at(tokens, day) ?? WEEKDAYS.ar.at(tokens, day);
      return weekday === null
        ? null
        : { nth: before.value, weekday: weekday.value, next: weekday.next };
    }
    const weekday = WEEKDAYS.ar.at(tokens, at);
    const behind = weekday === null ? null : ARABIC_BEHIND.at(tokens, weekday.next);
    return weekday === null || behind === null
      ? null
      : { nth: behind.value, weekday: weekday.value, next: behind.next };
  }
  const place = /^(?:the|le)$/.test(first.word) ? at + 1 : at;
  const nth = LATIN.at(tokens, place) ?? glued(reading, place);
  if (nth === null) return null;
  const weekday = WEEKDAYS[reading.language].at(tokens, nth.next);
  if (weekday === null || (reading.language === 'en' && tokens[nth.next]?.capital !== true))
    return null;
  return { nth: nth.value, weekday: weekday.value, next: weekday.next };
}

/** `2nd`, `3e`: digits with their ending are two tokens. */
function glued(
  { tokens }: Reading,
  at: number,
): { readonly value: number; readonly next: number } | null {
  const digits = tokens[at];
  const ending = tokens[at + 1];
  if (digits?.kind !== 'digits' || !/^[1-5]$/.test(digits.word) || ending?.glued !== true)
    return null;
  return /^(?:st|nd|rd|th|er|e|eme)$/.test(ending.word)
    ? { value: digits.value, next: at + 2 }
    : null;
}

/**
 * The nth such weekday of a month. Where it is not known to the day when the month begins – an Islamic month reaches `early`
 * days before and `late` days behind the first by table – all that it can be: days a week apart are both in.
 *
 * @returns null where the month has no such day, as the fifth Friday of most.
 */
export function nthWeekday(
  month: Days,
  nth: number,
  weekday: number,
  open: { readonly early: number; readonly late: number } = { early: 0, late: 0 },
): Days | null {
  const found: number[] = [];
  for (let off = 0; off <= open.early + open.late; off++) {
    const low = month.low + off;
    const high = month.high - (open.early + open.late) + off;
    const day =
      nth > 0
        ? low + ((((weekday - weekdayOf(low)) % 7) + 7) % 7) + (nth - 1) * 7
        : high - ((((weekdayOf(high) - weekday) % 7) + 7) % 7);
    if (day <= high) found.push(day);
  }
  return found.length === 0 ? null : { low: Math.min(...found), high: Math.max(...found) };
}
