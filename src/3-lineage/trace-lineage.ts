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
import { byStrength, chooseLinks, type ChosenLink } from './choose-links.ts';
import type { Lineage, LineageNode, Origin } from './lineage.ts';
import type { Link } from './link.ts';
import { findMarks } from './marks.ts';
import { namesOf } from './names.ts';
import { joinWithinDocuments } from './same-document.ts';
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
  const chains = new Map<string, Chain>(
    joinWithinDocuments(claims.map(chainOf)).map((chain) => [chain.claim.id, chain]),
  );
  const { chosen, cut, left } = chooseLinks(claims, input.links);

  const { nodes, terminal, bases, doubted } = layOver(claims, chains, chosen, left);
  const origins = findOrigins(nodes, terminal, bases);
  const names = namesOf(input.sources);
  const judged = judgeOrigins({
    nodes,
    origins,
    doubted,
    claims,
    sources: input.sources,
    ties: input.ties,
    names,
  });
  return {
    nodes,
    origins: judged.origins,
    pairs: judged.pairs,
    established: judged.established,
    marks: findMarks({
      nodes,
      origins: judged.origins,
      chains,
      cut,
      sources: input.sources,
      names,
    }),
  };
}

interface Building {
  parent: number | null;
  readonly step: Step;
  readonly claimIds: ClaimId[];
  via: ChosenLink | null;
}

interface LaidOver {
  readonly nodes: readonly LineageNode[];
  /** The node at which each claim ended. */
  readonly terminal: ReadonlyMap<string, number>;
  /** How each root or linked node is said to know, by its claims. */
  readonly bases: ReadonlyMap<number, Basis>;
  /** Roots of which a suggested link speaks that could not be drawn. */
  readonly doubted: ReadonlySet<number>;
}

function layOver(
  claims: readonly Claim[],
  chains: ReadonlyMap<string, Chain>,
  chosen: ReadonlyMap<string, ChosenLink>,
  left: readonly ChosenLink[],
): LaidOver {
  const built: Building[] = [];
  const index = new Map<string, number>();
  const terminal = new Map<string, number>();
  const bases = new Map<number, Basis>();

  const child = (parent: number | null, step: Step, via: ChosenLink | null): number => {
    const key = `${parent ?? ''}|${step.key}`;
    let found = index.get(key);
    if (found === undefined) {
      found = built.length;
      index.set(key, found);
      built.push({ parent, step, claimIds: [], via });
    } else if (via === null) {
      // Declared by one claim and linked by another: it is declared.
      (built[found] as Building).via = null;
    }
    return found;
  };

  const place = (claim: Claim): void => {
    if (terminal.has(claim.id)) return;
    let node: number | null = null;
    let { steps } = chains.get(claim.id) as Chain;
    const link = chosen.get(claim.id);
    let via = link?.state === 'accepted' ? link : null;
    if (via !== null) {
      const rest = stepsUnder(built, terminal.get(via.parent.id) as number, steps);
      node = rest.join;
      ({ steps } = rest);
    }
    for (const step of steps) {
      node = child(node, step, via);
      const made = built[node] as Building;
      if (made.parent === null || via !== null) {
        bases.set(node, surer(bases.get(node), claim.basis));
      }
      via = null;
    }
    (built[node as number] as Building).claimIds.push(claim.id);
    terminal.set(claim.id, node as number);
  };

  for (const claim of claims) {
    // Parents of accepted links first, walked and not recursed: rows of links may be long.
    const row: Claim[] = [];
    for (let at: Claim | undefined = claim; at !== undefined && !terminal.has(at.id);) {
      row.push(at);
      const link = chosen.get(at.id);
      at = link?.state === 'accepted' ? link.parent : undefined;
    }
    for (const one of row.reverse()) place(one);
  }
  const doubted = hangSuggested(built, terminal, chosen, left);
  return inOrder(built, { terminal, bases, doubted });
}

/**
 * Hangs origins under the reports they may have been taken from, strongest link first.
 *
 * A suggested link moves the whole tree of the child's origin: if that report was taken from another,
 * the origin behind it is in doubt wherever it is named. Left out are links within one tree, which
 * would move nothing, a second link for the same origin, and links that would make somebody their own
 * ancestor; the origins of these last are given back, because they must not be shown independent – and so
 * are those of a suggestion that was left for a stronger one, where that one was not drawn.
 */
