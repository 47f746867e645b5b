import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type QuestionId } from '#terms/ids.ts';
import { canonicalJson } from '#terms/canonical-json.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Payment, Source } from '#terms/source.ts';
import { instant } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import type { PhotoFacts } from '#intake/photos/photo-facts.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import type { Link } from '#lineage/link.ts';
import { suggestLinks } from '#lineage/suggest-links.ts';
import { assess } from '#assessment/assess.ts';
import { dealCase } from '#assessment/deal-case.ts';
import type { Outcome } from '#assessment/finding.ts';
import { LiveCase, type LiveKinds } from '#assessment/live-case.ts';
import { by, claim, hop, law, link, RUNS, tie } from './invent.ts';

/** Every run works several cases out anew. */
const TIMEOUT = 60_000 + 200 * RUNS;

const NOW = instant('2026-04-01T12:00:00Z');
const LATER = instant('2027-04-01T12:00:00Z');
const recorded = (id: string) =>
  ({ id, caseId: 'case', version: 1, madeAt: NOW, madeBy: 'user' }) as never;

/** Long enough for changes to meet each other: without `size` most sequences have a few steps. */
const LONG = { minLength: 10, maxLength: 50, size: 'max' } as const;

const QUESTIONS = ['Q0', 'Q1', 'Q2'];
const TYPES = ['yes-no', 'number', 'yes-no'] as const;
const SOURCES = ['S0', 'S1', 'S2', 'S3', 'S4'];
const CLAIMS = Array.from({ length: 10 }, (_, i) => `C${i}`);
const DOCUMENTS = Array.from({ length: 6 }, (_, i) => `D${i}`);
/** Some alike, some an excerpt of another, some too short to tell. */
const TEXTS = [
  'the men were taken from the old mill on the river road before the evening call',
  'people say the men were taken from the old mill on the river road before the evening call and driven north',
  'nobody has seen the baker since the second day of the market in the upper town',
  'ok',
];

function question(id: string, topic: string): Question {
  return {
    ...(recorded(id) as Question),
    ref: id,
    text: 'Were the men held at the mill?',
    type: TYPES[QUESTIONS.indexOf(id)] ?? 'yes-no',
    subjectIds: [],
    topic,
    period: null,
    importance: 1,
    options: [],
    places: {},
    unit: null,
    staleAfterDays: 30,
    protectedSite: { raised: false, why: null, answer: null },
    threatToLife: { raised: false, why: null, answer: null },
    status: 'open',
  };
}

function valueFor(questionId: string, n: number): Value {
  return questionId === 'Q1'
    ? { type: 'number', low: 10 + n, high: 10 + n }
    : { type: 'yes-no', answer: n % 2 === 0 ? 'yes' : 'no' };
}

type Put = { [K in keyof LiveKinds]: { kind: K; record: LiveKinds[K] } }[keyof LiveKinds];
type Step = { put: Put } | { remove: { kind: keyof LiveKinds; id: string } } | { read: QuestionId };

const id = fc.constantFrom;
const actor = fc.oneof(
  { weight: 6, arbitrary: id(...SOURCES).map(by) },
  { weight: 1, arbitrary: fc.constant({ kind: 'unnamed' as const, descriptor: 'a guard' }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'gap' as const }) },
);

const claims: fc.Arbitrary<Put> = fc
  .record({
    claimId: id(...CLAIMS),
    questionId: id(...QUESTIONS),
    n: fc.nat(3),
    hops: fc.array(actor, { minLength: 1, maxLength: 3 }),
    documentId: fc.option(id(...DOCUMENTS)),
    basis: id<Claim['basis'][]>('saw', 'saw', 'heard', 'unknown'),
    polarity: id<Claim['polarity'][]>('asserts', 'asserts', 'denies'),
    status: id<Claim['status'][]>('accepted', 'accepted', 'accepted', 'suggested', 'withdrawn'),
  })
  .map(({ claimId, questionId, n, hops, documentId, ...rest }) => ({
    kind: 'claim',
    record: claim(
      claimId,
      valueFor(questionId, n),
      hops.map((who, i) => hop(who, i === 0 ? 'observer' : 'relay')),
      {
        ...rest,
        questionId: asId(questionId),
        documentId: documentId === null ? null : asId(documentId),
        toldAt: { from: '2026-03-02', to: '2026-03-02', stated: '2 March', zone: null },
      },
    ),
  }));

/** Fingerprints of the two files: near each other, so that only a link by looks joins them. */
const PICTURES: Readonly<Record<string, string>> = {
  aa: '0123456789abcdef'.repeat(4),
  bb: `${'0123456789abcdef'.repeat(3)}0123456789abc000`,
};

