/**
 * Questions about the chain instead of the matter: who told you, how do you know, had you two spoken?
 *
 * Where two origins are not established – they may be one – the finding hangs between two: what it
 * would be if they are one, and what it would be if they are shown apart. Asking about that has three
 * outcomes:
 *
 * - **apart**: the gap is filled by somebody new who saw it; two named people had not spoken;
 * - **one**: the report goes back to another origin that we hold – an accepted link;
 * - **open**: they do not know or will not say, and nothing changes.
 *
 * *Open* is given `OPEN`. The rest is divided by the probability of the suggested link between the two
 * where there is one, else by ρ, the correlation the engine assumes of what is not established; several
 * origins a report may go back to share the chance alike. Each outcome is worked out by the engine with
 * the records as they would be then. The gain is the spread between the outcomes
 * (`expected-information.ts`), never negative. A tie or a cell is not taken for an answer: for *apart*
 * it is set aside.
 */
import { asId, type LinkId, type SourceId } from '#terms/ids.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Source } from '#terms/source.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Lineage, Origin } from '#lineage/lineage.ts';
import type { Link } from '#lineage/link.ts';
import type { Reliabilities } from '#corroboration/reliability.ts';
import { SETTINGS } from '#corroboration/settings.ts';
import { makeHop } from '#claims/make-hop.ts';
import type { AssessInput } from '../assess-input.ts';
import { engineNow, standOf, type EngineNow } from './engine-now.ts';
import { informationBetween } from './expected-information.ts';
import { isSettled, type Stand } from './settled.ts';

/** The chance that somebody asked about the chain does not know or does not say. */
export const OPEN = 0.3;

export interface LineageAsk {
  readonly kind: 'who-told-you' | 'how-do-you-know' | 'had-you-spoken';
  /** Whom to ask: one, or two apart. */
  readonly sourceIds: readonly SourceId[];
  /** What to ask, in words that suggest nothing. */
  readonly words: string;
  /** Why it is open. */
  readonly why: string;
  readonly gain: number;
  readonly settles: number;
  readonly moves: number;
  readonly outcomes: readonly LineageOutcome[];
}

export interface LineageOutcome {
  readonly state: 'apart' | 'one' | 'open';
  readonly says: string;
  readonly chance: number;
  readonly after: Stand;
  readonly settles: boolean;
}

export function lineageAsks(
  input: AssessInput,
  now: EngineNow,
  reliabilities: Reliabilities,
): readonly LineageAsk[] {
  const names = new Map<string, Source>(input.sources.map((source) => [source.id, source]));
  const nameOf = (id: string): string => names.get(id)?.pseudonym ?? 'a source';
  const { lineage } = now;
  const asks: LineageAsk[] = [];
  const held = lineage.origins.filter(({ standing }) => standing !== 'dependent');
  if (held.length < 2) return [];
  for (const origin of held) {
    const asked = whomAboutOrigin(lineage, origin, names);
    if (asked === null) continue;
    const others = held.filter((other) => other.key !== origin.key && goesBackTo(origin, other));
    if (others.length === 0) continue;
    const known = others.map((other) => between(lineage, origin, other)?.probability ?? null);
    const shares = known.map((p) => p ?? SETTINGS.rho / others.length);
    const whole = Math.max(
      1,
      shares.reduce((sum, p) => sum + p, 0),
    );
    const name = nameOf(asked.sourceId);
    asks.push(
      weigh(input, now, reliabilities, {
        kind: asked.kind,
        sourceIds: [asked.sourceId],
        words:
          asked.kind === 'who-told-you'
            ? `Ask ${name}: who told you, and how do they know?`
            : `Ask ${name}: how do you know this?`,
        why: origin.why,
        outcomes: [
          ...others.map((other, i) => ({
            state: 'one' as const,
            says: `it goes back to ${originName(other, nameOf)}`,
            chance: ((1 - OPEN) * (shares[i] as number)) / whole,
            input: withLink(input, origin, other),
          })),
          {
            state: 'apart' as const,
            says:
              asked.kind === 'who-told-you'
                ? 'somebody else saw it, and can be named'
                : `${name} saw it`,
            chance: (1 - OPEN) * (1 - Math.min(1, shares.reduce((sum, p) => sum + p, 0) / whole)),
            input: withSomebodyNew(input, origin),
          },
          { state: 'open' as const, says: 'does not know or does not say', chance: OPEN, input },
        ],
      }),
    );
  }
  const seen = new Set<string>();
  for (const { a, b, state, probability, why } of lineage.pairs) {
    if (state !== 'not-established') continue;
    const [one, other] = [a, b].map((key) => held.find((origin) => origin.key === key));
    if (one?.actor.kind !== 'source' || other?.actor.kind !== 'source') continue;
    if (one.basis !== 'saw' || other.basis !== 'saw') continue;
    const ids = [one.actor.sourceId, other.actor.sourceId].toSorted();
    if (ids[0] === ids[1] || seen.has(ids.join(' '))) continue;
    if (!ids.every((id) => isPerson(names.get(id)))) continue;
    seen.add(ids.join(' '));
    const p = probability ?? SETTINGS.rho;
    asks.push(
      weigh(input, now, reliabilities, {
        kind: 'had-you-spoken',
        sourceIds: ids,
        words: `Ask ${nameOf(ids[0] as string)} and ${nameOf(ids[1] as string)}, apart: with whom had you spoken of this before you told us?`,
        why,
        outcomes: [
          {
            state: 'one',
            says: 'one had it from the other',
            chance: (1 - OPEN) * p,
            input: withLink(input, one, other),
          },
          {
            state: 'apart',
            says: 'they had not spoken',
            chance: (1 - OPEN) * (1 - p),
            input: setApart(input, one, other),
          },
          { state: 'open', says: 'they do not say', chance: OPEN, input },
        ],
      }),
    );
  }
  return asks.toSorted((x, y) => y.gain - x.gain);
}

