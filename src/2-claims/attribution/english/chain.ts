import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * Who told whom. An attribution whose cue stands in the content of another one was passed on by that
 * one's source: the chain of speakers runs from the outermost to the innermost. Two more ways to pass on are read from
 * their words: a source who says from whom it came ("he heard from a guard that …", "who had it from a
 * guard", "was told by"), and a quotation inside what somebody reports that a third person sent, gave or
 * passed on ("she says a driver brought a letter with orders to 'wait'").
 */

/** For each attribution the smallest other one in whose content it stands, or −1. */
export function parents(found: readonly Found[]): Int32Array {
  const of = new Int32Array(found.length).fill(-1);
  found.forEach((one, i) => {
    let smallest = Infinity;
    found.forEach((other, j) => {
      if (i === j || !covers(other, one.cue)) return;
      // Two that lie in each other's content are one statement read twice.
      if (covers(one, other.cue)) return;
      const size = other.content.reduce((n, [a, b]) => n + b - a, 0);
      if (size < smallest) {
        smallest = size;
        of[i] = j;
      }
    });
  });
  return of;
}

function covers({ content }: Found, [from, to]: Range): boolean {
  return content.some(([a, b]) => a <= from && to <= b);
}

const HAD_IT =
  /^(?:had|have|has|got|gets|getting|having|hears?|heard|hearing|learn(?:ed|t|s)?|learning)$/u;
const QUOTING = /^(?:quoting|citing)$/u;
const TOLD = /^(?:told|informed|assured|warned|advised)$/u;

/**
 * The further source named in the words right after `from`: "heard it from a guard", "was told by a
 * nurse", "quoting a medic". The range is the noun phrase.
 */
export function toldBy(c: Columns, from: number, to: number): Range | null {
  for (let i = from; i < to; i++) {
    const word = c.t.lower[i] ?? '';
    let at = -1;
    if (HAD_IT.test(word)) {
      let k = i + 1;
      while (
        k < to &&
        k < i + 4 &&
        /^(?:it|this|that|about|so|news|of|word)$/u.test(c.t.lower[k] ?? '')
      )
        k++;
      if (c.t.lower[k] === 'from') at = k + 1;
    } else if (QUOTING.test(word)) {
      at = i + 1;
    } else if (TOLD.test(word)) {
      let k = i + 1;
      while (k < to && k < i + 4 && /^(?:so|this|that|it|about)$/u.test(c.t.lower[k] ?? '')) k++;
      if (c.t.lower[k] === 'by') at = k + 1;
    }
    if (at < 0 || at >= to) continue;
    const phrase = nounPhrase(c, at);
    if (phrase !== null) return phrase;
  }
  return null;
}

/** Words that tell a time behind a preposition. */
export const TIME =
  /^(?:night|noon|dawn|dusk|midnight|morning|evening|afternoon|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)$/u;

/** The plain noun phrase at a word, with "of …", "in …" and "at …" after it, where they tell no time. */
export function nounPhrase(c: Columns, at: number): Range | null {
  const chunk = c.chunk[at] ?? -1;
  if (chunk < 0) return null;
  let end = phraseEnd(c, c.chunkEnd[chunk] ?? at + 1);
  // "by the guard 3 buses left": the number begins what is told.
  for (let k = at + 1; k + 1 < end; k++)
    if (c.tagName[k] === 'NUM' && /^(?:NN|NNS|NAME)$/u.test(c.tagName[k - 1] ?? '')) return [at, k];
  while (/^(?:of|in|at)$/u.test(c.t.lower[end] ?? '')) {
    const next = c.chunk[end + 1] ?? -1;
    const to = phraseEnd(c, c.chunkEnd[next] ?? end + 1);
    if (next < 0 || c.tagName[end + 1] === 'NUM' || TIME.test(c.t.lower[to - 1] ?? '')) break;
    end = to;
  }
  return [at, end];
}

/**
 * The subject of a verb: right before it, or before what describes it between commas ("one of the guards, a
 * foreigner, had …"; "her son, who was at the mill, saw …"), with "one of" and the like.
 */
export function subjectOver(c: Columns, verb: number, least: number): Range | null {
  let k = verb - 1;
  while (k >= least && /^(?:HAVE|ADV|MOD|NEG|BE)$/u.test(c.tagName[k] ?? '')) k--;
  if (c.t.word[k] === ',' && k > least) {
    let open = k - 1;
    while (open > least && k - open < 14 && c.t.word[open] !== ',') open--;
    if (
      c.t.word[open] !== ',' ||
      !/^(?:DET|POS|NAME|PRO|PROwho|WH)$/u.test(c.tagName[open + 1] ?? '')
    )
      return null;
    k = open - 1;
  }
  const chunk = k < least ? -1 : (c.chunk[k] ?? -1);
  if (chunk < 0 || c.t.sentence[k] !== c.t.sentence[verb]) return null;
  let from = c.chunkStart[chunk] ?? k;
  const over = c.tagName[from - 1] === 'OF' ? (c.chunk[from - 2] ?? -1) : -1;
  if (over >= 0) from = c.chunkStart[over] ?? from;
  return [Math.max(least, from), k + 1];
}

/** Past the words that look like adjectives and end a phrase as its head: "a medic", "the official". */
export function phraseEnd(c: Columns, end: number): number {
  let to = end;
  while (to < c.t.length && c.tagName[to] === 'JJ' && c.t.sentence[to] === c.t.sentence[end - 1])
    to++;
  return to;
}

const SENT =
  /^(?:sent|sends|gave|gives|passed|passes|brought|brings|wrote|writes|texted|texts|relayed|relays|forwarded|delivered|issued|left|handed|messaged|called|phoned|radioed)$/u;
const MESSAGE =
  /^(?:instructions?|orders?|messages?|notes?|letters?|warnings?|word|words|texts?|emails?|calls?|threats?|news|advice|reports?|commands?|information|directions|tips?|recordings?)$/u;

/**
 * A quotation inside a report that a third person passed on: who, the words that say so, and what. Looked
 * for in one piece of content.
 */
export function passedOn(c: Columns, [from, to]: Range): Found | null {
  for (let i = from; i < to; i++) {
    if (!SENT.test(c.t.lower[i] ?? '')) continue;
    const who = subjectBefore(c, i, from);
    if (who === null) continue;
    const source = withPlace(c, who, from);
    for (let k = i + 1; k < to && k - i < 30; k++) {
      if (!MESSAGE.test(c.t.lower[k] ?? '')) continue;
      const what = contentAfter(c, k + 1, to);
      if (what !== null) return { cue: [i, k + 1], source, content: [what] };
    }
  }
  return null;
}

const SENSES = /^(?:saw|seen|watched|witnessed|noticed|filmed|counted)$/u;

/**
 * Somebody else's sight inside what is told ("he told me his cousin saw two trucks leave"): who saw, and what.
 * The one who saw must be described or named; "he saw" is mostly the speaker's own.
 */
export function witnessed(c: Columns, [from, to]: Range): Found | null {
  for (let i = from + 1; i < Math.min(to, from + 18); i++) {
    // "Had been seen in Marun": who is seen is no eyewitness.
    if (c.tagName[i - 1] === 'BE') continue;
    if (!SENSES.test(c.t.lower[i] ?? '') || (c.q.of[i] ?? -1) !== (c.q.of[from] ?? -1)) continue;
    const who = subjectOver(
      c,
      i,
      c.t.word[from] === '"' || c.t.lower[from] === 'that' ? from + 1 : from,
    );
    if (who === null || (to - i < 4 && !counts(c, i, to))) continue;
    if (/^(?:PRO|OBJ|DET)/.test(c.tagName[who[1] - 1] ?? '')) continue;
    let last = to;
    while (last > i + 1 && /^[.!?,;"']$/u.test(c.t.word[last - 1] ?? '')) last--;
    return { cue: [i, i + 1], source: who, content: [[i + 1, last]] };
  }
  return null;
}

/** "counted six", "saw nine of them". */
function counts(c: Columns, i: number, to: number): boolean {
  return (
    to - i >= 2 &&
    (c.tagName[i + 1] === 'NUM' ||
      /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|many|several)$/u.test(
        c.t.lower[i + 1] ?? '',
      ))
  );
}

function subjectBefore(c: Columns, verb: number, least: number): Range | null {
  let k = verb - 1;
  while (k >= least && /^(?:HAVE|ADV|MOD|NEG|BE)$/.test(c.tagName[k] ?? '')) k--;
  const chunk = k < least ? -1 : (c.chunk[k] ?? -1);
  if (chunk < 0) return null;
  return [Math.max(least, c.chunkStart[chunk] ?? k), k + 1];
}

const BOASTS = /^(?:boast|brag|complain|confess|speak|talk|warn|tell)$/u;

/**
 * Telling of something done, inside what somebody reports ("one of the guards had boasted to him of killing nine"):
 * who told, and what.
 */
export function toldOf(c: Columns, [from, to]: Range): Found | null {
  for (let i = from + 1; i + 2 < to; i++) {
    if (!BOASTS.test(c.lemmaText[i] ?? '') || !/^(?:VED|ED|VS)$/u.test(c.tagName[i] ?? ''))
      continue;
    let at = i + 1;
    if (c.t.lower[at] === 'to') at++;
    if (at > i + 1 || c.tagName[at] === 'OBJ') at = c.chunkEnd[c.chunk[at] ?? -1] ?? at;
    at = pastPresence(c, at, to);
    if (!/^(?:of|about)$/u.test(c.t.lower[at] ?? '')) continue;
    if (!/^(?:ING|VING)$/u.test(c.tagName[at + 1] ?? '')) continue;
    const who = subjectOver(c, i, c.t.lower[from] === 'that' ? from + 1 : from);
    if (who === null || /^(?:i|we)$/u.test(c.t.lower[who[0]] ?? '')) continue;
    let last = to;
    while (last > at + 2 && /^[.!?,;"']$/u.test(c.t.word[last - 1] ?? '')) last--;
    return { cue: [i, i + 1], source: who, content: [[at, last]] };
  }
  return null;
}

/** Before whom it was told: "in her hearing", "in front of him", "within earshot". */
function pastPresence(c: Columns, at: number, to: number): number {
  if (!/^(?:in|within|before|at)$/u.test(c.t.lower[at] ?? '')) return at;
  for (let k = at + 1; k < to && k < at + 6; k++)
    if (/^(?:of|about)$/u.test(c.t.lower[k] ?? '') && !/^(?:front)$/u.test(c.t.lower[k - 1] ?? ''))
      return k;
  return at;
}

/** What a message says: from `to …`, `that …`, a colon or a quotation mark to the end of the clause. */
function contentAfter(c: Columns, at: number, limit: number): Range | null {
  let from = at;
  const stop = Math.min(limit, at + 12);
  while (from < stop && !/^(?:to|that|saying|:)$/u.test(c.t.lower[from] ?? '') && !isMark(c, from))
    from++;
  if (from < stop && !isMark(c, from) && from + 2 < limit && isMark(c, from + 1)) from++;
  if (from >= stop || from + 1 >= limit) return null;
  const speech = quotationAt(c, from);
  if (speech !== null) return speech;
  let to = from + 1;
  let last = to;
  while (to < limit && c.t.sentence[to] === c.t.sentence[from]) {
    to++;
    last = to;
  }
  while (last > from && /^[.!?,;]$/u.test(c.t.word[last - 1] ?? '')) last--;
  return last - from >= 2 ? [from, last] : null;
}

/** The closed quotation that begins at a mark, without its marks' further words. */
export function quotationAt({ q }: Columns, at: number): Range | null {
  const id = q.of[at] ?? -1;
  if (id < 0 || q.first[id] !== at || q.closed[id] !== true) return null;
  return [at, (q.last[id] ?? at) + 1];
}

export function isMark(c: Columns, i: number): boolean {
  return c.t.word[i] === '"' || (c.t.word[i] === "'" && c.t.mark[i] === 1);
}

/** "A contact at the checkpoint": the phrase before "at", "in", "from", "near" belongs to the one it describes. */
export function withPlace(c: Columns, [from, to]: Range, least: number): Range {
  let first = from;
  for (let steps = 0; steps < 3; steps++) {
    if (!/^(?:at|in|from|near|of|on|with)$/u.test(c.t.lower[first - 1] ?? '')) break;
    const over = c.chunk[first - 2] ?? -1;
    const start = c.chunkStart[over] ?? -1;
    if (over < 0 || start < least || c.t.sentence[start] !== c.t.sentence[from]) break;
    first = start;
  }
  return [first, to];
}
