type Spans = readonly (readonly [from: number, to: number])[];

/** Who is reported to say what, as ranges of words or of characters. */
export interface Said {
  readonly source: readonly [from: number, to: number] | Spans | null;
  readonly content: Spans;
}

/** What two lists of ranges share over all that they hold (Jaccard); 1 where they are the same. */
export function overlapOf(a: Spans, b: Spans): number {
  let size = 0;
  for (const [x, y] of a) size += y - x;
  for (const [u, w] of b) size += w - u;
  const both = shared(a, b);
  return size === both ? 1 : both / (size - both);
}

/** Whether two reports give one speaker the same words: sources touch or there is none, contents agree by half. */
export function saysTheSame(a: Said, b: Said): boolean {
  if ((a.source === null) !== (b.source === null)) return false;
  if (a.source !== null && b.source !== null && shared(spans(a.source), spans(b.source)) === 0)
    return false;
  return overlapOf(a.content, b.content) >= 0.5;
}

function spans(source: NonNullable<Said['source']>): Spans {
  return isRange(source) ? [source] : source;
}

function isRange(source: NonNullable<Said['source']>): source is readonly [number, number] {
  return typeof source[0] === 'number';
}

function shared(a: Spans, b: Spans): number {
  let both = 0;
  for (const [x, y] of a)
    for (const [u, w] of b) both += Math.max(0, Math.min(y, w) - Math.max(x, u));
  return both;
}
