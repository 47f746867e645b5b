import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultCacheFolder, findBinaries } from './binaries.ts';

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'hearsay cache '));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('binaries', () => {
  test('[ST14] are copied whole once, by however many at a time, and run', async () => {
    const found = await Promise.all([findBinaries(cache), findBinaries(cache)]);
    expect(found[0]).toEqual(found[1]);
    const words = execFileSync(found[0].postgres, ['--version'], { encoding: 'utf8' });
    expect(words).toContain(`PostgreSQL) ${found[0].major}.`);
    expect(await readdir(cache)).toHaveLength(1);
    expect((await stat(found[0].folder)).mode & 0o777).toBe(0o755);
    const made = (await stat(found[0].folder)).ino;
    await findBinaries(cache);
    expect((await stat(found[0].folder)).ino).toBe(made);
  });

  test('[ST14] a copy that lost a piece is made again', async () => {
    const { folder, postgres } = await findBinaries(cache);
    await truncate(postgres, 1000);
    await findBinaries(cache);
    expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL');
    expect(await readdir(cache)).toEqual([path.basename(folder)]);
  });

  test('[ST14] a cache that cannot be written is said in words', async () => {
    await expect(findBinaries('/dev/null/cache')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('HEARSAY_CACHE'),
    });
  });

  test('the cache folder is where the environment says', () => {
    expect(defaultCacheFolder({ HEARSAY_CACHE: '/c' })).toBe('/c');
    const usual = process.getuid?.() === 0 ? '/var/cache/hearsay' : '/x/hearsay';
    expect(defaultCacheFolder({ XDG_CACHE_HOME: '/x' })).toBe(usual);
  });
});
