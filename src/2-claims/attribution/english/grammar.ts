import { bin, Features } from './features.ts';
import { addRow, rowOf, type Weights } from './model.ts';

/**
 * Parts of speech and dependencies of a sentence.
 *
 * Parts of speech are those of the Penn Treebank, chosen word by word from left to right. The tree comes
 * from an arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011), one action at a time: put
 * the next word on the stack, or make the word on top depend on the next word, or on the word below it.
 * Both choose by linear scores (`bench/intake/learn-grammar.ts`); a wrong choice is never taken back, so
 * the time is linear in the words. Labels are those of Universal Dependencies, gathered into the few
 * that matter here.
 */
export const POS =
  "NN IN DT PRP JJ NNP . RB VB NNS , CC VBD VBP VBZ VBN VBG MD TO CD PRP$ WDT WRB -RRB- `` -LRB- WP : '' RP UH POS NNPS JJR JJS EX RBR $ PDT SYM X".split(
    ' ',
  );
const POS_OF = new Map(POS.map((name, i) => [name, i]));
/** The number of a part of speech; rare ones are X. */
export function posNumber(name: string): number {
  return POS_OF.get(name) ?? POS.length - 1;
}

export const ARCS =
  'root sbj sbjp obj obl agent nmod poss ccomp xcomp advcl acl rel conj par appos mark cc aux case punct det mod'.split(
    ' ',
  );
const UD: Readonly<Record<string, string>> = {
  nsubj: 'sbj',
  csubj: 'sbj',
  expl: 'sbj',
  'nsubj:pass': 'sbjp',
  'csubj:pass': 'sbjp',
  obj: 'obj',
  iobj: 'obj',
  obl: 'obl',
  'obl:agent': 'agent',
  nmod: 'nmod',
  'nmod:poss': 'poss',
  ccomp: 'ccomp',
  xcomp: 'xcomp',
  advcl: 'advcl',
  acl: 'acl',
  'acl:relcl': 'rel',
  conj: 'conj',
  parataxis: 'par',
  list: 'par',
  discourse: 'par',
  vocative: 'par',
  appos: 'appos',
  mark: 'mark',
  cc: 'cc',
  aux: 'aux',
  cop: 'aux',
  case: 'case',
  punct: 'punct',
  det: 'det',
  root: 'root',
};
/** The number of our label for one of Universal Dependencies. */
export function arcNumber(label: string): number {
  const own = UD[label] ?? UD[label.split(':')[0] ?? ''] ?? 'mod';
  return ARCS.indexOf(own);
}

/** What both see of the words. */
export interface Seen {
  readonly word: Int32Array;
  readonly suffix: Int32Array;
  readonly tag: Int32Array;
  readonly shape: Int32Array;
  readonly fine: Int32Array;
  readonly middle: Int32Array;
  readonly coarse: Int32Array;
}

export type Score = (features: Features, out: Float64Array) => void;

/** Feature numbers are folded to this many bits. */
export const BITS = 20;
export const fold = (code: number): number => code >>> (32 - BITS);

export function scorer(table: Weights): Score {
  return (features, out) => {
    out.fill(0);
    for (let i = 0; i < features.length; i++) {
      const row = rowOf(table, fold(features.codes[i] ?? 0));
      if (row >= 0) addRow(table, row, out, 0);
    }
  };
}

export function best(scores: Float64Array, allowed: (k: number) => boolean): number {
  let top = -Infinity;
  let arg = -1;
  for (let k = 0; k < scores.length; k++)
    if ((scores[k] ?? 0) > top && allowed(k)) [top, arg] = [scores[k] ?? 0, k];
  return arg;
}

const OUT = -31;

