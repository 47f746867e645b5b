import { fromSerial } from '#intake/sheets/excel-serial.ts';

/**
 * What the field's own tools write into sheets, besides plain cells.
 *
 * - A column in several languages has one column for each: `place__en`, `place__ar`. A mapping that asks
 *   for `{place}` gets the first of them that is filled.
 * - Places within places are a path: `Varo district::Tell Varo::the mill`; the last is what is meant.
 * - A time from one to another: `2026-03-12~2026-03-14`, `2026-03-12:2026-03-14`.
 * - A date saved from a spreadsheet without its format is the number of its day, `46093`. It is read as a
 *   date only where the mapping says that a time stands, and it is a doubt which day it counts from.
 *
 * Several values in a cell (`a|b`) are split in `parse-value.ts`, ranges of numbers (`11:16`, `11~16`)
 * read in `parse-number.ts`.
 */
export type ColumnIndex = ReadonlyMap<string, readonly number[]>;

/** Columns by name, without case and outer spaces; for a name in several languages all of them. */
export function indexColumns(header: readonly string[]): ColumnIndex {
  const index = new Map<string, number[]>();
  const names = header.map((name) => name.trim().toLowerCase());
  names.forEach((name, i) => index.set(name, [i]));
  for (const [i, name] of names.entries()) {
    const base = /^(.+)__[a-z]{2,3}(?:-[a-z]{2,4})?$/.exec(name)?.[1];
    if (base === undefined || names.includes(base)) continue;
    const before = index.get(base);
    if (before === undefined) index.set(base, [i]);
    else before.push(i);
  }
  return index;
}

/** The first filled cell of a column; null when none is, or there is no such column. */
export function cellIn(
  index: ColumnIndex,
  cells: readonly string[],
  column: string,
): string | null {
  for (const i of index.get(column.toLowerCase()) ?? []) {
    const cell = (cells[i] ?? '').trim();
    if (cell !== '') return cell;
  }
  return null;
}

/** `A::B::C` is C. */
export function lastOfPath(words: string): string {
  return (
    words
      .split('::')
      .map((part) => part.trim())
      .findLast((part) => part !== '') ?? words
  );
}

/** Days of 1954 to 2119 in Excel's count; other numbers are years, or no dates. */
const FIRST_DAY = 20_000;
const LAST_DAY = 80_000;

const ISO_RANGE =
  /^(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)\s?[~:]\s?(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)$/;

/** A time as a sheet may write it, in words that `parse-time.ts` reads. */
export function timeWords(words: string): { readonly words: string; readonly serial: boolean } {
  const range = ISO_RANGE.exec(words.trim());
  if (range !== null) return { words: `${range[1] ?? ''} to ${range[2] ?? ''}`, serial: false };
  if (!/^\d{5}(?:[.,]\d{1,12})?$/.test(words.trim())) return { words, serial: false };
  const days = Number(words.trim().replace(',', '.'));
  if (days < FIRST_DAY || days > LAST_DAY) return { words, serial: false };
  const date = fromSerial(days, { date1904: false, day: true, time: false, seconds: false });
  return date === null ? { words, serial: false } : { words: date, serial: true };
}
