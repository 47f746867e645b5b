/**
 * Permutation test: do marked units have larger values than chance would give them?
 *
 * Some units are marked, each has a value, and units stand in strata. T is the sum of the values of the
 * marked. If marks have nothing to do with values, every way of dealing the same number of marks within
 * each stratum is alike probable; p is the share of these ways with a sum at least T (one-sided).
 *
 * Exact while the sums that can come up stay few ({@link MOST_STATES}): unit after unit, the probability
 * of every (marks still to deal, sum so far) is carried along, a mark falling on a unit with probability
 * (marks left)/(units left). With values 0 and 1 this is the hypergeometric distribution and always few.
 * Otherwise {@link DRAWS} seeded deals are drawn and p = (1 + as large)/(1 + draws), which is never 0 and
 * keeps its size (Phipson & Smyth, *Permutation p-values should never be zero*, 2010).
 *
 * Odd cases: null – no test – when no stratum has both a marked and an unmarked unit, or when within
 * every such stratum all values are equal: then every deal gives the same sum. Strata of that kind add
 * nothing and are left out. Values must be finite.
 */
export interface Unit {
  readonly stratum: string;
  readonly marked: boolean;
  readonly value: number;
}

export interface Permuted {
  /** P(a sum at least as large), under no connection. */
  readonly p: number;
  readonly exact: boolean;
  /** Deals drawn; 0 when exact. */
  readonly draws: number;
}

export const MOST_STATES = 20_000;
export const DRAWS = 9_999;

/** Two sums closer than this are the same: they differ by the order of adding only. */
const SAME = 1e-9;

/** @param chance gives numbers between 0 and 1; handed in, seeded, so that a test can be had again. */
export function permutationTest(units: readonly Unit[], chance: () => number): Permuted | null {
  for (const { value } of units) {
    if (!Number.isFinite(value)) throw new RangeError(`A value must be finite; got ${value}.`);
  }
  const strata = tellingStrata(units);
  if (strata.length === 0) return null;
  const seen = strata.reduce((sum, { reached }) => sum + reached, 0);
  const exact = exactly(strata, seen);
  if (exact !== null) return { p: exact, exact: true, draws: 0 };
  let large = 0;
  for (let i = 0; i < DRAWS; i++) {
    const sum = strata.reduce((total, one) => total + deal(one, chance), 0);
    if (sum >= seen - SAME) large++;
  }
  return { p: (1 + large) / (1 + DRAWS), exact: false, draws: DRAWS };
}

interface Stratum {
  readonly values: readonly number[];
  readonly marks: number;
  readonly reached: number;
}

function tellingStrata(units: readonly Unit[]): readonly Stratum[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const own = groups.get(unit.stratum);
    if (own === undefined) groups.set(unit.stratum, [unit]);
    else own.push(unit);
  }
  return [...groups.values()].flatMap((own) => {
    const values = own.map(({ value }) => value);
    const marked = own.filter((unit) => unit.marked);
    if (marked.length === 0 || marked.length === own.length) return [];
    if (values.every((value) => value === values[0])) return [];
    return [
      { values, marks: marked.length, reached: marked.reduce((sum, { value }) => sum + value, 0) },
    ];
  });
}

/** P(sum ≥ seen), or null when the sums are too many to follow. */
function exactly(strata: readonly Stratum[], seen: number): number | null {
  let sums = new Map<number, number>([[0, 1]]);
  for (const { values, marks } of strata) {
    /** By marks still to deal: the probability of every sum so far. */
    let states = new Map<number, Map<number, number>>([[marks, sums]]);
    for (const [i, value] of values.entries()) {
      const left = values.length - i;
      const next = new Map<number, Map<number, number>>();
      let count = 0;
      const note = (need: number, sum: number, p: number): void => {
        let at = next.get(need);
        if (at === undefined) next.set(need, (at = new Map()));
        const key = Math.round(sum / SAME) * SAME;
        const before = at.get(key);
        if (before === undefined) count++;
        at.set(key, (before ?? 0) + p);
      };
      for (const [need, at] of states) {
        const falls = need / left;
        for (const [sum, p] of at) {
          if (need > 0) note(need - 1, sum + value, p * falls);
          if (need < left) note(need, sum, p * (1 - falls));
        }
        if (count > MOST_STATES) return null;
      }
      states = next;
    }
    sums = states.get(0) ?? new Map();
  }
  let p = 0;
  for (const [sum, share] of sums) if (sum >= seen - 1e-6) p += share;
  return Math.min(1, p);
}

/** The sum of one random deal: the first `marks` places of a partial shuffle. */
function deal({ values, marks }: Stratum, chance: () => number): number {
  const pool = [...values];
  let sum = 0;
  for (let i = 0; i < marks; i++) {
    const j = i + Math.floor(chance() * (pool.length - i));
    const drawn = pool[j] as number;
    pool[j] = pool[i] as number;
    sum += drawn;
  }
  return sum;
}

/**
 * Corrected for how many were looked at: the smallest share of false finds at which each would still be
 * called one (Benjamini & Hochberg 1995, step-up). In the order given; never below its p.
 */
export function correctForMany(ps: readonly number[]): readonly number[] {
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p);
  const corrected = ps.map(() => 1);
  let least = 1;
  order.forEach(({ p, i }, place) => {
    least = Math.min(least, (p * ps.length) / (ps.length - place));
    corrected[i] = least;
  });
  return corrected;
}

/** Numbers between 0 and 1 from a seed (mulberry32): for deals, not for secrets. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