function hangSuggested(
  built: readonly Building[],
  terminal: ReadonlyMap<string, number>,
  chosen: ReadonlyMap<string, ChosenLink>,
  left: readonly ChosenLink[],
): ReadonlySet<number> {
  const doubted = new Set<number>();
  const open = [...chosen.values()].filter(({ state }) => state === 'suggested').sort(byStrength);
  for (const link of open) {
    const origin = rootOf(built, terminal.get(link.child.id) as number, true);
    const under = terminal.get(link.parent.id) as number;
    const own = built[origin] as Building;
    if (own.parent !== null || rootOf(built, under, false) === origin) continue;
    if (own.step.actor.kind === 'source' && onTheWay(built, under).has(own.step.key)) {
      doubted.add(origin);
      continue;
    }
    own.parent = under;
    own.via = link;
  }
  for (const link of left) {
    const origin = rootOf(built, terminal.get(link.child.id) as number, true);
    const under = terminal.get(link.parent.id) as number;
    const { parent } = built[origin] as Building;
    if (parent === null && rootOf(built, under, false) !== origin) doubted.add(origin);
  }
  return doubted;
}

/** The origin of a node; suggested links end the way back when `certain`. */
function rootOf(built: readonly Building[], node: number, certain: boolean): number {
  let at = node;
  for (;;) {
    const { parent, via } = built[at] as Building;
    if (parent === null || (certain && via?.state === 'suggested')) return at;
    at = parent;
  }
}

/** The named sources from a node back to its root, with the nodes where they stand. */
function onTheWay(built: readonly Building[], node: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at: number | null = node; at !== null; at = (built[at] as Building).parent) {
    const { step } = built[at] as Building;
    if (step.actor.kind === 'source') found.set(step.key, at);
  }
  return found;
}

/**
 * What is left of a chain once it hangs under a node: a gap at its start is filled, and steps up to
 * somebody who is already on the way to that node are dropped. When nothing is left, the one who told
 * us is on the way already, and the claim joins them there.
 */
function stepsUnder(
  built: readonly Building[],
  under: number,
  steps: readonly Step[],
): { readonly join: number; readonly steps: readonly Step[] } {
  const there = onTheWay(built, under);
  const last = steps.findLastIndex(({ key }) => there.has(key));
  const gap = steps.length > 1 && steps[0]?.actor.kind === 'gap' ? 1 : 0;
  if (last >= 0 && last === steps.length - 1) {
    return { join: there.get((steps[last] as Step).key) as number, steps: [] };
  }
  return { join: under, steps: steps.slice(Math.max(gap, last + 1)) };
}

/** Numbers the nodes so that parents come before children. */
function inOrder(
  built: readonly Building[],
  { terminal, bases, doubted }: Omit<LaidOver, 'nodes'>,
): LaidOver {
  const number = new Map<number, number>();
  const order: number[] = [];
  built.forEach((_, start) => {
    const row: number[] = [];
    for (let at: number | null = start; at !== null && !number.has(at);) {
      row.push(at);
      at = (built[at] as Building).parent;
    }
    for (const node of row.reverse()) {
      number.set(node, order.length);
      order.push(node);
    }
  });
  const to = (node: number) => number.get(node) as number;
  const nodes = order.map((old, index): LineageNode => {
    const { parent, step, claimIds, via } = built[old] as Building;
    return {
      index,
      parent: parent === null ? null : to(parent),
      actor: step.actor,
      role: step.role,
      claimIds: claimIds.toSorted(),
      viaLink:
        via === null
          ? null
          : { linkId: via.linkId, state: via.state, probability: via.probability },
    };
  });
  return {
    nodes,
    terminal: new Map([...terminal].map(([id, node]) => [id, to(node)])),
    bases: new Map([...bases].map(([node, basis]) => [to(node), basis])),
    doubted: new Set([...doubted].map(to)),
  };
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
    for (let at: number | null = end; at !== null;) {
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
