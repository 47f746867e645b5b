/**
 * From a lineage and its claims to the arrays the inference reads.
 *
 * - A node's statement is the product of what it told us: "in Sefin district" and later "in Tell Varo"
 *   are one consistent account. Tellings that contradict each other are noisy tellings of one
 *   observation: each was a slip with probability `slip`, and the same thing said twice is said once.
 * - A gap is a hop by somebody of whom nothing is known. A gap at the start hides an observer as well,
 *   so a hidden origin is put before it.
 * - Somebody who *concluded* it passes on, like a relay, what there was to see: a hidden step more.
 * - Who repeats a statement we already hold from the very person they had it from says nothing new,
 *   also where that statement leaves open what is meant ("somewhere in the district", "over 100") or
 *   is one of two that contradict each other.
 * - A claim that says nothing about this question (another type of value) hangs in the chain silently.
 */
import type { SourceId } from '#terms/ids.ts';
import type { Actor, Claim } from '#claims/claim.ts';
import type { Lineage, LineageNode } from '#lineage/lineage.ts';
import { at } from './channel.ts';
import type { Domain } from './domain.ts';
import type { Network } from './network.ts';
import type { Rate, Reliabilities, Role } from './reliability.ts';
import type { Settings } from './settings.ts';

/** A network and how it came about. */
export interface Built {
  readonly network: Network;
  /** Network node of every lineage node: where what it told us is said. */
  readonly nodeOf: Int32Array;
  /** Network node that stands for every origin of the lineage, by its key. */
  readonly originOf: ReadonlyMap<string, number>;
  /** For every network node the rate behind `observes` and behind `passes`. */
  readonly rates: readonly NodeRates[];
}

export interface NodeRates {
  /** Nodes of one person in one role share a name and move together; '' is a person of their own. */
  readonly who: string;
  readonly observer: Rate;
  readonly relay: Rate;
  /** What `relay` is the rate of. */
  readonly role: Role;
}

export function buildNetwork(input: {
  readonly claims: readonly Claim[];
  readonly lineage: Lineage;
  readonly domain: Domain;
  readonly topic: string;
  readonly reliabilities: Reliabilities;
  readonly settings: Settings;
}): Built {
  const { lineage, domain, topic, reliabilities, settings } = input;
  const claims = new Map<string, Claim>(input.claims.map((claim) => [claim.id, claim]));
  const origins = new Map(lineage.origins.map((origin) => [origin.node, origin]));
  const clusters = clustersOf(lineage);

  const parent: number[] = [];
  const copied: number[] = [];
  const statements: (Float64Array | null)[] = [];
  const cluster: number[] = [];
  const rates: NodeRates[] = [];
  /** What was said to us at each node, one by one. */
  const told = new Map<number, ReadonlySet<Float64Array>>();
  const nodeOf = new Int32Array(lineage.nodes.length);
  const originOf = new Map<string, number>();
  const add = (up: number, p: number, one: NodeRates): number => {
    parent.push(up);
    copied.push(p);
    rates.push(one);
    statements.push(null);
    cluster.push(-1);
    return parent.length - 1;
  };
  const somebody = (role: Role): NodeRates => ({
    who: '',
    observer: reliabilities.anyone('observer', topic),
    relay: reliabilities.anyone(role, topic),
    role,
  });

  for (const node of lineage.nodes) {
    const origin = origins.get(node.index);
    let up = node.parent === null ? -1 : at(nodeOf, node.parent);
    let p = 1;
    if (node.viaLink?.state === 'suggested')
      p = Math.min(1 - 1e-9, Math.max(1e-9, node.viaLink.probability));
    const own = ratesOf(node, topic, reliabilities);
    // Whoever saw it before the chain begins: behind a gap, or what a conclusion was drawn from.
    const hidden =
      origin !== undefined && (node.actor.kind === 'gap' || origin.basis === 'inferred');
    if (hidden && (up < 0 || p < 1)) {
      const observer = node.actor.kind === 'gap' ? somebody('relay') : own;
      // If the suggested link is right, nobody is hidden here: what follows was taken from the parent.
      up = add(up, p, { ...observer, relay: NOBODY });
      p = 1;
      originOf.set(origin.key, up);
    }
    const index = add(up, p, own);
    nodeOf[node.index] = index;
    if (origin !== undefined && !originOf.has(origin.key)) originOf.set(origin.key, index);
    if (origin !== undefined) {
      const top = originOf.get(origin.key) as number;
      cluster[top] = clusters.get(origin.key) ?? -1;
    }
    const said = node.claimIds.flatMap((id) => {
      const claim = claims.get(id);
      const one = claim === undefined ? null : domain.statement(claim);
      return one === null ? [] : [one];
    });
    const statement = tellings(said, domain.answers.wrong, settings.slip);
    const above = p === 1 && up >= 0 ? told.get(up) : undefined;
    const repeats = above !== undefined && said.length > 0 && said.every((one) => above.has(one));
    // Where the version above is settled, "repeats" follows from the sum itself, and is left to it.
    statements[index] = repeats && !isSettled(statements[up] ?? null) ? null : statement;
    if (said.length > 0) told.set(index, new Set(said));
  }
  return {
    network: {
      answers: domain.answers,
      parent: Int32Array.from(parent),
      copied: Float64Array.from(copied),
      observes: Float64Array.from(rates, ({ observer }) => sure(observer.mean)),
      passes: Float64Array.from(rates, ({ relay }) => sure(relay.mean)),
      statements,
      cluster: Int32Array.from(cluster),
    },
    nodeOf,
    originOf,
    rates,
  };
}

