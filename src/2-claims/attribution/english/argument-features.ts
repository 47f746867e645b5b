import { ARC_NAMES, type Columns } from './columns.ts';
import { bin, Features } from './features.ts';
import { hashText } from './columns.ts';

/** Labels of the argument tagger: outside, source and content (first and further word), the cue. */
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
  readonly lemma: number;
  readonly group: number;
  readonly form: number;
  readonly last: number;
  readonly lastGroup: number;
  readonly head: number;
  /** The quotation the cue stands in, and those it stands beside; −1 when none. */
  readonly inside: number;
  readonly left: number;
  readonly right: number;
  readonly commaBefore: number;
  readonly nextTag: number;
  readonly fine: number;
  readonly middle: number;
  readonly pos: number;
  readonly frame: number;
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
  let before = start - 1;
  while (before >= from && /^(?:BE|HAVE|DO|MOD|ADV|NEG)$/.test(c.tagName[before] ?? '')) before--;
  const aux =
    start > 0 && t.sentence[start - 1] === t.sentence[start] ? (c.tagName[start - 1] ?? '') : '';
  let passive = 0;
  for (let i = Math.max(from, start - 2); i < head; i++) if (c.tagName[i] === 'BE') passive = 1;
  return {
    start,
    end,
    from,
    to,
    lemma: c.lemma[head] ?? 0,
    group: (c.group[head] ?? 0) === 0 ? (c.tag[head] ?? 0) : (c.group[head] ?? 0),
    form: hashText(
      `${c.tagName[head] ?? ''} ${passive} ${aux === 'TO' ? 1 : 0} ${end - start > 3 ? 3 : end - start}`,
    ),
    last: c.word[end - 1] ?? 0,
    lastGroup: c.group[end - 1] ?? 0,
    head,
    inside: q.of[start] ?? -1,
    left,
    right,
    commaBefore: [',', '"', '-', ')'].includes(c.tagName[before] ?? '') ? 1 : 0,
    nextTag: c.tag[end] ?? 0,
    fine: c.fine[head] ?? 0,
    middle: c.middle[head] ?? 0,
    pos: c.pos[head] ?? 0,
    frame: (c.kids[head] ?? 0) & FRAME,
  };
}

const PAD = -7;
const FRAME = ['sbj', 'sbjp', 'obj', 'ccomp', 'xcomp', 'agent']
  .map((name) => 1 << ARC_NAMES.indexOf(name))
  .reduce((a, b) => a | b, 0);
const VERBAL = /^(?:V|VED|VS|BE|HAVE|DO|MOD)$/;

