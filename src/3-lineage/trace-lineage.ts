/**
 * Who had it from whom: lays the chains of all accepted claims on one question over each other.
 *
 * The result is a forest. Two claims share a node when their chains share that step and everything
 * before it (`chain.ts`); so the roots are the origins – or the gaps behind which origins hide – and
 * the reports are what hangs at the nodes. An accepted link hangs a claim under the one it was taken
 * from; so does a suggested one, with its probability, and corroboration weighs both possibilities
 * (`choose-links.ts`). Nothing ever becomes its own ancestor.
 *
 * What is known of any two origins is in `standing.ts`, what a person should see in `marks.ts`.
 *
 * The result depends on what the claims say, not on the order in which they are given.
 */
import type { Source, Tie } from '#terms/source.ts';
import type { ClaimId } from '#terms/ids.ts';
import type { Basis, Claim } from '#claims/claim.ts';
import { chainOf, type Chain, type Step } from './chain.ts';
import { chooseLinks, type ChosenLink } from './choose-links.ts';
import type { Lineage, LineageNode, Origin } from './lineage.ts';
import type { Link } from './link.ts';
import { findMarks } from './marks.ts';
import { namesOf } from './names.ts';
import { judgeOrigins } from './standing.ts';

export function traceLineage(input: {
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
  readonly sources: readonly Source[];
  readonly ties: readonly Tie[];
}): Lineage {
  const claims = input.claims
    .filter((claim) => claim.status === 'accepted')
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const chains = new Map<string, Chain>(claims.map((claim) => [claim.id, chainOf(claim)]));
  const { chosen, cut } = chooseLinks(claims, input.links);

  const { nodes, terminal, bases } = layOver(claims, chains, chosen);
  const origins = findOrigins(nodes, terminal, bases);
  const names = namesOf(input.sources);
  const judged = judgeOrigins({ nodes, origins, claims, sources: input.sources, ties: input.ties, names });
  return {
    nodes,
    origins: judged.origins,
    pairs: judged.pairs,
    established: judged.established,
    marks: findMarks({ nodes, origins: judged.origins, chains, cut, sources: input.sources, names }),
  };
}

interface Building {
  index: number;
  parent: number | null;
  step: Step;
  claimIds: ClaimId[];
  via: ChosenLink | null;
}

interface LaidOver {
  readonly nodes: readonly LineageNode[];
  /** The node at which each claim ended. */
  readonly terminal: ReadonlyMap<string, number>;
  /** How each root or linked node is said to know, by its claims. */
  readonly bases: ReadonlyMap<number, Basis>;
}

function layOver(
  claims: readonly Claim[],
  chains: ReadonlyMap<string, Chain>,
  chosen: ReadonlyMap<string, ChosenLink>,
): LaidOver {
  const built: Building[] = [];
  const index = new Map<string, number>();
  const terminal = new Map<string, number>();
  const bases = new Map<number, Basis>();
  const roots = rootUse(claims, chains);

  const child = (parent: number | null, step: Step, via: ChosenLink | null): number => {
    // A step that is only suggested must not run together with the same step declared by somebody.
    const key = `${parent ?? ''}|${via?.state === 'suggested' ? '?' : ''}${step.key}`;
    let found = index.get(key);
    if (found === undefined) {
      found = built.length;
      index.set(key, found);
      built.push({ index: found, parent, step, claimIds: [], via });
    } else if (via === null) {
      // Declared by one claim and linked by another: it is declared.
      (built[found] as Building).via = null;
    }
    return found;
  };

  const place = (claim: Claim): number => {
    const known = terminal.get(claim.id);
    if (known !== undefined) return known;
    const chain = chains.get(claim.id) as Chain;
    const link = usable(chosen.get(claim.id), chains, roots);
    let node: number | null = null;
    let steps = chain.steps;
    let via: ChosenLink | null = null;
    if (link !== null) {
      const under = place(link.parent);
      const rest = stepsUnder(built, under, chain.steps);
      if (rest.steps.length > 0) {
        node = under;
        via = link;
        steps = rest.steps;
      } else if (link.state === 'accepted') {
        // The one who told us is already on the way there: another telling by the same person.
        node = rest.join;
        steps = [];
      }
    }
    for (const step of steps) {
      node = child(node, step, via);
      if (node !== null && (via !== null || (built[node] as Building).parent === null)) {
        bases.set(node, surer(bases.get(node), claim.basis));
      }
      via = null;
    }
    const end = node as number;
    (built[end] as Building).claimIds.push(claim.id);
    terminal.set(claim.id, end);
    return end;
  };
  // Parents of links are placed first, by recursion; long rows of links are walked, not recursed.
  for (const claim of claims) {
    const row: Claim[] = [];
    for (let at: Claim | undefined = claim; at !== undefined && !terminal.has(at.id); ) {
      row.push(at);
      at = chosen.get(at.id)?.parent;
    }
    for (const one of row.reverse()) place(one);
  }
  return renumber(built, terminal, bases);
}

