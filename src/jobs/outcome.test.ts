import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type QuestionId, type SourceId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import { observerHop } from '#claims/make-hop.ts';
import { addClaim } from './claims.ts';
import { createCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { recordOutcome } from './outcome.ts';
import { addQuestion, questionBundle } from './questions.ts';
import { listReleases, makeRelease } from './release.ts';
import { newSource } from './resolve-coded-claims.ts';

const lead: Principal = { userId: asId<UserId>('lead'), name: 'Lead', kind: 'owner' };
const editor: Principal = { userId: asId<UserId>('editor'), name: 'Editor', kind: 'user' };
const silent = { raised: false, why: null, answer: null };

let folder: string;
let desk: Desk & { store: Awaited<ReturnType<typeof openStore>> };
let now = Date.parse('2026-05-01T08:00:00Z');
const clock = () => instant(new Date((now += 1000)).toISOString());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-outcome-'));
  desk = { store: await openStore({ folder, clock, newId: ulid }), clock, newId: ulid };
});
afterAll(async () => {
  await desk.store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('an outcome', () => {
  it('[SA2] recorded by an editor moves who fed the question and calls back the release', async () => {
    const opened = await createCase(desk, lead, {
      title: 'The bridge at Oru',
      purpose: 'event',
      zone: 'UTC',
      members: [
        { userId: lead.userId, role: 'lead' },
        { userId: editor.userId, role: 'editor' },
      ],
      releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
    });
    const caseId = opened.id;
    const sources = await desk.store.transact(lead, { verb: 'source.add' }, (tx) =>
      tx.insertMany('source', caseId, [newSource('Ada', 'witness'), newSource('Bo', 'witness')]),
    );
    const question = await addQuestion(desk, lead, caseId, {
      ref: 'Q-001',
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
    for (const source of sources) await say(question.id, source.id, caseId);

    const release = await makeRelease(desk, lead, caseId, {
      title: 'Roads this week',
      audience: 'Drivers of the clinic',
      questionIds: [question.id],
      formats: ['markdown'],
    });
    expect(release.status).toBe('released');

    const before = (await questionBundle(desk, lead, question.id)).assessment;
    const result = await recordOutcome(desk, editor, question.id, {
      value: { type: 'yes-no', answer: 'no' },
      standardOfProof: 'clear-and-convincing',
      evidence: 'We drove over it.',
    });
    expect(result.contradicted.length).toBeGreaterThan(0);
    expect(result.moves.map((move) => move.sourceId).sort()).toEqual(
      sources.map((s) => s.id).sort(),
    );
    for (const move of result.moves) expect(move.after.mean).toBeLessThan(move.before.mean);
    expect(result.corrections.map((due) => due.releaseId)).toEqual([release.id]);
    const [after] = await listReleases(desk, lead, caseId);
    expect(after?.status).toBe('correction-due');

    // What turned out on a question is not used to judge that question again.
    const again = (await questionBundle(desk, lead, question.id)).assessment;
    expect(again.best?.probability).toBe(before.best?.probability);
    await expect(desk.store.verify(lead)).resolves.toMatchObject({ ok: true });
  });
});

async function say(
  questionId: QuestionId,
  sourceId: SourceId,
  caseId: Parameters<typeof addClaim>[2],
) {
  await addClaim(desk, editor, caseId, {
    questionId,
    value: { type: 'yes-no', answer: 'yes' },
    polarity: 'asserts',
    quote: 'It is down.',
    documentId: null,
    span: null,
    hops: [{ ...observerHop(sourceId), rendering: 'verbatim' }],
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
