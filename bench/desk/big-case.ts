/**
 * A big invented case for measuring the desk: questions of several kinds, claims on them by chains of
 * one to three, documents in three languages they stand in, and what is on record of the people: payments,
 * ties, sessions, outcomes, decided links. The same numbers give the same case.
 */
import { asId, type CaseId, type SourceId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Draft } from '#terms/record.ts';
import { instant } from '#terms/time.ts';
import type { ContactWindow, Payment, Session, Tie } from '#terms/source.ts';
import type { Document } from '#intake/document.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Link } from '#lineage/link.ts';
import type { Outcome } from '#assessment/finding.ts';
import type { RecordKind, RecordKinds, Store } from '#store/store.ts';
import { seeded } from '../../test/harness/random.ts';

export interface BigCaseSize {
  readonly questions: number;
  readonly documents: number;
  readonly claimsEach: number;
  readonly sources: number;
  /** Payments; half as many ties, a tenth of it sessions and contact windows, a twentieth outcomes and links. */
  readonly records: number;
}

export const OWNER: Principal = { userId: asId<UserId>('owner'), name: 'Bench', kind: 'owner' };

const PLACES = ['Sefin', 'Varo', 'Oru', 'Halm', 'Tarun', 'Belisk', 'Mirdan', 'Kesh'];
const THINGS = ['gate', 'mill', 'bridge', 'silo', 'market', 'school', 'clinic', 'road', 'barrier'];
const WORDS =
  'river evening guard tower baker truck field wall north early spring seven men taken driven back before after upper lower town people say nobody saw two cars came left stayed again later morning water bread carts lamp door courtyard yesterday family uncle driver list names stone smoke quiet loud window'.split(
    ' ',
  );
const ARABIC =
  'قال الحارس إن السيارات وصلت ليلا إلى المدرسة ثم خرج الرجال من المستشفى نحو الجسر القديم وكان الطريق مغلقا'.split(
    ' ',
  );
const FRENCH =
  'le gardien a dit que les camions étaient arrivés à l’école hier soir et que personne n’était blessé près du marché'.split(
    ' ',
  );

