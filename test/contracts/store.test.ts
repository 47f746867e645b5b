import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { monotonicFactory } from 'ulid';
import { describe, it } from 'vitest';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import { storeContract } from './store.contract.ts';
import type { Opened } from './store.contract.ts';

/** The one contract, over every PostgreSQL a store can stand on. */

const clock = () => instant(new Date().toISOString());
const newId = monotonicFactory();

async function open(databaseUrl?: string, after?: () => Promise<void>): Promise<Opened> {
  const base = await mkdtemp(path.join(tmpdir(), 'hearsay-contract-'));
  const keyFolder = path.join(base, 'keys');
  process.env['HEARSAY_KEYS'] = keyFolder;
  const store = await openStore({
    folder: path.join(base, 'data'),
    clock,
    newId,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  return {
    store,
    keyFolder,
    close: async () => {
      await store.close();
      await after?.();
      await rm(base, { recursive: true, force: true });
    },
  };
}

describe('embedded', () => storeContract('embedded', () => open()));

const server = process.env['DATABASE_URL_TEST'];
if (server === undefined) {
  describe('server', () => {
    it.skip('is skipped: set DATABASE_URL_TEST to a PostgreSQL server where databases may be made', () =>
      undefined);
  });
} else {
  describe('server', () =>
    storeContract('server', async () => {
      const name = `hearsay_test_${randomBytes(6).toString('hex')}`;
      await administer(server, `create database ${name} encoding 'UTF8' template template0`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return open(url.href, () => administer(server, `drop database ${name} with (force)`));
    }));
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
