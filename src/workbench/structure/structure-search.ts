/** What the address of the Structure screen says, and which edges it asks for. */
import { heldAt, type HeldAt } from '#assessment/structure/held.ts';
import type { StructureEdge } from '#assessment/structure/structure.ts';
import type { StructureView } from '#server/views.ts';

export const VIEWS = ['drawing', 'table', 'process', 'who', 'found'] as const;
export type View = (typeof VIEWS)[number];
export const STATES = ['known', 'contradicted', 'not-judged', 'denied'] as const;

export interface StructureSearch {
  readonly view?: View;
  /** A month: `2026-03`. */
  readonly at?: string;
  readonly text?: string;
  readonly state?: (typeof STATES)[number];
  readonly subject?: string;
  /** Key of an edge. */
  readonly edge?: string;
}

/** Reads what stands in an address; what makes no sense is left out. */
export function readStructureSearch(search: Record<string, unknown>): StructureSearch {
  const text = (name: string): string | undefined => {
    const value = search[name];
    const read = typeof value === 'number' ? String(value) : value;
    return typeof read === 'string' && read !== '' ? read : undefined;
  };
  const read = {
    view: VIEWS.find((one) => one === search['view']),
    at: /^\d{4}-(?:0[1-9]|1[0-2])$/.exec(text('at') ?? '')?.[0],
    text: text('text'),
    state: STATES.find((one) => one === search['state']),
    subject: text('subject'),
    edge: text('edge'),
  };
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as StructureSearch;
}

export interface ShownEdge extends StructureEdge {
  readonly fromName: string;
  readonly toName: string;
  readonly standing: HeldAt;
}

/**
 * The edges an address asks for. What is not said yet at its date is left out and counted; what has not
 * been said since is kept, to be drawn paler.
 */
export function arrangeEdges(
  view: Pick<StructureView, 'nodes' | 'edges'>,
  search: StructureSearch,
): { readonly edges: readonly ShownEdge[]; readonly notYet: number } {
  const nodes = new Map(view.nodes.map((one) => [one.id, one]));
  const wanted = (search.text ?? '').trim().toLowerCase();
  const edges: ShownEdge[] = [];
  let notYet = 0;
  for (const edge of view.edges) {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (search.state !== undefined && edge.state !== search.state) continue;
    const names = [from, to].flatMap((one) => (one === undefined ? [] : [one.name, ...one.also]));
    if (!names.some((name) => name.toLowerCase().includes(wanted))) continue;
    const standing = search.at === undefined ? 'said' : heldAt(edge.held, search.at);
    if (standing === 'not-yet') notYet += 1;
    else edges.push({ ...edge, fromName: from?.name ?? '?', toName: to?.name ?? '?', standing });
  }
  return { edges, notYet };
}

/** The months from the first to the last that any edge is said to hold in; none when nothing is dated. */
export function monthsOf(edges: readonly Pick<StructureEdge, 'held'>[]): readonly string[] {
  const named = edges
    .flatMap(({ held }) => [held.first, held.last])
    .flatMap((text) => (text === null ? [] : [text.length === 4 ? `${text}-01` : text.slice(0, 7)]))
    .filter((text) => /^\d{4}-\d\d$/.test(text))
    .sort();
  const [first] = named;
  const last = named.at(-1);
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  const [year = 0, month = 1] = first.split('-').map(Number);
  for (let n = year * 12 + month - 1; months.length < 1_200; n++) {
    const text = `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;
    months.push(text);
    if (text >= last) break;
  }
  return months;
}
