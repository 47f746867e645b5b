/**
 * How much the origins behind one answer weigh together.
 *
 * Origins that are shown independent of each other count in full. Of the rest we do not know whether
 * they are one: even honest strangers err together, and two chains we cannot trace may end in the
 * same person. They are treated as equally correlated observations with correlation ρ: n of them
 * weigh as much as
 *
 *     n_eff(n) = n / (1 + (n − 1)·ρ)          (n itself up to one)
 *
 * independent ones, which grows towards 1/ρ and no further (the variance of a mean of equicorrelated
 * observations; Clemen & Winkler, *Operations Research* 33, 1985). ρ = 0 is full independence; ρ = 1
 * says that a second such origin adds nothing.
 *
 * **A set of origins.** Let it hold c origins that are shown independent of each other and u others.
 * It weighs
 *
 *     N(c, u) = c − 1 + n_eff(u + 1)    when c > 0,      N(0, u) = n_eff(u):
 *
 * the others start as if they were the second. Origins of one *cluster* – brothers who both saw it –
 * are independent of everybody else but not of each other; the first of a cluster counts into c, the
 * rest into u.
 *
 * **Origins of unequal strength.** Let ℓ_r(z) be the log-likelihood of the true answer z given all
 * that comes from origin r, and D_r(z) = max ℓ_r − ℓ_r(z) ≥ 0 its evidence *against* z. Origins are
 * grouped by the answer they support; for each z a group is taken strongest first, and each origin
 * weighs what it adds: w = N(with it) − N(before it), equals sharing alike. The group's evidence against z is Σ w·D(z).
 * This is the Choquet integral of D with respect to N: at every level of strength, the origins that
 * reach that level count as N says.
 *
 * **Why this and not a fixed order.** N never falls when an origin is added, so neither does the
 * integral: one more origin in favour never lowers an answer (L6), and a not-established origin weighs
 * between a copy and an independent one (L7). It is continuous – origins of equal strength may be
 * taken in any order – so nothing jumps when a reliability is learnt a little better. Counting the
 * established ones first whatever their strength, which seems natural, has neither property: a weak
 * but established witness would devalue a strong one of unknown lineage by more than it brings.
 *
 * **Possible copies.** An origin that is one only if a suggested link is wrong takes no place from
 * the others. What all of them in a group add together is the integral with them less the integral
 * without, each taking part by its probability of being real; they share it by one weight for all. So a
 * weak witness who is sure to be one takes from a strong one who is not no more than it brings.
 *
 * A coarse origin ("somewhere in the district") fits several groups and joins the one with most
 * support among them. Only there L6 and L7 hold but for the moment at which it changes sides.
 */
import { at } from './channel.ts';
import { sumBySize } from './sum-product.ts';

/** Effective number of n equally correlated observations. Concave, and n itself up to one. */
export function effectiveNumber(n: number, rho: number): number {
  return n <= 1 ? n : n / (1 + (n - 1) * rho);
}

/** What each of them weighs: n_eff(n)/n, and 1 up to one. */
export function weightOfEach(n: number, rho: number): number {
  return n <= 1 ? 1 : 1 / (1 + (n - 1) * rho);
}

/** N(c, u): the weight of c origins shown independent of each other together with u others. */
export function weightOfSet(c: number, u: number, rho: number): number {
  return c > 0 ? c - 1 + effectiveNumber(u + 1, rho) : effectiveNumber(u, rho);
}

/** One origin, or several that are alike in everything that matters here. */
export interface WeighedOrigin {
  /** ℓ(z) for every state. */
  readonly log: Float64Array;
  /** Whether what it told us fits several states, and so perhaps several groups. */
  readonly coarse: boolean;
  /** Its cluster of established origins; −1 when not established. */
  readonly cluster: number;
  /** Probability that it is an origin at all; below 1 for the child of a suggested link. */
  readonly real: number;
  /** How many there are of it. More than one only when not established and `real` is 1. */
  readonly count: number;
}

export interface Weights {
  /** Weight of each origin (one of its `count`) against each state: origin × state. */
  readonly weights: Float64Array;
  /** D: evidence against each state, in nats: origin × state. */
  readonly against: Float64Array;
  /** N over all groups. */
  readonly effective: number;
}

/**
 * Weighs origins. `groupOf` gives each state's group: its own for separate answers, a common one for
 * the cells of a grid that stand for the same number.
 */
