/**
 * Taking an import back must not take what another file brought as well.
 *
 * A second export of a chat leaves out the messages that the first one brought (`known-messages.ts`),
 * an archive those files that came alone before. When the first is taken back they would be gone,
 * although the second file holds them. So each import keeps from which exhibits it left something out,
 * and on taking one of those back the others are read again: what nobody else brings any more is added
 * to them. What they hold already – documents, claims, links – is not touched.
 *
 * Read before the command and written inside it, so that there is no moment at which they are gone.
 */
import type { ExhibitId, ImportId, Sha256 } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Import, Note } from '#intake/document.ts';
import { StoreError } from '#store/errors.ts';
import type { ReadTx, Tx } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { documentsOf, type DocumentDraft } from './file-documents.ts';
import { withoutKnown } from './known-messages.ts';
import { readArrival, type FileRead } from './read-arrival.ts';
import { claimsOfSheets } from './sheet-claims.ts';

/** An import that left out what is about to go, with its file read again. */
export interface Repeating {
  readonly importId: ImportId;
  readonly files: readonly FileRead[];
}

/** The imports that left out something of this one, oldest first, each read again. */
export async function readRepeating(
  desk: Desk,
  principal: Principal,
  importId: ImportId,
): Promise<readonly Repeating[]> {
  const found = await desk.store.read(principal, async (tx) => {
    const gone = await tx.get('import', importId);
    if (gone === null) return [];
    const exhibits = await tx.list('exhibit', { caseId: gone.caseId });
    return (await repeatingOf(tx, gone)).flatMap((record) => {
      const first = exhibits.find(({ id }) => id === record.exhibitIds[0]);
      return first === undefined ? [] : [{ record, first }];
    });
  });
  const read: Repeating[] = [];
  for (const { record, first } of found) {
    const bytes = await desk.store.exhibits.get(first.sha256);
    const files = await readArrival(desk, { name: first.name, bytes }, record.options);
    read.push({ importId: record.id, files });
  }
  return read;
}

/**
 * Adds to the imports that repeated `gone` what nothing else brings now that it is taken back; answers
 * how many documents. Throws a `StoreError` when one of them came after they were read.
 */
export async function addRepeated(
  desk: Desk,
  tx: Tx,
  principal: Principal,
  gone: Import,
  read: readonly Repeating[],
): Promise<number> {
  let added = 0;
  for (const record of await repeatingOf(tx, gone)) {
    const files = read.find(({ importId }) => importId === record.id)?.files;
    if (files === undefined) {
      throw new StoreError(
        'conflict',
        'Another file that repeats this one was imported at this moment: try again.',
      );
    }
    added += await addMissing(desk, tx, principal, gone, record, files);
  }
  return added;
}

async function repeatingOf(tx: ReadTx, gone: Import): Promise<readonly Import[]> {
  const own = new Set(gone.exhibitIds);
  return (await tx.list('import', { caseId: gone.caseId })).filter(
    ({ id, status, repeats = [] }) =>
      id !== gone.id && status === 'done' && repeats.some(({ of }) => own.has(of)),
  );
}

async function addMissing(
  desk: Desk,
  tx: Tx,
  principal: Principal,
  gone: Import,
  record: Import,
  files: readonly FileRead[],
): Promise<number> {
  const { caseId, id: importId } = record;
  const exhibitIds = new Map<Sha256, ExhibitId>();
  for (const { id, sha256 } of await tx.list('exhibit', { caseId, ids: [...record.exhibitIds] })) {
    exhibitIds.set(sha256, id);
  }
  const sources = await tx.list('source', { caseId });
  const made = files.flatMap((file) =>
    documentsOf(desk, file, files, exhibitIds, importId, sources),
  );
  const { fresh, repeats } = await withoutKnown(tx, caseId, made);
  const there = await partsThere(tx, importId, fresh);
  const missing = fresh.filter((document) => !there.parts.has(partOf(document)));
  await tx.insertMany('document', caseId, missing);

  const touched = new Set(missing.map(({ exhibitId }) => exhibitId));
  const sheets = files.filter(({ sha256 }) => touched.has(exhibitIds.get(sha256) ?? ('' as never)));
  const notes: Note[] = [];
  const { claims, errors } = await claimsOfSheets(
    desk,
    tx,
    principal,
    caseId,
    undefined,
    sheets,
    missing,
    exhibitIds,
    record.options,
    notes,
  );
  const name = await nameOf(tx, gone);
  const unread = files.filter(({ failure }) => failure !== null);
  if (unread.length > 0) {
    notes.unshift({
      level: 'error',
      text: `${unread.map((file) => file.name).join(', ')} could not be read again when ${name} was taken back: what only that one had brought is gone. Read this file again.`,
      lines: [],
    });
  }
  if (missing.length > 0) {
    const what = missing.length === 1 ? '1 record was' : `${missing.length} records were`;
    const text = `${what} added from this file when ${name}, which held the same, was taken back.`;
    notes.unshift({ level: 'info', text, lines: [] });
  }
  await tx.revise('import', importId, record.version, {
    repeats: [...repeats, ...[...there.elsewhere].map((id) => ({ by: id, of: id }))],
    notes: [...record.notes, ...notes],
    counts: {
      documents: record.counts.documents + missing.length,
      claims: record.counts.claims + claims,
      rowErrors: record.counts.rowErrors + errors.length,
    },
  });
  return missing.length;
}

const partOf = ({ exhibitId, part }: DocumentDraft): string => JSON.stringify([exhibitId, part]);

/**
 * Which of the documents the case holds already, and the exhibits that another import holds. A photo
 * counts for the import that brought it: two who send the same one are two reports.
 */
async function partsThere(
  tx: ReadTx,
  importId: ImportId,
  documents: readonly DocumentDraft[],
): Promise<{ readonly parts: ReadonlySet<string>; readonly elsewhere: ReadonlySet<ExhibitId> }> {
  const parts = new Set<string>();
  const elsewhere = new Set<ExhibitId>();
  for (const exhibitId of new Set(documents.map((one) => one.exhibitId))) {
    const caseId = (await tx.get('exhibit', exhibitId))?.caseId;
    if (caseId === undefined) continue;
    for (const one of await tx.list('document', { caseId, exhibitId })) {
      if (one.importId !== importId && one.kind === 'photo') continue;
      parts.add(partOf(one));
      if (one.importId !== importId) elsewhere.add(exhibitId);
    }
  }
  return { parts, elsewhere };
}

async function nameOf(tx: ReadTx, { exhibitIds }: Import): Promise<string> {
  const first = exhibitIds[0];
  return (first === undefined ? null : await tx.get('exhibit', first))?.name ?? 'another file';
}
