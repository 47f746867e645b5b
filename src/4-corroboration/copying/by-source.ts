/**
 * The claims of a table by source, and where two sources spoke on the same question.
 *
 * A source's claims stand in the order of their questions, so that two sources are compared in one walk
 * along both lists. What a child's claim finds at a possible parent is one byte: the parent is silent
 * (or spoke later, and cannot have been the source of it), said something else, or said the same.
 */
import type { Choices } from '../choices.ts';

export const SILENT = 0;
export const OTHER = 1;
export const SAME = 2;

export interface BySource {
  /** sources + 1 entries: the claims of source s are claim[start[s]] … claim[start[s + 1] − 1]. */
  readonly start: Int32Array;
  /** Claim numbers of the table, by source and then by question. */
  readonly claim: Int32Array;
  /** By claim of the table: its question. */
  readonly question: Int32Array;
}

export function bySource({ sources, questions, start, source }: Choices): BySource {
  const first = new Int32Array(sources + 1);
  for (const s of source) first[s + 1] = (first[s + 1] as number) + 1;
  for (let s = 0; s < sources; s++) first[s + 1] = (first[s + 1] as number) + (first[s] as number);
  const next = first.slice();
  const claim = new Int32Array(source.length);
  const question = new Int32Array(source.length);
  for (let q = 0; q < questions; q++) {
    for (let i = start[q] as number; i < (start[q + 1] as number); i++) {
      const s = source[i] as number;
      question[i] = q;
      claim[next[s] as number] = i;
      next[s] = (next[s] as number) + 1;
    }
  }
  return { start: first, claim, question };
}

/** By claim of `child`, in its own order: SILENT, OTHER or SAME at `parent`. */
export function findings(
  choices: Choices,
  index: BySource,
  child: number,
  parent: number,
): Uint8Array {
  const { answer, time } = choices;
  const { start, claim, question } = index;
  const from = start[child] as number;
  const to = start[child + 1] as number;
  const out = new Uint8Array(to - from);
  let j = start[parent] as number;
  const end = start[parent + 1] as number;
  for (let i = from; i < to && j < end; i++) {
    const mine = claim[i] as number;
    const q = question[mine] as number;
    while (j < end && (question[claim[j] as number] as number) < q) j++;
    if (j === end) break;
    const theirs = claim[j] as number;
    if (question[theirs] !== q) continue;
    const [a, b] = [time[mine] as number, time[theirs] as number];
    if (a >= 0 && b > a) continue;
    out[i - from] = answer[mine] === answer[theirs] ? SAME : OTHER;
  }
  return out;
}

/** By claim of `child`, in its own order: the claim of `parent` on the same question; −1. */
export function counterparts(index: BySource, child: number, parent: number): Int32Array {
  const { start, claim, question } = index;
  const from = start[child] as number;
  const to = start[child + 1] as number;
  const out = new Int32Array(to - from).fill(-1);
  let j = start[parent] as number;
  const end = start[parent + 1] as number;
  for (let i = from; i < to; i++) {
    const q = question[claim[i] as number] as number;
    while (j < end && (question[claim[j] as number] as number) < q) j++;
    if (j === end) break;
    const theirs = claim[j] as number;
    if (question[theirs] === q) out[i - from] = theirs;
  }
  return out;
}

/** The claim of a source on the question of claim i; −1. */
export function counterpart(
  { start, claim, question }: BySource,
  i: number,
  source: number,
): number {
  const q = question[i] as number;
  let low = start[source] as number;
  let high = start[source + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((question[claim[middle] as number] as number) < q) low = middle + 1;
    else high = middle;
  }
  const found = claim[low];
  return low < (start[source + 1] as number) && found !== undefined && question[found] === q
    ? found
    : -1;
}