export function weighOrigins(
  origins: readonly WeighedOrigin[],
  states: number,
  groupOf: Int32Array,
  rho: number,
): Weights {
  const against = new Float64Array(origins.length * states);
  origins.forEach(({ log }, r) => {
    let most = -Infinity;
    for (const value of log) if (value > most) most = value;
    if (most === -Infinity) return;
    for (let z = 0; z < states; z++) against[r * states + z] = most - at(log, z);
  });
  const groups = groupOrigins(origins, against, states, groupOf);

  const weights = new Float64Array(origins.length * states).fill(1);
  let effective = 0;
  for (const members of groups) effective += weighGroup(members);
  return { weights, against, effective };

  function weighGroup(members: readonly number[]): number {
    const certain: number[] = [];
    const possible: number[] = [];
    const clusters = new Set<number>();
    let others = 0;
    for (const r of members) {
      const { cluster, real, count } = origins[r] as WeighedOrigin;
      if (real < 1) {
        possible.push(r);
        continue;
      }
      certain.push(r);
      if (cluster >= 0 && !clusters.has(cluster)) clusters.add(cluster);
      else others += count;
    }
    const perhaps = sumBySize(
      Float64Array.from(possible, (r) => (origins[r] as WeighedOrigin).real),
    );
    if (possible.length > 0 && rho > 0) weighPossible(certain, possible, perhaps);
    // Everybody in full when nobody is in doubt; N is then simply the number of origins.
    if (others > 0 && rho > 0) for (let z = 0; z < states; z++) weighAgainst(certain, z);
    return weightOfSet(clusters.size, others + perhaps, rho);
  }

  /** `perhaps` of the possible ones are expected to be real. */
  function weighPossible(
    certain: readonly number[],
    possible: readonly number[],
    perhaps: number,
  ): void {
    // Where less than one is expected, one takes part: what it weighs if it is real.
    const scale = Math.max(1, perhaps) / perhaps;
    const sizeOf = (r: number): number => {
      const { real, count } = origins[r] as WeighedOrigin;
      return real < 1 ? real * scale : count;
    };
    for (let z = 0; z < states; z++) {
      const strength = (r: number): number => at(against, r * states + z);
      const most = sumBySize(Float64Array.from(possible, (r) => sizeOf(r) * strength(r)));
      // Nobody speaks against this answer, or somebody excludes it: there is nothing to share.
      if (!(most > 0 && most < Infinity)) continue;
      const without = integral(certain, strength, sizeOf);
      const together = integral([...certain, ...possible], strength, sizeOf) - without;
      const weight = Number.isFinite(together) ? Math.min(1, Math.max(0, together / most)) : 0;
      for (const r of possible) weights[r * states + z] = weight;
    }
  }

  /** The Choquet integral of strength with respect to N. */
  function integral(
    members: readonly number[],
    strength: (r: number) => number,
    sizeOf: (r: number) => number,
  ): number {
    const ordered = members
      .filter((r) => strength(r) > 0)
      .sort((a, b) => Number(strength(b) > strength(a)) - Number(strength(b) < strength(a)));
    const seen = new Set<number>();
    let others = 0;
    let before = 0;
    let sum = 0;
    for (let from = 0; from < ordered.length;) {
      // Equals together, so that the last bit does not depend on who came first.
      const level = strength(ordered[from] as number);
      const sizes: number[] = [];
      for (; from < ordered.length && strength(ordered[from] as number) === level; from++) {
        const r = ordered[from] as number;
        const { cluster } = origins[r] as WeighedOrigin;
        if (cluster >= 0 && !seen.has(cluster)) seen.add(cluster);
        else sizes.push(sizeOf(r));
      }
      others += sumBySize(Float64Array.from(sizes));
      const after = weightOfSet(seen.size, others, rho);
      sum += (after - before) * level;
      before = after;
    }
    return sum;
  }

  function weighAgainst(certain: number[], z: number): void {
    const strength = (r: number) => at(against, r * states + z);
    // Nearly sorted after the first state: the order is mostly the same for all.
    // (Compared, not subtracted: two infinities are equal, and their difference is not a number.)
    certain.sort((a, b) => Number(strength(b) > strength(a)) - Number(strength(b) < strength(a)));
    const seen = new Set<number>();
    let others = 0;
    let before = 0;
    for (let from = 0; from < certain.length;) {
      // Equals are taken together and share alike, so that nothing depends on who came first.
      let to = from;
      let size = 0;
      while (
        to < certain.length &&
        strength(certain[to] as number) === strength(certain[from] as number)
      ) {
        const { cluster, count } = origins[certain[to] as number] as WeighedOrigin;
        if (cluster >= 0 && !seen.has(cluster)) seen.add(cluster);
        else others += count;
        size += count;
        to++;
      }
      const after = weightOfSet(seen.size, others, rho);
      for (; from < to; from++) {
        weights[(certain[from] as number) * states + z] = (after - before) / size;
      }
      before = after;
    }
  }
}

/** Share of its strongest evidence up to which a state still fits what a coarse origin says. */
const FITS = 0.25;
/** The same for one that is not coarse: only states that rounding alone tells apart. */
const TIE = 1e-9;

/** Below this much evidence (in nats) against every state an origin says nothing, and takes no place. */
const NOTHING = 1e-9;

/** Origins by the group they support, groups in order. */
function groupOrigins(
  origins: readonly WeighedOrigin[],
  against: Float64Array,
  states: number,
  groupOf: Int32Array,
): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  const join = (g: number, r: number): void => {
    const list = groups.get(g);
    if (list === undefined) groups.set(g, [r]);
    else list.push(r);
  };
  const coarse: [origin: number, fits: readonly number[]][] = [];
  for (let r = 0; r < origins.length; r++) {
    let most = 0;
    for (let z = 0; z < states; z++) most = Math.max(most, at(against, r * states + z));
    if (most < NOTHING) continue;
    const { coarse: several } = origins[r] as WeighedOrigin;
    const limit = (several ? FITS : TIE) * most;
    const fits: number[] = [];
    for (let z = 0; z < states; z++) {
      const g = at(groupOf, z);
      if (at(against, r * states + z) <= limit && !fits.includes(g)) fits.push(g);
    }
    fits.sort((a, b) => a - b);
    // One that is not coarse supports one answer; if two fit equally well, always the same of them.
    if (fits.length > 1 && several) coarse.push([r, fits]);
    else join(fits[0] as number, r);
  }
  const support = new Map<number, number>();
  for (const [g, members] of groups) {
    const parts = members.map((r) => {
      const { real, count } = origins[r] as WeighedOrigin;
      return real * count;
    });
    support.set(g, sumBySize(Float64Array.from(parts)));
  }
  for (const [r, fits] of coarse) {
    let best = fits[0] as number;
    for (const g of fits) if ((support.get(g) ?? 0) > (support.get(best) ?? 0)) best = g;
    join(best, r);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, members]) => members);
}
