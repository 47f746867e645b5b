import { createHash } from 'node:crypto';
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { SEARCHED } from './migrations/0004-search.ts';
import { ADDED, type Words } from './migrations/0006-search-everything.ts';
import type { Session } from './session.ts';
import type { RecordKind, SearchAnswer, SearchAnswers, SearchedKind } from './store.ts';
import { ROW_COLUMNS, recordOf } from './stored-record.ts';
import type { Row } from './stored-record.ts';

/** So many matches are looked at; of a word that is everywhere nobody reads them all. */
const MOST_COUNTED = 500;

/** With so many names that begin with a word, all records are looked at. */
const FEW_NAMES = 40;

/** Columns that say whom a record belongs to: by their names it is found too. */
const BELONGS: { readonly [K in SearchedKind]?: readonly string[] } = {
  session: ['source_id', "(body->>'interpreter')"],
  payment: ['source_id'],
  contact_window: ['source_id'],
  tie: ['from_id', 'to_id'],
};

/** What is shown with a record besides itself: the number of a document, the import of an exhibit. */
const NUMBERS: { readonly [K in SearchedKind]?: string } = {
  document: 't.number',
  claim: numberOf('t.document_id'),
  telling: numberOf('t.document_id'),
  link: numberOf('t.child_id'),
};
const IMPORT = `(select i.id from import i where i.case_id = t.case_id and i.current and not i.removed
  and i.body->'exhibitIds' ? t.id order by i.id desc limit 1)`;

function numberOf(id: string): string {
  return `(select d.number from document d where d.id = ${id} and d.current and not d.removed)`;
}

/** Where the words of a kind are: migration 0006, and for long texts still 0004. */
function wordsOf(kind: SearchedKind): Words & { readonly table: RecordKind } {
  return kind === 'document' || kind === 'claim' || kind === 'subject'
    ? { table: kind, words: SEARCHED[kind] ?? '', only: null }
    : ADDED[kind];
}

/**
 * Finds records by the beginnings of their words. The index holds every word behind its case, so
 * nothing of other cases is looked at. Each kind, and the names it is found by, is put before the
 * policy, and the database asks for the role once more.
 */
export async function searchRecords(
  session: Session,
  principal: Principal,
  caseId: CaseId,
  wanted: { readonly [K in SearchedKind]?: number },
  beginnings: readonly (readonly string[])[],
  mayRead: (kind: RecordKind) => Promise<boolean>,
): Promise<SearchAnswers> {
  const answers: { [K in SearchedKind]?: SearchAnswer<K> } = {};
  if (queryOf(caseId, beginnings) === null) return answers;
  const kinds: SearchedKind[] = [];
  for (const kind of Object.keys(wanted) as SearchedKind[]) {
    if (await mayRead(wordsOf(kind).table)) kinds.push(kind);
  }
  if (kinds.length === 0) return answers;
  // By the words alone, and by their index alone. Without statistics – a table that has just been filled has
  // none – or for words it takes to be frequent, the database would rather go through all records of the
  // case and fold the words of each anew, which takes seconds where this takes milliseconds.
  const ways = (on: boolean): string =>
    `select ${['enable_seqscan', 'enable_indexscan', 'enable_indexonlyscan', 'jit']
      .map((way) => `set_config('${way}', '${on ? 'on' : 'off'}', true)`)
      .join(', ')}`;
  await session.query(ways(false), []);
  const named = kinds.some((kind) => BELONGS[kind] !== undefined)
    ? await namesFound(session, caseId, beginnings, mayRead)
    : [];
  const byName = kinds.filter(
    (kind) => BELONGS[kind] !== undefined && named.some((ids) => ids.length > 0),
  );
  const itself = await matchesOf(
    session,
    principal,
    caseId,
    kinds.filter((kind) => !byName.includes(kind)),
    beginnings,
  );
  const matches = new Map<SearchedKind, readonly Match[]>(itself);
  for (const kind of byName) {
    const found = await namedMatches(session, principal, caseId, kind, beginnings, named);
    if (found.length > 0) matches.set(kind, found);
  }
  await session.query(ways(true), []);
  for (const [kind, found] of matches) {
    // Each kind holds the records of its own table.
    (answers as Record<string, unknown>)[kind] = await shownOf(
      session,
      kind,
      found,
      wanted[kind] ?? 0,
    );
  }
  return answers;
}

interface Match {
  readonly id: string;
  readonly number: number | null;
}

/** For each word the sources and subjects that have it in their names. */
async function namesFound(
  session: Session,
  caseId: CaseId,
  beginnings: readonly (readonly string[])[],
  mayRead: (kind: RecordKind) => Promise<boolean>,
): Promise<readonly (readonly string[])[]> {
  const names: (Words & { readonly table: RecordKind })[] = [];
  if (await mayRead('source')) names.push(ADDED.source_name);
  if (await mayRead('subject')) names.push(wordsOf('subject'));
  if (names.length === 0) return beginnings.map(() => []);
  const text = names
    .map(
      ({ table, words }) => `select id, case_id from "${table}"
        where current and not removed and case_words(case_id, ${words}) @@ $1::tsquery`,
    )
    .join(' union all ');
  const found: string[][] = [];
  for (const ways of beginnings) {
    const rows = await session.query<{ id: string; case_id: string }>(text, [
      queryOf(caseId, [ways]) ?? '',
    ]);
    found.push(rows.flatMap((row) => (row.case_id === caseId ? [row.id] : [])));
  }
  return found;
}

