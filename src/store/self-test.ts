import type pg from 'pg';
import { StoreError } from './errors.ts';

/**
 * Asked at every start: would what we acknowledge still be there after the power went?
 *
 * Four settings decide it. A setting is only a word, though (one embedded engine answers
 * `fsync = on` and never calls it), so for our own server we also commit something and look whether
 * the server counted a sync of its write-ahead log. Anything amiss: refuse to run.
 */
export async function selfTest(
  pool: pg.Pool,
  options: { readonly watchCommit: boolean; readonly where: string },
): Promise<void> {
  const client = await pool.connect();
  try {
    const version = await number(client, `select current_setting('server_version_num')::int as n`);
    if (version < 150_000) {
      throw new StoreError(
        'unsafe',
        `${options.where} runs PostgreSQL ${Math.floor(version / 10_000)}; Hearsay needs 15 or newer.`,
      );
    }
    const faults: string[] = [];
    for (const check of CHECKS) {
      const value = await setting(client, check.name);
      if (!check.good(value)) faults.push(`${check.name} is ${value} (${check.cure})`);
    }
    if (faults.length > 0) {
      throw new StoreError(
        'unsafe',
        `${options.where} would lose or not notice damage to acknowledged records: ` +
          `${faults.join('; ')}. Hearsay does not run on it.`,
      );
    }
    if (options.watchCommit) await watchCommit(client, version, options.where);
  } finally {
    client.release();
  }
}

const CHECKS: readonly {
  readonly name: string;
  readonly good: (value: string) => boolean;
  readonly cure: string;
}[] = [
  { name: 'fsync', good: (v) => v === 'on', cure: 'set fsync = on and restart the server' },
  {
    name: 'full_page_writes',
    good: (v) => v === 'on',
    cure: 'set full_page_writes = on and reload the server',
  },
  {
    // `local`, `remote_write` and `remote_apply` also wait for this machine's disk; `off` does not.
    name: 'synchronous_commit',
    good: (v) => v !== 'off',
    cure: 'set synchronous_commit = on, also for this role and database',
  },
  {
    name: 'data_checksums',
    good: (v) => v === 'on',
    cure: 'stop the server and run pg_checksums --enable',
  },
];

/** Commits a mark in the write-ahead log and asks the server how often it synced before and after. */
export async function watchCommit(
  client: pg.ClientBase,
  version: number,
  where: string,
): Promise<void> {
  const before = await synced(client, version);
  await client.query(`select pg_logical_emit_message(true, 'hearsay', 'self-test')`);
  const after = await synced(client, version);
  if (!(after > before)) {
    throw new StoreError(
      'unsafe',
      `${where} answered a commit without syncing it to the disk. Hearsay does not run on it.`,
    );
  }
}

async function synced(client: pg.ClientBase, version: number): Promise<number> {
  // Counters reach the others with a delay; this makes ours part of the next look.
  await client.query('select pg_stat_force_next_flush()');
  await client.query('select pg_stat_clear_snapshot()');
  // With the open_… methods every write is a sync and none is counted apart.
  const method = await setting(client, 'wal_sync_method');
  const writesSync = method.startsWith('open_');
  if (version >= 180_000) {
    const column = writesSync ? 'writes' : 'fsyncs';
    return number(
      client,
      `select coalesce(sum(${column}), 0)::float8 as n from pg_stat_io
       where object = 'wal' and backend_type = 'client backend'`,
    );
  }
  const column = writesSync ? 'wal_write' : 'wal_sync';
  return number(client, `select ${column}::float8 as n from pg_stat_wal`);
}

async function setting(client: pg.ClientBase, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [
    name,
  ]);
  return rows[0]?.value ?? '';
}

async function number(client: pg.ClientBase, sql: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(sql);
  return rows[0]?.n ?? 0;
}
