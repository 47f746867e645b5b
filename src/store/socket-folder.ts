import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * The folder of the unix socket. The data folder cannot hold it: a socket's path may have about 107
 * bytes (103 on macOS), and data folders lie under long names. The name is made from the data
 * folder's device and number, so a restart finds the same one.
 *
 * Only the server's user may enter. A folder that somebody else put there first under our name is
 * never used; then a fresh random one is.
 */
export async function makeSocketFolder(
  folder: string,
  uid: number | null,
  gid: number | null,
): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const key = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 12);
  const base = await baseFolder();
  const wanted = path.join(base, `hearsay-${key}`);
  const owner = uid ?? process.getuid?.() ?? null;
  try {
    await mkdir(wanted, { mode: 0o700 });
    if (uid !== null && gid !== null) await chown(wanted, uid, gid);
    return wanted;
  } catch {
    const there = await lstat(wanted).catch(() => null);
    if (there?.isDirectory() && (owner === null || there.uid === owner)) {
      await chmod(wanted, 0o700);
      return wanted;
    }
  }
  const fresh = await mkdtemp(path.join(base, 'hearsay-'));
  if (uid !== null && gid !== null) await chown(fresh, uid, gid);
  return fresh;
}

async function baseFolder(): Promise<string> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const run = await stat('/run').catch(() => null);
    if (run?.isDirectory() && (run.mode & 0o001) !== 0 && run.uid === 0) return '/run';
  }
  // "/hearsay-" + 12 + "/.s.PGSQL.5432.lock" are 40 bytes more.
  return Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp';
}
