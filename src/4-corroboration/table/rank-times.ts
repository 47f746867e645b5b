/**
 * The order of times: each claim's rank among all different times, from 0; −1 where it has none.
 *
 * Dates are milliseconds; bare numbers (a step, a year) are compared as numbers. Where a table has
 * both, a whole number from 1 to 9999 is a year; any other bare number cannot be placed among dates and
 * counts as not stated.
 */
export interface RankedTimes {
  readonly rank: Int32Array;
  /** Claims with a bare number that could not be placed. */
  readonly unranked: number;
}

/** What a claim's time is: not stated, a date, a bare number. */
export const UNSTATED = 0;
export const DATED = 1;
export const BARE = 2;

/** `kind` and `time` by claim; `time` is changed where years stand among dates. */
export function rankTimes(kind: Uint8Array, time: Float64Array): RankedTimes {
  const mixed = kind.includes(DATED) && kind.includes(BARE);
  let unranked = 0;
  let stated = 0;
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] === UNSTATED) continue;
    if (mixed && kind[i] === BARE) {
      const year = time[i] as number;
      if (!Number.isInteger(year) || year < 1 || year > 9999) {
        kind[i] = UNSTATED;
        unranked += 1;
        continue;
      }
      time[i] = Date.parse(`${String(year).padStart(4, '0')}-01-01`);
    }
    stated += 1;
  }
  const rank = new Int32Array(kind.length).fill(-1);
  if (stated === 0) return { rank, unranked };
  const sorted = new Float64Array(stated);
  for (let i = 0, k = 0; i < kind.length; i++) {
    if (kind[i] !== UNSTATED) sorted[k++] = time[i] as number;
  }
  sorted.sort();
  let different = 0;
  for (const t of sorted) {
    if (different === 0 || t !== sorted[different - 1]) sorted[different++] = t;
  }
  const parts = partsOf(sorted, different);
  const first = startsOf(sorted, different, parts);
  // Rows often come in the order of their times: look at the rank found last before searching.
  let last = 0;
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] === UNSTATED) continue;
    const t = time[i] as number;
    if (sorted[last] !== t) {
      const part = partAt(t, parts);
      let low = first[part] as number;
      let high = first[part + 1] as number;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] as number) < t) low = middle + 1;
        else high = middle;
      }
      last = low;
    }
    rank[i] = last;
  }
  return { rank, unranked };
}

/** The span of times in equal parts, so that a search begins near its end: over all times it would wait for memory at every step. */
interface Parts {
  readonly count: number;
  readonly low: number;
  readonly perMoment: number;
}

function partsOf(sorted: Float64Array, different: number): Parts {
  const count = Math.max(1, different >>> 2);
  const low = sorted[0] as number;
  return { count, low, perMoment: count / ((sorted[different - 1] as number) - low) };
}

/** Never falls as `t` rises; where the span is no number, everything is in the first part. */
function partAt(t: number, { count, low, perMoment }: Parts): number {
  return Math.min(count - 1, Math.floor((t - low) * perMoment) || 0);
}

/** For each part the rank of the first time in it or after it, and at the end the last rank. */
function startsOf(sorted: Float64Array, different: number, parts: Parts): Int32Array {
  const first = new Int32Array(parts.count + 1).fill(different - 1);
  for (let k = different - 1; k >= 0; k--) first[partAt(sorted[k] as number, parts)] = k;
  for (let part = parts.count - 1; part >= 0; part--) {
    first[part] = Math.min(first[part] as number, first[part + 1] as number);
  }
  return first;
}
