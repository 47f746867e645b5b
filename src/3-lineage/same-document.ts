import type { Chain } from './chain.ts';
import { foldWords } from './chain.ts';

/**
 * One document that names "the hospital" for two reports means one hospital: unnamed origins with the
 * same description, found in the same document, are one origin even when the reports came by
 * different ways. Across documents nothing is joined.
 */
export function joinWithinDocuments(chains: readonly Chain[]): readonly Chain[] {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const firstIn = new Map<string, string>();
  for (const { claim, steps } of chains) {
    const origin = steps[0];
    if (origin?.actor.kind !== 'unnamed' || claim.documentId === null) continue;
    const place = JSON.stringify([claim.documentId, foldWords(origin.actor.descriptor)]);
    const other = firstIn.get(place);
    if (other === undefined) firstIn.set(place, origin.key);
    else {
      // The smaller name wins, so that the order of reports does not matter.
      const [a, b] = [find(origin.key), find(other)].sort();
      if (a !== undefined && b !== undefined && a !== b) parent.set(b, a);
    }
  }
  if (parent.size === 0) return chains;
  return chains.map((chain) => {
    const origin = chain.steps[0];
    if (origin === undefined) return chain;
    const key = find(origin.key);
    return key === origin.key
      ? chain
      : { ...chain, steps: [{ ...origin, key }, ...chain.steps.slice(1)] };
  });
}
