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

/** Up to so long a span is an event, a thing of some day; what is longer is a state of affairs. */
const EVENT = 3 * 86_400_000;

/**
 * The shortest stretch that holds six in ten of the events, where that is less than a third of the whole;
 * else the whole. A line of time should open on the days everything is about, not on two empty years because
 * somebody said when he joined, nor on the two months that something else went on.
 */
export function denseRange(
  spans: readonly Open[],
): { readonly from: number; readonly to: number } | null {
  const whole = rangeOf(spans);
  if (whole === null) return null;
  const closed = spans.flatMap(({ from, to }) =>
    from === null || to === null ? [] : [{ from, to }],
  );
  const events = closed.filter(({ from, to }) => to - from <= EVENT);
  const counted = (events.length > 4 ? events : closed).toSorted((a, b) => a.from - b.from);
  const wanted = Math.ceil(counted.length * 0.6);
  let best = whole;
  for (let i = 0; i + wanted <= counted.length && wanted > 2; i++) {
    const held = rangeOf(counted.slice(i, i + wanted));
    if (held !== null && held.to - held.from < best.to - best.from) best = held;
  }
  if (best.to - best.from >= (whole.to - whole.from) / 3) return whole;
  // What all is said of one minute is shown with the day around it.
  const room = Math.max(0, (LEAST_SHOWN - (best.to - best.from)) / 2);
  return { from: best.from - room, to: best.to + room };
}

const LEAST_SHOWN = 86_400_000;

/**
 * How many things there are in each of so many equal parts of a range: each counts as one, shared out over
 * the parts it reaches into, so that a day on which much happened stands out from what lasted for years. Of
 * what is open at one end the other counts.
 */
export function histogramOf(
  spans: readonly Open[],
  range: { readonly from: number; readonly to: number },
  bins: number,
): readonly number[] {
  const counts = Array.from({ length: bins }, () => 0);
  const width = (range.to - range.from) / bins;
  const bin = (ms: number): number =>
    Math.max(0, Math.min(bins - 1, Math.floor((ms - range.from) / width)));
  for (const { from, to } of spans) {
    const [start, end] = [from ?? to, to ?? from];
    if (start === null || end === null || end < range.from || start > range.to) continue;
    const [first, last] = [bin(start), bin(end)];
    for (let i = first; i <= last; i++) counts[i]! += 1 / (last - first + 1);
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
