import type { Columns } from './columns.ts';
import { nounPhrase, subjectOver } from './chain.ts';
import type { Found, Range } from './find.ts';
import { wordReached } from './relayed.ts';

/**
 * Cues that are plain by their grammar, for texts unlike those the tagger learnt from: a verb of saying or telling
 * with `that` behind it and somebody before it; one beside the mark that closes a quotation, or before the mark that opens
 * one; "was told by … that"; "heard from … that", whatever stands between commas before the `that`; both without `that`
 * where a clause follows; "was telling people that".
 */
export function plainCues(c: Columns): Range[] {
  const found: Range[] = [];
  for (let i = 1; i + 1 < c.t.length; i++) {
    const groups = c.groupName[i] ?? '';
    if (groups === '' && c.t.lower[i] !== 'heard') continue;
    if (!/^(?:VED|VS|V|VING|PRE)$/.test(c.tagName[i] ?? '')) continue;
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
      if (thatWithin(c, i + 2, 8) || behindPhrase(c, i + 2) >= 0)
        found.push([told ? i - 1 : i, i + 1]);
      continue;
    }
    if (
      c.tagName[i] === 'VING' &&
      c.tagName[i - 1] === 'BE' &&
      groups.startsWith('tell') &&
      thatWithin(c, i + 1, 4)
    ) {
      found.push([i - 1, i + 1]);
      continue;
    }
    if (!/^(?:VED|VS)$/.test(c.tagName[i] ?? '') || !/^(?:say|tell)(?:\+|$)/.test(groups)) continue;
    const after =
      c.t.lower[i + 1] === 'that' ||
      (groups.startsWith('tell') &&
        (thatWithin(c, i + 1, 7) || thatBehind(c, i + 1) >= 0 || hearerThenClause(c, i)));
    const colon = c.t.word[i + 1] === ':' && c.t.sentence[i + 1] === c.t.sentence[i];
    const inverted = invertedAt(c, i);
    const direct = c.q.inner[directAt(c, i)] === 1;
    if (((after || colon || direct) && somebodyBefore(c, i)) || inverted || besideQuotation(c, i))
      found.push([i, i + 1]);
  }
  return found;
}

/**
 * What a plain cue says by its grammar alone, where the taggers see nothing: from `that`, the clause or the quotation
 * behind it to its end, told by the cue's subject or by whom "by" names; or all before an inverted cue.
 */
