/**
 * Invented cases for the laws: a handful of claims on one question, with chains, gaps, unnamed people,
 * links, ties and track records, as fast-check makes them up. Failing cases shrink to small ones.
 */
import fc from 'fast-check';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';
import type { Link } from '#lineage/link.ts';
import type { Lineage } from '#lineage/lineage.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import { corroborateQuestion } from '#corroboration/corroborate-question.ts';
import type { Posterior } from '#corroboration/posterior.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { Settings } from '#corroboration/settings.ts';
import type { Question } from '#claims/question.ts';
import type { Source, Tie } from '#terms/source.ts';
import { asId } from '#terms/ids.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import { instant } from '#terms/time.ts';
import { makeHop } from '#claims/make-hop.ts';

/** How many cases each law is tried on; `HEARSAY_LAW_RUNS=20000` for a night. */
export const RUNS = Number(process.env['HEARSAY_LAW_RUNS'] ?? 200);
/** The cases are new ones every time; with `HEARSAY_LAW_SEED` the same, so that a change alone can turn a run red. */
const SEED = process.env['HEARSAY_LAW_SEED'];
export const law = <T>(property: fc.IProperty<T>): void =>
  fc.assert(property, { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) });

export interface Case {
  readonly question: Pick<Question, 'type' | 'options' | 'places' | 'unit' | 'topic'>;
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
  readonly sources: readonly Source[];
  readonly ties: readonly Tie[];
  readonly trackRecords: readonly TrackRecord[];
}

export function trace(one: Case): Lineage {
  return traceLineage(one);
}

export function corroborate(one: Case, settings?: Partial<Settings>): Posterior {
  return corroborateQuestion({
    ...one,
    lineage: traceLineage(one),
    ...(settings === undefined ? {} : { settings }),
  });
}

/** The probability a posterior gives to a value's label; 0 for one nobody mentioned. */
export function probabilityOf(posterior: Posterior, label: string): number {
  return posterior.answers.find((answer) => answer.label === label)?.probability ?? 0;
}

const made = instant('2026-03-12T10:00:00Z');
const recorded = (id: string) => ({
  id: asId(id),
  caseId: asId('case'),
  version: 1,
  madeAt: made,
  madeBy: asId('user'),
});

export function claim(
  id: string,
  value: Value,
  hops: readonly Hop[],
  change: Partial<Claim> = {},
): Claim {
  return {
    ...(recorded(id) as Pick<Claim, 'id' | 'caseId' | 'version' | 'madeAt' | 'madeBy'>),
    questionId: asId('question'),
    value,
    polarity: 'asserts',
    quote: 'as told',
    documentId: null,
    span: null,
    hops,
    basis: 'saw',
    access: 'not-known',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    suggestedBy: 'person',
    decidedBy: 'a person',
    status: 'accepted',
    comment: null,
    ...change,
  };
}

export function hop(actor: Hop['actor'], role: Hop['role'] = 'relay'): Hop {
  return makeHop(actor, role);
}

export const by = (sourceId: string): Hop['actor'] => ({
  kind: 'source',
  sourceId: asId(sourceId),
});

/** A chain of named sources, the first of whom observed it. */
export const chain = (...ids: readonly string[]): readonly Hop[] =>
  ids.map((id, i) => hop(by(id), i === 0 ? 'observer' : 'relay'));

export function link(id: string, child: string, parent: string, change: Partial<Link> = {}): Link {
  return {
    ...(recorded(id) as Pick<Link, 'id' | 'caseId' | 'version' | 'madeAt' | 'madeBy'>),
    child: { kind: 'claim', id: asId(child) },
    parent: { kind: 'claim', id: asId(parent) },
    kind: 'same-wording',
    weight: 25 as Decibans,
    direction: 0.9 as Probability,
    reasons: [],
    state: 'suggested',
    decidedBy: null,
    comment: null,
    ...change,
  };
}

export function tie(from: string, to: string, kind: Tie['tie']): Tie {
  return {
    ...(recorded(`tie ${from} ${to}`) as Pick<
      Tie,
      'id' | 'caseId' | 'version' | 'madeAt' | 'madeBy'
    >),
    from: asId(from),
    to: { kind: 'source', id: asId(to) },
    tie: kind,
    during: null,
    howKnown: 'they said so',
  };
}

export const YES_NO: Case['question'] = {
  type: 'yes-no',
  options: [],
  places: {},
  unit: null,
  topic: 'detention',
};

const NAMES = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5'];

const actor: fc.Arbitrary<Hop['actor']> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES).map(by) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('a guard', 'a driver')
      .map((descriptor) => ({ kind: 'unnamed' as const, descriptor })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'gap' as const }) },
);

