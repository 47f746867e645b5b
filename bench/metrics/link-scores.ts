/**
 * Who copies whom, against what is known: over all pairs of sources that share an item, less those that
 * count neither way (`known-links.ts`).
 *
 * - `undirected`: average precision of the pairs, ranked by the probability of dependence.
 * - `directed`: the same over ordered pairs, ranked by probability × direction.
 * - `direction`: of the known links of one direction that were found at all (probability ≥ .5), the
 *   share pointed the right way; one half for a direction of exactly .5.
 * - `precision`, `recall`: of the pairs called dependent at ≥ .5.
 */
import type { Claim, FoundLink } from '../data/claim.ts';
import { arrowKey, pairKey, type KnownLinks } from '../data/known-links.ts';
import { averagePrecision } from './average-precision.ts';

export interface LinkScores {
  readonly pairs: number;
  readonly known: number;
  readonly neither: number;
  readonly undirected: number;
  /** Null where no direction is known. */
  readonly directed: number | null;
  readonly direction: number | null;
  readonly precision: number;
  readonly recall: number;
}

const CALLED = 0.5;

export function linkScores(
  known: KnownLinks,
  found: readonly FoundLink[],
  claims: readonly Claim[],
): LinkScores {
  const score = new Map<string, number>();
  const arrow = new Map<string, number>();
  const raise = (map: Map<string, number>, key: string, by: number) =>
    map.set(key, Math.max(map.get(key) ?? 0, by));
  for (const { child, parent, probability, direction } of found) {
    raise(score, pairKey(child, parent), probability);
    raise(arrow, arrowKey(child, parent), probability * direction);
    raise(arrow, arrowKey(parent, child), probability * (1 - direction));
  }
  const pairs = [...pairsThatMeet(claims)].filter((pair) => !known.neither.has(pair));
  const ranked = pairs.map((pair) => ({
    score: score.get(pair) ?? 0,
    isTrue: known.pairs.has(pair),
  }));
  const called = ranked.filter((one) => one.score >= CALLED);
  const hits = called.filter(({ isTrue }) => isTrue).length;
  const all = ranked.filter(({ isTrue }) => isTrue).length;
  const ordered = pairs.flatMap((pair) => {
    const [a, b] = pair.split('\t') as [string, string];
    return [arrowKey(a, b), arrowKey(b, a)];
  });
  const oneWay = ordered.filter(
    (key) => known.arrows.has(key) && !known.arrows.has(reversed(key)) && isFound(key),
  );
  function isFound(key: string): boolean {
    return (score.get(pairKey(...(key.split('\t') as [string, string]))) ?? 0) >= CALLED;
  }
  const points = oneWay.reduce((sum, key) => {
    const [there, back] = [arrow.get(key) ?? 0, arrow.get(reversed(key)) ?? 0];
    return sum + (there > back ? 1 : there === back ? 0.5 : 0);
  }, 0);
  const hasArrows = known.arrows.size > 0;
  return {
    pairs: pairs.length,
    known: all,
    neither: known.neither.size,
    undirected: averagePrecision(ranked),
    directed: hasArrows
      ? averagePrecision(
          ordered.map((key) => ({ score: arrow.get(key) ?? 0, isTrue: known.arrows.has(key) })),
        )
      : null,
    direction: hasArrows && oneWay.length > 0 ? points / oneWay.length : null,
    precision: called.length === 0 ? 0 : hits / called.length,
    recall: all === 0 ? 0 : hits / all,
  };
}

function reversed(key: string): string {
  const [a, b] = key.split('\t') as [string, string];
  return arrowKey(b, a);
}

/** Pairs of sources with a claim each on at least one item; nothing can be said of others. */
export function pairsThatMeet(claims: readonly Claim[]): ReadonlySet<string> {
  const items = new Map<string, Set<string>>();
  for (const { source, item } of claims)
    items.set(item, (items.get(item) ?? new Set()).add(source));
  const pairs = new Set<string>();
  for (const sources of items.values()) {
    const own = [...sources].sort();
    own.forEach((a, i) => {
      for (let j = i + 1; j < own.length; j++) pairs.add(pairKey(a, own[j] as string));
    });
  }
  return pairs;
}
