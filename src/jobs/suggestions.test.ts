import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type DocumentId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { undoImport } from './imports.ts';
import { decisionsOf } from './inbox.ts';
import { editQuestion } from './questions.ts';
import { rereadImport } from './reread-import.ts';
import { nameSender, setTeller, unnameSender } from './senders.ts';
import { saveMapping, savedMappings } from './sheets.ts';
import {
  type Acceptance,
  acceptSuggestions,
  dismissSuggestions,
  documentSuggestions,
  takeBackSuggestions,
} from './suggestions.ts';
import type { SuggestionCard } from './suggestions-views.ts';

const ME: Principal = { userId: asId('intake-tester'), name: 'Tester', kind: 'owner' };
const CHAT = [
  '12/03/2026, 08:20 - Rowan: Wren says the bridge at the ford is open again.',
  '12/03/2026, 11:31 - Rowan: Two shells fell on the mill. The road is closed to everyone.',
  '12/03/2026, 15:02 - Hazel: We carried 12 or 13 dead from the mill.',
  '',
].join('\n');

let base: string;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;
let importId: Awaited<ReturnType<typeof importFile>>['import']['id'];

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'hearsay-suggestions-'));
  const clock = () => instant('2026-04-10T09:00:00Z');
  const newId = monotonicFactory();
  store = await openStore({
    folder: path.join(base, 'data'),
    keyFolder: path.join(base, 'keys'),
    clock,
    newId,
  });
  desk = { store, clock, newId };
  const made = await store.transact(ME, { verb: 'case.create' }, (tx) =>
    tx.createCase({
      title: 'The mill',
      purpose: 'event',
      zone: 'UTC',
      members: [{ userId: ME.userId, role: 'lead' }],
      releasePolicy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
    }),
  );
  caseId = made.id;
  importId = await takeIn();
});
afterAll(async () => {
  await store?.close();
  await rm(base, { recursive: true, force: true });
});

async function takeIn() {
  const view = await importFile(desk, ME, caseId, {
    name: 'WhatsApp Chat with Mill.txt',
    bytes: new TextEncoder().encode(CHAT),
    from: 'a visitor',
    channel: 'stick',
  });
  return view.import.id;
}

const documents = () => store.read(ME, (tx) => tx.list('document', { caseId }));
async function documentWith(words: string): Promise<DocumentId> {
  const found = (await documents()).find((one) => one.text.includes(words));
  if (found === undefined) throw new Error(`No document says "${words}".`);
  return found.id;
}
async function cardWith(words: string): Promise<SuggestionCard> {
  const { cards } = await documentSuggestions(desk, ME, await documentWith(words));
  const found = cards.find((card) => card.suggestion.quote.includes(words));
  if (found === undefined) throw new Error(`No suggestion covers "${words}".`);
  return found;
}
function acceptance(card: SuggestionCard, on: Partial<Acceptance> = {}): Acceptance {
  const proposal = card.proposals[0];
  const reading = proposal?.readings[0];
  if (proposal === undefined || reading === undefined) throw new Error('Nothing is proposed.');
  return {
    claim: {
      value: reading.value,
      polarity: 'asserts',
      quote: card.suggestion.quote,
      span: card.suggestion.content,
      hops: card.hops,
      basis: card.suggestion.basis,
      access: 'not-known',
      certainty: card.suggestion.certainty,
      toldAt: null,
      aboutTime: null,
      place: null,
      status: 'accepted',
      comment: null,
    },
    questionId: null,
    newQuestion: {
      text: proposal.text,
      type: proposal.type,
      unit: proposal.unit,
      options: proposal.options,
      topic: 'general',
      places: {},
    },
    ...on,
  };
}

