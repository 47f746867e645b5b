import type { QuestionRow } from '#server/views.ts';
import type { FlagKind } from '#assessment/finding.ts';

/** What the Questions table can be narrowed to, besides words. */
const FILTERS = [
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
export type Filter = (typeof FILTERS)[number];

const SORTS = ['ref', 'sure', 'reports', 'origins', 'grade', 'changed'] as const;
export type Sort = (typeof SORTS)[number];

/** What the address of the Questions screen carries. */
export interface TableSearch {
  /** Filters, joined by commas: all of them must hold. */
  readonly only?: string;
  readonly text?: string;
  /** A sort key; with `-` before it, the other way round. */
  readonly sort?: string;
}

export function readTableSearch(search: Record<string, unknown>): TableSearch {
  const { only, text, sort } = search;
  return {
    ...(typeof only === 'string' && only !== '' ? { only } : {}),
    ...(typeof text === 'string' && text !== '' ? { text } : {}),
    ...(typeof sort === 'string' && sort !== '' ? { sort } : {}),
  };
}

export function filtersOf(search: TableSearch): readonly Filter[] {
  const named = (search.only ?? '').split(',');
  return FILTERS.filter((filter) => named.includes(filter));
}

/** Whether a filter holds for a question. */
export function holds(filter: Filter, row: QuestionRow): boolean {
  switch (filter) {
    case 'open':
      return row.question.status === 'open' && row.outcome === null;
    case 'unjudged':
      return row.assessment.verdict === 'cannot-be-judged';
    case 'outcome':
      return row.outcome !== null;
    case 'suggested-link':
      return row.suggestedLinks > 0;
    default:
      return row.assessment.flags.some((flag) => flag.kind === (filter satisfies FlagKind));
  }
}

/** How many rows each filter would leave of the rows that the other filters leave; 0 is left out. */
export function filterCounts(
  rows: readonly QuestionRow[],
  chosen: readonly Filter[],
): readonly { readonly filter: Filter; readonly count: number }[] {
  return FILTERS.map((filter) => {
    const others = chosen.filter((each) => each !== filter);
    const left = rows.filter((row) => others.every((each) => holds(each, row)));
    return { filter, count: left.filter((row) => holds(filter, row)).length };
  }).filter(({ filter, count }) => count > 0 || chosen.includes(filter));
}

/** The rows to show, in the order to show them. */
export function arrange(rows: readonly QuestionRow[], search: TableSearch): readonly QuestionRow[] {
  const filters = filtersOf(search);
  const typed = (search.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const kept = rows.filter((row) => {
    if (!filters.every((filter) => holds(filter, row))) return false;
    const { ref, text, topic } = row.question;
    const all = `${ref} ${text} ${topic} ${row.assessment.best?.label ?? ''}`.toLowerCase();
    return typed.every((word) => all.includes(word));
  });
  const down = search.sort?.startsWith('-') === true;
  const key = (search.sort ?? '').replace(/^-/, '');
  const sort = SORTS.find((each) => each === key);
  // Unsorted: what is still open first, control questions and settled ones after.
  if (sort === undefined) {
    const done = (row: QuestionRow) => Number(row.outcome !== null);
    return kept.toSorted((a, b) => done(a) - done(b) || byRef(a, b));
  }
  const sorted = kept.toSorted(
    (a, b) => compare(valueOf(sort, a), valueOf(sort, b), down) || byRef(a, b),
  );
  return sort === 'ref' && down ? sorted.toReversed() : sorted;
}

function byRef(a: QuestionRow, b: QuestionRow): number {
  return a.question.ref.localeCompare(b.question.ref, 'en', { numeric: true });
}

/** What cannot be judged comes last, whichever way the table is sorted. */
function compare(a: number | string | null, b: number | string | null, down: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return (a < b ? -1 : 1) * (down ? -1 : 1);
}

function valueOf(sort: Sort, { assessment, changedAt }: QuestionRow): number | string | null {
  switch (sort) {
    case 'ref':
      return 0;
    case 'sure':
      return assessment.best?.probability ?? null;
    case 'reports':
      return assessment.reports;
    case 'origins':
      return assessment.origins.independent + assessment.origins.notEstablished / 1000;
    case 'grade':
      return assessment.credibility === 6 ? null : assessment.credibility;
    case 'changed':
      return changedAt;
  }
}
