import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore } from './open.ts';
import type { OpenStore } from './open.ts';

const HERE = import.meta.dirname;
const clock = () => instant(new Date().toISOString());
const owner: Principal = { userId: asId<UserId>('owner'), name: 'owner', kind: 'owner' };

let work: string;
let folder: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'hearsay-open-'));
});
beforeEach(() => {
  // One database for most tests: setting it up takes longer than all of them.
  folder = path.join(work, 'data');
});
afterAll(() => rm(work, { recursive: true, force: true }));

const open = (more: { asGuest?: boolean; folder?: string; databaseUrl?: string } = {}) =>
  openStore({ folder, clock, newId: ulid, keyFolder: path.join(work, 'keys'), ...more });

const caseDraft = {
  title: 'The night of the trucks',
  purpose: 'event',
  members: [{ userId: owner.userId, role: 'lead' }],
  releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
  zone: 'Asia/Damascus',
} as const;

const addCase = (store: OpenStore) =>
  store.transact(owner, { verb: 'case.create' }, (tx) => tx.createCase(caseDraft));
const countCases = (store: OpenStore) => store.read(owner, async (tx) => (await tx.cases()).length);
async function journalled(store: OpenStore): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const entry of store.journal.entries()) found.push(entry['who']);
  return found;
}

/** A command in a process of its own: joins, writes, says so and leaves. */
const COMMAND = `
  import { ulid } from 'ulid';
  import { openStore } from ${JSON.stringify(new URL('open.ts', import.meta.url).href)};
  const owner = { userId: 'owner', name: 'owner', kind: 'owner' };
  const store = await openStore({
    folder: process.argv[1], keyFolder: process.argv[2], asGuest: true, newId: ulid,
    clock: () => new Date().toISOString(),
  });
  await store.exhibits.put(Buffer.from('from a command'));
  await store.journal.append({ kind: 'test', at: new Date().toISOString(), who: 'command' });
  await store.transact(owner, { verb: 'case.create' }, (tx) => tx.createCase(${JSON.stringify(caseDraft)}));
  console.log(store.guest ? 'guest' : 'holder');
  await store.close();
`;
async function command(): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', COMMAND, folder, path.join(work, 'keys')],
    { cwd: path.join(HERE, '../..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return said.trim();
}

describe('openStore', { timeout: 120_000 }, () => {
  test('[ST12] a second opener is refused, naming process, time and address', async () => {
    const store = await open();
    await store.setAddress('http://127.0.0.1:4780');
    expect(store.guest).toBe(false);
    await expect(open()).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(
        new RegExp(`process ${process.pid}, since \\d{4}-.*Z, at http://127.0.0.1:4780`),
      ),
    });
    // The refused one has disturbed nothing.
    await addCase(store);
    await store.close();
    await store.close();
    const again = await open();
    expect(await countCases(again)).toBe(1);
    await again.close();
  });

  test('[ST18] a command works beside the running desk, and holds the folder when alone', async () => {
    const desk = await open();
    const before = await countCases(desk);
    await desk.journal.append({ kind: 'test', at: clock(), who: 'desk' });
    const [said] = await Promise.all([command(), addCase(desk), addCase(desk)]);
    expect(said).toBe('guest');
    // What the command did is there at once, and its leaving took nothing down.
    expect(await countCases(desk)).toBe(before + 3);
    expect((await journalled(desk)).sort()).toEqual(['command', 'desk']);
    await desk.exhibits.put(Buffer.from('from a command')).then((put) => {
      expect(put.existed).toBe(true);
    });
    await desk.close();
    expect(await command()).toBe('holder');
    const after = await open();
    expect(await countCases(after)).toBe(before + 4);
    await after.close();
  });

  test('[ST18] a holder that ends waits for a guest to finish its transaction', async () => {
    const holder = await open();
    const guest = await open({ asGuest: true });
    expect(guest.guest).toBe(true);
    const before = await countCases(guest);
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const begun = new Promise<void>((resolve) => {
      void guest
        .transact(owner, { verb: 'case.create' }, async (tx) => {
          await tx.createCase(caseDraft);
          resolve();
          await gate;
        })
        .then(() => guest.close());
    });
    await begun;
    const closing = holder.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    finish();
    await closing;
    const after = await open({ asGuest: true });
    expect(after.guest).toBe(false);
    expect(await countCases(after)).toBe(before + 1);
    await after.close();
  });

  test('[ST19] a folder that is none, and a wrong address, are said in words', async () => {
    const file = path.join(work, 'a-file');
    await writeFile(file, '');
    await expect(open({ folder: file })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('HEARSAY_DATA'),
    });
    const elsewhere = path.join(work, 'elsewhere');
    await expect(
      open({ folder: elsewhere, databaseUrl: 'mysql://name:secret@db/x' }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const nobodyThere = 'postgresql://name:secret@127.0.0.1:9/hearsay';
    const refused = open({ folder: elsewhere, databaseUrl: nobodyThere });
    await expect(refused).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('127.0.0.1:9/hearsay'),
    });
    await expect(refused).rejects.not.toThrow('secret');
    // A failed opening lets go of the folder.
    expect(await readdir(path.join(elsewhere, 'run'))).toEqual([]);
  });
});
