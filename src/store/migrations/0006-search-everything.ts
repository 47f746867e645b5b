import type { Kysely } from 'kysely';
import { sql } from '../kysely.ts';

/**
 * Search over every kind of record that holds words of a person.
 *
 * As in `0004-search.ts`: an index of folded words for each, every word behind its case. What stands
 * in lists – the questions of a session, the decisions on a warning – is taken out of them by paths.
 * Sources and questions are indexed anew, by more than before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // It calls nothing of ours, because an index is built with no schema in sight but the database's own.
  await sql`
    create function words_under(body jsonb, variadic paths jsonpath[]) returns text
    language sql immutable parallel safe as $$
      select coalesce(string_agg(found.value #>> '{}', ' '), '')
      from unnest(paths) as wanted(path), jsonb_path_query(body, wanted.path) as found(value)
    $$`.execute(db);
  await sql`drop index source_words, question_words`.execute(db);
  for (const [name, { table, words, only }] of Object.entries(ADDED)) {
    await sql`create index ${sql.ref(`${name}_words`)} on ${sql.table(table)}
      using gin (case_words(case_id, ${sql.raw(words)})) with (gin_pending_list_limit = 256)
      where current and not removed ${sql.raw(only === null ? '' : `and ${only}`)}`.execute(db);
  }
  // What leads from what was found to the place where it stands, and from a name to what bears it.
  await sql`create index import_exhibits on import using gin ((body->'exhibitIds'))
    where current and not removed`.execute(db);
  await sql`create index session_interpreter on session (case_id, (body->>'interpreter'))
    where current and not removed`.execute(db);
}

export interface Words {
  readonly table: string;
  /** What it is found by: SQL over its row. */
  readonly words: string;
  /** Of which rows of the table; null for all. */
  readonly only: string | null;
}

/** What each is found by. The reading side is `search-records.ts`. */
export const ADDED = {
  source: under('source', ['pseudonym', 'cell', 'howMet', 'handles[*]']),
  /** The name alone: what bears the name of a source is found by it, and not by its cell. */
  source_name: under('source', ['pseudonym']),
  risk: under('source', ['contactRisk.why', 'contactRisk.by'], [`$.contactRisk.why`]),
  question: under('question', [
    'ref',
    'text',
    'topic',
    'options[*]',
    'askAs',
    'unit',
    'protectedSite.why',
    'protectedSite.answer.text',
  ]),
  warning: under(
    'question',
    [
      'ref',
      'text',
      'threatToLife.why',
      'threatToLife.answer.text',
      'threatToLife.answer.by',
      'warning.raisedBy',
      'warning.responsible',
      'warning.decisions[*].action',
      'warning.decisions[*].what',
      'warning.decisions[*].why',
      'warning.decisions[*].by',
    ],
    ['$.threatToLife ? (@.raised == true)'],
  ),
  telling: under(
    'claim',
    [
      'hops[*].actor.descriptor',
      'hops[*].channel',
      'hops[*].evidence',
      'countedFrom.words',
      'countedFrom.why',
    ],
    [
      '$.hops[*].actor.descriptor',
      '$.hops[*] ? (@.channel != null || @.evidence != null)',
      '$.countedFrom.why',
    ],
  ),
  session: under('session', [
    'number',
    'held.stated',
    'place',
    'questions[*].text',
    'disclosed[*].fact',
    'disclosed[*].says',
    'disclosed[*].by',
    'put[*].comment',
    'put[*].by',
  ]),
  payment: under('payment', ['amount', 'currency', 'for', 'on.stated', 'decidedBy']),
  tie: under('tie', ['tie', 'during.stated', 'howKnown']),
  contact_window: under('contact_window', ['channel', 'reachable', 'silences[*].stated']),
  outcome: under('outcome', [
    'value.answer',
    'value.answers[*]',
    'value.place',
    'value.low',
    'value.high',
    'value.from',
    'value.to',
    'standardOfProof',
    'evidence',
    'decidedBy',
    'knownSince',
  ]),
  link: under('link', ['comment', 'decidedBy'], ['$.comment ? (@ != null)']),
  identity: under(
    'subject',
    [
      'sameAs.why',
      'sameAs.by',
      'partedFrom.why',
      'partedFrom.by',
      'notSameAs[*].why',
      'notSameAs[*].by',
    ],
    ['$.sameAs.why', '$.partedFrom.why', '$.notSameAs[*].why'],
  ),
  exhibit: under('exhibit', [
    'name',
    'receivedFrom.description',
    'channel',
    'custody[*].who',
    'custody[*].what',
  ]),
  release: under('release', ['title', 'audience', 'signatures[*].name', 'correction.why']),
  disclosure: under('disclosure', ['to', 'by', 'channel']),
  saved_search: under('saved_search', ['name', 'screen', 'search.*']),
  sheet_mapping: under('sheet_mapping', ['name']),
} as const satisfies Readonly<Record<string, Words>>;

/** Texts at paths of the body; only of rows where one of the places is there. */
function under<T extends string>(
  table: T,
  paths: readonly string[],
  only: readonly string[] = [],
): Words & { readonly table: T } {
  return {
    table,
    words: `words_under(body, ${paths.map((path) => `'$.${path}'::jsonpath`).join(', ')})`,
    only:
      only.length === 0
        ? null
        : `(${only.map((path) => `jsonb_path_exists(body, '${path}'::jsonpath)`).join(' or ')})`,
  };
}
