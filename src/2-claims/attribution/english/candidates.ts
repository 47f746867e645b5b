import { cueView, LABELS } from './cue-view.ts';
import { ARC_NAMES as ARC_NAME, POS_NAMES as POSN, type Columns } from './columns.ts';
import { beliefs, lattice, viterbi, type Lattice } from './crf.ts';
import type { Found, Range } from './find.ts';
import { partLattice, type Sight } from './net.ts';
import { overlapOf } from './same-words.ts';

/** Labels of cues: outside, first word, further word. */
export const CUE_LABELS = { O: 0, B: 1, I: 2 } as const;

/** A cue that may be one, and how likely the cue tagger thinks it. */
export interface CueCandidate {
  readonly cue: Range;
  /** Probability that a cue begins here, that it goes on as it does, and that it ends here. */
  readonly begins: number;
  readonly whole: number;
}

/** One way to read the words around a cue, with numbers that say how good it is; see `NUMBERS`. */
export interface Candidate extends Found {
  /** First word of the cue. */
  readonly at: number;
  readonly numbers: Float64Array;
  readonly candidate: CueCandidate;
}

/** Cues less likely than this are not looked at. */
export const LEAST = 0.04;

/** Everything that the cue tagger thinks possible, apart from each other. */
export function cueCandidates({ c, cues }: Sight): CueCandidate[] {
  const { t } = c;
  const found: CueCandidate[] = [];
  for (let s = 0; s < t.sentenceStart.length; s++) {
    const from = t.sentenceStart[s] ?? 0;
    const to = t.sentenceEnd[s] ?? from;
    const n = to - from;
    const lat = lattice(n, 3);
    lat.node.set(cues.subarray(from * 3, to * 3));
    const { node } = beliefs(lat);
    const p = (i: number, label: number): number => (i < n ? (node[i * 3 + label] ?? 0) : 0);
    const taken = new Uint8Array(n);
    // First what is best as a whole, then what would be best were cues likelier.
    for (const bias of [0, 1.5, 3]) {
      for (let i = 0; i < n; i++)
        lat.node[i * 3 + CUE_LABELS.O] =
          (lat.node[i * 3 + CUE_LABELS.O] ?? 0) - (bias === 0 ? 0 : 1.5);
      const path = viterbi(lat);
      for (let i = 0; i < n; i++) {
        if (path[i] === CUE_LABELS.O) continue;
        let end = i + 1;
        while (end < n && path[end] === CUE_LABELS.I) end++;
        let free = true;
        for (let k = i; k < end; k++) if (taken[k] === 1) free = false;
        const begins = p(i, CUE_LABELS.B) + p(i, CUE_LABELS.I);
        if (free && begins >= LEAST) {
          let whole = p(i, CUE_LABELS.B);
          for (let k = i + 1; k < end; k++) whole = Math.min(whole, p(k, CUE_LABELS.I));
          found.push({
            cue: [from + i, from + end],
            begins,
            whole: whole * (1 - p(end, CUE_LABELS.I)),
          });
          taken.fill(1, i, end);
        }
        i = end - 1;
      }
    }
  }
  return found.toSorted((a, b) => a.cue[0] - b.cue[0]);
}

const CC = ARC_NAME.indexOf('cc');
const PUNCT = ARC_NAME.indexOf('punct');
const LETTER = /[\p{L}\p{N}]/u;

interface Reading {
  readonly path: Int32Array;
  readonly kind: number;
}

/** The ways to read a cue's surroundings: the best one, and others that differ where taggers go wrong. */
export function readings(sight: Sight, candidate: CueCandidate): Candidate[] {
  const { c } = sight;
  const { cue } = candidate;
  const v = cueView(c, cue[0], cue[1]);
  const lat = partLattice(sight, v);
  const { node, logZ } = beliefs(lat);
  const best = viterbi(lat);
  const all: Reading[] = [
    { path: best, kind: 0 },
    ...otherwise(c, best, v.from, cue),
    { path: likelier(best, node, 0.25), kind: 5 },
    { path: likelier(best, node, 0.75), kind: 6 },
  ];
  const seen = new Set<string>();
  const found: Candidate[] = [];
  for (const { path, kind } of all) {
    const one = asFound(c, path, v.from, cue);
    if (one === null) continue;
    const key = JSON.stringify([one.source, one.content]);
    if (seen.has(key)) continue;
    seen.add(key);
    found.push({
      ...one,
      at: cue[0],
      candidate,
      numbers: numbersOf(c, candidate, one, lat, path, node, logZ, kind, v.from),
    });
  }
  return found;
}

