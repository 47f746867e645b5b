import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Sha256 } from '#terms/ids.ts';
import { StoreError } from './errors.ts';
import { codeOf, diskFiles } from './files.ts';
import type { Files, NewFile } from './files.ts';
import { mustSync } from './must-sync.ts';
import { isAlive, ownMark } from './process-mark.ts';
import type { ExhibitFiles } from './store.ts';

/**
 * Original bytes under their hash: `exhibits/ab/abcd…`.
 *
 * A file comes to be in one order only: written to `exhibits/tmp/`, synced, renamed into the folder
 * of its first two digits, that folder synced (and, once per process, the folder above, which holds
 * the name of the two-digit folder). Whatever stands under its final name is therefore whole.
 */
export interface OpenExhibits extends ExhibitFiles {
  /** Temporary files of dead processes that were removed when the folder was opened. */
  readonly swept: number;
}

export interface ExhibitOptions {
  /** The folder `exhibits`; made when absent. */
  readonly folder: string;
  readonly files?: Files;
  /** Remove temporary files of processes that are gone. Only the holder of the folder does so. */
  readonly sweep?: boolean;
}

const HASH = /^[0-9a-f]{64}$/;

/** Opens the folder of exhibits. */
export async function openExhibits(options: ExhibitOptions): Promise<OpenExhibits> {
  const { folder, files = diskFiles } = options;
  const temporary = path.join(folder, 'tmp');
  await makeSynced(files, folder);
  await makeSynced(files, temporary);
  const swept = options.sweep === false ? 0 : await sweep(files, temporary);
  const mark = ownMark();
  const syncedShards = new Set<string>();

  const shardOf = (sha256: string) => path.join(folder, sha256.slice(0, 2));
  const placeOf = (sha256: string) => path.join(shardOf(sha256), sha256);

  /** After this the name survives a power cut, whoever made it. */
  async function syncNames(sha256: string): Promise<void> {
    const shard = shardOf(sha256);
    await mustSync(shard, () => files.syncFolder(shard));
    if (syncedShards.has(shard)) return;
    await mustSync(folder, () => files.syncFolder(folder));
    syncedShards.add(shard);
  }

  async function hashOf(sha256: string): Promise<string | null> {
    const chunks = await files.read(placeOf(sha256));
    if (chunks === null) return null;
    const hash = createHash('sha256');
    for await (const chunk of chunks) hash.update(chunk);
    return hash.digest('hex');
  }

  return {
    swept,

    async put(bytes) {
      const name = `${mark.pid}.${mark.began ?? '0'}.${randomBytes(8).toString('hex')}`;
      const temporaryPath = path.join(temporary, name);
      const hash = createHash('sha256');
      let size = 0;
      let file: NewFile | null = null;
      try {
        file = await files.create(temporaryPath);
        for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
          hash.update(chunk);
          size += chunk.length;
          await file.write(chunk);
        }
        const sha256 = hash.digest('hex') as Sha256;
        if ((await hashOf(sha256)) === sha256) {
          // Somebody wrote it before, perhaps a moment ago: its bytes were synced before its name
          // appeared, but the name itself may not be durable yet.
          await discard(files, file, temporaryPath);
          await syncNames(sha256);
          return { sha256, size, existed: true };
        }
        const done = file;
        await mustSync(temporaryPath, () => done.sync());
        await file.close();
        file = null;
        await files.makeFolder(shardOf(sha256));
        // Also replaces a damaged file of that name by the right bytes.
        await files.rename(temporaryPath, placeOf(sha256));
        await syncNames(sha256);
        return { sha256, size, existed: false };
      } catch (error) {
        await discard(files, file, temporaryPath);
        throw inWords(error, folder);
      }
    },

    async get(sha256) {
      requireHash(sha256);
      const chunks = await files.read(placeOf(sha256));
      if (chunks === null) {
        throw new StoreError('not-found', `There is no exhibit ${sha256} in ${folder}.`);
      }
      const parts: Uint8Array[] = [];
      const hash = createHash('sha256');
      for await (const chunk of chunks) {
        parts.push(chunk);
        hash.update(chunk);
      }
      if (hash.digest('hex') !== sha256) {
        throw new StoreError(
          'damaged',
          `The exhibit ${placeOf(sha256)} no longer has the bytes it was kept with. ` +
            `Restore it from a backup; importing the same file again also repairs it.`,
        );
      }
      const whole = Buffer.concat(parts);
      return new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
    },

    async has(sha256) {
      requireHash(sha256);
      return (await files.list(shardOf(sha256))).includes(sha256);
    },

    async *list() {
      for (const shard of await files.list(folder)) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        for (const name of await files.list(path.join(folder, shard))) {
          if (HASH.test(name) && name.startsWith(shard)) yield name as Sha256;
        }
      }
    },
  };
}

/** Makes a folder (its parent must exist) and the folder's own name durable. */
export async function makeSynced(files: Files, folder: string): Promise<void> {
  await files.makeFolder(folder);
  const parent = path.dirname(folder);
  await mustSync(parent, () => files.syncFolder(parent));
}

/** Names are taken only from us, but a path made from one is worth a look all the same. */
function requireHash(sha256: string): void {
  if (!HASH.test(sha256)) {
    throw new StoreError('invalid', `"${sha256}" is not a SHA-256 in lower-case hexadecimal.`);
  }
}

async function discard(files: Files, file: NewFile | null, temporaryPath: string): Promise<void> {
  await file?.close().catch(() => undefined);
  await files.remove(temporaryPath).catch(() => undefined);
}

async function sweep(files: Files, temporary: string): Promise<number> {
  let swept = 0;
  for (const name of await files.list(temporary)) {
    const [pid, began] = name.split('.');
    const alive = isAlive({ pid: Number(pid), began: began === '0' ? null : (began ?? null) });
    if (alive) continue;
    await files.remove(path.join(temporary, name));
    swept += 1;
  }
  return swept;
}

/** Errors of the disk in words; all others as they are. */
export function inWords(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  const options = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError(
      'unavailable',
      `The disk of ${folder} is full. Nothing was kept of this request: free some space, then send it again.`,
      options,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StoreError(
      'unavailable',
      `Hearsay may not write in ${folder} (${code}). Give the folder to the user that runs Hearsay.`,
      options,
    );
  }
  return error;
}
