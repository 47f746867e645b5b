import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, seeded } from '../../test/harness/random.ts';
import { openEmbedded } from './embedded.ts';
import type { EmbeddedEngine } from './embedded.ts';
import { StoreError } from './errors.ts';
import { endPool, guardedPool } from './guarded-pool.ts';
import { isAlive } from './process-mark.ts';
import { ROLE } from './run-postgres.ts';

const HERE = import.meta.dirname;
const isRoot = process.getuid?.() === 0;

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'hearsay-embedded-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const alive = (pid: number) => isAlive({ pid, began: null });

/** A process of its own that opens the folder, writes a row and then does nothing. */
function opener(folder: string) {
  const script = `
    import { openEmbedded } from ${JSON.stringify(path.join(HERE, 'embedded.ts'))};
    const engine = await openEmbedded({ folder: process.argv[1] });
    await engine.pool.query('create table if not exists told (n int)');
    await engine.pool.query('insert into told values (1)');
    console.log(engine.serverPid());
    setInterval(() => {}, 1000);
  `;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
    cwd: path.join(HERE, '../..'),
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

describe('embedded PostgreSQL', { timeout: 120_000 }, () => {
  test('[ST8] runs on a long path with spaces and Arabic letters, reached by nobody else', async () => {
    const folder = path.join(work, 'my reports', 'تقارير الشمال', 'x'.repeat(120));
    let engine = await openEmbedded({ folder });
    await engine.pool.query('create table told (words text)');
    await engine.pool.query('insert into told values ($1)', ['الشاحنات']);
    const { rows } = await engine.pool.query(
      `select current_setting('listen_addresses') as tcp, current_setting('server_encoding') as encoding,
              current_setting('data_checksums') as checksums, lower('É') as lower`,
    );
    expect(rows).toEqual([{ tcp: '', encoding: 'UTF8', checksums: 'on', lower: 'é' }]);
    expect((await stat(engine.socketFolder)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(folder, 'database'))).mode & 0o777).toBe(0o700);
    const pid = engine.serverPid();
    await engine.close();
    await engine.close();
    expect(alive(pid)).toBe(false);

    engine = await openEmbedded({ folder });
    expect((await engine.pool.query('select words from told')).rows).toEqual([
      { words: 'الشاحنات' },
    ]);
    await engine.close();
    const log = await readFile(path.join(folder, 'run', 'postgres.log'), 'utf8');
    expect(log).toContain('database system was shut down');
    expect(log).not.toContain('not properly shut down');
  });

  test.skipIf(!isRoot)(
    '[ST8] as root: as another user, under folders that user may and may not enter',
    async () => {
      for (const mode of [0o755, 0o700]) {
        const parent = path.join(work, `mode-${mode.toString(8)}`);
        await mkdir(parent);
        await chmod(parent, mode);
        // The folder of this test is closed; open it for one of the two.
        await chmod(work, mode);
        const engine = await openEmbedded({ folder: path.join(parent, 'data') });
        const status = await readFile(`/proc/${engine.serverPid()}/status`, 'utf8');
        const uid = Number(/^Uid:\t(\d+)/m.exec(status)?.[1]);
        const capabilities = BigInt(`0x${/^CapEff:\t([0-9a-f]+)/m.exec(status)?.[1]}`);
        expect(uid).not.toBe(0);
        // Where it may enter it has no privilege; where not, the one to pass (and no other).
        if (mode === 0o755) expect(capabilities).toBe(0n);
        else expect([1n << 1n, 1n << 2n]).toContain(capabilities);
        await engine.close();
      }
    },
  );

  test('[ST9] the server of a killed process is found, stopped in order and replaced', async () => {
    const folder = path.join(work, 'orphan');
    const child = opener(folder);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const orphan = Number(said.toString());
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(alive(orphan)).toBe(true);
    const engine = await openEmbedded({ folder });
    expect(alive(orphan)).toBe(false);
    expect(engine.serverPid()).not.toBe(orphan);
    expect((await engine.pool.query('select n from told')).rows).toEqual([{ n: 1 }]);
    await engine.close();
    const log = await readFile(path.join(folder, 'run', 'postgres.log'), 'utf8');
    expect(log).toContain('received fast shutdown request');
  });

  test('[ST9] a postmaster.pid whose number belongs to somebody else now is no obstacle', async () => {
    const folder = path.join(work, 'orphan');
    const file = path.join(folder, 'database', 'postmaster.pid');
    await writeFile(
      file,
      `${process.pid}\n${path.dirname(file)}\n1795323669\n5432\n\n\n 0 0\nready\n`,
    );
    const engine = await openEmbedded({ folder });
    expect((await engine.pool.query('select n from told')).rows).toEqual([{ n: 1 }]);
    await engine.close();
  });

  test('[ST10] a first run killed at any moment leaves a folder that starts clean', async () => {
    const chance = seeded(count('HEARSAY_SEED', 20261122));
    const times = count('HEARSAY_TORN', 3);
    for (let i = 0; i < times; i += 1) {
      const folder = path.join(work, `torn-${i}`);
      const child = opener(folder);
      const done = once(child, 'close');
      // From the first file of the set-up on, for as long as the set-up may take.
      await untilThere(folder, 'database');
      await new Promise((resolve) => setTimeout(resolve, chance() * 700));
      // Our process alone, or everything of its group.
      if (i % 2 === 0) process.kill(-(child.pid ?? 0), 'SIGKILL');
      else child.kill('SIGKILL');
      await done;
      const engine = await openEmbedded({ folder });
      await engine.pool.query('create table if not exists told (n int)');
      await engine.close();
      // A set-up that outlived our process may finish beside; the next start clears that away.
      if (i % 2 === 1) continue;
      const left = (await readdir(folder)).filter((name) => name.startsWith('database'));
      expect(left).toEqual(['database']);
    }
  });

  test('[ST14] data of another major version is refused in words', async () => {
    const folder = path.join(work, 'older');
    await mkdir(path.join(folder, 'database'), { recursive: true });
    await writeFile(path.join(folder, 'database', 'PG_VERSION'), '15\n');
    await expect(openEmbedded({ folder })).rejects.toThrow(/made by PostgreSQL 15/);
  });
});

