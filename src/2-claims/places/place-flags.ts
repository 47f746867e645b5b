import type { Gazetteer, Place } from './gazetteer.ts';
import { greatCircle, sayDistance } from './great-circle.ts';
import { matchPlace } from './match-place.ts';
import { otherReadings } from './other-readings.ts';

/** A point with how far the statement lets it be off, in metres. */
export interface StatedPoint {
  readonly lat: number;
  readonly lon: number;
  readonly radius: number;
}

export interface PlaceEvidence {
  /** The coordinates the claim gives. */
  readonly point: StatedPoint | null;
  /** The places the message names, as written. */
  readonly names: readonly string[];
  /** Where whoever sent it was, as the device or the chat says. */
  readonly sender: StatedPoint | null;
  /** Whether whoever gives the point claims to have been there at that moment. */
  readonly wasThere: boolean;
  /**
   * How exactly the point can have been known, in metres, and from what: a sketch map, a memory, a phone
   * in the open. Null when nothing is said of it.
   */
  readonly known: { readonly metres: number; readonly from: string } | null;
  /** ISO codes of the countries of the case. */
  readonly countries: readonly string[];
}

export interface PlaceFlag {
  readonly kind:
    | 'far-from-name'
    | 'other-reading'
    | 'too-precise'
    | 'sender-elsewhere'
    | 'name-not-found'
    | 'several-places'
    | 'not-a-measurement';
  /** One sentence for a screen. */
  readonly words: string;
  /** Metres between the two things compared; null where no distance is meant. */
  readonly metres: number | null;
  /** The reading that would fit better. */
  readonly instead: { readonly lat: number; readonly lon: number } | null;
}

/**
 * What does not fit between coordinates, the places a message names, where its sender was, and how exactly
 * anybody can have known. A flag is a question to ask, not a verdict.
 *
 * - A distance is flagged when it is more than what all sides leave open: the radius of the point, the
 *   extent of the place, and a margin for what lies "at" a place without being in it (3 km, a third of the
 *   extent if that is more). Of several places of a name the nearest counts; that it was chosen is said.
 * - When the point is far from every place named, the usual slips are tried (other-readings.ts); one that
 *   lands at a named place, at least ten times nearer, is given, and so is one that comes within 50 km of it,
 *   at least four times nearer.
 * - A point is too precise when its radius is a tenth or less of how exactly it can have been known.
 * - Zeros at the end of both numbers, or a point on top of the gazetteer's own, come from a map or a list,
 *   not from a measurement on the spot.
 * - A sender far from a point that they claim to have been at is flagged with the distance.
 *
 * Distances are great circles (great-circle.ts).
 */
export function placeFlags(evidence: PlaceEvidence, gazetteer: Gazetteer): PlaceFlag[] {
  const { point, sender } = evidence;
  const flags: PlaceFlag[] = [];
  const named = evidence.names.map((name) => ({
    name,
    places: placesOf(name, evidence, gazetteer, flags),
  }));
  if (point !== null) {
    flags.push(...compareNames(point, named));
    flags.push(...precisionFlags(evidence, point, named));
  }
  if (sender !== null) flags.push(...senderFlags(evidence, sender, named));
  return flags;
}

interface Named {
  readonly name: string;
  readonly places: readonly Place[];
}

function placesOf(
  name: string,
  evidence: PlaceEvidence,
  gazetteer: Gazetteer,
  flags: PlaceFlag[],
): readonly Place[] {
  const point = evidence.point ?? evidence.sender ?? undefined;
  const { candidates, nearest } = matchPlace(name, gazetteer, {
    countries: evidence.countries,
    ...(point === undefined ? {} : { point }),
  });
  if (candidates.length === 0) {
    const close = nearest[0];
    flags.push({
      kind: 'name-not-found',
      words:
        close === undefined
          ? `${name} is in no list of places.`
          : `${name} is in no list of places; the nearest name is ${close.place.name} (${close.reasons.join(', ')}).`,
      metres: null,
      instead: null,
    });
    return [];
  }
  const best = candidates[0]!.likeness;
  const ours = evidence.countries;
  const same = candidates
    .filter(({ likeness }) => likeness >= best - 0.05)
    .map(({ place }) => place);
  const inCase = same.filter(({ country }) => ours.includes(country));
  const places = inCase.length > 0 ? inCase : same;
  if (evidence.point === null && places.length > 1 && apart(places) > SEVERAL) {
    flags.push({
      kind: 'several-places',
      words: `${places.length} places are called ${name}, up to ${sayDistance(apart(places))} apart; which one is meant?`,
      metres: apart(places),
      instead: null,
    });
  }
  return places;
}

const SEVERAL = 15_000;

function apart(places: readonly Place[]): number {
  let most = 0;
  const first = places[0];
  if (first === undefined) return 0;
  for (const place of places) most = Math.max(most, greatCircle(first, place));
  return most;
}

/** `near Aleppo` may be said of what lies so far from it. */
const IN_REACH = 50_000;

/** What may lie "at" a place without being in it. */
const MARGIN = 3_000;

/** Metres between a point and a place beyond what both leave open; 0 when they agree. */
function gap(point: { lat: number; lon: number }, radius: number, place: Place): number {
  const open = place.extent + radius + Math.max(MARGIN, place.extent / 3);
  return Math.max(0, greatCircle(point, place) - open);
}

function nearestOf(point: { lat: number; lon: number }, places: readonly Place[]): Place | null {
  let best: Place | null = null;
  for (const place of places) {
    if (best === null || greatCircle(point, place) < greatCircle(point, best)) best = place;
  }
  return best;
}

