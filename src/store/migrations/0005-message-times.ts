import type { Kysely } from 'kysely';
import { sql } from '../kysely.ts';

/** Messages by the moment they were sent: whether a second export of a chat repeats the first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index document_sent on document (case_id, (body->'statedTime'->>'from'))
    where current and not removed and body->>'kind' = 'message'`.execute(db);
}
