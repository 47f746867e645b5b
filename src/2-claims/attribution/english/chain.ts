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
const TOLD = /^(?:told|informed|assured|warned|advised)$/u;

/**
 * The further source named in the words right after `from`: "heard it from a guard", "was told by a
 * nurse". The range is the noun phrase.
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
  return [at, c.chunkEnd[chunk] ?? at + 1];
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
