/**
 * Words in documents that may speak of a threat to life, found once in every text and kept.
 *
 * A case may hold a hundred thousand documents and the desk asks every half minute, so texts are not
 * read again: the log of what was done tells which documents changed since the last time. What is kept
 * holds hits only, and whether somebody may see a case is asked before (`needCase`, `tx.cases`).
 */
import type { CaseId, DocumentId } from '#terms/ids.ts';
import type { Document } from '#intake/document.ts';
import { findThreats, type ThreatHit } from '#assessment/warning/threat-words.ts';
import type { ReadTx, Store } from '#store/store.ts';
import type { Desk } from './desk.ts';

/** A document in which something was found. */
export interface ThreatFound {
  readonly documentId: DocumentId;
  readonly sender: string | null;
  readonly toldAt: string | null;
  readonly hits: readonly ThreatHit[];
}

/** Documents read at once. */
const PORTION = 2_000;
/** So many cases are kept; the one not asked for the longest goes first. */
const MOST_CASES = 1_000;

interface Kept {
  moment: number;
  readonly found: Map<string, ThreatFound>;
}

const ofStore = new WeakMap<Store, Map<CaseId, Kept>>();

export async function threatsIn(
  desk: Desk,
  tx: ReadTx,
  caseId: CaseId,
): Promise<readonly ThreatFound[]> {
  let cases = ofStore.get(desk.store);
  if (cases === undefined) ofStore.set(desk.store, (cases = new Map<CaseId, Kept>()));
  const moment = await tx.moment();
  const known = cases.get(caseId);
  if (known !== undefined && known.moment >= moment) return [...known.found.values()];
  const kept: Kept = { moment, found: new Map(known?.found) };
  if (known === undefined) {
    for (let after: string | undefined; ;) {
      const portion: readonly Document[] = await tx.list('document', {
        caseId,
        limit: PORTION,
        ...(after === undefined ? {} : { after }),
      });
      for (const document of portion) scan(document, kept);
      if (portion.length < PORTION) break;
      after = portion.at(-1)?.id;
    }
  } else {
    const changed = (await tx.changes(caseId, known.moment)).get('document') ?? new Set<string>();
    for (const id of changed) kept.found.delete(id);
    if (changed.size > 0) {
      for (const one of await tx.list('document', { caseId, ids: [...changed] })) scan(one, kept);
    }
  }
  // Two readings at once may both get here; the one that saw more stays.
  if ((cases.get(caseId)?.moment ?? -1) <= moment) {
    cases.delete(caseId);
    cases.set(caseId, kept);
  }
  for (const oldest of cases.keys()) {
    if (cases.size <= MOST_CASES) break;
    cases.delete(oldest);
  }
  return [...kept.found.values()];
}

function scan(document: Document, into: Kept): void {
  const hits = findThreats(document.text);
  if (hits.length === 0) return;
  into.found.set(document.id, {
    documentId: document.id,
    sender: document.sender,
    toldAt: document.statedTime?.stated ?? null,
    hits,
  });
}
