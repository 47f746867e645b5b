import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sha256 } from '#terms/ids.ts';
import { openExhibits } from './exhibits.ts';
import { diskFiles } from './files.ts';
import type { Files } from './files.ts';
import { ownMark } from './process-mark.ts';

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'hearsay-exhibits-')), 'exhibits');
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

const text = (words: string) => new TextEncoder().encode(words);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;

describe('exhibits', () => {
  test('[ST1] a file is written, synced, renamed and its folder synced, in this order', async () => {
    const calls: string[] = [];
    const place = (full: string) => path.relative(folder, full).replace(/^tmp.+/, 'tmp/…');
    const files: Files = {
      ...diskFiles,
      async create(full) {
        const file = await diskFiles.create(full);
        return {
          write: (bytes) => (calls.push('write'), file.write(bytes)),
          sync: () => (calls.push('sync file'), file.sync()),
          close: () => file.close(),
        };
      },
      rename: (from, to) => (
        calls.push(`rename ${place(from)} ${place(to)}`),
        diskFiles.rename(from, to)
      ),
      syncFolder: (full) => (calls.push(`sync folder ${place(full)}`), diskFiles.syncFolder(full)),
    };
    const exhibits = await openExhibits({ folder, files });
    calls.length = 0;
    const bytes = text('They came by night.');
    const { sha256 } = await exhibits.put(bytes);
    const shard = sha256.slice(0, 2);
    expect(calls).toEqual([
      'write',
      'sync file',
      `rename tmp/… ${shard}/${sha256}`,
      `sync folder ${shard}`,
      'sync folder ',
    ]);
  });

  test('[ST2] bytes come back as they were, named by their hash, alone or in a stream', async () => {
    const exhibits = await openExhibits({ folder });
    const bytes = text('قالوا إن الشاحنات وصلت ليلاً\u0000\ud83d\udce6');
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
    }
    const put = await exhibits.put(pieces());
    expect(put).toEqual({ sha256: hashOf(bytes), size: bytes.length, existed: false });
    expect(await exhibits.put(bytes)).toEqual({ ...put, existed: true });
    expect(await exhibits.get(put.sha256)).toEqual(bytes);
    expect(await exhibits.has(put.sha256)).toBe(true);
    const empty = await exhibits.put(new Uint8Array(0));
    expect(await exhibits.get(empty.sha256)).toEqual(new Uint8Array(0));
    const listed: string[] = [];
    for await (const sha256 of exhibits.list()) listed.push(sha256);
    expect(listed).toEqual([put.sha256, empty.sha256].sort());
    expect((await stat(path.join(folder, put.sha256.slice(0, 2), put.sha256))).mode & 0o777).toBe(
      0o600,
    );
  });

  test('[ST2] one flipped bit is reported as damage, and the same bytes again repair it', async () => {
    const exhibits = await openExhibits({ folder });
    const bytes = text('between 4,000 and 5,000 people');
    const { sha256 } = await exhibits.put(bytes);
    const file = path.join(folder, sha256.slice(0, 2), sha256);
    const damaged = await readFile(file);
    damaged[7] = (damaged[7] ?? 0) ^ 1;
    await writeFile(file, damaged);
    await expect(exhibits.get(sha256)).rejects.toMatchObject({ code: 'damaged' });
    expect((await exhibits.put(bytes)).existed).toBe(false);
    expect(await exhibits.get(sha256)).toEqual(bytes);
  });

  test('[ST2] an absent exhibit is not found, and a name that is no hash is no path', async () => {
    const exhibits = await openExhibits({ folder });
    await expect(exhibits.get(hashOf(text('never')))).rejects.toMatchObject({ code: 'not-found' });
    expect(await exhibits.has(hashOf(text('never')))).toBe(false);
    await expect(exhibits.get('../../etc/passwd' as Sha256)).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('[ST1] a stream that breaks leaves nothing behind', async () => {
    const exhibits = await openExhibits({ folder });
    async function* breaking() {
      yield text('half of it');
      throw new Error('the sender hung up');
    }
    await expect(exhibits.put(breaking())).rejects.toThrow('the sender hung up');
    expect(await readdir(path.join(folder, 'tmp'))).toEqual([]);
  });

  test('[ST1] a full disk is said in words, and nothing is left behind', async () => {
    const files: Files = {
      ...diskFiles,
      async create(full) {
        const file = await diskFiles.create(full);
        const full_ = Object.assign(new Error('no space'), { code: 'ENOSPC' });
        return { ...file, write: () => Promise.reject(full_) };
      },
    };
    const exhibits = await openExhibits({ folder, files });
    await expect(exhibits.put(text('x'))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('is full'),
    });
    expect(await readdir(path.join(folder, 'tmp'))).toEqual([]);
  });

  test('[ST3] temporary files of dead processes are swept, those of living ones stay', async () => {
    await openExhibits({ folder });
    const mark = ownMark();
    const living = `${mark.pid}.${mark.began ?? '0'}.aa`;
    await writeFile(path.join(folder, 'tmp', living), '');
    // No process has this number; and this process did not begin then.
    await writeFile(path.join(folder, 'tmp', '99999999.0.bb'), '');
    await writeFile(path.join(folder, 'tmp', `${mark.pid}.long-ago.cc`), '');
    const again = await openExhibits({ folder });
    expect(again.swept).toBe(mark.began === null ? 1 : 2);
    expect(await readdir(path.join(folder, 'tmp'))).toContain(living);
  });

  test('[ST1] the same bytes many times at once are kept once', async () => {
    const exhibits = await openExhibits({ folder });
    const bytes = text('everybody forwards this');
    const puts = await Promise.all(Array.from({ length: 20 }, () => exhibits.put(bytes)));
    expect(new Set(puts.map((put) => put.sha256)).size).toBe(1);
    expect(await readdir(path.join(folder, hashOf(bytes).slice(0, 2)))).toHaveLength(1);
    expect(await readdir(path.join(folder, 'tmp'))).toEqual([]);
  });
});