interface Weighable {
  readonly kind: LineageAsk['kind'];
  readonly sourceIds: readonly SourceId[];
  readonly words: string;
  readonly why: string;
  readonly outcomes: readonly {
    readonly state: LineageOutcome['state'];
    readonly says: string;
    readonly chance: number;
    readonly input: AssessInput;
  }[];
}

function weigh(
  input: AssessInput,
  now: EngineNow,
  reliabilities: Reliabilities,
  { outcomes, ...ask }: Weighable,
): LineageAsk {
  const { question } = input;
  const worked = outcomes
    .filter(({ chance }) => chance > 0)
    .map((one) => ({
      ...one,
      posterior:
        one.input === input
          ? now.found.posterior
          : engineNow(one.input, reliabilities, input.claims).found.posterior,
    }));
  const nothing: Stand = { label: '', probability: 0, estimate: null };
  const before = standOf(now, now.found.posterior, question) ?? nothing;
  const settledNow = isSettled(before, question.type);
  const found = worked.map(({ state, says, chance, posterior }): LineageOutcome => {
    const after = standOf(now, posterior, question) ?? nothing;
    return { state, says, chance, after, settles: isSettled(after, question.type) };
  });
  return {
    ...ask,
    gain: informationBetween(worked),
    settles: settledNow
      ? 0
      : found.reduce((sum, { settles, chance }) => sum + (settles ? chance : 0), 0),
    moves: worked.reduce((sum, { chance, posterior }) => {
      let far = 0;
      posterior.forEach((p, z) => (far += Math.abs(p - (now.found.posterior[z] as number))));
      return sum + (chance * far) / 2;
    }, 0),
    outcomes: found,
  };
}

/** Who can be asked about where an origin has it from; null when nobody can. */
function whomAboutOrigin(
  lineage: Lineage,
  origin: Origin,
  sources: ReadonlyMap<string, Source>,
): { readonly sourceId: SourceId; readonly kind: 'who-told-you' | 'how-do-you-know' } | null {
  if (origin.actor.kind === 'source') {
    const { sourceId } = origin.actor;
    if (origin.basis === 'saw' || origin.basis === 'document') return null;
    return isPerson(sources.get(sourceId)) ? { sourceId, kind: 'how-do-you-know' } : null;
  }
  if (origin.standing === 'independent') return null;
  for (const node of lineage.nodes) {
    if (node.parent !== origin.node || node.actor.kind !== 'source') continue;
    const { sourceId } = node.actor;
    if (isPerson(sources.get(sourceId))) return { sourceId, kind: 'who-told-you' };
  }
  return null;
}

