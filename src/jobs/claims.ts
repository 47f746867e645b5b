import type { CaseId, ClaimId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Claim } from '#claims/claim.ts';
import type { Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import type { ClaimEdit } from './views.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';

/** Adds a claim decided by a person. Everything it names must be in the same case. */
export async function addClaim(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  edit: ClaimEdit,
  key?: string,
): Promise<Claim> {
  return desk.store.transact(principal, act('claim.add', caseId, edit, key), async (tx) => {
    await needCase(tx, caseId);
    await checkClaim(tx, caseId, edit);
    return tx.insert('claim', caseId, {
      ...edit,
      suggestedBy: 'person',
      decidedBy: principal.name,
    });
  });
}

/** The next version of a claim; the one who changed it has decided it. */
export async function editClaim(
  desk: Desk,
  principal: Principal,
  id: ClaimId,
  version: number,
  change: Partial<ClaimEdit>,
): Promise<Claim> {
  return desk.store.transact(principal, { verb: 'claim.edit', object: id }, async (tx) => {
    const claim = await tx.get('claim', id);
    if (claim === null) throw new StoreError('not-found', 'There is no such claim.');
    await checkClaim(tx, claim.caseId, { ...claim, ...change });
    return tx.revise('claim', id, version, { ...change, decidedBy: principal.name });
  });
}

/** A tombstone: the claim no longer counts, its history stays. */
export async function removeClaim(
  desk: Desk,
  principal: Principal,
  id: ClaimId,
  version: number,
): Promise<void> {
  await desk.store.transact(principal, { verb: 'claim.remove', object: id }, async (tx) => {
    await tx.remove('claim', id, version);
    return null;
  });
}

/** [CL] A claim belongs to a question, a document and sources of its own case, and fits its question. */
export async function checkClaim(tx: Tx, caseId: CaseId, claim: ClaimEdit): Promise<void> {
  const question = await tx.get('question', claim.questionId);
  if (question === null || question.caseId !== caseId) {
    throw new StoreError('invalid', 'The claim names a question that is not in this case.');
  }
  if (question.type !== claim.value.type) {
    throw new StoreError(
      'invalid',
      `${question.ref} is answered by a ${question.type}; the claim gives a ${claim.value.type}.`,
    );
  }
  if (claim.hops.length === 0) {
    throw new StoreError(
      'invalid',
      'A claim needs at least one hop: who told us? Use a gap if unknown.',
    );
  }
  if (claim.value.type === 'number') {
    const { low, high } = claim.value;
    if (low === null && high === null) {
      throw new StoreError('invalid', 'A number needs a lower or an upper bound, or both.');
    }
    if (low !== null && high !== null && low > high) {
      throw new StoreError('invalid', `The lower bound ${low} is above the upper bound ${high}.`);
    }
  }
  const sourceIds = new Set(
    claim.hops.flatMap((hop) => (hop.actor.kind === 'source' ? [hop.actor.sourceId] : [])),
  );
  for (const sourceId of sourceIds) {
    const source = await tx.get('source', sourceId);
    if (source === null || source.caseId !== caseId) {
      throw new StoreError('invalid', 'The chain names a source that is not in this case.');
    }
  }
  if (claim.documentId === null) {
    if (claim.span !== null) {
      throw new StoreError('invalid', 'A span needs the document it lies in.');
    }
    return;
  }
  const document = await tx.get('document', claim.documentId);
  if (document === null || document.caseId !== caseId) {
    throw new StoreError('invalid', 'The claim names a document that is not in this case.');
  }
  if (claim.span !== null) {
    const [start, end] = claim.span;
    if (start < 0 || end > document.text.length || start >= end) {
      throw new StoreError(
        'invalid',
        `The span ${start}–${end} does not lie within the document (0–${document.text.length}).`,
      );
    }
  }
}
