/**
 * "Were detainees held in the grain silo?" – a case drawn by hand, for tests only, with its lineage
 * and posterior written down so that what is tested here does not depend on the stages before.
 *
 * Plum saw it from the roof and told Alder, who told Heron, who told us three times; Ibis told two
 * buyers in nearly the same words. A guard told Quince. A channel forwarded two posts of nobody knows
 * whom. Tern was inside and says no.
 */
import { asId, type ClaimId } from '#terms/ids.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Lineage, Origin } from '#lineage/lineage.ts';
import type { Contribution, Posterior } from '#corroboration/posterior.ts';
import type { AssessInput } from './assess-input.ts';
import type { DocumentRef } from './explain.ts';
import {
  YES,
  NO,
  makeClaim,
  namedHop,
  makeInput,
  makeLink,
  makeNode,
  makeQuestion,
  makeSource,
  actorOf,
} from './hand-made.ts';

export function siloInput(change: Partial<AssessInput> = {}): AssessInput {
  const heron = (id: string, quote: string) =>
    makeClaim(id, ['Plum', 'Alder', 'Heron'], YES, {
      quote,
      hops: [
        namedHop('Plum', 'observer'),
        namedHop('Alder', 'relay'),
        namedHop('Heron', 'relay', { paidPerReport: true }),
      ],
    });
  return makeInput([], {
    question: makeQuestion({
      protectedSite: { raised: true, why: 'people may be held there', answer: null },
    }),
    claims: [
      heron('c41', '… they brought nine or ten men, hands tied, before the last prayer …'),
      heron('c44', 'nine or ten men with their hands tied'),
      heron('c58', 'yes'),
      makeClaim('c61', ['Plum', 'Alder', 'Ibis'], YES, { quote: 'nine or ten men, hands tied' }),
      makeClaim('c63', ['Plum', 'Alder', 'Ibis'], YES, { quote: 'nine or ten men, hands tied' }),
      makeClaim('c52', ['“a guard”', 'Quince'], YES, {
        quote: '… he said the silo was full of prisoners that week …',
        hops: [namedHop('“a guard”', 'observer'), namedHop('Quince', 'relay')],
      }),
      makeClaim('c47', ['?', 'Valley'], YES, { quote: 'Prisoners in the silo!' }),
      makeClaim('c49', ['?', 'Valley'], YES, { quote: 'Prisoners in the silo! (photo)' }),
      makeClaim('c70', ['Tern'], NO, { quote: '… there was only grain and two guards …' }),
    ],
    links: [makeLink('l1', 'c61', 'c41')],
    sources: [
      makeSource('Plum'),
      makeSource('Alder', { kind: 'collector', tier: 1, cell: 'cell-2' }),
      makeSource('Heron', { kind: 'lead', tier: 3 }),
      makeSource('Ibis', { kind: 'lead', tier: 3, consent: 'internal' }),
      makeSource('Quince', { consent: 'internal' }),
      makeSource('Valley', { kind: 'publication', pseudonym: 'Channel “Valley Now”' }),
      makeSource('Tern', { kind: 'defector' }),
    ],
    trackRecords: ['Plum', 'Tern'].map((name) => ({
      sourceId: asId(`source-${name}`),
      role: 'observer',
      topic: 'detention',
      right: 6,
      wrong: 0,
    })),
    ...change,
  });
}

