import { asId, type CaseId, type ExhibitId, type ImportId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { StoreError } from '#store/errors.ts';
import type { ImportView } from './views.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';

/** What was imported into a case, newest first. */
export async function listImports(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly ImportView[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const exhibits = new Map(
      (await tx.list('exhibit', { caseId })).map((e) => [e.id as string, e]),
    );
    return (await tx.list('import', { caseId }))
      .map((record) => ({
        import: record,
        fileName: exhibits.get(record.exhibitIds[0] ?? '')?.name ?? 'unknown',
        rowErrors: record.notes.flatMap((note) =>
          note.level === 'error' && note.lines[0] !== undefined
            ? [{ line: note.lines[0], text: note.text }]
            : [],
        ),
        notes: record.notes,
        alreadyThere: false,
      }))
      .reverse();
  });
}

/**
 * Takes an import back: its documents and the claims found in them are removed (their history stays),
 * the originals and the journal keep what arrived. The same file can then be imported again.
 */
export async function undoImport(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
): Promise<{ readonly removed: number }> {
  const { removed, caseId, sha256 } = await undoFromJournal(desk, principal, importId);
  // After the commit: a rebuild that misses this line brings documents back, it never loses any.
  if (sha256 !== undefined) {
    await desk.store.journal.append({
      kind: 'undo',
      at: desk.clock(),
      caseId,
      sha256,
      by: principal.userId,
    });
  }
  return { removed };
}

/** The same for what the journal tells of: it is not told there again. */
export async function undoFromJournal(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
): Promise<Undone> {
  return desk.store.transact(
    principal,
    { verb: 'import.undo', object: importId },
    async (tx): Promise<Undone> => {
      const record = await tx.get('import', importId);
      if (record === null) throw new StoreError('not-found', 'There is no such import.');
      if (record.status === 'undone') return { removed: 0, caseId: record.caseId as string };
      const caseId = record.caseId;
      const documents = await tx.list('document', { caseId, importId });
      const ids = documents.map((document) => document.id as string);
      const gone = new Set(ids);
      const claims = (await tx.list('claim', { caseId })).filter(
        (claim) => claim.documentId !== null && gone.has(claim.documentId),
      );
      for (const claim of claims) gone.add(claim.id);
      const links = (await tx.list('link', { caseId })).filter(
        (link) => gone.has(link.child.id) || gone.has(link.parent.id),
      );
      await tx.removeMany(
        'link',
        caseId,
        links.map((link) => link.id),
      );
      await tx.removeMany(
        'claim',
        caseId,
        claims.map((claim) => claim.id),
      );
      await tx.removeMany('document', caseId, ids);
      await tx.revise('import', importId, record.version, { status: 'undone' });
      const first = await tx.get('exhibit', record.exhibitIds[0] ?? asId<ExhibitId>(''));
      return { removed: ids.length, caseId: caseId as string, sha256: first?.sha256 as string };
    },
  );
}

interface Undone {
  readonly removed: number;
  readonly caseId: string;
  /** The file the import began with; absent when nothing was undone. */
  readonly sha256?: string;
}
