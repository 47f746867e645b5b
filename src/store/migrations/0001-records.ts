import type { Kysely } from 'kysely';
import { sql } from '../kysely.ts';

/**
 * The first layout: records, audit, vault, idempotency keys.
 *
 * One table for each kind of record, all built alike: one row for each version. `body` holds the
 * record; the columns that lists are narrowed by are generated from it, so they can never disagree.
 * Triggers refuse every change of what was written, except of the mark `current` when the next
 * version arrives. Runs alike on PostgreSQL 15 and 18.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'Nothing recorded is ever changed or deleted (%).', tg_table_name
        using errcode = 'HS001';
    end $$`.execute(db);
  await sql`
    create function only_current_may_change() returns trigger language plpgsql as $$
    begin
      if (new.id, new.version, new.case_id, new.made_at, new.made_by, new.removed)
           is distinct from
         (old.id, old.version, old.case_id, old.made_at, old.made_by, old.removed)
         or new.body is distinct from old.body
         or new.number is distinct from old.number
         or (new.current and not old.current) then
        raise exception 'Nothing recorded is ever changed or deleted (%).', tg_table_name
          using errcode = 'HS001';
      end if;
      return new;
    end $$`.execute(db);

  for (const [kind, columns] of Object.entries(TABLES)) {
    const table = sql.table(kind);
    const name = (suffix: string) => sql.ref(`${kind}_${suffix}`);
    const generated = Object.entries(columns).map(([column, { from, type }]) =>
      sql.raw(`, "${column}" ${type} generated always as (${from}) stored`),
    );
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
        ${sql.join(generated, sql.raw(' '))},
        primary key (id, version)
      )`.execute(db);
    await sql`create unique index ${name('current')} on ${table} (id) where current`.execute(db);
    await sql`create index ${name('case')} on ${table} (case_id, id) where current and not removed`.execute(
      db,
    );
    for (const [column, { index }] of Object.entries(columns)) {
      const target = sql.ref(column);
      await (
        index === 'gin'
          ? sql`create index ${name(column)} on ${table} using gin (${target})`
          : sql`create index ${name(column)} on ${table} (case_id, ${target}) where current and not removed`
      ).execute(db);
    }
    await sql`create trigger ${name('kept')} before update on ${table}
      for each row execute function only_current_may_change()`.execute(db);
    await sql`create trigger ${name('undeleted')} before delete on ${table}
      for each row execute function refuse_change()`.execute(db);
    await sql`create trigger ${name('uncut')} before truncate on ${table}
      for each statement execute function refuse_change()`.execute(db);
  }

  await sql`create unique index question_ref_once on question (case_id, ref)
    where current and not removed`.execute(db);
  await sql`create unique index exhibit_bytes_once on exhibit (case_id, sha256)
    where current and not removed`.execute(db);
  await sql`create unique index document_part_once on document (case_id, import_id, exhibit_id, md5(body->>'part'))
    where current and not removed`.execute(db);
  await sql`create unique index document_number_once on document (case_id, number)
    where current`.execute(db);
  await sql`create index case_members on "case" using gin ((body->'members') jsonb_path_ops)
    where current and not removed`.execute(db);

  // The role a person has in a case; null when there is no such case or they are no member of it.
  await sql`
    create function role_in(wanted text, person text) returns text language sql stable as $$
      select m->>'role' from "case" c, jsonb_array_elements(c.body->'members') m
      where c.id = wanted and c.current and not c.removed and m->>'userId' = person limit 1
    $$`.execute(db);

  await sql`create table document_counter (
    case_id text collate "C" primary key, last integer not null)`.execute(db);

  await sql`create table idempotency (
    user_id text collate "C" not null,
    key text collate "C" not null,
    request_hash text not null,
    made_at text not null,
    case_id text,
    answer text,
    primary key (user_id, key))`.execute(db);

  await sql`create table audit (
    seq bigint primary key, entry text not null, records text, hash bytea not null)`.execute(db);
  await sql`create table audit_details (
    seq bigint primary key, salt bytea not null, details text not null)`.execute(db);
  await sql`create table audit_head (
    one boolean primary key default true check (one), seq bigint not null, hash bytea not null
  )`.execute(db);
  await sql`insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'))`.execute(
    db,
  );
  await sql`create trigger audit_kept before update or delete on audit
    for each row execute function refuse_change()`.execute(db);
  await sql`create trigger audit_uncut before truncate on audit
    for each statement execute function refuse_change()`.execute(db);
  await sql`create trigger audit_details_kept before update on audit_details
    for each row execute function refuse_change()`.execute(db);

  // Appends entries to the chain: the lock on the head is taken here and held until the commit.
  await sql`
    create function audit_append(entries text[], lists text[], salts bytea[], notes text[])
    returns table (at_seq bigint, at_hash bytea) language plpgsql as $$
    declare
      s bigint;
      h bytea;
    begin
      select a.seq, a.hash into strict s, h from audit_head a for update;
      for i in 1 .. coalesce(array_length(entries, 1), 0) loop
        s := s + 1;
        h := sha256('\\x00'::bytea || h || int8send(s) || convert_to(entries[i], 'UTF8'));
        insert into audit (seq, entry, records, hash) values (s, entries[i], lists[i], h);
        if salts[i] is not null then
          insert into audit_details (seq, salt, details) values (s, salts[i], notes[i]);
        end if;
        at_seq := s;
        at_hash := h;
        return next;
      end loop;
      update audit_head set seq = s, hash = h;
    end $$`.execute(db);

  await sql`create table vault_member (
    user_id text collate "C" primary key,
    public_key bytea not null,
    sealed_private_key bytea not null,
    salt bytea not null,
    instance_key_id text not null)`.execute(db);
  await sql`create table vault_case_key (
    case_id text collate "C" not null,
    user_id text collate "C" not null,
    generation integer not null,
    sealed_key bytea not null,
    primary key (case_id, user_id))`.execute(db);
  await sql`create table vault_identity (
    case_id text collate "C" not null,
    source_id text collate "C" not null,
    generation integer not null,
    sealed_key bytea not null,
    sealed bytea not null,
    primary key (case_id, source_id))`.execute(db);
}

interface Column {
  readonly from: string;
  readonly type: string;
  readonly index: 'btree' | 'gin';
}

function text(path: string): Column {
  return { from: `body->${path}`, type: 'text collate "C"', index: 'btree' };
}

const source: Column = text(`>'sourceId'`);
const question: Column = text(`>'questionId'`);

/** Tables of records, with the columns generated from their bodies. */
const TABLES: Readonly<Record<string, Readonly<Record<string, Column>>>> = {
  case: {},
  source: {},
  tie: { from_id: text(`>'from'`), to_id: text(`'to'->>'id'`) },
  payment: { source_id: source },
  contact_window: { source_id: source },
  session: { source_id: source },
  subject: {},
  exhibit: { sha256: text(`>'sha256'`), source_id: text(`'receivedFrom'->>'sourceId'`) },
  import: {},
  document: {
    import_id: text(`>'importId'`),
    exhibit_id: text(`>'exhibitId'`),
    source_id: text(`>'senderSourceId'`),
  },
  question: { ref: text(`>'ref'`) },
  claim: {
    question_id: question,
    document_id: text(`>'documentId'`),
    source_ids: {
      from: `jsonb_path_query_array(body, '$.hops[*].actor.sourceId')`,
      type: 'jsonb',
      index: 'gin',
    },
  },
  link: { child_id: text(`'child'->>'id'`), parent_id: text(`'parent'->>'id'`) },
  finding: { question_id: question },
  outcome: { question_id: question },
  reliability: { source_id: source },
  release: {},
  disclosure: { release_id: text(`>'releaseId'`) },
};
