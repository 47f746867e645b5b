import type { Span } from '../suggest/suggestion.ts';

/**
 * The sentences of a text as half-open spans, outer space left out.
 *
 * A sentence ends at a line break, or at `.` `!` `?` `؟` `…` (with closing marks) followed by space – unless the full
 * stop belongs to a number, an initial or a common abbreviation. A number that opens a line (`3. `) belongs to none.
 * Every letter of the text stands in exactly one sentence, save those numbers.
 */
export function sentencesOf(text: string): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const end of endsOf(text)) {
    const span = trimmed(text, from, end);
    if (span !== null) found.push(span);
    from = end;
  }
  return found;
}

function* endsOf(text: string): Generator<number> {
  for (const match of text.matchAll(END)) {
    const at = match.index;
    if (match[0] !== '\n' && match[0].startsWith('.') && isInside(text, at)) continue;
    yield at + match[0].length;
  }
  yield text.length;
}

const END = /\n|[.!?؟…]+(?:["”’)\]]|[ \u00A0\u202F]?»)*(?=\s|$)/gu;
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Col|Capt|Lt|Sgt|Prof|no|approx|ca|cf|M|Mme|Mlle)$/u;

/** Whether a full stop is part of the word before it. */
function isInside(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  return ABBREVIATION.test(before) || /(?:^|\n)\s*\d{1,3}$/u.test(before);
}

function trimmed(text: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  const number = /^\s*(?:\d{1,3}[.)]|[-*•])\s+/u.exec(text.slice(from, Math.min(to, from + 12)));
  if (number !== null) start += number[0].length;
  while (start < end && BLANK.test(text[start] ?? '')) start += 1;
  while (end > start && BLANK.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? [start, end] : null;
}

const BLANK = /[\s\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;
