/**
 * The chain picture as boxes and wires: origins at the left, whoever passed it on in between, what
 * reached us at the right.
 *
 * The lineage is a forest in which somebody who passed on two origins' words stands twice. In the
 * picture such a relay is *one* box that two wires enter – that is how a common relay is seen. Where
 * making one box of it would close a circle (A had it from B, and B from A) the two stay apart.
 *
 * Columns are longest paths from the origins. Down the page, reports and boxes take turns to move
 * beside each other (each time as near as they can without overlap, `spread`); long wires get a lane
 * of their own through the columns they pass, so that they do not run behind boxes that are not
 * theirs. Everything is in abstract units: column numbers across, pixels down.
 *
 * A link that is only suggested draws no wire: it says that two *reports* may be one, so it is an arc
 * between these two, and what it would hang elsewhere stands as the origin it is until then.
 */
import type { Lineage, LineageNode } from '#lineage/lineage.ts';
import type { Link } from '#lineage/link.ts';
import { spread } from '../parts/spread.ts';
import type { Bearing } from './bearing.ts';

/** A report as the layout needs it. */
export interface Report {
  readonly claimId: string;
  readonly documentId: string | null;
  /** For the order among reports of the same teller. */
  readonly order: number;
  readonly bearing: Bearing;
}

type Look = Bearing | 'unknown';

export interface Box {
  readonly key: string;
  readonly kind: 'origin' | 'relay' | 'report';
  readonly column: number;
  /** Centre, in pixels from the top. */
  readonly y: number;
  readonly height: number;
  /** Lineage nodes it stands for; none for a report. */
  readonly nodes: readonly LineageNode[];
  /** Claims whose way leads through it. */
  readonly claimIds: readonly string[];
  /** Keys of the origins it hands on. */
  readonly origins: readonly string[];
  readonly look: Look;
}

export interface Wire {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly look: Look;
  readonly width: number;
  /** Column and height of each point it goes through: where it leaves, its lanes, where it arrives. */
  readonly points: readonly (readonly [column: number, y: number])[];
  readonly claimIds: readonly string[];
  readonly origins: readonly string[];
}

/** A suggested link: an arc between the two reports that may be one. */
interface Arc {
  readonly linkId: string;
  /** Of the two being dependent, where the lineage weighs it; null where it moves no chain. */
  readonly probability: number | null;
  readonly from: string;
  readonly to: string;
}

export interface ChainLayout {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  readonly arcs: readonly Arc[];
  /** Number of columns, the reports' included. */
  readonly columns: number;
  readonly height: number;
}

export const BOX_HEIGHT = 52;
export const REPORT_HEIGHT = 30;
const BOX_GAP = 16;
const REPORT_GAP = 4;
const LANE = 16;

