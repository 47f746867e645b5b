/**
 * Where subjects stand in the drawing of a structure: in layers from the beginning to the end of the
 * line, so that every edge runs forward – who commands before who is commanded, what comes first before
 * what follows (after K. Sugiyama, S. Tagawa and M. Toda, *Methods for Visual Understanding of
 * Hierarchical System Structures*, 1981).
 *
 *     circles are opened → longest way gives the layer → edges that skip a layer get stops on the way
 *     → each layer is sorted by the middle of its neighbours, to and fro → rows without overlap
 *
 * Parts that nothing joins are laid out by themselves and stand under each other, the largest first. The
 * same structure always looks the same, whatever the order it comes in. Units: a layer and a row.
 */
export interface LayEdge {
  readonly key: string;
  /** Stands before `to`. */
  readonly from: string;
  readonly to: string;
}

export interface Laid {
  /** Layer (0, 1, …) and row of each node; rows may be halves. */
  readonly places: ReadonlyMap<string, { readonly layer: number; readonly row: number }>;
  /** Of each edge the stops between its ends, from its first end to its second. */
  readonly stops: ReadonlyMap<string, readonly { readonly layer: number; readonly row: number }[]>;
  readonly layers: number;
  readonly rows: number;
}

const SWEEPS = 12;

export function layOutLayers(nodes: readonly string[], edges: readonly LayEdge[]): Laid {
  const ids = [...new Set(nodes)].sort();
  const known = new Set(ids);
  const own = edges
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const parts = partsOf(ids, own).map((part) => layOutPart(part.nodes, part.edges));
  const places = new Map<string, { layer: number; row: number }>();
  const stops = new Map<string, readonly { layer: number; row: number }[]>();
  let down = 0;
  let layers = 0;
  for (const part of parts) {
    for (const [id, { layer, row }] of part.places) places.set(id, { layer, row: row + down });
    for (const [key, way] of part.stops) {
      stops.set(
        key,
        way.map(({ layer, row }) => ({ layer, row: row + down })),
      );
    }
    down += part.rows + (part.places.size > 1 ? 0.6 : 0);
    layers = Math.max(layers, part.layers);
  }
  return { places, stops, layers, rows: down };
}

interface Part {
  readonly nodes: readonly string[];
  readonly edges: readonly LayEdge[];
}

function partsOf(ids: readonly string[], edges: readonly LayEdge[]): readonly Part[] {
  const near = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of edges) {
    near.get(from)?.push(to);
    near.get(to)?.push(from);
  }
  const part = new Map<string, number>();
  const parts: string[][] = [];
  for (const id of ids) {
    if (part.has(id)) continue;
    const n = parts.length;
    const all: string[] = [];
    const open = [id];
    part.set(id, n);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      all.push(at);
      for (const next of near.get(at) ?? []) {
        if (part.has(next)) continue;
        part.set(next, n);
        open.push(next);
      }
    }
    parts.push(all.sort());
  }
  const edgesOf = parts.map((): LayEdge[] => []);
  for (const edge of edges) edgesOf[part.get(edge.from) ?? 0]?.push(edge);
  return parts
    .map((all, i) => ({ nodes: all, edges: edgesOf[i] ?? [] }))
    .sort((a, b) => b.nodes.length - a.nodes.length || (a.nodes[0]! < b.nodes[0]! ? -1 : 1));
}

function layOutPart(nodes: readonly string[], edges: readonly LayEdge[]): Laid {
  const forward = openCircles(nodes, edges);
  const layerOf = longestWays(nodes, forward);
  // Stops on edges that skip layers, so that the line goes round what stands between.
  const layers: string[][] = [];
  const put = (id: string, layer: number): void => {
    while (layers.length <= layer) layers.push([]);
    layers[layer]!.push(id);
  };
  for (const id of nodes) put(id, layerOf.get(id)!);
  const next = new Map<string, string[]>();
  const before = new Map<string, string[]>();
  const join = (a: string, b: string): void => {
    next.set(a, [...(next.get(a) ?? []), b]);
    before.set(b, [...(before.get(b) ?? []), a]);
  };
  const ways = new Map<string, string[]>();
  for (const { key, from, to } of forward) {
    const [start, end] = [layerOf.get(from)!, layerOf.get(to)!];
    const way: string[] = [];
    let last = from;
    for (let layer = start + 1; layer < end; layer++) {
      const stop = `\u0000${key} ${layer}`;
      put(stop, layer);
      join(last, stop);
      way.push(stop);
      last = stop;
    }
    join(last, to);
    ways.set(key, way);
  }

  const at = new Map<string, number>();
  const number = (layer: readonly string[]): void => {
    for (const [i, id] of layer.entries()) at.set(id, i);
  };
  for (const layer of layers) number(layer);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    const near = down ? before : next;
    for (let i = 1; i < layers.length; i++) {
      const layer = layers[down ? i : layers.length - 1 - i]!;
      const wanted = new Map(layer.map((id) => [id, middle(near.get(id), at) ?? at.get(id)!]));
      layer.sort((a, b) => wanted.get(a)! - wanted.get(b)! || (a < b ? -1 : 1));
      number(layer);
    }
  }

  // Rows: each wishes to stand at the middle of its neighbours; order and distance are kept.
  const row = new Map<string, number>();
  for (const layer of layers) for (const [i, id] of layer.entries()) row.set(id, i);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    const near = down ? before : next;
    for (let i = 0; i < layers.length; i++) {
      const layer = layers[down ? i : layers.length - 1 - i]!;
      spread(layer, row, (id) => middle(near.get(id), row) ?? row.get(id)!);
    }
  }
  const least = Math.min(...row.values());
  const most = Math.max(...row.values());
  const placeOf = (id: string, layer: number) => ({
    layer,
    row: Math.round((row.get(id)! - least) * 4) / 4,
  });
  const turned = new Set(
    forward.flatMap(({ key, from }) =>
      edges.find((edge) => edge.key === key)?.from === from ? [] : [key],
    ),
  );
  return {
    places: new Map(nodes.map((id) => [id, placeOf(id, layerOf.get(id)!)])),
    stops: new Map(
      forward.map(({ key, from }) => {
        const way = ways.get(key)!.map((id, i) => placeOf(id, layerOf.get(from)! + 1 + i));
        return [key, turned.has(key) ? way.toReversed() : way] as const;
      }),
    ),
    layers: layers.length,
    rows: Math.ceil(most - least) + 1,
  };
}

