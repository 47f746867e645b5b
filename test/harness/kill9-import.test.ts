import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import { createCase } from '#jobs/cases.ts';
import type { Desk } from '#jobs/desk.ts';
import { importFile } from '#jobs/import-file.ts';
import { stopReading } from '#jobs/read-in-worker.ts';
import { rebuild } from '#jobs/rebuild.ts';
import { openStore } from '#store/open.ts';
import { lookAt, OWNER, THE_CASE } from './chats-in-store.ts';
import { makeChat, MESSAGES, STRIDE } from './chats.ts';
import { report } from './figure.ts';
import { runKills } from './kill9.ts';
import { count } from './random.ts';

/*
 * The main road of intake, `importFile`, under kill -9: 50 chats of 100 messages, some with photos in
 * ZIPs. The kills that `kill9.test.ts` gives the store are given here to the whole job.
 */
const KILLS = count('HEARSAY_IMPORT_KILLS', 3);
const SEED = count('HEARSAY_SEED', 20261122);
const LIFE_MS = count('HEARSAY_IMPORT_LIFE_MS', 1000);
const CHATS = 50;
const CHILD = new URL('./kill9-import-child.ts', import.meta.url);

const clock = () => instant(new Date().toISOString());
const newId = monotonicFactory();

let work: string;
let folder: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'hearsay-kill9-import-'));
  folder = path.join(work, 'data');
});
afterAll(async () => {
  await stopReading();
  await rm(work, { recursive: true, force: true });
});

describe('kill -9 while chats are imported', () => {
  test(`[IN70] [IN71] ${KILLS} kills: what was acknowledged is there once, what was not is there wholly or not at all`, async () => {
    const began = Date.now();
    const plan = {
      child: CHILD,
      seed: SEED,
      lifeMs: LIFE_MS,
      env: { HEARSAY_KEYS: path.join(work, 'keys') },
    };
    const [arm, control] = await Promise.all([
      runKills({
        ...plan,
        folder,
        kills: KILLS,
        victims: ['ours', 'database', 'both'],
        mode: 'commit',
      }),
      runKills({
        ...plan,
        folder: path.join(work, 'control'),
        kills: 2,
        victims: ['both'],
        mode: 'early',
      }),
    ]);
    const killedFor = Date.now() - began;
    expect(arm.failedStarts).toEqual([]);

    // Whoever imports goes on as if nothing had been: everything once more, under the same keys.
    const { problems, have, ok, reached } = await withDesk(async (desk) => {
      const { id } = await createCase(desk, OWNER, THE_CASE, 'the-case');
      const before = await lookAt(desk.store, id);
      const highest = before.have.reduce((n, [one]) => Math.max(n, one), 0);
      const last = Math.max(CHATS, Math.ceil(highest / STRIDE));
      for (let k = 1; k <= last; k += 1) {
        await importFile(desk, OWNER, id, makeChat(k).arrival);
      }
      const after = await lookAt(desk.store, id);
      return {
        ...after,
        ok: (await desk.store.verify(OWNER)).ok,
        reached: Math.ceil(highest / STRIDE),
      };
    });
    report('kill9-import', {
      n: arm.kills,
      seed: SEED,
      seconds: Math.round(killedFor / 100) / 10,
      lost: arm.lost.length,
      doubled: arm.doubled.length,
      damaged: arm.damaged.length,
      failedStarts: arm.failedStarts.length,
      acknowledged: arm.acknowledged,
      chatsWhenKillsEnded: reached,
      documentsAtTheEnd: have.length,
      slowestRestartMs: Math.max(...arm.restartMs),
      controlLost: control.lost.length,
    });
    expect(arm.lost).toEqual([]);
    expect(arm.doubled).toEqual([]);
    expect(arm.damaged).toEqual([]);
    expect(arm.kills).toBe(KILLS);
    expect(arm.acknowledged).toBeGreaterThanOrEqual(MESSAGES);
    // The harness must be able to see a loss.
    expect(control.lost.length).toBeGreaterThan(0);

    expect(problems).toEqual([]);
    expect(ok).toBe(true);
    expect(have.filter(([, sha256]) => sha256 === 'damaged')).toEqual([]);
    expect(new Set(have.map(([n]) => n)).size).toBe(have.length);
    expect(have.length).toBeGreaterThanOrEqual(CHATS * MESSAGES);
  }, 3_600_000);

  test('[IN72] without the database everything that arrived comes back from originals and journal', async () => {
    // A kill between journal and commit leaves an arrival that nobody was told was kept; its original
    // is there all the same, and a rebuild brings it in.
    await withDesk((desk) => rebuild(desk, OWNER));
    const before = await withDesk(everything);
    await rm(path.join(folder, 'database'), { recursive: true });
    await withDesk(async (desk) => {
      const empty = await desk.store.read(OWNER, (tx) => tx.cases());
      expect(empty).toEqual([]);
      const first = await rebuild(desk, OWNER);
      expect(first).toEqual({
        cases: 1,
        imports: before.imports,
        undone: 0,
        missing: [],
        problems: [],
      });
      expect(await everything(desk)).toEqual(before);
      // Over a database that has everything it adds nothing.
      expect(await rebuild(desk, OWNER)).toEqual({ ...first, cases: 0, imports: 0 });
      expect(await everything(desk)).toEqual(before);
    });
  }, 300_000);
});

async function withDesk<T>(job: (desk: Desk) => Promise<T>): Promise<T> {
  const store = await openStore({ folder, clock, newId, keyFolder: path.join(work, 'keys') });
  try {
    return await job({ store, clock, newId });
  } finally {
    await store.close();
  }
}

/** All that arrived, without the ids that a rebuild gives anew. */
async function everything(desk: Desk) {
  const [found] = await desk.store.read(OWNER, (tx) => tx.cases());
  const caseId = found?.id as CaseId;
  const { have, problems } = await lookAt(desk.store, caseId);
  const exhibits = await desk.store.read(OWNER, (tx) => tx.list('exhibit', { caseId }));
  const imports = await desk.store.read(OWNER, (tx) => tx.count('import', { caseId }));
  const numbers = await desk.store.read(OWNER, (tx) => tx.numbers(caseId));
  return {
    caseId,
    title: found?.title,
    problems,
    imports,
    documents: have.map(([n, sha256]) => `${n} ${sha256}`).sort(),
    numbered: [...numbers.values()].length,
    exhibits: exhibits
      .map(({ sha256, size, name, receivedFrom, channel, receivedAt, containedIn, custody }) => ({
        sha256,
        size,
        name,
        channel,
        receivedAt,
        containedIn,
        from: receivedFrom.description,
        custody: custody.map(({ who, what }) => `${who}: ${what}`),
      }))
      .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
  };
}
