/**
 * Words in documents that may speak of a threat to life, found once in every text and kept.
 *
 * A case may hold a hundred thousand documents and the desk asks every half minute, so texts are read
 * once and then kept up (`kept-by-case.ts`). What is kept holds hits only.
 */
import type { CaseId, DocumentId } from '#terms/ids.ts';
import type { Document } from '#intake/document.ts';
import { findThreats, type ThreatHit } from '#assessment/warning/threat-words.ts';
import type { ReadTx } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { inPortions, keptByCase } from './kept-by-case.ts';

/** A document in which something was found. */
export interface ThreatFound {
  readonly documentId: DocumentId;
  readonly sender: string | null;
  readonly toldAt: string | null;
  readonly hits: readonly ThreatHit[];
}

type Found = ReadonlyMap<string, ThreatFound>;

const kept = keptByCase<Found>({
  async whole(tx, caseId) {
    const found = new Map<string, ThreatFound>();
    for await (const portion of inPortions(tx, 'document', caseId)) {
      for (const document of portion) scan(document, found);
    }
    return found;
  },
  async upTo(tx, caseId, known, since) {
    const changed = (await tx.changes(caseId, since)).get('document');
    if (changed === undefined || changed.size === 0) return known;
    const found = new Map(known);
    for (const id of changed) found.delete(id);
    for (const one of await tx.list('document', { caseId, ids: [...changed] })) scan(one, found);
    return found;
  },
});

export async function threatsIn(
  desk: Desk,
  tx: ReadTx,
  caseId: CaseId,
): Promise<readonly ThreatFound[]> {
  return [...(await kept(desk.store, tx, caseId)).values()];
}

function scan(document: Document, into: Map<string, ThreatFound>): void {
  const hits = findThreats(document.text);
  if (hits.length === 0) return;
  into.set(document.id, {
    documentId: document.id,
    sender: document.sender,
    toldAt: document.statedTime?.stated ?? null,
    hits,
  });
}
