/** Mean radius of the earth in metres (IUGG). */
export const EARTH = 6_371_008.8;

const RADIANS = Math.PI / 180;

/**
 * Distance along the earth's surface in metres, on a sphere.
 *
 * The haversine formula: `2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))`. It keeps its digits for small
 * distances, where the cosine formula loses them; rounding may lift the root past 1 for antipodes, which
 * is cut off. A sphere is up to .5 % off the ellipsoid, far less than the precision of what people write.
 *
 * Source: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984).
 */
export function greatCircle(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): number {
  const dLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = dLat * dLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * dLon * dLon;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A distance as people say it: `56 m`, `4.2 km`, `41 km`. */
export function sayDistance(metres: number): string {
  if (metres < 995) return `${Math.round(metres)} m`;
  const km = metres / 1000;
  if (km < 9.95) return `${Number(km.toFixed(1))} km`;
  if (km < 1000) return `${Math.round(km)} km`;
  return `${Math.round(km / 10) * 10} km`.replace(/\B(?=(\d{3})+ )/, ',');
}