const questions = {
  'yes-no': {
    question: YES_NO,
    value: fc
      .constantFrom('yes' as const, 'no' as const)
      .map((answer): Value => ({ type: 'yes-no', answer })),
  },
  choice: {
    question: { ...YES_NO, type: 'choice' as const },
    value: fc
      .constantFrom('bakery', 'school', 'mill')
      .map((answer): Value => ({ type: 'choice', answer })),
  },
  options: {
    question: { ...YES_NO, type: 'choice' as const, options: ['red', 'blue', 'green', 'white'] },
    value: fc
      .constantFrom('red', 'blue', 'green')
      .map((answer): Value => ({ type: 'choice', answer })),
  },
  place: {
    question: {
      ...YES_NO,
      type: 'place' as const,
      places: { 'Tell Varo': 'Sefin', Arde: 'Sefin', Sefin: 'North', Korrin: 'North' },
    },
    value: fc
      .constantFrom('Tell Varo', 'Arde', 'Sefin', 'Korrin')
      .map((place): Value => ({ type: 'place', place })),
  },
  number: {
    question: { ...YES_NO, type: 'number' as const },
    value: fc
      .tuple(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 20 }),
        fc.constantFrom('exact', 'range', 'over', 'under'),
      )
      .map(([low, more, kind]): Value => ({
        type: 'number',
        low: kind === 'under' ? null : low,
        high: kind === 'over' ? null : kind === 'exact' ? low : low + more,
      })),
  },
  time: {
    question: { ...YES_NO, type: 'time' as const },
    value: fc
      .constantFrom('2026-03-12', '2026-03-12T21:10:00', '2026-03-12T21:30:00', '2026-03')
      .map((at): Value => ({ type: 'time', from: at, to: at })),
  },
  set: {
    question: { ...YES_NO, type: 'set' as const },
    value: fc
      .subarray(['Ilven', 'Marro', 'Teshk'])
      .map((answers): Value => ({ type: 'set', answers })),
  },
  point: {
    question: { ...YES_NO, type: 'point' as const },
    value: fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(20, 400, 5000))
      .map(([step, radius]): Value => ({
        type: 'point',
        lat: 35.1 + step * 0.01,
        lon: 36.4,
        radius,
      })),
  },
} as const;

export type Kind = keyof typeof questions;
export const KINDS = Object.keys(questions) as readonly Kind[];

/** A case of up to `most` claims. */
export function cases(
  kinds: readonly Kind[] = ['yes-no', 'choice', 'options'],
  most = 6,
): fc.Arbitrary<Case> {
  return fc.constantFrom(...kinds).chain((kind) => {
    const { question, value } = questions[kind];
    const report = fc.record({
      value: value as fc.Arbitrary<Value>,
      polarity: fc.constantFrom<Claim['polarity'][]>('asserts', 'asserts', 'asserts', 'denies'),
      hops: fc.array(fc.tuple(actor, fc.constantFrom('relay' as const, 'translator' as const)), {
        minLength: 1,
        maxLength: 3,
      }),
      basis: fc.constantFrom<Claim['basis'][]>(
        'saw',
        'saw',
        'document',
        'heard',
        'inferred',
        'unknown',
      ),
      toldAt: fc.constantFrom(null, '2026-03-12', '2026-03-13'),
    });
    return fc
      .record({
        reports: fc.array(report, { maxLength: most }),
        links: fc.array(
          fc.record({
            child: fc.nat(most),
            parent: fc.nat(most),
            state: fc.constantFrom<Link['state'][]>(
              'suggested',
              'suggested',
              'accepted',
              'rejected',
            ),
            weight: fc.constantFrom(5, 20, 30, 45),
            direction: fc.constantFrom(0.3, 0.5, 0.9),
          }),
          { maxLength: 3 },
        ),
        ties: fc.array(
          fc.tuple(
            fc.constantFrom(...NAMES),
            fc.constantFrom(...NAMES),
            fc.constantFrom<Tie['tie'][]>('kin', 'same-cell', 'reports-to', 'rival-of'),
          ),
          { maxLength: 3 },
        ),
        trackRecords: fc.array(
          fc.record({
            sourceId: fc.constantFrom(...NAMES).map((id) => asId<TrackRecord['sourceId']>(id)),
            role: fc.constantFrom<TrackRecord['role'][]>('observer', 'relay', 'translator'),
            topic: fc.constantFrom('detention', 'roads'),
            right: fc.integer({ min: 0, max: 12 }),
            wrong: fc.integer({ min: 0, max: 6 }),
          }),
          { maxLength: 6 },
        ),
      })
      .map(({ reports, links, ties, trackRecords }): Case => ({
        question,
        claims: reports.map(({ value: said, polarity, hops, basis, toldAt }, i) =>
          claim(
            `C${i}`,
            said,
            hops.map(([who, role], k) => hop(who, k === 0 ? 'observer' : role)),
            {
              polarity,
              basis,
              toldAt:
                toldAt === null ? null : { from: toldAt, to: toldAt, stated: toldAt, zone: null },
            },
          ),
        ),
        links: links.map((one, i) =>
          link(`L${i}`, `C${one.child}`, `C${one.parent}`, {
            state: one.state,
            weight: one.weight as Decibans,
            direction: one.direction as Probability,
          }),
        ),
        sources: [],
        ties: ties.map(([from, to, kindOfTie]) => tie(from, to, kindOfTie)),
        trackRecords,
      }));
  });
}
