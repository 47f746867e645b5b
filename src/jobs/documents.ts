import type { CaseId, DocumentId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { isOwnLine } from '#intake/chat/own-line.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { resolveSender } from '#claims/resolve-sender.ts';
import type { ReadTx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import type { DocumentSummary, DocumentView } from './views.ts';
import { needCase } from './cases.ts';
import { conversationAround } from './conversation.ts';
import type { Desk } from './desk.ts';
import { groupBy } from './gather.ts';
import { translationOf } from './translations.ts';

/** All documents of a case in the order they arrived. */
export async function listDocuments(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly DocumentSummary[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    return summaries(tx, caseId);
  });
}

/** Summaries of some documents, or of all; in order of arrival. */
export async function summaries(
  tx: ReadTx,
  caseId: CaseId,
  ids?: readonly string[],
): Promise<readonly DocumentSummary[]> {
  if (ids !== undefined && ids.length === 0) return [];
  const numbers = await tx.numbers(caseId);
  const documents = await tx.list('document', ids === undefined ? { caseId } : { caseId, ids });
  const claims = groupBy(await tx.list('claim', { caseId }), (claim) => claim.documentId ?? '');
  return documents
    .map((document) => ({
      id: document.id,
      number: numbers.get(document.id) ?? 0,
      kind: document.kind,
      title: titleOf(document),
      sender: document.sender,
      statedTime: document.statedTime?.from ?? document.statedTime?.stated ?? null,
      language: document.language,
      claims: counted(claims.get(document.id) ?? []),
      ...(isOwnLine(document) ? { ownLine: true } : {}),
    }))
    .sort((a, b) => a.number - b.number);
}

/** The Reading screen of one document. */
export async function documentView(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
): Promise<DocumentView> {
  return desk.store.read(principal, async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const caseId = document.caseId;
    const numbers = await tx.numbers(caseId);
    const inOrder = [...numbers.entries()]
      .sort((a, b) => a[1] - b[1])
      .map(([key]) => key as string);
    const at = inOrder.indexOf(id);
    const exhibit = await tx.get('exhibit', document.exhibitId);
    const sources = await tx.list('source', { caseId });
    // Who a sender is may have been said after the message came.
    const sender = document.sender === null ? null : resolveSender(document.sender, sources);
    return {
      document: {
        ...document,
        senderSourceId: document.senderSourceId ?? sender?.id ?? null,
      },
      number: numbers.get(id) ?? 0,
      title: titleOf(document),
      claims: await tx.list('claim', { caseId, documentId: id }),
      questions: await tx.list('question', { caseId }),
      sources,
      previous: inOrder[at - 1] ?? null,
      next: inOrder[at + 1] ?? null,
      receivedFrom: exhibit?.receivedFrom.description ?? '',
      receivedAt: exhibit?.receivedAt ?? '',
      exhibitSha256: exhibit?.sha256 ?? '',
      translation: await translationOf(tx, id),
      around: await conversationAround(tx, caseId, document, numbers.get(id) ?? 0, sources),
    };
  });
}

/** A short name for a document: its title, or its first words. */
export function titleOf(document: Document): string {
  if (document.title !== null && document.title !== '') return document.title;
  // A row reads as its cells; the names of the columns are the same on every line.
  const text =
    document.kind === 'row'
      ? document.text.replace(/^[^:\n]*: ?/gm, '').replace(/\n+/g, ' · ')
      : document.text;
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return document.media[0]?.name ?? document.part;
  return words.length <= 80 ? words : `${words.slice(0, 79).trimEnd()}…`;
}

function counted(claims: readonly Claim[]): number {
  return claims.filter((claim) => claim.status === 'accepted' || claim.status === 'suggested')
    .length;
}
