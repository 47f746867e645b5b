import { asId, type CaseId, type ExhibitId, type ImportId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { StoreError } from '#store/errors.ts';
import type { Act } from '#store/store.ts';
import type { ImportView } from './views.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { emptyQuestions } from './empty-questions.ts';
import { addRepeated, readRepeating, type Repeating } from './repeated-imports.ts';

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

/** What taking an import back did. */
export interface TakenBack {
  /** Documents that are gone. */
  readonly removed: number;
  /** Claims found in them, which went with them. */
  readonly claims: number;
  /** Questions that only it had asked, and nobody has touched since, which went with it. */
  readonly questions: number;
  /** Documents that stay because another file brings them too: they were added to that import. */
  readonly stay: number;
}

/** How often it is tried when another import of the same things comes in between. */
const TRIES = 5;

/**
 * Takes an import back: its documents, the claims found in them and the questions that only they had asked
 * (`empty-questions.ts`) are removed (their history stays), the originals and the journal keep what arrived. What another file repeated is added to that one
 * (`repeated-imports.ts`). The same file can then be imported again.
 */
export async function undoImport(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
  /** What the log calls it, where it is part of something else. */
  called: Pick<Act, 'verb' | 'object'> = { verb: 'import.undo', object: importId },
): Promise<TakenBack> {
  for (let tries = 1; ; tries += 1) {
    const repeating = await readRepeating(desk, principal, importId);
    try {
      const undone = await takeBack(desk, principal, importId, repeating, true, called);
      await tellUndone(desk, principal, undone);
      const { removed, claims, questions, stay } = undone;
      return { removed, claims, questions, stay };
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'conflict' || tries === TRIES) {
        throw error;
      }
    }
  }
}

/** The same for a file that is read again at once: what others repeat of it is left to that reading. */
export async function undoToReadAgain(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
): Promise<void> {
  await tellUndone(desk, principal, await takeBack(desk, principal, importId, null));
}

/** The same for what the journal tells of: it is not told there again, and what follows it is yet to come. */
export async function undoFromJournal(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
): Promise<void> {
  await takeBack(desk, principal, importId, null);
}

/** After the commit: a rebuild that misses this line brings documents back, it never loses any. */
async function tellUndone(desk: Desk, principal: Principal, undone: Undone): Promise<void> {
  const { caseId, sha256 } = undone;
  if (sha256 === undefined) return;
  const line = { kind: 'undo', at: desk.clock(), caseId, sha256, by: principal.userId } as const;
  await desk.store.journal.append(line);
}

interface Undone extends TakenBack {
  readonly caseId: string;
  /** The file the import began with; absent when nothing was undone. */
  readonly sha256?: string;
}

async function takeBack(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
  repeating: readonly Repeating[] | null,
  /** Not for what is read again at once: its claims come back to the questions that are there. */
  withQuestions = false,
  called: Pick<Act, 'verb' | 'object'> = { verb: 'import.undo', object: importId },
): Promise<Undone> {
  return desk.store.transact(principal, called, async (tx): Promise<Undone> => {
    const record = await tx.get('import', importId);
    if (record === null) throw new StoreError('not-found', 'There is no such import.');
    const caseId = record.caseId;
    if (record.status === 'undone') {
      return { removed: 0, claims: 0, questions: 0, stay: 0, caseId: caseId as string };
    }
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
    const asked = withQuestions ? await emptyQuestions(tx, caseId, claims) : [];
    await tx.removeMany('question', caseId, asked);
    await tx.revise('import', importId, record.version, { status: 'undone' });
    const stay = repeating === null ? 0 : await addRepeated(desk, tx, principal, record, repeating);
    const first = await tx.get('exhibit', record.exhibitIds[0] ?? asId<ExhibitId>(''));
    return {
      removed: ids.length,
      claims: claims.length,
      questions: asked.length,
      stay,
      caseId: caseId as string,
      sha256: first?.sha256 as string,
    };
  });
}