describe('suggestions of a document', () => {
  it('[DE22] come with chain, question and value, for every sentence that says something', async () => {
    const card = await cardWith('12 or 13 dead');
    expect(card.state).toBe('open');
    expect(card.hops.map(({ actor }) => actor)).toEqual([{ kind: 'unnamed', descriptor: 'Hazel' }]);
    expect(card.proposals[0]).toMatchObject({ type: 'number' });
    expect(card.proposals[0]?.readings[0]?.value).toEqual({ type: 'number', low: 12, high: 13 });
    expect((await cardWith('bridge')).hops.map(({ actor }) => actor)).toEqual([
      { kind: 'unnamed', descriptor: 'Wren' },
      { kind: 'unnamed', descriptor: 'Rowan' },
    ]);
  });

  it('[IN277] what waits stands in the order in which it was written, whichever file it came in', async () => {
    const earlier = await importFile(desk, ME, caseId, {
      name: 'WhatsApp Chat with Ford.txt',
      bytes: new TextEncoder().encode(
        '12/03/2026, 10:00 - Hazel: The ford is closed to all carts.\n12/03/2026, 16:00 - Hazel: The ford is open again to all carts.\n',
      ),
      from: 'a visitor',
      channel: 'stick',
    });
    const { documents: waiting } = await decisionsOf(desk, ME, caseId);
    expect(waiting.map(({ writtenAt }) => writtenAt.slice(11, 16))).toEqual([
      '08:20',
      '10:00',
      '11:31',
      '15:02',
      '16:00',
    ]);
    await undoImport(desk, ME, earlier.import.id);
  });
  it('[DE23] accepted in one step with the question they open, and taken back in one', async () => {
    const id = await documentWith('12 or 13 dead');
    const made = await acceptSuggestions(desk, ME, id, [
      acceptance(await cardWith('12 or 13 dead')),
    ]);
    expect(made.questions[0]).toMatchObject({ ref: 'Q-001', type: 'number' });
    expect(made.claims[0]).toMatchObject({ suggestedBy: 'machine', decidedBy: 'Tester' });
    expect((await cardWith('12 or 13 dead')).state).toBe('coded');
    await takeBackSuggestions(desk, ME, id, {
      claims: made.claims.map(({ id: own, version }) => ({ id: own, version })),
      questions: made.questions.map(({ id: own, version }) => ({ id: own, version })),
      dismissals: [],
    });
    expect((await cardWith('12 or 13 dead')).state).toBe('open');
    expect(await store.read(ME, (tx) => tx.count('question', { caseId }))).toBe(0);
  });

  it('[DE23] all or nothing: a claim that does not fit its question leaves no trace', async () => {
    const id = await documentWith('12 or 13 dead');
    const good = acceptance(await cardWith('12 or 13 dead'));
    const bad = {
      ...good,
      claim: { ...good.claim, value: { type: 'yes-no', answer: 'yes' } as const },
    };
    await expect(acceptSuggestions(desk, ME, id, [good, bad])).rejects.toThrow(
      /answered by a number/,
    );
    expect(await store.read(ME, (tx) => tx.count('claim', { caseId }))).toBe(0);
    expect(await store.read(ME, (tx) => tx.count('question', { caseId }))).toBe(0);
  });

  it('[IN268] what was set aside stays so when the file is read again, and can be opened', async () => {
    const id = await documentWith('The road is closed');
    const [made] = await dismissSuggestions(desk, ME, id, ['The road is closed to everyone.']);
    expect((await cardWith('The road is closed')).state).toBe('dismissed');
    // The same twice adds nothing.
    expect(await dismissSuggestions(desk, ME, id, ['The road is  closed to everyone.'])).toEqual(
      [],
    );
    await undoImport(desk, ME, importId);
    importId = await takeIn();
    const again = await documentWith('The road is closed');
    expect(again).not.toBe(id);
    const card = await cardWith('The road is closed');
    expect(card.state).toBe('dismissed');
    await takeBackSuggestions(desk, ME, again, {
      claims: [],
      questions: [],
      dismissals: made === undefined ? [] : [made],
    });
    expect((await cardWith('The road is closed')).state).toBe('open');
  });

  it('[IN269] read again with other options, claims stay at their words', async () => {
    const id = await documentWith('12 or 13 dead');
    await acceptSuggestions(desk, ME, id, [acceptance(await cardWith('12 or 13 dead'))]);
    const { view, kept, lost } = await rereadImport(desk, ME, importId, { dayFirst: false });
    importId = view.import.id;
    expect({ kept, lost }).toEqual({ kept: 1, lost: 0 });
    const [claim] = await store.read(ME, (tx) => tx.list('claim', { caseId }));
    const now = await documentWith('12 or 13 dead');
    expect(claim?.documentId).toBe(now);
    const text = (await documents()).find((one) => one.id === now);
    expect(text?.text.slice(...(claim?.span ?? [0, 0]))).toContain('12 or 13 dead');
    expect(text?.statedTime?.from).toContain('2026-12-03');
  });

  it('[IN320] [IN321] a new question takes over the topic asked before it in the text, and the places that are known', async () => {
    const view = await importFile(desk, ME, caseId, {
      name: 'note.txt',
      bytes: new TextEncoder().encode(
        'We carried 4 dead from the barn. I saw a green lamp at the gate. They stopped us at Tell Varo on the Northern road.\n',
      ),
      from: 'a visitor',
      channel: 'stick',
    });
    const topics = async () => (await cardWith('green lamp')).proposals.map(({ topic }) => topic);
    const places = async () =>
      (await cardWith('stopped us')).proposals.find(({ type }) => type === 'place')?.places;
    expect(await topics()).toContain('general');
    expect(await places()).not.toHaveProperty('Tell Varo');
    const id = await documentWith('green lamp');
    const plain = acceptance(await cardWith('4 dead'));
    if (plain.newQuestion === null) throw new Error('No question is proposed.');
    const dead = { ...plain, newQuestion: { ...plain.newQuestion, topic: 'harm' } };
    const made = await acceptSuggestions(desk, ME, id, [dead]);
    expect(await topics()).not.toContain('general');
    const [question] = made.questions;
    if (question === undefined) throw new Error('No question was asked.');
    await editQuestion(desk, ME, question.id, question.version, {
      places: { 'Tell Varo': 'Northern road' },
    });
    expect(await places()).toMatchObject({ 'Tell Varo': 'Northern road' });
    await undoImport(desk, ME, view.import.id);
  });
});

