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

/** The plain noun phrase at a word, with "of …" and "in …" after it. */
export function nounPhrase(c: Columns, at: number): Range | null {
  const chunk = c.chunk[at] ?? -1;
  if (chunk < 0) return null;
  return [at, phraseEnd(c, c.chunkEnd[chunk] ?? at + 1)];
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
    for (let k = i + 1; k < to && k - i < 30; k++) {
      if (!MESSAGE.test(c.t.lower[k] ?? '')) continue;
      const what = contentAfter(c, k + 1, to);
      if (what !== null) return { cue: [i, k + 1], source: who, content: [what] };
    }
  }
  return null;
}

const SENSES = /^(?:saw|seen|watched|witnessed|noticed|filmed)$/u;

/**
 * Somebody else's sight inside what is told ("he told me his cousin saw two trucks leave"): who saw, and what.
 * The one who saw must be described or named; "he saw" is mostly the speaker's own.
 */
export function witnessed(c: Columns, [from, to]: Range): Found | null {
  for (let i = from + 1; i < Math.min(to, from + 12); i++) {
    if (!SENSES.test(c.t.lower[i] ?? '') || (c.q.of[i] ?? -1) !== (c.q.of[from] ?? -1)) continue;
    const who = subjectBefore(c, i, from);
    if (who === null || to - i < 4) continue;
    if (/^(?:PRO|OBJ|DET)/.test(c.tagName[who[1] - 1] ?? '')) continue;
    let last = to;
    while (last > i + 1 && /^[.!?,;"']$/u.test(c.t.word[last - 1] ?? '')) last--;
    return { cue: [i, i + 1], source: who, content: [[i + 1, last]] };
  }
  return null;
}

function subjectBefore(c: Columns, verb: number, least: number): Range | null {
  let k = verb - 1;
  while (k >= least && /^(?:HAVE|ADV|MOD|NEG|BE)$/.test(c.tagName[k] ?? '')) k--;
  const chunk = k < least ? -1 : (c.chunk[k] ?? -1);
  if (chunk < 0) return null;
  return [Math.max(least, c.chunkStart[chunk] ?? k), k + 1];
}

/** What a message says: from `to …`, `that …`, a colon or a quotation mark to the end of the clause. */
function contentAfter(c: Columns, at: number, limit: number): Range | null {
  let from = at;
  const stop = Math.min(limit, at + 12);
  while (from < stop && !/^(?:to|that|saying|:)$/u.test(c.t.lower[from] ?? '') && !isMark(c, from))
    from++;
  if (from >= stop || from + 1 >= limit) return null;
  let to = from + 1;
  let last = to;
  while (to < limit && c.t.sentence[to] === c.t.sentence[from]) {
    to++;
    last = to;
  }
  while (last > from && /^[.!?,;]$/u.test(c.t.word[last - 1] ?? '')) last--;
  return last - from >= 2 ? [from, last] : null;
}

function isMark(c: Columns, i: number): boolean {
  return c.t.word[i] === '"' || (c.t.word[i] === "'" && c.t.mark[i] === 1);
}
