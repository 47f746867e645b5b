import { isThing } from './labels.ts';
import type { Span } from '../suggest/suggestion.ts';

/**
 * Lines of a log: who said what, one a line, often under the question that was asked.
 *
 *     K-04 Was the well by the mill closed in February?
 *     - Plum (by Alder): they put a plank and a lock on the well
 *     - Damson: the well has a lock on it now
 *
 * An item is a bullet (or number) with a name, a colon and words; `by`, `via`, `through` in brackets name who brought
 * it. A question is a line of its own that ends in a question mark and stands above items; a name of its own in
 * front of it (`K-04`) is its reference. Items without a bullet count only under such a question. Notes without either
 * are no log.
 */
export interface LogItem {
  /** What was said, without the name. */
  readonly said: Span;
  /** Who said it, then who brought it. */
  readonly who: Span;
  readonly by: Span | null;
  readonly question: string | null;
  readonly ref: string | null;
}

const NAME = String.raw`\p{L}[\p{L}\p{M}\p{N}\u2019'. -]{0,40}?`;
const ITEM = new RegExp(
  String.raw`^(?<bullet>\s*(?:[-–—•*]|\p{N}{1,3}[.)])\s+)?(?<who>${NAME})(?<mid>\s*\((?:by|via|through|from|par|via|عبر|من)\s+)?(?<by>(?<=\(\S+\s+)${NAME})?(?<close>\)?\s*[:：]\s*)(?<said>\S.*)$`,
  'u',
);
const QUESTION = /^\s*(?:(?<ref>\p{Lu}{1,3}-?\p{N}{1,4})[.:)]?\s+)?(?<asked>\S.{6,300}[?؟])\s*$/u;

/** The items of a log, in order; empty when the text is none. */
export function logItems(text: string): readonly LogItem[] {
  const items: LogItem[] = [];
  let at = 0;
  let question: { readonly text: string; readonly ref: string | null } | null = null;
  let open = false;
  for (const line of text.split('\n')) {
    const asked = line.length > 400 ? null : QUESTION.exec(line);
    const item = line.length > 2_000 || asked !== null ? null : ITEM.exec(line);
    if (asked !== null) {
      question = {
        text: asked.groups?.['asked'] ?? '',
        ref: asked.groups?.['ref'] ?? null,
      };
      open = true;
    } else if (item !== null && (item.groups?.['bullet'] !== undefined || open)) {
      const { bullet = '', who = '', mid = '', by, close = '', said = '' } = item.groups ?? {};
      if (isThing(who)) {
        at += line.length + 1;
        continue;
      }
      if ((mid !== '') === (by !== undefined) && close.startsWith(')') === (mid !== '')) {
        const from = at + bullet.length;
        const told = from + who.length + mid.length;
        const start = told + (by?.length ?? 0) + close.length;
        items.push({
          said: [start, start + said.trimEnd().length],
          who: [from, from + who.length],
          by: by === undefined ? null : [told, told + by.length],
          question: question?.text ?? null,
          ref: question?.ref ?? null,
        });
      }
    } else if (line.trim() !== '') {
      question = null;
      open = false;
    }
    at += line.length + 1;
  }
  // One bullet with a colon is a sentence; a log has several, of several people or under a question.
  const names = new Set(items.map(({ who }) => text.slice(...who)));
  return items.length >= 2 && (names.size >= 2 || items[0]?.question !== null) ? items : [];
}