/** The best reading with each word by itself content where that is as likely as given. */
function likelier(best: Int32Array, node: Float64Array, least: number): Int32Array {
  const path = best.map((y) => (y === LABELS.CB || y === LABELS.CI ? LABELS.O : y));
  const p = (i: number, y: number): number => node[i * 6 + y] ?? 0;
  for (let i = 0; i < path.length; i++) {
    if (path[i] === LABELS.K || p(i, LABELS.CB) + p(i, LABELS.CI) < least) continue;
    const before = i > 0 ? path[i - 1] : LABELS.O;
    const goesOn = before === LABELS.CB || before === LABELS.CI;
    path[i] = goesOn && p(i, LABELS.CB) < least ? LABELS.CI : LABELS.CB;
  }
  return path;
}

/** Other readings: without the source; ended where another clause is joined; drawn out to the end of the sentence. */
function otherwise(c: Columns, best: Int32Array, from: number, cue: Range): Reading[] {
  const found: Reading[] = [];
  const isContent = (y: number | undefined): boolean => y === LABELS.CB || y === LABELS.CI;
  const isSource = (y: number | undefined): boolean => y === LABELS.SB || y === LABELS.SI;
  if (best.some(isSource))
    found.push({ path: best.map((y) => (isSource(y) ? LABELS.O : y)), kind: 1 });
  else {
    // The subject of the cue's verb, when the tagger gave none.
    const head = cue[0];
    for (let i = head; i < cue[1]; i++) {
      const subject = c.subject[i] ?? -1;
      if (subject < from || subject - from >= best.length) continue;
      const [a, z] = subtree(c, subject);
      if (a < from || z - from > best.length || (a < cue[1] && cue[0] < z) || z - a > 20) continue;
      let clean = true;
      for (let k = a; k < z; k++) if (best[k - from] !== LABELS.O) clean = false;
      if (!clean) continue;
      const path = best.slice();
      for (let k = a; k < z; k++) path[k - from] = k === a ? LABELS.SB : LABELS.SI;
      found.push({ path, kind: 2 });
      break;
    }
  }
  // The last run of content behind the cue.
  let last = -1;
  for (let i = best.length - 1; i >= 0 && last < 0; i--) if (isContent(best[i])) last = i;
  if (last >= 0 && from + last >= cue[1]) {
    let first = last;
    while (first > 0 && isContent(best[first - 1])) first--;
    const sentence = c.t.sentence[from + last];
    // Shorter: before a joined verb, or before what is joined by a comma.
    const cuts: number[] = [];
    for (let k = first + 3; k <= last - 1; k++) {
      const arc = ARC_NAME[c.arc[from + k] ?? 0];
      if (arc === 'cc' || c.t.word[from + k] === ',' || arc === 'mark' || arc === 'case')
        cuts.push(k);
    }
    for (const cut of [
      cuts.findLast((k) => ARC_NAME[c.arc[from + k] ?? 0] === 'cc'),
      cuts.findLast((k) => c.t.word[from + k] === ','),
      cuts.findLast((k) => ARC_NAME[c.arc[from + k] ?? 0] === 'mark'),
    ]) {
      if (cut === undefined) continue;
      const path = best.slice();
      path.fill(LABELS.O, cut, last + 1);
      found.push({ path, kind: 3 });
    }
    // Longer: to the end of its sentence.
    let end = last;
    while (
      from + end + 1 < c.t.length &&
      end + 1 < best.length &&
      c.t.sentence[from + end + 1] === sentence &&
      best[end + 1] === LABELS.O &&
      !/^[.!?]$/.test(c.t.word[from + end + 1] ?? '')
    )
      end++;
    if (end > last + 1) {
      const path = best.slice();
      path.fill(LABELS.CI, last + 1, end + 1);
      found.push({ path, kind: 4 });
    }
  }
  return found;
}

