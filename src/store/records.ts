import type { Case, CaseRole } from '#terms/case.ts';
import { asId } from '#terms/ids.ts';
import type { CaseId, DocumentId, NewId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';
import { readRecordLines, type AuditNote, type WrittenRecord } from './audit.ts';
import { StoreError } from './errors.ts';
import { PART_OF } from './verbs.ts';
import { readLog } from './read-log.ts';
import { searchRecords } from './search-records.ts';
import { checkBody, checkFrozen, filtersOf } from './kinds.ts';
import { may, must, notFound } from './policy.ts';
import type { Session } from './session.ts';
import { ID_PATTERN } from './shapes.ts';
import type {
  Act,
  ListFilter,
  QuestionLine,
  ReadTx,
  RecordKind,
  RecordKinds,
  Tx,
} from './store.ts';
import {
  ROW_COLUMNS,
  bodyOf,
  bodyText,
  canonicalBody,
  contentHash,
  recordOf,
} from './stored-record.ts';
import type { Row } from './stored-record.ts';

/**
 * The one repository layer. Every read and every write of a record goes through here, names its
 * principal, and is put before the one policy function. Lists are narrowed to the principal's own
 * cases by the database before anything else; what is foreign and what is absent answer alike.
 */
export function readRecords(session: Session, principal: Principal): ReadTx {
  const roles = new Map<CaseId, CaseRole | null>();

  async function mayRead(kind: RecordKind, caseId: CaseId): Promise<boolean> {
    let role = roles.get(caseId);
    if (role === undefined) {
      const [row] = await session.query<{ role: CaseRole | null }>(
        'select role_in($1, $2) as role',
        [caseId, principal.userId],
      );
      role = row?.role ?? null;
      roles.set(caseId, role);
    }
    return may(principal, `${kind}.read`, role) === 'allowed';
  }

  /** The current version of something the principal may see. */
  async function current(kind: RecordKind, id: string): Promise<Row | null> {
    const [row] = await session.query<Row & { role: CaseRole | null }>(
      `select ${ROW_COLUMNS}, role_in(t.case_id, $2) as role
       from "${kind}" t where t.id = $1 and t.current`,
      [id, principal.userId],
    );
    if (row === undefined || row.removed) return null;
    return may(principal, `${kind}.read`, row.role) === 'allowed' ? row : null;
  }

  function where(kind: RecordKind, filter: ListFilter): { sql: string; values: unknown[] } {
    const values: unknown[] = [filter.caseId, principal.userId];
    const parts = [
      't.case_id = $1',
      'role_in($1, $2) is not null',
      't.current',
      'not t.removed',
      ...filtersOf(kind, filter).map(({ sql, values: wanted }) => {
        values.push(wanted);
        return sql.replaceAll(':v', `$${values.length}::text[]`);
      }),
    ];
    if (filter.ids !== undefined) {
      values.push([...filter.ids]);
      parts.push(`t.id = any($${values.length}::text[])`);
    }
    if (filter.after !== undefined) {
      values.push(filter.after);
      parts.push(`t.id > $${values.length}`);
    }
    return { sql: parts.join(' and '), values };
  }

  return {
    async get<K extends RecordKind>(kind: K, id: RecordKinds[K]['id']) {
      const row = await current(kind, id);
      return row === null ? null : recordOf<K>(row);
    },

    async list<K extends RecordKind>(kind: K, filter: ListFilter) {
      const { sql, values } = where(kind, filter);
      if (!(await mayRead(kind, filter.caseId))) return [];
      let limit = '';
      if (filter.limit !== undefined) {
        if (!Number.isSafeInteger(filter.limit) || filter.limit < 0) {
          throw new StoreError('invalid', 'A limit is a whole number, 0 or more.');
        }
        limit = ` limit ${filter.limit}`;
      }
      const rows = await session.query<Row>(
        `select ${ROW_COLUMNS} from "${kind}" t where ${sql} order by t.id${limit}`,
        values,
      );
      return rows.map((row) => recordOf<K>(row));
    },

    async count(kind: RecordKind, filter: ListFilter) {
      const { sql, values } = where(kind, filter);
      if (!(await mayRead(kind, filter.caseId))) return 0;
      const [row] = await session.query<{ n: number }>(
        `select count(*)::int as n from "${kind}" t where ${sql}`,
        values,
      );
      return filter.limit === undefined ? (row?.n ?? 0) : Math.min(row?.n ?? 0, filter.limit);
    },

    async history<K extends RecordKind>(kind: K, id: RecordKinds[K]['id']) {
      const rows = await session.query<Row & { role: CaseRole | null }>(
        `select ${ROW_COLUMNS}, role_in(t.case_id, $2) as role
         from "${kind}" t where t.id = $1 order by t.version`,
        [id, principal.userId],
      );
      return rows
        .filter((row) => may(principal, `${kind}.read`, row.role) === 'allowed')
        .map((row) => ({ ...recordOf<K>(row), removed: row.removed }));
    },

    async removedAt<K extends RecordKind>(kind: K, caseId: CaseId, at: Instant) {
      if (!(await mayRead(kind, caseId))) return [];
      const rows = await session.query<Row>(
        `select ${ROW_COLUMNS} from "${kind}" t
         where t.case_id = $1 and role_in($1, $2) is not null and t.current and t.removed
           and t.made_at = $3
         order by t.id`,
        [caseId, principal.userId, at],
      );
      return rows.map((row) => recordOf<K>(row));
    },

    async cases() {
      const rows = await session.query<Row>(
        `select ${ROW_COLUMNS} from "case" t
         where t.body->'members' @> $1::jsonb and t.current and not t.removed order by t.id`,
        [JSON.stringify([{ userId: principal.userId }])],
      );
      return rows.map((row) => recordOf<'case'>(row));
    },

    async moment() {
      const [row] = await session.query<{ seq: string }>('select seq from audit_head');
      return Number(row?.seq ?? 0);
    },

    async changes(caseId: CaseId, after: number) {
      const changed = new Map<RecordKind, Set<string>>();
      if (!(await mayRead('case', caseId))) return changed;
      // Commands end one after the other, so what has a lower number was there before.
      const rows = await session.query<{ records: string }>(
        `select a.records from audit a
         where a.seq > $1 and a.records is not null and a.entry::jsonb->>'case' = $2
         order by a.seq`,
        [after, caseId],
      );
      for (const { records } of rows) {
        for (const { kind, id } of readRecordLines(records) ?? []) {
          const ids = changed.get(kind);
          if (ids === undefined) changed.set(kind, new Set([id]));
          else ids.add(id);
        }
      }
      return changed;
    },

    async search(caseId, wanted, beginnings) {
      return searchRecords(session, principal, caseId, wanted, beginnings, (kind) =>
        mayRead(kind, caseId),
      );
    },

    async questionLines(caseId: CaseId, after: string, limit: number) {
      if (!(await mayRead('question', caseId))) return [];
      return session.query<QuestionLine & Row>(
        `select t.id, t.version, t.body->>'ref' as ref, t.body->>'text' as text,
           t.body->>'type' as type, t.body->>'topic' as topic,
           (t.body->>'importance')::int as importance, t.body->>'status' as status,
           t.made_at as "changedAt"
         from question t
         where t.case_id = $1 and (select role_in($1, $2)) is not null and t.current
           and not t.removed and t.id > $3
         order by t.id limit $4`,
        [caseId, principal.userId, after, limit],
      );
    },

    async documentNumbered(caseId: CaseId, number: number) {
      if (!(await mayRead('document', caseId))) return null;
      const [row] = await session.query<Row>(
        `select ${ROW_COLUMNS} from document t
         where t.case_id = $1 and role_in($1, $2) is not null and t.number = $3
           and t.current and not t.removed`,
        [caseId, principal.userId, number],
      );
      return row === undefined ? null : recordOf<'document'>(row);
    },

    async log(caseId, most, before) {
      if (!(await mayRead('case', caseId))) return [];
      return readLog(session, caseId, most, before);
    },

    async numbers(caseId: CaseId) {
      if (!(await mayRead('document', caseId))) return new Map<DocumentId, number>();
      const rows = await session.query<{ id: DocumentId; number: number }>(
        `select t.id, t.number from document t
         where t.case_id = $1 and role_in($1, $2) is not null and t.current and not t.removed
         order by t.number`,
        [caseId, principal.userId],
      );
      return new Map(rows.map((row) => [row.id, row.number]));
    },
  };
}

export interface Writing {
  readonly tx: Tx;
  /** What the writes so far leave in the audit log. */
  readonly notes: AuditNote[];
}

/** The same with writing. Every write leaves a note for the audit log; the caller appends them. */
export function writeRecords(
  session: Session,
  principal: Principal,
  act: Act,
  at: Instant,
  newId: NewId,
): Writing {
  const notes: AuditNote[] = [];
  const locked = new Map<string, CaseRole | null>();

  /** The role, with the case held as it is until we are done: no member is dropped half-way. */
  async function roleHeld(caseId: string): Promise<CaseRole | null> {
    const known = locked.get(caseId);
    if (known !== undefined) return known;
    const [row] = await session.query<{ members: Case['members'] }>(
      `select t.body->'members' as members from "case" t
       where t.id = $1 and t.current and not t.removed for share`,
      [caseId],
    );
    const role = row?.members.find((m) => m.userId === principal.userId)?.role ?? null;
    locked.set(caseId, role);
    return role;
  }

  async function mustWrite(kind: RecordKind, doing: 'add' | 'edit' | 'remove', caseId: string) {
    const role = await roleHeld(caseId);
    must(principal, act.verb, role);
    const own = `${kind}.${doing}`;
    if (PART_OF[act.verb]?.includes(own) !== true) must(principal, own, role);
  }

  function note(kind: RecordKind, caseId: string, rows: readonly Row[]): void {
    const records: WrittenRecord[] = rows.map((row) => ({
      kind,
      id: row.id,
      version: row.version,
      hash: contentHash(kind, row),
    }));
    notes.push({
      at,
      actor: principal.userId,
      verb: act.verb,
      caseId,
      object: act.object ?? (rows.length === 1 ? (rows[0]?.id ?? null) : null),
      records,
      // Told once, with the first entry of the command.
      details: notes.length === 0 ? (act.details ?? null) : null,
    });
  }

  async function addRows(kind: RecordKind, rows: readonly Row[]): Promise<void> {
    for (const part of portions(rows)) {
      await session.query(
        `insert into "${kind}" (id, version, case_id, made_at, made_by, removed, current, number, body)
         select u.id, u.version, $1, $2, $3, u.removed, true, u.number, u.body::jsonb
         from unnest($4::text[], $5::int[], $6::bool[], $7::int[], $8::text[])
           as u(id, version, removed, number, body)`,
        [
          part[0]?.case_id,
          at,
          principal.userId,
          part.map((row) => row.id),
          part.map((row) => row.version),
          part.map((row) => row.removed),
          part.map((row) => row.number),
          part.map((row) => row.body),
        ],
      );
    }
  }

  /** The first of `count` running numbers for documents of the case. */
  async function takeNumbers(caseId: string, count: number): Promise<number> {
    const [row] = await session.query<{ last: number }>(
      `insert into document_counter as c (case_id, last) values ($1, $2)
       on conflict (case_id) do update set last = c.last + excluded.last returning last`,
      [caseId, count],
    );
    return (row?.last ?? 0) - count + 1;
  }

  function rowOf(kind: RecordKind, caseId: string, draft: object, number: number | null): Row {
    const { id: proposed, ...body } = draft as { id?: unknown } & Record<string, unknown>;
    const id = proposed === undefined ? newId() : proposed;
    if (typeof id !== 'string' || !ID_PATTERN.test(id)) {
      throw new StoreError(
        'invalid',
        `${kind}.id: must be 1 to 200 printable ASCII characters without spaces.`,
      );
    }
    checkBody(kind, body);
    return {
      id,
      version: 1,
      case_id: caseId,
      made_at: at,
      made_by: principal.userId,
      removed: false,
      number,
      body: bodyText(body),
    };
  }

  async function insertMany<K extends RecordKind>(
    kind: K,
    caseId: CaseId,
    drafts: readonly Draft<RecordKinds[K]>[],
  ): Promise<readonly RecordKinds[K][]> {
    if (kind === 'case') {
      throw new StoreError('invalid', 'A case is made by createCase, not inserted into a case.');
    }
    await mustWrite(kind, 'add', caseId);
    if (drafts.length === 0) return [];
    const first = kind === 'document' ? await takeNumbers(caseId, drafts.length) : null;
    const rows = drafts.map((draft, i) =>
      rowOf(kind, caseId, draft, first === null ? null : first + i),
    );
    await addRows(kind, rows);
    note(kind, caseId, rows);
    return rows.map((row) => recordOf<K>(row));
  }

  /** The version that is being replaced, held so that nobody replaces it meanwhile. */
  async function hold(
    kind: RecordKind,
    id: string,
    version: number,
    doing: 'edit' | 'remove',
  ): Promise<Row> {
    const select = `select ${ROW_COLUMNS} from "${kind}" t where t.id = $1 and t.current`;
    // When another command replaces the row while we wait for it, the locking select comes back
    // empty although there is a newer version: look again.
    const [row] = [
      ...(await session.query<Row>(`${select} for update`, [id])),
      ...(await session.query<Row>(select, [id])),
    ];
    if (row === undefined) throw notFound();
    await mustWrite(kind, doing, row.case_id);
    if (row.removed) throw notFound();
    if (row.version !== version) {
      throw new StoreError(
        'conflict',
        `Somebody changed this ${kind} first: it is at version ${row.version}, not ${version}. Read it again.`,
      );
    }
    return row;
  }

  async function replace(kind: RecordKind, before: readonly Row[], after: readonly Row[]) {
    await session.query(
      `update "${kind}" t set current = false
       from unnest($1::text[]) as u(id) where t.id = u.id and t.current`,
      [before.map((row) => row.id)],
    );
    await addRows(kind, after);
  }

  function next(row: Row, change: { readonly body?: string; readonly removed: boolean }): Row {
    return {
      ...row,
      version: row.version + 1,
      made_at: at,
      made_by: principal.userId,
      removed: change.removed,
      body: change.body ?? canonicalBody(row.body),
    };
  }

  const tx: Tx = {
    ...readRecords(session, principal),

    async insert<K extends RecordKind>(kind: K, caseId: CaseId, draft: Draft<RecordKinds[K]>) {
      const [record] = await insertMany(kind, caseId, [draft]);
      return record as RecordKinds[K];
    },

    insertMany,

    async alone(what) {
      await session.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [what]);
    },

    async revise<K extends RecordKind>(
      kind: K,
      id: RecordKinds[K]['id'],
      version: number,
      change: object,
    ) {
      const row = await hold(kind, id, version, 'edit');
      const before = bodyOf(recordOf<K>(row));
      checkFrozen(kind, before, change);
      const body = { ...before, ...change };
      checkBody(kind, body);
      const revised = next(row, { body: bodyText(body), removed: false });
      await replace(kind, [row], [revised]);
      note(kind, row.case_id, [revised]);
      if (kind === 'case') locked.delete(row.case_id);
      return recordOf<K>(revised);
    },

    async remove(kind: RecordKind, id: string, version: number) {
      const row = await hold(kind, id, version, 'remove');
      const gone = next(row, { removed: true });
      await replace(kind, [row], [gone]);
      note(kind, row.case_id, [gone]);
      if (kind === 'case') locked.delete(row.case_id);
    },

    async removeMany(kind: RecordKind, caseId: CaseId, ids: readonly string[]) {
      await mustWrite(kind, 'remove', caseId);
      const rows = await session.query<Row>(
        `select ${ROW_COLUMNS} from "${kind}" t
         where t.id = any($1::text[]) and t.case_id = $2 and t.current and not t.removed
         order by t.id for update`,
        [[...new Set(ids)], caseId],
      );
      if (rows.length === 0) return 0;
      const gone = rows.map((row) => next(row, { removed: true }));
      await replace(kind, rows, gone);
      note(kind, caseId, gone);
      return gone.length;
    },

    async restoreMany(kind: RecordKind, caseId: CaseId, ids: readonly string[]) {
      await mustWrite(kind, 'add', caseId);
      const rows = await session.query<Row>(
        `select ${ROW_COLUMNS} from "${kind}" t
         where t.id = any($1::text[]) and t.case_id = $2 and t.current and t.removed
         order by t.id for update`,
        [[...new Set(ids)], caseId],
      );
      if (rows.length === 0) return 0;
      const back = rows.map((row) => next(row, { removed: false }));
      await replace(kind, rows, back);
      note(kind, caseId, back);
      return back.length;
    },

    async allowed(caseId: CaseId) {
      must(principal, act.verb, await roleHeld(caseId));
    },

    async createCase(draft: Draft<Case>) {
      // The command may go on to fill the case: it is judged by the role its maker will have in it.
      const role = draft.members.find((m) => m.userId === principal.userId)?.role ?? null;
      if (act.verb !== 'case.create') must(principal, act.verb, role);
      must(principal, 'case.create', null);
      const id = draft.id ?? asId<CaseId>(newId());
      const row = rowOf('case', id, { ...draft, id }, null);
      await addRows('case', [row]);
      note('case', id, [row]);
      return recordOf<'case'>(row);
    },
  };
  return { tx, notes };
}

/** Rows in portions that fit comfortably into one statement. */
function* portions(rows: readonly Row[]): Generator<readonly Row[]> {
  let portion: Row[] = [];
  let size = 0;
  for (const row of rows) {
    portion.push(row);
    size += row.body.length;
    if (portion.length >= 2000 || size > 8_000_000) {
      yield portion;
      portion = [];
      size = 0;
    }
  }
  if (portion.length > 0) yield portion;
}
