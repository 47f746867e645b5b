import type { Case, CaseRole } from '#terms/case.ts';
import { asId, type CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import { must } from '#store/policy.ts';
import type { ReadTx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import type { CaseView } from './views.ts';
import { act } from './act.ts';
import type { Desk } from './desk.ts';

/** The cases this person may see, newest first. */
export async function listCases(desk: Desk, principal: Principal): Promise<readonly CaseView[]> {
  return desk.store.read(principal, async (tx) => {
    const cases = await tx.cases();
    const views = [];
    for (const found of cases) views.push(await viewOf(tx, principal, found));
    return views.sort((a, b) => (a.case.madeAt < b.case.madeAt ? 1 : -1));
  });
}

export async function caseView(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<CaseView> {
  return desk.store.read(principal, async (tx) =>
    viewOf(tx, principal, await needCase(tx, caseId)),
  );
}

/** Opens a case; noted in the journal first, so that `hearsay rebuild` knows where imports belong. */
export async function createCase(
  desk: Desk,
  principal: Principal,
  draft: Draft<Case>,
  key?: string,
): Promise<Case> {
  must(principal, 'case.create', null);
  const id = draft.id ?? asId<CaseId>(desk.newId());
  const { id: _proposed, ...rest } = draft;
  await desk.store.journal.append({ kind: 'case', at: desk.clock(), caseId: id, draft: rest });
  return desk.store.transact(principal, act('case.create', draft.title, draft, key), (tx) =>
    tx.createCase({ ...rest, id }),
  );
}

/** The case, or the answer that it does not exist (also when it is somebody else's). */
export async function needCase(tx: ReadTx, caseId: CaseId): Promise<Case> {
  const found = await tx.get('case', caseId);
  if (found === null) throw new StoreError('not-found', 'There is no such case.');
  return found;
}

async function viewOf(tx: ReadTx, principal: Principal, found: Case): Promise<CaseView> {
  const caseId = found.caseId;
  const links = await tx.list('link', { caseId });
  const role: CaseRole =
    found.members.find((member) => member.userId === principal.userId)?.role ?? 'reader';
  return {
    case: found,
    role,
    counts: {
      questions: await tx.count('question', { caseId }),
      documents: await tx.count('document', { caseId }),
      claims: await tx.count('claim', { caseId }),
      sources: await tx.count('source', { caseId }),
      suggestedLinks: links.filter((link) => link.state === 'suggested').length,
    },
  };
}
