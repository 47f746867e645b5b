import { nounPhrase, toldBy } from './chain.ts';
import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * Who passed it on, where the sentence says it beside the report itself:
 *
 * - the hearer who told it on: "Salma told Karim, who told us, that …" – Salma, then Karim;
 * - the same in two halves: "Nadim told Faris, and Faris told me, that …";
 * - who had it from whom, over several steps: "I was told by Hadi, who had it from a clerk, that …";
 * - whom a paper cites: "residents quoted by the Orient Monitor" – the residents, then the paper;
 * - whom word reached: "word reached Nabil through an aunt that …".
 *
 * "Told me" and "told us" end a chain: whoever wrote it is no link.
 */
const TELLS = /^(?:tell|inform|warn|assure|notify|alert|advise|text|message|call|write|phone)$/u;
const CITED = /^(?:cited|quoted|interviewed|surveyed|polled|questioned|debriefed|tracked)$/u;
/** What "by" says of how, not of who: "reached by phone". */
const MEANS = /^(?:phone|telephone|e-?mail|text|radio|video|letter|message|skype|satellite)$/u;
const AT_MOST = 5;

/** Those through whom what the source said came, the last of them first: `[Karim]` of "Salma told Karim, who told us". */
export function relays(c: Columns, step: Found): Range[] {
  if (step.source === null) return hearersOfWord(c, step);
  const cited = citedBy(c, step.source);
  if (cited !== null) return [cited.by];
  const word = hearersOfWord(c, step);
  if (word.length > 0) return word;
  if (step.source[0] >= step.cue[0] || !tells(c, step.cue[1] - 1)) return [];
  const found: Range[] = [];
  let hearer = hearerAt(c, step.cue[1]);
  while (hearer !== null && found.length < AT_MOST) {
    let at = hearer[1];
    if (c.t.word[at] === ',') at++;
    if (c.t.lower[at] !== 'who') break;
    at++;
    while (/^(?:ADV|HAVE|TIT)$/u.test(c.tagName[at] ?? '') && !tells(c, at)) at++;
    if (!tells(c, at) || c.t.sentence[at] !== c.t.sentence[step.cue[0]]) break;
    found.unshift(hearer);
    hearer = hearerAt(c, at + 1);
  }
  return found;
}

/** Those before the source, nearest first: `[Nadim]` of "Nadim told Faris, and Faris told me". */
export function before(c: Columns, step: Found): Range[] {
  if (step.source === null || !tells(c, step.cue[1] - 1)) return [];
  const found: Range[] = [];
  let now: Range | null = step.source;
  // "Basil told [Karim], who told us": whoever told him stands right before.
  if (c.t.lower[now[1] + 1] === 'who' && tells(c, now[0] - 1)) {
    now = subjectOf(c, now[0] - 1);
    if (now !== null) found.push(now);
  }
  while (now !== null && found.length < AT_MOST) {
    now = tellerOf(c, now);
    if (now !== null) found.push(now);
  }
  return found;
}

/** Who told the one who tells on right behind it: "X told Y, and [Y] …". */
function tellerOf(c: Columns, [from, to]: Range): Range | null {
  const { t } = c;
  let k = from - 1;
  while (/^(?:ADV)$/u.test(c.tagName[k] ?? '')) k--;
  if (!/^(?:and|then)$/u.test(t.lower[k] ?? '')) return null;
  k--;
  if (t.word[k] === ',') k--;
  const chunk = c.chunk[k] ?? -1;
  if (chunk < 0 || t.sentence[k] !== t.sentence[from]) return null;
  const heard: Range = [c.chunkStart[chunk] ?? k, k + 1];
  const pronoun = /^(?:he|she|they)$/u.test(t.lower[from] ?? '');
  if (!pronoun && words(c, heard) !== words(c, [from, to])) return null;
  return tells(c, heard[0] - 1) ? subjectOf(c, heard[0] - 1) : null;
}

/** The further sources in these words, each having told the one before: "Hadi, who had it from a clerk". */
export function toldInTurn(c: Columns, from: number, to: number): Range[] {
  const found: Range[] = [];
  let at = from;
  while (found.length < AT_MOST) {
    const next = toldBy(c, at, to);
    if (next === null) return found;
    found.push(next);
    at = next[1];
  }
  return found;
}

/** "residents quoted by the Orient Monitor": who is quoted, and by whom. */
export function citedBy(
  c: Columns,
  [from, to]: Range,
): { readonly who: Range; readonly by: Range } | null {
  for (let i = from + 1; i + 2 < to; i++) {
    if (!CITED.test(c.t.lower[i] ?? '') || c.t.lower[i + 1] !== 'by') continue;
    if (MEANS.test(c.t.lower[i + 2] ?? '')) return null;
    const end = c.t.word[i - 1] === ',' ? i - 1 : i;
    if (end <= from) return null;
    return { who: [from, end], by: [i + 2, to] };
  }
  return null;
}

/** "who" of "Basil told Karim, who told us" is Karim. */
export function withTold(c: Columns, one: Found): Found {
  if (one.source === null || c.t.lower[one.source[0]] !== 'who') return one;
  if (c.t.word[one.source[0] - 1] !== ',') return one;
  const chunk = c.chunk[one.source[0] - 2] ?? -1;
  const from = c.chunkStart[chunk] ?? 0;
  return chunk < 0 || !tells(c, from - 1) ? one : { ...one, source: [from, one.source[0] - 1] };
}

