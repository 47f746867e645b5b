import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import { layOutNetwork, neighbour } from './network-layout.ts';

const source = (id: string, tier: number | null, cell: string | null) => ({
  id: asId<never>(id),
  pseudonym: id,
  tier,
  cell,
});

describe('layOutNetwork', () => {
  test('[DE40] desks stand at the top, the ground below, and whoever is not known at the bottom', () => {
    const { places, tiers, cells } = layOutNetwork([
      source('plum', 0, 'market'),
      source('heron', 3, 'abroad'),
      source('gazette', null, null),
      source('alder', 1, 'market'),
    ]);
    const y = (id: string) => places.find((one) => one.id === id)?.y ?? NaN;
    expect(y('heron')).toBeGreaterThan(y('alder'));
    expect(y('alder')).toBeGreaterThan(y('plum'));
    expect(y('plum')).toBeGreaterThan(y('gazette'));
    expect(tiers.map(({ name }) => name)).toEqual([3, 1, 0, null]);
    expect(cells.map(({ name }) => name)).toEqual(['abroad', 'market', null]);
  });

  test('[DE40] law: everybody has a place within their row and column, and nobody shares one', () => {
    const one = fc.record({
      tier: fc.constantFrom(0, 1, 2, 3, 4, null),
      cell: fc.constantFrom('a', 'b', 'c', null),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 80 }), (list) => {
        const sources = list.map(({ tier, cell }, i) => source(`s${i}`, tier, cell));
        const { places, tiers, cells } = layOutNetwork(sources);
        expect(places).toHaveLength(sources.length);
        expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length);
        for (const { id, x, y } of places) {
          const own = sources.find((each) => each.id === (id as never));
          const row = tiers.find(({ name }) => name === own?.tier);
          const column = cells.find(({ name }) => name === own?.cell);
          expect(y > (row?.from ?? NaN) && y < (row?.to ?? NaN)).toBe(true);
          expect(x > (column?.from ?? NaN) && x < (column?.to ?? NaN)).toBe(true);
        }
        expect(layOutNetwork([...sources].reverse()).places.toSorted(byId)).toEqual(
          places.toSorted(byId),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('[DE40] five thousand are laid out within half a second, wider than high', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      source(`s${i}`, i % 50 === 0 ? 1 : 0, `cell ${i % 12}`),
    );
    const start = performance.now();
    const { places, width, height } = layOutNetwork(many);
    expect(performance.now() - start).toBeLessThan(500);
    expect(places).toHaveLength(5000);
    expect(width / height).toBeGreaterThan(1);
  });

  test('[DE41] arrow keys go to the nearest straight on, and stay at the edge', () => {
    const { places } = layOutNetwork([
      source('a', 0, 'x'),
      source('b', 0, 'x'),
      source('c', 1, 'x'),
      source('d', 0, 'y'),
    ]);
    expect(neighbour(places, 'a', 'ArrowDown')).toBe('b');
    expect(neighbour(places, 'a', 'ArrowRight')).toBe('d');
    expect(neighbour(places, 'a', 'ArrowUp')).toBe('c');
    expect(neighbour(places, 'c', 'ArrowUp')).toBe('c');
    expect(neighbour(places, 'b', 'ArrowLeft')).toBe('b');
    expect(neighbour(places, 'nobody', 'ArrowUp')).toBe(places[0]?.id);
    expect(neighbour([], 'nobody', 'ArrowUp')).toBe('nobody');
  });
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
