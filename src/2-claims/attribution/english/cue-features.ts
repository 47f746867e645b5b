import { ARC_NAMES, type Columns } from './columns.ts';
import { bin, Features } from './features.ts';

/** Labels of the cue tagger: outside, first word, further word. */
export const CUE_LABELS = { O: 0, B: 1, I: 2 } as const;

const PAD = -7;
const MARK = ARC_NAMES.indexOf('mark');

/**
 * What speaks for word `i` being (part of) a cue: itself, its neighbours, what it is used like, the noun
 * phrase before it, quotation marks and `that` nearby, verbs it depends on. `edges` are the features
 * of the step from the word before.
 */
export function cueFeatures(c: Columns, i: number, nodes: Features, edges: Features): void {
  nodes.clear();
  edges.clear();
  const { t, q } = c;
  const s = t.sentence[i] ?? 0;
  const from = t.sentenceStart[s] ?? 0;
  const to = t.sentenceEnd[s] ?? t.length;
  const at = (column: Int32Array, k: number): number =>
    k < from || k >= to ? PAD - Math.sign(k - i) : (column[k] ?? 0);
  const w = (d: number): number => at(c.word, i + d);
  const l = (d: number): number => at(c.lemma, i + d);
  const g = (d: number): number => at(c.tag, i + d);
  const k = (d: number): number => at(c.cluster, i + d);
  const r = (d: number): number => at(c.group, i + d);

  nodes.add(0);
  nodes.add(w(0));
  nodes.add(w(-1));
  nodes.add(w(1));
  nodes.add(w(-2));
  nodes.add(w(2));
  nodes.add(w(-1), w(0));
  nodes.add(w(0), w(1));
  nodes.add(w(-1), w(0), w(1));
  nodes.add(l(0));
  nodes.add(l(-1));
  nodes.add(l(1));
  nodes.add(l(0), l(1));
  nodes.add(l(-1), l(0));
  nodes.add(l(0), g(-1), g(1));
  nodes.add(l(0), k(-1), k(1));
  nodes.add(k(0));
  nodes.add(k(-1));
  nodes.add(k(1));
  nodes.add(k(-2));
  nodes.add(k(2));
  nodes.add(k(-1), k(0));
  nodes.add(k(0), k(1));
  nodes.add(k(-1), k(0), k(1));
  nodes.add(k(1), k(2));
  nodes.add(k(-2), k(-1));
  nodes.add(k(0), g(-1), g(1));
  nodes.add(k(0), k(1), k(2));
  nodes.add(c.suffix[i] ?? 0);
  nodes.add(c.suffix[i] ?? 0, g(-1), g(1));
  nodes.add(g(0));
  nodes.add(g(-1), g(0));
  nodes.add(g(0), g(1));
  nodes.add(g(-2), g(-1), g(0));
  nodes.add(g(-1), g(0), g(1));
  nodes.add(g(0), g(1), g(2));
  nodes.add(g(-3), g(-2), g(-1), g(0));
  nodes.add(r(0));
  nodes.add(r(0), g(-1));
  nodes.add(r(0), g(1));
  nodes.add(r(0), g(-1), g(1));
  nodes.add(r(0), k(1));
  nodes.add(r(0), k(-1));
  nodes.add(r(-1), r(0));
  nodes.add(r(0), r(1));
  nodes.add(r(0), g(1), g(2), g(3));

  // Quotation marks.
  const inside = (q.of[i] ?? -1) >= 0 ? 1 : 0;
  let opensIn = 9;
  for (let d = 1; d <= 5 && opensIn === 9; d++)
    if (t.word[i + d] === '"' && i + d < to && (q.of[i] ?? -1) !== (q.of[i + d] ?? -1)) opensIn = d;
  let closedBy = 9;
  for (let d = 1; d <= 6 && closedBy === 9; d++)
    if (
      i - d >= 0 &&
      t.word[i - d] === '"' &&
      (q.of[i] ?? -1) !== (q.of[i - d] ?? -1) &&
      t.paragraph[i - d] === t.paragraph[i]
    )
      closedBy = d;
  const quote = inside * 100 + opensIn * 10 + closedBy;
  nodes.add(quote);
  nodes.add(l(0), inside, opensIn < 9 ? 1 : 0, closedBy < 9 ? 1 : 0);
  nodes.add(k(0), inside, opensIn < 9 ? 1 : 0, closedBy < 9 ? 1 : 0);
  nodes.add(r(0), quote);
  nodes.add(g(0), quote);

  // `that`, `to` and the rest of the sentence.
  let that = 9;
  for (let d = 1; d <= 6 && that === 9; d++) if (t.lower[i + d] === 'that' && i + d < to) that = d;
  nodes.add(l(0), Math.min(that, 4));
  nodes.add(r(0), Math.min(that, 4));
  nodes.add(k(0), Math.min(that, 3), g(-1));

  // The noun phrase before, its last word, and what stands between.
  let subject = -1;
  let between = 0;
  let comma = 0;
  for (let d = i - 1; d >= from && i - d < 14; d--) {
    if ((c.chunk[d] ?? -1) >= 0 && c.tagName[d] !== 'OBJ') {
      subject = d;
      break;
    }
    if (c.tagName[d] === ',') comma = 1;
    between++;
  }
  nodes.add(subject < 0 ? PAD : (c.cluster[subject] ?? 0), Math.min(between, 3), comma);
  nodes.add(l(0), subject < 0 ? PAD : (c.tag[subject] ?? 0), Math.min(between, 2));
  nodes.add(r(0), subject < 0 ? PAD : (c.cluster[subject] ?? 0));
  nodes.add(r(0), subject < 0 ? PAD : (c.tag[subject] ?? 0), between > 0 ? g(-1) : 0);
  // The noun phrase after.
  let object = -1;
  for (let d = i + 1; d < to && d - i < 5 && object < 0; d++)
    if ((c.chunk[d] ?? -1) >= 0) object = d;
  nodes.add(l(0), object < 0 ? PAD : (c.tag[object] ?? 0), object < 0 ? 0 : object - i);
  nodes.add(r(0), object < 0 ? PAD : (c.cluster[(c.chunkEnd[c.chunk[object] ?? 0] ?? 1) - 1] ?? 0));

  // The verb groups before and after in the sentence.
  let before = PAD;
  for (let d = i - 1; d >= from && i - d < 12 && before === PAD; d--)
    if ((c.group[d] ?? 0) !== 0) before = c.group[d] ?? 0;
  let after = PAD;
  for (let d = i + 1; d < to && d - i < 12 && after === PAD; d++)
    if ((c.group[d] ?? 0) !== 0) after = c.group[d] ?? 0;
  nodes.add(r(0), before);
  nodes.add(r(0), after);
  nodes.add(k(0), before);

  // Where in the sentence and the text.
  nodes.add(bin(i - from), g(0));
  nodes.add(bin(to - i), g(0));
  nodes.add(r(0), bin(i - from));
  nodes.add(bin(t.paragraph[i] ?? 0), r(0));
  nodes.add(w(-3), r(0));
  nodes.add(w(3), r(0));
  nodes.add(w(-2), w(-1));
  nodes.add(w(1), w(2));
  nodes.add(w(-2), w(-1), w(0));
  nodes.add(w(0), w(1), w(2));
  nodes.add(l(0), k(1));
  nodes.add(l(0), k(-1));
  nodes.add(l(0), k(2));
  nodes.add(l(0), k(-2));

  grammarFeatures(c, i, at, nodes);

  edges.add(0);
  edges.add(at(c.pos, i - 1), at(c.pos, i));
  edges.add(at(c.arc, i), at(c.pos, i), dependence(c, i));
  edges.add(at(c.arc, i - 1), at(c.arc, i), dependence(c, i));
  edges.add(at(c.middle, i - 1), at(c.pos, i));
  edges.add(g(0));
  edges.add(g(-1), g(0));
  edges.add(w(0));
  edges.add(w(-1));
  edges.add(r(-1), r(0));
  edges.add(k(-1), k(0));
  edges.add(l(0), r(-1));
  edges.add(l(-1), k(0));
}

