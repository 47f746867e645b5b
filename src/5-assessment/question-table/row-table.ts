/**
 * The rows of the Questions table, to be narrowed and sorted by anything while there may be a hundred
 * thousand of them.
 *
 * Each row is looked at once when it comes in: its words are put into one small text, the filters it
 * passes into the bits of a number. A question to the table is then one pass over numbers and texts,
 * and a sort of what is left by a key made once for each row.
 *
 * What is not known sorts last, whichever way: no finding yet, or none that can be given.
 */
import type { FlagKind } from '../finding.ts';
import type { TableRow } from './table-row.ts';

/** What the table can be narrowed to, besides words and facets. */
export const TABLE_FILTERS = [
  'open',
  'threat-to-life',
  'protected-site',
  'contradiction',
  'single-origin',
  'lineage-not-established',
  'circular',
  'resale',
  'grudge',
  'suggested-link',
  'stale',
  'unjudged',
  'outcome',
] as const;
export type TableFilter = (typeof TABLE_FILTERS)[number];

/** By what a row can be narrowed to one value or several, joined by commas. */
export const TABLE_FACETS = ['topic', 'status', 'importance', 'type'] as const;
export type TableFacet = (typeof TABLE_FACETS)[number];

export const TABLE_SORTS = [
  'ref',
  'text',
  'answer',
  'sure',
  'reports',
  'origins',
  'grade',
  'flags',
  'status',
  'topic',
  'importance',
  'changed',
  'misled',
] as const;
export type TableSort = (typeof TABLE_SORTS)[number];

/** What the address of the Questions screen asks for; what is no filter is ignored. */
export interface TableQuery {
  /** Filters, joined by commas: all of them must hold. */
  readonly only?: string | undefined;
  readonly text?: string | undefined;
  readonly topic?: string | undefined;
  readonly status?: string | undefined;
  readonly importance?: string | undefined;
  readonly type?: string | undefined;
  /** Only these questions, by id; for views that have chosen some. */
  readonly ids?: ReadonlySet<string> | undefined;
  /** Only these questions, by short name, joined by commas: what another screen has chosen. */
  readonly pick?: string | undefined;
  /** A sort key; with `-` before it, the other way round. */
  readonly sort?: string | undefined;
}

export interface Arranged {
  /** The rows to show, in the order to show them. */
  readonly rows: readonly TableRow[];
  /** How many rows each filter would leave of what the other filters leave; 0 is left out. */
  readonly filters: readonly { readonly filter: TableFilter; readonly count: number }[];
  /** For each facet, how many rows each value would leave of what everything else leaves. */
  readonly facets: Readonly<
    Record<TableFacet, readonly { readonly value: string; readonly count: number }[]>
  >;
}

interface Entry {
  row: TableRow;
  words: string;
  bits: number;
  /** Its value of each facet, as a number in the facet's own list of values. */
  codes: readonly number[];
}

