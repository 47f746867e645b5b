import {
  filtersIn,
  TABLE_FACETS,
  type TableFacet,
  type TableFilter,
} from '#assessment/question-table/row-table.ts';

/** What the address of the Questions screen carries; `row-table.ts` says what each does. */
export interface TableSearch {
  readonly only?: string;
  readonly text?: string;
  readonly topic?: string;
  readonly status?: string;
  readonly importance?: string;
  readonly type?: string;
  readonly sort?: string;
  /** Short names of questions chosen on another screen, joined by commas. */
  readonly pick?: string;
}

const FIELDS = ['only', 'text', ...TABLE_FACETS, 'sort', 'pick'] as const;

export function readTableSearch(search: Record<string, unknown>): TableSearch {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = search[field];
      // A search of `importance=3` reads as a number.
      const text = typeof value === 'number' ? String(value) : value;
      return typeof text === 'string' && text !== '' ? [[field, text]] : [];
    }),
  );
}

/** The same as the parameters of a request; alike searches give the same text. */
export function tableParameters(search: TableSearch): string {
  const given = FIELDS.flatMap((field) => {
    const value = search[field];
    return value === undefined || value === '' ? [] : [[field, value]];
  });
  return new URLSearchParams(given as string[][]).toString();
}

export function filtersOf(search: TableSearch): readonly TableFilter[] {
  return filtersIn(search.only);
}

/** Adds a filter or takes it off. */
export function toggled(search: TableSearch, filter: TableFilter): string {
  const chosen = filtersOf(search);
  const next = chosen.includes(filter)
    ? chosen.filter((each) => each !== filter)
    : [...chosen, filter];
  return next.join(',');
}

/** Values of a facet that are asked for; none means all. */
export function facetValues(search: TableSearch, facet: TableFacet): readonly string[] {
  const text = search[facet] ?? '';
  return text === '' ? [] : text.split(',').map((value) => value.replaceAll('%2C', ','));
}

export function facetText(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(',', '%2C')).join(',');
}

/** Whether anything is narrowed. */
export function isNarrowed(search: TableSearch): boolean {
  return FIELDS.some((field) => field !== 'sort' && (search[field] ?? '') !== '');
}
