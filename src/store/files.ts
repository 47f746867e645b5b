import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, unlink } from 'node:fs/promises';

/**
 * Every call by which Hearsay itself (not PostgreSQL) changes a disk. Exhibits and journal know only
 * this; the power-cut harness hands in one that records the calls, so that it can rebuild what a
 * disk may hold after the power went.
 */
export interface Files {
  /** Makes a folder that only we may enter; false when it was there. Its parent must exist. */
  makeFolder(path: string): Promise<boolean>;
  /** A new, empty file; fails when the name is taken. */
  create(path: string): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the names inside a folder survive a power cut. */
  syncFolder(path: string): Promise<void>;
  /** Names inside a folder, sorted; empty when there is no such folder. */
  list(path: string): Promise<readonly string[]>;
  /** The bytes of a file in order; null when there is no such file. */
  read(path: string): Promise<AsyncIterable<Uint8Array> | null>;
}

/** A file being written from its start to its end. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what was written survive a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The real disk. */
export const diskFiles: Files = {
  async makeFolder(path) {
    try {
      await mkdir(path, { mode: 0o700 });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  },
  async create(path) {
    const handle = await open(path, 'wx', 0o600);
    return {
      async write(bytes) {
        // A write may take only part of the bytes (a full volume, a signal): go on until all are in.
        for (let done = 0; done < bytes.length;) {
          done += (await handle.write(bytes, done)).bytesWritten;
        }
      },
      // fdatasync is enough: it also makes the file's length durable, which is all a new file needs.
      sync: () => handle.datasync(),
      close: () => handle.close(),
    };
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  async syncFolder(path) {
    // Windows cannot open a folder; NTFS journals the names itself.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async list(path) {
    try {
      return (await readdir(path)).sort();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  },
  async read(path) {
    try {
      const handle = await open(path, 'r');
      return createReadStream(path, { fd: handle, highWaterMark: 1 << 18 });
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  },
};

/** The system's word for what went wrong, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
