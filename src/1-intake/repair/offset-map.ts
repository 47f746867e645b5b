import type { Repair } from '../document.ts';

/**
 * Places of a text before and after its repairs.
 *
 * Outside the repairs a place only moves. Inside one it depends on what it is the place of: the start
 * of a span goes to the start of the repair and the end of a span to its end, so that a span of one
 * text always covers what produced (or became of) it in the other. Where a repair changed letter for
 * letter (as many after as before) the places inside keep their distance. Both maps are monotone.
 */
export interface OffsetMap {
  toReceived(offset: number, side?: Side): number;
  toRead(offset: number, side?: Side): number;
  /** The span of the text received that the span of the text read was made from. */
  receivedSpan(span: readonly [number, number]): readonly [number, number];
  /** The span of the text read that the span of the text received became. */
  readSpan(span: readonly [number, number]): readonly [number, number];
}

/** Whether the place is where a span starts or where it ends. */
export type Side = 'start' | 'end';

/** The maps for repairs as `repair` gives them: in order, not overlapping. */
export function offsetMap(repairs: readonly Repair[]): OffsetMap {
  const received = repairs.map((repair) => repair.received);
  const read = repairs.map((repair) => repair.read);
  const span =
    (to: (offset: number, side: Side) => number) =>
    ([start, end]: readonly [number, number]): readonly [number, number] => {
      const from = to(start, 'start');
      return [from, Math.max(from, to(end, 'end'))];
    };
  const toReceived = (offset: number, side: Side = 'start') => move(offset, side, read, received);
  const toRead = (offset: number, side: Side = 'start') => move(offset, side, received, read);
  return { toReceived, toRead, receivedSpan: span(toReceived), readSpan: span(toRead) };
}

type Spans = readonly (readonly [number, number])[];

/** A place in the text of `from` as a place in the text of `to`. */
function move(offset: number, side: Side, from: Spans, to: Spans): number {
  // The last repair that begins at or before the place – before it, for the end of a span.
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = from[middle]?.[0] ?? Infinity;
    if (side === 'start' ? start <= offset : start < offset) low = middle + 1;
    else high = middle;
  }
  const [start, end] = from[low - 1] ?? [0, 0];
  const [toStart, toEnd] = to[low - 1] ?? [0, 0];
  if (offset >= end) return toEnd + offset - end;
  if (toEnd - toStart === end - start) return toStart + offset - start;
  return side === 'start' ? toStart : toEnd;
}
