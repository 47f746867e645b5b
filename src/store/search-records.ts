import { createHash } from 'node:crypto';
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { SEARCHED } from './migrations/0004-search.ts';
import type { Session } from './session.ts';
import type { RecordKinds, SearchAnswer, SearchedKind } from './store.ts';
import { ROW_COLUMNS, recordOf } from './stored-record.ts';
import type { Row } from './stored-record.ts';

/** So many matches are looked at; of a word that is everywhere nobody reads them all. */
const MOST_COUNTED = 500;

/**
 * Finds records by the beginnings of their words (migration 0004). The index holds every word behind
 * its case, so nothing of other cases is looked at; the caller has asked whether this one may be read,
 * and the database asks once more.
 */
export async function searchRecords<K extends SearchedKind>(
  session: Session,
  principal: Principal,
  kind: K,
  caseId: CaseId,
  beginnings: readonly (readonly string[])[],
  most: number,
): Promise<SearchAnswer<K>> {
  const query = queryOf(caseId, beginnings);
  if (query === null) return { found: [], count: 0 };
  // By the words alone, and by their index alone. Without statistics – a table that has just been filled has
  // none – or for words it takes to be frequent, the database would rather go through all records of the
  // case and fold the words of each anew, which takes seconds where this takes milliseconds.
  const ways = (on: boolean): string =>
    `select ${['seqscan', 'indexscan', 'indexonlyscan']
      .map((way) => `set_config('enable_${way}', '${on ? 'on' : 'off'}', true)`)
      .join(', ')}`;
  await session.query(ways(false), []);
  const ids = await session.query<{ id: string; number: number | null }>(
    `select t.id, t.number from (
       select id, number, case_id from "${kind}"
       where current and not removed and case_words(case_id, ${SEARCHED[kind]}) @@ $3::tsquery
       limit ${MOST_COUNTED}
     ) t where t.case_id = $1 and (select role_in($1, $2)) is not null`,
    [caseId, principal.userId, query],
  );
  await session.query(ways(true), []);
  // Newest first: numbers of documents and our ids both rise with time.
  const shown = ids
    .toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0) || (a.id < b.id ? 1 : -1))
    .slice(0, most)
    .map(({ id }) => id);
  if (shown.length === 0) return { found: [], count: ids.length };
  const number =
    kind === 'claim'
      ? `(select d.number from document d where d.id = t.document_id and d.current and not d.removed)`
      : 't.number';
  const rows = await session.query<Row & { shown_number: number | null }>(
    `select ${ROW_COLUMNS}, ${number} as shown_number from "${kind}" t
     where t.id = any($1::text[]) and t.current and not t.removed`,
    [shown],
  );
  const place = new Map(shown.map((id, i) => [id, i]));
  return {
    found: rows
      .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
      .map((row) => ({ record: recordOf<K>(row) as RecordKinds[K], number: row.shown_number })),
    count: ids.length,
  };
}

/** The text of the query; null when nothing is asked for. Folded words hold no quote and no backslash. */
export function queryOf(caseId: CaseId, beginnings: readonly (readonly string[])[]): string | null {
  const mark = createHash('md5').update(caseId, 'utf8').digest('hex').slice(0, 12);
  const words = beginnings.map((ways) =>
    ways
      .filter((way) => /^[^\s'\\]+$/u.test(way))
      .map((way) => `'${mark}/${way}':*`)
      .join(' | '),
  );
  if (words.length === 0 || words.includes('')) return null;
  return words.map((word) => `(${word})`).join(' & ');
}