/** How a word hangs on the one before it: 1 below it, 2 above it, 0 neither. */
function dependence(c: Columns, i: number): number {
  return c.head[i] === i - 1 ? 1 : c.head[i - 1] === i ? 2 : 0;
}

const FRAME = ['sbj', 'sbjp', 'obj', 'ccomp', 'xcomp', 'par', 'mark', 'agent', 'case']
  .map((name) => 1 << ARC_NAMES.indexOf(name))
  .reduce((a, b) => a | b, 0);

/** The word's meaning, its place in the tree, and what depends on it. */
function grammarFeatures(
  c: Columns,
  i: number,
  at: (column: Int32Array, k: number) => number,
  nodes: Features,
): void {
  const pos = c.pos[i] ?? 0;
  const arc = c.arc[i] ?? 0;
  const lemma = c.lemma[i] ?? 0;
  const fine = c.fine[i] ?? 0;
  const middle = c.middle[i] ?? 0;
  const coarse = c.coarse[i] ?? 0;
  const frame = (c.kids[i] ?? 0) & FRAME;
  const over = c.head[i] ?? -1;
  const of = (column: Int32Array, k: number): number => (k < 0 ? PAD : (column[k] ?? 0));
  const who = c.subject[i] ?? -1;
  const what = c.object[i] ?? -1;
  const clause = c.clause[i] ?? -1;
  const mark = clause < 0 ? 0 : markOf(c, clause);
  nodes.add(pos);
  nodes.add(pos, arc);
  nodes.add(at(c.pos, i - 1), pos);
  nodes.add(pos, at(c.pos, i + 1));
  nodes.add(at(c.pos, i - 1), pos, at(c.pos, i + 1));
  nodes.add(fine);
  nodes.add(fine, pos);
  nodes.add(middle, pos);
  nodes.add(coarse, pos);
  nodes.add(at(c.fine, i - 1));
  nodes.add(at(c.fine, i + 1));
  nodes.add(at(c.middle, i - 1), middle);
  nodes.add(middle, at(c.middle, i + 1));
  nodes.add(fine, at(c.word, i + 1));
  nodes.add(at(c.word, i - 1), fine);
  nodes.add(frame, pos);
  nodes.add(frame, lemma);
  nodes.add(frame, fine);
  nodes.add(frame, middle);
  nodes.add(frame, c.group[i] ?? 0);
  nodes.add(arc, lemma);
  nodes.add(arc, fine);
  nodes.add(arc, middle);
  nodes.add(of(c.lemma, over), arc);
  nodes.add(of(c.middle, over), arc);
  nodes.add(of(c.pos, over), arc, pos);
  nodes.add(of(c.lemma, over), lemma);
  nodes.add(of(c.fine, over), middle, arc);
  nodes.add(of(c.pos, who), of(c.coarse, who), pos);
  nodes.add(of(c.middle, who), middle);
  nodes.add(of(c.coarse, who), lemma);
  nodes.add(of(c.coarse, who), fine, frame);
  nodes.add(of(c.pos, what), middle);
  nodes.add(of(c.middle, what), lemma);
  nodes.add(of(c.middle, what), middle);
  nodes.add(of(c.middle, what), of(c.coarse, who), coarse);
  nodes.add(of(c.pos, clause), mark, lemma);
  nodes.add(of(c.pos, clause), mark, middle);
  nodes.add(of(c.pos, clause), mark, fine);
  nodes.add(of(c.arc, clause), mark, pos, of(c.coarse, who));
  nodes.add(clause < 0 ? 0 : clause < i ? 1 : 2, mark, c.group[i] ?? 0);
  nodes.add(of(c.pos, clause), mark, who < 0 ? 0 : 1, middle);
}

/** The word that begins a clause: `that`, `to`, another one, or none. */
function markOf(c: Columns, clause: number): number {
  for (let k = Math.max(0, clause - 8); k < clause; k++)
    if (c.head[k] === clause && c.arc[k] === MARK) return c.word[k] ?? 0;
  return 1;
}
