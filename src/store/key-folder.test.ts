import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkApart, keyFolderOf, makeKey, readKey } from './key-folder.ts';

it('[SA15] keys lie where HEARSAY_KEYS says, else in the configuration folder', () => {
  expect(keyFolderOf({ HEARSAY_KEYS: '/safe/keys' })).toBe('/safe/keys');
  expect(keyFolderOf({ XDG_CONFIG_HOME: '/c' })).toBe('/c/hearsay/keys');
  expect(keyFolderOf({})).toMatch(/\.config\/hearsay\/keys$/);
});

it('[SA15] never inside the data folder', () => {
  for (const keys of ['/data', '/data/keys', '/data/a/../keys', '/data/..keys']) {
    expect(() => checkApart(keys, '/data'), keys).toThrow(/may not lie inside the data folder/);
  }
  for (const keys of ['/keys', '/data-keys', '/data/../keys']) checkApart(keys, '/data');
});

it('[SA15] a key file is made once, for its owner only, and read back; a damaged one is refused', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hearsay-keys-'));
  const keys = path.join(folder, 'keys');
  expect(await readKey(keys, 'a.key')).toBeNull();
  const made = await Promise.all([makeKey(keys, 'a.key'), makeKey(keys, 'b.key')]);
  expect(await makeKey(keys, 'a.key')).toEqual(made[0]);
  expect(await readKey(keys, 'a.key')).toEqual(made[0]);
  expect(await readdir(keys)).toEqual(['a.key', 'b.key']);
  expect((await stat(path.join(keys, 'a.key'))).mode & 0o777).toBe(0o600);
  expect((await stat(keys)).mode & 0o777).toBe(0o700);
  const text = await readFile(path.join(keys, 'a.key'), 'utf8');
  await writeFile(path.join(keys, 'a.key'), text.slice(0, 20));
  await expect(readKey(keys, 'a.key')).rejects.toThrow(/is damaged/);
  await rm(folder, { recursive: true });
});
