/**
 * If this person were asked: what would they say, how probably, and what would the finding be then?
 *
 * The answer is put into the network where it would stand – an origin of its own, the origin behind a
 * report we hold, somebody who has it from another – and the engine works out every answer they could
 * give. So what follows from the chains follows here too: the word of somebody who has it from a
 * person we have heard is worth nothing (L2), the word of the origin behind a relay is worth what the
 * relay may have changed.
 *
 *     K(v | z) ∝ exp( log P_v(z) − log P_0(z) + max ℓ_v − max ℓ_0 )
 *
 * P_0 is the engine with the person asked but silent, P_v with answer v; ℓ is the message of the root
 * of their chain, whose maximum the engine takes off (`expected-information.ts` does the rest). The
 * finding after is the engine's own, to the last bit what the desk will show when that is what they say.
 *
 * **Answers.** The states of the question, taken together as the answers they belong to; "something
 * else" is one of them. Exact for up to `MOST_ANSWERS` answers. **Approximation:** numbers and times
 * are cut into `BINS` stretches of about equal probability, and of more than `MOST_ANSWERS` answers the
 * least probable are one. Taking answers together can only lower the gain, so it is never overstated.
 * A step that only a suggested link claims is left out where the person's own words are weighed.
 */
import type { Hop } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import { infer } from '#corroboration/infer.ts';
import type { Reliabilities } from '#corroboration/reliability.ts';
import { SETTINGS } from '#corroboration/settings.ts';
import type { AssessInput } from '../assess-input.ts';
import { ASKED, engineNow, silentClaim, spanLabel, standOf, type EngineNow } from './engine-now.ts';
import { expectedInformation } from './expected-information.ts';
import { isSettled, type Stand } from './settled.ts';

const MOST_ANSWERS = 12;
const BINS = 12;

/** What one answer would mean. */
export interface IfAnswer {
  /** The answer as they might give it: "yes", "13 people", "something else". */
  readonly says: string;
  /** How probable it is that they say so. */
  readonly chance: number;
  /** The finding then. */
  readonly after: Stand;
  readonly settles: boolean;
}

export interface AnswerPreview {
  /** Expected information in bits. */
  readonly gain: number;
  /** Probability that the answer settles a question that is not settled yet. */
  readonly settles: number;
  /** By how much the probability of today's best answer is expected to move, up or down. */
  readonly moves: number;
  /** Most probable first; "I do not know" is not among them. */
  readonly answers: readonly IfAnswer[];
  /** The chance that they have nothing to say. */
  readonly doesNotKnow: number;
}

export function previewAnswer(
  input: AssessInput,
  now: EngineNow,
  reliabilities: Reliabilities,
  asked: { readonly hops: readonly Hop[]; readonly knows: number },
): AnswerPreview {
  const { question } = input;
  const silent = silentClaim(input, asked.hops, 'saw');
  const held = input.claims.filter((claim) => claim.status === 'accepted');
  const engine = engineNow({ ...input, claims: [...held, silent] }, reliabilities, held);
  const { network, nodeOf } = engine.built;
  const place = engine.lineage.nodes.find((node) => node.claimIds.some((id) => id === ASKED));
  if (place === undefined) throw new Error('A claim always has a place in its lineage.');
  const node = nodeOf[place.index] as number;
  let root = node;
  while ((network.parent[root] as number) >= 0 && (network.copied[root] as number) >= 1) {
    root = network.parent[root] as number;
  }
  const parts = partition(engine, now.found.posterior, question);
  const settledNow = isSettled(
    standOf(now, now.found.posterior, question) ?? { label: '', probability: 0, estimate: null },
    question.type,
  );
  const top = maximum(engine.found.messages[root]?.log ?? new Float64Array(1));
  const said = network.statements[node] ?? null;
  const tried = parts.map((part) => {
    const statement =
      said === null ? part.states : part.states.map((p, z) => p * (said[z] as number));
    const statements = [...network.statements];
    statements[node] = statement;
    const found = infer(
      { ...network, statements },
      { rho: SETTINGS.rho, groupOf: engine.domain.groupOf },
    );
    const shift = maximum(found.messages[root]?.log ?? new Float64Array(1)) - top;
    const weight = found.possible
      ? found.log.map((log, z) => {
          const before = engine.found.log[z] as number;
          return before === -Infinity || log === -Infinity ? 0 : Math.exp(log - before + shift);
        })
      : new Float64Array(found.log.length);
    return { part, found, weight };
  });
  const { gain, chances } = expectedInformation(
    now.found.posterior,
    tried.map(({ weight }) => weight),
    asked.knows,
  );
  const best = bestStates(now, now.found.posterior);
  const mass = (p: Float64Array) => best.reduce((sum, z) => sum + (p[z] as number), 0);
  const before = mass(now.found.posterior);
  let settles = 0;
  let moves = 0;
  const answers = tried.flatMap(({ part, found }, v): IfAnswer[] => {
    const chance = chances[v] as number;
    const after = standOf(engine, found.posterior, question);
    if (!(chance > 1e-6) || after === null || !found.possible) return [];
    const settled = isSettled(after, question.type);
    if (settled && !settledNow) settles += chance;
    moves += chance * Math.abs(mass(found.posterior) - before);
    return [{ says: part.label, chance, after, settles: settled }];
  });
  return {
    gain,
    settles: Math.min(1, settles),
    moves,
    answers: answers.toSorted((a, b) => b.chance - a.chance),
    doesNotKnow: 1 - asked.knows,
  };
}

