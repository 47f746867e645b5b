import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { claimDraft, questionDraft } from '../../test/contracts/drafts.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import { importFile } from './import-file.ts';
import { undoImport } from './imports.ts';
import { rereadImport } from './reread-import.ts';
import { restoreImport } from './restore-import.ts';

const ME: Principal = { userId: asId('empty-tester'), name: 'Tester', kind: 'owner' };
const SHEET = 'source,question,value\nHeron,How many tents?,12\nHeron,Is the ford open?,yes\n';

let open: JobDesk;
let caseId: CaseId;
beforeAll(async () => {
  open = await openJobDesk('empty-questions');
});
beforeEach(async () => {
  caseId = await open.newCase(ME);
});
afterAll(async () => {
  await open?.close();
});

const take = () =>
  importFile(open.desk, ME, caseId, {
    name: 'claims.csv',
    bytes: new TextEncoder().encode(SHEET),
    from: 'Dana',
    channel: 'by hand',
    mapping: 'claims-table',
  });
const questions = async () =>
  (await open.store.read(ME, (tx) => tx.list('question', { caseId }))).map(({ text }) => text);
const claims = () => open.store.read(ME, (tx) => tx.count('claim', { caseId }));

describe('[IN333] an import that is taken back takes the questions with it that only it asked', () => {
  test('and brings them back with its claims', async () => {
    const { import: made } = await take();
    expect(await questions()).toEqual(['How many tents?', 'Is the ford open?']);
    expect(await undoImport(open.desk, ME, made.id)).toMatchObject({ claims: 2, questions: 2 });
    expect(await questions()).toEqual([]);
    await restoreImport(open.desk, ME, made.id);
    expect(await questions()).toEqual(['How many tents?', 'Is the ford open?']);
    expect(await claims()).toBe(2);
  });
  test('not one that was there, was changed, or on which something else was said', async () => {
    await open.store.transact(ME, { verb: 'sample.load' }, (tx) =>
      tx.insert('question', caseId, { ...questionDraft('Q-7'), text: 'Who came?' }),
    );
    const { import: made } = await take();
    await open.store.transact(ME, { verb: 'sample.load' }, async (tx) => {
      const [, tents, ford] = await tx.list('question', { caseId });
      if (tents === undefined || ford === undefined) throw new Error('two were asked');
      await tx.revise('question', tents.id, tents.version, { importance: 3 });
      await tx.insert('claim', caseId, {
        ...claimDraft('yes', ford.id),
        suggestedBy: 'person',
      });
    });
    expect(await undoImport(open.desk, ME, made.id)).toMatchObject({ claims: 2, questions: 0 });
    expect(await questions()).toHaveLength(3);
  });
  test('and a file that is read again keeps its questions', async () => {
    const { import: made } = await take();
    const before = await open.store.read(ME, (tx) => tx.list('question', { caseId }));
    await rereadImport(open.desk, ME, made.id, {});
    const after = await open.store.read(ME, (tx) => tx.list('question', { caseId }));
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await claims()).toBe(2);
  });
});