/** From the first to past the last word that hangs on a word, without gaps. */
export function subtree(c: Columns, word: number): Range {
  let from = word;
  let to = word + 1;
  const below = (k: number): boolean => {
    for (let up = 0, at = k; at >= 0 && up < 12; up++, at = c.head[at] ?? -1)
      if (at === word) return true;
    return false;
  };
  const sentence = c.t.sentence[word];
  while (from > 0 && c.t.sentence[from - 1] === sentence && below(from - 1)) from--;
  while (to < c.t.length && c.t.sentence[to] === sentence && below(to)) to++;
  return [from, to];
}

/** The labels as ranges; null without content. */
export function asFound(c: Columns, path: Int32Array, from: number, cue: Range): Found | null {
  const content = trimmed(c, withinSentence(c, ranges(path, from, LABELS.CB, LABELS.CI), cue));
  if (content.length === 0) return null;
  const sources = ranges(path, from, LABELS.SB, LABELS.SI);
  const near = (r: Range): number => (r[1] <= cue[0] ? cue[0] - r[1] : r[0] - cue[1]);
  const source = sources.toSorted((x, y) => near(x) - near(y))[0] ?? null;
  return { cue, source, content };
}

function ranges(path: Int32Array, from: number, first: number, more: number): Range[] {
  const found: Range[] = [];
  let start = -1;
  for (let i = 0; i <= path.length; i++) {
    const label = i < path.length ? (path[i] ?? 0) : -1;
    if (start >= 0 && label !== more) {
      found.push([from + start, from + i]);
      start = -1;
    }
    if (start < 0 && (label === first || label === more)) start = i;
  }
  return found;
}

/**
 * Speech in quotation marks may run over many sentences; what is told without them ends with its sentence.
 * A piece that begins outside quotation marks is cut at the first end of a sentence outside them; a piece
 * in another sentence than the cue stays only if it is quoted, unless there is no other.
 */
function withinSentence(c: Columns, all: readonly Range[], cue: Range): Range[] {
  const { t, q } = c;
  const cut = all.map(([from, to]): Range => {
    if ((q.of[from] ?? -1) >= 0) return [from, to];
    for (let i = from; i < to - 1; i++) {
      if (t.sentence[i] !== t.sentence[i + 1] && ((q.of[i] ?? -1) < 0 || q.of[i] !== q.of[i + 1]))
        return [from, i + 1];
    }
    return [from, to];
  });
  const near = cut.filter(
    ([from]) => (q.of[from] ?? -1) >= 0 || t.sentence[from] === t.sentence[cue[0]],
  );
  return near.length > 0 ? near : cut;
}

/** Pieces without a word in them are punctuation. */
function trimmed(c: Columns, all: readonly Range[]): Range[] {
  return all.filter(([from, to]) => {
    for (let i = from; i < to; i++) if (LETTER.test(c.t.word[i] ?? '')) return true;
    return false;
  });
}

const POS_KIND = new Map<string, number>();
for (const [kind, names] of [
  'VBD',
  'VBZ',
  'VBP',
  'VB',
  'VBG',
  'VBN',
  'NN NNS',
  'JJ',
  'IN',
  'RB',
].entries())
  for (const name of names.split(' ')) POS_KIND.set(name, kind + 1);
const GROUPS_ASKED = [
  'say',
  'tell',
  'ask',
  'think',
  'know',
  'want',
  'feel',
  'seem',
  'show',
  'judge',
  'promise',
  'deny',
  'discuss',
  'suggest',
  'agree',
  'decide',
  'noun',
];

/** How many numbers describe a reading; those from `NEIGHBOURS` on are filled when all readings are known. */
export const NUMBERS = 64 + GROUPS_ASKED.length;
export const NEIGHBOURS = NUMBERS - 8;

function logit(p: number): number {
  const q = Math.min(1 - 1e-6, Math.max(1e-6, p));
  return Math.log(q / (1 - q));
}

