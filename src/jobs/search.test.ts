import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import {
  caseDraft,
  documentDraft,
  LEAD,
  OWNER,
  questionDraft,
} from '../../test/contracts/drafts.ts';
import { changeQuestions, questionSheet, sheetOf } from './change-questions.ts';
import type { Desk } from './desk.ts';
import { questionTable } from './question-table.ts';
import { beginningsOf, litParts, placeIn, searchCase } from './search.ts';

const stranger: Principal = { userId: asId<UserId>('nobody'), name: 'Nobody', kind: 'user' };
let folder: string;
let desk: Desk & { store: Awaited<ReturnType<typeof openStore>> };
let ours: CaseId;
let theirs: CaseId;

const TEXTS = [
  'The guard at the old SILO said nothing.',
  'قال الحارس إن السيارات وصلت إلى المدرسة',
  'Le gardien de l’hôpital n’a rien vu.',
  `${'word '.repeat(60_000)}needle`,
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-search-'));
  const clock = () => instant('2026-05-01T08:00:00Z');
  const store = await openStore({
    folder: join(folder, 'data'),
    keyFolder: join(folder, 'keys'),
    clock,
    newId: ulid,
  });
  desk = { store, clock, newId: ulid };
  const make = async (texts: readonly string[]): Promise<CaseId> => {
    const { caseId } = await store.transact(OWNER, { verb: 'case.create' }, (tx) =>
      tx.createCase(caseDraft()),
    );
    await store.transact(LEAD, { verb: 'sample.load' }, async (tx) => {
      await tx.insertMany(
        'document',
        caseId,
        texts.map((text, i) => ({
          ...documentDraft(`part ${i}`, text),
          sender: null,
          title: null,
        })),
      );
      const question = { ...questionDraft('Q-001'), subjectIds: [] };
      await tx.insertMany('question', caseId, [question, { ...question, ref: 'Q-002' }]);
    });
    return caseId;
  };
  ours = await make(TEXTS);
  theirs = await make(['A hidden turnstile.']);
});
afterAll(async () => {
  await desk.store.close();
  await rm(folder, { recursive: true, force: true });
});

const found = async (typed: string, caseId = ours) =>
  (await searchCase(desk, LEAD, caseId, typed)).groups
    .filter((group) => group.kind === 'document')
    .flatMap((group) => group.found.map((each) => Number(each.ref)));

describe('searchCase', () => {
  it.each([
    ['silo', [1]],
    ['sil gua', [1]],
    ['حارس', [2]],
    ['الْمَدرسه', [2]],
    ['hopital', [3]],
    ['HÔPITAL gardien', [3]],
    ['needle', [4]],
    ['ilo', []],
    ['#2', [2]],
    ['', []],
    ["' | 'x", []],
  ])('[DE126] “%s” finds %j', async (typed, numbers) => {
    expect(await found(typed)).toEqual(numbers);
  });

  it('[DE126] finds nothing of another case, and says of it what it says of none', async () => {
    expect(await found('turnstile')).toEqual([]);
    expect(await found('turnstile', theirs)).toEqual([1]);
    await expect(searchCase(desk, stranger, theirs, 'turnstile')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('[DE126] shows the place with the words lit, whatever their script', () => {
    const beginnings = beginningsOf('hopital');
    const text = `${'x '.repeat(100)}l’Hôpital du nord`;
    expect(placeIn(text, beginnings)).toMatch(/^… .*Hôpital du nord$/);
    expect(litParts('l’Hôpital', beginnings).filter((part) => part.lit)).toEqual([
      { text: 'Hôpital', lit: true },
    ]);
    expect(
      litParts(text, beginnings)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

describe('many questions', () => {
  it('[DE128] are changed all or none, and back again', async () => {
    const before = (await questionTable(desk, LEAD, ours, { offset: 0, limit: 10 })).rows;
    const changes = before.map(({ id, version }) => ({ id, version, change: { topic: 'roads' } }));
    const changed = await changeQuestions(desk, LEAD, ours, changes);
    await expect(
      changeQuestions(desk, LEAD, ours, [
        { ...changes[0]!, version: changed[0]!.version },
        { ...changes[1]!, version: 1 },
      ]),
    ).rejects.toMatchObject({ code: 'conflict' });
    const { rows, facets } = await questionTable(desk, LEAD, ours, { offset: 0, limit: 10 });
    expect(rows.map((row) => [row.topic, row.version])).toEqual([
      ['roads', 2],
      ['roads', 2],
    ]);
    expect(facets.topic).toEqual([{ value: 'roads', count: 2 }]);
    await expect(changeQuestions(desk, LEAD, theirs, changes)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('[DE125] are found by their names, a page at a time', async () => {
    const page = await questionTable(desk, LEAD, ours, { offset: 0, limit: 1, find: 'q-002' });
    expect(page).toMatchObject({ found: 1, offset: 1, total: 2, matching: 2, workedOut: 2 });
    expect(page.rows.map((row) => row.ref)).toEqual(['Q-002']);
    expect(page.nextRef).toBe('Q-003');
  });

  it('[DE130] are saved as a sheet in which nothing is a formula, on record', async () => {
    const sheet = await questionSheet(desk, LEAD, ours, {});
    expect(new TextDecoder().decode(sheet.bytes).trim().split('\r\n')).toHaveLength(3);
    const [row] = (await questionTable(desk, LEAD, ours, { offset: 0, limit: 1 })).rows;
    expect(sheetOf([{ ...row!, text: '=1+1' }])).toContain(`,"'=1+1",`);
    const log = await desk.store.read(LEAD, (tx) => tx.log(ours, 1));
    expect(log[0]?.verb).toBe('questions.export');
  });
});
