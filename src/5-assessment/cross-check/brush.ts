/**
 * The brush: what Map, Timeline and Questions are narrowed to, all at once. It lives in the address,
 * so that a view can be sent to a colleague and every screen can read it.
 *
 * - `from`, `to`: moments, `2026-03-12T10:00Z`; what overlaps the range stays. `time` says which time is
 *   meant: what it is about (left out) or when it was `told`.
 * - `area`: `south,west,north,east` in degrees; what may lie inside stays – the radius counts.
 * - `pick`: names of questions, parted by commas.
 * - `show`: `claims` or `findings` only.
 */
import type { WhereWhenItem } from './case-where-when.ts';
import { greatCircle } from '#claims/places/great-circle.ts';

export interface Brush {
  readonly from?: string;
  readonly to?: string;
  readonly time?: 'told';
  readonly area?: string;
  readonly pick?: string;
  readonly show?: 'claims' | 'findings';
}

/** The fields of a brush that an address holds; what cannot be read is left out. */
export function readBrush(search: Record<string, unknown>): Brush {
  const { from, to, time, area, pick, show } = search;
  return {
    ...(isMoment(from) ? { from } : {}),
    ...(isMoment(to) ? { to } : {}),
    ...(time === 'told' ? { time } : {}),
    ...(typeof area === 'string' && boxOf(area) !== null ? { area } : {}),
    ...(typeof pick === 'string' && pick !== '' ? { pick } : {}),
    ...(show === 'claims' || show === 'findings' ? { show } : {}),
  };
}

/** The part of a brush that goes along from screen to screen: when and where. */
export type Reach = Pick<Brush, 'from' | 'to' | 'time' | 'area'>;

export const REACH = ['from', 'to', 'time', 'area'] as const satisfies (keyof Reach)[];

export function readReach(search: Record<string, unknown>): Reach {
  const { pick: _, show: __, ...reach } = readBrush(search);
  return reach;
}

export function isBrushed(brush: Brush): boolean {
  return [brush.from, brush.to, brush.area, brush.pick, brush.show].some(
    (one) => one !== undefined,
  );
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(value);
}

/** A moment as the address writes it, to the minute. */
export function momentText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export function boxOf(area: string | undefined): Box | null {
  const parts = (area ?? '').split(',').map(Number);
  const [south, west, north, east] = parts;
  if (parts.length !== 4 || parts.some((one) => !Number.isFinite(one))) return null;
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return null;
  if (Math.abs(south) > 90 || Math.abs(north) > 90 || south > north) return null;
  if (Math.abs(west) > 180 || Math.abs(east) > 180) return null;
  return { south, west, north, east };
}

export function boxText({ south, west, north, east }: Box): string {
  return [south, west, north, east].map((one) => Number(one.toFixed(5))).join(',');
}

/** The test a brush puts to an item. */
export function brushTest(brush: Brush): (item: WhereWhenItem) => boolean {
  const from = brush.from === undefined ? -Infinity : Date.parse(brush.from);
  const to = brush.to === undefined ? Infinity : Date.parse(brush.to);
  const timed = brush.from !== undefined || brush.to !== undefined;
  const box = boxOf(brush.area);
  const picked =
    brush.pick === undefined
      ? null
      : new Set(brush.pick.split(',').map((one) => one.trim().toLowerCase()));
  return (item) => {
    if (brush.show !== undefined && item.kind !== (brush.show === 'claims' ? 'claim' : 'finding')) {
      return false;
    }
    if (picked !== null && !picked.has(item.ref.toLowerCase())) return false;
    if (timed) {
      const span = brush.time === 'told' ? item.told : item.about;
      if (span === null) return false;
      if ((span.from ?? -Infinity) > to || (span.to ?? Infinity) < from) return false;
    }
    return box === null || (item.where !== null && reaches(item.where, box));
  };
}

/** Whether a place, with its radius, may lie in a box. A box across 180° has its west east of its east. */
function reaches(
  at: { readonly lat: number; readonly lon: number; readonly radius: number },
  { south, west, north, east }: Box,
): boolean {
  const width = (east - west + 360) % 360;
  const off = (at.lon - west + 720) % 360;
  const inside = off <= width || east - west === 360;
  const lat = Math.max(south, Math.min(north, at.lat));
  if (inside) return greatCircle(at, { lat, lon: at.lon }) <= at.radius;
  return [west, east].some((lon) => greatCircle(at, { lat, lon }) <= at.radius);
}
