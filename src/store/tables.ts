import type { Session } from './session.ts';
import { KINDS } from './verbs.ts';

/**
 * Everything that is kept in the database, as lines of JSON: what a backup holds, what a restore
 * puts back, and what `stateHash` is taken over. Rows in the order of their keys, columns in the
 * order below, so that one state has one text, on any PostgreSQL.
 */
export interface Table {
  readonly name: string;
  /** Column → type. `bytea` travels as hexadecimal. */
  readonly columns: Readonly<
    Record<string, 'text' | 'int' | 'bigint' | 'boolean' | 'jsonb' | 'bytea'>
  >;
  readonly order: string;
}

const record: Table['columns'] = {
  id: 'text',
  version: 'int',
  case_id: 'text',
  made_at: 'text',
  made_by: 'text',
  removed: 'boolean',
  current: 'boolean',
  number: 'int',
  body: 'jsonb',
};

export const TABLES: readonly Table[] = [
  ...KINDS.map((kind): Table => ({ name: kind, columns: record, order: 'id, version' })),
  { name: 'document_counter', columns: { case_id: 'text', last: 'int' }, order: 'case_id' },
  {
    name: 'idempotency',
    columns: {
      user_id: 'text',
      key: 'text',
      request_hash: 'text',
      made_at: 'text',
      case_id: 'text',
      answer: 'text',
    },
    order: 'user_id, key',
  },
  {
    name: 'audit',
    columns: { seq: 'bigint', entry: 'text', records: 'text', hash: 'bytea' },
    order: 'seq',
  },
  {
    name: 'audit_details',
    columns: { seq: 'bigint', salt: 'bytea', details: 'text' },
    order: 'seq',
  },
  { name: 'audit_head', columns: { seq: 'bigint', hash: 'bytea' }, order: 'seq' },
  {
    name: 'vault_member',
    columns: {
      user_id: 'text',
      public_key: 'bytea',
      sealed_private_key: 'bytea',
      salt: 'bytea',
      instance_key_id: 'text',
    },
    order: 'user_id',
  },
  {
    name: 'vault_case_key',
    columns: { case_id: 'text', user_id: 'text', generation: 'int', sealed_key: 'bytea' },
    order: 'case_id, user_id',
  },
  {
    name: 'vault_identity',
    columns: {
      case_id: 'text',
      source_id: 'text',
      generation: 'int',
      sealed_key: 'bytea',
      sealed: 'bytea',
    },
    order: 'case_id, source_id',
  },
];

/** The lines of a table, in portions. The transaction must be one that sees a single state. */
export async function* tableLines(
  session: Session,
  table: Table,
): AsyncGenerator<readonly string[]> {
  const pairs = Object.entries(table.columns).map(
    ([column, type]) =>
      `'${column}', ${type === 'bytea' ? `encode("${column}", 'hex')` : `"${column}"`}`,
  );
  await session.query(
    `declare rows no scroll cursor for
     select json_build_object(${pairs.join(', ')})::text as line
     from "${table.name}" order by ${table.order}`,
  );
  for (;;) {
    const rows = await session.query<{ line: string }>('fetch 1000 from rows');
    if (rows.length === 0) break;
    yield rows.map((row) => row.line);
  }
  await session.query('close rows');
}

/** Puts lines back into an empty table. */
export async function putLines(
  session: Session,
  table: Table,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  const columns = Object.entries(table.columns);
  await session.query(
    `insert into "${table.name}" (${columns.map(([column]) => `"${column}"`).join(', ')})
     select ${columns.map(([c, type]) => (type === 'bytea' ? `decode(r."${c}", 'hex')` : `r."${c}"`)).join(', ')}
     from json_to_recordset($1::json)
       as r(${columns.map(([c, type]) => `"${c}" ${type === 'bytea' ? 'text' : type}`).join(', ')})`,
    [`[${lines.join(',')}]`],
  );
}
