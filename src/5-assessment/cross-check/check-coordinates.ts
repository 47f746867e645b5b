import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { placeFlags } from '#claims/places/place-flags.ts';
import { scanPlaces } from '#claims/places/scan-places.ts';
import type { Difference, ToCheck } from './difference.ts';
import { whereOf } from './where-when.ts';

/** Coordinates against the places named in the same words, and against protected sites. */
export function coordinateChecks(
  { input, documents, book }: ToCheck,
  claims: readonly Claim[],
): readonly Difference[] {
  const byDocument = new Map<string, Document>(documents.map((one) => [one.id, one]));
  return claims.flatMap((claim): readonly Difference[] => {
    const where = whereOf(claim, input.question, book);
    if (where === null || where.takenFrom === 'question' || where.name !== null) return [];
    const text = byDocument.get(claim.documentId ?? '')?.text ?? claim.quote;
    const names = new Set(
      scanPlaces(text.slice(0, 20_000), {
        writtenOn: null,
        language: null,
        dayFirst: null,
        countries: [],
        gazetteer: book.gazetteer,
      }).flatMap((value) =>
        value.type === 'place' && !/[°º˚]/.test(value.text) ? [value.text] : [],
      ),
    );
    // A list of many things names many places; only in a short text do they speak of this point.
    const spoken = text.length <= 600 ? [...names] : [];
    if (claim.place !== null && book.find(claim.place) !== null) spoken.push(claim.place);
    const flags = placeFlags(
      {
        point: where,
        names: [...new Set(spoken)],
        sender: null,
        wasThere: claim.basis === 'saw',
        known: null,
        countries: [],
      },
      book.gazetteer,
    );
    const found = flags.map((flag): Difference => ({
      kind: 'coordinates',
      between: [[claim.id], []],
      text: flag.words,
      metres: flag.metres,
      minutes: null,
    }));
    if (where.site !== null) {
      found.push({
        kind: 'site',
        between: [[claim.id], []],
        text: `This point lies at a protected site (${where.site.name}), or too near to be told from it.`,
        metres: null,
        minutes: null,
      });
    }
    return found;
  });
}
