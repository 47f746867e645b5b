import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Held } from '#assessment/structure/held.ts';
import type { StructureEdge, StructureNode } from '#assessment/structure/structure.ts';
import { arrangeEdges, monthsOf, readStructureSearch } from './structure-search.ts';

const held = (first: string | null, last: string | null): Held => ({
  first,
  last,
  open: false,
  claims: 1,
  byTelling: 0,
});
const edge = (from: string, to: string, when: Held): StructureEdge => ({
  key: `${from} commands ${to}`,
  relation: 'commands',
  from: asId(from),
  to: asId(to),
  state: 'known',
  origins: 1,
  notEstablished: 0,
  held: when,
  findings: [],
});
const node = (id: string, also: readonly string[] = []): StructureNode => ({
  id: asId(id),
  kind: 'person',
  name: `Name ${id}`,
  knownBy: 'name',
  also,
  protectedSite: false,
  lasts: [],
});

describe('the address of a structure', () => {
  it('[DE112] what makes no sense in it is left out', () => {
    expect(
      readStructureSearch({ view: 'sky', at: '2026-13', text: 7, state: 'known', edge: '' }),
    ).toEqual({ text: '7', state: 'known' });
    expect(readStructureSearch({ view: 'table', at: '2026-03' })).toEqual({
      view: 'table',
      at: '2026-03',
    });
  });

  const view = {
    nodes: [node('a', ['the guard']), node('b'), node('c')],
    edges: [
      edge('a', 'b', held('2025-05', '2025-06')),
      edge('b', 'c', held('2026-03-27', '2026-03-27')),
      edge('a', 'c', held(null, null)),
    ],
  };
  it('[DE113] as of a month: what is not said yet is counted, what is no longer said is kept as such', () => {
    const { edges, notYet } = arrangeEdges(view, { at: '2025-12' });
    expect(notYet).toBe(1);
    expect(edges.map(({ standing }) => standing)).toEqual(['no-longer-said', 'undated']);
    expect(arrangeEdges(view, {}).edges).toHaveLength(3);
    expect(arrangeEdges(view, { text: 'GUARD' }).edges).toHaveLength(2);
  });

  it('[DE113] the months reach from the first to the last that is named', () => {
    const months = monthsOf(view.edges);
    expect(months[0]).toBe('2025-05');
    expect(months.at(-1)).toBe('2026-03');
    expect(months).toHaveLength(11);
    expect(monthsOf([])).toEqual([]);
  });
});