function numbersOf(
  c: Columns,
  { cue, begins, whole }: CueCandidate,
  { source, content }: Found,
  lat: Lattice,
  path: Int32Array,
  node: Float64Array,
  logZ: number,
  kind: number,
  from: number,
): Float64Array {
  const x = new Float64Array(NUMBERS);
  const { t, q } = c;
  let k = 0;
  const add = (value: number): void => {
    x[k++] = value;
  };
  const sum = scoreOf(lat, path);
  const at = cueHead(c, cue);
  const inside = (list: readonly Range[], first: number, more: number) => {
    let low = 1;
    let total = 0;
    let n = 0;
    for (const [a, b] of list)
      for (let i = a; i < b; i++) {
        const o = (i - from) * 6;
        const p = (node[o + first] ?? 0) + (node[o + more] ?? 0);
        low = Math.min(low, p);
        total += p;
        n++;
      }
    return { low, mean: n === 0 ? 0 : total / n, n };
  };
  const said = inside(content, LABELS.CB, LABELS.CI);
  const who = inside(source === null ? [] : [source], LABELS.SB, LABELS.SI);
  // How much content and source the tagger sees in all, and so what is missed.
  let allContent = 0;
  let allSource = 0;
  for (let i = 0; i < path.length; i++) {
    allContent += (node[i * 6 + LABELS.CB] ?? 0) + (node[i * 6 + LABELS.CI] ?? 0);
    allSource += (node[i * 6 + LABELS.SB] ?? 0) + (node[i * 6 + LABELS.SI] ?? 0);
  }
  const expected = said.n * said.mean;
  const overlap = expected / Math.max(1e-6, said.n + allContent - expected);
  add(logit(begins));
  add(logit(whole));
  add(sum - logZ);
  add((sum - logZ) / Math.max(1, path.length));
  add(kind);
  add(overlap);
  add(said.low);
  add(said.mean);
  add(Math.log1p(said.n));
  add(Math.log1p(allContent));
  add(source === null ? 0 : who.mean);
  add(source === null ? 0 : Math.log1p(who.n));
  add(source === null ? 1 - Math.min(1, allSource) : who.low);
  add(allSource);
  add(source === null ? 0 : source[0] >= cue[1] ? 2 : 1);
  add(source === null ? -1 : source[1] <= cue[0] ? cue[0] - source[1] : source[0] - cue[1]);
  add(content.length);
  const first = content[0] ?? [0, 0];
  const last = content.at(-1) ?? [0, 0];
  add(first[0] >= cue[1] ? first[0] - cue[1] : -(cue[0] - first[1]) - 100);
  add(last[0] >= cue[1] ? 1 : 0);
  add(cue[1] - cue[0]);
  add(POS_KIND.get(POSN[c.pos[at] ?? 0] ?? '') ?? 0);
  add(c.arc[at] ?? 0);
  add((q.of[at] ?? -1) >= 0 ? 1 : 0);
  let quoted = 0;
  for (const [a, b] of content) for (let i = a; i < b; i++) if ((q.of[i] ?? -1) >= 0) quoted++;
  add(quoted / Math.max(1, said.n));
  const begin = t.lower[first[0]] ?? '';
  add(
    begin === 'that'
      ? 1
      : begin === 'to'
        ? 2
        : begin === '"'
          ? 3
          : /^(?:of|about|on|for|over)$/.test(begin)
            ? 4
            : /^wh|^how|^if/.test(begin)
              ? 5
              : /^(?:in|with|at|by|against|from|as)$/.test(begin)
                ? 6
                : 0,
  );
  add(c.pos[first[0]] ?? 0);
  add(c.pos[last[1] - 1] ?? 0);
  let verbs = 0;
  let joined = 0;
  for (const [a, b] of content)
    for (let i = a; i < b; i++) {
      if (/^(?:V|MD)/.test(POSN[c.pos[i] ?? 0] ?? '')) verbs++;
      if (c.arc[i] === CC) joined++;
    }
  add(verbs);
  add(joined);
  add(
    t.word[last[1]] === ','
      ? 1
      : /^[.!?]$/.test(t.word[last[1]] ?? t.word[last[1] - 1] ?? '')
        ? 2
        : t.lower[last[1]] === 'and'
          ? 3
          : 0,
  );
  const subject = c.subject[at] ?? -1;
  add(subject < 0 ? -1 : (c.pos[subject] ?? 0));
  add(subject >= 0 && source !== null && subject >= source[0] && subject < source[1] ? 1 : 0);
  const sourceHead = source === null ? -1 : headIn(c, source);
  add(sourceHead < 0 ? -1 : (c.pos[sourceHead] ?? 0));
  add(sourceHead < 0 ? -1 : Math.max(0, c.coarse[sourceHead] ?? 0));
  add(Math.max(0, c.coarse[at] ?? 0));
  const object = c.object[at] ?? -1;
  add(object < 0 ? 0 : 1);
  const clause = c.clause[at] ?? -1;
  add(clause < 0 ? 0 : content.some(([a, b]) => clause >= a && clause < b) ? 2 : 1);
  // Whether a whole number of branches is taken: how many words hang outside the content.
  let outside = 0;
  let broken = 0;
  for (const [a, b] of content)
    for (let i = a; i < b; i++) {
      const h = c.head[i] ?? -1;
      if (h < a || h >= b) outside++;
    }
  for (let i = Math.max(0, first[0] - 12); i < Math.min(t.length, last[1] + 12); i++) {
    if (content.some(([a, b]) => i >= a && i < b) || c.arc[i] === PUNCT) continue;
    const h = c.head[i] ?? -1;
    if (content.some(([a, b]) => h >= a && h < b)) broken++;
  }
  add(outside);
  add(broken);
  add((c.head[at] ?? -1) < 0 ? 1 : 0);
  add(t.paragraph[at] ?? 0);
  add((t.sentenceEnd[t.sentence[at] ?? 0] ?? 0) - (t.sentenceStart[t.sentence[at] ?? 0] ?? 0));
  add(at - (t.sentenceStart[t.sentence[at] ?? 0] ?? 0));
  let negative = 0;
  for (let i = Math.max(0, cue[0] - 3); i < cue[1]; i++)
    if (c.tagName[i] === 'NEG' || (t.lower[i] ?? '').endsWith("n't")) negative = 1;
  add(negative);
  let modal = 0;
  for (let i = Math.max(0, cue[0] - 3); i < at; i++) if (POSN[c.pos[i] ?? 0] === 'MD') modal = 1;
  add(modal);
  let condition = 0;
  for (let i = Math.max(t.sentenceStart[t.sentence[at] ?? 0] ?? 0, at - 8); i < at; i++)
    if (/^(?:if|whether|unless|when|who|to)$/.test(t.lower[i] ?? ''))
      condition = t.lower[i] === 'to' ? 1 : t.lower[i] === 'who' ? 2 : 3;
  add(condition);
  const groups = (c.groupName[at] ?? '').split('+');
  for (const group of GROUPS_ASKED) add(groups.includes(group) ? 1 : 0);
  if (k > NEIGHBOURS)
    throw new Error(`There are ${k} numbers before the neighbours', room for ${NEIGHBOURS}.`);
  return x;
}

