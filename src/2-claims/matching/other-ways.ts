import type { Actor, Claim, Hop } from '../claim.ts';
import type { Value } from '../value.ts';

/** A way a statement may have come, besides the one its words give. */
export interface Way {
  /** Origin first, whoever told us last. */
  readonly hops: readonly Hop[];
  /** How the one it then begins with knows, as the claim says that the chain is from; unknown where it does not. */
  readonly basis: Claim['basis'];
  readonly why: string;
}

/**
 * The ways by which a statement may have come that other claims on the same question show.
 *
 * Whoever passes on what others saw seldom says from whom: a lead writes "bridge open", a collector "our driver says",
 * a note "Cedar's shopkeeper". If the case holds an earlier claim on the question, its chain is what came before – as far
 * as the one who now tells is in it, else all of it. What the words do give at the near end is kept; the gap or the
 * person without a name at the far end is what the other chain fills.
 *
 * With the chain comes how its origin knows: whoever saw it did so however many hands it went through since. Of claims
 * with one chain the first that says so counts.
 *
 * Nothing is decided by it: each way is offered with the reason, and the hops it adds are marked as inferred. First
 * those in whose chain the teller stands already, then those that say the same, then the shorter.
 */
export function otherWays(
  hops: readonly Hop[],
  others: readonly (Pick<Claim, 'hops' | 'value'> & Partial<Pick<Claim, 'basis'>>)[],
  value: Value | null,
  nameOf: (actor: Actor) => string,
  limit = 4,
): readonly Way[] {
  const near = tailOf(hops);
  const first = near[0];
  if (first === undefined) return [];
  const wanted = value === null ? null : JSON.stringify(value);
  const own = keyOf(hops);
  const ways = new Map<string, { way: Way; readonly rank: readonly number[] }>();
  for (const other of others) {
    const at = other.hops.findIndex(({ actor }) => sameActor(actor, first.actor));
    const before = at < 0 ? other.hops : other.hops.slice(0, at);
    if (before.length === 0) continue;
    const added = before.map((hop, i): Hop => ({
      ...hop,
      role: i === 0 ? 'observer' : hop.role === 'translator' ? 'translator' : 'relay',
      known: 'inferred',
    }));
    const all = [
      ...added,
      ...near.map((hop): Hop => ({ ...hop, role: hop.role === 'observer' ? 'relay' : hop.role })),
    ];
    const key = keyOf(all);
    if (key === own) continue;
    const basis = other.basis ?? 'unknown';
    const met = ways.get(key);
    if (met !== undefined) {
      if (met.way.basis === 'unknown') met.way = { ...met.way, basis };
      continue;
    }
    const agrees = wanted !== null && JSON.stringify(other.value) === wanted;
    ways.set(key, {
      way: {
        hops: all,
        basis,
        why: `${nameOf(first.actor)} may have it from ${nameOf((before.at(-1) as Hop).actor)}, who ${
          agrees ? 'said the same' : 'spoke to the same question'
        }`,
      },
      rank: [at < 0 ? 1 : 0, agrees ? 0 : 1, all.length],
    });
  }
  return [...ways.values()]
    .toSorted((a, b) => compare(a.rank, b.rank))
    .slice(0, limit)
    .map(({ way }) => way);
}

/** The known sources at the near end; what stands before them is what may be filled. */
function tailOf(hops: readonly Hop[]): readonly Hop[] {
  const from = hops.findLastIndex(({ actor }) => actor.kind !== 'source') + 1;
  return hops.slice(from);
}

function sameActor(a: Actor, b: Actor): boolean {
  if (a.kind === 'source') return b.kind === 'source' && a.sourceId === b.sourceId;
  return a.kind === 'unnamed' && b.kind === 'unnamed' && a.descriptor === b.descriptor;
}

function keyOf(hops: readonly Hop[]): string {
  return hops
    .map(({ actor }) =>
      actor.kind === 'source'
        ? actor.sourceId
        : actor.kind === 'unnamed'
          ? `“${actor.descriptor}`
          : '?',
    )
    .join('>');
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) if (x !== b[i]) return x - (b[i] ?? 0);
  return 0;
}
