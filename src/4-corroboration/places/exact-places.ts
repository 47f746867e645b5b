/**
 * The plainly right version of one question's posterior: every state written out in words, every
 * probability looked up by walking the tree. The tests make `fitPlaces` agree with it.
 */
import { effectiveNumber } from '../independence.ts';
import { STEPS, type PlaceShares } from './place-model.ts';
import type { PlaceTree } from './place-tree.ts';

export interface ExactClaim {
  readonly name: number;
  readonly veracity: number;
  readonly exactness: number;
  readonly firstHand: number;
}

/** Posterior of the candidate places (self and inside together) and of none. */
export function exactPlaces(
  tree: PlaceTree,
  claims: readonly ExactClaim[],
  shares: PlaceShares,
  rho: number,
  unlisted: number,
): { places: Map<number, number>; none: number } {
  const all = tree.name.map((_, place) => place);
  const path = (place: number): number[] =>
    place < 0 ? [] : [place, ...path(tree.parent[place] as number)];
  const readings = (name: number) => all.filter((p) => p > 0 && tree.nameOf[p] === name);
  const candidates = new Set(
    claims.flatMap(({ name }) => readings(name).flatMap((p) => path(p).filter((up) => up > 0))),
  );
  /** The truths that a state stands for; the top itself for "none". */
  const home = (place: number): number => path(place).find((up) => candidates.has(up)) ?? 0;
  const mass = (places: number[], of: Float64Array): number =>
    places.reduce((sum, p) => sum + (of[p] as number), 0);
  const states = [
    ...[...candidates].flatMap((place) => [
      { place, inside: false, truths: [place] },
      { place, inside: true, truths: all.filter((p) => p !== place && home(p) === place) },
    ]),
    { place: 0, inside: true, truths: all.filter((p) => home(p) === 0) },
  ];

  const reading = (state: (typeof states)[number], said: number) => {
    // From the truth up: itself (a place without a number when it is unnamed), then what contains it.
    const chain = state.inside ? [-1, ...path(state.place)] : path(state.place);
    const steps = chain.indexOf(said);
    const up = (k: number): number => shares.up[Math.min(k, STEPS - 1)] as number;
    const apart = (k: number): number =>
      shares.apart[k === chain.length - 1 ? STEPS : Math.min(k, STEPS - 1)] as number;
    if (state.place === 0) {
      const share = (shares.apart[STEPS] as number) / shares.apart.reduce((a, b) => a + b);
      return { kind: 'error', top: false, share: share * (shares.mistaken[said] as number) };
    }
    if (steps === 0) return { kind: 'exact', top: chain.length === 2, share: 1 };
    if (steps > 0) {
      const total = chain.slice(1, -1).reduce((sum, _, k) => sum + up(k + 1), 0);
      return { kind: 'coarse', top: false, share: up(steps) / total };
    }
    // By step: the places in what the truth and the error would have in common, and no nearer.
    const rings = chain.map((place, k) => {
      const nearer = chain.slice(0, k).findLast((p) => p >= 0);
      return place < 0
        ? []
        : all.filter(
            (p) =>
              p !== place &&
              path(p).includes(place) &&
              (nearer === undefined || !path(p).includes(nearer)),
          );
    });
    const total = rings.reduce((sum, ring, k) => sum + (ring.length > 0 ? apart(k) : 0), 0);
    const step = rings.findIndex((ring) => ring.includes(said));
    const room = mass(rings[step] as number[], shares.mistaken);
    return {
      kind: 'error',
      top: false,
      share: ((apart(step) / total) * (shares.mistaken[said] as number)) / room,
    };
  };

  const weights = states.map((state) => {
    const prior = mass(state.truths, shares.popularity);
    let weight = (state.place === 0 ? unlisted : 0) + (1 - unlisted) * prior;
    for (const { name, veracity, exactness, firstHand } of claims) {
      if (readings(name).length === 0) continue;
      let chance = 0;
      for (const said of readings(name)) {
        const { kind, top, share } = reading(state, said);
        const rate =
          kind === 'error'
            ? 1 - veracity
            : veracity * (kind === 'coarse' ? 1 - exactness : top ? 1 : exactness);
        chance += rate * share;
      }
      const n = claims.filter((claim) => claim.name === name).length;
      weight *= (firstHand * chance + 1 - firstHand) ** (effectiveNumber(n, rho) / n);
    }
    return weight;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const places = new Map<number, number>();
  let none = 0;
  states.forEach(({ place }, i) => {
    const share = (weights[i] as number) / total;
    if (place === 0) none += share;
    else places.set(place, (places.get(place) ?? 0) + share);
  });
  return { places, none };
}
