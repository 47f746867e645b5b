import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Files, NewFile } from '#store/files.ts';

/**
 * Records every call that changes the disk, in order, and can rebuild what a disk may hold if the
 * power goes between two of them.
 *
 * The model is harsher than any one file system, and allows only what POSIX promises: bytes are safe
 * after a sync of their file; a name (made, moved or removed) is safe after a sync of its folder;
 * of everything else, each single write and each single change of a name independently is there, is
 * not, or – for writes – is there for some of its 512-byte sectors.
 */
export type Call =
  | { readonly call: 'mkdir'; readonly folder: number; readonly path: string }
  | { readonly call: 'create'; readonly file: number; readonly path: string }
  | {
      readonly call: 'write';
      readonly file: number;
      readonly at: number;
      readonly bytes: Uint8Array;
    }
  /** Stands where the sync was over; it covers what came before `begun`. */
  | { readonly call: 'sync'; readonly file: number; readonly begun: number }
  | { readonly call: 'rename'; readonly from: string; readonly to: string }
  | { readonly call: 'remove'; readonly path: string }
  | { readonly call: 'sync-folder'; readonly path: string; readonly begun: number }
  /** Not a call: at this moment the writer was told that its work is safe. */
  | { readonly call: 'ack'; readonly what: string };

export interface RecordedDisk {
  readonly files: Files;
  readonly calls: Call[];
  ack(what: string): void;
  /** Closes files that were left open, as the end of a killed process does. */
  abandon(): Promise<void>;
}

/** What a disk does when asked to sync; all but `everything` are control arms that must lose. */
export type Syncs = 'everything' | 'files only' | 'folders only' | 'nothing';

/** Wraps real files. A sync that the arm leaves out says it was done, as a broken one would. */
export function recordDisk(inner: Files, root: string, syncs: Syncs): RecordedDisk {
  const syncsFiles = syncs === 'everything' || syncs === 'files only';
  const syncsFolders = syncs === 'everything' || syncs === 'folders only';
  const left = new Set<NewFile>();
  const calls: Call[] = [];
  let number = 0;
  const at = (full: string) => path.relative(root, full);
  const files: Files = {
    ...inner,
    async makeFolder(full) {
      const made = await inner.makeFolder(full);
      if (made) calls.push({ call: 'mkdir', folder: (number += 1), path: at(full) });
      return made;
    },
    async create(full) {
      const handle = await inner.create(full);
      left.add(handle);
      const file = (number += 1);
      calls.push({ call: 'create', file, path: at(full) });
      let end = 0;
      return {
        async write(bytes) {
          calls.push({ call: 'write', file, at: end, bytes: Uint8Array.from(bytes) });
          end += bytes.length;
          await handle.write(bytes);
        },
        async sync() {
          if (!syncsFiles) return;
          const begun = calls.length;
          await handle.sync();
          calls.push({ call: 'sync', file, begun });
        },
        close() {
          left.delete(handle);
          return handle.close();
        },
      };
    },
    async rename(from, to) {
      await inner.rename(from, to);
      calls.push({ call: 'rename', from: at(from), to: at(to) });
    },
    async remove(full) {
      await inner.remove(full);
      calls.push({ call: 'remove', path: at(full) });
    },
    async syncFolder(full) {
      if (!syncsFolders) return;
      const begun = calls.length;
      await inner.syncFolder(full);
      calls.push({ call: 'sync-folder', path: at(full), begun });
    },
  };
  return {
    files,
    calls,
    ack: (what) => calls.push({ call: 'ack', what }),
    async abandon() {
      for (const handle of left) await handle.close();
      left.clear();
    },
  };
}

interface Folder {
  readonly names: Map<string, Folder | number>;
}

/** Builds in `image` what the disk may hold when the power went after `cut` calls. */
export async function imageAfter(
  calls: readonly Call[],
  cut: number,
  chance: () => number,
  image: string,
): Promise<void> {
  const lastSync = new Map<number | string, number>();
  for (const one of calls.slice(0, cut)) {
    if (one.call !== 'sync' && one.call !== 'sync-folder') continue;
    const what = one.call === 'sync' ? one.file : one.path;
    lastSync.set(what, Math.max(lastSync.get(what) ?? 0, one.begun));
  }
  const safe = (what: number | string, j: number) => (lastSync.get(what) ?? 0) > j;
  const parent = (name: string) => (path.dirname(name) === '.' ? '' : path.dirname(name));

  const bytes = new Map<number, Uint8Array>();
  const root: Folder = { names: new Map() };
  /** Folders by path, whether or not their own name survives. */
  const folders = new Map<string, Folder>([['', root]]);
  /** The true number behind a path at this moment of the recording. */
  const live = new Map<string, number>();
  const set = (name: string, target: Folder | number | null, j: number) => {
    if (!safe(parent(name), j) && chance() < 0.5) return;
    const names = folders.get(parent(name))?.names;
    if (target === null) names?.delete(path.basename(name));
    else names?.set(path.basename(name), target);
  };

  for (const [j, one] of calls.slice(0, cut).entries()) {
    if (one.call === 'mkdir') {
      const folder: Folder = { names: new Map() };
      folders.set(one.path, folder);
      set(one.path, folder, j);
    } else if (one.call === 'create') {
      bytes.set(one.file, new Uint8Array(0));
      live.set(one.path, one.file);
      set(one.path, one.file, j);
    } else if (one.call === 'write') {
      const kept = safe(one.file, j) ? one.bytes : torn(one.bytes, chance);
      if (kept !== null) bytes.set(one.file, overlay(bytes.get(one.file), one.at, kept));
    } else if (one.call === 'rename') {
      const file = live.get(one.from) ?? -1;
      live.delete(one.from);
      live.set(one.to, file);
      set(one.to, file, j);
      set(one.from, null, j);
    } else if (one.call === 'remove') {
      live.delete(one.path);
      set(one.path, null, j);
    }
  }

  await rm(image, { recursive: true, force: true });
  await writeFolder(root, image, bytes);
}

/** An unsynced write: half of them vanish, some keep a part of their sectors, the rest are whole. */
function torn(bytes: Uint8Array, chance: () => number): Uint8Array | null {
  const fate = chance();
  if (fate < 0.4) return null;
  if (fate < 0.6) {
    const part = Uint8Array.from(bytes);
    for (let at = 0; at < part.length; at += 512) if (chance() < 0.5) part.fill(0, at, at + 512);
    return part;
  }
  if (fate < 0.7) return bytes.subarray(0, 512 * Math.floor((chance() * bytes.length) / 512));
  return bytes;
}

function overlay(before: Uint8Array | undefined, at: number, bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.max(before?.length ?? 0, at + bytes.length));
  whole.set(before ?? []);
  whole.set(bytes, at);
  return whole;
}

async function writeFolder(
  folder: Folder,
  place: string,
  bytes: ReadonlyMap<number, Uint8Array>,
): Promise<void> {
  await mkdir(place, { recursive: true });
  for (const [name, target] of folder.names) {
    const full = path.join(place, name);
    if (typeof target === 'number') await writeFile(full, bytes.get(target) ?? new Uint8Array(0));
    else await writeFolder(target, full, bytes);
  }
}
