import type { Document } from '#intake/document.ts';
import { placeFlags } from '#claims/places/place-flags.ts';
import { scanPlaces } from '#claims/places/scan-places.ts';
import { loadGazetteer } from './gazetteer.ts';
import { photoView } from './photos.ts';
import type { SuggestionBasis } from './suggestions.ts';
import type { DocumentCheck } from './suggestions-views.ts';

/** Points of a text that are looked at; a list of a hundred is a sheet. */
const MOST_POINTS = 20;
/** In a longer text the places named are not those of a point. */
const SHORT = 600;
const LONGEST = 20_000;

/**
 * What a person should ask about a document before coding it: coordinates in its words against the places
 * it names and against how exactly they can be known, and the photos it carries against what is claimed
 * of them. Of a photo itself `photoView` has the same.
 */
export async function documentChecks(
  document: Document,
  documents: readonly Document[],
  basis: SuggestionBasis,
): Promise<readonly DocumentCheck[]> {
  return [...(await placeChecks(document)), ...photoChecks(document, documents, basis)];
}

async function placeChecks(document: Document): Promise<readonly DocumentCheck[]> {
  const text = document.text.slice(0, LONGEST);
  const gazetteer = await loadGazetteer();
  const found = scanPlaces(text, {
    writtenOn: null,
    language: document.language,
    dayFirst: null,
    countries: [],
    gazetteer,
  });
  const names =
    text.length > SHORT
      ? []
      : [...new Set(found.flatMap((one) => (one.type === 'place' ? [one.text] : [])))];
  return found
    .flatMap((one) => (one.type === 'point' ? [one] : []))
    .slice(0, MOST_POINTS)
    .flatMap(({ text: words, lat, lon, radius, doubts }): readonly DocumentCheck[] => {
      const evidence = {
        point: { lat, lon, radius },
        names,
        sender: null,
        wasThere: false,
        known: null,
        countries: [],
      };
      return [
        ...doubts.map((doubt) => check('place', words, doubt, null, null)),
        ...placeFlags(evidence, gazetteer).map((flag) =>
          check('place', words, flag.words, flag.metres, null),
        ),
      ];
    });
}

function photoChecks(
  document: Document,
  documents: readonly Document[],
  basis: SuggestionBasis,
): readonly DocumentCheck[] {
  if (document.kind === 'photo') return [];
  return document.media.flatMap(({ exhibitId, name }) => {
    const photo = documents.find((one) => one.kind === 'photo' && one.exhibitId === exhibitId);
    if (photo === undefined) return [];
    return photoView(photo, documents, basis).flags.map(({ text, metres, minutes }) =>
      check('photo', name, text, metres, minutes),
    );
  });
}

function check(
  kind: DocumentCheck['kind'],
  about: string,
  text: string,
  metres: number | null,
  minutes: number | null,
): DocumentCheck {
  return { kind, about, text, metres, minutes };
}
