import { isMark, quotationAt, subjectOver, withPlace } from './chain.ts';
import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * An order, a warning or a wish inside what somebody reports: "a cousin in the militia warned her to keep the children
 * home", "the colonel ordered him to “drive on”". Who gave it, the verb, and what was to be done.
 */
const ORDERS =
  /^(?:order|tell|warn|instruct|ask|beg|urge|command|advise|direct|remind|implore|caution|threaten|promise|swear|vow)$/u;
/** Those that need nobody to whom: "threatened to burn it". */
const ALONE = /^(?:threaten|promise|swear|vow)$/u;

/** The first order in one piece of content, or null. */
export function ordered(c: Columns, [from, to]: Range): Found | null {
  for (let i = from + 1; i + 2 < to; i++) {
    if (!ORDERS.test(c.lemmaText[i] ?? '')) continue;
    const verb = finiteOver(c, i);
    if (verb < 0) continue;
    let at = i + 1;
    const hearer = c.chunk[at] ?? -1;
    if (hearer >= 0) at = c.chunkEnd[hearer] ?? at;
    else if (!ALONE.test(c.lemmaText[i] ?? '')) continue;
    if (c.t.lower[at] === 'not') at++;
    if (c.t.lower[at] !== 'to' || at + 2 >= to) continue;
    const least = c.t.word[from] === '"' || c.t.lower[from] === 'that' ? from + 1 : from;
    const who = subjectOver(c, verb, least);
    if (who === null) continue;
    if (isMark(c, at + 1)) at++;
    const content = quotationAt(c, at) ?? [at, endOf(c, at, to)];
    if (content[1] - content[0] < 3) return null;
    return { cue: [verb, i + 1], source: withPlace(c, who, least), content: [content] };
  }
  return null;
}

/** The verb itself, or the one before "to": "phoned to tell her to"; −1 where there is none. */
function finiteOver({ t, tagName }: Columns, i: number): number {
  const finite = (k: number): boolean => /^(?:VED|ED|VS)$/u.test(tagName[k] ?? '');
  if (finite(i)) return i;
  return t.lower[i - 1] === 'to' && finite(i - 2) ? i - 2 : -1;
}

function endOf({ t }: Columns, at: number, to: number): number {
  let last = at + 1;
  while (last < to && t.sentence[last] === t.sentence[at]) last++;
  while (last > at + 1 && /^[.!?,;]$/u.test(t.word[last - 1] ?? '')) last--;
  return last;
}