/** Fills a store with it and gives the id of the case. */
export async function makeBigCase(
  store: Store,
  size: BigCaseSize,
  say: (line: string) => void = () => {},
): Promise<CaseId> {
  const random = seeded(20_261_122);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const act = { verb: 'sample.load' } as const;
  const made = await store.transact(OWNER, { verb: 'case.create' }, (tx) =>
    tx.createCase({
      title: 'A big invented case',
      purpose: 'event',
      members: [{ userId: OWNER.userId, role: 'lead' }],
      releasePolicy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
      zone: 'UTC',
    }),
  );
  const caseId = made.caseId;
  const sourceIds = Array.from({ length: size.sources }, (_, i) => asId<SourceId>(`s-${i}`));
  await store.transact(OWNER, act, (tx) =>
    tx.insertMany(
      'source',
      caseId,
      sourceIds.map((id, i) => ({
        id,
        pseudonym: `Wren ${i}`,
        kind: 'witness' as const,
        tier: i % 4,
        cell: `cell ${i % 40}`,
        languages: ['en'],
        firstContact: null,
        howMet: null,
        status: 'active' as const,
        riskLimit: 'low' as const,
        consent: 'internal' as const,
        handles: [],
      })),
    ),
  );
  // Besides everyday words some thousands of rare ones, the rarer the more of them, as texts have them.
  const SYLLABLES = 'ka lo mir tes von dar ul pe shi ran gol ek bas til mo zer'.split(' ');
  const rare = Array.from(
    { length: 6000 },
    () => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES),
  );
  const sentence = (words: readonly string[], count: number): string =>
    Array.from({ length: count }, () =>
      random() < 0.4 ? pick(words) : (rare[Math.floor(rare.length * random() ** 3)] as string),
    ).join(' ');
  const batches = async <T>(
    count: number,
    make: (i: number) => T,
    put: (drafts: readonly T[]) => Promise<unknown>,
    what: string,
  ): Promise<void> => {
    const begun = performance.now();
    for (let from = 0; from < count; from += 5000) {
      await put(Array.from({ length: Math.min(5000, count - from) }, (_, i) => make(from + i)));
    }
    say(`${count} ${what} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  };
  await batches(
    size.documents,
    (i): Draft<Document> => {
      const language = i % 5 === 0 ? 'ar' : i % 5 === 1 ? 'fr' : 'en';
      const words = language === 'ar' ? ARABIC : language === 'fr' ? FRENCH : WORDS;
      const text = `${sentence(words, 24 + Math.floor(random() * 30))} ${pick(PLACES)} ${pick(THINGS)} n${i}`;
      return {
        id: asId(`d-${i}`),
        exhibitId: asId('x-1'),
        importId: asId('i-1'),
        part: `message ${i}`,
        kind: 'message',
        language,
        textReceived: text,
        text,
        repairs: [],
        statedTime: null,
        sender: `Wren ${i % size.sources}`,
        senderSourceId: sourceIds[i % size.sources] ?? null,
        sessionId: null,
        forwardedFrom: null,
        media: [],
        title: null,
      };
    },
    (drafts) => store.transact(OWNER, act, (tx) => tx.insertMany('document', caseId, drafts)),
    'documents',
  );
  const flag = { raised: false, why: null, answer: null };
  await batches(
    size.questions,
    (i): Draft<Question> => ({
      id: asId(`q-${i}`),
      ref: `Q-${String(i + 1).padStart(3, '0')}`,
      text: `Was the ${pick(THINGS)} at ${pick(PLACES)} held on day ${i}?`,
      type: 'yes-no',
      subjectIds: [],
      topic: pick(['detention', 'roads', 'supplies', 'harm', 'movement']),
      period: null,
      importance: (1 + (i % 3)) as 1 | 2 | 3,
      options: [],
      places: {},
      unit: null,
      staleAfterDays: null,
      protectedSite: flag,
      threatToLife: flag,
      status: i % 11 === 0 ? 'under-review' : 'open',
    }),
    (drafts) => store.transact(OWNER, act, (tx) => tx.insertMany('question', caseId, drafts)),
    'questions',
  );
  const hop = (role: Hop['role']): Hop => ({
    actor: { kind: 'source', sourceId: pick(sourceIds) },
    role,
    channel: null,
    heardAt: null,
    passedAt: null,
    language: null,
    rendering: 'unknown',
    known: 'declared',
    paidPerReport: null,
    evidence: null,
  });
  await batches(
    size.questions * size.claimsEach,
    (i): Draft<Claim> => ({
      id: asId(`c-${i}`),
      questionId: asId(`q-${i % size.questions}`),
      value: { type: 'yes-no', answer: random() < 0.75 ? 'yes' : 'no' },
      polarity: 'asserts',
      quote: sentence(WORDS, 8),
      documentId: i < size.documents ? asId(`d-${i}`) : null,
      span: null,
      hops: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at) =>
        hop(at === 0 ? 'observer' : 'relay'),
      ),
      basis: 'saw',
      access: 'direct',
      certainty: [],
      toldAt: null,
      aboutTime: null,
      place: null,
      suggestedBy: 'import',
      decidedBy: null,
      status: 'accepted',
      comment: null,
    }),
    (drafts) => store.transact(OWNER, act, (tx) => tx.insertMany('claim', caseId, drafts)),
    'claims',
  );
  const span = (i: number) => {
    const stated = `2026-0${1 + (i % 9)}-1${i % 10}`;
    return { from: stated, to: stated, stated, zone: null };
  };
  const source = (i: number): SourceId => sourceIds[i % sourceIds.length] as SourceId;
  const at = instant('2026-05-01T08:00:00Z');
  const fill = <K extends RecordKind>(
    kind: K,
    count: number,
    make: (i: number) => Draft<RecordKinds[K]>,
  ): Promise<void> =>
    batches(
      count,
      make,
      (drafts) => store.transact(OWNER, act, (tx) => tx.insertMany(kind, caseId, drafts)),
      `${kind} records`,
    );
  await fill('payment', size.records, (i): Draft<Payment> => ({
    sourceId: source(i),
    on: span(i),
    amount: 20 + (i % 90),
    currency: 'USD',
    for: pick(['retainer', 'per-report', 'bonus', 'expenses'] as const),
    decidedBy: pick(['Marrane', 'Tolland']),
  }));
  await fill('tie', size.records / 2, (i): Draft<Tie> => ({
    from: source(i),
    to: { kind: 'source', id: source(i * 7 + 1) },
    tie: pick(['reports-to', 'grudge-against', 'kin', 'rival-of'] as const),
    during: null,
    howKnown: sentence(WORDS, 6),
  }));
  await fill('session', size.records / 10, (i): Draft<Session> => ({
    sourceId: source(i),
    number: 1,
    held: span(i),
    place: pick(PLACES),
    interpreter: null,
    questions: Array.from({ length: 8 }, () => ({
      text: `${sentence(WORDS, 8)}?`,
      type: 'open' as const,
    })),
    documentIds: [],
    disclosed: [],
  }));
  await fill('contact_window', size.records / 10, (i): Draft<ContactWindow> => ({
    sourceId: source(i),
    channel: 'chat',
    reachable: sentence(WORDS, 4),
    silences: [],
  }));
  await fill('outcome', size.records / 20, (i): Draft<Outcome> => ({
    questionId: asId(`q-${i}`),
    value: { type: 'yes-no', answer: 'yes' },
    standardOfProof: 'clear-and-convincing',
    evidence: sentence(WORDS, 10),
    decidedBy: 'Marrane',
    at,
  }));
  await fill('link', size.records / 20, (i): Draft<Link> => ({
    child: { kind: 'claim', id: asId(`c-${2 * i}`) },
    parent: { kind: 'claim', id: asId(`c-${2 * i + 1}`) },
    kind: 'same-wording',
    weight: 3 as Decibans,
    direction: 0.5 as Probability,
    reasons: [],
    state: 'rejected',
    decidedBy: 'Tolland',
    comment: sentence(WORDS, 6),
  }));
  return caseId;
}
