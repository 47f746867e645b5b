/**
 * What the evidence on one question says: the stage in one call.
 *
 *     claims ──► possible answers (`domain.ts`)
 *     lineage ─► chains as arrays (`build-network.ts`), reliabilities from track records
 *     both ────► posterior (`infer.ts`), its interval (`interval.ts`), and what each origin contributes
 *
 * Everything is worked out anew from what is handed in: no state, no clock, no chance. The same claims
 * in any order, under any names, give the same bits; a claim that is withdrawn leaves no trace.
 */
import type { Decibans, Probability } from '#terms/quantities.ts';
import { decibans } from '#terms/quantities.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Lineage } from '#lineage/lineage.ts';
import { at } from './channel.ts';
import { countOrigins } from './count-origins.ts';
import { buildDomain, type Domain, type Said } from './domain.ts';
import { buildNetwork, sure, type Built } from './build-network.ts';
import { estimateOn } from './estimate.ts';
import { infer, normalise, type Inference, type InferenceSettings } from './infer.ts';
import { intervalOf, logOddsVariance } from './interval.ts';
import type { Network } from './network.ts';
import type { AnswerPosterior, Contribution, Posterior } from './posterior.ts';
import { learnReliabilities, type Reliabilities } from './reliability.ts';
import { settingsWith, type Settings } from './settings.ts';
import type { Message } from './sum-product.ts';
import type { TrackRecord } from './track-record.ts';
import { withoutNode } from './without.ts';

/**
 * Above this many nodes × different origins, "without this origin" is worked out to first order: the
 * origin's own discounted evidence is taken away, and the others keep their weights.
 */
const MOST_WORK = 1_000_000;

export function corroborateQuestion(
  input: {
    readonly question: Pick<Question, 'type' | 'options' | 'places' | 'unit' | 'topic'>;
    readonly claims: readonly Claim[];
    readonly lineage: Lineage;
    readonly settings?: Partial<Settings>;
  } & (
    | { readonly trackRecords: readonly TrackRecord[] }
    /** What was learnt from the track records already, for whoever asks about many questions. */
    | { readonly reliabilities: Reliabilities }
  ),
): Posterior {
  const { question, lineage } = input;
  const settings = settingsWith(input.settings);
  const inLineage = new Set<string>(lineage.nodes.flatMap((node) => node.claimIds));
  const claims = input.claims.filter(
    (claim) => claim.status === 'accepted' && inLineage.has(claim.id),
  );
  const domain = buildDomain(question, claims, settings);
  const reliabilities =
    'reliabilities' in input ? input.reliabilities : learnReliabilities(input.trackRecords);
  const built = buildNetwork({
    claims,
    lineage,
    domain,
    topic: question.topic,
    reliabilities,
    settings,
  });
  const how: InferenceSettings = { rho: settings.rho, groupOf: domain.groupOf };
  const found = infer(built.network, how);
  const order = rank(domain, found.posterior);
  const best = order[0] ?? -1;
  const counts = countReports(domain, claims);
  const origins = countOrigins(built.network, domain.answerOf, domain.listed.length, found);
  const inside = Uint8Array.from(domain.answerOf, (a) => (a === best && best >= 0 ? 1 : 0));
  const logOdds = logOddsOf(found, inside);
  const interval =
    best < 0 || !found.possible
      ? [0, 1]
      : intervalOf(logOdds, logOddsVariance(built.network, built.rates, inside, how));

  return {
    answers: order.map((a): AnswerPosterior => ({
      ...(domain.listed[a] as Domain['listed'][number]),
      probability: share(found.posterior, domain, a),
      reports: counts[a] ?? 0,
      origins: origins.byAnswer[a] ?? 0,
    })),
    none: share(found.posterior, domain, -1),
    probabilityInterval: [interval[0] as Probability, interval[1] as Probability],
    estimate: domain.axis === null ? null : estimateOn(domain.axis, found.posterior),
    reports: claims.filter((claim) => domain.statement(claim) !== null).length,
    origins: origins.all,
    effective: found.effective,
    contributions:
      best < 0 ? [] : contributions({ lineage, built, domain, found, inside, logOdds, how }),
    countingReports:
      best < 0
        ? (0 as Probability)
        : countEachReport({ claims, domain, inside, topic: question.topic, reliabilities }),
  };
}

/** Answers by probability; equal ones in the domain's own order. */
function rank(domain: Domain, posterior: Float64Array): readonly number[] {
  const shares = domain.listed.map((_, a) => share(posterior, domain, a));
  return domain.listed
    .map((_, a) => a)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number) || a - b);
}

/** Probability of an answer; of none of these for −1. */
function share(posterior: Float64Array, domain: Domain, answer: number): Probability {
  let sum = 0;
  for (let z = 0; z < posterior.length; z++)
    if (domain.answerOf[z] === answer) sum += at(posterior, z);
  // Rounding may carry a sum of parts a hair past the whole.
  return Math.min(1, sum) as Probability;
}

/** Log-odds of the flagged states, kept finite: beyond ±700 nobody can tell the difference. */
function logOddsOf({ log, possible, posterior }: Inference, inside: Uint8Array): number {
  const logs = possible ? log : posterior.map(Math.log);
  const odds = logSum(logs, inside, 1) - logSum(logs, inside, 0);
  return Number.isNaN(odds) ? 0 : Math.max(-700, Math.min(700, odds));
}

