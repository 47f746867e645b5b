import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutLayers, type LayEdge } from './layer-layout.ts';

const edge = (from: string, to: string): LayEdge => ({ key: `${from} ${to}`, from, to });

describe('the layers of a structure', () => {
  it('[DE110] every edge runs forward, and what skips a layer has stops on the way', () => {
    const laid = layOutLayers(
      ['a', 'b', 'c', 'x'],
      [edge('a', 'b'), edge('b', 'c'), edge('a', 'c')],
    );
    expect(['a', 'b', 'c', 'x'].map((id) => laid.places.get(id)?.layer)).toEqual([0, 1, 2, 0]);
    expect(laid.stops.get('a c')).toHaveLength(1);
    expect(laid.stops.get('a c')?.[0]?.layer).toBe(1);
    expect(laid.stops.get('a c')?.[0]?.row).not.toBe(laid.places.get('b')?.row);
    expect(laid.layers).toBe(3);
  });

  it('[DE110] crossings that order can avoid are avoided', () => {
    const laid = layOutLayers(
      ['a', 'b', 'y', 'z'],
      [edge('a', 'z'), edge('b', 'y'), edge('a', 'y2'), edge('b', 'y')],
    );
    const row = (id: string) => laid.places.get(id)!.row;
    expect(Math.sign(row('a') - row('b'))).toBe(Math.sign(row('z') - row('y')));
  });

  const net = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 40 });
  it('[DE110] any net: nobody shares a place, circles do not hang it, and the order of input does not matter', () => {
    fc.assert(
      fc.property(net, (drawn) => {
        const keys = [...new Set(drawn.filter(([a, b]) => a !== b).map(([a, b]) => `n${a} n${b}`))];
        const edges = keys.map((key) => edge(key.split(' ')[0]!, key.split(' ')[1]!));
        const nodes = Array.from({ length: 15 }, (_, i) => `n${i}`);
        const laid = layOutLayers(nodes, edges);
        const again = layOutLayers(nodes.toReversed(), edges.toReversed());
        expect([...again.places].toSorted()).toEqual([...laid.places].toSorted());
        const cells = new Map<number, number[]>();
        for (const { layer, row } of laid.places.values()) {
          expect(row).toBeGreaterThanOrEqual(0);
          expect(row).toBeLessThanOrEqual(laid.rows);
          cells.set(layer, [...(cells.get(layer) ?? []), row]);
        }
        for (const rows of cells.values()) {
          const sorted = rows.toSorted((a, b) => a - b);
          for (const [i, row] of sorted.slice(1).entries()) {
            // Rows are rounded to quarters.
            expect(row - sorted[i]!).toBeGreaterThanOrEqual(0.5);
          }
        }
        const back = edges.filter(
          ({ from, to }) => laid.places.get(from)!.layer >= laid.places.get(to)!.layer,
        );
        // Without a circle nothing runs back.
        const forth = edges.filter((one) => !back.includes(one));
        const free = layOutLayers(nodes, forth);
        for (const { from, to } of forth) {
          expect(free.places.get(from)!.layer).toBeLessThan(free.places.get(to)!.layer);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('[DE111] five hundred subjects are laid out in well under a second', () => {
    const nodes = Array.from({ length: 500 }, (_, i) => `n${i}`);
    const edges = nodes.slice(1).flatMap((to, i) => {
      const own = [edge(`n${Math.floor(i / 3)}`, to)];
      return i % 7 === 0 ? [...own, edge(`n${Math.floor(i / 11)}`, to)] : own;
    });
    const start = performance.now();
    const laid = layOutLayers(nodes, edges);
    expect(laid.places.size).toBe(500);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