function compareNames(point: StatedPoint, named: readonly Named[]): PlaceFlag[] {
  const flags: PlaceFlag[] = [];
  const far: { name: string; place: Place; metres: number; several: number }[] = [];
  for (const { name, places } of named) {
    const place = nearestOf(point, places);
    if (place === null || gap(point, point.radius, place) === 0) continue;
    far.push({ name, place, metres: greatCircle(point, place), several: places.length });
  }
  const compared = named.filter(({ places }) => places.length > 0).length;
  for (const { name, place, metres, several } of far) {
    const spelt = name === place.name ? '' : ` (${place.name} in the list)`;
    const nearest = several > 1 ? `, the nearest of ${several} places of that name` : '';
    flags.push({
      kind: 'far-from-name',
      words: `The coordinates lie ${sayDistance(metres)} from ${name}${spelt}, which the message names${nearest}.`,
      metres,
      instead: null,
    });
  }
  if (far.length === 0 || far.length < compared) return flags;
  let fitting: { words: string; lat: number; lon: number; metres: number; name: string } | null =
    null;
  for (const reading of otherReadings(point.lat, point.lon)) {
    for (const { name, places } of named) {
      const place = nearestOf(reading, places);
      if (place === null) continue;
      const metres = greatCircle(reading, place);
      const there = gap(reading, point.radius, place) === 0;
      if (!there && metres > IN_REACH) continue;
      const before = far.find((one) => one.name === name)?.metres ?? Infinity;
      const nearer = there ? 10 : 4;
      if (metres * nearer > before || (fitting !== null && metres >= fitting.metres)) continue;
      fitting = { words: reading.words, lat: reading.lat, lon: reading.lon, metres, name };
    }
  }
  if (fitting !== null) {
    const { words, lat, lon, metres, name } = fitting;
    flags.push({
      kind: 'other-reading',
      words: `${capital(words)} the point would be ${lat.toFixed(4)}, ${lon.toFixed(4)}, ${sayDistance(metres)} from ${name}.`,
      metres,
      instead: { lat, lon },
    });
  }
  return flags;
}

/** A tenth: "to the metre" from what is good to ten metres is still fair. */
const TOO_FINE = 10;

function precisionFlags(
  { known }: PlaceEvidence,
  point: StatedPoint,
  named: readonly Named[],
): PlaceFlag[] {
  const flags: PlaceFlag[] = [];
  if (known !== null && point.radius * TOO_FINE <= known.metres) {
    flags.push({
      kind: 'too-precise',
      words: `The coordinates are stated to ${sayDistance(point.radius)}, but ${known.from} is good to ${sayDistance(known.metres)} at best.`,
      metres: known.metres,
      instead: null,
    });
  }
  const implied = impliedRadius(point);
  if (implied >= point.radius * TOO_FINE) {
    flags.push({
      kind: 'not-a-measurement',
      words: `Both numbers end in zeros or come out even in minutes: they may be good to ${sayDistance(implied)} only, though they are written to ${sayDistance(point.radius)}.`,
      metres: implied,
      instead: null,
    });
  }
  const centre = named
    .flatMap(({ places }) => places)
    .find(
      (place) => point.radius < 1_000 && greatCircle(point, place) < Math.max(15, point.radius),
    );
  if (centre !== undefined) {
    flags.push({
      kind: 'not-a-measurement',
      words: `The point is the centre of ${centre.name} as lists of places give it; it may have been looked up, not measured.`,
      metres: centre.extent,
      instead: null,
    });
  }
  return flags;
}

/**
 * The coarsest unit in which both numbers are whole, as a radius in metres: a number with four decimals
 * that is 34.5000, or 34°30' exactly, was hardly measured to a hundredth of a second.
 */
function impliedRadius({ lat, lon, radius }: StatedPoint): number {
  const tolerance = Math.min(1e-6, radius / 111_195 / 50);
  for (const parts of [1, 2, 4, 6, 10, 12, 20, 60, 100]) {
    const whole = (value: number): boolean =>
      Math.abs(value * parts - Math.round(value * parts)) < tolerance * parts;
    if (whole(lat) && whole(lon)) return 111_195 / parts / 2;
  }
  return 0;
}

function senderFlags(
  evidence: PlaceEvidence,
  sender: StatedPoint,
  named: readonly Named[],
): PlaceFlag[] {
  const { point, wasThere } = evidence;
  const said = wasThere ? 'says to have been' : 'speaks of';
  const where = wasThere ? ' there' : '';
  if (point !== null) {
    const metres = greatCircle(sender, point);
    if (metres <= sender.radius + point.radius + MARGIN) return [];
    return [
      {
        kind: 'sender-elsewhere',
        words: wasThere
          ? `The message was sent ${sayDistance(metres)} from the coordinates at which its sender ${said}.`
          : `The message was sent ${sayDistance(metres)} from the coordinates it gives; the sender may have it from somebody else.`,
        metres,
        instead: null,
      },
    ];
  }
  const flags: PlaceFlag[] = [];
  for (const { name, places } of named) {
    const place = nearestOf(sender, places);
    if (place === null || gap(sender, sender.radius, place) === 0) continue;
    const metres = greatCircle(sender, place);
    flags.push({
      kind: 'sender-elsewhere',
      words: `The message was sent ${sayDistance(metres)} from ${name}; its sender ${wasThere ? `${said}${where}` : `${said} it from afar`}.`,
      metres,
      instead: null,
    });
  }
  return flags;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
