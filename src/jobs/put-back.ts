/**
 * What hangs on documents – claims, links, the sessions they were told in – when the documents are read
 * anew and have other ids. Claims and links come back under their own ids, so that whatever refers to
 * them (a difference that was explained, another link) finds them again.
 *
 * A document is known again by its exhibit and part, a claim by its words in it: where the new reading
 * does not have them the claim stays gone, and its links with it.
 */
import type { CaseId, ClaimId, DocumentId, ImportId } from '#terms/ids.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { findSpan } from '#claims/span.ts';
import type { Link, LinkEnd } from '#lineage/link.ts';
import type { ReadTx, Tx } from '#store/store.ts';

/** The documents of an import before they are read anew, with what hangs on them. */
export interface Hanging {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
}

export async function hangingOn(tx: ReadTx, caseId: CaseId, importId: ImportId): Promise<Hanging> {
  const documents = await tx.list('document', { caseId, importId });
  const ids = new Set<string>(documents.map(({ id }) => id));
  const claims = (await tx.list('claim', { caseId })).filter(
    ({ documentId }) => documentId !== null && ids.has(documentId),
  );
  for (const { id } of claims) ids.add(id);
  const links = (await tx.list('link', { caseId })).filter(
    ({ child, parent }) => ids.has(child.id) || ids.has(parent.id),
  );
  return { documents, claims, links };
}

/** Puts it where it now belongs; answers how many claims a person had made are kept, and how many lost. */
export async function putBack(
  tx: Tx,
  caseId: CaseId,
  before: Hanging,
  importId: ImportId,
): Promise<{ readonly kept: number; readonly lost: number }> {
  const now = await tx.list('document', { caseId, importId });
  const documentAt = new Map(now.map((one) => [placeOf(one), one]));
  const fresh = new Map<string, Document>();
  for (const old of before.documents) {
    const one = documentAt.get(placeOf(old));
    if (one !== undefined) fresh.set(old.id, one);
  }
  const claimNow = new Map<string, ClaimId>();

  // The mapping of a sheet has made its claims anew: an old one is the new one with the same words.
  const mapped = new Map(
    (await tx.list('claim', { caseId, documentIds: now.map(({ id }) => id) }))
      .filter(({ suggestedBy }) => suggestedBy === 'import')
      .map((claim) => [wordsOf(claim, claim.documentId), claim.id]),
  );
  const own: { readonly claim: Claim; readonly documentId: DocumentId; span: Claim['span'] }[] = [];
  let lost = 0;
  for (const claim of before.claims) {
    const document = fresh.get(claim.documentId ?? '');
    if (claim.suggestedBy === 'import') {
      const id = mapped.get(wordsOf(claim, document?.id ?? null));
      if (id !== undefined) claimNow.set(claim.id, id);
      continue;
    }
    const span = document === undefined ? null : findSpan(document.text, claim.quote);
    if (document === undefined || (claim.span !== null && span === null)) lost += 1;
    else own.push({ claim, documentId: document.id, span });
  }
  await tx.restoreMany(
    'claim',
    caseId,
    own.map(({ claim }) => claim.id),
  );
  for (const { claim, documentId, span } of own) {
    // Its removal and its return are versions too.
    await tx.revise('claim', claim.id, claim.version + 2, { documentId, span });
    claimNow.set(claim.id, claim.id);
  }

  const gone = new Set<string>([...before.documents, ...before.claims].map(({ id }) => id));
  const endNow = (end: LinkEnd): LinkEnd | null => {
    if (!gone.has(end.id)) return end;
    if (end.kind === 'claim') {
      const id = claimNow.get(end.id);
      return id === undefined ? null : { kind: 'claim', id };
    }
    const document = fresh.get(end.id);
    return document === undefined ? null : { kind: 'document', id: document.id };
  };
  const links = before.links.flatMap((link) => {
    const [child, parent] = [endNow(link.child), endNow(link.parent)];
    return child === null || parent === null ? [] : [{ link, child, parent }];
  });
  await tx.restoreMany(
    'link',
    caseId,
    links.map(({ link }) => link.id),
  );
  for (const { link, child, parent } of links) {
    if (child === link.child && parent === link.parent) continue;
    await tx.revise('link', link.id, link.version + 2, { child, parent });
  }

  for (const session of await tx.list('session', { caseId })) {
    if (!session.documentIds.some((id) => gone.has(id))) continue;
    const documentIds = session.documentIds.flatMap((id) =>
      gone.has(id) ? (fresh.get(id)?.id ?? []) : id,
    );
    await tx.revise('session', session.id, session.version, { documentIds });
  }
  return { kept: own.length, lost };
}

const placeOf = ({ exhibitId, part }: Document): string => JSON.stringify([exhibitId, part]);

const wordsOf = (claim: Claim, documentId: DocumentId | null): string =>
  JSON.stringify([documentId, claim.questionId, claim.quote]);
