/** Length of a degree of latitude in metres, on a sphere of 6,371 km. */
export const METRES_PER_DEGREE = 111_195;

/** Coordinates found in a folded text. */
export interface WrittenPoint {
  readonly start: number;
  readonly end: number;
  /** Degrees north. */
  readonly lat: number;
  /** Degrees east. */
  readonly lon: number;
  /** Metres either way that the form itself leaves open: half a unit of its last digit. */
  readonly radius: number;
  readonly form: PointForm;
  readonly doubts: readonly string[];
  /** The first number cannot be a latitude: the two were read the other way round. */
  readonly swapped: boolean;
}

export type PointForm = 'link' | 'degrees' | 'decimal' | 'packed' | 'mgrs' | 'utm' | 'plus code';

/** One unit of the last digit: 0.001 for "35.123". */
export function stepOf(number: string): number {
  const digits = /[.,](\d+)/.exec(number)?.[1]?.length ?? 0;
  return 10 ** -Math.min(digits, 9);
}

/** A decimal number with a point or a comma. */
export function decimal(number: string): number {
  return Number(number.replace(',', '.'));
}

/** Half a unit of the last digit of the coarser of two numbers, in metres; a metre at least. */
export function radiusOf(...steps: readonly number[]): number {
  return Math.max(1, (Math.max(...steps) / 2) * METRES_PER_DEGREE);
}

export function onMap(lat: number, lon: number): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/**
 * A pair that was written latitude first. When the first number is no latitude but the second is, the two
 * are exchanged and the doubt says so; when neither order is possible there is no point.
 */
export function ordered(
  lat: number,
  lon: number,
): {
  readonly lat: number;
  readonly lon: number;
  readonly doubts: readonly string[];
  readonly swapped: boolean;
} | null {
  if (onMap(lat, lon)) return { lat, lon, doubts: [], swapped: false };
  if (!onMap(lon, lat)) return null;
  return {
    lat: lon,
    lon: lat,
    doubts: [`${lat} cannot be a latitude; read as longitude first`],
    swapped: true,
  };
}
