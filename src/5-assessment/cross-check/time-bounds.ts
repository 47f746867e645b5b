/**
 * Spans of time as two moments, so that they can be laid over each other.
 *
 * A span ends in `Z` where its offset is known. Everything else is a wall clock somewhere: it is read in
 * the zone that stands beside it, or in the zone of the case. A bare date reaches from its first to its
 * last millisecond, a bare minute or second to its end; an open end stays open (−∞, +∞). What cannot be
 * read is open too: no disagreement is ever made from a date that was not understood.
 *
 * Odd cases: in the hour a clock is put back a wall time stands for two moments, the later of which is
 * taken here – an hour a year, and never where the case has one offset. A zone nobody knows counts as UTC.
 */

/** Milliseconds since 1970, UTC; inclusive; infinite where open. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

interface Stated {
  readonly from: string | null;
  readonly to: string | null;
  readonly zone?: string | null;
}

/** The two moments of a span; null for none, and for one that is open at both ends. */
export function boundsOf(span: Stated | null, zone: string): Bounds | null {
  if (span === null) return null;
  const from = moment(span.from, 'start', span.zone ?? zone) ?? -Infinity;
  const to = moment(span.to, 'end', span.zone ?? zone) ?? Infinity;
  if (from === -Infinity && to === Infinity) return null;
  // A span written the wrong way round still names two moments.
  return from <= to ? { from, to } : { from: to, to: from };
}

/** How far two spans lie apart, in milliseconds: 0 when they touch. */
export function gapBetween(a: Bounds, b: Bounds): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/** One end of a span in milliseconds; null when open or not understood. */
function moment(text: string | null, end: 'start' | 'end', zone: string): number | null {
  if (text === null) return null;
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, year = '', month, day, hour, minute, second, offset] = match;
  const last = end === 'end';
  if (hour === undefined) {
    const y = Number(year);
    const wall =
      month === undefined
        ? Date.UTC(last ? y + 1 : y, 0, 1)
        : day === undefined
          ? Date.UTC(y, Number(month) - (last ? 0 : 1), 1)
          : Date.UTC(y, Number(month) - 1, Number(day) + (last ? 1 : 0));
    return fromWall(wall, zone) - (last ? 1 : 0);
  }
  const unit = second === undefined ? 60_000 : /\.\d/.test(text) ? 1 : 1_000;
  const stretch = last ? unit - 1 : 0;
  if (offset !== undefined) {
    const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(time) ? null : time + stretch;
  }
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  return fromWall(wall, zone) + stretch;
}

/** The moment at which a wall clock of a zone shows this; `wall` is the clock read as if it were UTC. */
function fromWall(wall: number, zone: string): number {
  const first = wall - offsetAt(wall, zone);
  // The offset is asked for at the moment itself, which near a change is not the one guessed first.
  return wall - offsetAt(first, zone);
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** Milliseconds by which a zone is ahead of UTC at a moment. */
export function offsetAt(time: number, zone: string): number {
  const clock = clockOf(zone);
  if (clock === null) return 0;
  const parts: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(time)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = Date.UTC(year, month - 1, day, hour % 24, minute, second);
  return shown - Math.floor(time / 1000) * 1000;
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  let clock = clocks.get(zone);
  if (clock !== undefined) return clock;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    clock = null;
  }
  clocks.set(zone, clock);
  return clock;
}