const isPerson = (source: Source | undefined): boolean =>
  source !== undefined && !['publication', 'device', 'desk'].includes(source.kind);

/** Whether one may go back to the other: that one is not hidden itself, or they are two gaps. */
function goesBackTo(origin: Origin, other: Origin): boolean {
  return other.actor.kind !== 'gap' || other.claimIds.length >= origin.claimIds.length;
}

function between(lineage: Lineage, a: Origin, b: Origin): Lineage['pairs'][number] | undefined {
  return lineage.pairs.find(
    (pair) => (pair.a === a.key && pair.b === b.key) || (pair.a === b.key && pair.b === a.key),
  );
}

function originName({ actor }: Origin, nameOf: (id: string) => string): string {
  if (actor.kind === 'source') return nameOf(actor.sourceId);
  return actor.kind === 'unnamed' ? `“${actor.descriptor}”` : 'a report we cannot trace either';
}

/** As if it were known that the first goes back to the second. */
function withLink(input: AssessInput, from: Origin, to: Origin): AssessInput {
  const child = from.claimIds[0];
  const parent = to.claimIds[0];
  if (child === undefined || parent === undefined) return input;
  const link: Link = {
    id: asId<LinkId>('~asked'),
    caseId: input.question.caseId,
    version: 1,
    madeAt: input.now,
    madeBy: input.question.madeBy,
    child: { kind: 'claim', id: child },
    parent: { kind: 'claim', id: parent },
    kind: 'analyst',
    weight: 100 as Decibans,
    direction: 1 as Probability,
    reasons: [],
    state: 'accepted',
    decidedBy: 'asked',
    comment: null,
  };
  return { ...input, links: [...without(input, from, to), link] };
}

/** As if the origin were somebody new who saw it and is known by name. */
function withSomebodyNew(input: AssessInput, origin: Origin): AssessInput {
  const somebody = asId<SourceId>('~somebody');
  const ids = new Set<string>(origin.claimIds);
  const named = origin.actor.kind === 'source';
  const replace = (claim: Claim): Claim => {
    if (!ids.has(claim.id)) return claim;
    if (named) return { ...claim, basis: 'saw' };
    const first = claim.hops[0];
    const hidden = first !== undefined && first.actor.kind !== 'source';
    const hop: Hop = {
      ...(first ?? EMPTY),
      actor: { kind: 'source', sourceId: somebody },
      role: 'observer',
    };
    return { ...claim, basis: 'saw', hops: [hop, ...(hidden ? claim.hops.slice(1) : claim.hops)] };
  };
  return {
    ...input,
    claims: input.claims.map(replace),
    links: input.links.filter((link) => !concerns(link, ids) || link.state !== 'suggested'),
  };
}

/** As if it were shown that the two had not spoken: no tie, no common cell, no common way. */
function setApart(input: AssessInput, one: Origin, other: Origin): AssessInput {
  const ids = [one, other].flatMap(({ actor }) =>
    actor.kind === 'source' ? [actor.sourceId] : [],
  );
  const direct = new Set<string>(one.claimIds);
  return {
    ...input,
    ties: input.ties.filter(
      (tie) => !(ids.includes(tie.from) && tie.to.kind === 'source' && ids.includes(tie.to.id)),
    ),
    sources: input.sources.map((source) =>
      ids.includes(source.id) ? { ...source, cell: null } : source,
    ),
    claims: input.claims.map((claim) =>
      direct.has(claim.id) ? { ...claim, hops: claim.hops.slice(0, 1) } : claim,
    ),
    links: without(input, one, other),
  };
}

/** The links without those that are only suggested between the two. */
function without(input: AssessInput, one: Origin, other: Origin): readonly Link[] {
  const [a, b] = [one, other].map(({ claimIds }) => new Set<string>(claimIds)) as [
    Set<string>,
    Set<string>,
  ];
  return input.links.filter(
    (link) => link.state !== 'suggested' || !(concerns(link, a) && concerns(link, b)),
  );
}

function concerns({ child, parent }: Link, claims: ReadonlySet<string>): boolean {
  return claims.has(child.id) || claims.has(parent.id);
}

const EMPTY = makeHop({ kind: 'gap' }, 'observer', { known: 'inferred' });
