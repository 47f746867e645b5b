import type { Kysely } from 'kysely';
import { sql } from '../kysely.ts';

/**
 * Two kinds of record: suggestions that somebody set aside, and mappings of sheets that a case keeps.
 * Built like the tables of `0001-records.ts`, with the same triggers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const kind of ['dismissal', 'sheet_mapping']) {
    const table = sql.table(kind);
    const name = (suffix: string) => sql.ref(`${kind}_${suffix}`);
    const generated =
      kind === 'dismissal'
        ? sql.raw(`, "exhibit_id" text collate "C" generated always as (body->>'exhibitId') stored`)
        : sql.raw('');
    await sql`
      create table ${table} (
        id text collate "C" not null,
        version integer not null check (version > 0),
        case_id text collate "C" not null,
        made_at text not null,
        made_by text not null,
        removed boolean not null,
        current boolean not null,
        number integer,
        body jsonb not null
        ${generated},
        primary key (id, version)
      )`.execute(db);
    await sql`create unique index ${name('current')} on ${table} (id) where current`.execute(db);
    await sql`create index ${name('case')} on ${table} (case_id, id) where current and not removed`.execute(
      db,
    );
    await sql`create trigger ${name('kept')} before update on ${table}
      for each row execute function only_current_may_change()`.execute(db);
    await sql`create trigger ${name('undeleted')} before delete on ${table}
      for each row execute function refuse_change()`.execute(db);
    await sql`create trigger ${name('uncut')} before truncate on ${table}
      for each statement execute function refuse_change()`.execute(db);
  }
  await sql`create index dismissal_exhibit_id on dismissal (case_id, exhibit_id)
    where current and not removed`.execute(db);
  await sql`create unique index sheet_mapping_name_once on sheet_mapping (case_id, (body->>'name'))
    where current and not removed`.execute(db);
}
