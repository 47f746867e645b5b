import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import type { ReadTx, Store } from '#store/store.ts';
import { caseDraft, LEAD, OWNER, questionDraft } from '../../test/contracts/drafts.ts';
import type { Desk } from './desk.ts';
import { questionTable, warmTable } from './question-table.ts';

let folder: string;
let store: Awaited<ReturnType<typeof openStore>>;
let older: CaseId;
let newest: CaseId;
let now = Date.parse('2026-05-01T08:00:00Z');
const clock = () => instant(new Date(now).toISOString());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-table-'));
  store = await openStore({
    folder: join(folder, 'data'),
    keyFolder: join(folder, 'keys'),
    clock,
    newId: ulid,
  });
  const make = async (refs: readonly string[]): Promise<CaseId> => {
    now += 60_000;
    const { caseId } = await store.transact(OWNER, { verb: 'case.create' }, (tx) =>
      tx.createCase(caseDraft()),
    );
    await store.transact(LEAD, { verb: 'sample.load' }, (tx) =>
      tx.insertMany(
        'question',
        caseId,
        refs.map((ref) => ({ ...questionDraft(ref), subjectIds: [] })),
      ),
    );
    return caseId;
  };
  older = await make(['Q-001']);
  newest = await make(['Q-001', 'Q-002', 'Q-003']);
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** A desk on the same store, of its own memory, that notes of which cases records are read. */
function watched(): { desk: Desk; read: Set<string> } {
  const read = new Set<string>();
  const noting = (tx: ReadTx): ReadTx =>
    new Proxy(tx, {
      get: (target, name) =>
        name === 'list'
          ? (kind: 'claim', filter: { caseId: CaseId }) => {
              read.add(filter.caseId);
              return target.list(kind, filter);
            }
          : (Reflect.get(target, name) as unknown),
    });
  const own = new Proxy(store as Store, {
    get: (target, name) =>
      name === 'read'
        ? (who: Principal, work: (tx: ReadTx) => Promise<unknown>) =>
            target.read(who, (tx) => work(noting(tx)))
        : (Reflect.get(target, name) as unknown),
  });
  return { desk: { store: own, clock, newId: ulid }, read };
}

const page = { offset: 0, limit: 100 };

describe('a table that is read before anybody asks', () => {
  it('[DE137] the newest case is there when somebody looks, and nothing of it is read again', async () => {
    const { desk, read } = watched();
    await warmTable(desk, OWNER);
    expect([...read]).toEqual([newest]);
    read.clear();
    const view = await questionTable(desk, OWNER, newest, page);
    expect([...read]).toEqual([]);
    expect(view).toMatchObject({ total: 3, workedOut: 3 });
    await questionTable(desk, OWNER, older, page);
    expect([...read]).toEqual([older]);
  });

  it('[DE137] with no case in sight nothing is read', async () => {
    const { desk, read } = watched();
    const stranger: Principal = { userId: asId<UserId>('nobody'), name: 'Nobody', kind: 'user' };
    await warmTable(desk, stranger);
    expect([...read]).toEqual([]);
  });
});
