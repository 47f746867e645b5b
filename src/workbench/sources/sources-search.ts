/** What the address of the Sources screen says, and the rows it asks for. */
import type { NetworkSource, NetworkView } from '#server/views.ts';

export const VIEWS = ['table', 'drawing', 'records'] as const;
export type View = (typeof VIEWS)[number];
export const TABS = ['place', 'reliability', 'claims', 'ties', 'pay', 'contact'] as const;
export type Tab = (typeof TABS)[number];
export const ONLY = ['quiet', 'unmeasured', 'grudge', 'paid'] as const;
export type Only = (typeof ONLY)[number];
export const SORTS = ['place', 'who', 'claims', 'heard'] as const;
export type SortBy = (typeof SORTS)[number];

export interface SourcesSearch {
  readonly source?: string;
  readonly tab?: Tab;
  /** A tie, payment or contact window of the source, by its id; `risk` is what contact with it risks. */
  readonly record?: string;
  readonly view?: View;
  readonly text?: string;
  readonly only?: Only;
  /** A tier as it is written in an address: `t0` … `t4`, `unknown`. */
  readonly tier?: string;
  /** A cell; the empty text is “no cell”. */
  readonly cell?: string;
  readonly sort?: SortBy;
}

/** Reads what stands in an address; what makes no sense is left out. */
export function readSourcesSearch(search: Record<string, unknown>): SourcesSearch {
  const oneOf = <T extends string>(name: string, of: readonly T[]): T | undefined =>
    of.find((one) => one === search[name]);
  const text = (name: string): string | undefined => {
    const value = search[name];
    // An address that looks like a number is read as one.
    return typeof value === 'string'
      ? value
      : typeof value === 'number'
        ? String(value)
        : undefined;
  };
  const read = {
    source: text('source'),
    tab: oneOf('tab', TABS),
    record: text('record'),
    view: oneOf('view', VIEWS),
    text: text('text'),
    only: oneOf('only', ONLY),
    tier: /^(t[0-4]|unknown)$/.exec(text('tier') ?? '')?.[0],
    cell: text('cell'),
    sort: oneOf('sort', SORTS),
  };
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as SourcesSearch;
}

/** Ties of each source, from it and to it. */
export function countTies(ties: NetworkView['ties']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const { from, to } of ties) {
    add(from);
    if (to.kind === 'source') add(to.id);
  }
  return counts;
}

/** The rows an address asks for, in its order. */
export function arrangeSources(
  view: Pick<NetworkView, 'sources' | 'ties'>,
  search: SourcesSearch,
): readonly NetworkSource[] {
  const wanted = (search.text ?? '').toLowerCase().trim();
  const against = new Set<string>(
    view.ties.flatMap((tie) =>
      tie.tie === 'grudge-against' || tie.tie === 'rival-of' ? [tie.from] : [],
    ),
  );
  const fits = (row: NetworkSource): boolean => {
    const { source } = row;
    if (search.tier !== undefined && search.tier !== tierName(source.tier)) return false;
    if (search.cell !== undefined && search.cell !== (source.cell ?? '')) return false;
    if (search.only === 'quiet' && row.contact.verdict !== 'longer-than-usual') return false;
    if (search.only === 'unmeasured' && isMeasured(row)) return false;
    if (search.only === 'grudge' && !against.has(source.id)) return false;
    if (search.only === 'paid' && row.payments === 0) return false;
    return `${source.pseudonym} ${source.cell ?? ''} ${source.kind} ${source.handles.join(' ')}`
      .toLowerCase()
      .includes(wanted);
  };
  const rows = view.sources.filter(fits);
  const by = search.sort ?? 'place';
  if (by === 'place') return rows;
  return rows.toSorted((a, b) =>
    by === 'who'
      ? a.source.pseudonym.localeCompare(b.source.pseudonym)
      : by === 'claims'
        ? b.claims - a.claims
        : // Whoever was heard longest ago first; never heard comes last.
          (a.contact.last ?? '~') < (b.contact.last ?? '~')
          ? -1
          : 1,
  );
}

export function tierName(tier: number | null): string {
  return tier === null ? 'unknown' : `t${tier}`;
}

/** Whether any outcome has ever judged the source. */
export function isMeasured(row: Pick<NetworkSource, 'reliability'>): boolean {
  return row.reliability.some(({ right, wrong }) => right + wrong > 0);
}
