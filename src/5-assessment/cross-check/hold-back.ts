/**
 * Where a protected site lies is shown only coarsely, with a mark that says so.
 *
 * The position is rounded to the digits the case lets out (`releasePolicy.coordinateDigits`: 0 → a
 * degree, 1 → a tenth, 2 → a hundredth), and the radius grown until it holds the whole cell of that
 * grid, wherever in it the place may be. So nothing can be read back from the drawing, and two positions
 * in one cell look the same. On a sphere a cell narrows towards the poles; its height, which does not, and
 * its width at that latitude are both held.
 */
import { EARTH } from '#claims/places/great-circle.ts';

export interface Area {
  readonly lat: number;
  readonly lon: number;
  /** Metres. */
  readonly radius: number;
}

export function heldBack(area: Area, digits: 0 | 1 | 2): Area {
  const unit = 10 ** -digits;
  const lat = rounded(area.lat, digits);
  const lon = rounded(area.lon, digits);
  const degree = (Math.PI / 180) * EARTH;
  const height = (unit / 2) * degree;
  const width = height * Math.cos((Math.max(0, Math.abs(lat) - unit / 2) * Math.PI) / 180);
  // Rounded up, lest the digits of the radius tell of the place; the area's own size is no secret.
  const cell = Math.ceil(Math.hypot(height, width) / 100) * 100;
  return { lat, lon, radius: Math.max(cell, Math.ceil(area.radius / cell) * cell) };
}

function rounded(degrees: number, digits: number): number {
  return Number(degrees.toFixed(digits)) + 0;
}
