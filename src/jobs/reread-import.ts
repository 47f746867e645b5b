import type { ImportId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { ReadOptions } from '#intake/document.ts';
import type { SheetMapping } from '#claims/sheet-mapping.ts';
import { StoreError } from '#store/errors.ts';
import { must } from '#store/policy.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { undoToReadAgain } from './imports.ts';
import { hangingOn, putBack } from './put-back.ts';
import type { ImportView } from './views.ts';

/** A new reading of an original, with what became of the claims found in the old one. */
export interface Reread {
  readonly view: ImportView;
  /** Claims that stand in the new reading at the same words. */
  readonly kept: number;
  /** Claims whose words the new reading does not have; their history stays. */
  readonly lost: number;
}

/**
 * Reads an original again with other options: the old reading is taken back, the same bytes are read anew, and every
 * claim that a person made is put where its words now stand – in the same part of the file, else nowhere – with its links and
 * the session it was told in (`put-back.ts`). What was set aside stays set aside by itself (`Dismissal`). Claims that a mapping made
 * come from the new mapping.
 *
 * Throws `StoreError` when the import is not the standing one.
 */
export async function rereadImport(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
  options: ReadOptions,
  mapping?: string | SheetMapping,
): Promise<Reread> {
  const before = await desk.store.read(principal, async (tx) => {
    const record = await tx.get('import', importId);
    if (record === null) throw new StoreError('not-found', 'There is no such import.');
    if (record.status !== 'done' && record.status !== 'failed') {
      throw new StoreError('conflict', 'This import was taken back: import the file again.');
    }
    const members = (await needCase(tx, record.caseId)).members;
    const role = members.find((one) => one.userId === principal.userId)?.role ?? null;
    must(principal, 'import.run', role);
    const first = record.exhibitIds[0];
    const exhibit = first === undefined ? null : await tx.get('exhibit', first);
    if (exhibit === null) throw new StoreError('not-found', 'The original is not there.');
    return { record, exhibit, hanging: await hangingOn(tx, record.caseId, importId) };
  });
  const { record, exhibit } = before;
  const bytes = await desk.store.exhibits.get(exhibit.sha256);
  await undoToReadAgain(desk, principal, importId);
  const used = mapping ?? record.options.mapping;
  const { mapping: _, ...earlier } = record.options;
  const view = await importFile(desk, principal, record.caseId, {
    name: exhibit.name,
    bytes,
    from: exhibit.receivedFrom.description,
    channel: exhibit.channel,
    options: { ...earlier, ...options },
    ...(used === undefined ? {} : { mapping: used }),
  });
  const moved = await desk.store.transact(
    principal,
    { verb: 'import.run', object: exhibit.name },
    (tx) => putBack(tx, record.caseId, before.hanging, view.import.id),
  );
  return { view, ...moved };
}
