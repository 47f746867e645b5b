import type { CaseId, ExhibitId, Sha256 } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Note, ReadOptions } from '#intake/document.ts';
import type { RowError } from '#claims/coded-claim.ts';
import { mapTable, type SheetMapping } from '#claims/sheet-mapping.ts';
import type { Tx } from '#store/store.ts';
import type { Desk } from './desk.ts';
import type { DocumentDraft } from './file-documents.ts';
import { chooseMapping } from './mappings.ts';
import type { FileRead } from './read-arrival.ts';
import { resolveCodedClaims } from './resolve-coded-claims.ts';

/** Claims of the sheets among the files, by the mapping that was asked for or fits; what is noted on the way joins `notes`. */
export async function claimsOfSheets(
  desk: Desk,
  tx: Tx,
  principal: Principal,
  caseId: CaseId,
  wanted: string | SheetMapping | undefined,
  files: readonly FileRead[],
  documents: readonly DocumentDraft[],
  exhibitIds: ReadonlyMap<Sha256, ExhibitId>,
  options: ReadOptions,
  notes: Note[],
): Promise<{ claims: number; errors: readonly RowError[] }> {
  let claims = 0;
  const errors: RowError[] = [];
  for (const file of files) {
    const table = file.reading?.table ?? null;
    if (table === null) continue;
    const mapping = chooseMapping(wanted ?? options.mapping, table);
    if (mapping === null) {
      notes.push({
        level: 'info',
        text: `${file.name}: the rows are kept as documents; nothing says yet which column holds what. To make claims of them, undo this import, choose the file again and press “Map its columns …” (on the command line: import it again with --mapping).`,
        lines: [],
      });
      continue;
    }
    const mapped = mapTable(table, mapping, { zone: options.zone ?? 'UTC' });
    for (const note of mapped.notes) notes.push(note);
    for (const error of mapped.errors) errors.push(error);
    const exhibitId = exhibitIds.get(file.sha256);
    const byLine = new Map(
      documents
        .filter((document) => document.kind === 'row' && document.exhibitId === exhibitId)
        .map((document) => [Number(/\d+/.exec(document.part)?.[0] ?? 0), document]),
    );
    claims += await resolveCodedClaims(
      desk,
      tx,
      principal,
      caseId,
      mapped.claims,
      (line) => byLine.get(line) ?? null,
    );
  }
  for (const error of errors) notes.push({ level: 'error', text: error.text, lines: [error.line] });
  return { claims, errors };
}
