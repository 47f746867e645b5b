import type { CaseId } from '#terms/ids.ts';
import type { Document } from '#intake/document.ts';
import type { ReadTx, Store } from '#store/store.ts';
import type { Desk } from './desk.ts';

interface Kept {
  readonly documents: Map<string, Document>;
  /** How far the log had come when they were read. */
  moment: number;
}

const ofStore = new WeakMap<Store, Map<string, Kept>>();
/** Cases whose documents are kept at once; the one asked for longest ago goes first. */
const MOST_CASES = 4;

/**
 * All documents of a case, kept in memory and brought up to what `tx` sees by what the log says has changed: a list
 * of ten thousand messages is read once, and after that only what is new.
 */
export async function caseDocuments(
  desk: Desk,
  tx: ReadTx,
  caseId: CaseId,
): Promise<readonly Document[]> {
  let cases = ofStore.get(desk.store);
  if (cases === undefined) ofStore.set(desk.store, (cases = new Map()));
  const moment = await tx.moment();
  const before = cases.get(caseId);
  cases.delete(caseId);
  let kept: Kept;
  if (before === undefined || before.moment > moment) {
    const all = await tx.list('document', { caseId });
    kept = { documents: new Map(all.map((one) => [one.id, one])), moment };
  } else {
    const ids = (await tx.changes(caseId, before.moment)).get('document');
    // A new map: another reading may be walking through the old one.
    const documents = ids === undefined ? before.documents : new Map(before.documents);
    if (ids !== undefined) {
      for (const id of ids) documents.delete(id);
      for (const one of await tx.list('document', { caseId, ids: [...ids] }))
        documents.set(one.id, one);
    }
    kept = { documents, moment };
  }
  cases.set(caseId, kept);
  if (cases.size > MOST_CASES) cases.delete(cases.keys().next().value ?? '');
  return [...kept.documents.values()];
}
