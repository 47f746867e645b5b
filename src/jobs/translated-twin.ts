import type { DocumentId } from '#terms/ids.ts';
import type { Document } from '#intake/document.ts';
import type { DocumentSuggestions } from './suggestions-views.ts';

/** Messages further apart than this are not taken for a text and its translation. */
const HOURS = 4;

/**
 * The same message in another language: of the same file, written within four hours, and sharing a place, a number or
 * announcing itself as a translation ("in English:", "ترجمة"). The nearest in time that does. A suggestion for the
 * eye – it stands beside the text and changes nothing.
 */
export function findTwin(
  document: Document,
  documents: readonly Document[],
  numbers: ReadonlyMap<DocumentId, number>,
): DocumentSuggestions['twin'] {
  if (document.kind !== 'message' || document.statedTime?.from == null) return null;
  const at = Date.parse(`${document.statedTime.from.replace(/Z$/, '')}Z`);
  const candidates = documents
    .filter(
      (other) =>
        other.id !== document.id &&
        other.importId === document.importId &&
        other.exhibitId === document.exhibitId &&
        other.kind === 'message' &&
        other.language !== null &&
        document.language !== null &&
        other.language !== document.language &&
        other.sender !== null &&
        other.statedTime?.from != null,
    )
    .map((other) => ({
      other,
      apart: Math.abs(at - Date.parse(`${(other.statedTime?.from ?? '').replace(/Z$/, '')}Z`)),
    }))
    .filter(({ other, apart }) => apart <= HOURS * 3_600_000 && announces(document, other))
    .toSorted((a, b) => a.apart - b.apart);
  const [best] = candidates;
  if (best === undefined) return null;
  return {
    id: best.other.id,
    number: numbers.get(best.other.id) ?? 0,
    language: best.other.language,
    text: best.other.text,
    why: `sent ${Math.round(best.apart / 60_000)} minutes apart in another language, and one of them says that it translates`,
  };
}

function announces(a: Document, b: Document): boolean {
  return [a, b].some(({ text }) => TRANSLATES.test(text.slice(0, 120)));
}

const TRANSLATES =
  /(?:in (?:English|Arabic|French)\s*[:,]|translat(?:ed|ion)|en (?:français|anglais|arabe)\s*[:,]|traduction|ترجم|بالإنجليزية|بالإنكليزية|بالفرنسية|بالعربية)/iu;
