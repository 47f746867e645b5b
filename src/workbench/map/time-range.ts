interface Open {
  readonly from: number | null;
  readonly to: number | null;
}

/** From the first to the last end of the spans that is not open, with a little room; null for none. */
export function rangeOf(
  spans: readonly Open[],
): { readonly from: number; readonly to: number } | null {
  let [from, to] = [Infinity, -Infinity];
  for (const span of spans) {
    for (const end of [span.from, span.to]) {
      if (end === null) continue;
      from = Math.min(from, end);
      to = Math.max(to, end);
    }
  }
  if (from > to) return null;
  const room = Math.max(3_600_000, (to - from) * 0.02);
  return { from: from - room, to: to + room };
}

/**
 * The shortest stretch that holds nine in ten of the spans, where that is less than a third of the whole;
 * else the whole. A line of time should not open on two empty years because somebody said when he joined.
 */
export function denseRange(
  spans: readonly Open[],
): { readonly from: number; readonly to: number } | null {
  const whole = rangeOf(spans);
  if (whole === null) return null;
  const closed = spans
    .flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]))
    .toSorted((a, b) => a.from - b.from);
  const wanted = Math.ceil(closed.length * 0.9);
  let best = whole;
  for (let i = 0; i + wanted <= closed.length && wanted > 4; i++) {
    const held = rangeOf(closed.slice(i, i + wanted));
    if (held !== null && held.to - held.from < best.to - best.from) best = held;
  }
  return best.to - best.from < (whole.to - whole.from) / 3 ? best : whole;
}

/** How many spans reach into each of so many equal parts of a range. */
export function histogramOf(
  spans: readonly Open[],
  range: { readonly from: number; readonly to: number },
  bins: number,
): readonly number[] {
  const counts = Array.from({ length: bins }, () => 0);
  const width = (range.to - range.from) / bins;
  const bin = (ms: number): number => Math.floor((ms - range.from) / width);
  for (const { from, to } of spans) {
    const first = Math.max(0, from === null ? 0 : bin(from));
    const last = Math.min(bins - 1, to === null ? bins - 1 : bin(to));
    for (let i = first; i <= last; i++) counts[i]! += 1;
  }
  return counts;
}

/** A step between marks on a line of time, in milliseconds, so that at most so many stand on it. */
export function timeStep(length: number, most: number): number {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  const steps = [
    minute,
    5 * minute,
    15 * minute,
    30 * minute,
    hour,
    3 * hour,
    6 * hour,
    12 * hour,
    day,
    2 * day,
    7 * day,
    14 * day,
    30 * day,
    91 * day,
    182 * day,
    365 * day,
    1800 * day,
  ];
  return steps.find((one) => length / one <= most) ?? 3600 * day;
}
