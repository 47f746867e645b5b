import { createHash, randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, open } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { codeOf } from './files.ts';
import { isAlive, ownMark } from './process-mark.ts';
import type { ProcessMark } from './process-mark.ts';

/**
 * One process holds a data folder; others are told which, or join it as guests.
 *
 * On Linux the hold is an abstract unix socket named by the folder's device and number: the kernel
 * lets one process have it and takes it back when that process ends, however it ends. It works
 * between processes of one machine (one network namespace), not between containers that share a
 * volume. Elsewhere the hold is a file with the holder's process id, taken over when that is gone.
 *
 * Who holds it is written to `run/owner.json`, which only a user who may enter the folder can
 * write – so a guest can believe the socket folder it finds there.
 */
export interface Owner extends ProcessMark {
  readonly since: string;
  /** Address of the desk, once it listens. */
  readonly address: string | null;
  /** Null with a server by DATABASE_URL. */
  readonly socketFolder: string | null;
  /** False while the holder is still setting up. */
  readonly ready: boolean;
}

export interface FolderLock {
  /** Writes down what others should know. */
  publish(change: Partial<Pick<Owner, 'address' | 'socketFolder' | 'ready'>>): Promise<void>;
  release(): Promise<void>;
}

export type Hold =
  | { readonly held: true; readonly lock: FolderLock }
  /** `owner` is null in the moment between taking the folder and writing it down. */
  | { readonly held: false; readonly owner: Owner | null };

export type Mechanism = 'abstract-socket' | 'pid-file';

/** Tries to take the folder; never waits. `runFolder` must exist. */
export async function holdFolder(
  runFolder: string,
  since: string,
  mechanism: Mechanism = process.platform === 'linux' ? 'abstract-socket' : 'pid-file',
): Promise<Hold> {
  const mark = ownMark();
  const letGo =
    mechanism === 'abstract-socket'
      ? await takeSocket(runFolder)
      : await takePidFile(path.join(runFolder, 'lock'), mark);
  if (letGo === null) return { held: false, owner: await readOwner(runFolder) };

  let owner: Owner = { ...mark, since, address: null, socketFolder: null, ready: false };
  let writing: Promise<void> = Promise.resolve();
  const write = () => {
    const text = JSON.stringify(owner);
    writing = writing.then(() => replaceFile(path.join(runFolder, 'owner.json'), text));
    return writing;
  };
  await write();
  let released: Promise<void> | null = null;
  return {
    held: true,
    lock: {
      publish(change) {
        if (released !== null) return released;
        owner = { ...owner, ...change };
        return write();
      },
      release() {
        released ??= (async () => {
          await writing;
          await rm(path.join(runFolder, 'owner.json'), { force: true });
          await letGo();
        })();
        return released;
      },
    },
  };
}

/** Who holds the folder, as far as it is written and still true. */
export async function readOwner(runFolder: string): Promise<Owner | null> {
  try {
    const owner = JSON.parse(await readFile(path.join(runFolder, 'owner.json'), 'utf8')) as Owner;
    return isAlive(owner) ? owner : null;
  } catch {
    return null;
  }
}

/** The refusal, naming the holder. */
export function heldBy(folder: string, owner: Owner | null): string {
  const who =
    owner === null
      ? 'another Hearsay that is just starting or ending'
      : `another Hearsay: process ${owner.pid}, since ${owner.since}` +
        (owner.address === null ? '' : `, at ${owner.address}`);
  return `${folder} is in use by ${who}. Use that one, stop it first, or set HEARSAY_DATA to another folder.`;
}

async function takeSocket(runFolder: string): Promise<(() => Promise<void>) | null> {
  const { dev, ino } = await stat(runFolder, { bigint: true });
  const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  const server = net.createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      codeOf(error) === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen({ path: `\0hearsay-${name}`, exclusive: true }, () => {
      server.unref();
      resolve(() => new Promise((done) => server.close(() => done())));
    });
  });
}

async function takePidFile(file: string, mark: ProcessMark): Promise<(() => Promise<void>) | null> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(JSON.stringify(mark));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    const holder = parseMark(text);
    if (holder !== null && isAlive(holder)) return null;
    // Half a mark: its writer may be at it this moment.
    if (holder === null && tries < 10) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    // Of several who find it stale one moves it away; if that was a fresh one, it is put back.
    const aside = `${file}.${randomBytes(6).toString('hex')}`;
    await rename(file, aside).catch(() => undefined);
    const moved = await readFile(aside, 'utf8').catch(() => null);
    if (moved !== null && moved !== text) await rename(aside, file).catch(() => undefined);
    else await rm(aside, { force: true });
  }
  return null;
}

function parseMark(text: string): ProcessMark | null {
  try {
    const mark = JSON.parse(text) as ProcessMark;
    return Number.isSafeInteger(mark.pid) ? mark : null;
  } catch {
    return null;
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  const handle = await open(fresh, 'w', 0o600);
  await handle.writeFile(text);
  await handle.close();
  await rename(fresh, file);
}