describe('embedded PostgreSQL that is disturbed', { timeout: 120_000 }, () => {
  let engine: EmbeddedEngine;
  const lines: string[] = [];
  beforeAll(async () => {
    engine = await openEmbedded({
      folder: path.join(work, 'disturbed'),
      log: (line) => lines.push(line),
    });
    await engine.pool.query('create table told (n int primary key)');
  });
  afterAll(() => engine.close());

  test('[ST11] when the server is killed, calls fail as unavailable and then work again', async () => {
    const before = engine.serverPid();
    const idle = await engine.pool.connect();
    const asking = Array.from({ length: 6 }, () =>
      engine.pool.query('select pg_sleep(5)').then(
        () => 'answered',
        (error: unknown) => (error instanceof StoreError ? error.code : String(error)),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    process.kill(before, 'SIGKILL');
    expect(new Set(await Promise.all(asking))).toEqual(new Set(['unavailable']));
    // Somebody who held a connection all along, between two queries.
    const held = idle.query('select 1').finally(() => idle.release());
    await expect(held).rejects.toMatchObject({ code: 'unavailable' });
    await expect(engine.pool.query('insert into told values (1)')).resolves.toBeTruthy();
    expect(engine.serverPid()).not.toBe(before);
    expect(lines.join('\n')).toContain('runs again');
  });

  test('[ST11] a killed worker of the server is survived, too', async () => {
    const client = await engine.pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    const asked = client.query('select 1').finally(() => client.release());
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' });
    // The server starts its workers again by itself; whoever comes meanwhile waits.
    const next = engine.pool.query('select 1 as one');
    await expect(next).resolves.toMatchObject({ rows: [{ one: 1 }] });
  });

  test('[ST11] a connection that nobody gives back does not keep the desk from closing', async () => {
    const pool = guardedPool(
      { host: engine.socketFolder, user: ROLE, database: 'postgres' },
      { away: '' },
    );
    await pool.connect();
    const began = Date.now();
    await endPool(pool, 100);
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  test('[ST15] what PostgreSQL says about a statement comes through, and stays out of its log', async () => {
    const secret = 'Um Khaled of Tal Hamra';
    await engine.pool.query('create table named (name text primary key)');
    await engine.pool.query('insert into named values ($1)', [secret]);
    await expect(
      engine.pool.query('insert into named values ($1)', [secret]),
    ).rejects.toMatchObject({ code: '23505' });
    await expect(engine.pool.query(`select '${secret}'::int`)).rejects.toMatchObject({
      code: '22P02',
    });
    const callback = await new Promise((resolve) => {
      engine.pool.query('select no_such_column', (error: unknown) => resolve(error));
    });
    expect(callback).toMatchObject({ code: '42703' });
    const log = await readFile(path.join(work, 'disturbed', 'run', 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('Khaled');
  });
});

async function untilThere(folder: string, prefix: string): Promise<void> {
  for (;;) {
    const names = await readdir(folder).catch(() => []);
    if (names.some((name) => name.startsWith(prefix))) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
