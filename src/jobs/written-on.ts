import type { Document, Exhibit } from '#intake/document.ts';
import { scanValues } from '#claims/values/scan-values.ts';
import type { FoundValue, TextContext } from '#claims/suggest/suggestion.ts';
import type { DocumentCheck } from './suggestions-views.ts';

/**
 * The day a document was written: its own time, else the date in its heading; null where it says neither. The day it
 * reached us is none: "three weeks ago" in a letter of 2014 is not three weeks before somebody imported it. Only the
 * year of a heading that has none ("16 March") is taken from when it came, as the last such day before.
 */
export function writtenOn(document: Document, exhibit: Exhibit | null): string | null {
  const stated = document.statedTime?.from?.slice(0, 10);
  if (stated !== undefined && stated !== null) return stated;
  const head = document.text.slice(0, 200).split('\n').slice(0, 3).join('\n');
  const found = timesIn(head, document, null);
  const whole = found.find(isDay);
  if (whole !== undefined) return whole.low?.slice(0, 10) ?? null;
  const received = exhibit?.receivedAt.slice(0, 10) ?? null;
  const yearless = found.find(({ doubts }) => doubts.some((doubt) => doubt.startsWith(NO_YEAR)));
  if (yearless === undefined || received === null) return null;
  const [from, to] = yearless.span;
  const dated = timesIn(head, document, received).find(
    (value) => value.span[0] === from && value.span[1] === to && isDay(value),
  );
  return dated?.low?.slice(0, 10) ?? null;
}

type Time = Extract<FoundValue, { type: 'time' }>;
const NO_YEAR = 'no year is written';
const UNCOUNTED = 'there is no date to count it from';
/** In how much of a text is looked, and how many are named. */
const LONGEST = 20_000;
const MOST = 5;

/** Of a document without a date: what it says of times that only its date could place. */
export function uncountedTimes(
  document: Document,
  written: string | null,
): readonly DocumentCheck[] {
  if (written !== null || document.kind === 'row' || document.kind === 'photo') return [];
  const words = new Set(
    timesIn(document.text.slice(0, LONGEST), document, null)
      .filter(
        ({ low, high, doubts }) => low === null && high === null && doubts.includes(UNCOUNTED),
      )
      .map(({ text }) => text),
  );
  return [...words].slice(0, MOST).map((about) => ({
    kind: 'time',
    about,
    text: 'is left open: the document states no date to count it from. The day it was imported says nothing of when it was written.',
    metres: null,
    minutes: null,
  }));
}

function timesIn(text: string, { language }: Document, day: string | null): readonly Time[] {
  const context: TextContext = { writtenOn: day, language, dayFirst: true, countries: [] };
  return scanValues(text, context).flatMap((value) => (value.type === 'time' ? [value] : []));
}

function isDay({ low, high }: Time): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(low ?? '') && low?.slice(0, 10) === high?.slice(0, 10);
}