const documents: fc.Arbitrary<Put> = fc
  .record({
    documentId: id(...DOCUMENTS),
    text: id(...TEXTS),
    sender: id('mill', 'road', 'north'),
    senderSourceId: fc.option(id(...SOURCES)),
    from: fc.option(id('2026-03-02', '2026-03-03', '2026-03-04')),
    forwardedFrom: fc.option(id('mill', 'road')),
    kind: id<Document['kind'][]>('message', 'message', 'photo'),
    media: fc.subarray(['aa', 'bb']),
    seen: fc.boolean(),
  })
  .map(({ documentId, senderSourceId, from, media, text, seen, ...rest }) => ({
    kind: 'document',
    record: {
      ...(recorded(documentId) as Document),
      ...rest,
      exhibitId: asId('exhibit'),
      importId: asId('import'),
      part: 'whole',
      language: 'en',
      textReceived: text,
      text,
      repairs: [],
      statedTime: from === null ? null : { from, to: from, stated: from, zone: null },
      senderSourceId: senderSourceId === null ? null : asId(senderSourceId),
      sessionId: null,
      media: media.map((sha256) => ({
        exhibitId: asId(sha256),
        sha256: asId(sha256),
        name: sha256,
      })),
      title: null,
      photo: seen ? photoOf(PICTURES[media[0] ?? ''] ?? null) : null,
    },
  }));

function photoOf(hash: string | null): PhotoFacts {
  return {
    type: 'image/jpeg',
    width: 320,
    height: 240,
    orientation: 1,
    takenAt: null,
    gps: null,
    device: null,
    software: null,
    hash,
    captions: [],
    flags: [],
  };
}

const links: fc.Arbitrary<Put> = fc
  .record({
    linkId: id('L0', 'L1', 'L2', 'L3'),
    ends: fc.oneof(
      fc.tuple(id(...CLAIMS), id(...CLAIMS)),
      fc.tuple(id(...DOCUMENTS), id(...DOCUMENTS)),
    ),
    state: id<Link['state'][]>('suggested', 'accepted', 'rejected'),
    weight: id(5, 20, 45),
    direction: id(0.3, 0.9),
  })
  .map(({ linkId, ends: [child, parent], state, weight, direction }) => {
    const end = (name: string): Link['child'] =>
      name.startsWith('C')
        ? { kind: 'claim', id: asId(name) }
        : { kind: 'document', id: asId(name) };
    return {
      kind: 'link',
      record: link(linkId, child, parent, {
        child: end(child),
        parent: end(parent),
        state,
        weight: weight as Decibans,
        direction: direction as Probability,
      }),
    };
  });

const outcomes: fc.Arbitrary<Put> = fc
  .record({
    outcomeId: id('O0', 'O1', 'O2'),
    questionId: id(...QUESTIONS),
    n: fc.nat(3),
    late: fc.boolean(),
  })
  .map(({ outcomeId, questionId, n, late }) => ({
    kind: 'outcome',
    record: {
      ...(recorded(outcomeId) as Outcome),
      questionId: asId(questionId),
      value: valueFor(questionId, n),
      standardOfProof: 'reasonable-grounds',
      evidence: 'they came back',
      decidedBy: 'a person',
      at: late ? LATER : NOW,
    },
  }));

const people: fc.Arbitrary<Put> = fc.oneof(
  fc
    .record({ sourceId: id(...SOURCES), cell: fc.option(id('east', 'west')) })
    .map(({ sourceId, cell }): Put => ({
      kind: 'source',
      record: {
        ...(recorded(sourceId) as Source),
        pseudonym: `bird ${sourceId}`,
        kind: 'witness',
        tier: null,
        cell,
        languages: [],
        firstContact: null,
        howMet: null,
        status: 'active',
        riskLimit: 'low',
        consent: 'internal',
        handles: [],
      },
    })),
  fc
    .tuple(id(...SOURCES), id(...SOURCES), id('kin' as const, 'grudge-against' as const))
    .map(([a, b, kind]): Put => ({ kind: 'tie', record: tie(a, b, kind) })),
  fc.tuple(id('P0', 'P1'), id(...SOURCES)).map(([paymentId, sourceId]): Put => ({
    kind: 'payment',
    record: {
      ...(recorded(paymentId) as Payment),
      sourceId: asId(sourceId),
      on: { from: '2026-03-01', to: '2026-03-01', stated: '1 March', zone: null },
      amount: 20,
      currency: 'EUR',
      for: 'per-report',
      decidedBy: 'a person',
    },
  })),
  fc
    .tuple(id(...QUESTIONS), id('detention', 'roads'))
    .map(([questionId, topic]): Put => ({ kind: 'question', record: question(questionId, topic) })),
);

