import type { ItemState, WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import { toPixel, type Size, type View } from './projection.ts';

/** Items at one and the same area. */
export interface Spot {
  readonly key: string;
  readonly lat: number;
  readonly lon: number;
  readonly radius: number;
  readonly name: string | null;
  readonly heldBack: boolean;
  readonly items: readonly WhereWhenItem[];
}

/** Spots too near to each other on the page to be told apart. */
export interface Cluster {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly spots: readonly Spot[];
  readonly items: readonly WhereWhenItem[];
}

export function spotsOf(items: readonly WhereWhenItem[]): readonly Spot[] {
  const spots = new Map<
    string,
    { readonly spot: Omit<Spot, 'items'>; readonly items: WhereWhenItem[] }
  >();
  for (const item of items) {
    if (item.where === null) continue;
    const { lat, lon, radius, name, heldBack } = item.where;
    const key = `${lat} ${lon} ${radius} ${heldBack}`;
    const held = spots.get(key);
    if (held === undefined) {
      spots.set(key, { spot: { key, lat, lon, radius, name, heldBack }, items: [item] });
    } else held.items.push(item);
  }
  return [...spots.values()].map(({ spot, items }) => ({ ...spot, items }));
}

/**
 * Spots in view, those within `reach` pixels of a bigger one drawn as one. The biggest first, so that
 * small ones join large ones and a slow move of the map changes little; a grid of cells of that size keeps
 * the work in proportion to the number of spots.
 */
export function clustersOf(
  spots: readonly Spot[],
  view: View,
  size: Size,
  reach = 30,
): readonly Cluster[] {
  const placed = spots
    .map((spot) => ({ spot, ...toPixel(spot, view, size) }))
    .filter(
      ({ x, y }) => x > -reach && y > -reach && x < size.width + reach && y < size.height + reach,
    )
    .toSorted(
      (a, b) => b.spot.items.length - a.spot.items.length || (a.spot.key < b.spot.key ? -1 : 1),
    );
  const cells = new Map<string, { x: number; y: number; spots: Spot[] }[]>();
  const all: { x: number; y: number; spots: Spot[] }[] = [];
  for (const { spot, x, y } of placed) {
    const [cx, cy] = [Math.floor(x / reach), Math.floor(y / reach)];
    let home: { x: number; y: number; spots: Spot[] } | null = null;
    let nearest = reach * reach;
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        for (const one of cells.get(`${cx + i} ${cy + j}`) ?? []) {
          const far = (one.x - x) ** 2 + (one.y - y) ** 2;
          if (far < nearest) [home, nearest] = [one, far];
        }
      }
    }
    if (home === null) {
      home = { x, y, spots: [] };
      const key = `${cx} ${cy}`;
      cells.set(key, [...(cells.get(key) ?? []), home]);
      all.push(home);
    }
    home.spots.push(spot);
  }
  return all.map(({ x, y, spots: own }) => ({
    key: own[0]?.key ?? '',
    x,
    y,
    spots: own,
    items: own.flatMap(({ items }) => items),
  }));
}

export function countStates(items: readonly WhereWhenItem[]): Readonly<Record<ItemState, number>> {
  const counts = { for: 0, against: 0, unknown: 0 };
  for (const { state } of items) counts[state]++;
  return counts;
}
