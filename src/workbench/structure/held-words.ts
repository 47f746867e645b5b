import type { Held } from '#assessment/structure/held.ts';
import type { Words } from '../words/words.ts';

/** “since 1 May 2025”, “October 2024 – 4 April 2026”, “undated”. */
export function sayHeld(t: Words, held: Held): string {
  const { first, last, open } = held;
  if (first === null && last === null) return t('structure.when.undated');
  if (open && first !== null) return t('structure.when.since', { from: sayDay(first) });
  if (first === null) return t('structure.when.until', { to: sayDay(last ?? '') });
  const [from, to] = [sayDay(first), sayDay(last ?? first)];
  if (from === to) return t('structure.when.on', { from });
  // A month that was named as its first and last day reads as the month.
  if (isMonth(first, last ?? '')) return t('structure.when.on', { from: sayMonth(first) });
  return t('structure.when.between', { from, to });
}

function isMonth(first: string, last: string): boolean {
  if (first.slice(0, 7) !== last.slice(0, 7) || first.slice(8, 10) !== '01') return false;
  const [year = 0, month = 1] = first.split('-').map(Number);
  return Number(last.slice(8, 10)) === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function sayMonth(text: string): string {
  return say(text.slice(0, 7), { month: 'long', year: 'numeric' });
}

function sayDay(text: string): string {
  const length = text.length;
  if (length <= 4) return text;
  return length <= 7
    ? sayMonth(text)
    : say(text.slice(0, 10), { day: 'numeric', month: 'short', year: 'numeric' });
}

function say(text: string, style: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(`${text}${text.length === 7 ? '-01' : ''}T00:00:00Z`);
  if (Number.isNaN(at)) return text;
  const lang = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
  return new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }).format(at);
}

/** Days as a person says them: hours below one, whole days above. */
export function sayDays(
  t: Words,
  [low, high]: readonly [number, number],
): { readonly low: string; readonly high: string } {
  const hours = high < 1;
  const one = (days: number): string => {
    const n = hours ? days * 24 : days;
    const count = Math.round(n * 10) / 10;
    return hours ? t('structure.process.hours', { count }) : t('structure.process.days', { count });
  };
  return { low: one(low), high: one(high) };
}