/** A source is all of "residents quoted by the Orient Monitor", whichever half of it was found. */
export function withCited(c: Columns, one: Found): Found {
  if (one.source === null) return one;
  let [from, to] = one.source;
  const { lower } = c.t;
  const apart = (i: number): boolean => i < one.cue[0] || i >= one.cue[1];
  if (lower[from - 1] === 'by' && CITED.test(lower[from - 2] ?? '')) {
    const chunk = c.chunk[from - 3] ?? -1;
    // "Witnesses" alone may look like a verb.
    if (chunk >= 0) from = c.chunkStart[chunk] ?? from;
    else if (/^\p{L}+s$/u.test(c.t.lower[from - 3] ?? '')) from -= 3;
  }
  const ends = CITED.test(lower[to - 1] ?? '') ? to - 1 : to;
  if (CITED.test(lower[ends] ?? '') && lower[ends + 1] === 'by' && apart(ends)) {
    const chunk = c.chunk[ends + 2] ?? -1;
    if (chunk >= 0 && apart(ends + 2)) to = c.chunkEnd[chunk] ?? to;
  }
  if (from === one.source[0] && to === one.source[1]) return one;
  if (citedBy(c, [from, to]) === null) return one;
  const content = one.content.flatMap((piece) => cut(piece, [from, to]));
  return content.length === 0 ? one : { ...one, source: [from, to], content };
}

/** The parts of a piece that lie outside a range. */
function cut([from, to]: Range, [a, b]: Range): Range[] {
  if (b <= from || to <= a) return [[from, to]];
  return (
    [
      [from, Math.min(to, a)],
      [Math.max(from, b), to],
    ] as Range[]
  ).filter(([x, y]) => y > x);
}

const WORD = /^(?:word|news|reports?|rumou?rs?|message)$/u;
const REACHES = /^(?:reached|reaches)$/u;
const THROUGH = /^(?:through|via|from)$/u;

/** "Word reached Nabil through an aunt that the bridge was open." */
export function wordReached(c: Columns): Found[] {
  const { t } = c;
  const found: Found[] = [];
  for (let i = 1; i + 3 < t.length; i++) {
    if (!REACHES.test(t.lower[i] ?? '')) continue;
    let k = i - 1;
    while (/^(?:HAVE|ADV)$/u.test(c.tagName[k] ?? '')) k--;
    if (!WORD.test(t.lower[k] ?? '') || t.sentence[k] !== t.sentence[i]) continue;
    const hearer = nounPhrase(c, i + 1);
    if (hearer === null) continue;
    let at = hearer[1];
    const source = THROUGH.test(t.lower[at] ?? '') ? nounPhrase(c, at + 1) : null;
    if (source !== null) at = source[1];
    if (t.lower[at] !== 'that' || t.sentence[at] !== t.sentence[i]) continue;
    let end = t.sentenceEnd[t.sentence[i] ?? 0] ?? t.length;
    while (end > at + 1 && /^[.!?,"]$/u.test(t.word[end - 1] ?? '')) end--;
    if (end - at < 3) continue;
    found.push({ cue: [k, i + 1], source, content: [[at, end]] });
  }
  return found;
}

function hearersOfWord(c: Columns, { cue }: Found): Range[] {
  if (!REACHES.test(c.t.lower[cue[1] - 1] ?? '') || !WORD.test(c.t.lower[cue[0]] ?? '')) return [];
  const hearer = hearerAt(c, cue[1]);
  return hearer === null ? [] : [hearer];
}

/** The noun phrase that is told something; null for the writer and for pronouns. */
function hearerAt(c: Columns, at: number): Range | null {
  if (c.tagName[at] === 'OBJ' || (c.tagName[at] ?? '').startsWith('PRO')) return null;
  const phrase = nounPhrase(c, at);
  return phrase !== null && /^(?:our|my)$/u.test(c.t.lower[at] ?? '') && isReporter(c, phrase)
    ? null
    : phrase;
}

/** "our reporter": whoever writes. */
function isReporter(c: Columns, [, to]: Range): boolean {
  return /^(?:reporters?|correspondents?|colleagues?|team|staff)$/u.test(c.t.lower[to - 1] ?? '');
}

function tells(c: Columns, i: number): boolean {
  return TELLS.test(c.lemmaText[i] ?? '') && !/^(?:NN|NNS)$/u.test(c.tagName[i] ?? '');
}

function subjectOf(c: Columns, verb: number): Range | null {
  let k = verb - 1;
  while (/^(?:HAVE|ADV|MOD)$/u.test(c.tagName[k] ?? '')) k--;
  const chunk = c.chunk[k] ?? -1;
  if (chunk < 0 || c.t.sentence[k] !== c.t.sentence[verb]) return null;
  if (/^(?:PRO|OBJ)/u.test(c.tagName[k] ?? '')) return null;
  return [c.chunkStart[chunk] ?? k, k + 1];
}

function words(c: Columns, [from, to]: Range): string {
  return c.t.lower.slice(from, to).join(' ');
}
