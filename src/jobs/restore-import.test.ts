import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId, type ImportId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { OpenStore } from '#store/open.ts';
import { claimDraft, DRAFTS, questionDraft, sourceDraft } from '../../test/contracts/drafts.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { undoImport } from './imports.ts';
import { rebuild } from './rebuild.ts';
import { rereadImport } from './reread-import.ts';
import { restoreImport } from './restore-import.ts';

const ME: Principal = { userId: asId('restore-tester'), name: 'Tester', kind: 'owner' };
const CHAT = [
  '12/03/2026, 21:10 - Dana: Two shells on the market.',
  '12/03/2026, 21:12 - Karim: Three shells, I counted.',
  '13/03/2026, 08:00 - Dana: The silo is full, says the driver.',
];
const LATER = '02/04/2026, 09:00 - Dana: The road is open today.';

let open: JobDesk;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;
let importId: ImportId;

beforeAll(async () => {
  open = await openJobDesk('restore');
  ({ store, desk } = open);
});
beforeEach(async () => {
  caseId = await open.newCase(ME, { title: 'The market' });
  importId = (await take('chat.txt', CHAT)).import.id;
  await hang();
});
afterAll(async () => {
  await open?.close();
});

const take = (name: string, lines: readonly string[]) =>
  importFile(desk, ME, caseId, {
    name,
    bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
    from: 'Dana',
    channel: 'by hand',
  });

/** Two claims, a link of their documents and one of theirs, and a session in which one was told. */
const hang = () =>
  store.transact(ME, { verb: 'sample.load' }, async (tx) => {
    const [first, second] = await tx.list('document', { caseId });
    if (first === undefined || second === undefined) throw new Error('the chat was taken in');
    const question = await tx.insert('question', caseId, questionDraft('Q-1'));
    const source = await tx.insert('source', caseId, sourceDraft('Dunnock'));
    const claims = await tx.insertMany('claim', caseId, [
      {
        ...claimDraft('Two shells', question.id),
        documentId: first.id,
        span: [0, 10],
        suggestedBy: 'person',
      },
      {
        ...claimDraft('Three shells', question.id),
        documentId: second.id,
        span: [0, 12],
        suggestedBy: 'person',
      },
    ]);
    const [one, two] = claims;
    if (one === undefined || two === undefined) throw new Error('two were written');
    await tx.insert('link', caseId, {
      ...DRAFTS.link,
      child: { kind: 'claim', id: one.id },
      parent: { kind: 'claim', id: two.id },
      state: 'accepted',
      decidedBy: 'Tester',
    });
    await tx.insert('link', caseId, {
      ...DRAFTS.link,
      child: { kind: 'document', id: first.id },
      parent: { kind: 'document', id: second.id },
      state: 'rejected',
      decidedBy: 'Tester',
    });
    await tx.insert('session', caseId, {
      ...DRAFTS.session,
      sourceId: source.id,
      documentIds: [first.id],
    });
  });

/** Everything of the case that counts, without versions and moments. */
const held = () =>
  store.read(ME, async (tx) => {
    const all = [
      ...(await tx.list('document', { caseId })),
      ...(await tx.list('claim', { caseId })),
      ...(await tx.list('link', { caseId })),
      ...(await tx.list('session', { caseId })),
    ];
    return {
      records: all.map(({ version: _version, madeAt: _at, ...record }) => record),
      numbers: await tx.numbers(caseId),
    };
  });

