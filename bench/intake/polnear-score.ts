/**
 * How well attributions that were found agree with those that people marked.
 *
 * A word is a run of letters and digits; marks of punctuation do not count. An attribution that was
 * found *agrees* with a marked one when the words of their contents overlap by half or more (Jaccard:
 * shared words over all words of either) and their sources share a word – or neither names a source. Each
 * is matched to at most one other, as many pairs as possible. Precision is the share of the found ones
 * that have a partner, recall of the marked ones; F1 is their harmonic mean.
 *
 * Parts: `exact` counts spans with exactly the same words, `words` counts single words that stand in
 * any such part of the text.
 */
import type { GoldDocument, Span } from './polnear-data.ts';

export interface FoundAttribution {
  readonly source: readonly Span[] | null;
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

export interface Counts {
  found: number;
  marked: number;
  foundRight: number;
  markedRight: number;
}

export interface PolnearScore {
  readonly whole: Counts;
  /** As `whole`, with the harmonic overlap 2·shared / (a + b) ≥ .5 in place of Jaccard. */
  readonly wholeDice: Counts;
  readonly parts: Readonly<Record<'source' | 'cue' | 'content', { exact: Counts; words: Counts }>>;
}

const none = (): Counts => ({ found: 0, marked: 0, foundRight: 0, markedRight: 0 });

export function emptyScore(): PolnearScore {
  return {
    whole: none(),
    wholeDice: none(),
    parts: {
      source: { exact: none(), words: none() },
      cue: { exact: none(), words: none() },
      content: { exact: none(), words: none() },
    },
  };
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function rates({ found, marked, foundRight, markedRight }: Counts): Rates {
  const precision = found === 0 ? 0 : foundRight / found;
  const recall = marked === 0 ? 0 : markedRight / marked;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Start of each word of a text. */
function wordStarts(text: string): number[] {
  return [...text.matchAll(WORD)].map((hit) => hit.index);
}

/** The words that begin inside the spans. */
function wordsIn(starts: readonly number[], spans: readonly Span[] | null): Set<number> {
  const found = new Set<number>();
  for (const [from, to] of spans ?? []) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    for (; low < starts.length && (starts[low] ?? 0) < to; low++) found.add(low);
  }
  return found;
}

interface Worded {
  readonly source: Set<number>;
  readonly cue: Set<number>;
  readonly content: Set<number>;
}

/** Adds one text to the score; the answer is which marked one each found one agrees with, or −1. */
export function scoreDocument(
  score: PolnearScore,
  { text, gold }: Pick<GoldDocument, 'text' | 'gold'>,
  found: readonly FoundAttribution[],
): number[] {
  const starts = wordStarts(text);
  const worded = (one: FoundAttribution): Worded => ({
    source: wordsIn(starts, one.source),
    cue: wordsIn(starts, one.cue),
    content: wordsIn(starts, one.content),
  });
  const mine = found.map(worded);
  const theirs = gold.map(worded);
  const partner = pair(mine, theirs, (a, b) => jaccard(a.content, b.content) >= 0.5);
  count(score.whole, partner, theirs.length);
  const dice = (a: Worded, b: Worded): boolean => {
    const j = jaccard(a.content, b.content);
    return (2 * j) / (1 + j) >= 0.5;
  };
  count(score.wholeDice, pair(mine, theirs, dice), theirs.length);
  for (const part of ['source', 'cue', 'content'] as const) {
    spans(score.parts[part].exact, mine, theirs, part);
    words(score.parts[part].words, mine, theirs, part);
  }
  return partner;
}

function count(counts: Counts, partner: readonly number[], marked: number): void {
  const right = partner.filter((one) => one >= 0).length;
  counts.found += partner.length;
  counts.marked += marked;
  counts.foundRight += right;
  counts.markedRight += right;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

function sourcesAgree(a: Worded, b: Worded): boolean {
  if (a.source.size === 0 && b.source.size === 0) return true;
  for (const one of a.source) if (b.source.has(one)) return true;
  return false;
}

/** As many pairs as possible (Kuhn's augmenting paths); pairs with the same cue are tried first. */
function pair(
  mine: readonly Worded[],
  theirs: readonly Worded[],
  contentsAgree: (a: Worded, b: Worded) => boolean,
): number[] {
  const can = mine.map((a) =>
    theirs
      .flatMap((b, j) => (sourcesAgree(a, b) && contentsAgree(a, b) ? [j] : []))
      .toSorted((x, y) => jaccard(a.cue, at(theirs, y).cue) - jaccard(a.cue, at(theirs, x).cue)),
  );
  const taken = Array.from(theirs, () => -1);
  const place = (i: number, seen: Set<number>): boolean => {
    for (const j of can[i] ?? []) {
      if (seen.has(j)) continue;
      seen.add(j);
      const holder = taken[j] ?? -1;
      if (holder < 0 || place(holder, seen)) {
        taken[j] = i;
        return true;
      }
    }
    return false;
  };
  for (let i = 0; i < mine.length; i++) place(i, new Set());
  const partner = Array.from(mine, () => -1);
  taken.forEach((i, j) => {
    if (i >= 0) partner[i] = j;
  });
  return partner;
}

function at(all: readonly Worded[], i: number): Worded {
  const one = all[i];
  if (one === undefined) throw new RangeError(`There is no attribution ${i}.`);
  return one;
}

function spans(
  counts: Counts,
  mine: readonly Worded[],
  theirs: readonly Worded[],
  part: 'source' | 'cue' | 'content',
): void {
  const keys = (all: readonly Worded[]): Set<string> =>
    new Set(all.map((one) => [...one[part]].join(' ')).filter((key) => key !== ''));
  const [a, b] = [keys(mine), keys(theirs)];
  const right = [...a].filter((key) => b.has(key)).length;
  counts.found += a.size;
  counts.marked += b.size;
  counts.foundRight += right;
  counts.markedRight += right;
}

function words(
  counts: Counts,
  mine: readonly Worded[],
  theirs: readonly Worded[],
  part: 'source' | 'cue' | 'content',
): void {
  const all = (many: readonly Worded[]): Set<number> =>
    new Set(many.flatMap((one) => [...one[part]]));
  const [a, b] = [all(mine), all(theirs)];
  const right = [...a].filter((word) => b.has(word)).length;
  counts.found += a.size;
  counts.marked += b.size;
  counts.foundRight += right;
  counts.markedRight += right;
}
