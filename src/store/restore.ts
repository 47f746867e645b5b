import { createHash } from 'node:crypto';
import type { Principal } from '#terms/principal.ts';
import { linesOf, readArchive } from './archive.ts';
import { GENESIS, entryHash } from './audit.ts';
import { LAYOUT } from './backup.ts';
import { parse as parseCheckpoint } from './checkpoint.ts';
import { StoreError } from './errors.ts';
import { internalsOf } from './internals.ts';
import { MIGRATIONS } from './migrate.ts';
import { must } from './policy.ts';
import { inTransaction } from './session.ts';
import type { JournalEntry, Store } from './store.ts';
import { TABLES, putLines } from './tables.ts';

export interface RestoreOptions {
  readonly passphrase?: string;
  readonly progress?: (done: number, total: number) => void;
}

export interface ArchiveReport {
  readonly rows: number;
  readonly exhibits: number;
  readonly auditEntries: number;
}

/**
 * Reads a whole archive without restoring anything. Throws `StoreError('damaged')` when a byte is
 * not what was written, when the audit chain in it does not hold, when its head is not the one that
 * the signed checkpoint names, or when an original is not what its name says.
 */
export async function checkArchive(
  file: string,
  options: RestoreOptions = {},
): Promise<ArchiveReport> {
  let rows = 0;
  let exhibits = 0;
  let seq = 0;
  let hash: Buffer = GENESIS;
  let meta: Meta | null = null;
  let vouched: { readonly seq: number; readonly hash: string } | null = null;
  let head: { readonly seq: number; readonly hash: string } | null = null;
  for await (const { name, chunks } of readArchive(file, options.passphrase, options.progress)) {
    if (name === 'meta') {
      for await (const line of linesOf(chunks)) meta = readMeta(jsonOf<Meta>(line, file));
    } else if (name === 'checkpoint') {
      for await (const line of linesOf(chunks)) {
        const checkpoint = parseCheckpoint(line);
        if (checkpoint === null) throw inconsistent(file, 'its checkpoint is not signed');
        vouched = { seq: checkpoint.from, hash: checkpoint.hashes[0] ?? '' };
      }
    } else if (name === 'table/audit') {
      for await (const line of linesOf(chunks)) {
        const row = jsonOf<{ seq: number; entry: string; hash: string }>(line, file);
        seq += 1;
        hash = entryHash(hash, seq, row.entry);
        if (row.seq !== seq || row.hash !== hash.toString('hex')) {
          throw inconsistent(file, `audit entry ${seq} does not follow from the one before`);
        }
        rows += 1;
      }
    } else if (name === 'table/audit_head') {
      for await (const line of linesOf(chunks)) {
        head = jsonOf<{ seq: number; hash: string }>(line, file);
        rows += 1;
      }
    } else if (name.startsWith('exhibit/')) {
      const own = createHash('sha256');
      for await (const chunk of chunks) own.update(chunk);
      if (own.digest('hex') !== name.slice('exhibit/'.length)) {
        throw inconsistent(file, 'an original is not what its name says');
      }
      exhibits += 1;
    } else {
      for await (const line of linesOf(chunks)) if (line !== '' && name !== 'journal') rows += 1;
    }
  }
  if (meta === null) throw inconsistent(file, 'it says nothing about itself');
  const last = { seq, hash: hash.toString('hex') };
  const same = (other: { seq: number; hash: string } | null) =>
    other !== null && other.seq === last.seq && other.hash === last.hash;
  if (!same(head) || (seq > 0 && !same(vouched))) {
    throw inconsistent(file, 'its audit log does not end where its checkpoint says');
  }
  return { rows, exhibits, auditEntries: seq };
}

/**
 * Restores an archive into an empty store. The whole archive is read and checked first; only then
 * is the store opened (`open`) and, in one transaction, filled. A store that holds anything is
 * refused. Afterwards `stateHash` is what it was when the backup was made.
 */
export async function restoreBackup<S extends Store>(
  file: string,
  principal: Principal,
  open: () => Promise<S>,
  options: RestoreOptions = {},
): Promise<{ readonly store: S; readonly report: ArchiveReport }> {
  must(principal, 'backup.restore', null);
  const { progress } = options;
  const report = await checkArchive(file, {
    ...options,
    ...(progress === undefined ? {} : { progress: (done, total) => progress(done, total * 2) }),
  });
  const store = await open();
  try {
    await fill(store, file, {
      ...options,
      ...(progress === undefined
        ? {}
        : { progress: (done: number, total: number) => progress(total + done, total * 2) }),
    });
  } catch (error) {
    await store.close();
    throw error;
  }
  return { store, report };
}

async function fill(store: Store, file: string, options: RestoreOptions): Promise<void> {
  const { pool, checkpoints } = internalsOf(store);
  const tables = new Map(TABLES.map((table) => [`table/${table.name}`, table]));
  const journal: JournalEntry[] = [];
  await inTransaction(pool, 'write', async (session) => {
    const [head] = await session.query<{ seq: string }>('select seq from audit_head for update');
    const [found] = await session.query<{ n: number }>('select count(*)::int as n from "case"');
    if (head?.seq !== '0' || found?.n !== 0) {
      throw new StoreError(
        'invalid',
        'Only an empty store can be restored into: choose another folder or database.',
      );
    }
    await session.query('delete from audit_head');
    for await (const { name, chunks } of readArchive(file, options.passphrase, options.progress)) {
      const table = tables.get(name);
      if (table !== undefined) {
        let lines: string[] = [];
        let size = 0;
        for await (const line of linesOf(chunks)) {
          lines.push(line);
          size += line.length;
          if (lines.length < 1000 && size < 8_000_000) continue;
          await putLines(session, table, lines);
          lines = [];
          size = 0;
        }
        await putLines(session, table, lines);
      } else if (name.startsWith('exhibit/')) {
        const { sha256 } = await store.exhibits.put(chunks);
        if (sha256 !== name.slice('exhibit/'.length)) {
          throw inconsistent(file, 'an original is not what its name says');
        }
      } else if (name === 'journal') {
        for await (const line of linesOf(chunks)) journal.push(jsonOf<JournalEntry>(line, file));
      }
    }
  });
  // Together, so that they share their syncs.
  await Promise.all(journal.map((entry) => store.journal.append(entry)));
  await checkpoints.flush();
}

interface Meta {
  readonly layout: string;
}

function readMeta(meta: Meta): Meta {
  // An earlier layout only lacks tables and indices: what it holds goes into the newest as it is.
  if (!Object.hasOwn(MIGRATIONS, meta.layout)) {
    throw new StoreError(
      'invalid',
      `This archive has the layout ${meta.layout}, this Hearsay ${LAYOUT}: use the version that made it.`,
    );
  }
  return meta;
}

function inconsistent(file: string, why: string): StoreError {
  return new StoreError('damaged', `${file} cannot be trusted: ${why}. Nothing was restored.`);
}

/** A damaged line may be found before the hash of its part is reached. */
function jsonOf<T>(line: string, file: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw inconsistent(file, 'a line of it is no JSON');
  }
}