describe('senders', () => {
  it('[DE25] become sources by a person’s word, in chains that are there and in those to come; undone in one step', async () => {
    const before = await decisionsOf(desk, ME, caseId);
    expect(before.senders.map(({ name, kind }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['sender Rowan', 'sender Hazel', 'giver a visitor']),
    );
    const named = await nameSender(desk, ME, caseId, {
      name: 'Hazel',
      sourceId: null,
      newSource: { pseudonym: 'Dunnock', kind: 'witness', tier: 0, cell: null },
    });
    expect(named).toMatchObject({ added: true, claims: 1 });
    const [claim] = await store.read(ME, (tx) => tx.list('claim', { caseId }));
    expect(claim?.hops[0]?.actor).toEqual({ kind: 'source', sourceId: named.source.id });
    expect((await decisionsOf(desk, ME, caseId)).senders.map(({ name }) => name)).not.toContain(
      'Hazel',
    );
    await expect(
      nameSender(desk, ME, caseId, {
        name: 'hazel ',
        sourceId: null,
        newSource: { pseudonym: 'Siskin', kind: 'witness', tier: 0, cell: null },
      }),
    ).rejects.toThrow(/Dunnock/);
    await unnameSender(desk, ME, caseId, {
      name: 'Hazel',
      sourceId: named.source.id,
      added: true,
    });
    const [after] = await store.read(ME, (tx) => tx.list('claim', { caseId }));
    expect(after?.hops[0]?.actor).toEqual({ kind: 'unnamed', descriptor: 'Hazel' });
    expect(await store.read(ME, (tx) => tx.count('source', { caseId }))).toBe(0);
  });

  it('[DE25] a document without a sender gets its source by hand', async () => {
    const view = await importFile(desk, ME, caseId, {
      name: 'note.txt',
      bytes: new TextEncoder().encode('A note\n\nThe carts were turned back at the ford.\n'),
      from: 'a visitor',
      channel: 'stick',
    });
    const [document] = await store.read(ME, (tx) =>
      tx.list('document', { caseId, importId: view.import.id }),
    );
    if (document === undefined) throw new Error('The note is no document.');
    const named = await nameSender(desk, ME, caseId, {
      name: 'Wren',
      sourceId: null,
      newSource: { pseudonym: 'Wren', kind: 'publication', tier: null, cell: null },
    });
    await setTeller(desk, ME, document.id, document.version, named.source.id);
    const card = await cardWith('turned back at the ford');
    expect(card.hops.map(({ actor }) => actor.kind)).toEqual(['gap', 'source']);
  });
});

describe('mappings of sheets', () => {
  it('[DE24] are kept by name, change by version, and are refused with every fault named', async () => {
    const mapping = {
      name: 'weekly',
      about: 'the table of every week',
      question: { text: '{question}' },
      value: { kind: 'words', words: '{answer}' },
      chain: { kind: 'hops', hops: ['{who}'] },
    };
    await saveMapping(desk, ME, caseId, mapping);
    await saveMapping(desk, ME, caseId, { ...mapping, about: 'since May' });
    const [kept, ...more] = await savedMappings(desk, ME, caseId);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ version: 2, mapping: { about: 'since May' } });
    await expect(saveMapping(desk, ME, caseId, { ...mapping, value: 3 })).rejects.toThrow(/value/);
    await expect(
      saveMapping(desk, ME, caseId, { ...mapping, name: 'claims-table' }),
    ).rejects.toThrow(/built in/);
  });
});
