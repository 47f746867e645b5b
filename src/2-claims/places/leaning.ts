import type { Gazetteer } from './gazetteer.ts';
import { candidatesFor, type PlaceCandidate, rankOf } from './match-place.ts';
import { readName } from './place-key.ts';

/** How much speaks for each country (ISO code): each name or point has one vote, parted among what it may be. */
export type Votes = ReadonlyMap<string, number>;

/**
 * What one name says about the country a text is about.
 *
 * A name has one vote. Where several places bear it the vote is parted by how well each fits, as
 * `e^(10 × (rank − best rank))`, so that a place that ranks a tenth lower has about a third of the weight;
 * of one country only the best place counts. So `Palmyra` alone says little (Syria, Colombia, Venezuela …),
 * but five such names that have only Syria in common say Syria. It is the usual reckoning for ambiguous
 * names of places: those of one text mostly lie together (Leidner, *Toponym Resolution in Text*, 2007, §3.3).
 */
export function votesOf(candidates: readonly PlaceCandidate[], written: string): Votes {
  const ranked = candidates
    .filter(({ place }) => place.country !== '')
    .map((one) => ({ country: one.place.country, rank: rankOf(one, written, {}) }));
  const best = Math.max(...ranked.map(({ rank }) => rank));
  const votes = new Map<string, number>();
  for (const { country, rank } of ranked) {
    const weight = Math.exp((rank - best) * 10);
    votes.set(country, Math.max(votes.get(country) ?? 0, weight));
  }
  const all = [...votes.values()].reduce((sum, one) => sum + one, 0);
  for (const [country, weight] of votes) votes.set(country, weight / all);
  return votes;
}

/** The votes of all of them, added up. */
export function addVotes(all: readonly Votes[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const votes of all) {
    for (const [country, weight] of votes) sums.set(country, (sums.get(country) ?? 0) + weight);
  }
  return sums;
}

/** Half a vote held back: one name alone shifts others only a little. */
const RESERVE = 0.5;

/** How far what is known leans to each country, 0 to 1. */
export function leaningOf(votes: Votes): Votes {
  const all = [...votes.values()].reduce((sum, one) => sum + one, 0);
  return new Map([...votes].map(([country, weight]) => [country, weight / (RESERVE + all)]));
}

/** What a case knows about where it plays, each with how much it counts. */
export interface CaseTraces {
  /** Names of places that somebody has accepted or asked about. */
  readonly names: readonly string[];
  /** Points that somebody has accepted. */
  readonly points: readonly { readonly lat: number; readonly lon: number }[];
  /** What texts of the case name, one a text (`votesOfText`). */
  readonly texts: readonly Votes[];
  /** The country of its time zone; null when there is none, as of UTC. */
  readonly zone: string | null;
}

/** What a person accepted counts as much as three texts. */
const ACCEPTED = 3;
/** Less than a vote: a zone alone may be that of the desk. */
const ZONE = 0.9;
/** A country that has less than this, in votes, is not one of the case. */
const LEAST_VOTES = 1;
/** Nor one with less than this part of all votes. */
const LEAST_SHARE = 0.2;
const MOST_COUNTRIES = 4;
/** A point may lie between villages. */
const AROUND = 60_000;

/**
 * The countries a case is about, likeliest first; none while too little is known.
 *
 * Nobody is asked for them: they follow from the names and points that were accepted or asked about, from the
 * names its texts hold, and from its time zone. A country counts from one whole vote and a fifth of all votes on.
 */
export function caseCountries(traces: CaseTraces, gazetteer: Gazetteer): readonly string[] {
  const all: Votes[] = [...traces.texts];
  const times = (votes: Votes, by: number): Votes =>
    new Map([...votes].map(([country, weight]) => [country, weight * by]));
  for (const name of new Set(traces.names)) {
    const reading = readName(name);
    const found = candidatesFor(reading, name, gazetteer.named(reading.skeleton), {}, SURE_NAME);
    if (found.length > 0) all.push(times(votesOf(found, name), ACCEPTED));
  }
  for (const { lat, lon } of traces.points) {
    const [nearest] = gazetteer.around(lat, lon, AROUND);
    if (nearest !== undefined) all.push(new Map([[nearest.country, ACCEPTED]]));
  }
  if (traces.zone !== null) all.push(new Map([[traces.zone, ZONE]]));
  const sums = addVotes(all);
  const total = [...sums.values()].reduce((sum, one) => sum + one, 0);
  return [...sums]
    .filter(
      ([country, weight]) =>
        country !== '' && weight >= LEAST_VOTES && weight >= LEAST_SHARE * total,
    )
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_COUNTRIES)
    .map(([country]) => country);
}

/** An invented or unlisted name must not vote for what merely sounds like it. */
const SURE_NAME = 0.96;