/** Running counts between the cue and each word of the window. */
export interface Between {
  readonly commas: Uint8Array;
  readonly verbs: Uint8Array;
  readonly chunks: Uint8Array;
  readonly that: Uint8Array;
  readonly reports: Uint8Array;
  readonly ands: Uint8Array;
  readonly quotes: Uint8Array;
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
    ands: new Uint8Array(n),
    quotes: new Uint8Array(n),
    relative: new Uint8Array(n),
  };
  for (const step of [-1, 1] as const) {
    let commas = 0,
      verbs = 0,
      chunks = 0,
      that = 0,
      reports = 0,
      ands = 0,
      quotes = 0,
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
      b.ands[o] = Math.min(ands, 4);
      b.quotes[o] = Math.min(quotes, 5);
      b.relative[o] = relative;
      if (tag === ',' || tag === '-' || tag === ';' || tag === ':') commas++;
      if (VERBAL.test(tag) && !VERBAL.test(c.tagName[i - step] ?? '')) verbs++;
      if (tag === 'THAT') that = 1;
      if (tag === 'PROwho' || c.t.lower[i] === 'which') relative = 1;
      if (tag === 'AND') ands++;
      if (tag === '"') quotes++;
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

export function argumentFeatures(
  c: Columns,
  v: CueView,
  b: Between,
  y: Tree,
  i: number,
  nodes: Features,
  edges: Features,
): void {
  nodes.clear();
  edges.clear();
  const { t, q } = c;
  const o = i - v.from;
  const at = (column: Int32Array, k: number): number =>
    k < v.from || k >= v.to
      ? PAD - Math.sign(k - i)
      : k >= v.start && k < v.end
        ? -99
        : (column[k] ?? 0);
  const w = (d: number): number => at(c.word, i + d);
  const g = (d: number): number => at(c.tag, i + d);
  const k = (d: number): number => at(c.cluster, i + d);
  const side = i < v.start ? 1 : i >= v.end ? 2 : 3;
  const distance = side === 1 ? v.start - i : i - v.end + 1;
  const far = bin(distance);
  const hops = Math.max(-3, Math.min(3, (t.sentence[i] ?? 0) - (t.sentence[v.start] ?? 0)));
  const place = side * 10 + hops + 4 + (t.paragraph[i] === t.paragraph[v.start] ? 0 : 100);
  const own = q.of[i] ?? -1;
  // How the word's quotation lies to the cue.
  const quoted =
    own < 0
      ? 0
      : own === v.inside
        ? 1
        : own === v.left
          ? 2
          : own === v.right
            ? 3
            : i < v.start
              ? 4
              : 5;
  const around = (v.inside >= 0 ? 1 : 0) + (v.left >= 0 ? 2 : 0) + (v.right >= 0 ? 4 : 0);
  const commas = Math.min(b.commas[o] ?? 0, 3);
  const verbs = Math.min(b.verbs[o] ?? 0, 4);
  const chunks = Math.min(b.chunks[o] ?? 0, 4);
  const that = b.that[o] ?? 0;
  const reports = Math.min(b.reports[o] ?? 0, 2);
  const relative = b.relative[o] ?? 0;
  const first = i === t.sentenceStart[t.sentence[i] ?? 0] ? 1 : 0;
  const lastOne = i === (t.sentenceEnd[t.sentence[i] ?? 0] ?? 0) - 1 ? 1 : 0;
  const inChunk = (c.chunk[i] ?? -1) >= 0 ? 1 : 0;
  const startsChunk = inChunk === 1 && c.chunkStart[c.chunk[i] ?? 0] === i ? 1 : 0;

  nodes.add(place);
  nodes.add(place, far);
  nodes.add(side, far, v.group);
  nodes.add(side, far, v.form);
  nodes.add(place, v.lemma);
  nodes.add(place, v.group, quoted);
  nodes.add(place, v.form, quoted);
  nodes.add(place, quoted, around);
  nodes.add(place, quoted, inChunk);
  nodes.add(side, w(0));
  nodes.add(side, w(-1));
  nodes.add(side, w(1));
  nodes.add(side, w(0), hops);
  nodes.add(side, g(0), place);
  nodes.add(side, g(-1), g(0), place);
  nodes.add(side, g(0), g(1), place);
  nodes.add(side, g(-1), g(0), g(1));
  nodes.add(side, k(0));
  nodes.add(side, k(0), far < 4 ? far : 9);
  nodes.add(side, k(-1), k(0));
  nodes.add(side, k(0), k(1));
  nodes.add(side, g(0), commas, verbs);
  nodes.add(side, g(0), far);
  nodes.add(side, commas, verbs, hops);
  nodes.add(side, commas, verbs, v.form);
  nodes.add(side, verbs, v.group, that);
  nodes.add(side, chunks, g(0));
  nodes.add(side, chunks, v.form, inChunk);
  nodes.add(side, chunks, v.lemma, inChunk);
  nodes.add(side, chunks, verbs, inChunk);
  nodes.add(side, chunks, commas, v.group);
  nodes.add(side, that, verbs, reports);
  nodes.add(side, reports, quoted, hops);
  nodes.add(side, relative, verbs, g(0));
  nodes.add(side, v.lemma, far <= 3 ? w(0) : 0);
  nodes.add(side, v.lemma, g(0), Math.min(far, 5));
  nodes.add(side, v.last, far <= 2 ? g(0) : 0, Math.min(far, 4));
  nodes.add(side, v.last, verbs, commas);
  nodes.add(side, v.form, far <= 6 ? g(0) : 0, Math.min(far, 6));
  nodes.add(side, v.commaBefore, v.nextTag, place);
  nodes.add(side, v.commaBefore, v.form, quoted);
  nodes.add(side, v.commaBefore, commas, verbs);
  nodes.add(side, v.nextTag, far, v.group);
  nodes.add(first, lastOne, place, quoted);
  nodes.add(side, c.group[i] ?? 0, far);
  nodes.add(side, around, commas, hops);
  nodes.add(side, around, v.group, hops);
  nodes.add(q.inner[i] ?? 0, quoted, side);
  nodes.add(v.group, v.form, place);
  nodes.add(bin(v.start - v.from), place, quoted);
  nodes.add(side, v.lemma, v.form, verbs > 0 ? 1 : 0);

  const path = y.path[o] ?? 0;
  const before = o > 0 ? (y.path[o - 1] ?? 0) : PAD;
  const depth = y.depth[o] ?? 0;
  const clauses = y.clauses[o] ?? 0;
  const pos = c.pos[i] ?? 0;
  const arc = c.arc[i] ?? 0;
  nodes.add(side, path);
  nodes.add(side, path, depth);
  nodes.add(side, path, clauses);
  nodes.add(side, path, pos);
  nodes.add(side, path, arc);
  nodes.add(side, path, v.group);
  nodes.add(side, path, v.lemma);
  nodes.add(side, path, v.form);
  nodes.add(side, path, v.fine);
  nodes.add(side, path, v.last);
  nodes.add(side, path, quoted, around);
  nodes.add(side, path, v.frame);
  nodes.add(side, path, v.frame, v.pos);
  nodes.add(side, path, commas, that);
  nodes.add(side, path, w(0));
  nodes.add(side, path, c.coarse[i] ?? 0, v.pos);
  nodes.add(side, clauses, v.group, path);
  nodes.add(side, clauses, depth, v.form);
  nodes.add(side, pos, at(c.pos, i - 1), at(c.pos, i + 1));
  nodes.add(side, pos, arc, far);
  nodes.add(side, v.pos, v.frame, far);
  nodes.add(side, v.fine, far);
  nodes.add(side, v.fine, pos, Math.min(far, 5));
  nodes.add(side, v.middle, path, depth);

  edges.add(path, before, side);
  edges.add(path === before ? 1 : 0, pos, side);
  edges.add(path === before ? 1 : 0, path, v.form);
  edges.add(path === before ? 1 : 0, clauses, side);
  edges.add(at(c.pos, i - 1), pos, side, path === before ? 1 : 0);
  edges.add(clauses, o > 0 ? (y.clauses[o - 1] ?? 0) : PAD, side);
  edges.add(path, before, v.group);
  edges.add(arc, at(c.arc, i - 1), side);
  edges.add(0);
  edges.add(side);
  edges.add(g(0), side);
  edges.add(g(-1), g(0));
  edges.add(w(0), side);
  edges.add(w(-1), side);
  edges.add(g(-1), g(0), side, Math.min(distance, 3));
  edges.add(g(-1), quoted, (q.of[i - 1] ?? -1) >= 0 ? 1 : 0, side);
  edges.add(first, quoted, hops);
  edges.add(v.lemma, g(0), side, Math.min(distance, 2));
  edges.add(v.group, g(-1), g(0), side);
  edges.add(startsChunk, inChunk, side, g(-1));
  edges.add(k(-1), k(0));
  edges.add(g(-1), g(0), g(1), side);
  edges.add(v.commaBefore, g(-1), side, commas);
  edges.add(around, g(-1), side, first);
}
