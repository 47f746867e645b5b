import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type SourceId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import type { RecordKind } from '#store/store.ts';
import {
  caseDraft,
  documentDraft,
  DRAFTS,
  LEAD,
  OWNER,
  questionDraft,
} from '../../test/contracts/drafts.ts';
import { changeQuestions, questionSheet, sheetOf } from './change-questions.ts';
import type { Desk } from './desk.ts';
import { questionTable } from './question-table.ts';
import { searchCase } from './search.ts';
import { beginningsOf, litParts, placeIn, withPlaces } from './search-text.ts';

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

describe('withPlaces', () => {
  const beginnings = beginningsOf('silo');
  it('[DE183] shows after the name what holds the words, and before it when the name is long and has none', () => {
    expect(withPlaces('Plum 3', ['a silo', null, 'a mill', 'a silo'], beginnings)).toBe(
      'Plum 3 · a silo',
    );
    const long = 'a'.repeat(61);
    expect(withPlaces(long, ['a silo'], beginnings)).toBe(`a silo · ${long}`);
    expect(withPlaces(`${long} silo`, ['a silo'], beginnings)).toBe(`${long} silo · a silo`);
    expect(withPlaces(long, ['a mill'], beginnings)).toBe(long);
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

describe('everything that has words of a person', () => {
  const lines = async (typed: string, wish = {}) =>
    (await searchCase(desk, LEAD, ours, typed, wish)).groups.map((group) => [
      group.kind,
      group.found.map((each) => each.parts.map(({ text }) => text).join('')),
    ]);
  const span = { from: '2026-03-12', to: '2026-03-12', stated: '12 March', zone: null };
  let sumac: SourceId;
  let plum: SourceId;

  beforeAll(async () => {
    const act = { verb: 'sample.load' };
    const add = <K extends Exclude<RecordKind, 'case'>>(kind: K, change: object) =>
      desk.store.transact(OWNER, act, (tx) =>
        tx.insert(kind, ours, { ...DRAFTS[kind], ...change } as never),
      );
    sumac = (await add('source', { pseudonym: 'Sumac', cell: 'orchard', handles: [] }))
      .id as SourceId;
    plum = (await add('source', { pseudonym: 'Plum', cell: 'orchard', handles: [] }))
      .id as SourceId;
    await add('tie', {
      from: sumac,
      to: { kind: 'source', id: plum },
      tie: 'grudge-against',
      howKnown: 'over a water pump',
    });
    for (let day = 1; day <= 6; day += 1) {
      await add('payment', {
        sourceId: plum,
        amount: 40 + day,
        for: 'bonus',
        on: { ...span, stated: `day ${day}` },
      });
    }
    await add('session', {
      sourceId: plum,
      number: 3,
      held: span,
      place: 'a tea house',
      interpreter: sumac,
      questions: [{ text: 'What stood beside the kiln?', type: 'open' }],
      put: [
        {
          questionId: 'question-1',
          earlier: 'claim-a',
          later: 'claim-b',
          weight: null,
          standing: 'explained',
          comment: 'He took the forge for it.',
          by: 'Lead',
          at: instant('2026-03-12T21:10:00Z'),
        },
      ],
    });
    const questions = await desk.store.read(LEAD, (tx) => tx.list('question', { caseId: ours }));
    const question = questions.find(({ ref }) => ref === 'Q-001')!;
    await add('outcome', { questionId: question.id, evidence: 'the harbour register' });
    await desk.store.transact(LEAD, { verb: 'questions.change' }, (tx) =>
      tx.revise('question', question.id, question.version, {
        threatToLife: { raised: true, why: 'a list of names', answer: null },
        warning: {
          raisedAt: instant('2026-03-12T21:10:00Z'),
          raisedBy: 'Editor',
          responsible: 'Tolland',
          decisions: [
            {
              action: 'moved',
              what: 'The family sleeps at the lighthouse.',
              why: 'two nights until Sunday',
              by: 'Tolland',
              at: instant('2026-03-12T21:10:00Z'),
            },
          ],
        },
      }),
    );
    const claim = await add('claim', { questionId: question.id, documentId: null });
    await add('link', {
      child: { kind: 'claim', id: claim.id },
      comment: 'copied from the bulletin',
      state: 'accepted',
    });
    await add('saved_search', { name: 'before the hearing', search: { only: 'contradiction' } });
    await add('release', { title: 'On the quarry road' });
  });

  it.each([
    ['water pump', 'tie', 'Sumac – grudge against – Plum · over a water pump'],
    ['grudge plum', 'tie', 'Sumac – grudge against – Plum · over a water pump'],
    ['tea house', 'session', 'Plum 3 · 12 March · a tea house'],
    ['kiln', 'session', 'Plum 3 · 12 March · a tea house · What stood beside the kiln?'],
    ['harbour register', 'outcome', '≥ 40 · the harbour register'],
    [
      'lighthouse',
      'warning',
      'How many people were held at Tell Varo? · moved – The family sleeps at the lighthouse. – two nights until Sunday – Tolland',
    ],
    ['bulletin', 'link', 'copied from the bulletin · Lead'],
    ['hearing', 'saved_search', 'before the hearing'],
    ['quarry', 'release', 'On the quarry road · a court'],
  ])('[DE183] “%s” finds the %s and says which words did', async (typed, kind, line) => {
    const found = await lines(typed);
    expect(found.map(([of]) => of)).toEqual([kind]);
    expect(found[0]?.[1]?.[0]).toContain(line.replace(' · Lead', ''));
    const view = await searchCase(desk, LEAD, ours, typed);
    const lit = view.groups[0]?.found[0]?.parts.filter((part) => part.lit) ?? [];
    expect(lit.length).toBeGreaterThanOrEqual(typed.split(' ').length);
  });

  it('[DE183] what belongs to somebody is found with their name, never with their cell', async () => {
    expect(Object.fromEntries(await lines('plum bonus'))).toMatchObject({
      payment: [expect.stringContaining('Plum · 46 EUR · bonus'), '', '', ''].map((one, i) =>
        i === 0 ? one : expect.stringContaining('Plum'),
      ),
    });
    expect((await lines('orchard')).map(([kind]) => kind)).toEqual(['source']);
    // The interpreter of a session is one of its people.
    expect((await lines('sumac')).map(([kind]) => kind)).toEqual(['source', 'session', 'tie']);
  });

  it('[DE183] says how many there are, and shows more of one kind on wish', async () => {
    const few = (await searchCase(desk, LEAD, ours, 'bonus')).groups[0];
    expect([few?.kind, few?.count, few?.found.length]).toEqual(['payment', 6, 4]);
    const all = await searchCase(desk, LEAD, ours, 'bonus', { kinds: ['payment'], most: 60 });
    expect(all.groups.map(({ kind, found }) => [kind, found.length])).toEqual([['payment', 6]]);
    expect((await searchCase(desk, LEAD, ours, 'bonus', { kinds: ['tie'] })).groups).toEqual([]);
  });

  it('[DE183] gives what leads there: the source, the session or its difference, the question', async () => {
    const first = async (typed: string) =>
      (await searchCase(desk, LEAD, ours, typed)).groups[0]?.found[0];
    expect((await first('water pump'))?.ref).toBe(sumac);
    expect((await first('bonus'))?.ref).toBe(plum);
    expect(await first('kiln')).toMatchObject({ ref: plum });
    expect((await first('kiln'))?.search).toBeUndefined();
    expect((await first('forge'))?.search).toEqual({ claim: 'claim-b' });
    for (const typed of ['harbour', 'lighthouse', 'bulletin']) {
      expect(await first(typed), typed).toMatchObject({ ref: 'Q-001', mark: 'Q-001' });
    }
    expect((await first('hearing'))?.search).toEqual({ only: 'contradiction' });
  });

  it('[DE183] #2 is a document, not an amount; whoever is no member learns nothing', async () => {
    expect((await lines('#46')).map(([kind]) => kind)).toEqual([]);
    expect((await lines('46')).map(([kind]) => kind)).toEqual(['payment']);
    await expect(searchCase(desk, stranger, ours, 'bonus')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await searchCase(desk, LEAD, theirs, 'bonus plum')).groups).toEqual([]);
  });
});
