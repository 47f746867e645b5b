/**
 * The places a case knows by name, and where they are: its subjects that are places and have a point.
 *
 * A name is looked up as places are looked up everywhere (`#claims/places/match-place.ts`): by how it
 * sounds, in Latin or Arabic letters. Where nothing sounds the same, the place whose name the words
 * contain is taken ("the small door of the grain silo of Dar Sefin"). The narrower place wins, so that a
 * shop in a town is not the town.
 */
import type { Subject } from '#terms/subject.ts';
import { makeGazetteer, type Gazetteer, type Place } from '#claims/places/gazetteer.ts';
import { greatCircle } from '#claims/places/great-circle.ts';
import { matchPlace } from '#claims/places/match-place.ts';

export interface KnownPlace {
  readonly subjectId: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** Metres. */
  readonly radius: number;
  readonly protectedSite: boolean;
}

export interface PlaceBook {
  readonly places: readonly KnownPlace[];
  readonly gazetteer: Gazetteer;
  /** The place of a name, or null. */
  find(name: string): KnownPlace | null;
  /** The place of a subject, or null when it is none or nobody said where. */
  of(subjectId: string): KnownPlace | null;
  /** The protected site this point cannot be told from, or null. */
  siteAt(point: {
    readonly lat: number;
    readonly lon: number;
    readonly radius: number;
  }): KnownPlace | null;
}

export function placeBook(subjects: readonly Subject[]): PlaceBook {
  const placed = subjects.flatMap((subject): readonly { known: KnownPlace; place: Place }[] => {
    if (subject.kind !== 'place' || subject.point === null) return [];
    const [first, ...rest] = subject.names;
    if (first === undefined) return [];
    const { lat, lon, radius } = subject.point;
    return [
      {
        known: {
          subjectId: subject.id,
          name: first.text,
          lat,
          lon,
          radius,
          protectedSite: subject.protectedSite,
        },
        place: {
          id: subject.id,
          name: first.text,
          aliases: rest.map(({ text }) => text),
          lat,
          lon,
          country: '',
          parent: '',
          kind: 'other',
          population: 0,
          extent: radius,
        },
      },
    ];
  });
  const byId = new Map(placed.map(({ known }) => [known.subjectId, known]));
  const gazetteer = makeGazetteer(placed.map(({ place }) => place));
  const folded = placed.flatMap(({ known, place }) =>
    [place.name, ...place.aliases].map((name) => ({ known, words: fold(name) })),
  );
  const answers = new Map<string, KnownPlace | null>();
  const look = (name: string): KnownPlace | null => {
    const match = matchPlace(name, gazetteer).candidates[0];
    if (match !== undefined) return byId.get(match.place.id) ?? null;
    const said = ` ${fold(name)} `;
    let best: (typeof folded)[number] | null = null;
    for (const one of folded) {
      if (one.words.length < 4 || !said.includes(` ${one.words} `)) continue;
      if (
        best === null ||
        one.words.length > best.words.length ||
        (one.words.length === best.words.length && one.known.radius < best.known.radius)
      ) {
        best = one;
      }
    }
    return best?.known ?? null;
  };
  return {
    places: placed.map(({ known }) => known),
    gazetteer,
    find: (name) => {
      let found = answers.get(name);
      if (found === undefined) answers.set(name, (found = look(name)));
      return found;
    },
    of: (subjectId) => byId.get(subjectId) ?? null,
    siteAt: (point) => {
      for (const { known } of placed) {
        if (!known.protectedSite) continue;
        // A point stated to a city tells nothing of the hospital in it.
        if (point.radius > 20 * Math.max(known.radius, 100)) continue;
        if (greatCircle(point, known) <= known.radius + point.radius) return known;
      }
      return null;
    },
  };
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
