import { lstat, mkdir, mkdtemp, rm, rmdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSocketFolder } from './socket-folder.ts';

describe.skipIf(process.platform === 'win32')('socket folder', () => {
  test('[ST8] is short, closed to others, and the same for the same folder', async () => {
    const data = path.join(await mkdtemp(path.join(tmpdir(), 'hearsay-sock-')), 'd'.repeat(150));
    await mkdir(data);
    const made = await makeSocketFolder(data, null, null);
    expect(Buffer.byteLength(`${made}/.s.PGSQL.5432.lock`)).toBeLessThan(104);
    expect((await lstat(made)).mode & 0o777).toBe(0o700);
    expect(await makeSocketFolder(data, null, null)).toBe(made);

    // Something that is not a folder of ours stands there: it is left alone.
    await rmdir(made);
    await symlink(tmpdir(), made);
    const other = await makeSocketFolder(data, null, null);
    expect(other).not.toBe(made);
    expect((await lstat(other)).mode & 0o777).toBe(0o700);
    await rm(made);
    await rmdir(other);
    await rm(path.dirname(data), { recursive: true });
  });
});
