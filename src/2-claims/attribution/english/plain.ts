import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * Cues that are plain by their grammar, for texts unlike those the tagger learnt from: a verb of saying or telling
 * with `that` behind it and somebody before it; one beside the mark that closes a quotation; "was told by …
 * that"; "heard from … that".
 */
export function plainCues(c: Columns): Range[] {
  const found: Range[] = [];
  for (let i = 1; i + 1 < c.t.length; i++) {
    const groups = c.groupName[i] ?? '';
    if (groups === '' && c.t.lower[i] !== 'heard') continue;
    if (!/^(?:VED|VS|V|PRE)$/.test(c.tagName[i] ?? '')) continue;
    const word = c.t.lower[i] ?? '';
    const impersonal =
      c.tagName[i - 1] === 'BE' &&
      lowerAt(c, i - 2) === 'it' &&
      lowerAt(c, i + 1) === 'that' &&
      groups !== '';
    if (impersonal) {
      found.push([i - 1, i + 1]);
      continue;
    }
    const told = word === 'told' && c.t.lower[i + 1] === 'by' && c.tagName[i - 1] === 'BE';
    const heard =
      (word === 'heard' || word === 'hears' || word === 'learned') && c.t.lower[i + 1] === 'from';
    if (told || heard) {
      if (thatWithin(c, i + 2, 8)) found.push([told ? i - 1 : i, i + 1]);
      continue;
    }
    if (!/^(?:VED|VS)$/.test(c.tagName[i] ?? '') || !/^(?:say|tell)(?:\+|$)/.test(groups)) continue;
    const after =
      c.t.lower[i + 1] === 'that' || (groups.startsWith('tell') && thatWithin(c, i + 1, 4));
    const colon = c.t.word[i + 1] === ':' && c.t.sentence[i + 1] === c.t.sentence[i];
    const inverted = invertedAt(c, i);
    if (((after || colon) && somebodyBefore(c, i)) || inverted || besideQuotation(c, i))
      found.push([i, i + 1]);
  }
  return found;
}

/**
 * What a plain cue says by its grammar alone, where the taggers see nothing: from `that` to the end of the
 * sentence, told by the cue's subject.
 */