/** Turns round the edges that lead back to where a walk came from; what is left has no circle. */
function openCircles(nodes: readonly string[], edges: readonly LayEdge[]): readonly LayEdge[] {
  const out = new Map<string, LayEdge[]>();
  const into = new Map<string, number>();
  for (const edge of edges) {
    out.set(edge.from, [...(out.get(edge.from) ?? []), edge]);
    into.set(edge.to, (into.get(edge.to) ?? 0) + 1);
  }
  const turned = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  // Beginnings first, so that no more is turned than must be.
  const starts = nodes.toSorted(
    (a, b) => (into.get(a) ?? 0) - (into.get(b) ?? 0) || (a < b ? -1 : 1),
  );
  for (const start of starts) {
    if (state.has(start)) continue;
    const work: { readonly id: string; at: number }[] = [{ id: start, at: 0 }];
    state.set(start, 'open');
    while (work.length > 0) {
      const top = work.at(-1)!;
      const edge = out.get(top.id)?.[top.at++];
      if (edge === undefined) {
        state.set(top.id, 'done');
        work.pop();
      } else if (state.get(edge.to) === 'open') turned.add(edge.key);
      else if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        work.push({ id: edge.to, at: 0 });
      }
    }
  }
  return edges.map((edge) =>
    turned.has(edge.key) ? { key: edge.key, from: edge.to, to: edge.from } : edge,
  );
}

function longestWays(
  nodes: readonly string[],
  edges: readonly LayEdge[],
): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>(nodes.map((id) => [id, 0]));
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    waiting.set(to, waiting.get(to)! + 1);
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const layer = new Map<string, number>(nodes.map((id) => [id, 0]));
  const ready = nodes.filter((id) => waiting.get(id) === 0);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    for (const to of next.get(id) ?? []) {
      layer.set(to, Math.max(layer.get(to)!, layer.get(id)! + 1));
      waiting.set(to, waiting.get(to)! - 1);
      if (waiting.get(to) === 0) ready.push(to);
    }
  }
  // Who leads somewhere stands right before it, not at the far beginning.
  for (const id of nodes) {
    const into = edges.some((edge) => edge.to === id);
    const ahead = (next.get(id) ?? []).map((to) => layer.get(to)!);
    if (!into && ahead.length > 0) layer.set(id, Math.min(...ahead) - 1);
  }
  return layer;
}

function middle(
  near: readonly string[] | undefined,
  at: ReadonlyMap<string, number>,
): number | null {
  if (near === undefined || near.length === 0) return null;
  return near.reduce((sum, id) => sum + at.get(id)!, 0) / near.length;
}

/** Moves each as near to its wish as order and a distance of one row allow (pool adjacent violators). */
function spread(
  layer: readonly string[],
  row: Map<string, number>,
  wish: (id: string) => number,
): void {
  const blocks: { sum: number; size: number }[] = [];
  for (const [i, id] of layer.entries()) {
    let block = { sum: wish(id) - i, size: 1 };
    for (
      let last = blocks.at(-1);
      last !== undefined && last.sum / last.size >= block.sum / block.size;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { sum: last.sum + block.sum, size: last.size + block.size };
    }
    blocks.push(block);
  }
  let i = 0;
  for (const { sum, size } of blocks) {
    for (let k = 0; k < size; k++, i++) row.set(layer[i]!, sum / size + i);
  }
}
