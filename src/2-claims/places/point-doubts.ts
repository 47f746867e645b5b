import type { Gazetteer, Place } from './gazetteer.ts';
import { greatCircle, sayDistance } from './great-circle.ts';
import { otherReadings } from './other-readings.ts';

/**
 * Whether a point lies where the case is. A country is taken as the circle around its places; only a point
 * well outside all the countries of the case (100 km beyond the circle) is doubted, with the usual slip
 * that would bring it inside, if there is one. Without countries nothing is doubted.
 */
export function pointDoubts(
  point: { readonly lat: number; readonly lon: number },
  gazetteer: Gazetteer,
  countries: readonly string[],
): string[] {
  const circles = countries
    .map((code) => gazetteer.country(code))
    .filter((country) => country !== null);
  if (circles.length === 0) return [];
  const closest = closestOf(point, circles);
  if (closest.metres <= OUTSIDE) return [];
  const inside = otherReadings(point.lat, point.lon).find(
    (reading) =>
      closestOf(reading, circles).metres <= 0 &&
      gazetteer
        .around(reading.lat, reading.lon, PEOPLED)
        .some(({ country }) => countries.includes(country)),
  );
  const far = `lies ${sayDistance(closest.metres)} outside ${closest.country.name}`;
  return [
    inside === undefined
      ? far
      : `${far}; ${inside.words} it would be ${inside.lat.toFixed(4)}, ${inside.lon.toFixed(4)}, inside`,
  ];
}

const OUTSIDE = 100_000;
/** A circle reaches over borders; a place of the country this near says that the point is inside. */
const PEOPLED = 80_000;

function closestOf(
  point: { readonly lat: number; readonly lon: number },
  circles: readonly Place[],
): { readonly country: Place; readonly metres: number } {
  return circles
    .map((country) => ({ country, metres: greatCircle(point, country) - country.extent }))
    .reduce((a, b) => (b.metres < a.metres ? b : a));
}
