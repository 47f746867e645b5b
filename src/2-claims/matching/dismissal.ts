import type { DismissalId, ExhibitId, SheetMappingId } from '#terms/ids.ts';
import type { Recorded } from '#terms/record.ts';
import type { SheetMapping } from '../sheet-mapping.ts';

/**
 * A suggestion that somebody set aside. It names the words and where they stand – the original, which never changes, and
 * its part – and not the document, which is made anew whenever the file is read again: what was set aside stays so.
 */
export interface Dismissal extends Recorded<DismissalId> {
  readonly exhibitId: ExhibitId;
  /** The part of the exhibit: `message 41`, `whole`. */
  readonly part: string;
  /** The words of the suggestion, white space put together. */
  readonly quote: string;
  readonly decidedBy: string;
}

/** A mapping of a sheet's columns that a case keeps under a name. */
export interface SavedMapping extends Recorded<SheetMappingId> {
  readonly name: string;
  readonly mapping: SheetMapping;
}

/** The form in which the words of a suggestion are kept and found again. */
export function dismissedWords(quote: string): string {
  return quote.normalize('NFC').replace(/\s+/g, ' ').trim();
}