export function siloLineage(): Lineage {
  const ids = (...names: string[]) => names.map((name) => asId<ClaimId>(name));
  const origin = (
    key: string,
    node: number,
    name: string,
    claims: readonly ClaimId[],
    change: Partial<Origin> = {},
  ): Origin => ({
    key,
    node,
    actor: actorOf(name),
    basis: 'saw',
    claimIds: claims,
    standing: 'independent',
    why: 'no shared hop, wording or tie with the others',
    ...change,
  });
  const plum = 'source:source-Plum';
  const guard = 'unnamed:a guard';
  const tern = 'source:source-Tern';
  const gap = 'gap:c47';
  const pair = (a: string, b: string, state: 'independent' | 'not-established') => ({
    a,
    b,
    state,
    probability: null,
    why: state === 'independent' ? 'different people, no shared hop' : 'the chain has a gap',
  });
  return {
    nodes: [
      makeNode(0, null, 'Plum'),
      makeNode(1, 0, 'Alder'),
      makeNode(2, 1, 'Heron', ['c41', 'c44', 'c58']),
      makeNode(3, 1, 'Ibis', ['c61', 'c63'], {
        viaLink: { linkId: 'l1', state: 'suggested', probability: 0.96 },
      }),
      makeNode(4, null, '“a guard”'),
      makeNode(5, 4, 'Quince', ['c52']),
      makeNode(6, null, '?'),
      makeNode(7, 6, 'Valley', ['c47', 'c49']),
      makeNode(8, null, 'Tern', ['c70']),
    ],
    origins: [
      origin(plum, 0, 'Plum', ids('c41', 'c44', 'c58', 'c61', 'c63')),
      origin(guard, 4, '“a guard”', ids('c52')),
      origin(gap, 6, '?', ids('c47', 'c49'), {
        basis: 'unknown',
        standing: 'not-established',
        why: 'a step before Channel “Valley Now” is missing',
      }),
      origin(tern, 8, 'Tern', ids('c70')),
    ],
    pairs: [
      pair(plum, guard, 'independent'),
      pair(plum, tern, 'independent'),
      pair(guard, tern, 'independent'),
      pair(plum, gap, 'not-established'),
      pair(guard, gap, 'not-established'),
      pair(tern, gap, 'not-established'),
    ],
    established: { independent: 11, dependent: 11, unknown: 14 },
    marks: [
      {
        kind: 'resale',
        text: 'Heron and Ibis passed on the same report, each to another buyer.',
        claimIds: ids('c41', 'c61'),
        sourceIds: ['source-Heron', 'source-Ibis'],
      },
    ],
  };
}

export function siloPosterior(): Posterior {
  const contribution = (origin: string, decibans: number, without: number): Contribution => ({
    origin,
    decibans: decibans as Decibans,
    without: {
      label: without >= 0.5 ? 'yes' : 'no',
      probability: Math.max(without, 1 - without) as Probability,
    },
    bestWithout: without as Probability,
  });
  return {
    answers: [
      { value: YES, label: 'yes', probability: 0.68 as Probability, reports: 8, origins: 3 },
      { value: NO, label: 'no', probability: 0.32 as Probability, reports: 1, origins: 1 },
    ],
    none: 0 as Probability,
    probabilityInterval: [0.52 as Probability, 0.82 as Probability],
    estimate: null,
    reports: 9,
    origins: 3.4,
    effective: 2.6,
    contributions: [
      contribution('source:source-Plum', 7.1, 0.31),
      contribution('source:source-Tern', -5.8, 0.89),
      contribution('unnamed:a guard', 3.2, 0.51),
      contribution('gap:c47', 0.9, 0.63),
    ],
    countingReports: 0.998 as Probability,
  };
}

export function siloDocuments(): readonly DocumentRef[] {
  const document = (number: number, kind: string, statedTime: string) => ({
    id: `document-c${number}`,
    number,
    kind,
    statedTime,
  });
  return [
    document(41, 'message', '13 Mar 02:10'),
    document(44, 'message', '13 Mar 07:55'),
    document(47, 'message', '13 Mar 11:20'),
    document(49, 'message', '13 Mar 12:02'),
    document(52, 'transcript', '14 Mar'),
    document(58, 'row', '14 Mar'),
    document(61, 'message', '15 Mar 09:30'),
    document(63, 'message', '15 Mar 10:10'),
    document(70, 'transcript', '18 Mar'),
  ];
}
