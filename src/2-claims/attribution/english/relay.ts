import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';
import { clauseEnd, type Subject } from './teller.ts';

/** A report whose words say by which way it came. */
export interface Relay extends Found {
  /** Who told, from the one nearest to us to the first; empty where nobody is named. */
  readonly links: readonly Range[];
  /** From the first word of the form to the last, content aside. Another reading of a verb in it is wrong. */
  readonly frame: Range;
}

/** Looks for one form at one word. */
export type Form = (c: Columns, i: number) => Relay | null;

/** Fewer words than this say nothing. */
const LEAST = 2;

/** A relay whose content goes from a word to the end of its clause; null where that is too short. */
export function relay(
  c: Columns,
  cue: Range,
  frameFrom: number,
  links: readonly (Range | null)[],
  begins: number,
  ends: number = clauseEnd(c, begins),
): Relay | null {
  if (ends - begins < LEAST) return null;
  const kept = links.filter((one): one is Range => one !== null && !isWriter(c, one));
  return {
    cue,
    source: kept.at(0) ?? null,
    content: [[begins, ends]],
    links: kept,
    frame: [Math.min(frameFrom, cue[0]), Math.max(frameFrom, Math.min(cue[1], begins), begins)],
  };
}

/** "I", "we", "me": whoever writes is no link – unless it is somebody who speaks in quotation marks. */
export function isWriter(c: Columns, [from, to]: Range): boolean {
  return (
    to - from === 1 && /^(?:i|we|me|us)$/u.test(c.t.lower[from] ?? '') && (c.q.of[from] ?? -1) < 0
  );
}

export function word(c: Columns, i: number): string {
  return c.t.lower[i] ?? '';
}

export function sameSentence(c: Columns, a: number, b: number): boolean {
  return c.t.sentence[a] === c.t.sentence[b];
}

/** From `that`, past a comma before it; −1 where it does not stand there. */
export function thatAt(c: Columns, at: number, first: number): number {
  const i = c.t.word[at] === ',' ? at + 1 : at;
  return word(c, i) === 'that' && sameSentence(c, i, first) ? i : -1;
}

/** Where what is told begins at `at`: `that`, a colon, a quotation or a clause; −1 where none does. */
export function toldAt(c: Columns, at: number, first: number): number {
  const that = thatAt(c, at, first);
  if (that >= 0) return that;
  let i = at;
  if (/^[,:]$/u.test(c.t.word[i] ?? '')) i++;
  if (!sameSentence(c, i, first)) return -1;
  if (c.t.word[i] === '"' && c.t.mark[i] !== 2) return i;
  if (c.t.word[at] === ':') return i;
  return -1;
}

/** Whether a clause with a verb of its own stands between two words. */
export function isClause(c: Columns, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (
      /^(?:V|VED|VS|ED|BE|HAVE|DO|MOD)$/u.test(c.tagName[i] ?? '') ||
      /^(?:came|went|fell|ran|stood|took|gave|got|made|left|kept|lost|sent|broke|brought|bought|caught|drew|grew|led|met|rose|sold|struck|threw|won|began|became|hid|hit|shot|fled|drove|flew|slept|sat|lay|blew|burnt|dug|fought|rode|sank|stole|died|shut|cut|put|set)$/u.test(
        word(c, i),
      )
    )
      return true;
  return false;
}

/** The subject's own words and, where it is one, from whom it had it. */
export function whoOf(subject: Subject | null): Range | null {
  return subject?.who ?? null;
}
