/** Finds the documents that a case file means: by the file they came in and a few words of them. */
import type { Document } from '#intake/document.ts';
import { findSpan } from '#claims/span.ts';
import { CaseFileError } from './case-file-error.ts';
import type { CaseFile, FileClaim } from './case-file-format.ts';

/** The document of each claim, in the order of the file. Throws when one cannot be told. */
export function findDocuments<D extends Pick<Document, 'part' | 'text'>>(
  file: CaseFile,
  documents: ReadonlyMap<string, readonly D[]>,
): ReadonlyMap<FileClaim, D> {
  const faults: string[] = [];
  const found = new Map<FileClaim, D>();
  for (const question of file.questions) {
    for (const [i, claim] of question.claims.entries()) {
      const where = `${question.ref}, claim ${i + 1}`;
      const document = locate(documents.get(claim.in) ?? [], claim.near ?? claim.quote);
      if (document === null || 'reason' in document) {
        faults.push(`${where}: ${document?.reason ?? `${claim.in} holds no document`}`);
      } else if (findSpan(document.text, claim.quote) === null) {
        faults.push(`${where}: "${claim.quote}" does not stand in ${document.part} of ${claim.in}`);
      } else found.set(claim, document);
    }
  }
  if (faults.length > 0) throw new CaseFileError(faults);
  return found;
}

/** The one document that holds these words; the only one, when there are no words. */
export function locate<D extends Pick<Document, 'text'>>(
  documents: readonly D[],
  words: string | undefined,
): D | { readonly reason: string } | null {
  const fitting =
    words === undefined
      ? documents
      : documents.filter((document) => findSpan(document.text, words) !== null);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  if (words === undefined)
    return documents.length === 0 ? null : { reason: 'name some words of it' };
  return {
    reason: `"${words}" stands in ${fitting.length === 0 ? 'no document' : `${fitting.length} documents`} of the file; it must be one`,
  };
}
