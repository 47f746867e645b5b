/** A stretch of text and everything that lies over it. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Ids of the spans over it; spans may overlap in any way. */
  readonly over: readonly string[];
}

export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text where spans begin or end, so that every piece has one set of spans over it. The pieces
 * put together are the text, to the last character: offsets into the page are offsets into the text.
 * Spans that do not fit are cut to the text; empty ones are left out.
 */
export function segments(text: string, spans: readonly Span[]): readonly Segment[] {
  const fitting = spans
    .map(({ id, start, end }) => ({
      id,
      start: Math.max(0, Math.min(start, text.length)),
      end: Math.max(0, Math.min(end, text.length)),
    }))
    .filter(({ start, end }) => start < end);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of fitting) cuts.add(start).add(end);
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces: Segment[] = [];
  for (let i = 1; i < sorted.length; i += 1) {
    const [start, end] = [sorted[i - 1] as number, sorted[i] as number];
    pieces.push({
      start,
      end,
      text: text.slice(start, end),
      over: fitting.filter((span) => span.start < end && span.end > start).map(({ id }) => id),
    });
  }
  return pieces;
}