export class RowTable {
  readonly #entries = new Map<string, Entry>();
  #ordered: Entry[] | null = null;
  /** The values each facet was ever seen with, and their numbers. */
  readonly #values = TABLE_FACETS.map(() => ({
    list: [] as string[],
    code: new Map<string, number>(),
  }));
  /** Grows with every change: the same number, the same answers. */
  revision = 0;
  /** The highest number of a short name like `Q-017` that was ever here. */
  highest = 0;

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): TableRow | undefined {
    return this.#entries.get(id)?.row;
  }

  put(row: TableRow): void {
    const codes = this.#values.map((values, f) => {
      const value = facetOf(row, f);
      let code = values.code.get(value);
      if (code === undefined) values.code.set(value, (code = values.list.push(value) - 1));
      return code;
    });
    const entry = { row, words: wordsOf(row), bits: bitsOf(row), codes };
    const known = this.#entries.get(row.id);
    if (known === undefined || known.row.ref !== row.ref) this.#ordered = null;
    if (row.ref.startsWith('Q-'))
      this.highest = Math.max(this.highest, Number(row.ref.slice(2)) || 0);
    if (known === undefined) this.#entries.set(row.id, entry);
    else Object.assign(known, entry);
    this.revision += 1;
  }

  remove(id: string): void {
    if (!this.#entries.delete(id)) return;
    this.#ordered = null;
    this.revision += 1;
  }

  ids(): IterableIterator<string> {
    return this.#entries.keys();
  }

  /** All rows by their short names, 2 before 10. */
  all(): readonly TableRow[] {
    return this.#inOrder().map((entry) => entry.row);
  }

  #inOrder(): readonly Entry[] {
    if (this.#ordered === null) {
      const keyed = Array.from(this.#entries.values(), (entry) => ({
        entry,
        key: naturalKey(entry.row.ref),
      }));
      keyed.sort(
        (a, b) =>
          (a.key.stem < b.key.stem ? -1 : a.key.stem > b.key.stem ? 1 : 0) ||
          a.key.number - b.key.number ||
          (a.entry.row.ref < b.entry.row.ref ? -1 : 1),
      );
      this.#ordered = keyed.map(({ entry }) => entry);
    }
    return this.#ordered;
  }

  arrange(query: TableQuery): Arranged {
    const typed = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    // By facet, which of its values are wanted; null where all are.
    const wanted = TABLE_FACETS.map((facet, f) => {
      const named = valuesOf(query[facet]);
      return named === null ? null : this.#values[f]!.list.map((value) => named.has(value));
    });
    const facets = TABLE_FACETS.length;
    const chosen = filtersIn(query.only);
    const need = chosen.reduce((bits, filter) => bits | bitOf(filter), 0);
    const left: Entry[] = [];
    const counts = TABLE_FILTERS.map(() => 0);
    const facetCounts = this.#values.map(({ list }) => list.map(() => 0));
    const picked =
      query.pick === undefined || query.pick === ''
        ? null
        : new Set(query.pick.toLowerCase().split(','));
    for (const entry of this.#inOrder()) {
      const { row, words, bits, codes } = entry;
      if (picked !== null && !picked.has(row.ref.toLowerCase())) continue;
      if (query.ids !== undefined && !query.ids.has(row.id)) continue;
      if (!typed.every((word) => words.includes(word))) continue;
      // Which of the facets it fails: with one failure it still counts for that facet's own values.
      let failed = -1;
      let failures = 0;
      for (let f = 0; f < facets; f += 1) {
        const values = wanted[f];
        if (values != null && values[codes[f] as number] !== true) {
          failed = f;
          failures += 1;
        }
      }
      if (failures > 1) continue;
      const passes = (bits & need) === need;
      if (passes) {
        for (let f = 0; f < facets; f += 1) {
          if (failures === 1 && failed !== f) continue;
          const of = facetCounts[f] as number[];
          of[codes[f] as number]! += 1;
        }
      }
      if (failures > 0) continue;
      const missing = need & ~bits;
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        if ((missing & ~bit) === 0) counts[31 - Math.clz32(bit)]! += 1;
      }
      if (passes) left.push(entry);
    }
    return {
      rows: sorted(left, query.sort ?? '').map((entry) => entry.row),
      filters: TABLE_FILTERS.map((filter, i) => ({ filter, count: counts[i] ?? 0 })).filter(
        ({ filter, count }) => count > 0 || chosen.includes(filter),
      ),
      facets: Object.fromEntries(
        TABLE_FACETS.map((facet, f) => [
          facet,
          (facetCounts[f] as number[])
            .map((count, code) => ({ value: this.#values[f]!.list[code] as string, count }))
            .filter(({ count }) => count > 0)
            .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
        ]),
      ) as unknown as Arranged['facets'],
    };
  }
}

/** The filters an address names. */
export function filtersIn(only: string | undefined): readonly TableFilter[] {
  const named = (only ?? '').split(',');
  return TABLE_FILTERS.filter((filter) => named.includes(filter));
}

/** Whether a filter holds for a row. */
export function holds(filter: TableFilter, row: TableRow): boolean {
  switch (filter) {
    case 'open':
      return row.status === 'open' && !row.outcome;
    case 'unjudged':
      return row.finding !== null && row.finding.best === null;
    case 'outcome':
      return row.outcome;
    case 'suggested-link':
      return row.suggestedLinks > 0;
    default:
      return row.finding?.flags.some((flag) => flag.kind === (filter satisfies FlagKind)) === true;
  }
}

function bitOf(filter: TableFilter): number {
  return 1 << TABLE_FILTERS.indexOf(filter);
}

function bitsOf(row: TableRow): number {
  return TABLE_FILTERS.reduce(
    (bits, filter, i) => (holds(filter, row) ? bits | (1 << i) : bits),
    0,
  );
}

function wordsOf({ ref, text, topic, finding }: TableRow): string {
  return `${ref} ${text} ${topic} ${finding?.best?.label ?? ''}`.toLowerCase();
}

function facetOf(row: TableRow, facet: number): string {
  switch (facet) {
    case 0:
      return row.topic;
    case 1:
      return row.status;
    case 2:
      return String(row.importance);
    default:
      return row.type;
  }
}

/** Values joined by commas; null for none. A topic may hold a comma, written `%2C`. */
function valuesOf(text: string | undefined): ReadonlySet<string> | null {
  if (text === undefined || text === '') return null;
  return new Set(text.split(',').map((value) => value.replaceAll('%2C', ',')));
}

function naturalKey(ref: string): { readonly stem: string; readonly number: number } {
  const match = /^(.*?)(\d{1,15})\D*$/.exec(ref);
  return match === null
    ? { stem: ref, number: -1 }
    : { stem: match[1] ?? '', number: Number(match[2]) };
}

/** What is still open before what is settled; or by a key, what has none at the end. */
function sorted(entries: readonly Entry[], sort: string): readonly Entry[] {
  const down = sort.startsWith('-');
  const key = sort.replace(/^-/, '');
  const by = TABLE_SORTS.find((each) => each === key);
  if (by === undefined) {
    return [
      ...entries.filter(({ row }) => !settled(row)),
      ...entries.filter(({ row }) => settled(row)),
    ];
  }
  if (by === 'ref') return down ? entries.toReversed() : entries;
  const keyed = entries.map((entry, place) => ({ entry, place, key: sortKey(by, entry.row) }));
  const turn = down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.place - b.place;
    if (a.key === null) return 1;
    if (b.key === null) return -1;
    return (a.key < b.key ? -1 : 1) * turn;
  });
  return keyed.map(({ entry }) => entry);
}

