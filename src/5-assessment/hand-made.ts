/**
 * Records made by hand, for tests only: every field has a plain default and a test says what matters.
 * Invented names throughout.
 */
import { asId, type ClaimId, type DocumentId, type SourceId } from '#terms/ids.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Source } from '#terms/source.ts';
import { instant, type TimeSpan } from '#terms/time.ts';
import type { Actor, Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Link } from '#lineage/link.ts';
import type { Lineage, LineageNode } from '#lineage/lineage.ts';
import { makeHop } from '#claims/make-hop.ts';
import type { AssessInput } from './assess-input.ts';

export const NOW = instant('2026-03-20T12:00:00Z');

const recorded = {
  caseId: asId<Question['caseId']>('case-1'),
  version: 1,
  madeAt: NOW,
  madeBy: asId<Question['madeBy']>('user-1'),
};

export const YES: Value = { type: 'yes-no', answer: 'yes' };
export const NO: Value = { type: 'yes-no', answer: 'no' };

export function day(date: string): TimeSpan {
  return { from: date, to: date, stated: date, zone: 'Etc/UTC' };
}

export function makeQuestion(change: Partial<Question> = {}): Question {
  const unflagged = { raised: false, why: null, answer: null };
  return {
    ...recorded,
    id: asId('question-1'),
    ref: 'Q-017',
    text: 'Were detainees held in the grain silo on 12 March?',
    type: 'yes-no',
    subjectIds: [],
    topic: 'detention',
    period: null,
    importance: 2,
    options: [],
    places: {},
    unit: null,
    staleAfterDays: null,
    protectedSite: unflagged,
    threatToLife: unflagged,
    status: 'open',
    ...change,
  };
}

export function makeSource(name: string, change: Partial<Source> = {}): Source {
  return {
    ...recorded,
    id: asId<SourceId>(`source-${name}`),
    pseudonym: name,
    kind: 'witness',
    tier: 0,
    cell: null,
    languages: [],
    firstContact: null,
    howMet: null,
    status: 'active',
    riskLimit: 'low',
    consent: 'pseudonymous-release',
    handles: [],
    ...change,
  };
}

/** "Plum" is a source, "“a guard”" an unnamed person, "?" a gap. */
export function actorOf(name: string): Actor {
  if (name === '?') return { kind: 'gap' };
  if (name.startsWith('“')) return { kind: 'unnamed', descriptor: name.slice(1, -1) };
  return { kind: 'source', sourceId: asId(`source-${name}`) };
}

export function namedHop(name: string, role: Hop['role'], change: Partial<Hop> = {}): Hop {
  return makeHop(actorOf(name), role, change);
}

/** A claim by its chain: `makeClaim('c1', ['Plum', 'Alder'], YES)`. The first is the observer. */
export function makeClaim(
  id: string,
  chain: readonly string[],
  value: Value,
  change: Partial<Claim> = {},
): Claim {
  return {
    ...recorded,
    id: asId<ClaimId>(id),
    questionId: asId('question-1'),
    value,
    polarity: 'asserts',
    quote: `words of ${id}`,
    documentId: asId<DocumentId>(`document-${id}`),
    span: null,
    hops: chain.map((name, i) => namedHop(name, i === 0 ? 'observer' : 'relay')),
    basis: chain[0] === '?' ? 'unknown' : 'saw',
    access: chain.length === 1 ? 'direct' : 'indirect',
    certainty: [],
    toldAt: day('2026-03-13'),
    aboutTime: null,
    place: null,
    suggestedBy: 'person',
    decidedBy: 'user-1',
    status: 'accepted',
    comment: null,
    ...change,
  };
}

export function makeLink(
  id: string,
  child: string,
  parent: string,
  change: Partial<Link> = {},
): Link {
  return {
    ...recorded,
    id: asId(id),
    child: { kind: 'claim', id: asId(child) },
    parent: { kind: 'claim', id: asId(parent) },
    kind: 'near-wording',
    weight: 18 as Decibans,
    direction: 0.8 as Probability,
    reasons: [{ what: 'near-wording', decibans: 18 as Decibans, detail: '96 % of the wording' }],
    state: 'suggested',
    decidedBy: null,
    comment: null,
    ...change,
  };
}

/** An input whose sources are those named in the chains. */
export function makeInput(
  claims: readonly Claim[],
  change: Partial<AssessInput> & { readonly sourceChange?: Partial<Source> } = {},
): AssessInput {
  const { sourceChange = {}, ...rest } = change;
  const names = new Set<string>();
  for (const claim of claims) {
    for (const { actor } of claim.hops) {
      if (actor.kind === 'source') names.add(actor.sourceId.slice('source-'.length));
    }
  }
  return {
    question: makeQuestion(),
    claims,
    links: [],
    sources: [...names].map((name) => makeSource(name, sourceChange)),
    ties: [],
    payments: [],
    trackRecords: [],
    now: NOW,
    likelihoodScale: 'ICD 203',
    ...rest,
  };
}

/** A node of a lineage drawn by hand: parent index, actor, claims that ended there. */
export function makeNode(
  index: number,
  parent: number | null,
  name: string,
  claimIds: readonly string[] = [],
  change: Partial<LineageNode> = {},
): LineageNode {
  return {
    index,
    parent,
    actor: actorOf(name),
    role: parent === null ? 'observer' : 'relay',
    claimIds: claimIds.map((id) => asId<ClaimId>(id)),
    viaLink: null,
    ...change,
  };
}

export function makeLineage(nodes: readonly LineageNode[]): Lineage {
  return {
    nodes,
    origins: [],
    pairs: [],
    established: { independent: 0, dependent: 0, unknown: 0 },
    marks: [],
  };
}
