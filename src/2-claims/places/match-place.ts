import type { Gazetteer, NamedPlace, Place, PlaceKind } from './gazetteer.ts';
import { greatCircle, sayDistance } from './great-circle.ts';
import { nameLikeness, SAME_NAME } from './name-likeness.ts';
import { readName, type Reading } from './place-key.ts';

/** What is known about where a named place should be. */
export interface Near {
  /** ISO 3166-1 alpha-2, likeliest first. */
  readonly countries?: readonly string[];
  readonly point?: { readonly lat: number; readonly lon: number };
  /** How far what is named beside it leans to each country, 0 to 1 (`leaning.ts`). */
  readonly leaning?: ReadonlyMap<string, number>;
  /** Places named beside it that are sure. */
  readonly beside?: readonly Place[];
}

export interface PlaceCandidate {
  readonly place: Place;
  /** The name of the place that fits best. */
  readonly name: string;
  /** 0 to 1, of the names alone. */
  readonly likeness: number;
  /** From `near.point`, in metres; null without one. */
  readonly metres: number | null;
  /** In plain words, for a screen. */
  readonly reasons: readonly string[];
}

export interface PlaceMatch {
  /** Best first; of one name several places stay several. Empty when no name is close enough. */
  readonly candidates: readonly PlaceCandidate[];
  /** Without a match the names that come closest, each with what sets it apart. */
  readonly nearest: readonly PlaceCandidate[];
}

/**
 * Places that a name may stand for.
 *
 * A candidate must sound the same (`nameLikeness` of SAME_NAME or more); what is known besides only ranks:
 * the countries of the case, the distance from a point, the size. So a village of the right country goes
 * before a capital elsewhere of the same name, but not before one whose name fits better. Rank = 5 ×
 * likeness + .15 for a name written letter for letter like the canonical one (with or without its article),
 * .1 like another + .25 for the first country given, .2 for a further one, + up to .3 for the country that the
 * names beside it lean to + up to .25 for closeness to the point and .15 to the places beside it (half of it at
 * 50 and 100 km) + .04 per power of ten of the population + .03 for a country itself. Where the list knows no
 * population one is assumed from what the place is (`likelyPeople`): unknown is not nobody. These only order,
 * they are not probabilities.
 */
export function matchPlace(name: string, gazetteer: Gazetteer, near: Near = {}): PlaceMatch {
  const reading = readName(name);
  const candidates = candidatesFor(
    reading,
    name,
    gazetteer.named(reading.skeleton),
    near,
    SAME_NAME,
  );
  if (candidates.length > 0) return { candidates, nearest: [] };
  return { candidates: [], nearest: nearestNames(reading, name, gazetteer, near) };
}

/** The candidates among some names, best first, each place once. */
export function candidatesFor(
  reading: Reading,
  written: string,
  names: readonly NamedPlace[],
  near: Near,
  least: number,
): PlaceCandidate[] {
  const plainWritten = plainName(written);
  const best = new Map<string, { one: NamedPlace; likeness: number }>();
  for (const one of names) {
    const likeness = nameLikeness(reading, one.reading);
    if (likeness < least) continue;
    const held = best.get(one.place.id);
    if (
      held === undefined ||
      likeness > held.likeness ||
      (likeness === held.likeness && plainName(one.name) === plainWritten)
    )
      best.set(one.place.id, { one, likeness });
  }
  return [...best.values()]
    .map(({ one, likeness }) => ({
      one,
      likeness,
      rank: rank(one, likeness, near, plainWritten),
    }))
    .sort((a, b) => b.rank - a.rank || (a.one.place.id < b.one.place.id ? -1 : 1))
    .map(({ one, likeness }) => candidate(one, likeness, written, near));
}

/** By which candidates are ordered, of one of them; `matchPlace` tells how it is made up. */
export function rankOf(
  { name, place, likeness }: Pick<PlaceCandidate, 'name' | 'place' | 'likeness'>,
  written: string,
  near: Near,
): number {
  return rank({ name, place }, likeness, near, plainName(written));
}

/** The same candidates in the order that `near` gives them. */
export function rerank(
  candidates: readonly PlaceCandidate[],
  written: string,
  near: Near,
): PlaceCandidate[] {
  return candidates
    .map((one) => ({ one, rank: rankOf(one, written, near) }))
    .sort((a, b) => b.rank - a.rank || (a.one.place.id < b.one.place.id ? -1 : 1))
    .map(({ one }) => one);
}

