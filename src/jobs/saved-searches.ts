import type { CaseId, Id } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { SavedSearch } from '#terms/saved-search.ts';
import { StoreError } from '#store/errors.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';

export type SavedSearchDraft = Pick<SavedSearch, 'name' | 'screen' | 'search'>;

/** The searches kept with a case, by name. */
export async function listSavedSearches(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly SavedSearch[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const searches = await tx.list('saved_search', { caseId });
    return searches.toSorted((a, b) => a.name.localeCompare(b.name));
  });
}

/** Keeps a search under a name; the name may not be taken on the same screen. */
export async function saveSearch(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  draft: SavedSearchDraft,
  key?: string,
): Promise<SavedSearch> {
  return desk.store.transact(principal, act('saved_search.add', caseId, draft, key), async (tx) => {
    await needCase(tx, caseId);
    await tx.alone(`saved searches of ${caseId}`);
    const taken = (await tx.list('saved_search', { caseId })).some(
      ({ name, screen }) => name === draft.name && screen === draft.screen,
    );
    if (taken) {
      throw new StoreError(
        'conflict',
        `There is a saved search “${draft.name}” already: change that one, or choose another name.`,
      );
    }
    return tx.insert('saved_search', caseId, draft);
  });
}

/** Another name, or other filters under the same name. */
export async function editSavedSearch(
  desk: Desk,
  principal: Principal,
  id: Id<'saved-search'>,
  version: number,
  change: Partial<SavedSearchDraft>,
): Promise<SavedSearch> {
  return desk.store.transact(principal, { verb: 'saved_search.edit', object: id }, (tx) =>
    tx.revise('saved_search', id, version, change),
  );
}

export async function removeSavedSearch(
  desk: Desk,
  principal: Principal,
  id: Id<'saved-search'>,
  version: number,
): Promise<void> {
  await desk.store.transact(principal, { verb: 'saved_search.remove', object: id }, async (tx) => {
    await tx.remove('saved_search', id, version);
    return null;
  });
}
