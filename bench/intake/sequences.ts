/** Annotated texts as sequences with their features: what the two taggers learn from. */
import {
  argumentFeatures,
  between,
  cueView,
  LABELS,
  lieOf,
} from '#claims/attribution/english/argument-features.ts';
import { columns, type Columns } from '#claims/attribution/english/columns.ts';
import { CUE_LABELS, cueFeatures } from '#claims/attribution/english/cue-features.ts';
import { Features } from '#claims/attribution/english/features.ts';
import { loadGrammar } from '#claims/attribution/english/english.ts';
import type { GoldAttribution, GoldDocument, Span } from './polnear-data.ts';
import type { Sequence } from './train-crf.ts';

class Growing {
  private buffer = new Int32Array(1 << 12);
  length = 0;
  push(codes: Int32Array, n: number): void {
    while (this.length + n > this.buffer.length) {
      const larger = new Int32Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer.set(codes.subarray(0, n), this.length);
    this.length += n;
  }
  done(): Int32Array {
    return this.buffer.slice(0, this.length);
  }
}

export interface Prepared {
  readonly document: GoldDocument;
  readonly c: Columns;
}

export function prepare(documents: readonly GoldDocument[]): Prepared[] {
  return documents.map((document) => ({ document, c: columns(document.text, loadGrammar()) }));
}

/** Tokens that the spans cover by at least half, as [first, past last) of each span. */
export function tokensOf({ t }: Columns, spans: readonly Span[]): (readonly [number, number])[] {
  return spans.flatMap(([from, to]) => {
    let first = -1;
    let last = -1;
    let low = 0;
    let high = t.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((t.end[middle] ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    for (; low < t.length && (t.start[low] ?? 0) < to; low++) {
      if (first < 0) first = low;
      last = low;
    }
    return first < 0 ? [] : [[first, last + 1] as const];
  });
}

function sequence(
  length: number,
  look: (i: number, nodes: Features, edges: Features) => void,
  gold: Uint8Array,
  allowed: Uint8Array | null,
): Sequence {
  const nodes = new Growing();
  const edges = new Growing();
  const nodeAt = new Int32Array(length + 1);
  const edgeAt = new Int32Array(length + 1);
  const n = new Features();
  const e = new Features();
  for (let i = 0; i < length; i++) {
    look(i, n, e);
    nodes.push(n.codes, n.length);
    nodeAt[i + 1] = nodes.length;
    if (i > 0) edges.push(e.codes, e.length);
    edgeAt[i + 1] = edges.length;
  }
  return { length, nodes: nodes.done(), nodeAt, edges: edges.done(), edgeAt, gold, allowed };
}

/** One sequence for each sentence. */
export function cueSequences(all: readonly Prepared[]): Sequence[] {
  return all.flatMap(({ document, c }) => {
    const gold = new Uint8Array(c.t.length);
    for (const { cue } of document.gold) {
      const [span] = tokensOf(c, cue);
      if (span === undefined) continue;
      for (let i = span[0]; i < span[1]; i++) gold[i] = i === span[0] ? CUE_LABELS.B : CUE_LABELS.I;
    }
    return c.t.sentenceStart.map((from, s) => {
      const to = c.t.sentenceEnd[s] ?? from;
      return sequence(
        to - from,
        (i, n, e) => cueFeatures(c, from + i, n, e),
        gold.slice(from, to),
        null,
      );
    });
  });
}

/** The labels of the words around a cue as they were marked. */
export function goldLabels(
  c: Columns,
  one: GoldAttribution,
  start: number,
  end: number,
  from: number,
  to: number,
): Uint8Array {
  const gold = new Uint8Array(to - from);
  const paint = (spans: readonly Span[], first: number, more: number): void => {
    for (const [a, b] of tokensOf(c, spans))
      for (let i = Math.max(a, from); i < Math.min(b, to); i++)
        gold[i - from] = i === a || i === from ? first : more;
  };
  paint(one.content, LABELS.CB, LABELS.CI);
  paint(one.source ?? [], LABELS.SB, LABELS.SI);
  for (let i = start; i < end; i++) gold[i - from] = LABELS.K;
  return gold;
}

const CUE_BIT = 1 << LABELS.K;
const OTHERS = (1 << LABELS.K) - 1;

/** One sequence for each attribution with a cue: the window around it. */
export function argumentSequences(all: readonly Prepared[]): Sequence[] {
  return all.flatMap(({ document, c }) =>
    document.gold.flatMap((one) => {
      const [span] = tokensOf(c, one.cue);
      if (span === undefined) return [];
      const v = cueView(c, span[0], span[1]);
      const b = between(c, v);
      const y = lieOf(c, v);
      const gold = goldLabels(c, one, v.start, v.end, v.from, v.to);
      const allowed = gold.map((_, i) =>
        i + v.from >= v.start && i + v.from < v.end ? CUE_BIT : OTHERS,
      );
      return [
        sequence(
          v.to - v.from,
          (i, n, e) => argumentFeatures(c, v, b, y, i + v.from, n, e),
          gold,
          allowed,
        ),
      ];
    }),
  );
}
