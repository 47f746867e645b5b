/** Debriefing on the sample case, over a real store: Tern's two sessions as they are recorded. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { sheetText } from '#assessment/accounts/sheet-text.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { loadCaseFile } from './case-file.ts';
import type { Desk } from './desk.ts';
import { editClaim } from './claims.ts';
import { questionBundle } from './questions.ts';
import {
  accountView,
  addInterpreterHops,
  addSession,
  countTime,
  decideDifference,
  editSession,
  findSource,
  interviewSheetFor,
  listAccounts,
  readTranscript,
  removeSession,
} from './sessions.ts';

const ME: Principal = { userId: asId('sessions-tester'), name: 'R. Marrane', kind: 'owner' };
const SAMPLE = path.resolve(import.meta.dirname, '../../fixtures/sefin');

let base: string;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;
let tern: SourceId;

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'hearsay-sessions-'));
  const clock = () => instant('2026-04-10T09:00:00Z');
  const newId = monotonicFactory();
  store = await openStore({
    folder: path.join(base, 'data'),
    keyFolder: path.join(base, 'keys'),
    clock,
    newId,
  });
  desk = { store, clock, newId };
  caseId = (await loadCaseFile(desk, ME, SAMPLE)).caseId;
  tern = (await store.read(ME, (tx) => findSource(tx, caseId, 'Tern'))).id;
});
afterAll(async () => {
  await store?.close();
  await rm(base, { recursive: true, force: true });
});

const ternView = () => accountView(desk, ME, tern);
const refOf = async (): Promise<ReadonlyMap<string, string>> =>
  new Map((await ternView()).allQuestions.map(({ id, ref }) => [id, ref]));

describe('the account of Tern', () => {
  it('[AS84] two sessions: a number and a night contradict, a day becomes precise, a colour is peripheral', async () => {
    const { tellings, differences } = await ternView();
    const refs = await refOf();
    // What he said to a drawing, between sessions, is a telling of its own.
    expect(tellings.map(({ number }) => number)).toEqual([1, 2, null]);
    const found = differences.map(
      ({ kind, weight, standing, questionId }) =>
        `${refs.get(questionId)} ${kind} ${weight} ${standing}`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'Q-008 precision peripheral not-put',
        'Q-018 contradiction central not-put',
        'Q-019 contradiction central not-put',
        'Q-020 contradiction peripheral not-put',
      ]),
    );
    const men = differences.find(({ questionId }) => refs.get(questionId) === 'Q-018');
    expect([men?.earlier.says, men?.later.says]).toEqual(['7–8 men', '9 men']);
    expect(men?.reasons.map(({ kind }) => kind)).toContain('interpreter');
  });

  it('[AS90] four control questions, all answered as the desk knew', async () => {
    const { controls } = await ternView();
    const refs = await refOf();
    expect(controls.map(({ questionId, agrees }) => [refs.get(questionId), agrees])).toEqual([
      ['K-05', true],
      ['K-06', true],
      ['K-07', true],
      ['K-08', true],
    ]);
  });

  it('everybody who told us something is listed, those with sessions first', async () => {
    const rows = await listAccounts(desk, ME, caseId);
    expect(rows[0]?.source.pseudonym).toBe('Tern');
    expect(rows.length).toBeGreaterThan(10);
  });

  it('[AS96] no sheet of anybody in the case names another source or gives away what only others told', async () => {
    const rows = await listAccounts(desk, ME, caseId);
    const claims = await store.read(ME, (tx) => tx.list('claim', { caseId }));
    const spoken = (await store.read(ME, (tx) => tx.list('document', { caseId }))).filter((one) =>
      one.text.startsWith('Session '),
    );
    for (const { source } of rows) {
      const sheet = await interviewSheetFor(desk, ME, source.id);
      const text = sheetText(sheet).toLowerCase();
      for (const other of rows) {
        if (other.source.id === source.id) continue;
        expect(text, `${source.pseudonym} ← ${other.source.pseudonym}`).not.toMatch(
          new RegExp(
            `(?<![\\p{L}\\p{N}])${other.source.pseudonym.toLowerCase()}(?![\\p{L}\\p{N}])`,
            'u',
          ),
        );
      }
      const own = claims.filter((claim) =>
        claim.hops.some(({ actor }) => actor.kind === 'source' && actor.sourceId === source.id),
      );
      const words = [
        ...own.map((claim) => `${claim.quote} ${JSON.stringify(claim.value)}`),
        ...(source.pseudonym === 'Tern' ? spoken.map((one) => one.text) : []),
      ]
        .join(' ')
        .toLowerCase();
      for (const { value } of claims) {
        const said =
          value.type === 'place' ? value.place : value.type === 'choice' ? value.answer : null;
        if (said !== null && !words.includes(said.toLowerCase())) {
          expect(text, `${source.pseudonym} ← ${said}`).not.toMatch(
            new RegExp(`(?<![\\p{L}])${said.toLowerCase()}(?![\\p{L}])`, 'u'),
          );
        }
      }
    }
  });
});

describe('sessions', () => {
  it('[AS87] a decision is kept under the name of who made it, and can be taken back', async () => {
    const before = await ternView();
    const one = before.differences.find(({ kind }) => kind === 'contradiction');
    const session = before.sessions.find(({ id }) => id === one?.sessionId);
    if (one === undefined || session === undefined) throw new Error('nothing to decide');
    const decision = {
      questionId: one.questionId,
      earlier: one.earlier.claimId,
      later: one.later.claimId,
      weight: null,
      standing: 'explained' as const,
      comment: 'he counted blankets, not men',
    };
    const decided = await decideDifference(desk, ME, session.id, session.version, decision);
    const after = (await ternView()).differences.find(({ key }) => key === one.key);
    expect(after).toMatchObject({
      standing: 'explained',
      decision: { by: 'R. Marrane', comment: 'he counted blankets, not men' },
    });
    const back = await decideDifference(desk, ME, session.id, decided.version, {
      ...decision,
      standing: 'not-put',
      comment: null,
    });
    expect(back.put).toBeNull();
    expect((await ternView()).differences).toEqual(before.differences);
  });

  it('[AS88] a fact told and tied to a question flags what came after, and the finding keeps its number', async () => {
    const view = await ternView();
    const refs = await refOf();
    const session = view.sessions.find(({ number }) => number === 2);
    const question = view.questions.find(({ id }) => refs.get(id) === 'Q-018');
    if (session === undefined || question === undefined) throw new Error('the sample has changed');
    const before = (await questionBundle(desk, ME, question.id)).assessment;
    const changed = await editSession(desk, ME, session.id, session.version, {
      disclosed: [
        ...session.disclosed,
        {
          fact: 'somebody counted nine men',
          at: instant('2026-03-27T08:00:00Z'),
          by: 'R. Marrane',
          questionId: question.id,
          says: '9',
        },
      ],
    });
    const { assessment, input } = await questionBundle(desk, ME, question.id);
    const flag = assessment.flags.find(({ kind }) => kind === 'could-come-from-us');
    expect(flag?.text).toContain('somebody counted nine men');
    expect(flag?.claimIds).toHaveLength(1);
    expect(assessment.best).toEqual(before.best);
    expect(input.disclosed).toHaveLength(1);
    await editSession(desk, ME, session.id, changed.version, { disclosed: session.disclosed });
    expect((await questionBundle(desk, ME, question.id)).assessment.flags).toEqual(before.flags);
  });

  it('[AS97] a transcript becomes a session: its questions with the kind their wording suggests', async () => {
    const { sessions } = await ternView();
    const [documentId] = sessions[0]?.documentIds ?? [];
    if (documentId === undefined) throw new Error('the sample has changed');
    const read = await readTranscript(desk, ME, documentId);
    expect(read.questions.length).toBeGreaterThan(7);
    expect(read.questions.find(({ text }) => text.startsWith('Did you see'))).toMatchObject({
      type: 'closed',
      why: expect.stringContaining('yes or no'),
    });
  });

  it('[AS97] what a session names must be in the case, and be there once', async () => {
    const { sessions } = await ternView();
    const [first] = sessions;
    if (first === undefined) throw new Error('the sample has changed');
    const { sourceId, held, place, questions, disclosed, interpreter } = first;
    const edit = {
      sourceId,
      held,
      place,
      questions,
      disclosed,
      interpreter,
      number: 3,
      documentIds: [],
    };
    await expect(addSession(desk, ME, caseId, { ...edit, number: 1 })).rejects.toThrow('session 1');
    await expect(
      addSession(desk, ME, caseId, { ...edit, documentIds: first.documentIds }),
    ).rejects.toThrow('belongs to session 1');
    await expect(addSession(desk, ME, caseId, { ...edit, interpreter: sourceId })).rejects.toThrow(
      'interpret for themselves',
    );
    const made = await addSession(desk, ME, caseId, edit);
    expect((await interviewSheetFor(desk, ME, tern)).session).toBe(4);
    await removeSession(desk, ME, made.id, made.version);
    expect((await ternView()).sessions).toHaveLength(2);
  });

  it('[AS98] the interpreter of a session becomes a hop of the claims that lack one', async () => {
    const view = await ternView();
    const [session] = view.sessions;
    const claim = view.claims.find((one) => one.documentId === session?.documentIds[0]);
    if (session === undefined || claim === undefined) throw new Error('the sample has changed');
    const alone = await editClaim(desk, ME, claim.id, claim.version, {
      hops: claim.hops.filter(({ role }) => role !== 'translator'),
    });
    expect((await ternView()).withoutInterpreter).toEqual([
      { sessionId: session.id, claimIds: [claim.id] },
    ]);
    const { changed } = await addInterpreterHops(desk, ME, session.id);
    expect(changed).toEqual([{ id: claim.id, version: alone.version + 1 }]);
    const mended = (await ternView()).claims.find(({ id }) => id === claim.id);
    expect(mended?.hops.map(({ role }) => role)).toEqual(['observer', 'translator']);
    expect((await ternView()).withoutInterpreter).toEqual([]);
  });

  it('[AS91] a time counted from an event is kept with words and reckoning, and says when the event moved', async () => {
    const view = await ternView();
    const refs = await refOf();
    const event = view.allQuestions.find(({ ref }) => ref === 'Q-001');
    const claim = view.claims.find(({ questionId }) => refs.get(questionId) === 'Q-020');
    if (event === undefined || claim === undefined) throw new Error('the sample has changed');
    const counted = await countTime(desk, ME, claim.id, {
      version: claim.version,
      words: 'about a week after the first shell',
      questionId: event.id,
    });
    expect(counted.aboutTime).toMatchObject({
      from: '2026-03-15T00:00:00',
      to: '2026-03-23T23:59:59',
      stated: 'about a week after the first shell',
    });
    expect(counted.countedFrom?.why).toContain('Q-001');
    expect((await ternView()).moved).toEqual([]);
    await editClaim(desk, ME, claim.id, counted.version, {
      aboutTime: { from: '2026-01-01', to: null, stated: 'old', zone: null },
    });
    expect((await ternView()).moved).toMatchObject([{ claimId: claim.id, now: counted.aboutTime }]);
    await expect(
      countTime(desk, ME, claim.id, { version: 3, words: 'long ago', questionId: event.id }),
    ).rejects.toThrow('no time before or after');
    const men = view.allQuestions.find(({ ref }) => ref === 'Q-018');
    await expect(
      countTime(desk, ME, claim.id, {
        version: 3,
        words: 'a day after',
        questionId: men?.id ?? event.id,
      }),
    ).rejects.toThrow('does not ask for a time');
  });
});