function settled(row: TableRow): boolean {
  return row.outcome || row.status === 'settled' || row.status === 'closed';
}

const STATUS = ['open', 'under-review', 'settled', 'closed'];

function sortKey(sort: Exclude<TableSort, 'ref'>, row: TableRow): number | string | null {
  const { finding } = row;
  switch (sort) {
    case 'text':
      return row.text.toLowerCase();
    case 'answer':
      return finding?.best?.label.toLowerCase() ?? null;
    case 'sure':
      return finding?.best?.probability ?? null;
    case 'reports':
      return finding?.reports ?? null;
    case 'origins':
      return finding === null ? null : finding.independent + finding.notEstablished / 1000;
    case 'grade':
      return finding === null || finding.credibility === 6 ? null : finding.credibility;
    case 'flags':
      return finding?.flags.length ?? null;
    case 'status':
      return row.outcome ? STATUS.length : STATUS.indexOf(row.status);
    case 'topic':
      return row.topic.toLowerCase();
    case 'importance':
      return row.importance;
    case 'changed':
      return row.changedAt;
    case 'misled':
      return misled(finding);
  }
}

/**
 * How far counting reports would mislead: the distance between what counting would have said and what
 * was found, times the reports that only repeat another.
 */
function misled(finding: TableRow['finding']): number | null {
  if (finding === null || finding.best === null || finding.countingReports === null) return null;
  const distance = Math.abs(finding.countingReports - finding.best.probability);
  return distance * (finding.reports - finding.independent);
}
