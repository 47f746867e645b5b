/**
 * All that the rules of independence must know of one origin, gathered once from the forest.
 */
import type { Claim } from '#claims/claim.ts';
import type { LineageNode, Origin } from './lineage.ts';
import { nameOf, type Names } from './names.ts';

export interface KnownOrigin {
  readonly origin: Origin;
  readonly name: string;
  readonly sourceId: string | null;
  /** Why it can never be shown independent of anybody; null when it can. */
  readonly lacks: string | null;
  /** The ways by which it reaches us without a gap: who is on each, itself among them. */
  readonly ways: readonly ReadonlySet<string>[];
  /** The root of its tree. */
  readonly root: number;
  /** The nearest node above it, or itself, that is a root or hangs by a suggested link. */
  readonly unit: number;
  /** Probability of the suggested link it hangs by; 1 when it does not. */
  readonly link: number;
  readonly toldAt: string;
}

/** Ways beyond this many are not looked at: a source that told us a thousand times has one. */
const MOST_WAYS = 32;

export function knowOrigins(input: {
  readonly nodes: readonly LineageNode[];
  readonly origins: readonly Origin[];
  readonly doubted: ReadonlySet<number>;
  readonly claims: readonly Claim[];
  readonly names: Names;
}): readonly KnownOrigin[] {
  const { nodes, origins, names } = input;
  const ways = waysToUs(nodes, new Set(origins.map((origin) => origin.node)));
  const told = new Map<string, string>(
    input.claims.map(({ id, toldAt }) => [id, toldAt?.from ?? toldAt?.to ?? '']),
  );
  const root = new Int32Array(nodes.length);
  const unit = new Int32Array(nodes.length);
  for (const { index, parent, viaLink } of nodes) {
    root[index] = parent === null ? index : (root[parent] as number);
    unit[index] =
      parent === null || viaLink?.state === 'suggested' ? index : (unit[parent] as number);
  }
  return origins.map((origin): KnownOrigin => {
    const node = nodes[origin.node] as LineageNode;
    const own = ways.get(origin.node) ?? [];
    const name = nameOf(origin.actor, names);
    const suggested = node.viaLink?.state === 'suggested' ? node.viaLink.probability : null;
    const inDoubt = suggested !== null || input.doubted.has(origin.node);
    return {
      origin,
      name,
      sourceId: origin.actor.kind === 'source' ? origin.actor.sourceId : null,
      lacks: whatItLacks({ origin, node, name, inDoubt, reachable: own.length > 0 }),
      ways: own,
      root: root[origin.node] as number,
      unit: unit[origin.node] as number,
      link: suggested ?? 1,
      toldAt: origin.claimIds
        .map((id) => told.get(id) ?? '')
        .reduce((a, b) => (a === '' || (b !== '' && b < a) ? b : a), ''),
    };
  });
}

function whatItLacks(of: {
  readonly origin: Origin;
  readonly node: LineageNode;
  readonly name: string;
  readonly inDoubt: boolean;
  readonly reachable: boolean;
}): string | null {
  const { origin, node, name, inDoubt, reachable } = of;
  if (origin.actor.kind === 'gap') return 'where it comes from is not known';
  if (inDoubt) return `${name} may have it from another report: a link is suggested`;
  if (node.viaLink !== null) return `${name} has it from another report`;
  if (origin.basis === 'inferred') return `${name} concluded it and did not see it`;
  // To stand first in a chain is not to have seen it: readers put whoever is named first there.
  const firstHand = origin.basis === 'saw' || origin.basis === 'document';
  if (!firstHand) return `it is not known that ${name} saw it`;
  return reachable ? null : `the chain from ${name} to us has a gap`;
}

/** For every origin the ways to us that have no gap: who is on each. */
function waysToUs(
  nodes: readonly LineageNode[],
  origins: ReadonlySet<number>,
): ReadonlyMap<number, readonly ReadonlySet<string>[]> {
  const ways = new Map<number, Map<string, ReadonlySet<string>>>();
  for (const node of nodes) {
    if (node.claimIds.length === 0) continue;
    const way = new Set<string>();
    for (let at: LineageNode | undefined = node; at !== undefined;) {
      if (at.actor.kind === 'gap') break;
      // Two people of the same description may be one.
      way.add(at.actor.kind === 'source' ? at.actor.sourceId : `“${at.actor.descriptor}”`);
      if (origins.has(at.index)) {
        let known = ways.get(at.index);
        if (known === undefined)
          ways.set(at.index, (known = new Map<string, ReadonlySet<string>>()));
        if (known.size < MOST_WAYS) known.set([...way].sort().join('\u0001'), new Set(way));
        // Above a link stands another origin, and its own ways.
        if (at.viaLink?.state === 'suggested') break;
      }
      at = at.parent === null ? undefined : nodes[at.parent];
    }
  }
  return new Map([...ways].map(([node, known]) => [node, [...known.values()]]));
}