const removals = fc.oneof(
  id(...CLAIMS).map((name) => ({ kind: 'claim' as const, id: name })),
  id(...DOCUMENTS).map((name) => ({ kind: 'document' as const, id: name })),
  id('L0', 'L1', 'L2', 'L3').map((name) => ({ kind: 'link' as const, id: name })),
  id('O0', 'O1', 'O2').map((name) => ({ kind: 'outcome' as const, id: name })),
  id(...SOURCES).map((name) => ({ kind: 'source' as const, id: name })),
  id(...QUESTIONS).map((name) => ({ kind: 'question' as const, id: name })),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: claims.map((put) => ({ put })) },
  { weight: 4, arbitrary: documents.map((put) => ({ put })) },
  { weight: 4, arbitrary: links.map((put) => ({ put })) },
  { weight: 3, arbitrary: outcomes.map((put) => ({ put })) },
  { weight: 4, arbitrary: people.map((put) => ({ put })) },
  { weight: 3, arbitrary: removals.map((remove) => ({ remove })) },
  { weight: 8, arbitrary: id(...QUESTIONS).map((read) => ({ read: asId<QuestionId>(read) })) },
);

function begin(): LiveCase {
  return new LiveCase({ questions: QUESTIONS.map((name) => question(name, 'detention')) });
}

function take(live: LiveCase, one: Step): void {
  if ('put' in one) live.put(one.put.kind, one.put.record as never);
  else if ('remove' in one) live.remove(one.remove.kind, one.remove.id as never);
  else if (live.records().questions.some(({ id: known }) => known === one.read)) {
    live.assess(one.read, NOW);
    live.suggestions.all();
  }
}

/** The whole case worked out anew from its records. */
function expectSameAsBatch(live: LiveCase, now = NOW): void {
  const records = live.records();
  const dealt = dealCase(records, now);
  for (const asked of records.questions) {
    const input = dealt.input(asked);
    expect(canonicalJson(live.input(asked.id, now))).toBe(canonicalJson(input));
    expect(canonicalJson(live.assess(asked.id, now).assessment)).toBe(canonicalJson(assess(input)));
  }
  expect(canonicalJson(live.suggestions.all())).toBe(canonicalJson(suggestLinks(records)));
}

describe(
  '[L10] adding to what was worked out gives the same as working everything out again',
  { timeout: TIMEOUT },
  () => {
    test('after any sequence of changes, read at any moment in between', () => {
      law(
        fc.property(fc.array(step, LONG), (steps) => {
          const live = begin();
          for (const one of steps) take(live, one);
          expectSameAsBatch(live);
          expectSameAsBatch(live, LATER);
        }),
      );
    });

    test('whatever is not said to be touched is as it was', () => {
      law(
        fc.property(fc.array(step, LONG), step, (steps, last) => {
          fc.pre('put' in last);
          const live = begin();
          for (const one of steps) take(live, one);
          const ids = live.records().questions.map(({ id: name }) => name);
          const bytes = () =>
            new Map(
              live
                .records()
                .questions.map((q) => [q.id, canonicalJson(live.assess(q.id, NOW).assessment)]),
            );
          const before = bytes();
          const { put } = last as { put: Put };
          const touched = live.put(put.kind, put.record as never);
          const after = bytes();
          for (const name of ids) {
            if (!touched.everyone && !touched.questions.has(name)) {
              expect(after.get(name)).toBe(before.get(name));
            }
          }
        }),
      );
    });

    test('past the size at which shared words become a formula, and back', () => {
      const texts = [...TEXTS.slice(0, 2), 'we are well and nobody came today'];
      const told = (n: number, text: string, day: number): Put => ({
        kind: 'document',
        record: {
          ...(recorded(`D${n}`) as Document),
          exhibitId: asId('exhibit'),
          importId: asId('import'),
          part: `${n}`,
          kind: 'message',
          language: 'en',
          textReceived: text,
          text,
          repairs: [],
          statedTime: { from: `2026-03-0${day}`, to: '2026-03-09', stated: '', zone: null },
          sender: `sender ${n}`,
          senderSourceId: null,
          sessionId: null,
          forwardedFrom: null,
          media: [],
          title: null,
        },
      });
      const one = fc
        .record({
          n: fc.integer({ min: 36, max: 46 }),
          text: id(...texts),
          day: fc.integer({ min: 1, max: 7 }),
          gone: id(true, false, false),
        })
        .map(({ n, text, day, gone }): Step =>
          gone ? { remove: { kind: 'document', id: `D${n}` } } : { put: told(n, text, day) },
        );
      fc.assert(
        fc.property(id(...texts), fc.array(one, LONG), (text, steps) => {
          const live = begin();
          for (let n = 0; n < 38; n++) take(live, { put: told(n, text, 1 + (n % 7)) });
          for (const each of steps) {
            take(live, each);
            expect(canonicalJson(live.suggestions.all())).toBe(
              canonicalJson(suggestLinks(live.records())),
            );
          }
        }),
        { numRuns: Math.ceil(RUNS / 20) },
      );
    });
  },
);
