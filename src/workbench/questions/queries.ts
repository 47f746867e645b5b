/** The Questions table as the page holds it: only the pages on show, however many questions there are. */
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { SavedSearch } from '#terms/saved-search.ts';
import type { Question } from '#claims/question.ts';
import type { TableRow } from '#assessment/question-table/table-row.ts';
import type { TableView } from '#server/views.ts';
import { call } from '../api.ts';
import { useChange } from '../queries.ts';
import { tableParameters, type TableSearch } from './table-search.ts';

export const PAGE = 100;
/** Until everything is worked out the table is asked for again this often. */
const WATCH_MS = 1_500;

export interface Table {
  /** What the newest answer said of the whole; null before the first. */
  readonly view: TableView | null;
  readonly error: Error | null;
  readonly rowAt: (index: number) => TableRow | undefined;
}

/** The rows from `from` to `to` of what a search leaves, and the counts. */
export function useTable(
  caseId: string,
  search: TableSearch,
  range: { readonly from: number; readonly to: number },
): Table {
  const queries = useQueryClient();
  const parameters = tableParameters(search);
  const key = (page: number) => ['questions', 'table', caseId, parameters, page] as const;
  const first = Math.floor(Math.max(0, range.from) / PAGE);
  const last = Math.floor(Math.max(0, range.to) / PAGE);
  const pages = Array.from({ length: Math.min(4, last - first + 1) }, (_, i) => first + i);
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: key(page),
      queryFn: () => askTable(caseId, `${parameters}&offset=${page * PAGE}&limit=${PAGE}`),
      refetchInterval: ({ state }: { state: { data?: TableView | undefined } }) =>
        state.data !== undefined && state.data.workedOut < state.data.total ? WATCH_MS : false,
    })),
  });
  const before = useRef<{ readonly caseId: string; readonly view: TableView } | null>(null);
  const newest = answers.map((answer) => answer.data).find((data) => data !== undefined);
  if (newest !== undefined) before.current = { caseId, view: newest };
  // While another search is on its way, the last counts stay on screen.
  const view = newest ?? (before.current?.caseId === caseId ? before.current.view : null);
  return {
    view,
    error: answers.find((answer) => answer.error !== null)?.error ?? null,
    rowAt: (index) => {
      const page = Math.floor(index / PAGE);
      const data = queries.getQueryData<TableView>(key(page));
      return data?.rows[index - (data.offset ?? 0)];
    },
  };
}

function askTable(caseId: string, parameters: string): Promise<TableView> {
  return call<TableView>('GET', `/api/cases/${caseId}/question-table?${parameters}`);
}

export interface Found {
  readonly row: TableRow;
  readonly before: TableRow | undefined;
  readonly after: TableRow | undefined;
  /** Its place among what the search leaves; null when the search leaves it out. */
  readonly place: number | null;
}

/** The question an address means, by short name or id, with its neighbours; null: there is none. */
export function useFound(
  caseId: string,
  slug: string | undefined,
  search: TableSearch = {},
): { readonly data: Found | null | undefined; readonly error: Error | null } {
  const parameters = tableParameters(search);
  return useQuery({
    queryKey: ['questions', 'found', caseId, parameters, slug],
    enabled: slug !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Found | null> => {
      const find = `find=${encodeURIComponent(slug ?? '')}&limit=3`;
      const among = await askTable(caseId, `${parameters}&${find}`);
      const all = among.found !== null || parameters === '' ? among : await askTable(caseId, find);
      if (all.found === null) return null;
      const at = all.found - all.offset;
      return {
        row: all.rows[at] as TableRow,
        before: all.rows[at - 1],
        after: all.rows[at + 1],
        place: among.found,
      };
    },
  });
}

/** The one question that comes first under a sort. */
export function useFirst(caseId: string, sort: string) {
  return useQuery({
    queryKey: ['questions', 'first', caseId, sort],
    queryFn: async () => (await askTable(caseId, `sort=${sort}&limit=1`)).rows[0] ?? null,
  });
}

/** Every row a search leaves, up to a limit: for acting on all of them. */
export function askRows(
  caseId: string,
  search: TableSearch,
  limit: number,
): Promise<readonly TableRow[]> {
  return askTable(caseId, `${tableParameters(search)}&limit=${limit}`).then((view) => view.rows);
}

export interface ChangeOfQuestion {
  readonly id: string;
  readonly version: number;
  readonly change: Partial<Pick<Question, 'status' | 'importance' | 'topic'>>;
}

export function useChangeQuestions(caseId: string) {
  return useChange((changes: readonly ChangeOfQuestion[]) =>
    call<Question[]>('POST', `/api/cases/${caseId}/questions/changes`, { changes }),
  );
}

export function useSavedSearches(caseId: string) {
  return useQuery({
    queryKey: ['saved-searches', caseId],
    queryFn: () => call<SavedSearch[]>('GET', `/api/cases/${caseId}/saved-searches`),
  });
}
export function useSaveSearch(caseId: string) {
  return useChange((draft: Pick<SavedSearch, 'name' | 'screen' | 'search'>) =>
    call<SavedSearch>('POST', `/api/cases/${caseId}/saved-searches`, draft),
  );
}
export function useEditSavedSearch() {
  return useChange(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly version: number;
      readonly change: Partial<Pick<SavedSearch, 'name' | 'search'>>;
    }) => call<SavedSearch>('PATCH', `/api/saved-searches/${id}`, body),
  );
}
export function useRemoveSavedSearch() {
  return useChange(({ id, version }: { readonly id: string; readonly version: number }) =>
    call<void>('DELETE', `/api/saved-searches/${id}?version=${version}`),
  );
}
