/**
 * Claim by claim: who had it from whom, when every source is explained.
 *
 * The responsibility of parent p for claim i is P(taken from p | everything) =
 * Σ_z P(z) · [v_p = v_i]·w_p / N_i(z), and what is left is first-hand: right, or wrong. A wrong one may be an
 * observation or an invention (a garble on the way): somebody who sees for himself is wrong about as often as
 * everybody who does, so of the wrong rest only as much as goes with the right rest counts as seen.
 *
 * Descent: the probability that a claim goes back to the claim of source s on the same question, D = Σ_p
 * responsibility·([p = s] + D(claim of p)), parents before children.
 */
import { SAME, SILENT, counterpart, counterparts, type BySource } from './by-source.ts';
import type { Explanation, Words } from './explain-source.ts';

export interface Traced {
  /** By claim: probability that it was not taken from a claim of the table. */
  readonly firstHand: Float64Array;
  /** By claim: the same before it is known how probable what it says is. */
  readonly beforehand: Float64Array;
  /** By claim: probability that it was seen, by its source or by somebody we do not hear. */
  readonly origins: Float64Array;
  /** By claim: the likeliest claim it was taken from, −1, and the probability of that. */
  readonly parentClaim: Int32Array;
  readonly parentProbability: Float64Array;
  /** P(v | z = v), P(v | z ≠ v). */
  readonly if1: Float64Array;
  readonly if0: Float64Array;
  /** By source: responsibilities, parents × claims of the source. */
  readonly shares: readonly Float64Array[];
}

export function traceClaims(
  index: BySource,
  claims: number,
  words: readonly Words[],
  explained: readonly Explanation[],
  found: (s: number, p: number) => Uint8Array,
  strayPerRight: number,
  chance: number,
  declared?: Int32Array,
): Traced {
  const firstHand = new Float64Array(claims);
  const beforehand = new Float64Array(claims);
  const origins = new Float64Array(claims);
  const parentClaim = new Int32Array(claims).fill(-1);
  const parentProbability = new Float64Array(claims);
  const if1 = new Float64Array(claims);
  const if0 = new Float64Array(claims);
  const shares = explained.map((one, s) => traceSource(one, s));
  return { firstHand, beforehand, origins, parentClaim, parentProbability, if1, if0, shares };

  /** Traces the claims of source s; gives its responsibilities. */
  function traceSource({ parents, weights }: Explanation, s: number): Float64Array {
    const { truth, ease, spread, was1, was0 } = words[s] as Words;
    const n = truth.length;
    const k = parents.length;
    const from = index.start[s] as number;
    const out = new Float64Array(k * n);
    // What is the same for all parents, by claim: weight of those present, and of those who agree.
    const present = new Float64Array(n).fill((weights[0] as number) + (weights[1] as number));
    const agreed = new Float64Array(n);
    const finds = parents.map((p) => found(s, p));
    for (let j = 0; j < k; j++) {
      const f = finds[j] as Uint8Array;
      const w = weights[j + 2] as number;
      for (let x = 0; x < n; x++) {
        if (f[x] === SILENT) continue;
        present[x] = (present[x] as number) + w;
        if (f[x] === SAME) agreed[x] = (agreed[x] as number) + w;
      }
    }
    const a1 = weights[0] as number;
    const a0 = weights[1] as number;
    const observed = Math.min(1, (a1 * strayPerRight) / a0);
    /** By claim: (u₁ + u₀) / sum, 0 where it is said outright whom it is from. */
    const each = new Float64Array(n);
    for (let x = 0; x < n; x++) {
      const i = index.claim[from + x] as number;
      const total = present[x] as number;
      const same = agreed[x] as number;
      const f1 = a1 * (ease[x] as number);
      const f0 = a0 * (spread[x] as number);
      const u1 = (truth[x] as number) / (was1[x] as number);
      const u0 = (1 - (truth[x] as number)) / (was0[x] as number);
      const sum = u1 * (f1 + same) + u0 * (f0 + same);
      firstHand[i] = (u1 * f1 + u0 * f0) / sum;
      beforehand[i] = (a1 + a0) / (a1 + a0 + same);
      origins[i] = (u1 * f1 + u0 * f0 * observed) / sum;
      // For the truth itself questions are taken as equally hard and errors as by chance: popularity is a
      // reason to doubt copying, not one to believe.
      if1[i] = (a1 + same) / total;
      if0[i] = (a0 * chance + same) / total;
      const said = declared === undefined ? -1 : (declared[i] as number);
      if (said < 0) {
        each[x] = (u1 + u0) / sum;
        continue;
      }
      // Said outright: taken from there, and no evidence of its own.
      firstHand[i] = 0;
      beforehand[i] = 0;
      origins[i] = 0;
      if1[i] = 1;
      if0[i] = 1;
      const whom = counterpart(index, i, said);
      parentClaim[i] = whom;
      parentProbability[i] = whom < 0 ? 0 : 1;
    }
    for (let j = 0; j < k; j++) {
      const f = finds[j] as Uint8Array;
      const w = weights[j + 2] as number;
      const theirs = counterparts(index, s, parents[j] as number);
      for (let x = 0; x < n; x++) {
        if (f[x] !== SAME || each[x] === 0) continue;
        const r = (each[x] as number) * w;
        out[j * n + x] = r;
        const i = index.claim[from + x] as number;
        if (r > (parentProbability[i] as number)) {
          parentProbability[i] = r;
          parentClaim[i] = theirs[x] as number;
        }
      }
    }
    return out;
  }
}

/** By claim of the table: the probability that it goes back to what source s said. */
export function descent(
  index: BySource,
  claims: number,
  order: readonly number[],
  explained: readonly Explanation[],
  shares: readonly Float64Array[],
  s: number,
): Float64Array {
  const out = new Float64Array(claims);
  const below = new Set([s]);
  for (const u of order) {
    if (u === s) continue;
    const { parents } = explained[u] as Explanation;
    if (!parents.some((p) => below.has(p))) continue;
    below.add(u);
    const from = index.start[u] as number;
    const n = (index.start[u + 1] as number) - from;
    parents.forEach((p, j) => {
      if (!below.has(p)) return;
      const theirs = counterparts(index, u, p);
      for (let x = 0; x < n; x++) {
        const r = (shares[u] as Float64Array)[j * n + x] as number;
        if (r === 0) continue;
        const i = index.claim[from + x] as number;
        out[i] = Math.min(
          1,
          (out[i] as number) + r * (p === s ? 1 : (out[theirs[x] as number] as number)),
        );
      }
    });
  }
  return out;
}
