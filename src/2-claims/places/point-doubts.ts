import type { Gazetteer, Place } from './gazetteer.ts';
import { greatCircle, sayDistance } from './great-circle.ts';
import { howKnown } from './how-known.ts';
import { otherReadings } from './other-readings.ts';
import { placeFlags, type StatedPoint } from './place-flags.ts';

/**
 * Whether a point lies where the case is. A country is taken as the circle around its places; only a point
 * well outside all the countries of the case (100 km beyond the circle) is doubted, with the usual slip
 * that would bring it inside, if there is one. Where no country is known, only a point that lies far from every
 * listed place is doubted: in a sea or an empty desert, where hardly anybody reports from.
 */
export function pointDoubts(
  point: { readonly lat: number; readonly lon: number },
  gazetteer: Gazetteer,
  countries: readonly string[],
): string[] {
  const circles = countries
    .map((code) => gazetteer.country(code))
    .filter((country) => country !== null);
  if (circles.length === 0) return remoteDoubt(point, gazetteer);
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
/** Nothing listed within this: open sea, ice, desert. */
const REMOTE = 250_000;
/** A slip must bring the point this near to a place to be worth saying. */
const NEAR_PLACE = 30_000;
/** A shorter list is somebody's own and says nothing of what lies elsewhere. */
const WHOLE_WORLD = 10_000;

function remoteDoubt(
  { lat, lon }: { readonly lat: number; readonly lon: number },
  gazetteer: Gazetteer,
): string[] {
  if (gazetteer.size < WHOLE_WORLD || gazetteer.around(lat, lon, REMOTE).length > 0) return [];
  const far = `no listed place lies within ${sayDistance(REMOTE)}`;
  for (const reading of otherReadings(lat, lon)) {
    const [place] = gazetteer.around(reading.lat, reading.lon, NEAR_PLACE);
    if (place === undefined) continue;
    return [
      `${far}; ${reading.words} it would be ${reading.lat.toFixed(4)}, ${reading.lon.toFixed(4)}, ${sayDistance(greatCircle(reading, place))} from ${place.name}`,
    ];
  }
  return [far];
}

/** Up to this length all names of a text are those of its points; in a longer one only those close by. */
const SHORT = 600;
const CLOSE_BY = 120;

/** A name in a text beside a point, with the country of the place it is read as; empty when not known. */
export interface NameBeside {
  readonly text: string;
  readonly span: readonly [number, number];
  readonly country: string;
}

/**
 * What does not fit between a point in a text and the names around it (`place-flags.ts`), in plain words: how far it
 * lies from the name that stands closest to it, unless it lies at one of the others, and which slip would bring it to
 * one of them; that it is round, or the very centre of a listed place.
 */
export function namedDoubts(
  point: StatedPoint & { readonly span: readonly [number, number] },
  names: readonly NameBeside[],
  text: string,
  gazetteer: Gazetteer,
  countries: readonly string[],
): string[] {
  const around =
    text.length <= SHORT
      ? text
      : text.slice(Math.max(0, point.span[0] - CLOSE_BY), point.span[1] + CLOSE_BY);
  const away = ({ span }: NameBeside): number =>
    Math.max(0, span[0] - point.span[1], point.span[0] - span[1]);
  const near = names
    .filter((one) => text.length <= SHORT || away(one) <= CLOSE_BY)
    .toSorted((a, b) => away(a) - away(b));
  const ours = countries.length > 0 ? countries : near.map(({ country }) => country);
  const flags = placeFlags(
    {
      point,
      names: [...new Set(near.map(({ text }) => text))],
      sender: null,
      wasThere: false,
      known: howKnown(around),
      countries: [...new Set(ours)].filter((code) => code !== ''),
    },
    gazetteer,
  ).filter(({ kind }) => kind !== 'name-not-found' && kind !== 'several-places');
  const far = flags.filter(({ kind }) => kind === 'far-from-name');
  const known = new Set(near.map(({ text }) => text)).size;
  // Flags stand in the order of the names: the first is that of the closest.
  const shown = far.length < known ? undefined : far[0];
  return flags
    .filter((flag) => flag.kind !== 'far-from-name' || flag === shown)
    .map(({ words }) => words);
}

function closestOf(
  point: { readonly lat: number; readonly lon: number },
  circles: readonly Place[],
): { readonly country: Place; readonly metres: number } {
  return circles
    .map((country) => ({ country, metres: greatCircle(point, country) - country.extent }))
    .reduce((a, b) => (b.metres < a.metres ? b : a));
}