export function plainReading(c: Columns, cue: Range): Found | null {
  const { t } = c;
  const sentence = t.sentence[cue[0]] ?? 0;
  let end = t.sentenceEnd[sentence] ?? t.length;
  const verb = cue[1] - 1;
  const by = /^(?:by|from)$/u.test(t.lower[cue[1]] ?? '') ? nounPhrase(c, cue[1] + 1) : null;
  if (invertedAt(c, verb)) {
    const chunk = c.chunk[cue[1]] ?? -1;
    const from = t.sentenceStart[sentence] ?? 0;
    const behind = t.word[c.chunkEnd[chunk] ?? cue[1] + 1] ?? '.';
    if (cue[0] - from < 3 || behind === '"' || behind === ',') return null;
    return {
      cue,
      source: [cue[1], c.chunkEnd[chunk] ?? cue[1] + 1],
      content: [[from, cue[0] - 1]],
    };
  }
  const quoted = directAt(c, verb);
  let that = cue[1];
  if (quoted >= 0) {
    that = quoted;
    end = quotationEnd(c, quoted);
  } else {
    while (that < end && that < cue[1] + 9 && t.lower[that] !== 'that') that++;
    if (t.lower[that] !== 'that')
      that =
        by !== null
          ? behindPhrase(c, cue[1] + 1)
          : thatBehind(c, cue[1]) >= 0
            ? thatBehind(c, cue[1])
            : hearerThenClause(c, verb)
              ? (c.chunkEnd[c.chunk[cue[1]] ?? -1] ?? -1)
              : -1;
    if (that < 0) return null;
    while (end > that + 1 && /^[.!?,"]$/.test(t.word[end - 1] ?? '')) end--;
    const level = c.q.of[cue[0]] ?? -1;
    while (end > that + 1 && level >= 0 && (c.q.of[end - 1] ?? -1) !== level) end--;
    if (end - that < 3) return null;
  }
  const passive = by !== null && t.lower[cue[1]] === 'by';
  const described =
    t.word[cue[0] - 1] === ',' ? subjectOver(c, cue[0], t.sentenceStart[sentence] ?? 0) : null;
  const subject =
    described === null ? (c.subject[verb] ?? c.subject[cue[0]] ?? -1) : described[1] - 1;
  const chunk = subject >= 0 && subject < cue[0] ? (c.chunk[subject] ?? -1) : -1;
  const near = c.chunk[cue[0] - 1] ?? -1;
  const source: Range | null = passive
    ? by
    : t.lower[subject] === 'it'
      ? null
      : chunk >= 0 && t.sentence[subject] === sentence
        ? [c.chunkStart[chunk] ?? subject, c.chunkEnd[chunk] ?? subject + 1]
        : near >= 0
          ? [c.chunkStart[near] ?? cue[0] - 1, c.chunkEnd[near] ?? cue[0]]
          : null;
  return { cue, source, content: [[that, end]] };
}

/**
 * Where what is told begins behind the phrase at `from` ("was told by …"): at `that`, though a relative clause stands
 * before it, or at a clause of its own ("was told by the guard three buses left"); −1 where nothing of the kind follows.
 */
export function behindPhrase(c: Columns, from: number): number {
  const { t } = c;
  const phrase = nounPhrase(c, from);
  if (phrase === null) return -1;
  let at = phrase[1];
  if (t.word[at] === ',' && /^(?:who|whose|which|whom)$/.test(t.lower[at + 1] ?? '')) {
    let close = at + 2;
    while (close < t.length && close < at + 18 && t.word[close] !== ',') close++;
    if (t.word[close] !== ',' || t.sentence[close] !== t.sentence[from]) return -1;
    at = close + 1;
  } else if (t.word[at] === ',') return -1;
  if (t.sentence[at] !== t.sentence[from]) return -1;
  if (t.lower[at] === 'that') return at;
  const begins = /^(?:DET|PRO|POS|NAME|NUM|NN|NNS|TIT|JJ|PROit|THERE)$/.test(c.tagName[at] ?? '');
  const end = t.sentenceEnd[t.sentence[at] ?? 0] ?? at;
  return begins && at > phrase[1] - 1 && hasFinite(c, at + 1, end) ? at : -1;
}

/** `that` behind a hearer, whatever is said of him between commas: "told Karim, who told us, that …"; −1 without it. */
function thatBehind(c: Columns, from: number): number {
  const at = behindPhrase(c, from);
  return c.t.lower[at] === 'that' ? at : -1;
}

/** "A fighter, who spoke …, told The Courier the files were burned": between commas before, a clause behind the hearer. */
function hearerThenClause(c: Columns, i: number): boolean {
  const { t } = c;
  if (t.word[i - 1] !== ',' || c.lemmaText[i] !== 'tell') return false;
  const at = c.chunkEnd[c.chunk[i + 1] ?? -1] ?? -1;
  if (at < 0 || t.sentence[at] !== t.sentence[i]) return false;
  const end = t.sentenceEnd[t.sentence[at] ?? 0] ?? at;
  return /^(?:DET|POS|NAME|PRO)$/.test(c.tagName[at] ?? '') && end - at >= 4;
}

/** The mark that opens a quotation right behind a verb and its hearer: "told me, “…", "asked: “…"; −1 without one. */
function directAt(c: Columns, i: number): number {
  const { t } = c;
  let at = i + 1;
  if ((c.groupName[i] ?? '').startsWith('tell')) {
    const chunk = c.chunk[at] ?? -1;
    if (chunk >= 0) at = c.chunkEnd[chunk] ?? at;
  }
  if (!/^[,:]$/u.test(t.word[at] ?? '')) return -1;
  at++;
  if (t.sentence[at] !== t.sentence[i]) return -1;
  const opens = (t.word[at] === '"' || t.word[at] === "'") && t.mark[at] !== 2;
  const apart = (c.q.of[at] ?? -1) !== (c.q.of[i] ?? -1) || c.q.inner[at] === 1;
  return opens && apart ? at : -1;
}

/** Past the mark that closes the quotation opened at `from`. */
function quotationEnd(c: Columns, from: number): number {
  const { t, q } = c;
  const id = q.of[from] ?? -1;
  if (q.inner[from] !== 1) return (q.last[id] ?? from) + 1;
  let end = from + 1;
  while (end < t.length && q.of[end] === id && q.inner[end] === 1) end++;
  return end;
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
export function invertedAt(
  { t, tagName, chunk, chunkEnd, groupName }: Columns,
  i: number,
): boolean {
  if (t.word[i - 1] !== ',' || !(groupName[i] ?? '').startsWith('say') || tagName[i] !== 'VED')
    return false;
  const behind = chunk[i + 1] ?? -1;
  const end = chunkEnd[behind] ?? i + 2;
  const cited =
    /^(?:quoted|cited|interviewed)$/u.test(t.lower[end] ?? '') && t.lower[end + 1] === 'by';
  // "witnesses" alone may look like a verb.
  if (behind < 0) return cited;
  return end >= t.length || /^[.,;"]$/u.test(t.word[end] ?? '') || cited;
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
  const found: Found[] = [...wordReached(c), ...inTheWordsOf(c)];
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

/** "It was, in the words of X, “a city of whistles.”": the quotation behind the comma. */
function inTheWordsOf(c: Columns): Found[] {
  const { t } = c;
  const found: Found[] = [];
  for (let i = 0; i + 6 < t.length; i++) {
    if (t.lower[i + 2] !== 'words' || t.lower[i] !== 'in' || t.lower[i + 1] !== 'the') continue;
    if (t.lower[i + 3] !== 'of') continue;
    let close = i + 4;
    while (close < t.length && close < i + 18 && t.word[close] !== ',') close++;
    if (t.word[close] !== ',' || t.sentence[close] !== t.sentence[i]) continue;
    const from = close + 1;
    if (t.word[from] !== '"' || t.mark[from] === 2) continue;
    found.push({
      cue: [i, i + 4],
      source: [i + 4, close],
      content: [[from, quotationEnd(c, from)]],
    });
  }
  return found;
}

function lowerAt(c: Columns, i: number): string {
  return c.t.lower[i] ?? '';
}
