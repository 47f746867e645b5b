import type { Document } from '#intake/document.ts';
import { howKnown } from '#claims/places/how-known.ts';
import { placeFlags } from '#claims/places/place-flags.ts';
import { scanPlaces } from '#claims/places/scan-places.ts';
import { loadGazetteer } from './gazetteer.ts';
import { photoView } from './photos.ts';
import type { SuggestionBasis } from './suggestions.ts';
import type { DocumentCheck } from './suggestions-views.ts';

/** Points of a text that are looked at; a list of a hundred is a sheet. */
const MOST_POINTS = 20;
/** Names of places that something is to be asked about; the others carry it on their cards. */
const MOST_NAMES = 10;
/** Shown on the card, and nothing to ask. */
const SPELLING = /^(?:spelt as|not in the gazetteer)/;
/** In a longer text the places named are not those of a point. */
const SHORT = 600;
const LONGEST = 20_000;

/**
 * What a person should ask about a document before coding it: names of places that may mean several or lie far from
 * the case, coordinates in its words against the places it names and against how exactly they can be known, and the photos it carries against what is claimed
 * of them. Of a photo itself `photoView` has the same.
 */
export async function documentChecks(
  document: Document,
  documents: readonly Document[],
  basis: SuggestionBasis,
): Promise<readonly DocumentCheck[]> {
  return [
    ...(await placeChecks(document, await basis.countries())),
    ...photoChecks(document, documents, basis),
  ];
}

async function placeChecks(
  document: Document,
  countries: readonly string[],
): Promise<readonly DocumentCheck[]> {
  const text = document.text.slice(0, LONGEST);
  const gazetteer = await loadGazetteer();
  const found = scanPlaces(text, {
    writtenOn: null,
    language: document.language,
    dayFirst: null,
    countries,
    gazetteer,
  });
  const names =
    text.length > SHORT
      ? []
      : [
          ...new Set(
            found.flatMap((one) =>
              one.type === 'place' && !/[°º˚]/.test(one.text) ? [one.text] : [],
            ),
          ),
        ];
  const asked = new Map<string, DocumentCheck>();
  for (const one of found) {
    if (one.type !== 'place' || asked.size >= MOST_NAMES) continue;
    for (const doubt of one.doubts.filter((words) => !SPELLING.test(words)))
      asked.set(`${one.text} ${doubt}`, check('place', one.text, doubt, null, null));
  }
  const points = found
    .flatMap((one) => (one.type === 'point' ? [one] : []))
    .slice(0, MOST_POINTS)
    .flatMap(({ text: words, lat, lon, radius, doubts }): readonly DocumentCheck[] => {
      const evidence = {
        point: { lat, lon, radius },
        names,
        sender: null,
        wasThere: false,
        known: text.length > SHORT ? null : howKnown(text),
        countries,
      };
      // The scanner has said in words what is measured here.
      const flags = placeFlags(evidence, gazetteer);
      return [
        ...doubts
          .filter((doubt) => !flags.some((flag) => flag.words === doubt))
          .map((doubt) => check('place', words, doubt, null, null)),
        ...flags.map((flag) => check('place', words, flag.words, flag.metres, null)),
      ];
    });
  return [...points, ...asked.values()];
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
