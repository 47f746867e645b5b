import type { Claim } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';

/** An interval on the axis; open ends reach to the edge. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Axis extends Stretch {
  readonly ticks: readonly number[];
  /** Where a value stands, 0 at the start edge and 1 at the end. */
  readonly share: (at: number) => number;
}

/** The stretch that a number or a time states; null for any other value. */
export function stretchOf(value: Value): Stretch | null {
  if (value.type === 'number') {
    if (value.low === null && value.high === null) return null;
    return { from: value.low ?? -Infinity, to: value.high ?? Infinity };
  }
  if (value.type !== 'time' || (value.from === null && value.to === null)) return null;
  return {
    from: value.from === null ? -Infinity : moment(value.from, 'start'),
    to: value.to === null ? Infinity : moment(value.to, 'end'),
  };
}

/**
 * An axis that holds everything anybody said and what was found. Counts begin at zero: a cut axis
 * would make small differences look large. Times begin a little before the first.
 */
export function axisFor(
  type: 'number' | 'time',
  claims: readonly Pick<Claim, 'value'>[],
  found: readonly Stretch[],
): Axis {
  const ends = [...claims.flatMap((claim) => stretchOf(claim.value) ?? []), ...found]
    .flatMap(({ from, to }) => [from, to])
    .filter((at) => Number.isFinite(at));
  let least = Math.min(...ends);
  let most = Math.max(...ends);
  if (ends.length === 0) [least, most] = [0, 1];
  if (type === 'number') {
    least = Math.min(0, least);
    most = Math.max(0, most);
    const step = niceStep((most - least) / 4);
    const from = Math.min(least, Math.floor(least / step) * step);
    const to = Math.max(most, from + step, Math.ceil((most * 1.04) / step) * step);
    return axis(from, to, step);
  }
  const pad = Math.max(60_000, (most - least) * 0.08);
  return axis(least - pad, most + pad, null);
}

function axis(from: number, to: number, step: number | null): Axis {
  const ticks: number[] = [];
  if (step === null) ticks.push(from, to);
  else
    for (let at = from; at <= to + step / 1000; at += step) ticks.push(Number(at.toPrecision(12)));
  return {
    from,
    to,
    ticks,
    share: (at) => Math.max(0, Math.min(1, (at - from) / (to - from))),
  };
}

/** 1, 2 or 5 times a power of ten, not below what is asked for. */
function niceStep(least: number): number {
  if (!(least > 1e-9) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  for (const factor of [1, 2, 5]) if (factor * power >= least) return factor * power;
  return 10 * power;
}

/** A bound of a time in milliseconds; a bare day is its first or its last moment. */
function moment(iso: string, end: 'start' | 'end'): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  if (day) return Date.parse(`${iso}T${end === 'start' ? '00:00:00' : '23:59:59'}Z`);
  // Naive times are laid on the axis as they were stated.
  return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
}