/** Which records hold all of the words themselves: one question to the database for all kinds. */
async function matchesOf(
  session: Session,
  principal: Principal,
  caseId: CaseId,
  kinds: readonly SearchedKind[],
  beginnings: readonly (readonly string[])[],
): Promise<ReadonlyMap<SearchedKind, readonly Match[]>> {
  const found = new Map<SearchedKind, Match[]>();
  if (kinds.length === 0) return found;
  const rows = await session.query<Match & { kind: SearchedKind }>(
    `select t.kind, t.id, t.number from (
       ${kinds
         .map(
           (kind) =>
             `(select '${kind}' as kind, id, number, case_id from (${holding(kind, '$3')}) as held
               limit ${MOST_COUNTED})`,
         )
         .join(' union all ')}
     ) t where t.case_id = $1 and (select role_in($1, $2)) is not null`,
    [caseId, principal.userId, queryOf(caseId, beginnings)],
  );
  for (const { kind, id, number } of rows) {
    const of = found.get(kind);
    if (of === undefined) found.set(kind, [{ id, number }]);
    else of.push({ id, number });
  }
  return found;
}

/** The rows of a kind that hold the words of a query. */
function holding(kind: SearchedKind, query: string): string {
  const { table, words, only } = wordsOf(kind);
  return `select id, number, case_id from "${table}"
    where current and not removed ${only === null ? '' : `and ${only}`}
      and case_words(case_id, ${words}) @@ ${query}::tsquery`;
}

/** Which records of a kind hold the words themselves or in the names of whom they belong to. */
async function namedMatches(
  session: Session,
  principal: Principal,
  caseId: CaseId,
  kind: SearchedKind,
  beginnings: readonly (readonly string[])[],
  named: readonly (readonly string[])[],
): Promise<readonly Match[]> {
  const values: unknown[] = [caseId, principal.userId];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const rows = `select id, number, case_id from "${wordsOf(kind).table}"
    where current and not removed and case_id = $1`;
  const columns = BELONGS[kind] ?? [];
  const plain = beginnings.filter((_, i) => (named[i] ?? []).length === 0);
  const byName = beginnings
    .flatMap((ways, i) => {
      const ids = named[i] ?? [];
      if (ids.length === 0) return [];
      const own = holding(kind, value(queryOf(caseId, [ways])));
      return [{ own, ids: `${value(ids)}::text[]`, few: ids.length <= FEW_NAMES, of: ids.length }];
    })
    .toSorted((x, y) => x.of - y.of);
  /** As a condition, put to each row: both lists are looked up, not gone through. */
  const meets = ({ own, ids }: (typeof byName)[number]): string =>
    `(${columns.map((column) => `(${column} || '') in (select unnest(${ids}))`).join(' or ')}
      or id in (select own.id from (${own}) as own))`;
  // First the rows of what is rarest as far as can be told, then of these those that meet the rest.
  const [rarest, ...others] = byName;
  const first =
    plain.length > 0
      ? { rows: [holding(kind, value(queryOf(caseId, plain)))], left: byName }
      : rarest !== undefined && rarest.few
        ? {
            rows: [
              `${rows} and (${columns.map((column) => `${column} = any(${rarest.ids})`).join(' or ')})`,
              rarest.own,
            ],
            left: others,
          }
        : { rows: [rows], left: byName };
  const found = await session.query<{ id: string; number: number | null }>(
    `select t.id, t.number from (
       ${first.rows
         .map((text) => `(${[text, ...first.left.map(meets)].join(' and ')} limit ${MOST_COUNTED})`)
         .join(' union all ')}
     ) t where t.case_id = $1 and (select role_in($1, $2)) is not null`,
    values,
  );
  return [...new Map(found.map((row) => [row.id, row])).values()].slice(0, MOST_COUNTED);
}

async function shownOf<K extends SearchedKind>(
  session: Session,
  kind: K,
  matches: readonly Match[],
  most: number,
): Promise<SearchAnswer<SearchedKind>> {
  // Newest first: numbers of documents and our ids both rise with time.
  const shown = matches
    .toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0) || (a.id < b.id ? 1 : -1))
    .slice(0, most)
    .map(({ id }) => id);
  const rows = await session.query<
    Row & { shown_number: number | null; shown_import: string | null }
  >(
    `select ${ROW_COLUMNS}, ${NUMBERS[kind] ?? 'null::int'} as shown_number,
       ${kind === 'exhibit' ? IMPORT : 'null::text'} as shown_import
     from "${wordsOf(kind).table}" t
     where t.id = any($1::text[]) and t.current and not t.removed`,
    [shown],
  );
  const place = new Map(shown.map((id, i) => [id, i]));
  return {
    found: rows
      .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
      .map((row) => ({
        record: recordOf<'document'>(row),
        number: row.shown_number,
        importId: row.shown_import,
      })),
    count: matches.length,
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
