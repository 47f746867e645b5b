import type { Reading } from './reading.ts';

/**
 * Whether a text is a log whose lines begin with four digits of a time: `0640. The patrol left.` At least two lines begin
 * so, and one of them says more: `hrs` behind it, or digits that are no year. `1998.`, `2003.` begin lines of a chronicle.
 */
export function isLogOfTimes(folded: string): boolean {
  let lines = 0;
  let sure = false;
  for (const { groups } of folded.matchAll(LINE)) {
    lines++;
    const year = Number(groups?.['time']);
    if (groups?.['hrs'] !== undefined || year < 1700 || year > 2100) sure = true;
    if (sure && lines >= 2) return true;
  }
  return false;
}

const TIME =
  '[ \\t[(]{0,4}(?<time>(?:[01]\\d|2[0-3])[0-5]\\d)(?:[.:)\\]]| ?[-–—](?=\\s)|(?<hrs> ?(?:hrs?|hours|[hLZ])(?!\\p{L})))(?=[\\s.:,]|$)';
const LINE = new RegExp(`^${TIME}`, 'gmu');
const HERE = new RegExp(TIME, 'yu');

/** A time at the beginning of a line of such a log, and the token behind it. */
export function readLogTime(
  reading: Reading,
  at: number,
): { readonly hour: number; readonly minute: number; readonly next: number } | null {
  const first = reading.tokens[at];
  if (!reading.isLog || first?.kind !== 'digits' || first.word.length !== 4) return null;
  const before = reading.folded.slice(Math.max(0, first.start - 5), first.start);
  if (!/(?:^|\n)[ \t[(]*$/.test(before) || (!before.includes('\n') && first.start > 4)) return null;
  HERE.lastIndex = first.start;
  const match = HERE.exec(reading.folded);
  if (match === null || match.groups?.['hrs'] !== undefined) return null;
  return {
    hour: Number(first.word.slice(0, 2)),
    minute: Number(first.word.slice(2)),
    next: at + 1,
  };
}