interface Part {
  readonly label: string;
  readonly states: Float64Array;
}

/** What could be said, as sets of states that share nothing and leave nothing out. */
function partition(
  { domain }: EngineNow,
  posterior: Float64Array,
  question: AssessInput['question'],
): readonly Part[] {
  const { states } = domain.answers;
  const only = (...wanted: readonly number[]): Float64Array => {
    const set = new Float64Array(states);
    for (const z of wanted) set[z] = 1;
    return set;
  };
  if (domain.axis !== null) return stretches(domain, posterior, question, only);
  const members = new Map<number, number[]>();
  domain.answerOf.forEach((a, z) => members.set(a, [...(members.get(a) ?? []), z]));
  const share = (zs: readonly number[]) => zs.reduce((sum, z) => sum + (posterior[z] as number), 0);
  const listed = domain.listed
    .map(({ label }, a) => ({ label, zs: members.get(a) ?? [] }))
    .filter(({ zs }) => zs.length > 0)
    .toSorted((a, b) => share(b.zs) - share(a.zs));
  const rest = [...(members.get(-1) ?? []), ...listed.slice(MOST_ANSWERS).flatMap(({ zs }) => zs)];
  return [
    ...listed.slice(0, MOST_ANSWERS).map(({ label, zs }) => ({ label, states: only(...zs) })),
    ...(rest.length === 0 ? [] : [{ label: 'something else', states: only(...rest) }]),
  ];
}

/**
 * A line cut where the probability of what is said has its quantiles. Where only whole numbers were
 * said nobody answers with a part of one: the cells around a whole number stay together.
 */
function stretches(
  domain: EngineNow['domain'],
  posterior: Float64Array,
  question: AssessInput['question'],
  only: (...wanted: readonly number[]) => Float64Array,
): readonly Part[] {
  const { axis } = domain;
  const cells = posterior.length - 1;
  if (axis === null || cells < 1) return [];
  const { prior } = domain.answers;
  const edge = (i: number) => axis.unbend(axis.edges[i] as number);
  const counted = domain.listed.every(
    ({ value }) =>
      value.type === 'number' &&
      [value.low, value.high].every((bound) => bound === null || Number.isInteger(bound)),
  );
  const whole = (z: number) => Math.round((edge(z) + edge(z + 1)) / 2);
  const parts: Part[] = [];
  let from = 0;
  let mass = 0;
  // Half what is believed now and half what was thought possible: surprises keep stretches of their own.
  const all = 1 - ((posterior[cells] as number) + (prior[cells] as number)) / 2;
  for (let z = 0; z < cells; z++) {
    mass += ((posterior[z] as number) + (prior[z] as number)) / 2;
    const last = z === cells - 1;
    if (!last && (mass < all / BINS || (counted && whole(z) === whole(z + 1)))) continue;
    const label = counted
      ? formatValue({ type: 'number', low: whole(from), high: whole(z) }, question)
      : spanLabel(edge(from), edge(z + 1), question);
    const zs = Array.from({ length: z + 1 - from }, (_, i) => from + i);
    parts.push({ label, states: only(...zs) });
    from = z + 1;
    mass = 0;
  }
  parts.push({ label: 'something else', states: only(cells) });
  return parts;
}

/** The states of today's best answer. */
function bestStates({ domain }: EngineNow, posterior: Float64Array): readonly number[] {
  const shares = new Map<number, number>();
  domain.answerOf.forEach((a, z) => {
    if (a >= 0) shares.set(a, (shares.get(a) ?? 0) + (posterior[z] as number));
  });
  let best = -1;
  for (const [a, share] of shares) if (best < 0 || share > (shares.get(best) ?? 0)) best = a;
  return [...domain.answerOf].flatMap((a, z) => (a === best && best >= 0 ? [z] : []));
}

function maximum(log: Float64Array): number {
  let most = -Infinity;
  for (const value of log) if (value > most) most = value;
  return most;
}