export function layOutChain(input: {
  readonly lineage: Lineage;
  readonly reports: readonly Report[];
  readonly links: readonly Link[];
  /** Weight of the evidence of an origin, in decibans. */
  readonly weightOf: (origin: string) => number;
  /** What an origin itself says of the best answer, whatever became of it on the way. */
  readonly originSays: (origin: string) => Bearing;
}): ChainLayout {
  const { lineage, reports, links, weightOf, originSays } = input;
  const nodes = lineage.nodes;
  const originAt = new Map(lineage.origins.map((origin) => [origin.node, origin]));
  const endOf = new Map<string, number>();
  for (const node of nodes) for (const id of node.claimIds) endOf.set(id, node.index);

  const boxOf = boxesOfNodes(nodes);
  const columnOf = longestPaths(nodes, boxOf);
  const reportColumn = Math.max(0, ...columnOf.values()) + 1;

  // Every claim walks from its teller back to its origin and leaves its mark on boxes and wires.
  const drafts = new Map<string, Draft>();
  const wires = new Map<string, WireDraft>();
  const draft = (key: string, kind: Box['kind'], column: number): Draft => {
    let found = drafts.get(key);
    if (found === undefined) {
      found = { key, kind, column, nodes: new Set(), claims: [], origins: new Set(), looks: [] };
      drafts.set(key, found);
    }
    return found;
  };
  const claimsOfOrigin = new Map<string, number>();
  for (const report of reports) {
    const end = endOf.get(report.claimId);
    if (end === undefined) continue;
    const way: LineageNode[] = [];
    let root: LineageNode | undefined;
    for (let at: number | null = end; at !== null;) {
      const node: LineageNode = nodes[at] as LineageNode;
      way.push(node);
      root = node;
      at = parentOf(node);
    }
    const origin = originAt.get(root?.index ?? -1)?.key ?? '';
    claimsOfOrigin.set(origin, (claimsOfOrigin.get(origin) ?? 0) + 1);
    const untraced = way.some((node) => node.actor.kind === 'gap');
    const look: Look = untraced ? 'unknown' : report.bearing;
    const mark = (box: Draft): void => {
      box.claims.push(report);
      box.origins.add(origin);
      box.looks.push(look);
    };
    const wire = (from: string, to: string): void => {
      const key = `${from} → ${to} ${look}`;
      let found = wires.get(key);
      if (found === undefined) {
        found = { key, from, to, look, claims: [], origins: new Map() };
        wires.set(key, found);
      }
      found.claims.push(report);
      found.origins.set(origin, (found.origins.get(origin) ?? 0) + 1);
    };
    const own = draft(`report:${report.claimId}`, 'report', reportColumn);
    mark(own);
    let to = own.key;
    for (const node of way) {
      const key = boxOf.get(node.index) as string;
      const box = draft(key, parentOf(node) === null ? 'origin' : 'relay', columnOf.get(key) ?? 0);
      if (!box.nodes.has(node)) box.nodes.add(node);
      mark(box);
      wire(key, to);
      to = key;
    }
  }

  const boxes = [...drafts.values()];
  const lanes = lanesOf([...wires.values()], drafts);
  const y = settle(boxes, lanes, weightOf);
  return {
    boxes: boxes.map((box) => ({
      key: box.key,
      kind: box.kind,
      column: box.column,
      y: y.get(box.key) ?? 0,
      height: heightOf(box.kind),
      nodes: [...box.nodes],
      claimIds: box.claims.map((report) => report.claimId),
      origins: [...box.origins],
      look: lookOf(box, originSays),
    })),
    wires: draw([...wires.values()], drafts, lanes, y, weightOf, claimsOfOrigin),
    arcs: arcsOf(links, nodes, reports, endOf),
    columns: reportColumn + 1,
    height: Math.max(
      BOX_HEIGHT,
      ...boxes.map((box) => (y.get(box.key) ?? 0) + heightOf(box.kind) / 2),
    ),
  };
}

interface Draft {
  readonly key: string;
  readonly kind: Box['kind'];
  readonly column: number;
  readonly nodes: Set<LineageNode>;
  readonly claims: Report[];
  readonly origins: Set<string>;
  readonly looks: Look[];
}

interface WireDraft {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly look: Look;
  readonly claims: Report[];
  /** How many of its claims come from each origin. */
  readonly origins: Map<string, number>;
}

