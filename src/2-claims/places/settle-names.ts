import type { Place } from './gazetteer.ts';
import { greatCircle, sayDistance } from './great-circle.ts';
import { addVotes, leaningOf, type Votes, votesOf } from './leaning.ts';
import { likelyPeople, type Near, type PlaceCandidate, rerank } from './match-place.ts';

/** A name in a text with the places it may stand for, best first. */
export interface Unsettled {
  readonly text: string;
  readonly candidates: readonly PlaceCandidate[];
}

/**
 * Which place each name of a text means, with the others of the text beside it.
 *
 * First the countries: for each name those that all other names vote for (`leaning.ts`; what the case knows
 * counts besides, in `near.countries`). Then closeness: of several places of one name that still may be meant
 * the one nearest to the other places named goes before. A name never votes for itself, and the same name
 * twice has one vote.
 */
export function settleNames<T extends Unsettled>(mentions: readonly T[], near: Near): T[] {
  const votes = new Map<string, Votes>();
  for (const { text, candidates } of mentions) {
    const key = text.toLowerCase();
    if (candidates.length > 0 && !votes.has(key) && votes.size < MOST_NAMES)
      votes.set(key, votesOf(candidates, text));
  }
  if (votes.size < 2) return [...mentions];
  const all = addVotes([...votes.values()]);
  const leanings = new Map<string, Votes>();
  const leaningFor = (text: string): Votes => {
    const key = text.toLowerCase();
    const known = leanings.get(key);
    if (known !== undefined) return known;
    const others = new Map(all);
    for (const [country, weight] of votes.get(key) ?? [])
      others.set(country, Math.max(0, (others.get(country) ?? 0) - weight));
    const leaning = leaningOf(others);
    leanings.set(key, leaning);
    return leaning;
  };
  const leant = mentions.map((one) =>
    one.candidates.length < 2
      ? one
      : {
          ...one,
          candidates: rerank(one.candidates, one.text, { ...near, leaning: leaningFor(one.text) }),
        },
  );
  const sure = placesOf(leant.filter((one) => rivals(one.candidates).length === 0));
  if (sure.length === 0) return leant;
  return leant.map((one) =>
    rivals(one.candidates).length === 0
      ? one
      : {
          ...one,
          candidates: rerank(one.candidates, one.text, {
            ...near,
            leaning: leaningFor(one.text),
            beside: sure,
          }),
        },
  );
}

/** Past so many names a text has said where it plays. */
const MOST_NAMES = 300;
const MOST_BESIDE = 50;
/** Two entries for one town may lie some kilometres apart. */
const APART = 15_000;
/** Names this much less alike are another name. */
const LESS_ALIKE = 0.03;

/** Other places that the name may mean as well, each in another spot and not far smaller. */
export function rivals(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  const [best, ...rest] = candidates;
  if (best === undefined) return [];
  const others: PlaceCandidate[] = [];
  for (const one of rest) {
    if (one.likeness < best.likeness - LESS_ALIKE) continue;
    if (likelyPeople(one.place) * 20 < likelyPeople(best.place)) continue;
    if (best.place.kind === 'country' && one.place.country !== best.place.country) continue;
    if ([best, ...others].some(({ place }) => greatCircle(place, one.place) < APART)) continue;
    others.push(one);
  }
  return others;
}

function placesOf(mentions: readonly Unsettled[]): Place[] {
  const places = new Map<string, Place>();
  for (const { candidates } of mentions) {
    const place = candidates[0]?.place;
    if (place !== undefined && place.kind !== 'country') places.set(place.id, place);
    if (places.size >= MOST_BESIDE) break;
  }
  return [...places.values()];
}

/** Farther than this from all others a place belongs to another story, or is not the one meant. */
const FAR = 1_500_000;
const WORLD_CITY = 1_000_000;
/** So many others must say where the text plays. */
const LEAST_OTHERS = 2;

/**
 * A doubt for each name whose place lies far from every other place the text names, by the index of the name. None for
 * countries and for world cities spelt as they are listed: of those nobody means another.
 */
export function farDoubts(mentions: readonly Unsettled[]): ReadonlyMap<number, string> {
  const places = mentions.map(({ candidates }) => candidates[0]);
  const doubts = new Map<number, string>();
  const distinct = new Map<string, Place>();
  for (const one of places) {
    if (one !== undefined && one.place.kind !== 'country' && distinct.size < MOST_BESIDE)
      distinct.set(one.place.id, one.place);
  }
  places.forEach((one, i) => {
    if (one === undefined || one.place.kind === 'country') return;
    const { place, likeness } = one;
    if (likeness >= 0.97 && (place.population >= WORLD_CITY || place.kind === 'capital')) return;
    const others = [...distinct.values()].filter(({ id }) => id !== place.id);
    if (others.length < LEAST_OTHERS) return;
    const nearest = others
      .map((other) => ({ other, metres: greatCircle(place, other) }))
      .reduce((a, b) => (b.metres < a.metres ? b : a));
    if (nearest.metres < FAR) return;
    doubts.set(
      i,
      `${place.name} lies in ${place.country}, ${sayDistance(nearest.metres)} from ${nearest.other.name}, the nearest other place named here`,
    );
  });
  return doubts;
}
