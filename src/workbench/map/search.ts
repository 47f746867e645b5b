import { type Brush, readBrush } from '#assessment/cross-check/brush.ts';
import type { View } from './projection.ts';

/** What the address of the Map holds: the brush, where one looks, and how fast anybody travels. */
export interface MapSearch extends Brush {
  /** `latitude,longitude,zoom`. */
  readonly at?: string;
  readonly speed?: number;
}

export function readMapSearch(search: Record<string, unknown>): MapSearch {
  const { at } = search;
  return {
    ...readBrush(search),
    ...(typeof at === 'string' && viewOf(at) !== null ? { at } : {}),
    ...readSpeed(search),
  };
}

/** Kilometres an hour; left out when it is none. */
export function readSpeed(search: Record<string, unknown>): { readonly speed?: number } {
  const speed = Number(search['speed']);
  return search['speed'] !== undefined && speed >= 1 && speed <= 9999
    ? { speed: Math.round(speed) }
    : {};
}

export function viewOf(at: string | undefined): View | null {
  const parts = (at ?? '').split(',').map(Number);
  const [lat, lon, zoom] = parts;
  if (parts.length !== 3 || parts.some((one) => !Number.isFinite(one))) return null;
  if (lat === undefined || lon === undefined || zoom === undefined) return null;
  return Math.abs(lat) <= 86 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20
    ? { lat, lon, zoom }
    : null;
}
