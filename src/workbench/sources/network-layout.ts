/**
 * Where everybody stands in the drawing of the network: rows are tiers, desks at the top and the ground
 * at the bottom, whoever's tier is not known beneath; columns are cells, “no cell” last. Those of one
 * tier and cell fill a block, in the order of their names. The same sources always stand at the same
 * places; two never share one.
 *
 * Where there are few, blocks are narrow, so that names have room beside the dots; where there are many,
 * a block is as wide as makes the whole about twice as wide as high. Units are the distance of two
 * neighbours.
 */
import type { Source } from '#terms/source.ts';

export interface Placed {
  readonly id: string;
  readonly x: number;
  /** Upwards. */
  readonly y: number;
}

/** A row or a column: its name, and from where to where it reaches. */
export interface Band<T> {
  readonly name: T;
  readonly from: number;
  readonly to: number;
}

export interface NetworkLayout {
  readonly places: readonly Placed[];
  readonly tiers: readonly Band<number | null>[];
  readonly cells: readonly Band<string | null>[];
  readonly width: number;
  readonly height: number;
}

const GAP = 1;
/** Few people want room for their names. */
const NAMES_TO = 150;

export function layOutNetwork(
  sources: readonly Pick<Source, 'id' | 'tier' | 'cell' | 'pseudonym'>[],
): NetworkLayout {
  const cellNames = [...new Set(sources.map(({ cell }) => cell))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a < b ? -1 : 1,
  );
  const tierNames = [4, 3, 2, 1, 0, null].filter((tier) =>
    sources.some((source) => source.tier === tier),
  );
  const blocks = new Map<string, (typeof sources)[number][]>();
  const keyOf = (tier: number | null, cell: string | null) => JSON.stringify([tier, cell]);
  for (const source of sources) {
    const key = keyOf(source.tier, source.cell);
    const own = blocks.get(key);
    if (own === undefined) blocks.set(key, [source]);
    else own.push(source);
  }
  const block = (tier: number | null, cell: string | null) => blocks.get(keyOf(tier, cell)) ?? [];

  const few = sources.length <= NAMES_TO;
  const spread = few ? 2.2 : 1;
  let x = 0;
  const cells = cellNames.map((name): Band<string | null> & { readonly across: number } => {
    const fullest = Math.max(...tierNames.map((tier) => block(tier, name).length));
    const across = Math.max(
      1,
      few
        ? Math.floor(Math.sqrt(fullest / 2))
        : Math.ceil(Math.sqrt((4 * fullest) / cellNames.length)),
    );
    const from = x;
    x += across * spread + GAP;
    return { name, from, to: x - GAP, across };
  });
  let y = 0;
  const tiers: Band<number | null>[] = [];
  const places: Placed[] = [];
  // From the bottom row upwards.
  for (const tier of tierNames.toReversed()) {
    const deep = Math.max(
      1,
      ...cells.map(({ name, across }) => Math.ceil(block(tier, name).length / across)),
    );
    for (const { name, from, across } of cells) {
      const own = block(tier, name).toSorted((a, b) =>
        a.pseudonym < b.pseudonym ? -1 : a.pseudonym > b.pseudonym ? 1 : a.id < b.id ? -1 : 1,
      );
      own.forEach((source, i) => {
        places.push({
          id: source.id,
          x: from + (0.5 + (i % across)) * spread,
          // The first of a block stands at its top.
          y: y + deep - 0.5 - Math.floor(i / across),
        });
      });
    }
    tiers.unshift({ name: tier, from: y, to: y + deep });
    y += deep + GAP;
  }
  return {
    places,
    tiers,
    cells: cells.map(({ name, from, to }) => ({ name, from, to })),
    width: Math.max(0, x - GAP),
    height: Math.max(0, y - GAP),
  };
}

/** The nearest in a direction, for the arrow keys; itself when there is nobody. */
export function neighbour(
  places: readonly Placed[],
  id: string,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): string {
  const here = places.find((one) => one.id === id);
  if (here === undefined) return places[0]?.id ?? id;
  let best: Placed | null = null;
  let least = Infinity;
  for (const one of places) {
    const along =
      key === 'ArrowLeft'
        ? here.x - one.x
        : key === 'ArrowRight'
          ? one.x - here.x
          : key === 'ArrowUp'
            ? one.y - here.y
            : here.y - one.y;
    if (along <= 1e-9) continue;
    const across =
      key === 'ArrowLeft' || key === 'ArrowRight'
        ? Math.abs(one.y - here.y)
        : Math.abs(one.x - here.x);
    // Straight on first: a step aside costs three steps ahead.
    const cost = along + 3 * across;
    if (cost < least) {
      least = cost;
      best = one;
    }
  }
  return best?.id ?? id;
}
