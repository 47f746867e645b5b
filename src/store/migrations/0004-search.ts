import type { Kysely } from 'kysely';
import { FOLDING } from '../fold-words.ts';
import { sql } from '../kysely.ts';

/**
 * Search, and searches that are kept.
 *
 * One index of words over each kind of record that can be found by its words. A word stands in it
 * behind the case it belongs to, so that a search looks at the words of its own case and at no
 * other: what others hold changes neither what it finds nor how long it takes. No extension is
 * needed, and no dictionary of any language: words are folded as `fold-words.ts` folds them.
 *
 * A text too long for the index is indexed by its first 900,000 bytes of different words. Nothing is
 * ever refused for being long.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const literal = (text: string) => sql.raw(`'${text.replaceAll("'", "''")}'`);
  // Of one case: twelve digits of the hash of its id, a slash, the word. It calls nothing of ours,
  // because an index is built with no schema in sight but the database's own.
  await sql`
    create function case_words(wanted_case text, words text) returns tsvector
    language sql immutable parallel safe as $$
      select array_to_tsvector(coalesce(
        case when length(words) < 200000 then
          (select array_agg(distinct left(md5(wanted_case), 12) || '/' || left(f.word, 60))
           from unnest(folded.list) as f(word) where f.word <> '')
        else
          (select array_agg(distinct left(md5(wanted_case), 12) || '/' || left(w.word, 60))
           from (
             select u.word, sum(octet_length(u.word) + 16) over (order by u.at) as size
             from (
               select f.word, min(f.at) as at
               from unnest(folded.list) with ordinality as f(word, at)
               group by f.word
             ) as u
           ) as w
           where w.word <> '' and w.size < 900000)
        end,
        '{}'::text[]))
      from (
        select string_to_array(
          regexp_replace(
            translate(
              regexp_replace(
                normalize(left(words, 4000000), NFKD), ${literal(`[${FOLDING.dropped}]+`)}, '', 'g'),
              ${literal(FOLDING.from)}, ${literal(FOLDING.to)}),
            ${literal(`[${FOLDING.gaps}]+`)}, ' ', 'g'),
          ' ') as list
      ) as folded
    $$`.execute(db);

  for (const [kind, text] of Object.entries(SEARCHED)) {
    await sql`create index ${sql.ref(`${kind}_words`)} on ${sql.table(kind)}
      using gin (case_words(case_id, ${sql.raw(text)})) with (gin_pending_list_limit = 256)
      where current and not removed`.execute(db);
  }

  await sql`
    create table saved_search (
      id text collate "C" not null,
      version integer not null check (version > 0),
      case_id text collate "C" not null,
      made_at text not null,
      made_by text not null,
      removed boolean not null,
      current boolean not null,
      number integer,
      body jsonb not null,
      primary key (id, version)
    )`.execute(db);
  await sql`create unique index saved_search_current on saved_search (id) where current`.execute(
    db,
  );
  await sql`create index saved_search_case on saved_search (case_id, id)
    where current and not removed`.execute(db);
  await sql`create trigger saved_search_kept before update on saved_search
    for each row execute function only_current_may_change()`.execute(db);
  await sql`create trigger saved_search_undeleted before delete on saved_search
    for each row execute function refuse_change()`.execute(db);
  await sql`create trigger saved_search_uncut before truncate on saved_search
    for each statement execute function refuse_change()`.execute(db);
}

/** What a record is found by: SQL over its row. The reading side is `search-records.ts`. */
export const SEARCHED: Readonly<Record<string, string>> = {
  document: `coalesce(body->>'title', '') || ' ' || coalesce(body->>'sender', '') || ' ' || (body->>'text')`,
  claim: `(body->>'quote') || ' ' || coalesce(body->>'comment', '') || ' ' || coalesce(body->>'place', '')`,
  question: `(body->>'ref') || ' ' || (body->>'text') || ' ' || (body->>'topic')`,
  source: `(body->>'pseudonym') || ' ' || coalesce(body->>'cell', '') || ' ' || coalesce(body->>'howMet', '')`,
  subject: `jsonb_path_query_array(body, '$.names[*].text')::text || ' ' || (body->'descriptors')::text`,
};
