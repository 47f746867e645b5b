import { canonicalJson } from '#terms/canonical-json.ts';
import type { CaseId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import { sha256Hex } from './audit.ts';
import { fromPortableJson, toPortableJson } from './portable-json.ts';
import type { RecordKind, RecordKinds } from './store.ts';

/** One version of a record, as its row holds it. */
export interface Row {
  readonly id: string;
  readonly version: number;
  readonly case_id: string;
  readonly made_at: string;
  readonly made_by: string;
  readonly removed: boolean;
  /** Running number; documents only. */
  readonly number: number | null;
  /** JSON text in the portable form of `portable-json.ts`; canonical where it is hashed. */
  readonly body: string;
}

/** Columns of a `Row`, for a select from `t`. */
export const ROW_COLUMNS =
  't.id, t.version, t.case_id, t.made_at, t.made_by, t.removed, t.number, t.body::text as body';

/** The text of a body as it is stored: portable, keys sorted, the text that is hashed. */
export function bodyText(body: object): string {
  const portable = toPortableJson(body);
  // With escapes in it, it is sorted as whoever verifies sees the keys: after them.
  return canonicalJson(portable.includes('\\u001a') ? JSON.parse(portable) : body);
}

/** The same text again from what `jsonb` made of it: it gives keys back in an order of its own. */
export function canonicalBody(body: string): string {
  return canonicalJson(JSON.parse(body));
}

/**
 * SHA-256 over everything a version says, in canonical JSON. Format: `docs/audit-format.md`.
 * The row's body must be canonical text (`bodyText`, `canonicalBody`).
 */
export function contentHash(kind: RecordKind, row: Row): string {
  const text = canonicalJson({
    kind,
    id: row.id,
    version: row.version,
    caseId: row.case_id,
    madeAt: row.made_at,
    madeBy: row.made_by,
    removed: row.removed,
    number: row.number,
    body: null,
  });
  // "body" sorts first, so the stored text can be put in without being read and written again.
  return sha256Hex(text.replace('{"body":null', () => `{"body":${row.body}`));
}

/** The record in a row. */
export function recordOf<K extends RecordKind>(row: Row): RecordKinds[K] {
  const recorded: Recorded<string> = {
    id: row.id,
    caseId: row.case_id as CaseId,
    version: row.version,
    madeAt: row.made_at as Recorded<string>['madeAt'],
    madeBy: row.made_by as Recorded<string>['madeBy'],
  };
  return { ...recorded, ...fromPortableJson<object>(row.body) } as unknown as RecordKinds[K];
}

/** The body of a record: everything but what the store fills in. */
export function bodyOf(record: object): Record<string, unknown> {
  const { id, caseId, version, madeAt, madeBy, ...body } = record as Record<string, unknown>;
  void [id, caseId, version, madeAt, madeBy];
  return body;
}