interface Lane {
  readonly key: string;
  readonly wire: string;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** Where a node surely hangs; a link that is only suggested hangs nothing. */
function parentOf(node: LineageNode): number | null {
  return node.viaLink?.state === 'suggested' ? null : node.parent;
}

function heightOf(kind: Box['kind'] | 'lane'): number {
  return kind === 'report' ? REPORT_HEIGHT : kind === 'lane' ? LANE : BOX_HEIGHT;
}

function lookOf(box: Draft, originSays: (origin: string) => Bearing): Look {
  const [first = 'neither'] = box.looks;
  if (box.kind === 'origin' && first !== 'unknown') return originSays([...box.origins][0] ?? '');
  return box.looks.every((look) => look === first) ? first : 'neither';
}

/** Which box each node is drawn as. A source that relays in several chains is one box. */
function boxesOfNodes(nodes: readonly LineageNode[]): Map<number, string> {
  const apart = new Set<string>();
  for (;;) {
    const boxOf = new Map<number, string>();
    for (const node of nodes) {
      const shared = node.actor.kind === 'source' ? `relay:${node.actor.sourceId}` : '';
      boxOf.set(
        node.index,
        parentOf(node) === null || shared === '' || apart.has(shared)
          ? `node:${node.index}`
          : shared,
      );
    }
    const circle = circularBoxes(nodes, boxOf);
    if (circle.length === 0) return boxOf;
    for (const key of circle) apart.add(key);
  }
}

/** The shared boxes that lie on a circle; empty when there is none. */
function circularBoxes(
  nodes: readonly LineageNode[],
  boxOf: ReadonlyMap<number, string>,
): string[] {
  const into = new Map<string, Set<string>>();
  for (const node of nodes) {
    const key = boxOf.get(node.index) as string;
    const parents = into.get(key) ?? new Set<string>();
    const parent = parentOf(node);
    if (parent !== null) parents.add(boxOf.get(parent) as string);
    into.set(key, parents);
  }
  // Take away boxes without parents until nothing more goes; what is left hangs on a circle.
  for (;;) {
    const free = [...into].filter(([, parents]) => parents.size === 0).map(([key]) => key);
    if (free.length === 0) break;
    for (const key of free) into.delete(key);
    for (const parents of into.values()) for (const key of free) parents.delete(key);
  }
  return [...into.keys()].filter((key) => key.startsWith('relay:'));
}

function longestPaths(
  nodes: readonly LineageNode[],
  boxOf: ReadonlyMap<number, string>,
): Map<string, number> {
  const column = new Map<string, number>();
  for (const node of nodes) column.set(boxOf.get(node.index) as string, 0);
  // At most as many rounds as there are boxes, since there is no circle.
  for (let round = 0; round < nodes.length; round += 1) {
    let changed = false;
    for (const node of nodes) {
      const parent = parentOf(node);
      if (parent === null) continue;
      const key = boxOf.get(node.index) as string;
      const least = (column.get(boxOf.get(parent) as string) ?? 0) + 1;
      if ((column.get(key) ?? 0) < least) {
        column.set(key, least);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return column;
}

function lanesOf(wires: readonly WireDraft[], boxes: ReadonlyMap<string, Draft>): readonly Lane[] {
  return wires.flatMap((wire) => {
    const from = boxes.get(wire.from)?.column ?? 0;
    const to = boxes.get(wire.to)?.column ?? 0;
    const lanes: Lane[] = [];
    for (let column = from + 1; column < to; column += 1) {
      lanes.push({
        key: `lane:${wire.key}:${column}`,
        wire: wire.key,
        column,
        from: wire.from,
        to: wire.to,
      });
    }
    return lanes;
  });
}

/** Heights of boxes and lanes, by turns: boxes beside their reports, reports beside their tellers. */
function settle(
  boxes: readonly Draft[],
  lanes: readonly Lane[],
  weightOf: (origin: string) => number,
): ReadonlyMap<string, number> {
  const y = new Map<string, number>();
  const reports = boxes.filter((box) => box.kind === 'report');
  const others = boxes.filter((box) => box.kind !== 'report');
  // First order: heaviest origin first; what speaks against, then what is not traced, at the end.
  const rank = (box: Draft): number => {
    const look = box.looks[0] ?? 'neither';
    const weight = Math.abs(weightOf([...box.origins][0] ?? ''));
    return { for: 0, neither: 1, against: 2, unknown: 3 }[look] * 1e6 - weight;
  };
  const tellerOf = new Map<string, Draft>();
  for (const box of others) {
    for (const node of box.nodes) {
      for (const id of node.claimIds) tellerOf.set(`report:${id}`, box);
    }
  }
  const teller = (report: Draft) => tellerOf.get(report.key) as Draft;
  let ordered = reports.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare([...a.origins][0] ?? '', [...b.origins][0] ?? '') ||
      compare(teller(a).key, teller(b).key) ||
      (a.claims[0]?.order ?? 0) - (b.claims[0]?.order ?? 0) ||
      compare(a.key, b.key),
  );
  ordered.forEach((report, i) => y.set(report.key, i * (REPORT_HEIGHT + REPORT_GAP)));
  const columns = Math.max(0, ...others.map((box) => box.column)) + 1;

  for (let round = 0; round < 6; round += 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const here = [
        ...others
          .filter((box) => box.column === column)
          .map((box) => ({ key: box.key, size: heightOf(box.kind), wish: meanOf(box.claims, y) })),
        ...lanes
          .filter((lane) => lane.column === column)
          .map((lane) => ({
            key: lane.key,
            size: LANE,
            // Once the ends are known, straight between them; before, beside where it arrives.
            wish: y.has(lane.from) ? towards(lane, y, boxes) : (y.get(lane.to) ?? 0),
          })),
      ].toSorted((a, b) => a.wish - b.wish || compare(a.key, b.key));
      const at = spread(
        here.map((each) => each.wish),
        here.map((each) => each.size),
        BOX_GAP,
      );
      here.forEach((each, i) => y.set(each.key, at[i] ?? 0));
    }
    // Reports gather beside whoever told them.
    ordered = ordered.toSorted(
      (a, b) =>
        (y.get(teller(a).key) ?? 0) - (y.get(teller(b).key) ?? 0) ||
        compare(teller(a).key, teller(b).key) ||
        (a.claims[0]?.order ?? 0) - (b.claims[0]?.order ?? 0),
    );
    const told = new Map<string, Draft[]>();
    for (const report of ordered) {
      const key = teller(report).key;
      told.set(key, [...(told.get(key) ?? []), report]);
    }
    const wishes = ordered.map((report) => {
      const group = told.get(teller(report).key) ?? [];
      const i = group.indexOf(report) - (group.length - 1) / 2;
      return (y.get(teller(report).key) ?? 0) + i * (REPORT_HEIGHT + REPORT_GAP);
    });
    const at = spread(
      wishes,
      ordered.map(() => REPORT_HEIGHT),
      REPORT_GAP,
    );
    ordered.forEach((report, i) => y.set(report.key, at[i] ?? 0));
  }

  // Everything down from the top edge.
  const top = Math.min(
    ...boxes.map((box) => (y.get(box.key) ?? 0) - heightOf(box.kind) / 2),
    ...lanes.map((lane) => (y.get(lane.key) ?? 0) - LANE / 2),
  );
  for (const [key, at] of y) y.set(key, at - (Number.isFinite(top) ? top : 0));
  return y;
}

function towards(lane: Lane, y: ReadonlyMap<string, number>, boxes: readonly Draft[]): number {
  const from = boxes.find((box) => box.key === lane.from);
  const to = boxes.find((box) => box.key === lane.to);
  const start = y.get(lane.from) ?? 0;
  const end = y.get(lane.to) ?? 0;
  const share =
    (lane.column - (from?.column ?? 0)) / Math.max(1, (to?.column ?? 1) - (from?.column ?? 0));
  return start + (end - start) * Math.min(1, share * 1.4);
}

function meanOf(claims: readonly Report[], y: ReadonlyMap<string, number>): number {
  const sum = claims.reduce((total, { claimId }) => total + (y.get(`report:${claimId}`) ?? 0), 0);
  return sum / Math.max(1, claims.length);
}

/** Wires with their points; at each box they stand side by side in the order of where they go. */
function draw(
  wires: readonly WireDraft[],
  boxes: ReadonlyMap<string, Draft>,
  lanes: readonly Lane[],
  y: ReadonlyMap<string, number>,
  weightOf: (origin: string) => number,
  claimsOfOrigin: ReadonlyMap<string, number>,
): readonly Wire[] {
  const widths = new Map(wires.map((wire) => [wire.key, widthOf(wire, weightOf, claimsOfOrigin)]));
  const lanesByWire = new Map<string, Lane[]>();
  for (const lane of lanes) {
    lanesByWire.set(lane.wire, [...(lanesByWire.get(lane.wire) ?? []), lane]);
  }
  const leaving = ports(wires, 'from', 'to', y, widths);
  const arriving = ports(wires, 'to', 'from', y, widths);
  return wires.map((wire) => ({
    key: wire.key,
    from: wire.from,
    to: wire.to,
    look: wire.look,
    width: widths.get(wire.key) ?? 2,
    points: [
      [boxes.get(wire.from)?.column ?? 0, leaving.get(wire.key) ?? 0],
      ...(lanesByWire.get(wire.key) ?? []).map((lane): readonly [number, number] => [
        lane.column,
        y.get(lane.key) ?? 0,
      ]),
      [boxes.get(wire.to)?.column ?? 0, arriving.get(wire.key) ?? 0],
    ],
    claimIds: wire.claims.map((report) => report.claimId),
    origins: [...wire.origins.keys()],
  }));
}

/** Thickness by weight of evidence; a part of an origin's reports carries the root of that part. */
function widthOf(
  wire: WireDraft,
  weightOf: (origin: string) => number,
  claimsOfOrigin: ReadonlyMap<string, number>,
): number {
  let sum = 0;
  for (const [origin, count] of wire.origins) {
    const share = count / Math.max(1, claimsOfOrigin.get(origin) ?? 1);
    sum += Math.abs(weightOf(origin)) * Math.sqrt(share);
  }
  return Math.min(11, 1.5 + 0.7 * sum);
}

function ports(
  wires: readonly WireDraft[],
  side: 'from' | 'to',
  other: 'from' | 'to',
  y: ReadonlyMap<string, number>,
  widths: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  const bySide = new Map<string, WireDraft[]>();
  for (const wire of wires) bySide.set(wire[side], [...(bySide.get(wire[side]) ?? []), wire]);
  for (const [key, group] of bySide) {
    const sorted = group.toSorted((a, b) => (y.get(a[other]) ?? 0) - (y.get(b[other]) ?? 0));
    const total = sorted.reduce((sum, wire) => sum + (widths.get(wire.key) ?? 2) * 0.8, 0);
    const squeeze = Math.min(1, 30 / Math.max(1, total));
    let cursor = (y.get(key) ?? 0) - (total * squeeze) / 2;
    for (const wire of sorted) {
      const width = (widths.get(wire.key) ?? 2) * 0.8 * squeeze;
      at.set(wire.key, cursor + width / 2);
      cursor += width;
    }
  }
  return at;
}

/** Suggested links between the reports they are about, or the reports found in their documents. */
function arcsOf(
  links: readonly Link[],
  nodes: readonly LineageNode[],
  reports: readonly Report[],
  endOf: ReadonlyMap<string, number>,
): readonly Arc[] {
  const weighed = new Map(
    nodes.flatMap(({ viaLink }) =>
      viaLink === null ? [] : [[viaLink.linkId, viaLink.probability] as const],
    ),
  );
  const report = (end: Link['child']): Report | undefined =>
    reports.find(
      (each) =>
        endOf.has(each.claimId) &&
        (end.kind === 'claim' ? each.claimId === end.id : each.documentId === end.id),
    );
  return links.flatMap((link): Arc[] => {
    if (link.state !== 'suggested') return [];
    const from = report(link.parent);
    const to = report(link.child);
    if (from === undefined || to === undefined || from === to) return [];
    return [
      {
        linkId: link.id,
        probability: weighed.get(link.id) ?? null,
        from: `report:${from.claimId}`,
        to: `report:${to.claimId}`,
      },
    ];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
