import { bareArabic } from './arabic-letters.ts';
import { greatCircle } from './great-circle.ts';
import { readName, type Reading } from './place-key.ts';

/** One place of a gazetteer. */
export interface Place {
  /** Stable within its list: `geonames:173576`, `own:4`. */
  readonly id: string;
  /** The canonical name, as findings show it. */
  readonly name: string;
  /** Other names and spellings, in any script. */
  readonly aliases: readonly string[];
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166-1 alpha-2; empty when not known. */
  readonly country: string;
  /** What it lies in: for towns of the shipped list the seat of the province. Empty when not known. */
  readonly parent: string;
  readonly kind: PlaceKind;
  /** 0 when not known. */
  readonly population: number;
  /** How far from the point the place may reach, in metres. */
  readonly extent: number;
}

export const PLACE_KINDS = [
  'country',
  'region',
  'capital',
  'seat',
  'town',
  'village',
  'camp',
  'other',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A name, how it reads, and the place that bears it. */
export interface NamedPlace {
  readonly name: string;
  readonly reading: Reading;
  /** Of a name in Arabic letters its bare letters (arabic-letters.ts); empty for others. */
  readonly letters: string;
  readonly place: Place;
}

/**
 * Names and places, made once and asked often. Pure data: it is handed to the finders of places, which
 * read no file themselves.
 */
export interface Gazetteer {
  /** Number of places. */
  readonly size: number;
  /** Every name with this skeleton (place-key.ts) and its place; once per name. */
  named(skeleton: string): readonly NamedPlace[];
  /** All skeletons of names. */
  skeletons(): Iterable<string>;
  /** Places whose point lies within so many metres, nearest first; of one country only when it is given. */
  around(lat: number, lon: number, withinMetres: number, country?: string): readonly Place[];
  /** A country by its ISO code, when the list has it. */
  country(code: string): Place | null;
}

/** The rows a gazetteer is made from: it asks for a place only when somebody wants it. */
export interface PlaceRows {
  readonly count: number;
  /** Skeletons of all the names of a row. */
  keys(row: number): Iterable<string>;
  place(row: number): Place;
}

/** A gazetteer of plain places, such as somebody's own table. */
export function makeGazetteer(places: readonly Place[]): Gazetteer {
  return gazetteerOf({
    count: places.length,
    keys: (row) => {
      const place = places[row]!;
      return new Set([place.name, ...place.aliases].map((name) => readName(name).skeleton));
    },
    place: (row) => places[row]!,
  });
}

/** Index by skeleton at once, by square of the map when first asked for. */
export function gazetteerOf(rows: PlaceRows): Gazetteer {
  const bySkeleton = new Map<string, number | number[]>();
  for (let row = 0; row < rows.count; row++) {
    for (const key of rows.keys(row)) {
      const held = bySkeleton.get(key);
      if (held === undefined) bySkeleton.set(key, row);
      else if (typeof held === 'number') bySkeleton.set(key, [held, row]);
      else held.push(row);
    }
  }
  const made = new Map<number, readonly NamedPlace[]>();
  const namesOf = (row: number): readonly NamedPlace[] => {
    const held = made.get(row);
    if (held !== undefined) return held;
    const place = rows.place(row);
    const names = [...new Set([place.name, ...place.aliases])].map((name) => ({
      name,
      reading: readName(name),
      letters: /[\u0600-\u06FF]/.test(name) ? bareArabic(name) : '',
      place,
    }));
    made.set(row, names);
    return names;
  };
  const answers = new Map<string, readonly NamedPlace[]>();
  let squares: Map<number, number[]> | null = null;
  let countries: Map<string, Place> | null = null;

  return {
    size: rows.count,
    skeletons: () => bySkeleton.keys(),
    named: (skeleton) => {
      const held = bySkeleton.get(skeleton);
      if (held === undefined) return [];
      const known = answers.get(skeleton);
      if (known !== undefined) return known;
      const found = (typeof held === 'number' ? [held] : held)
        .flatMap(namesOf)
        .filter(({ reading }) => reading.skeleton === skeleton);
      answers.set(skeleton, found);
      return found;
    },
    around: (lat, lon, withinMetres, country) => {
      squares ??= squaresOf(rows);
      const reach = Math.ceil(withinMetres / 110_000);
      const widen = Math.max(0.05, Math.cos((Math.min(89, Math.abs(lat) + reach) * Math.PI) / 180));
      const sideways =
        Math.abs(lat) + reach > 87
          ? 180
          : Math.min(180, Math.ceil(withinMetres / (110_000 * widen)));
      const found: { place: Place; metres: number }[] = [];
      const seen = new Set<number>();
      for (let y = Math.floor(lat) - reach; y <= Math.floor(lat) + reach; y++) {
        for (let x = Math.floor(lon) - sideways; x <= Math.floor(lon) + sideways; x++) {
          const square = squareOf(y, ((((x + 180) % 360) + 360) % 360) - 180);
          if (seen.has(square)) continue;
          seen.add(square);
          for (const row of squares.get(square) ?? []) {
            const place = namesOf(row)[0]!.place;
            if (place.kind === 'country') continue;
            if (country !== undefined && place.country !== country) continue;
            const metres = greatCircle({ lat, lon }, place);
            if (metres <= withinMetres) found.push({ place, metres });
          }
        }
      }
      return found.sort((a, b) => a.metres - b.metres).map(({ place }) => place);
    },
    country: (code) => {
      countries ??= new Map(
        [...rowsOf(rows)].filter(({ kind }) => kind === 'country').map((c) => [c.country, c]),
      );
      return countries.get(code) ?? null;
    },
  };
}

/** Several lists as one; where two know the same place (close by, under one name) the first speaks. */
export function joinGazetteers(lists: readonly Gazetteer[]): Gazetteer {
  return {
    size: lists.reduce((sum, { size }) => sum + size, 0),
    skeletons: () => new Set(lists.flatMap((list) => [...list.skeletons()])),
    named: (skeleton) => {
      const found: NamedPlace[] = [];
      for (const list of lists) {
        for (const one of list.named(skeleton)) {
          const known = found.some(
            ({ place }) => place.id !== one.place.id && sameSpot(place, one.place),
          );
          if (!known) found.push(one);
        }
      }
      return found;
    },
    around: (lat, lon, withinMetres, country) =>
      lists
        .flatMap((list) => list.around(lat, lon, withinMetres, country))
        .sort((a, b) => greatCircle({ lat, lon }, a) - greatCircle({ lat, lon }, b)),
    country: (code) => {
      for (const list of lists) {
        const found = list.country(code);
        if (found !== null) return found;
      }
      return null;
    },
  };
}

/** Two lists put the centre of one town some kilometres apart. */
const SAME_SPOT = 3_000;

function sameSpot(a: Place, b: Place): boolean {
  return (a.kind === 'country') === (b.kind === 'country') && greatCircle(a, b) < SAME_SPOT;
}

function* rowsOf(rows: PlaceRows): Iterable<Place> {
  for (let row = 0; row < rows.count; row++) yield rows.place(row);
}

function squaresOf(rows: PlaceRows): Map<number, number[]> {
  const squares = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const { lat, lon } = rows.place(row);
    const square = squareOf(Math.floor(lat), Math.floor(lon));
    const held = squares.get(square);
    if (held === undefined) squares.set(square, [row]);
    else held.push(row);
  }
  return squares;
}

/** One number for a square of one degree. */
function squareOf(lat: number, lon: number): number {
  return (lat + 90) * 360 + lon + 180;
}