/** Features of the part of speech of word `i` of [from, to); those before it are known. */
export function posFeatures(
  s: Seen,
  pos: Int32Array,
  i: number,
  from: number,
  to: number,
  f: Features,
): void {
  f.clear();
  const at = (column: Int32Array, k: number): number =>
    k < from || k >= to ? OUT : (column[k] ?? 0);
  const p1 = at(pos, i - 1);
  const p2 = at(pos, i - 2);
  f.add(0);
  f.add(at(s.word, i));
  f.add(at(s.suffix, i));
  f.add(at(s.shape, i));
  f.add(at(s.tag, i));
  f.add(at(s.fine, i));
  f.add(at(s.middle, i));
  f.add(p1);
  f.add(p1, p2);
  f.add(p1, at(s.word, i));
  f.add(p1, at(s.suffix, i));
  f.add(p1, at(s.fine, i));
  f.add(p1, p2, at(s.tag, i));
  f.add(at(s.word, i - 1));
  f.add(at(s.word, i + 1));
  f.add(at(s.word, i - 1), at(s.suffix, i));
  f.add(at(s.word, i), at(s.word, i + 1));
  f.add(at(s.word, i - 1), at(s.word, i));
  f.add(at(s.suffix, i), at(s.tag, i + 1));
  f.add(at(s.suffix, i + 1));
  f.add(at(s.tag, i + 1), p1);
  f.add(at(s.tag, i + 1), at(s.tag, i), p1);
  f.add(at(s.word, i + 2));
  f.add(at(s.tag, i + 1), at(s.tag, i + 2));
  f.add(at(s.word, i), at(s.tag, i + 1), p1);
  f.add(at(s.middle, i + 1), at(s.suffix, i));
  f.add(at(s.middle, i - 1), at(s.suffix, i));
  f.add(at(s.word, i - 2), p1);
  f.add(at(s.shape, i), at(s.shape, i - 1), i === from ? 1 : 0);
  f.add(at(s.shape, i), at(s.suffix, i), i === from ? 1 : 0);
}

