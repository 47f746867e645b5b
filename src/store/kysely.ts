import { createRequire } from 'node:module';

/**
 * Kysely by `require`. As ES modules its 260 files are found and read one by one, which took half of
 * the time of every command.
 */
export const { Kysely, Migrator, PostgresDialect, sql } = createRequire(import.meta.url)(
  'kysely',
) as typeof import('kysely');
