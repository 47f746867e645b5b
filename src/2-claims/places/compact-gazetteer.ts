import { gazetteerOf, type Gazetteer, type Place, type PlaceKind } from './gazetteer.ts';
import { readName } from './place-key.ts';

/**
 * A gazetteer as one text: a line a place, columns by tab:
 * `id name aliases lat lon country parent kind population extent skeletons`, several aliases by `|`,
 * several skeletons by space. The skeletons stand ready, so that tens of thousands of names need not be
 * read by sound at every start; `makeCompact` writes them with the code that later looks them up.
 */
export function makeCompact(places: readonly Place[]): string {
  return places
    .map((place) =>
      [
        place.id,
        place.name,
        place.aliases.join('|'),
        place.lat,
        place.lon,
        place.country,
        place.parent,
        place.kind,
        place.population,
        place.extent,
        [...new Set([place.name, ...place.aliases].map((name) => readName(name).skeleton))].join(
          ' ',
        ),
      ].join('\t'),
    )
    .join('\n');
}

/** @throws RangeError when a line is not one that `makeCompact` wrote. */
export function readCompact(text: string): Gazetteer {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    if (stop > at) {
      starts.push(at);
      ends.push(stop);
    }
    at = stop + 1;
  }
  return gazetteerOf({
    count: starts.length,
    keys: (row) => {
      const end = ends[row]!;
      const keys = text.slice(text.lastIndexOf('\t', end - 1) + 1, end);
      return keys.includes(' ') ? keys.split(' ') : [keys];
    },
    place: (row) => readLine(text.slice(starts[row], ends[row])),
  });
}

function readLine(line: string): Place {
  const [id, name, aliases, lat, lon, country, parent, kind, population, extent] = line.split('\t');
  if (id === undefined || name === undefined || extent === undefined) {
    throw new RangeError(`Not a line of a gazetteer: ${line.slice(0, 60)}`);
  }
  return {
    id,
    name,
    aliases: aliases === undefined || aliases === '' ? [] : aliases.split('|'),
    lat: Number(lat),
    lon: Number(lon),
    country: country ?? '',
    parent: parent ?? '',
    kind: kind as PlaceKind,
    population: Number(population),
    extent: Number(extent),
  };
}