/** How many claims begin with each root, linked ones apart. */
function rootUse(
  claims: readonly Claim[],
  chains: ReadonlyMap<string, Chain>,
): ReadonlyMap<string, readonly string[]> {
  const use = new Map<string, string[]>();
  for (const claim of claims) {
    const key = (chains.get(claim.id) as Chain).steps[0]?.key ?? '';
    const list = use.get(key);
    if (list === undefined) use.set(key, [claim.id]);
    else list.push(claim.id);
  }
  return use;
}

/**
 * A suggested link is followed only where both possibilities can be laid out: not within one tree
 * (it would move nothing), and not for a claim whose origin also stands behind other claims (they
 * would have to move with it). Such a link still keeps the pair from being shown independent. An
 * accepted link is always followed.
 */
function usable(
  link: ChosenLink | undefined,
  chains: ReadonlyMap<string, Chain>,
  roots: ReadonlyMap<string, readonly string[]>,
): ChosenLink | null {
  if (link === undefined) return null;
  if (link.state === 'accepted') return link;
  const own = (chains.get(link.child.id) as Chain).steps[0]?.key ?? '';
  const theirs = (chains.get(link.parent.id) as Chain).steps[0]?.key ?? '';
  return own === theirs || (roots.get(own) ?? []).length > 1 ? null : link;
}

/**
 * What is left of a chain once it hangs under a node: a gap at its start is filled, and steps by
 * people who are already on the way to that node are dropped. `join` is where it goes on.
 */
function stepsUnder(
  built: readonly Building[],
  under: number,
  steps: readonly Step[],
): { readonly join: number; readonly steps: readonly Step[] } {
  const onTheWay = new Map<string, number>();
  for (let at: number | null = under; at !== null; at = (built[at] as Building).parent) {
    const { step } = built[at] as Building;
    if (step.actor.kind === 'source') onTheWay.set(step.key, at);
  }
  let from = steps.length > 1 && steps[0]?.actor.kind === 'gap' ? 1 : 0;
  let join = under;
  steps.forEach((step, i) => {
    const there = onTheWay.get(step.key);
    if (there === undefined) return;
    from = i + 1;
    // In the middle of the chain it changes nothing: what follows still hangs under the link.
    join = i === steps.length - 1 ? there : under;
  });
  return { join, steps: steps.slice(from) };
}

/** Numbers the nodes so that parents come before children, in an order the claims decide. */
function renumber(
  built: readonly Building[],
  terminal: ReadonlyMap<string, number>,
  bases: ReadonlyMap<number, Basis>,
): LaidOver {
  // Built parents first already: a node is made only under a node that exists.
  const nodes = built.map(
    ({ index, parent, step, claimIds, via }): LineageNode => ({
      index,
      parent,
      actor: step.actor,
      role: step.role,
      claimIds: [...claimIds].sort(),
      viaLink:
        via === null
          ? null
          : { linkId: via.linkId, state: via.state, probability: via.probability },
    }),
  );
  return { nodes, terminal, bases };
}

const SURENESS: readonly Basis[] = ['unknown', 'heard', 'inferred', 'document', 'saw'];

function surer(a: Basis | undefined, b: Basis): Basis {
  return a !== undefined && SURENESS.indexOf(a) > SURENESS.indexOf(b) ? a : b;
}

/** Every root, and every node that hangs by a link: what was or may be an origin of its own. */
function findOrigins(
  nodes: readonly LineageNode[],
  terminal: ReadonlyMap<string, number>,
  bases: ReadonlyMap<number, Basis>,
): readonly Origin[] {
  const claimsOf = new Map<number, ClaimId[]>();
  for (const [claimId, end] of terminal) {
    for (let at: number | null = end; at !== null; ) {
      const node = nodes[at] as LineageNode;
      if (node.parent === null || node.viaLink !== null) {
        const list = claimsOf.get(at);
        if (list === undefined) claimsOf.set(at, [claimId as ClaimId]);
        else list.push(claimId as ClaimId);
        // What is only suggested to go further back is not counted to where it may go back to.
        if (node.viaLink?.state === 'suggested') break;
      }
      at = node.parent;
    }
  }
  const used = new Set<string>();
  return nodes
    .filter((node) => node.parent === null || node.viaLink !== null)
    .map((node): Origin => {
      const claimIds = [...(claimsOf.get(node.index) ?? [])].sort();
      return {
        key: uniqueKey(node, claimIds, used),
        node: node.index,
        actor: node.actor,
        basis: bases.get(node.index) ?? 'unknown',
        claimIds,
        standing: 'not-established',
        why: '',
      };
    });
}

function uniqueKey(node: LineageNode, claimIds: readonly ClaimId[], used: Set<string>): string {
  const { actor } = node;
  const first = claimIds[0] ?? `node ${node.index}`;
  const plain =
    actor.kind === 'source'
      ? `source:${actor.sourceId}`
      : actor.kind === 'unnamed'
        ? `unnamed:${actor.descriptor}`
        : `gap:${first}`;
  const key = used.has(plain) ? `${plain} (${first})` : plain;
  used.add(key);
  return key;
}