/** A parse under way. Words are absolute; `to` stands for the root. */
export interface Parse {
  readonly from: number;
  readonly to: number;
  readonly stack: number[];
  next: number;
  readonly head: Int32Array;
  readonly arc: Int32Array;
  /** Leftmost and rightmost dependants so far, and how many, by word. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly count: Int32Array;
}

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 1 + ARCS.length;
export const ACTIONS = 1 + 2 * ARCS.length;

export function beginParse(
  length: number,
  from: number,
  to: number,
  head: Int32Array,
  arc: Int32Array,
): Parse {
  return {
    from,
    to,
    stack: [],
    next: from,
    head,
    arc,
    left: new Int32Array(length + 1).fill(-1),
    right: new Int32Array(length + 1).fill(-1),
    count: new Int32Array(length + 1),
  };
}

export function allowed(p: Parse): (action: number) => boolean {
  const { stack, next, to } = p;
  return (action) =>
    action === SHIFT
      ? next < to
      : action < RIGHT
        ? stack.length > 0 && (next < to ? action !== LEFT : action === LEFT)
        : stack.length > 1 && action !== RIGHT;
}

/** LEFT + 0 and RIGHT + 0 are arcs from the root: only LEFT at the end makes one. */
export function act(p: Parse, action: number): void {
  if (action === SHIFT) {
    p.stack.push(p.next++);
    return;
  }
  const word = p.stack.pop() ?? 0;
  const over = action < RIGHT ? p.next : (p.stack.at(-1) ?? 0);
  p.head[word] = over >= p.to ? -1 : over;
  p.arc[word] = action < RIGHT ? action - LEFT : action - RIGHT;
  if (over >= p.to) return;
  const at = over - p.from;
  p.count[at] = (p.count[at] ?? 0) + 1;
  if (word < over) {
    if ((p.left[at] ?? -1) < 0 || word < (p.left[at] ?? 0)) p.left[at] = word;
  } else if (word > (p.right[at] ?? -1)) p.right[at] = word;
}

export function parseFeatures(s: Seen, pos: Int32Array, p: Parse, f: Features): void {
  f.clear();
  const { stack, next, to, from } = p;
  const s0 = stack.at(-1) ?? -1;
  const s1 = stack.at(-2) ?? -1;
  const s2 = stack.at(-3) ?? -1;
  const b0 = next < to ? next : -2;
  const b1 = next + 1 < to ? next + 1 : -1;
  const b2 = next + 2 < to ? next + 2 : -1;
  const w = (k: number): number => (k < 0 ? OUT + k : (s.word[k] ?? 0));
  const t = (k: number): number => (k < 0 ? OUT + k : (pos[k] ?? 0));
  const m = (k: number): number => (k < 0 ? OUT + k : (s.middle[k] ?? 0));
  const l = (k: number): number => (k < 0 ? -1 : (p.left[k - from] ?? -1));
  const r = (k: number): number => (k < 0 ? -1 : (p.right[k - from] ?? -1));
  const a = (k: number): number => (k < 0 ? OUT : (p.arc[k] ?? 0));
  const v = (k: number): number => (k < 0 ? 0 : Math.min(4, p.count[k - from] ?? 0));
  const d = s0 < 0 || b0 < 0 ? -1 : bin(b0 - s0);
  const d1 = s0 < 0 || s1 < 0 ? -1 : bin(s0 - s1);
  f.add(0);
  f.add(w(s0));
  f.add(t(s0));
  f.add(w(s0), t(s0));
  f.add(w(s1), t(s1));
  f.add(t(s1));
  f.add(w(b0), t(b0));
  f.add(t(b0));
  f.add(w(b0));
  f.add(w(b1), t(b1));
  f.add(t(b2), w(b2));
  f.add(m(s0), t(b0));
  f.add(m(b0), t(s0));
  f.add(m(s0), m(b0));
  f.add(m(s1), m(s0));
  f.add(m(s1), t(s0), t(b0));
  f.add(w(s0), w(b0));
  f.add(w(s0), t(b0));
  f.add(t(s0), w(b0));
  f.add(t(s0), t(b0));
  f.add(t(s0), t(b0), d);
  f.add(w(s1), w(s0));
  f.add(w(s1), t(s0));
  f.add(t(s1), w(s0));
  f.add(t(s1), t(s0));
  f.add(t(s1), t(s0), d1);
  f.add(t(s0), t(b0), t(b1));
  f.add(t(b0), t(b1), t(b2));
  f.add(t(s1), t(s0), t(b0));
  f.add(t(s2), t(s1), t(s0));
  f.add(t(s1), t(s0), t(b0), t(b1));
  f.add(w(s0), t(b0), t(b1));
  f.add(w(s1), t(s0), t(b0));
  f.add(t(s0), t(b0), t(l(s0)), a(l(s0)));
  f.add(t(s0), t(b0), t(r(s0)), a(r(s0)));
  f.add(t(s1), t(s0), t(r(s1)), a(r(s1)));
  f.add(t(s1), t(s0), t(l(s1)), a(l(s1)));
  f.add(t(s0), t(b0), t(l(b0)), a(l(b0)));
  f.add(w(s0), a(l(s0)), a(r(s0)));
  f.add(w(s1), a(l(s1)), a(r(s1)));
  f.add(w(s0), v(s0), t(b0));
  f.add(t(s0), v(s0), t(b0), d);
  f.add(t(s1), v(s1), t(s0), d1);
  f.add(w(b0), a(l(b0)), t(s0));
  f.add(w(l(s0)), t(s0), t(b0));
  f.add(w(r(s0)), t(s0), t(b0));
  f.add(w(l(b0)), t(s0), t(b0));
  f.add(w(r(s1)), t(s1), t(s0));
  f.add(t(s0), w(b0), t(b1), w(b1));
  f.add(t(s0), t(s1), t(s2), t(b0));
}

export interface Grammar {
  readonly pos: Score;
  readonly parse: Score;
}

/** Parts of speech and tree of all sentences: each given as its first word; `length` ends the last. */
export function analyse(
  s: Seen,
  sentences: readonly number[],
  length: number,
  grammar: Grammar,
): { pos: Int32Array; head: Int32Array; arc: Int32Array } {
  const f = new Features();
  const pos = new Int32Array(length);
  const head = new Int32Array(length).fill(-1);
  const arc = new Int32Array(length);
  const posScores = new Float64Array(POS.length);
  const scores = new Float64Array(ACTIONS);
  sentences.forEach((from, k) => {
    const to = sentences[k + 1] ?? length;
    for (let i = from; i < to; i++) {
      posFeatures(s, pos, i, from, to, f);
      grammar.pos(f, posScores);
      pos[i] = best(posScores, () => true);
    }
    const p = beginParse(to - from, from, to, head, arc);
    while (p.next < to || p.stack.length > 0) {
      parseFeatures(s, pos, p, f);
      grammar.parse(f, scores);
      act(p, best(scores, allowed(p)));
    }
  });
  return { pos, head, arc };
}
