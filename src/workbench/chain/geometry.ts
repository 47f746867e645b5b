import type { Box, Wire } from './chain-layout.ts';

/** Where columns begin and how wide they are, in pixels from the start edge. */
export interface Across {
  readonly width: number;
  start(column: number): number;
  size(column: number): number;
  /** How far an arc between two reports bows out beyond their ends. */
  bow(distance: number): number;
}

/** Comfortable and least widths of an origin, a relay, a report, and of the gap between columns. */
const WIDE = { origin: 190, relay: 164, report: 262, gap: 64 };
const NARROW = { origin: 152, relay: 126, report: 208, gap: 31 };
const MOST_GAP = 210;
/** Room beyond the reports for arcs. */
const ARCS = 76;

/** Shares the width out; when there is too little the picture is wider than its frame and scrolls. */
export function columnsAcross(columns: number, available: number, arcs: boolean): Across {
  const last = columns - 1;
  const total = (of: typeof WIDE): number =>
    of.origin + of.report + of.relay * Math.max(0, last - 1) + of.gap * last;
  const room = available - 2 - (arcs ? ARCS : 0);
  // 0: the least widths; 1: the comfortable ones; what is left over goes to the gaps.
  const ease = Math.max(0, Math.min(1, (room - total(NARROW)) / (total(WIDE) - total(NARROW))));
  const between = (key: keyof typeof WIDE): number =>
    NARROW[key] + (WIDE[key] - NARROW[key]) * ease;
  const size = (column: number): number =>
    between(column === 0 ? 'origin' : column === last ? 'report' : 'relay');
  const spare = Math.max(0, room - total(WIDE)) / Math.max(1, last);
  const gap = Math.min(MOST_GAP, between('gap') + spare);
  const start = (column: number): number => {
    let x = 1;
    for (let before = 0; before < column; before += 1) x += size(before) + gap;
    return x;
  };
  return {
    width: Math.max(available, start(last) + size(last) + 1 + (arcs ? ARCS : 0)),
    start,
    size,
    bow: (distance) => Math.min(ARCS - 34, 14 + distance * 0.08),
  };
}

/** A smooth line through the points of a wire, flat wherever it passes a column. */
export function wirePath(wire: Wire, across: Across, boxes: ReadonlyMap<string, Box>): string {
  const points = pointsOf(wire, across);
  const [first] = points;
  if (first === undefined) return '';
  let path = `M${round(first[0])} ${round(first[1])}`;
  for (let i = 1; i < points.length; i += 1) {
    const [x1, y1] = points[i - 1] as readonly [number, number];
    const [x2, y2] = points[i] as readonly [number, number];
    const bend = (x2 - x1) * 0.45;
    path += `C${round(x1 + bend)} ${round(y1)} ${round(x2 - bend)} ${round(y2)} ${round(x2)} ${round(y2)}`;
  }
  const to = boxes.get(wire.to);
  return to?.kind === 'report' ? `${path}h4` : path;
}

function pointsOf(wire: Wire, across: Across): readonly (readonly [number, number])[] {
  const last = wire.points.length - 1;
  return wire.points.flatMap(([column, y], i): (readonly [number, number])[] => {
    const start = across.start(column);
    const end = start + across.size(column);
    if (i === 0) return [[end, y]];
    if (i === last) return [[start, y]];
    return [
      [start, y],
      [end, y],
    ];
  });
}

/** An arc from the end of one report's row to another's. */
export function arcPath(from: Box, to: Box, across: Across): string {
  const x = across.start(from.column) + across.size(from.column);
  const far = x + across.bow(Math.abs(to.y - from.y)) * (4 / 3);
  return `M${round(x)} ${round(from.y)}C${round(far)} ${round(from.y)} ${round(far)} ${round(to.y)} ${round(x)} ${round(to.y)}`;
}

/** Where the button of an arc sits: at its outermost point. */
export function arcMiddle(from: Box, to: Box, across: Across): readonly [number, number] {
  const x = across.start(from.column) + across.size(from.column);
  return [x + across.bow(Math.abs(to.y - from.y)), (from.y + to.y) / 2];
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
