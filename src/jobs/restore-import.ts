/**
 * Taking back that an import was taken back: one wrong key must not cost the claims of a morning.
 *
 * Its documents, the claims found in them, the questions they had asked and their links come back under their own ids, as they were.
 * What had been added to other imports meanwhile, because they repeat it, goes again where nothing
 * hangs on it yet.
 */
import { asId, type CaseId, type ExhibitId, type ImportId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Document, Import } from '#intake/document.ts';
import { StoreError } from '#store/errors.ts';
import type { Act, Tx } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { eachOnce } from './known-messages.ts';

export interface Restored {
  readonly documents: number;
  readonly claims: number;
}

/** Throws a `StoreError` when the import stands, or when its file was imported again since. */
export async function restoreImport(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
  /** What the log calls it, where it is part of something else. */
  act: Pick<Act, 'verb' | 'object'> = { verb: 'import.restore', object: importId },
): Promise<Restored> {
  const { caseId, sha256, ...restored } = await desk.store.transact(principal, act, async (tx) => {
    const record = await tx.get('import', importId);
    if (record === null) throw new StoreError('not-found', 'There is no such import.');
    const { caseId, madeAt } = record;
    // Before anything is said of it.
    await tx.allowed(caseId);
    if (record.status !== 'undone') {
      throw new StoreError('conflict', 'This import stands: there is nothing to bring back.');
    }
    const first = record.exhibitIds[0] ?? asId<ExhibitId>('');
    const again = (await tx.list('import', { caseId, exhibitId: first })).find(
      ({ status, exhibitIds }) => status === 'done' && exhibitIds[0] === first,
    );
    if (again !== undefined) {
      throw new StoreError(
        'conflict',
        'This file was imported again since. Take that import back first.',
      );
    }
    const documents = (await tx.removedAt('document', caseId, madeAt)).filter(
      (one) => one.importId === importId,
    );
    const back = new Set<string>(documents.map(({ id }) => id));
    const found = (await tx.removedAt('claim', caseId, madeAt)).filter(({ documentId }) =>
      back.has(documentId ?? ''),
    );
    // Questions that went with it, because nobody else had said anything on them.
    const wanted = new Set<string>(
      found.filter((one) => one.suggestedBy === 'import').map(({ questionId }) => questionId),
    );
    await tx.restoreMany(
      'question',
      caseId,
      (await tx.removedAt('question', caseId, madeAt))
        .map(({ id }) => id as string)
        .filter((id) => wanted.has(id)),
    );
    const questions = new Set<string>((await tx.list('question', { caseId })).map(({ id }) => id));
    const claims = found.filter(({ questionId }) => questions.has(questionId));
    await tx.restoreMany('document', caseId, [...back]);
    await tx.restoreMany(
      'claim',
      caseId,
      claims.map(({ id }) => id),
    );
    await restoreLinks(tx, caseId, madeAt, back);
    await removeAdded(tx, record, documents);
    await tx.revise('import', importId, record.version, { status: 'done' });
    const { sha256 } = (await tx.get('exhibit', first)) ?? { sha256: '' };
    return { documents: documents.length, claims: claims.length, caseId, sha256 };
  });
  await desk.store.journal.append({
    kind: 'restored',
    at: desk.clock(),
    caseId,
    sha256,
    by: principal.userId,
  });
  return restored;
}

/** Links that went at that moment with one of the documents or its claims, whose two ends are there. */
async function restoreLinks(
  tx: Tx,
  caseId: CaseId,
  at: Import['madeAt'],
  documents: ReadonlySet<string>,
): Promise<void> {
  const gone = await tx.removedAt('link', caseId, at);
  if (gone.length === 0) return;
  const all = await tx.list('claim', { caseId });
  const claims = new Map<string, string | null>(all.map((one) => [one.id, one.documentId]));
  const ends = gone.flatMap(({ child, parent }) => [child, parent]);
  const ids = ends.flatMap((end) => (end.kind === 'document' ? [end.id] : []));
  const there = new Set<string>(
    (await tx.list('document', { caseId, ids })).map(({ id }) => id as string),
  );
  const back = gone.filter(({ child, parent }) => {
    const two = [child, parent];
    return (
      two.every(({ id }) => there.has(id) || claims.has(id)) &&
      two.some(({ id }) => documents.has(id) || documents.has(claims.get(id) ?? ''))
    );
  });
  await tx.restoreMany(
    'link',
    caseId,
    back.map(({ id }) => id),
  );
}

/** Takes out of other imports what was added to them when this one went, unless something hangs on it. */
async function removeAdded(
  tx: Tx,
  restored: Import,
  documents: readonly Document[],
): Promise<void> {
  const { caseId, madeAt, id } = restored;
  const holds = new Map(documents.map((one) => [one.textReceived, one.exhibitId]));
  const used = new Set<string>();
  for (const { documentId } of await tx.list('claim', { caseId })) used.add(documentId ?? '');
  for (const { child, parent } of await tx.list('link', { caseId })) {
    used.add(child.id);
    used.add(parent.id);
  }
  for (const session of await tx.list('session', { caseId })) {
    for (const one of session.documentIds) used.add(one);
  }
  for (const other of await tx.list('import', { caseId })) {
    if (other.id === id || other.status !== 'done' || other.madeAt < madeAt) continue;
    const added = (await tx.list('document', { caseId, importId: other.id })).filter(
      (one) => one.madeAt === madeAt && holds.has(one.textReceived) && !used.has(one.id),
    );
    if (added.length === 0) continue;
    await tx.removeMany(
      'document',
      caseId,
      added.map((one) => one.id),
    );
    await tx.revise('import', other.id, other.version, {
      repeats: eachOnce([
        ...(other.repeats ?? []),
        ...added.flatMap(({ exhibitId: by, textReceived }) => {
          const of = holds.get(textReceived);
          return of === undefined ? [] : [{ by, of }];
        }),
      ]),
      counts: { ...other.counts, documents: other.counts.documents - added.length },
    });
  }
}
