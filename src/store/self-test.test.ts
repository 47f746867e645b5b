import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBinaries } from './binaries.ts';
import { openEmbedded } from './embedded.ts';
import { postmasterPid } from './orphan.ts';
import { chooseRunAs } from './run-as.ts';
import { PORT, ROLE, startCluster } from './run-postgres.ts';
import { selfTest, watchCommit } from './self-test.ts';
import { makeSocketFolder } from './socket-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = path.join(await realpath(await mkdtemp(path.join(tmpdir(), 'hearsay-unsafe-'))), 'data');
  await mkdir(folder);
  await (await openEmbedded({ folder })).close();
});
afterAll(() => rm(path.dirname(folder), { recursive: true, force: true }));

describe('self-test', { timeout: 120_000 }, () => {
  test.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
    '[ST16] a server with %s off is refused in words, and not left running',
    async (name) => {
      const opening = openEmbedded({ folder, settings: { [name]: 'off' } });
      await expect(opening).rejects.toMatchObject({
        code: 'unsafe',
        message: expect.stringMatching(new RegExp(`${name} is off .*does not run on it`)),
      });
      expect(postmasterPid(path.join(folder, 'database'))).toBeNull();
    },
  );

  test('[ST16] a commit that reaches no disk is noticed, whatever the settings say', async () => {
    const binaries = await findBinaries();
    const runAs = chooseRunAs([binaries.folder, folder], null);
    const socketFolder = await makeSocketFolder(folder, runAs.uid, runAs.gid);
    const cluster = {
      binaries,
      runAs,
      dataFolder: path.join(folder, 'database'),
      socketFolder,
      logFile: path.join(folder, 'run', 'postgres.log'),
    };
    for (const fsync of ['off', 'on']) {
      const server = await startCluster({ ...cluster, settings: { fsync } });
      const pool = new pg.Pool({
        host: socketFolder,
        port: PORT,
        user: ROLE,
        database: 'postgres',
        max: 1,
      });
      const client = await pool.connect();
      try {
        const watched = watchCommit(client, 180_000, 'The database');
        if (fsync === 'off') {
          await expect(watched).rejects.toMatchObject({ code: 'unsafe' });
        } else {
          await expect(watched).resolves.toBeUndefined();
        }
      } finally {
        client.release();
        await pool.end();
        await server.stop(0);
      }
    }
  });

  test('[ST16] a role that would not wait for the disk is noticed', async () => {
    const engine = await openEmbedded({ folder });
    await engine.pool.query(`alter role ${ROLE} set synchronous_commit = off`);
    const pool = new pg.Pool({ ...engine.pool.options });
    const where = 'The database';
    await expect(selfTest(pool, { watchCommit: true, where })).rejects.toMatchObject({
      code: 'unsafe',
    });
    await pool.end();
    await engine.pool.query(`alter role ${ROLE} reset synchronous_commit`);
    await engine.close();
  });
});
