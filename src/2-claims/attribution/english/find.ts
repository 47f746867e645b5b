import { argumentFeatures, between, cueView, LABELS } from './argument-features.ts';
import type { Columns } from './columns.ts';
import { viterbi } from './crf.ts';
import { CUE_LABELS, cueFeatures } from './cue-features.ts';
import { latticeOf, type Tagger } from './tag.ts';

/** What was learnt: where cues are, and what belongs to each. */
export interface Learnt {
  readonly cues: Tagger;
  readonly parts: Tagger;
}

/** A range of tokens, [first, past last). */
export type Range = readonly [from: number, to: number];

/** An attribution as tokens. */
export interface Found {
  readonly cue: Range;
  readonly source: Range | null;
  readonly content: readonly Range[];
}

/**
 * Taken from the score of "no cue": above 0 finds more and is wrong more often. On a publication kept out
 * of the learning .4 gains .004 of F1 and costs .06 of precision, which a person pays for.
 */
export const CUE_BIAS = 0;

/** The cues of a text, and around each its source and content. Cues without content are dropped. */
export function find(c: Columns, learnt: Learnt, bias = CUE_BIAS): Found[] {
  const tagged = cuesOf(c, learnt.cues, bias);
  const cues = [
    ...tagged,
    ...sureCues(c).filter((one) => !tagged.some((other) => touch(one, other))),
  ];
  const found = cues.flatMap((cue) => {
    const one = partsOf(c, learnt.parts, cue);
    return one === null ? [] : [one];
  });
  return found.map((one) => ({ ...one, content: withoutOthers(c, one, found) }));
}

function touch(a: Range, b: Range): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/**
 * Cues that are plain by their grammar, for texts unlike those the tagger learnt from: a verb of saying or telling
 * with `that` behind it and somebody before it; one beside the mark that closes a quotation; "was told by …
 * that"; "heard from … that".
 */
function sureCues(c: Columns): Range[] {
  const found: Range[] = [];
  for (let i = 1; i + 1 < c.t.length; i++) {
    const groups = c.groupName[i] ?? '';
    if (groups === '' && c.t.lower[i] !== 'heard') continue;
    if (!/^(?:VED|VS|V|PRE)$/.test(c.tagName[i] ?? '')) continue;
    const word = c.t.lower[i] ?? '';
    const told = word === 'told' && c.t.lower[i + 1] === 'by' && c.tagName[i - 1] === 'BE';
    const heard =
      (word === 'heard' || word === 'hears' || word === 'learned') && c.t.lower[i + 1] === 'from';
    if (told || heard) {
      if (thatWithin(c, i + 2, 8)) found.push([told ? i - 1 : i, i + 1]);
      continue;
    }
    if (!/^(?:VED|VS)$/.test(c.tagName[i] ?? '') || !/^(?:say|tell)(?:\+|$)/.test(groups)) continue;
    const after =
      c.t.lower[i + 1] === 'that' || (groups.startsWith('tell') && thatWithin(c, i + 1, 4));
    if ((after && somebodyBefore(c, i)) || besideQuotation(c, i)) found.push([i, i + 1]);
  }
  return found;
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

/** `” said …` or `” somebody said`. */
function besideQuotation(c: Columns, i: number): boolean {
  const closes = (k: number): boolean =>
    (c.t.word[k] === '"' && c.t.mark[k] !== 1) || (c.t.word[k] === "'" && c.t.mark[k] === 2);
  if ((c.q.of[i] ?? -1) >= 0) return false;
  if (closes(i - 1)) return true;
  const chunk = c.chunk[i - 1] ?? -1;
  return chunk >= 0 && closes((c.chunkStart[chunk] ?? 0) - 1);
}

/** Speech in a sentence of its own belongs to the cue that stands there, not to one in a sentence before. */
function withoutOthers(c: Columns, one: Found, all: readonly Found[]): readonly Range[] {
  const { sentence } = c.t;
  const at = sentence[one.cue[0]];
  const kept = one.content.filter(
    (piece) =>
      sentence[piece[0]] === at ||
      sentence[piece[1] - 1] === at ||
      !all.some(
        (other) =>
          other !== one &&
          (sentence[other.cue[0]] === sentence[piece[0]] ||
            sentence[other.cue[0]] === sentence[piece[1] - 1]) &&
          other.content.some((theirs) => touch(piece, theirs)),
      ),
  );
  return kept.length > 0 ? kept : one.content;
}

export function cuesOf(c: Columns, tagger: Tagger, bias: number): Range[] {
  const { t } = c;
  const found: Range[] = [];
  for (let s = 0; s < t.sentenceStart.length; s++) {
    const from = t.sentenceStart[s] ?? 0;
    const to = t.sentenceEnd[s] ?? from;
    const lat = latticeOf(tagger, 3, from, to, (i, n, e) => cueFeatures(c, i, n, e), null);
    for (let i = 0; i < to - from; i++)
      lat.node[i * 3 + CUE_LABELS.O] = (lat.node[i * 3 + CUE_LABELS.O] ?? 0) - bias;
    const path = viterbi(lat);
    for (let i = 0; i < path.length; i++) {
      if (path[i] === CUE_LABELS.O) continue;
      let end = i + 1;
      while (end < path.length && path[end] === CUE_LABELS.I) end++;
      found.push([from + i, from + end]);
      i = end - 1;
    }
  }
  return found;
}

const CUE_ONLY = 1 << LABELS.K;
const NO_CUE = (1 << LABELS.K) - 1;

/** What belongs to a cue, or null when nothing is reported. */
export function partsOf(c: Columns, tagger: Tagger, cue: Range): Found | null {
  const v = cueView(c, cue[0], cue[1]);
  const b = between(c, v);
  const lat = latticeOf(
    tagger,
    6,
    v.from,
    v.to,
    (i, n, e) => argumentFeatures(c, v, b, i, n, e),
    (i) => (i >= v.start && i < v.end ? CUE_ONLY : NO_CUE),
  );
  const path = viterbi(lat);
  const content = trimmed(c, withinSentence(c, ranges(path, v.from, LABELS.CB, LABELS.CI), cue));
  if (content.length === 0) return null;
  const sources = ranges(path, v.from, LABELS.SB, LABELS.SI);
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

const LETTER = /[\p{L}\p{N}]/u;

/** Pieces without a word in them are punctuation. */
function trimmed(c: Columns, all: readonly Range[]): Range[] {
  return all.filter(([from, to]) => {
    for (let i = from; i < to; i++) if (LETTER.test(c.t.word[i] ?? '')) return true;
    return false;
  });
}
