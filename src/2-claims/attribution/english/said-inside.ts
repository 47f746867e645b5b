import { subjectOver, withPlace } from './chain.ts';
import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * A report inside a report, without `that`: "the police report states that a witness said the driver fled on foot". A
 * verb of saying or thinking with somebody before it and a clause behind it, in one piece of what is told.
 */
const SAYS =
  /^(?:say|tell|claim|insist|believe|think|add|swear|recall|remember|report|warn|explain|admit|suspect|hear|estimate|deny|confess|confide|whisper|boast|mention|complain)$/u;
const FINITE = /^(?:VED|VS|ED|BE|HAVE|DO|MOD)$/u;
const PAST =
  /^(?:came|went|fell|ran|stood|took|gave|got|made|left|kept|lost|sent|paid|broke|brought|bought|caught|drew|grew|led|met|rose|sold|struck|threw|won|began|became|hid|hit|shot|fled|drove|flew|slept|sat|lay|held|blew|burned|dug|fought|rode|sank|stole|swam)$/u;

export function saidInside(c: Columns, [from, to]: Range): Found | null {
  const { t, tagName } = c;
  for (let i = from + 1; i + 3 < to; i++) {
    if (!SAYS.test(c.lemmaText[i] ?? '') || !/^(?:VED|VS)$/u.test(tagName[i] ?? '')) continue;
    if (t.sentence[i] !== t.sentence[from]) return null;
    let begins = i + 1;
    // "told me the wells were poisoned": behind the hearer.
    if (c.lemmaText[i] === 'tell') begins = c.chunkEnd[c.chunk[begins] ?? -1] ?? to;
    // "admitted to him they hit the wrong house".
    else if (t.lower[begins] === 'to' && t.lower[begins + 1] !== 'have')
      begins = c.chunkEnd[c.chunk[begins + 1] ?? -1] ?? to;
    const claimed = t.lower[begins] === 'to' && t.lower[begins + 1] === 'have';
    const chunk = c.chunk[begins] ?? -1;
    if (!claimed && (chunk < 0 || !clauseAt(c, chunk, to))) continue;
    const least = t.word[from] === '"' || t.lower[from] === 'that' ? from + 1 : from;
    const who = subjectOver(c, i, least);
    if (who === null || /^(?:i|we|you|it|there|who|which|that)$/u.test(t.lower[who[0]] ?? ''))
      continue;
    let last = i + 1;
    while (last < to && t.sentence[last] === t.sentence[i]) last++;
    while (last > begins && /^[.!?,;"]$/u.test(t.word[last - 1] ?? '')) last--;
    return { cue: [i, i + 1], source: withPlace(c, who, least), content: [[begins, last]] };
  }
  return null;
}

/** Whether a finite verb ends a noun phrase ("the boats left") or stands behind it, or behind one more that belongs to it. */
function clauseAt(
  { t, tagName, chunk, chunkStart, chunkEnd }: Columns,
  first: number,
  to: number,
): boolean {
  let k = chunkEnd[first] ?? to;
  for (let j = (chunkStart[first] ?? k) + 1; j < k; j++)
    if (PAST.test(t.lower[j] ?? '')) return true;
  for (let more = 0; more < 2; more++) {
    while (k < to && /^(?:ADV|NEG)$/u.test(tagName[k] ?? '')) k++;
    if (FINITE.test(tagName[k] ?? '') || PAST.test(t.lower[k] ?? '')) return k < to;
    if (!/^(?:of|in|at|from)$/u.test(t.lower[k] ?? '') || (chunk[k + 1] ?? -1) < 0) return false;
    k = chunkEnd[chunk[k + 1] ?? -1] ?? to;
  }
  return false;
}
