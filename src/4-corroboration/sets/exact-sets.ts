/**
 * The plainly right version of one question: every possible set, one by one. The tests make `fitSets`
 * agree with it.
 */
import { effectiveNumber } from '../independence.ts';

export interface ExactSetClaim {
  readonly lists: readonly number[];
  readonly sensitivity: number;
  readonly specificity: number;
  readonly firstHand: number;
}

/** Probability of each member, and the most probable set with its probability. */
export function exactSets(
  members: number,
  claims: readonly ExactSetClaim[],
  share: number,
  rho: number,
): { members: number[]; best: number[]; probability: number } {
  const sets = Array.from({ length: 2 ** members }, (_, bits) => {
    const so = (f: number): boolean => ((bits >> f) & 1) === 1;
    let weight = 1;
    for (let f = 0; f < members; f++) {
      weight *= so(f) ? share : 1 - share;
      for (const { lists, sensitivity, specificity, firstHand } of claims) {
        const listed = lists.includes(f);
        const chance = so(f)
          ? listed
            ? sensitivity
            : 1 - sensitivity
          : listed
            ? 1 - specificity
            : specificity;
        const alike = claims.filter((claim) => claim.lists.includes(f) === listed).length;
        weight *= (firstHand * chance + 1 - firstHand) ** (effectiveNumber(alike, rho) / alike);
      }
    }
    return { so, weight };
  });
  const total = sets.reduce((sum, { weight }) => sum + weight, 0);
  const all = Array.from({ length: members }, (_, f) => f);
  const best = sets.reduce((a, b) => (b.weight > a.weight ? b : a));
  return {
    members: all.map((f) => sets.reduce((sum, s) => sum + (s.so(f) ? s.weight : 0), 0) / total),
    best: all.filter((f) => best.so(f)),
    probability: best.weight / total,
  };
}
