import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type DocumentId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import { observerHop } from '#claims/make-hop.ts';
import { askNext, judgeContactRisk } from './ask.ts';
import { calibration, outcomeReport } from './calibration.ts';
import { createCase } from './cases.ts';
import { addClaim } from './claims.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { recordOutcome, withdrawOutcome } from './outcome.ts';
import { addQuestion, questionBundle } from './questions.ts';
import { listReleases, makeRelease } from './release.ts';
import { newSource } from './resolve-coded-claims.ts';
import { listSources } from './sources.ts';
import {
  decideWarning,
  dismissThreat,
  handOverWarning,
  listWarnings,
  openWarnings,
  raiseWarning,
  undoWarning,
} from './warnings.ts';

const lead: Principal = { userId: asId<UserId>('lead'), name: 'R. Marrane', kind: 'owner' };
const stranger: Principal = { userId: asId<UserId>('other'), name: 'Other', kind: 'user' };
const silent = { raised: false, why: null, answer: null };

let folder: string;
let desk: Desk & { store: Awaited<ReturnType<typeof openStore>> };
let caseId: CaseId;
let now = Date.parse('2026-05-01T08:00:00Z');
const clock = () => instant(new Date((now += 1000)).toISOString());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-warnings-'));
  desk = { store: await openStore({ folder, clock, newId: ulid }), clock, newId: ulid };
  const opened = await createCase(desk, lead, {
    title: 'The bridge at Oru',
    purpose: 'event',
    zone: 'UTC',
    members: [{ userId: lead.userId, role: 'lead' }],
    releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
  });
  caseId = opened.id;
  const text =
    'The road is quiet.\nThey say the school will be attacked on Friday. Nobody knows who.\n';
  await importFile(desk, lead, caseId, {
    name: 'note.txt',
    bytes: new TextEncoder().encode(text),
    from: 'Ada',
    channel: 'by hand',
  });
});
afterAll(async () => {
  await desk.store.close();
  await rm(folder, { recursive: true, force: true });
});

const raise = {
  questionId: null,
  text: 'Is an attack on the school planned?',
  why: 'children',
  responsible: 'S. Kerdane',
} as const;