describe('[IN302] an import that was taken back is brought back', () => {
  test('with its claims, links and sessions, under the same ids and numbers', async () => {
    const before = await held();
    expect(await undoImport(desk, ME, importId)).toEqual({
      removed: 3,
      claims: 2,
      questions: 0,
      stay: 0,
    });
    expect((await held()).records).toHaveLength(1);
    expect(await restoreImport(desk, ME, importId)).toEqual({ documents: 3, claims: 2 });
    expect(await held()).toEqual(before);
    expect((await store.verify(ME)).problems).toEqual([]);
  });

  test('what another file had in its place goes again, unless something hangs on it', async () => {
    const second = await take('later.txt', [...CHAT, LATER]);
    const before = await held();
    expect(await undoImport(desk, ME, importId)).toMatchObject({ removed: 3, stay: 3 });
    await restoreImport(desk, ME, importId);
    expect(await held()).toEqual(before);
    const now = await store.read(ME, (tx) => tx.get('import', second.import.id));
    expect(now).toMatchObject({ repeats: second.import.repeats, counts: { documents: 1 } });
    // And once more: the way is open in both directions.
    expect(await undoImport(desk, ME, importId)).toMatchObject({ removed: 3, stay: 3 });
  });

  test('an import that stands, and one whose file came again, are refused in words', async () => {
    await expect(restoreImport(desk, ME, importId)).rejects.toThrow('This import stands');
    await undoImport(desk, ME, importId);
    await take('chat.txt', CHAT);
    await expect(restoreImport(desk, ME, importId)).rejects.toThrow('imported again since');
  });

  test('a claim on a question that is gone meanwhile stays gone, the others come', async () => {
    await undoImport(desk, ME, importId);
    await store.transact(ME, { verb: 'sample.load' }, async (tx) => {
      const [question] = await tx.list('question', { caseId });
      if (question !== undefined) await tx.remove('question', question.id, question.version);
    });
    expect(await restoreImport(desk, ME, importId)).toEqual({ documents: 3, claims: 0 });
  });

  test('a rebuild from the journal knows that it is back', async () => {
    await undoImport(desk, ME, importId);
    await restoreImport(desk, ME, importId);
    const fresh = await openJobDesk('restore-rebuilt');
    try {
      const found = await store.read(ME, (tx) => tx.get('case', caseId));
      if (found === null) throw new Error('the case is there');
      const { id: _i, caseId: _c, version: _v, madeAt: at, madeBy: _b, ...draft } = found;
      await fresh.store.journal.append({ kind: 'case', at, caseId, draft });
      for await (const entry of store.journal.entries()) {
        if (entry['caseId'] === caseId) await fresh.store.journal.append(entry);
      }
      for (const one of await store.read(ME, (tx) => tx.list('exhibit', { caseId }))) {
        await fresh.store.exhibits.put(await store.exhibits.get(one.sha256));
      }
      await rebuild(fresh.desk, ME);
      const documents = await fresh.store.read(ME, (tx) => tx.list('document', { caseId }));
      expect(documents.map(({ text }) => text)).toHaveLength(3);
    } finally {
      await fresh.close();
    }
  });
});

describe('[IN303] a file read again keeps what hangs on it', () => {
  test('claims and links under their ids, and the session', async () => {
    const before = await held();
    const again = await rereadImport(desk, ME, importId, { zone: 'Asia/Damascus' });
    expect(again).toMatchObject({ kept: 2, lost: 0 });
    const now = await store.read(ME, async (tx) => ({
      documents: await tx.list('document', { caseId }),
      claims: await tx.list('claim', { caseId }),
      links: await tx.list('link', { caseId }),
      sessions: await tx.list('session', { caseId }),
    }));
    const ids = new Set(now.documents.map(({ id }) => id as string));
    const [first] = now.documents;
    expect(now.claims.map(({ id }) => id)).toEqual(
      before.records.flatMap((one) => ('quote' in one ? [one.id] : [])),
    );
    expect(now.claims.every(({ documentId }) => ids.has(documentId ?? ''))).toBe(true);
    expect(now.links.map(({ state }) => state)).toEqual(['accepted', 'rejected']);
    expect(now.links[1]?.child).toEqual({ kind: 'document', id: first?.id });
    expect(now.sessions[0]?.documentIds).toEqual([first?.id]);
  });

  test('words that the new reading does not have: the claim and its link go', async () => {
    await store.transact(ME, { verb: 'sample.load' }, async (tx) => {
      const [claim] = await tx.list('claim', { caseId });
      if (claim !== undefined) await tx.revise('claim', claim.id, 1, { quote: 'Nine shells' });
    });
    expect(await rereadImport(desk, ME, importId, { zone: 'UTC' })).toMatchObject({
      kept: 1,
      lost: 1,
    });
    const links = await store.read(ME, (tx) => tx.list('link', { caseId }));
    expect(links.map(({ state }) => state)).toEqual(['rejected']);
  });
});
