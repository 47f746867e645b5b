import type { TimeSpan } from '#terms/time.ts';
import { zoneWords } from './zone-words.ts';

/** The zone of the case that is open: two people who read the same case read the same hour. */
let zone: string | undefined;

/** From now on moments are shown in this zone; without one, in the reader's own. */
export function showTimesIn(name: string | undefined): void {
  zone = name;
}

/**
 * Moments for people: the day, and the minute where it is known, in the zone of the case; `named` says
 * which that is, where an hour decides something.
 */
export function whenWords(
  iso: string | null,
  language: string,
  year: 'year' | 'no year' = 'year',
  named = false,
): string {
  if (iso === null) return '';
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/.test(iso);
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    ...(year === 'year' ? { year: 'numeric' } : {}),
    ...(dayOnly ? { timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit', hour12: false }),
  };
  // A time without an offset is shown as it was written, whatever zone the reader is in.
  if (!hasOffset && !dayOnly) {
    return new Intl.DateTimeFormat(locale(language), { ...options, timeZone: 'UTC' }).format(
      new Date(`${iso}Z`),
    );
  }
  const shown = dayOnly || zone === undefined ? {} : { timeZone: zone };
  const said = new Intl.DateTimeFormat(locale(language), { ...options, ...shown }).format(time);
  if (!named || dayOnly) return said;
  const own = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `${said} ${zoneWords(own, time)}`;
}

/** A month in words, of `2026-03`. */
export function monthWords(month: string, language: string): string {
  const time = Date.parse(`${month}-01T00:00:00Z`);
  if (Number.isNaN(time)) return month;
  const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale(language), options).format(time);
}

/** A stated time in words: the day alone when the words meant the whole day. */
export function spanWords(
  span: TimeSpan | null,
  language: string,
  year: 'year' | 'no year' = 'year',
): string {
  if (span === null) return '';
  const { from, to, stated } = span;
  if (from === null) return stated;
  const [first, last] = [inZone(from), inZone(to)];
  const wholeDay = first.slice(0, 10) === last.slice(0, 10) && clockOf(first) !== clockOf(last);
  return whenWords(wholeDay ? first.slice(0, 10) : from, language, year) || stated;
}

/** A moment as the clock of the case's zone shows it, `2026-03-13T02:10`; one without an offset as it is. */
function inZone(iso: string | null): string {
  if (iso === null || !iso.endsWith('Z')) return iso ?? '';
  const text = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone,
  }).format(Date.parse(iso));
  return text.replace(' ', 'T');
}

/** What the clock of the case's zone shows now: `2026-03-13T02:10`. */
export function clockNow(): string {
  return inZone(new Date().toISOString());
}

/** A language by its name, of its code: `ar` is Arabic. */
export function languageWords(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([locale(language)], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function clockOf(iso: string): string {
  return iso.slice(11, 16);
}

/** Days before months, as everywhere else on the desk. */
function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
