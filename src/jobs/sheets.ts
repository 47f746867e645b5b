import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { ReadOptions } from '#intake/document.ts';
import { IntakeError } from '#intake/format.ts';
import { parseMapping } from '#claims/parse-mapping.ts';
import type { SavedMapping } from '#claims/matching/dismissal.ts';
import { StoreError } from '#store/errors.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { chooseMapping, MAPPINGS } from './mappings.ts';
import { readInWorker } from './read-in-worker.ts';
import type { SheetPreview } from './suggestions-views.ts';

/** Rows that are shown and tried before anything is imported. */
const ROWS = 50;

/** Reads a sheet without keeping anything: its columns and first rows, for a mapping to be made and tried. */
export async function previewSheet(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly options: ReadOptions },
): Promise<SheetPreview> {
  const saved = await savedMappings(desk, principal, caseId);
  const reading = await readInWorker(file.bytes, file.name, file.options);
  const table = reading.table;
  if (table === null) {
    throw new IntakeError(
      `${file.name} is no sheet with rows and columns.`,
      'Import it without a mapping, or save the sheet as CSV or XLSX.',
    );
  }
  return {
    header: table.header,
    rows: table.rows.slice(0, ROWS),
    allRows: table.rows.length,
    notes: reading.notes.map(({ text }) => text),
    usual: chooseMapping(undefined, table)?.name ?? null,
    saved: [
      ...Object.entries(MAPPINGS).map(([name, mapping]) => ({ name, mapping })),
      ...saved.map(({ name, mapping }) => ({ name, mapping })),
    ],
  };
}

/** The mappings that a case keeps. */
export async function savedMappings(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly SavedMapping[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    return tx.list('sheet_mapping', { caseId });
  });
}

/** Keeps a mapping under its name; one that is there already gets a new version. */
export async function saveMapping(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  json: unknown,
): Promise<SavedMapping> {
  const mapping = parseMapping(json);
  if (mapping.name in MAPPINGS) {
    throw new StoreError('conflict', `“${mapping.name}” is built in: choose another name.`);
  }
  return desk.store.transact(
    principal,
    { verb: 'sheet_mapping.add', object: mapping.name },
    async (tx) => {
      await needCase(tx, caseId);
      await tx.alone(`mappings ${caseId}`);
      const there = (await tx.list('sheet_mapping', { caseId })).find(
        (one) => one.name === mapping.name,
      );
      return there === undefined
        ? tx.insert('sheet_mapping', caseId, { name: mapping.name, mapping })
        : tx.revise('sheet_mapping', there.id, there.version, { mapping });
    },
  );
}
