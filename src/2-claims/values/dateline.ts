import type { FoundValue } from '#claims/suggest/suggestion.ts';
import { scanValues } from './scan-values.ts';

/** The day at the head of a text, and its words. */
export interface Dateline {
  readonly day: string;
  readonly text: string;
}

/** How many lines are its head, and how long a line without a dash behind the date may be. */
const LINES = 5;
const LONGEST_LINE = 90;
/** Words beside the date: a place, who wrote it, what it is. */
const MOST_WORDS = 10;

/**
 * The day a text says at its head that it was written: a line of little but a date (`May 3, 2016`, `Station log, 14 March
 * 2016`, `By Eleanor Voss, 3 May 2016`), or the place and date before the first sentence (`دمشق، 7 آذار 2018 - `). A date
 * in a sentence, a month, or a date without its year is none.
 */
export function datelineOf(text: string, language: string | null): Dateline | null {
  const context = { writtenOn: null, language, dayFirst: null, countries: [] };
  const lines = text
    .slice(0, LINES * LONGEST_LINE * 2)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
  for (const line of lines) {
    const opening = /^[^.!?؟\n]{0,80}?\d{4}[^.!?؟\n]{0,30}?\s[—–-]{1,2}\s/u.exec(line)?.[0];
    const head = opening ?? (line.length <= LONGEST_LINE && !/[.!?؟]\s*$/.test(line) ? line : null);
    if (head === null) continue;
    const found = scanValues(head, context).find(isDay);
    if (found === undefined) continue;
    const beside = `${head.slice(0, found.span[0])} ${head.slice(found.span[1])}`;
    if ((beside.match(/[\p{L}\p{M}]+/gu) ?? []).length > MOST_WORDS) continue;
    if (opening === undefined && (TELLS.test(head) || LEADS.test(head.slice(0, found.span[0]))))
      continue;
    return { day: (found.low as string).slice(0, 10), text: found.text };
  }
  return null;
}

/** A line that tells something is a sentence, though its full stop is missing. */
const TELLS =
  /(?<!\p{L})(?:I|he|she|they|we|it|who|was|were|is|are|had|has|have|did|came|took|je|il|elle|ils|nous|on|est|était|ont|كان|كانت|كانوا|نحن|وصل|وصلوا|جاء|جاؤوا)(?!\p{L})/iu;
const LEADS =
  /(?<!\p{L})(?:on|since|until|till|before|after|from|to|depuis|jusqu['’]au|avant|après|منذ|حتى|قبل|بعد)\s*$/iu;

function isDay({ type, low, high, doubts }: FoundValue): boolean {
  return (
    type === 'time' &&
    /^\d{4}-\d{2}-\d{2}/.test(low ?? '') &&
    low?.slice(0, 10) === high?.slice(0, 10) &&
    !doubts.some((doubt) => /no year is written|counted from/.test(doubt))
  );
}

const LEANS = /the document/;

/** Values that lean on a day that was read at the head, each with a doubt that says so. */
export function saidByDateline<T extends FoundValue>(
  values: readonly T[],
  { text }: Dateline,
): T[] {
  const doubt = `the date of the document was read at its head: "${text}"`;
  return values.map((value) =>
    value.doubts.some((one) => LEANS.test(one))
      ? { ...value, doubts: [...value.doubts, doubt] }
      : value,
  );
}
