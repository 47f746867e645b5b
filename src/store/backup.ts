import { createHash } from 'node:crypto';
import type { Sha256 } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { canonicalJson } from '#terms/canonical-json.ts';
import { writeArchive } from './archive.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { internalsOf } from './internals.ts';
import { MIGRATIONS } from './migrate.ts';
import { must } from './policy.ts';
import { inTransaction } from './session.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';
import { TABLES, tableLines } from './tables.ts';

export interface BackupOptions {
  /** Seals the archive. Without it whoever has the file reads the reports (not the identities). */
  readonly passphrase?: string;
  readonly progress?: (done: number, total: number) => void;
}

export interface BackupReport {
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
  readonly exhibits: number;
  /** Exhibits (and `journal`) whose bytes are no longer what they were; not in the archive. */
  readonly damaged: readonly string[];
}

/** The layout a backup is made of and can be restored to. */
export const LAYOUT = Object.keys(MIGRATIONS).at(-1) ?? '';

/**
 * Everything in one file: records with all their versions, the audit chain with a signed checkpoint,
 * sealed identities, journal, originals. Work goes on meanwhile; what is in the file is one state.
 * The same state gives the same bytes (before they are sealed with a passphrase).
 *
 * Not in it: the key file of this machine. Identities are opened on another machine with the
 * recovery key (`docs/backup-format.md`).
 */
export async function makeBackup(
  store: Store,
  principal: Principal,
  file: string,
  options: BackupOptions = {},
): Promise<BackupReport> {
  must(principal, 'backup.make', null);
  const { pool, signer } = internalsOf(store);
  return inTransaction(pool, 'read', async (session) => {
    const [head] = await session.query<{ seq: string; hash: string }>(
      `select seq, encode(hash, 'hex') as hash from audit_head`,
    );
    const seq = Number(head?.seq ?? 0);
    // After the snapshot is taken: every row in it has its original on the disk already.
    const exhibits = await exhibitList(store);
    const total = (await rowCount(session)) + exhibits.length;
    let done = 0;
    let rows = 0;
    let kept = 0;
    const damaged: string[] = [];
    const written = await writeArchive(file, options.passphrase, async (archive) => {
      const meta = { layout: LAYOUT, auditSeq: seq, auditHash: head?.hash ?? '' };
      await archive.part('meta', one(`${canonicalJson(meta)}\n`));
      if (seq > 0) {
        const checkpoint = makeCheckpoint(signer, seq, [head?.hash ?? '']);
        await archive.part('checkpoint', one(`${canonicalJson(checkpoint)}\n`));
      }
      for (const table of TABLES) {
        await archive.part(
          `table/${table.name}`,
          (async function* () {
            for await (const lines of tableLines(session, table)) {
              yield lines.map((line) => `${line}\n`).join('');
              rows += lines.length;
              options.progress?.((done += lines.length), total);
            }
          })(),
        );
      }
      await archive.part(
        'journal',
        (async function* () {
          try {
            for await (const entry of store.journal.entries()) yield `${canonicalJson(entry)}\n`;
          } catch {
            // What can still be read is kept: a damaged journal must not stop all backups.
            damaged.push('journal');
          }
        })(),
      );
      for (const sha256 of exhibits) {
        const bytes = await store.exhibits.get(sha256).catch(() => null);
        if (bytes === null) {
          damaged.push(sha256);
        } else {
          await archive.part(`exhibit/${sha256}`, one(bytes));
          kept += 1;
        }
        options.progress?.((done += 1), total);
      }
    });
    return { ...written, rows, exhibits: kept, damaged };
  });
}

/** One hash of everything kept: tables, originals, head of the audit chain. Equal states, equal hash. */
export async function stateHash(store: Store): Promise<string> {
  const hash = createHash('sha256');
  await inTransaction(internalsOf(store).pool, 'read', async (session) => {
    for (const table of TABLES) {
      const own = createHash('sha256');
      for await (const lines of tableLines(session, table)) {
        for (const line of lines) own.update(`${line}\n`);
      }
      hash.update(`table ${table.name} ${own.digest('hex')}\n`);
    }
    for (const sha256 of await exhibitList(store)) hash.update(`exhibit ${sha256}\n`);
  });
  return hash.digest('hex');
}

async function rowCount(session: Session): Promise<number> {
  const counts = TABLES.map((table) => `select count(*) as n from "${table.name}"`);
  const [row] = await session.query<{ n: number }>(
    `select sum(n)::float8 as n from (${counts.join(' union all ')}) as c`,
  );
  return row?.n ?? 0;
}

async function exhibitList(store: Store): Promise<readonly Sha256[]> {
  const list: Sha256[] = [];
  for await (const sha256 of store.exhibits.list()) list.push(sha256);
  return list.sort();
}

async function* one<T>(chunk: T): AsyncGenerator<T> {
  yield chunk;
}
