import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type QuestionId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { assess } from '#assessment/assess.ts';
import { openStore } from '#store/open.ts';
import { observerHop } from '#claims/make-hop.ts';
import { createCase } from './cases.ts';
import { addClaim, editClaim, removeClaim } from './claims.ts';
import type { Desk } from './desk.ts';
import { gatherCase } from './gather.ts';
import { liveCase } from './live-cases.ts';
import { recordOutcome } from './outcome.ts';
import { addQuestion, listQuestionRows, questionBundle } from './questions.ts';
import { newSource } from './resolve-coded-claims.ts';

const lead: Principal = { userId: asId<UserId>('lead'), name: 'Lead', kind: 'owner' };
const stranger: Principal = { userId: asId<UserId>('nobody'), name: 'Nobody', kind: 'user' };
const now = instant('2026-05-01T08:00:00Z');

let folder: string;
let desk: Desk & { store: Awaited<ReturnType<typeof openStore>> };
/** The same store through another door, which keeps a memory of its own. */
let other: Desk;
let caseId: CaseId;
let questionId: QuestionId;

const edit = (value: 'yes' | 'no', source: string) => ({
  questionId,
  value: { type: 'yes-no' as const, answer: value },
  polarity: 'asserts' as const,
  quote: value,
  documentId: null,
  span: null,
  hops: [observerHop(asId(source))],
  basis: 'saw' as const,
  access: 'direct' as const,
  certainty: [],
  toldAt: null,
  aboutTime: null,
  place: null,
  status: 'accepted' as const,
  comment: null,
});

/** What a fresh reading of everything says. */
async function fresh(of: Desk, id: QuestionId) {
  return of.store.read(lead, async (tx) => {
    const gathered = await gatherCase(tx, caseId, now);
    const question = gathered.questions.find((one) => one.id === id);
    if (question === undefined) throw new Error('The question is gone.');
    return assess(gathered.input(question));
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-live-'));
  const store = await openStore({ folder, clock: () => now, newId: ulid });
  desk = { store, clock: () => now, newId: ulid };
  other = {
    ...desk,
    store: { ...store, read: store.read.bind(store), transact: store.transact.bind(store) },
  };
  const opened = await createCase(desk, lead, {
    title: 'The bridge at Oru',
    purpose: 'event',
    zone: 'UTC',
    members: [{ userId: lead.userId, role: 'lead' }],
    releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
  });
  caseId = opened.id;
  const question = await addQuestion(desk, lead, caseId, {
    ref: 'Q-001',
    text: 'Is the bridge at Oru down?',
    type: 'yes-no',
    subjectIds: [],
    topic: 'roads',
    period: null,
    importance: 2,
    options: [],
    unit: null,
    places: {},
    status: 'open',
    staleAfterDays: 30,
    protectedSite: { raised: false, why: null, answer: null },
    threatToLife: { raised: false, why: null, answer: null },
  } as never);
  questionId = question.id;
});
afterAll(async () => {
  await desk.store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('[ST37] a case kept in memory', () => {
  it('says what a fresh reading says after every change, whoever made it', async () => {
    const sources = await desk.store.transact(lead, { verb: 'source.add' }, (tx) =>
      tx.insertMany('source', caseId, [newSource('Ada', 'witness'), newSource('Bo', 'witness')]),
    );
    const [ada, bo] = sources.map(({ id }) => id as string);
    const same = async (): Promise<void> => {
      const bundle = await questionBundle(desk, lead, questionId);
      expect(bundle.assessment).toEqual(await fresh(desk, questionId));
      const [row] = await listQuestionRows(other, lead, caseId);
      expect(row?.assessment).toEqual(bundle.assessment);
    };
    await same();
    const claim = await addClaim(desk, lead, caseId, edit('yes', ada ?? '') as never);
    await same();
    const second = await addClaim(other, lead, caseId, edit('no', bo ?? '') as never);
    await same();
    await editClaim(desk, lead, claim.id, claim.version, {
      comment: 'seen from the hill',
    } as never);
    await same();
    await removeClaim(other, lead, second.id, second.version);
    await same();
    await recordOutcome(desk, lead, questionId, {
      value: { type: 'yes-no', answer: 'yes' },
      standardOfProof: 'beyond-reasonable-doubt',
      evidence: 'seen',
    } as never);
    await same();
  });

  it('keeps what did not change', async () => {
    await desk.store.read(lead, async (tx) => {
      const live = await liveCase(desk, tx, caseId);
      expect(await liveCase(desk, tx, caseId)).toBe(live);
      const before = live.assess(questionId, now);
      expect(live.assess(questionId, now)).toBe(before);
    });
  });

  it('is refused to who may not see the case, like one that is not there', async () => {
    await expect(questionBundle(desk, stranger, questionId)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(listQuestionRows(desk, stranger, caseId)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
