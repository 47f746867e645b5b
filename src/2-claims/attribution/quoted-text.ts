import type { Span } from '../suggest/suggestion.ts';

/** Marks that open a quotation, with what closes them. */
const CLOSES: Readonly<Record<string, string>> = {
  '«': '»',
  '“': '”',
  '„': '”',
  '‹': '›',
  '"': '"',
};

/**
 * The quotations of a text that stand in no other, with their marks. One that is not closed ends with
 * its paragraph; a straight mark opens only before a word.
 */
export function quotationsOf(text: string): readonly Span[] {
  const found: Span[] = [];
  const open: { at: number; close: string }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charAt(i);
    const top = open.at(-1);
    if (unit === '\n') {
      const first = open[0];
      if (first !== undefined) found.push([first.at, i]);
      open.length = 0;
    } else if (top !== undefined && unit === top.close) {
      open.pop();
      if (open.length === 0) found.push([top.at, i + 1]);
    } else if (unit !== '"' || /\S/.test(text.charAt(i + 1))) {
      const close = CLOSES[unit];
      if (close !== undefined) open.push({ at: i, close });
    }
  }
  const first = open[0];
  if (first !== undefined) found.push([first.at, text.trimEnd().length]);
  return found;
}

/** What stands for a character of a quotation while the words around it are looked at. */
export const QUOTED = '\uE000';

/** The text with every quotation blotted out, as long as before. */
export function blot(text: string, quotations: readonly Span[]): string {
  let blotted = '';
  let at = 0;
  for (const [start, end] of quotations) {
    blotted += text.slice(at, start) + QUOTED.repeat(end - start);
    at = end;
  }
  return blotted + text.slice(at);
}

/** Sentences of a blotted text: a quotation belongs to the sentence it stands in. */
export function sentencesOf(blotted: string): readonly Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const { index, 0: form } of blotted.matchAll(
    /\n+|(?<!\b(?:M|MM|Mme|Dr|St|p|art|env|[A-Z]))[.!?؟…]+(?=\s|$)|\uE000(?=[ \u00A0]+(?:\uE000))/g,
  )) {
    const end = form.startsWith('\n') ? index : index + form.length;
    if (blotted.slice(start, end).trim() !== '') found.push(trimmed(blotted, start, end));
    start = index + form.length;
  }
  if (blotted.slice(start).trim() !== '') found.push(trimmed(blotted, start, blotted.length));
  return found;
}

/** A span without space or the given characters at its ends. */
export function trimmed(text: string, start: number, end: number, also = ''): Span {
  const skip = (unit: string) => /\s/.test(unit) || also.includes(unit);
  let [from, to] = [start, end];
  while (from < to && skip(text.charAt(from))) from += 1;
  while (to > from && skip(text.charAt(to - 1))) to -= 1;
  return [from, to];
}