export function plainReading(c: Columns, cue: Range): Found | null {
  const { t } = c;
  const sentence = t.sentence[cue[0]] ?? 0;
  let end = t.sentenceEnd[sentence] ?? t.length;
  let that = cue[1];
  while (that < end && that < cue[1] + 9 && t.lower[that] !== 'that') that++;
  if (t.lower[that] !== 'that') return null;
  while (end > that + 1 && /^[.!?,"]$/.test(t.word[end - 1] ?? '')) end--;
  if (end - that < 3) return null;
  const subject = c.subject[cue[1] - 1] ?? c.subject[cue[0]] ?? -1;
  const chunk = subject >= 0 && subject < cue[0] ? (c.chunk[subject] ?? -1) : -1;
  const source: Range | null =
    chunk < 0 || t.lower[subject] === 'it'
      ? null
      : [c.chunkStart[chunk] ?? subject, c.chunkEnd[chunk] ?? subject + 1];
  return { cue, source, content: [[that, end]] };
}

/** Whether `that` follows a noun phrase within so many words of the sentence. */
function thatWithin({ t, chunk }: Columns, from: number, most: number): boolean {
  for (let k = from; k < t.length && k < from + most && t.sentence[k] === t.sentence[from]; k++)
    if (t.lower[k] === 'that' && k > from && (chunk[k - 1] ?? -1) >= 0) return true;
  return false;
}

function somebodyBefore(c: Columns, i: number): boolean {
  let k = i - 1;
  while (k > 0 && /^(?:HAVE|ADV)$/.test(c.tagName[k] ?? '')) k--;
  if (c.tagName[k] === ',') return c.t.sentence[k] === c.t.sentence[i];
  return (c.chunk[k] ?? -1) >= 0 && c.t.sentence[k] === c.t.sentence[i];
}

/** ", said Karim Doss." and ", said a nurse,": the speaker behind the verb, and nothing after him. */
function invertedAt({ t, tagName, chunk, chunkEnd, groupName }: Columns, i: number): boolean {
  if (t.word[i - 1] !== ',' || !(groupName[i] ?? '').startsWith('say') || tagName[i] !== 'VED')
    return false;
  const behind = chunk[i + 1] ?? -1;
  if (behind < 0) return false;
  const end = chunkEnd[behind] ?? i + 2;
  return end >= t.length || /^[.,;"]$/u.test(t.word[end] ?? '');
}

/** `” said …` or `” somebody said`. */
function besideQuotation(c: Columns, i: number): boolean {
  const closes = (k: number): boolean =>
    (c.t.word[k] === '"' && c.t.mark[k] !== 1) || (c.t.word[k] === "'" && c.t.mark[k] === 2);
  if ((c.q.of[i] ?? -1) >= 0) return false;
  if (closes(i - 1)) return true;
  const chunk = c.chunk[i - 1] ?? -1;
  return chunk >= 0 && closes((c.chunkStart[chunk] ?? 0) - 1);
}

const FINITE = /^(?:V|VED|VS|ED|BE|HAVE|DO|MOD)$/;
const PAST =
  /^(?:came|went|fell|ran|stood|took|gave|got|made|left|kept|lost|sent|paid|broke|brought|bought|caught|drew|grew|led|met|rose|sold|spent|struck|threw|won|wore|began|became|hid|hit|cut|shot|fled|drove|flew|slept|sat|lay|held|blew|burnt|burned|dug|fought|rode|sank|shut|stole|swam|tore|woke)$/u;

/**
 * "According to X, …" at the beginning of a sentence: what follows the comma is told, never the sentence
 * before. X runs over phrases between commas that describe it ("a driver,", "who …,").
 */
export function accordingTo(c: Columns): Found[] {
  const { t } = c;
  const found: Found[] = [];
  for (let s = 0; s < t.sentenceStart.length; s++) {
    let first = t.sentenceStart[s] ?? 0;
    const end = t.sentenceEnd[s] ?? first;
    if (t.word[first] === '"') first++;
    if (t.lower[first] !== 'according' || t.lower[first + 1] !== 'to') {
      const one = inserted(c, first, end);
      if (one !== null) found.push(one);
      continue;
    }
    const commas: number[] = [];
    for (let i = first + 3; i < end; i++) if (t.word[i] === ',') commas.push(i);
    let at = commas.shift();
    if (at === undefined) continue;
    const source: Range = [first + 2, at];
    for (let next = commas.shift(); next !== undefined; next = commas.shift()) {
      const relative = /^(?:who|whose|whom|which)$/.test(t.lower[at + 1] ?? '');
      if (!relative && hasFinite(c, at + 1, next)) break;
      // A list or a phrase before the clause belongs to the clause when no verb follows.
      if (!hasFinite(c, next + 1, end)) break;
      if (/^(?:in|on|at|by|after|before|during|since|until|from)$/.test(t.lower[at + 1] ?? ''))
        break;
      at = next;
    }
    let last = end;
    while (last > at + 1 && /^[.!?]$/.test(t.word[last - 1] ?? '')) last--;
    if (last - at < 3) continue;
    found.push({ cue: [first, first + 2], source, content: [[at + 1, last]] });
  }
  return found;
}

function hasFinite(c: Columns, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (FINITE.test(c.tagName[i] ?? '') || PAST.test(c.t.lower[i] ?? '')) return true;
  return false;
}

/** "The convoy, according to X, never came": what is told stands on both sides. */
function inserted(c: Columns, first: number, end: number): Found | null {
  const { t } = c;
  for (let i = first + 2; i + 3 < end; i++) {
    if (t.lower[i] !== 'according' || t.lower[i + 1] !== 'to' || t.word[i - 1] !== ',') continue;
    let close = i + 2;
    while (close < end && t.word[close] !== ',') close++;
    let last = end;
    while (last > close + 1 && /^[.!?]$/.test(t.word[last - 1] ?? '')) last--;
    if (last - close < 2 || hasFinite(c, first, i) || !hasFinite(c, close + 1, last)) return null;
    return {
      cue: [i, i + 2],
      source: [i + 2, close],
      content: [
        [first, i - 1],
        [close + 1, last],
      ],
    };
  }
  return null;
}

function lowerAt(c: Columns, i: number): string {
  return c.t.lower[i] ?? '';
}