describe('warnings', () => {
  it('[AS126] words in a new document are suggested until somebody raises or refuses them by name', async () => {
    const { suggestions } = await listWarnings(desk, lead, caseId);
    expect(suggestions).toMatchObject([{ words: 'will be attacked', when: 'on Friday' }]);
    const [found] = suggestions as [(typeof suggestions)[number]];
    expect((await openWarnings(desk, lead)).cases).toMatchObject([
      { suggestions: 1, warnings: [] },
    ]);

    await expect(
      dismissThreat(desk, lead, caseId, {
        documentId: found.documentId,
        span: found.span,
        why: ' ',
      }),
    ).rejects.toThrow('Say why');
    const claim = await dismissThreat(desk, lead, caseId, {
      documentId: found.documentId,
      span: found.span,
      why: 'A rehearsal, announced by the school itself.',
    });
    expect(claim).toMatchObject({ status: 'rejected', decidedBy: 'R. Marrane' });
    expect((await listWarnings(desk, lead, caseId)).suggestions).toEqual([]);
    await desk.store.transact(lead, { verb: 'claim.remove', object: claim.id }, async (tx) => {
      await tx.remove('claim', claim.id, claim.version);
      return null;
    });
    expect((await listWarnings(desk, lead, caseId)).suggestions).toHaveLength(1);
  });

  it('[AS127] raising names a responsible person and starts a clock; deciding stops it, on record', async () => {
    const [found] = (await listWarnings(desk, lead, caseId)).suggestions as unknown as [
      { documentId: DocumentId; span: readonly [number, number] },
    ];
    const question = await raiseWarning(desk, lead, caseId, {
      ...raise,
      documentId: found.documentId,
      span: found.span,
    });
    now += 20 * 60_000;
    const open = await openWarnings(desk, lead);
    expect(open.cases[0]?.warnings).toMatchObject([
      { ref: question.ref, state: 'open', responsible: 'S. Kerdane', raisedBy: 'R. Marrane' },
    ]);
    expect(open.cases[0]?.warnings[0]?.minutes).toBeGreaterThanOrEqual(20);
    expect(open.cases[0]?.suggestions).toBe(0);
    expect((await openWarnings(desk, stranger)).cases).toEqual([]);

    const handed = await handOverWarning(desk, lead, question.id, question.version, 'R. Marrane');
    await expect(
      decideWarning(desk, lead, question.id, handed.version, {
        action: 'warned',
        what: 'Told.',
        why: '',
      }),
    ).rejects.toThrow('Say why');
    const decided = await decideWarning(desk, lead, question.id, handed.version, {
      action: 'warned',
      what: 'The head of the school was told by telephone.',
      why: 'Two nights are left.',
    });
    const [warning] = (await listWarnings(desk, lead, caseId)).warnings;
    expect(warning).toMatchObject({
      state: 'decided',
      decisions: [{ action: 'warned', by: 'R. Marrane', why: 'Two nights are left.' }],
    });
    expect(decided.threatToLife.answer?.by).toBe('R. Marrane');
    expect((await openWarnings(desk, lead)).cases).toEqual([]);

    await undoWarning(desk, lead, question.id, decided.version);
    expect((await listWarnings(desk, lead, caseId)).warnings[0]?.state).toBe('open');
  });

  it('[AS127] a raising is taken back with the question that was asked for it', async () => {
    const question = await raiseWarning(desk, lead, caseId, {
      ...raise,
      documentId: null,
      span: null,
    });
    expect((await listWarnings(desk, lead, caseId)).warnings).toHaveLength(2);
    await undoWarning(desk, lead, question.id, question.version);
    expect((await listWarnings(desk, lead, caseId)).warnings).toHaveLength(1);
    await expect(
      decideWarning(desk, lead, question.id, 1, { action: 'warned', what: 'x', why: 'y' }),
    ).rejects.toThrow('no such question');
  });
});

