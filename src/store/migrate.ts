import type { Migration } from 'kysely';
import type pg from 'pg';
import { StoreError } from './errors.ts';
import { Kysely, Migrator, PostgresDialect } from './kysely.ts';
import * as records from './migrations/0001-records.ts';
import * as dismissals from './migrations/0002-dismissals-and-mappings.ts';
import * as search from './migrations/0004-search.ts';
import * as messageTimes from './migrations/0005-message-times.ts';
import * as searchEverything from './migrations/0006-search-everything.ts';

/** Every change of the layout, in order, forward only. A released migration is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-records': records,
  '0002-dismissals-and-mappings': dismissals,
  '0004-search': search,
  '0005-message-times': messageTimes,
  '0006-search-everything': searchEverything,
};

/**
 * Brings a database to the layout this program knows. All of it or nothing; two programs starting
 * at once wait for each other (kysely takes an advisory lock).
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const encoding = await pool.query<{ server_encoding: string }>('show server_encoding');
  if (encoding.rows[0]?.server_encoding !== 'UTF8') {
    throw new StoreError(
      'unsafe',
      'The database does not keep text as UTF-8: create it with ENCODING UTF8.',
    );
  }
  // Not destroyed afterwards: that would end the pool, which is not ours.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const text = error instanceof Error ? error.message : String(error);
  if (/corrupted migrations/.test(text)) {
    throw new StoreError(
      'unsafe',
      'This store was written by a newer Hearsay. Use that version; nothing was changed.',
      { cause: error },
    );
  }
  throw new StoreError('unavailable', `The layout of the store could not be made: ${text}`, {
    cause: error,
  });
}