/** What a list without a number means: a place is in it because it is something. */
const UNKNOWN_PEOPLE: Readonly<Record<PlaceKind, number>> = {
  country: 1e6,
  region: 2e4,
  capital: 5e5,
  seat: 5e4,
  town: 1e4,
  camp: 1e4,
  village: 1e3,
  other: 1e3,
};

/** How many people a place has, or may have where the list does not say: towns are listed as seats of districts. */
export function likelyPeople({ population, kind }: Pick<Place, 'population' | 'kind'>): number {
  return population > 0 ? population : UNKNOWN_PEOPLE[kind];
}

function rank(
  { name, place }: Pick<NamedPlace, 'name' | 'place'>,
  likeness: number,
  near: Near,
  written: string,
): number {
  const at = near.countries?.indexOf(place.country) ?? -1;
  const metres = near.point === undefined ? null : greatCircle(near.point, place);
  const letters = plainName(place.name) === written ? 0.15 : plainName(name) === written ? 0.1 : 0;
  return (
    5 * likeness +
    letters +
    (at === 0 ? 0.25 : at > 0 ? 0.2 : 0) +
    (metres === null ? 0 : 0.25 / (1 + Math.max(0, metres - place.extent) / 50_000)) +
    0.3 * (near.leaning?.get(place.country) ?? 0) +
    (near.beside === undefined || near.beside.length === 0
      ? 0
      : 0.15 / (1 + Math.min(...near.beside.map((other) => greatCircle(other, place))) / 100_000)) +
    0.04 * Math.log10(1 + likelyPeople(place)) +
    (place.kind === 'country' ? 0.03 : 0)
  );
}

/** Without case, accents, signs and an article before it. */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/^(?:al|el|ul|[ae](?:[srdntz]|sh|ch|dh|th))[-\s](?=\p{L}{2})/iu, '')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

function candidate(
  { name, place }: NamedPlace,
  likeness: number,
  written: string,
  near: Near,
): PlaceCandidate {
  const metres = near.point === undefined ? null : greatCircle(near.point, place);
  const reasons = [
    name === written
      ? `"${name}" as written`
      : likeness >= 0.97
        ? `"${name}" sounds the same`
        : likeness >= SAME_NAME
          ? `"${name}" sounds nearly the same`
          : `"${name}" is spelt differently: ${difference(written, name)}`,
    ...(near.countries?.includes(place.country) === true ? [`in ${place.country}`] : []),
    ...(metres === null ? [] : [`${sayDistance(metres)} away`]),
    ...(place.population > 0 ? [`${thousands(place.population)} people`] : []),
  ];
  return { place, name, likeness, metres, reasons };
}

/** 4000 as 4,000; `toLocaleString` is far slower, and this is asked for every candidate. */
function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** What sets two names apart, in words a person can check. */
function difference(written: string, name: string): string {
  const a = readName(written).sounds;
  const b = readName(name).sounds;
  if (a === b) return 'other vowels';
  const missing = [...b].filter((sound) => !a.includes(sound));
  const more = [...a].filter((sound) => !b.includes(sound));
  if (missing.length === 0 && more.length === 0)
    return 'the same consonants in another order or number';
  const say = (sounds: readonly string[]): string =>
    sounds.map((one) => SPELT[one] ?? one).join(', ');
  return [
    ...(missing.length > 0 ? [`it has ${say(missing)}`] : []),
    ...(more.length > 0 ? [`it lacks ${say(more)}`] : []),
  ].join(' and ');
}

const SPELT: Readonly<Record<string, string>> = {
  S: 'sh',
  x: 'kh',
  G: 'gh',
  T: 'th',
  D: 'dh',
  Z: 'zh',
};

/** How many names that come close are shown. */
const SHOWN = 5;
/** Names less alike than this are not worth a look. */
const LEAST_LIKE = 0.45;

function nearestNames(
  reading: Reading,
  written: string,
  gazetteer: Gazetteer,
  near: Near,
): PlaceCandidate[] {
  if (reading.skeleton.startsWith('=')) return [];
  const names: NamedPlace[] = [];
  for (const skeleton of gazetteer.skeletons()) {
    if (closeSkeleton(skeleton, reading.skeleton)) names.push(...gazetteer.named(skeleton));
  }
  return candidatesFor(reading, written, names, near, LEAST_LIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN);
}

/** At most one consonant added, left out or exchanged. */
function closeSkeleton(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}