/** A step that is not there: passes everything on. */
const NOBODY: Rate = { right: 1, wrong: 0, mean: 1, variance: 0 };

/** Nobody is never wrong, and nobody always is: certainty could not be taken back by any evidence. */
export function sure(p: number): number {
  return Math.min(1 - 1e-9, Math.max(1e-9, p));
}

function ratesOf(node: LineageNode, topic: string, reliabilities: Reliabilities): NodeRates {
  const { actor } = node;
  const role: Role = node.role === 'translator' ? 'translator' : 'relay';
  const named: SourceId | null = actor.kind === 'source' ? actor.sourceId : null;
  const of = (as: Role): Rate =>
    named === null ? reliabilities.anyone(as, topic) : reliabilities.of(named, as, topic);
  return { who: nameIn(actor), observer: of('observer'), relay: of(role), role };
}

function nameIn(actor: Actor): string {
  return actor.kind === 'source' ? actor.sourceId : '';
}

/** Whether a statement leaves only one state possible. */
function isSettled(statement: Float64Array | null): boolean {
  return statement !== null && statement.filter((p) => p > 0).length === 1;
}

/** What somebody told us, all tellings together. */
export function tellings(
  said: readonly Float64Array[],
  wrong: Float64Array,
  slip: number,
): Float64Array | null {
  const distinct = [...new Set(said)];
  const [first] = distinct;
  if (first === undefined) return null;
  if (distinct.length === 1) return first;
  const together = first.map((_, x) => distinct.reduce((p, one) => p * at(one, x), 1));
  if (together.some((p) => p > 0)) return together;
  // A slip comes out as this statement with the chance that an error would.
  const byChance = distinct.map((one) => one.reduce((sum, p, x) => sum + p * at(wrong, x), 0));
  return first.map((_, x) =>
    distinct
      .map((one, i) => (1 - slip) * at(one, x) + slip * (byChance[i] as number))
      // Smallest first, so that the order of the tellings does not show in the last bit.
      .sort((a, b) => a - b)
      .reduce((p, factor) => p * factor, 1),
  );
}

/**
 * Clusters of established origins. Each counted origin is one. An origin that is shown independent of
 * all counted ones but one (a brother of one of the witnesses) belongs to that one's cluster, so that
 * it does not matter which of the two was counted.
 */
export function clustersOf(lineage: Lineage): ReadonlyMap<string, number> {
  const counted = lineage.origins.filter((origin) => origin.standing === 'independent');
  const clusters = new Map(counted.map((origin, i) => [origin.key, i]));
  const apart = new Map<string, Set<string>>();
  const note = (a: string, b: string): void => {
    const own = apart.get(a);
    if (own === undefined) apart.set(a, new Set([b]));
    else own.add(b);
  };
  for (const { a, b, state } of lineage.pairs) {
    if (state !== 'independent') continue;
    note(a, b);
    note(b, a);
  }
  for (const origin of lineage.origins) {
    if (origin.standing !== 'not-established') continue;
    const from = apart.get(origin.key);
    if (from === undefined) continue;
    const others = counted.filter(({ key }) => !from.has(key));
    const [only] = others;
    if (others.length === 1 && only !== undefined) {
      clusters.set(origin.key, clusters.get(only.key) as number);
    }
  }
  return clusters;
}
