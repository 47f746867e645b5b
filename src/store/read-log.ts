import { readRecordLines, type AuditEntry } from './audit.ts';
import type { Session } from './session.ts';
import type { LogLine } from './store.ts';

/** So many records are named of one entry; an import of a chat vouches for thousands. */
const MOST_NAMED = 20;

/**
 * The entries of the audit log that concern a case, newest first. What they say stands in the chain
 * itself; details, which could name what was since erased, are not shown.
 */
export async function readLog(
  session: Session,
  caseId: string,
  most: number,
  before: number | undefined,
): Promise<readonly LogLine[]> {
  const rows = await session.query<{ seq: string; entry: string; records: string | null }>(
    `select a.seq, a.entry, left(a.records, 4000) as records from audit a
     where a.seq < $1 and (a.entry::jsonb->>'case' = $2
       or (a.entry::jsonb->>'case' is null and a.entry::jsonb->>'object' = $2))
     order by a.seq desc limit ${Math.max(1, Math.min(500, Math.trunc(most)))}`,
    [before ?? Number.MAX_SAFE_INTEGER, caseId],
  );
  return rows.map(({ seq, entry, records }) => {
    const said = JSON.parse(entry) as AuditEntry;
    const whole = (records ?? '').slice(0, (records ?? '').lastIndexOf('\n') + 1);
    return {
      seq: Number(seq),
      at: said.at,
      actor: said.actor,
      verb: said.verb,
      object: said.object,
      records: (readRecordLines(whole) ?? [])
        .slice(0, MOST_NAMED)
        .map(({ kind, id, version }) => ({ kind, id, version })),
      count: said.records?.count ?? 0,
    };
  });
}
