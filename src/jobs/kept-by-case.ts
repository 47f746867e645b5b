/**
 * What is worked out once from all records of a case and then kept up: read whole the first time, after
 * that by what the log says has changed. While nothing changed, asking costs one look at how far the log
 * has come. Nothing here asks who may see it: that is asked before (`needCase`, `tx.cases`).
 */
import type { CaseId } from '#terms/ids.ts';
import type { ReadTx, RecordKind, RecordKinds, Store } from '#store/store.ts';

export interface Keeping<T> {
  whole(tx: ReadTx, caseId: CaseId): Promise<T>;
  /** The same with what changed since; `known` stays as it is. */
  upTo(tx: ReadTx, caseId: CaseId, known: T, since: number): Promise<T>;
}

interface Kept<T> {
  readonly moment: number;
  readonly what: T;
}

/** So many cases are kept of a store; the one not asked for the longest goes first. */
const MOST_CASES = 1_000;
/** Records read at once. */
const PORTION = 2_000;

/** What is kept, as `tx` sees it or newer. */
export function keptByCase<T>(
  how: Keeping<T>,
): (store: Store, tx: ReadTx, caseId: CaseId) => Promise<T> {
  const ofStore = new WeakMap<Store, Map<CaseId, Kept<T>>>();
  return async (store, tx, caseId) => {
    let cases = ofStore.get(store);
    if (cases === undefined) ofStore.set(store, (cases = new Map<CaseId, Kept<T>>()));
    const moment = await tx.moment();
    const known = cases.get(caseId);
    if (known !== undefined && known.moment >= moment) return touched(cases, caseId, known);
    const what =
      known === undefined
        ? await how.whole(tx, caseId)
        : await how.upTo(tx, caseId, known.what, known.moment);
    // Two readings at once may both get here; the one that saw more stays.
    const there = cases.get(caseId);
    if (there === undefined || there.moment <= moment) touched(cases, caseId, { moment, what });
    for (const oldest of cases.keys()) {
      if (cases.size <= MOST_CASES) break;
      cases.delete(oldest);
    }
    return what;
  };
}

/** A case asked for is the last to go. */
function touched<T>(cases: Map<CaseId, Kept<T>>, caseId: CaseId, kept: Kept<T>): T {
  cases.delete(caseId);
  cases.set(caseId, kept);
  return kept.what;
}

/** All records of a kind, some thousand at a time, by id. */
export async function* inPortions<K extends RecordKind>(
  tx: ReadTx,
  kind: K,
  caseId: CaseId,
): AsyncGenerator<readonly RecordKinds[K][]> {
  for (let after = ''; ;) {
    const portion = await tx.list(kind, { caseId, after, limit: PORTION });
    yield portion;
    const last = portion.at(-1);
    if (last === undefined || portion.length < PORTION) return;
    after = last.id;
  }
}