function cueHead(c: Columns, cue: Range): number {
  return cueView(c, cue[0], cue[1]).head;
}

function headIn(c: Columns, [from, to]: Range): number {
  for (let i = from; i < to; i++) {
    const h = c.head[i] ?? -1;
    if (h < from || h >= to) return i;
  }
  return from;
}

function scoreOf({ length, labels, node, steps }: Lattice, path: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum += node[i * labels + (path[i] ?? 0)] ?? 0;
    if (i > 0) sum += steps[(path[i - 1] ?? 0) * labels + (path[i] ?? 0)] ?? 0;
  }
  return sum;
}

const NEAR = 200;

/**
 * Fills in what other readings say of each: whether it lies in another's content, or says the same. Readings come in the
 * order of their cues; those more than 200 words away are not asked.
 */
export function addNeighbours(all: readonly Candidate[]): void {
  let from = 0;
  for (const one of all) {
    while ((all[from]?.at ?? Infinity) < one.at - NEAR) from++;
    let sameBetter = 0;
    let over = 0;
    let under = 0;
    let sourceHolds = 0;
    let shared = 0;
    for (let k = from; k < all.length; k++) {
      const other = all[k];
      if (other === undefined || other.at > one.at + NEAR) break;
      if (other.at === one.at || other.numbers[4] !== 0) continue;
      const p = other.candidate.begins;
      const same = overlapOf(one.content, other.content);
      if (same >= 0.5) sameBetter = Math.max(sameBetter, p);
      if (same > 0) shared = Math.max(shared, same * p);
      if (other.content.some(([a, b]) => a <= one.cue[0] && one.cue[1] <= b))
        over = Math.max(over, p);
      if (one.content.some(([a, b]) => a <= other.cue[0] && other.cue[1] <= b))
        under = Math.max(under, p);
      if (one.source !== null && other.source !== null && one.source[0] === other.source[0])
        sourceHolds = Math.max(sourceHolds, p);
    }
    one.numbers.set([sameBetter, over, under, sourceHolds, shared], NEIGHBOURS);
  }
}