describe('an outcome that is corrected', () => {
  it('[AS135] reliability, calibration and releases follow the newest version, and the undo', async () => {
    const sources = await desk.store.transact(lead, { verb: 'source.add' }, (tx) =>
      tx.insertMany('source', caseId, [newSource('Bea', 'witness'), newSource('Bo', 'witness')]),
    );
    const question = await addQuestion(desk, lead, caseId, {
      ref: 'Q-900',
      text: 'Is the bridge at Oru down?',
      type: 'yes-no',
      subjectIds: [],
      topic: 'roads',
      period: null,
      importance: 2,
      options: [],
      places: {},
      unit: null,
      staleAfterDays: null,
      protectedSite: silent,
      threatToLife: silent,
      status: 'open',
    });
    for (const { id } of sources) {
      await addClaim(desk, lead, caseId, {
        questionId: question.id,
        value: { type: 'yes-no', answer: 'yes' },
        polarity: 'asserts',
        quote: 'it is down',
        documentId: null,
        span: null,
        hops: [observerHop(id)],
        basis: 'saw',
        access: 'direct',
        certainty: [],
        toldAt: null,
        aboutTime: null,
        place: null,
        status: 'accepted',
        comment: null,
      });
    }
    const release = await makeRelease(desk, lead, caseId, {
      title: 'Roads',
      audience: 'Drivers',
      questionIds: [question.id],
      formats: ['markdown'],
    });
    expect(release.status).toBe('released');
    const status = async () =>
      (await listReleases(desk, lead, caseId)).find(({ id }) => id === release.id)?.status;
    const wrongOf = async (name: string) =>
      (await listSources(desk, lead, caseId)).find(({ source }) => source.pseudonym === name)
        ?.reliability[0]?.wrong ?? null;
    const judged = async () => (await calibration(desk, lead, caseId, 'roads')).outcomes[0];

    const no = {
      value: { type: 'yes-no', answer: 'no' },
      standardOfProof: 'reasonable-grounds',
      evidence: 'a photograph',
    } as const;
    const first = await recordOutcome(desk, lead, question.id, no);
    expect(first.corrections).toHaveLength(1);
    expect([await status(), await wrongOf('Bea')]).toEqual(['correction-due', 1]);
    expect((await judged())?.forecast).toMatchObject({ said: 'yes', right: false });

    const second = await recordOutcome(desk, lead, question.id, {
      value: { type: 'yes-no', answer: 'yes' },
      standardOfProof: 'clear-and-convincing',
      evidence: 'The photograph was of another bridge.',
    });
    expect(second.outcome).toMatchObject({
      id: first.outcome.id,
      version: 2,
      at: first.outcome.at,
    });
    expect([await status(), await wrongOf('Bea')]).toEqual(['released', 0]);
    expect((await judged())?.forecast).toMatchObject({ said: 'yes', right: true });
    const report = await outcomeReport(desk, lead, second.outcome.id);
    expect(report.earlier).toMatchObject([
      { version: 1, turnedOut: 'no', evidence: 'a photograph' },
    ]);
    expect(report.reports.map(({ agrees }) => agrees)).toEqual([true, true]);
    expect(report.moves.map(({ name }) => name).toSorted()).toEqual(['Bea', 'Bo']);
    expect(report.releases).toMatchObject([{ title: 'Roads', agrees: true, said: 'yes' }]);

    const back = await withdrawOutcome(desk, lead, second.outcome.id, 2);
    expect(back).toMatchObject({ version: 3, value: { answer: 'no' } });
    expect([await status(), await wrongOf('Bea')]).toEqual(['correction-due', 1]);
  });

  it('[AS135] the first one taken back leaves the question open and nobody moved', async () => {
    const question = (await calibration(desk, lead, caseId, 'roads')).outcomes[0]?.outcome;
    const { outcome } = await recordOutcome(desk, lead, question?.questionId as never, {
      value: { type: 'yes-no', answer: 'yes' },
      standardOfProof: 'reasonable-grounds',
      evidence: 'again',
    });
    await desk.store.transact(lead, { verb: 'outcome.remove', object: outcome.id }, async (tx) => {
      await tx.remove('outcome', outcome.id, outcome.version);
      return null;
    });
    const fresh = await recordOutcome(desk, lead, outcome.questionId, {
      value: { type: 'yes-no', answer: 'yes' },
      standardOfProof: 'reasonable-grounds',
      evidence: 'seen',
    });
    expect(await withdrawOutcome(desk, lead, fresh.outcome.id, 1)).toBeNull();
    expect((await questionBundle(desk, lead, outcome.questionId)).outcome).toBeNull();
    expect((await calibration(desk, lead, caseId)).calibration.n).toBe(0);
  });
});

describe('asking', () => {
  it('[AS119] a judgement of the risk of contact is kept with its name, and can be taken back', async () => {
    const source = (await listSources(desk, lead, caseId)).find(
      ({ source: one }) => one.pseudonym === 'Bo',
    )?.source;
    const id = source?.id as never;
    await expect(judgeContactRisk(desk, lead, id, 1, { level: 'high', why: ' ' })).rejects.toThrow(
      'Say why',
    );
    const judged = await judgeContactRisk(desk, lead, id, 1, { level: 'high', why: 'followed' });
    expect(judged.contactRisk).toMatchObject({ level: 'high', by: 'R. Marrane' });
    expect((await judgeContactRisk(desk, lead, id, 2, null)).contactRisk).toBeNull();
    expect((await askNext(desk, lead, caseId)).looked).toBeGreaterThan(0);
  });
});
