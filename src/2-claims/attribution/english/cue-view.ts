import { ARC_NAMES, type Columns } from './columns.ts';

/** Labels of the words around a cue: outside, source and content (first and further word), the cue. */
export const LABELS = { O: 0, SB: 1, SI: 2, CB: 3, CI: 4, K: 5 } as const;

/** How far from the cue its source and content are looked for, in words. */
const REACH = 130;

/** What is the same for all words around one cue. */
export interface CueView {
  readonly start: number;
  readonly end: number;
  /** The window, [from, to). */
  readonly from: number;
  readonly to: number;
  /** The word of reporting in it, or its highest word in the tree. */
  readonly head: number;
  /** The quotation the cue stands in, and those it stands beside; −1 when none. */
  readonly inside: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The cue with its window: its paragraph, and the next while a quotation goes on, cut at `REACH`.
 */
export function cueView(c: Columns, start: number, end: number): CueView {
  const { t, q } = c;
  const p = t.paragraph[start] ?? 0;
  let from = Math.max(t.paragraphStart[p] ?? 0, start - REACH);
  let to = Math.min(t.paragraphEnd[p] ?? t.length, end + REACH);
  // Speech that follows its introduction, and speech that goes on.
  const atEnd = end >= (t.paragraphEnd[p] ?? 0) - 2;
  const lastQuote = q.of[(t.paragraphEnd[p] ?? 1) - 1] ?? -1;
  if (to === t.paragraphEnd[p] && (atEnd || (lastQuote >= 0 && q.closed[lastQuote] === false))) {
    const next = t.paragraphStart[p + 1];
    if (next !== undefined && t.word[next] === '"')
      to = Math.min(t.paragraphEnd[p + 1] ?? to, end + REACH);
  }
  if (start - from < 8 && p > 0) {
    const before = t.paragraphEnd[p - 1] ?? 0;
    if (t.word[before - 1] === '"' && start === (t.paragraphStart[p] ?? 0))
      from = Math.max(t.paragraphStart[p - 1] ?? 0, start - REACH);
  }
  let head = start;
  for (let i = start; i < end; i++)
    if ((c.group[i] ?? 0) !== 0) {
      head = i;
      break;
    }
  if ((c.group[head] ?? 0) === 0)
    // The highest word of the cue in the tree.
    for (let i = start; i < end; i++)
      if ((c.head[i] ?? -1) < start || (c.head[i] ?? -1) >= end) {
        head = i;
        break;
      }
  let left = -1;
  for (let i = start - 1; i >= from && start - i < 30 && left < 0; i--)
    if ((q.of[i] ?? -1) >= 0 && q.of[i] !== q.of[start] && t.paragraph[i] === p)
      left = q.of[i] ?? -1;
  let right = -1;
  for (let i = end; i < to && i - end < 30 && right < 0; i++)
    if ((q.of[i] ?? -1) >= 0 && q.of[i] !== q.of[start]) right = q.of[i] ?? -1;
  return {
    start,
    end,
    from,
    to,
    head,
    inside: q.of[start] ?? -1,
    left,
    right,
  };
}

const VERBAL = /^(?:V|VED|VS|BE|HAVE|DO|MOD)$/;

/** Running counts between the cue and each word of the window. */
export interface Between {
  readonly commas: Uint8Array;
  readonly verbs: Uint8Array;
  readonly chunks: Uint8Array;
  readonly that: Uint8Array;
  readonly reports: Uint8Array;
  readonly relative: Uint8Array;
}

export function between(c: Columns, v: CueView): Between {
  const n = v.to - v.from;
  const b = {
    commas: new Uint8Array(n),
    verbs: new Uint8Array(n),
    chunks: new Uint8Array(n),
    that: new Uint8Array(n),
    reports: new Uint8Array(n),
    relative: new Uint8Array(n),
  };
  for (const step of [-1, 1] as const) {
    let commas = 0,
      verbs = 0,
      chunks = 0,
      that = 0,
      reports = 0,
      relative = 0;
    for (let i = step < 0 ? v.start - 1 : v.end; i >= v.from && i < v.to; i += step) {
      const o = i - v.from;
      const chunk = c.chunk[i] ?? -1;
      const tag = c.tagName[i] ?? '';
      // Counted before this word: what lies strictly between, but the chunk's own number includes it.
      const entering =
        chunk >= 0 && i === (step < 0 ? (c.chunkEnd[chunk] ?? 1) - 1 : c.chunkStart[chunk]);
      if (entering) chunks++;
      b.commas[o] = Math.min(commas, 9);
      b.verbs[o] = Math.min(verbs, 9);
      b.chunks[o] = Math.min(chunks, 9);
      b.that[o] = that;
      b.reports[o] = Math.min(reports, 5);
      b.relative[o] = relative;
      if (tag === ',' || tag === '-' || tag === ';' || tag === ':') commas++;
      if (VERBAL.test(tag) && !VERBAL.test(c.tagName[i - step] ?? '')) verbs++;
      if (tag === 'THAT') that = 1;
      if (tag === 'PROwho' || c.t.lower[i] === 'which') relative = 1;
      if (/say|tell|think|ask/.test(c.groupName[i] ?? '') && tag.startsWith('V')) reports++;
    }
  }
  return b;
}

/** How each word of the window lies to the cue in the tree; see `lieOf`. */
export interface Tree {
  /** Steps up from the cue and, of the way down from there, the first arc. */
  readonly path: Int32Array;
  /** Length of the way down, at most 5. */
  readonly depth: Uint8Array;
  /** Kinds of clauses entered on the way down. */
  readonly clauses: Int32Array;
}

const MOST_UP = 5;
const ENTERED = [
  'conj',
  'advcl',
  'acl',
  'rel',
  'par',
  'appos',
  'ccomp',
  'xcomp',
  'obl',
  'nmod',
].map((name) => ARC_NAMES.indexOf(name));

/**
 * From each word the tree is climbed to the cue or to a word that the cue hangs below. In another sentence
 * than the cue's the way goes to that sentence's root.
 */
export function lieOf(c: Columns, v: CueView): Tree {
  const n = v.to - v.from;
  const path = new Int32Array(n);
  const depth = new Uint8Array(n);
  const clauses = new Int32Array(n);
  const ups = new Map<number, number>();
  let way = 17;
  let at = v.head;
  for (let up = 0; at >= 0 && up <= MOST_UP; up++) {
    ups.set(at, way);
    way = Math.imul(way, 31) + (c.arc[at] ?? 0) + 1;
    at = c.head[at] ?? -1;
  }
  for (let i = v.start; i < v.end; i++) if (!ups.has(i) && c.head[i] === v.head) ups.set(i, 23);
  for (let i = v.from; i < v.to; i++) {
    let k = i;
    let down = 0;
    let first = -1;
    let entered = 0;
    while (k >= 0 && !ups.has(k) && down < 40) {
      first = c.arc[k] ?? 0;
      const kind = ENTERED.indexOf(first);
      if (kind >= 0) entered |= 1 << kind;
      down++;
      k = c.head[k] ?? -1;
    }
    const o = i - v.from;
    const base =
      k >= 0 ? (ups.get(k) ?? 0) : (c.t.sentence[i] ?? 0) === c.t.sentence[v.start] ? -1 : -2;
    path[o] = Math.imul(base, 64) + first + 1;
    depth[o] = Math.min(5, down);
    clauses[o] = entered;
  }
  return { path, depth, clauses };
}
