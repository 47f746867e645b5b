import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { heldBy, holdFolder, readOwner } from './lock.ts';
import type { FolderLock, Hold, Mechanism } from './lock.ts';
import { ownMark } from './process-mark.ts';

const HERE = import.meta.dirname;
const SINCE = '2026-03-12T21:10:00.000Z';
const MECHANISMS: Mechanism[] =
  process.platform === 'linux' ? ['abstract-socket', 'pid-file'] : ['pid-file'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hearsay-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function lockOf(hold: Hold): FolderLock {
  if (!hold.held) throw new Error('the folder is held');
  return hold.lock;
}

describe.each(MECHANISMS)('lock by %s', (mechanism) => {
  test('[ST12] a second opener is refused and told who, since when and where', async () => {
    const lock = lockOf(await holdFolder(folder, SINCE, mechanism));
    await lock.publish({ address: 'http://127.0.0.1:4780' });
    const second = await holdFolder(folder, SINCE, mechanism);
    expect(second).toMatchObject({
      held: false,
      owner: { pid: process.pid, since: SINCE, address: 'http://127.0.0.1:4780', ready: false },
    });
    const words = heldBy('/data', second.held ? null : second.owner);
    expect(words).toContain(`process ${process.pid}`);
    expect(words).toContain(SINCE);
    expect(words).toContain('http://127.0.0.1:4780');
    await lock.release();
    await lock.release();
    expect(await readOwner(folder)).toBeNull();
    await lockOf(await holdFolder(folder, SINCE, mechanism)).release();
  });

  test('[ST12] another path to the same folder is the same folder', async () => {
    const lock = lockOf(await holdFolder(folder, SINCE, mechanism));
    const other = `${folder}-link`;
    await symlink(folder, other);
    expect((await holdFolder(other, SINCE, mechanism)).held).toBe(false);
    await rm(other);
    await lock.release();
  });

  test('[ST13] nothing is stale after kill -9', async () => {
    const script = `
      import { holdFolder } from ${JSON.stringify(path.join(HERE, 'lock.ts'))};
      const hold = await holdFolder(process.argv[1], '${SINCE}', '${mechanism}');
      console.log(hold.held);
      setInterval(() => {}, 1000);
    `;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, folder],
      { cwd: path.join(HERE, '../..') },
    );
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe('true');
    expect(await holdFolder(folder, SINCE, mechanism)).toMatchObject({
      held: false,
      owner: { pid: child.pid },
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await readOwner(folder)).toBeNull();
    await lockOf(await holdFolder(folder, SINCE, mechanism)).release();
  });

  test('[ST12] of many at once exactly one gets it', async () => {
    const holds = await Promise.all(
      Array.from({ length: 25 }, () => holdFolder(folder, SINCE, mechanism)),
    );
    const locks = holds.flatMap((hold) => (hold.held ? [hold.lock] : []));
    expect(locks).toHaveLength(1);
    await locks[0]?.release();
  });
});

describe('lock by pid-file', () => {
  test('[ST13] many who find a stale file: exactly one takes it over', async () => {
    for (let round = 0; round < 10; round += 1) {
      const stale = { ...ownMark(), pid: 99_999_999 };
      await writeFile(path.join(folder, 'lock'), JSON.stringify(stale));
      const holds = await Promise.all(
        Array.from({ length: 8 }, () => holdFolder(folder, SINCE, 'pid-file')),
      );
      const locks = holds.flatMap((hold) => (hold.held ? [hold.lock] : []));
      expect(locks).toHaveLength(1);
      await locks[0]?.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });
});
