import type { ImportId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Import, Note } from '#intake/document.ts';
import { StoreError } from '#store/errors.ts';
import type { Desk } from './desk.ts';

/**
 * What was not understood in an import, as a sheet to work through: one row for each line that a doubt or
 * an error is about, and one for each of those about the whole. Throws `StoreError` when there is no
 * such import for this person.
 */
export async function importErrors(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }> {
  const record: Import | null = await desk.store.read(principal, (tx) =>
    tx.get('import', importId),
  );
  if (record === null) throw new StoreError('not-found', 'There is no such import.');
  return {
    name: 'import-errors.csv',
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(errorSheet(record.notes)),
  };
}

/** `line,level,text`; the byte-order mark makes spreadsheets read it as UTF-8. */
export function errorSheet(notes: readonly Note[]): string {
  const rows = notes
    .filter(({ level }) => level !== 'info')
    .flatMap(({ level, text, lines }) =>
      (lines.length === 0 ? [''] : lines.map(String)).map((line) => [line, level, text]),
    );
  return `\ufeff${[['line', 'level', 'text'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** Quoted; what a spreadsheet would take for a formula is made a text by an apostrophe (OWASP). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
