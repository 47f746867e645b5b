import type { TimeSpan } from '#terms/time.ts';

/** Moments for people: the day, and the minute where it is known. The reader's own zone. */
export function whenWords(
  iso: string | null,
  language: string,
  year: 'year' | 'no year' = 'year',
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
  const wholeDay =
    to !== null && from.slice(0, 10) === to.slice(0, 10) && clockOf(from) !== clockOf(to);
  return whenWords(wholeDay ? from.slice(0, 10) : from, language, year) || stated;
}

function clockOf(iso: string): string {
  return iso.slice(11, 16);
}

/** Days before months, as everywhere else on the desk. */
function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