function logSum(log: Float64Array, inside: Uint8Array, flag: number): number {
  let shift = -Infinity;
  for (let z = 0; z < log.length; z++) if (inside[z] === flag) shift = Math.max(shift, at(log, z));
  if (shift === -Infinity) return shift;
  let sum = 0;
  for (let z = 0; z < log.length; z++) if (inside[z] === flag) sum += Math.exp(at(log, z) - shift);
  return shift + Math.log(sum);
}

/** How many reports give each answer. To deny one of two answers is to give the other. */
function countReports(domain: Domain, said: readonly Said[]): readonly number[] {
  const counts = domain.listed.map(() => 0);
  for (const { value, polarity } of said) {
    let a = domain.answerFor(value);
    if (polarity === 'denies') {
      if (value.type !== 'yes-no') continue;
      a = 1 - a;
    }
    if (a >= 0) counts[a] = (counts[a] as number) + 1;
  }
  return counts;
}

function contributions(input: {
  readonly lineage: Lineage;
  readonly built: Built;
  readonly domain: Domain;
  readonly found: Inference;
  readonly inside: Uint8Array;
  readonly logOdds: number;
  readonly how: InferenceSettings;
}): readonly Contribution[] {
  const { lineage, built, domain, found, inside, logOdds, how } = input;
  const { network, originOf } = built;
  // Origins that say the same and count the same leave the same behind.
  const kinds = alikeOrigins(network, found);
  const known = new Map<string, Omit<Contribution, 'origin'>>();
  const place = new Map<number, number>();
  found.origins.forEach((r, i) => place.set(r, i));
  const different = new Set([...originOf.values()].map(kinds)).size;
  const exact = network.parent.length * different <= MOST_WORK;
  return lineage.origins.map((origin): Contribution => {
    const node = originOf.get(origin.key) as number;
    const kind = kinds(node);
    let without = known.get(kind);
    if (without === undefined) {
      const left = exact
        ? infer(withoutNode(network, node), how)
        : firstOrder(network, found, node, place.get(node));
      const next = rank(domain, left.posterior)[0] ?? 0;
      without = {
        decibans: decibans(logOdds - logOddsOf(left, inside)) satisfies Decibans,
        without: {
          label: domain.listed[next]?.label ?? '',
          probability: share(left.posterior, domain, next),
        },
        bestWithout: sumInside(left.posterior, inside),
      };
      known.set(kind, without);
    }
    return { origin: origin.key, ...without };
  });
}

/** A name for each node: equal for origins that are whole trees and alike in all that matters. */
function alikeOrigins({ parent, cluster }: Network, found: Inference): (node: number) => string {
  const lone = Uint8Array.from(parent, (up) => (up < 0 ? 1 : 0));
  for (const up of parent) if (up >= 0) lone[up] = 0;
  const sizes = new Map<number, number>();
  for (const k of cluster) sizes.set(k, (sizes.get(k) ?? 0) + 1);
  const numbers = new Map<Message, number>();
  return (node) => {
    const own = at(cluster, node);
    if (lone[node] === 0 || (own >= 0 && sizes.get(own) !== 1)) return `node ${node}`;
    const message = found.messages[node] as Message;
    let number = numbers.get(message);
    if (number === undefined) numbers.set(message, (number = numbers.size));
    return `${own >= 0 ? 'established' : 'open'} ${number}`;
  };
}

function firstOrder(
  network: Network,
  found: Inference,
  node: number,
  i: number | undefined,
): Inference {
  const { states } = network.answers;
  const message = found.messages[node] as Message;
  const log = found.log.slice();
  if (i !== undefined) {
    let most = -Infinity;
    for (const value of message.log) most = Math.max(most, value);
    for (let z = 0; z < states; z++) {
      log[z] = at(log, z) + at(found.weights, i * states + z) * (most - at(message.log, z));
    }
  }
  const posterior = new Float64Array(states);
  const possible = normalise(log, posterior);
  return { ...found, log, posterior, possible };
}

function sumInside(posterior: Float64Array, inside: Uint8Array): Probability {
  let sum = 0;
  for (let z = 0; z < posterior.length; z++) if (inside[z] === 1) sum += at(posterior, z);
  return Math.min(1, sum) as Probability;
}

/**
 * The sum that this product exists to replace: every report a witness of its own, chains forgotten.
 */
function countEachReport(input: {
  readonly claims: readonly Claim[];
  readonly domain: Domain;
  readonly inside: Uint8Array;
  readonly topic: string;
  readonly reliabilities: Reliabilities;
}): Probability {
  const { domain, topic, reliabilities } = input;
  const told = input.claims.flatMap((claim) => {
    const statement = domain.statement(claim);
    const teller = claim.hops.at(-1)?.actor;
    if (statement === null) return [];
    const rate =
      teller?.kind === 'source'
        ? reliabilities.of(teller.sourceId, 'observer', topic)
        : reliabilities.anyone('observer', topic);
    return [{ statement, keep: sure(rate.mean) }];
  });
  const n = told.length;
  const { posterior } = infer(
    {
      answers: domain.answers,
      parent: new Int32Array(n).fill(-1),
      copied: new Float64Array(n).fill(1),
      observes: Float64Array.from(told, ({ keep }) => keep),
      passes: new Float64Array(n).fill(1),
      statements: told.map(({ statement }) => statement),
      cluster: new Int32Array(n).fill(-1),
    },
    { rho: 0, groupOf: domain.groupOf },
  );
  return sumInside(posterior, input.inside);
}
