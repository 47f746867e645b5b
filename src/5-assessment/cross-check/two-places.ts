/**
 * One person in two places: two statements that put somebody at places so far apart, at times so close,
 * that nobody could have got from the one to the other.
 *
 * Each statement says that somebody was somewhere within some metres *at some moment* of a span. The
 * reading most favourable to both is taken: the least distance the radii leave open, and the longest
 * time the spans leave open:
 *
 *     metres    = max(0, distance − radius₁ − radius₂)
 *     available = max(to₁ − from₂, to₂ − from₁)        time between the two moments, at most
 *     needed    = metres / top speed
 *     slack     = available − needed
 *
 * `slack < 0`: not both as they stand. `0 ≤ slack < 30 min`: just possible, worth a question. A span
 * that is open at an end leaves any time, and "that day" nearly always leaves enough: so a contradiction
 * is found only where both times are stated closely. It is never a verdict on the person: clocks, days and
 * names are mistaken more often than people lie, and each side is shown with its own words.
 *
 * What is stated by the same chain in the same words twice is one statement; two readings of one answer
 * (the question's own contradiction, as in "where was he?") are compared as well, because that is what
 * the question is about.
 *
 * Cost: statements of one person are swept in the order of their beginnings; a pair is looked at only while
 * the spans lie within the time the widest distance on earth would need, and at most `most` pairs are kept,
 * the least slack first.
 *
 * Source: the "space–time prism" of time geography (T. Hägerstrand, "What about people in regional
 * science?", 1970): reachable is what lies within speed × time.
 */
import type { ClaimId } from '#terms/ids.ts';
import { greatCircle } from '#claims/places/great-circle.ts';

export interface Sighting {
  /** Who: one string per person. */
  readonly who: string;
  readonly claimId: ClaimId;
  readonly lat: number;
  readonly lon: number;
  readonly radius: number;
  /** Milliseconds since 1970; infinite where open. */
  readonly from: number;
  readonly to: number;
}

export interface TwoPlaces {
  readonly who: string;
  readonly sides: readonly [Sighting, Sighting];
  /** The least distance, in metres. */
  readonly metres: number;
  readonly neededMinutes: number;
  readonly availableMinutes: number;
  /** Negative: it cannot be done. */
  readonly slackMinutes: number;
  readonly judgement: 'cannot-both-be' | 'just-possible';
}

/** Kilometres an hour, when nobody says otherwise: a car on open roads without a stop. */
export const TOP_SPEED = 100;
/** With less time than this to spare it is worth a question. */
export const TIGHT_MINUTES = 30;

/** @param kmh top speed; more than 0. Throws `RangeError` otherwise. */
export function inTwoPlaces(
  sightings: readonly Sighting[],
  kmh: number = TOP_SPEED,
  most = 500,
): readonly TwoPlaces[] {
  if (!(kmh > 0 && Number.isFinite(kmh))) {
    throw new RangeError(`A top speed is a number of kilometres an hour above 0; got ${kmh}.`);
  }
  const people = new Map<string, Sighting[]>();
  for (const one of sightings) {
    const own = people.get(one.who);
    if (own === undefined) people.set(one.who, [one]);
    else own.push(one);
  }
  const found: TwoPlaces[] = [];
  for (const own of people.values()) {
    const ordered = own.toSorted((a, b) => a.from - b.from || order(a, b));
    const reach = (FARTHEST / (kmh / 3.6)) * 1000 + TIGHT_MINUTES * 60_000;
    for (const [i, a] of ordered.entries()) {
      for (let j = i + 1; j < ordered.length; j++) {
        const b = ordered[j]!;
        // Nothing that begins later can be nearer in time.
        if (b.from - a.to > reach) break;
        const pair = compare(a, b, kmh);
        if (pair !== null) found.push(pair);
      }
    }
  }
  return found
    .toSorted((a, b) => a.slackMinutes - b.slackMinutes || order(a.sides[0], b.sides[0]))
    .slice(0, most);
}

/** Half way round the earth. */
const FARTHEST = 20_037_508;

/** The two as a finding, or null when there is time enough. Symmetric but for the order of the sides. */
export function compare(a: Sighting, b: Sighting, kmh: number): TwoPlaces | null {
  const metres = Math.max(0, greatCircle(a, b) - a.radius - b.radius);
  // One place, as far as anybody said.
  if (metres === 0) return null;
  const available = Math.max(a.to - b.from, b.to - a.from) / 60_000;
  const needed = metres / (kmh / 3.6) / 60;
  const slack = available - needed;
  if (!(slack < TIGHT_MINUTES)) return null;
  return {
    who: a.who,
    sides: a.from < b.from || (a.from === b.from && order(a, b) <= 0) ? [a, b] : [b, a],
    metres,
    neededMinutes: needed,
    availableMinutes: available,
    slackMinutes: slack,
    judgement: slack < 0 ? 'cannot-both-be' : 'just-possible',
  };
}

function order(a: Sighting, b: Sighting): number {
  return a.claimId < b.claimId ? -1 : a.claimId > b.claimId ? 1 : 0;
}
