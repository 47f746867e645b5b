import type { Claim, Hop } from '../claim.ts';

/**
 * Who has interpreted for whom, and the chains in which they do so again.
 *
 * A note says once "fifty, from Birch, who translated for Quince"; the log of next month says "Quince (by Birch)". If
 * what an interpreter changes is counted as what a mere messenger changes, the record of both goes wrong: translating and
 * passing on are judged apart. So a pair that an accepted claim *states* as speaker and interpreter is taken as one
 * wherever the two stand side by side in that order, and the chain says why. Nobody interprets for everybody: another
 * speaker through the same hands stays as the words have it. A pair that a way only inferred teaches nothing.
 */
export type Interpreters = ReadonlySet<string>;

/** The pairs that accepted claims state, as `interpreted` looks them up. */
export function interpretersOf(claims: readonly Pick<Claim, 'hops'>[]): Interpreters {
  const pairs = new Set<string>();
  for (const { hops } of claims) {
    for (const [i, hop] of hops.entries()) {
      const pair = pairOf(hops[i - 1], hop);
      if (pair !== null && hop.role === 'translator' && hop.known === 'declared') pairs.add(pair);
    }
  }
  return pairs;
}

/**
 * The hops with the role of translator where that pair is known for it, and the places where that was done;
 * the very same array where nothing was.
 */
export function interpreted(
  hops: readonly Hop[],
  known: Interpreters,
): { readonly hops: readonly Hop[]; readonly at: readonly number[] } {
  const at = hops.flatMap((hop, i) => {
    const pair = pairOf(hops[i - 1], hop);
    return pair !== null && hop.role === 'relay' && known.has(pair) ? [i] : [];
  });
  if (at.length === 0) return { hops, at };
  return {
    hops: hops.map((hop, i) =>
      at.includes(i) ? { ...hop, role: 'translator', rendering: 'translated' } : hop,
    ),
    at,
  };
}

/** Speaker and the next hand, where both are sources. */
function pairOf(speaker: Hop | undefined, next: Hop): string | null {
  return speaker?.actor.kind === 'source' && next.actor.kind === 'source'
    ? `${speaker.actor.sourceId}>${next.actor.sourceId}`
    : null;
}
