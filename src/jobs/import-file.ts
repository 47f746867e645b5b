import {
  asId,
  type CaseId,
  type DocumentId,
  type ExhibitId,
  type ImportId,
  type Sha256,
} from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import type { Source } from '#terms/source.ts';
import type { Instant } from '#terms/time.ts';
import type { Document, Exhibit, Import, Note, ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import { mediaTypeOf } from '#intake/media-type.ts';
import { resolveSender } from '#claims/resolve-sender.ts';
import type { RowError } from '#claims/coded-claim.ts';
import { mapTable, type SheetMapping } from '#claims/sheet-mapping.ts';
import type { ImportView } from './views.ts';
import { StoreError } from '#store/errors.ts';
import type { Act, Tx } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { hashOf } from './hash.ts';
import { chooseMapping } from './mappings.ts';
import { readInWorker } from './read-in-worker.ts';
import { resolveCodedClaims } from './resolve-coded-claims.ts';

/** A file as it reaches us: the bytes, the name they came under, who handed them over and how. */
export interface Arrival {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A source's pseudonym, or words for whoever it was. */
  readonly from: string;
  readonly channel: string;
  readonly options?: ReadOptions;
  /** Name of a built-in mapping, or a mapping, for a sheet of claims. */
  readonly mapping?: string | SheetMapping;
  readonly receivedAt?: Instant;
  readonly idempotencyKey?: string;
}

/** Archives inside archives are followed this deep and no deeper. */
const DEEPEST = 4;

/**
 * Takes one file in.
 *
 * The order is the promise: the original is on disk under its hash and in the journal *before*
 * anything tries to read it, so a reader that fails loses nothing. Reading happens in a capped worker.
 * Then one transaction adds the exhibits, the documents and (for a mapped sheet) the claims. The same
 * bytes a second time add nothing but a line in the custody log.
 */
export async function importFile(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  arrival: Arrival,
): Promise<ImportView> {
  const found = await desk.store.read(principal, (tx) => needCase(tx, caseId));
  const receivedAt = arrival.receivedAt ?? desk.clock();
  const options: ReadOptions = { zone: found.zone, ...arrival.options };
  const stored = await desk.store.exhibits.put(arrival.bytes);
  const before = await earlierImport(desk, principal, caseId, stored.sha256);
  if (before !== null) {
    await noteSecondArrival(desk, principal, before.exhibit, arrival, receivedAt);
    return view(before.import, arrival.name, [], true);
  }
  await desk.store.journal.append({
    kind: 'arrival',
    at: desk.clock(),
    caseId,
    sha256: stored.sha256,
    size: stored.size,
    name: arrival.name,
    from: arrival.from,
    channel: arrival.channel,
    receivedAt,
    options,
    mapping: arrival.mapping ?? null,
    by: principal.userId,
  });

  const files = await readAll(desk, arrival, options);
  const act: Act = {
    verb: 'import.run',
    object: arrival.name,
    ...(arrival.idempotencyKey === undefined
      ? {}
      : {
          idempotencyKey: arrival.idempotencyKey,
          requestHash: hashOf({
            caseId,
            sha256: stored.sha256,
            options,
            mapping: arrival.mapping ?? null,
          }),
        }),
  };
  return desk.store.transact(principal, act, (tx) =>
    keep(desk, tx, principal, caseId, arrival, files, options, receivedAt),
  );
}

/** One file of the arrival – itself, or something that was packed inside it – after reading. */
interface FileRead {
  readonly name: string;
  readonly sha256: Sha256;
  readonly size: number;
  readonly containedIn: Sha256 | null;
  /** Null when it could not be read; the original is kept all the same. */
  readonly reading: Reading | null;
  readonly failure: IntakeError | null;
  readonly mediaType: string;
}

async function readAll(
  desk: Desk,
  arrival: Arrival,
  options: ReadOptions,
): Promise<readonly FileRead[]> {
  const done: FileRead[] = [];
  const waiting = [
    { name: arrival.name, bytes: arrival.bytes, containedIn: null as Sha256 | null, depth: 0 },
  ];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const { sha256, size } = await desk.store.exhibits.put(file.bytes);
    if (done.some((other) => other.sha256 === sha256 && other.name === file?.name)) continue;
    let reading: Reading | null = null;
    let failure: IntakeError | null = null;
    try {
      reading = await readInWorker(file.bytes, file.name, options);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      failure = error;
    }
    if (reading !== null && reading.members.length > 0) {
      if (file.depth >= DEEPEST) {
        failure = new IntakeError(
          `${file.name} is packed more than ${DEEPEST} archives deep and was not unpacked further.`,
          'Unpack it by hand and import what is inside.',
        );
      } else {
        for (const member of reading.members) {
          waiting.push({
            name: member.name,
            bytes: member.bytes,
            containedIn: sha256,
            depth: file.depth + 1,
          });
        }
      }
    }
    done.push({
      name: file.name,
      sha256,
      size,
      containedIn: file.containedIn,
      reading,
      failure,
      mediaType: mediaTypeOf(file.bytes, file.name),
    });
  }
  return done;
}

async function keep(
  desk: Desk,
  tx: Tx,
  principal: Principal,
  caseId: CaseId,
  arrival: Arrival,
  files: readonly FileRead[],
  options: ReadOptions,
  receivedAt: Instant,
): Promise<ImportView> {
  const sources = await tx.list('source', { caseId });
  const giver = resolveSender(arrival.from, sources);
  const importId = asId<ImportId>(desk.newId());

  // The same photo may have come before, in another chat: one exhibit for the same bytes in a case.
  const exhibitIds = new Map<Sha256, ExhibitId>();
  const drafts: Draft<Exhibit>[] = [];
  for (const file of files) {
    if (exhibitIds.has(file.sha256)) continue;
    const known = (await tx.list('exhibit', { caseId, sha256: file.sha256 }))[0];
    const id = known?.id ?? asId<ExhibitId>(desk.newId());
    exhibitIds.set(file.sha256, id);
    if (known !== undefined) continue;
    drafts.push({
      id,
      sha256: file.sha256,
      size: file.size,
      mediaType: file.mediaType,
      name: file.name,
      receivedFrom: { sourceId: giver?.id ?? null, description: arrival.from },
      channel: arrival.channel,
      receivedAt,
      containedIn: file.containedIn,
      custody: [
        { at: receivedAt, who: arrival.from, what: `handed over by ${arrival.channel}` },
        { at: desk.clock(), who: principal.name, what: 'stored under its hash and imported' },
      ],
    });
  }
  await tx.insertMany('exhibit', caseId, drafts);

  const documents = files.flatMap((file) =>
    documentsOf(desk, file, files, exhibitIds, importId, sources),
  );
  await tx.insertMany('document', caseId, documents);

  const notes = files.flatMap((file) => notesOf(file, files.length > 1));
  const { claims, errors } = await mapSheets(
    desk,
    tx,
    principal,
    caseId,
    arrival,
    files,
    documents,
    options,
    notes,
  );
  const top = files[0];
  const failed = top === undefined || top.reading === null;
  const record = await tx.insert('import', caseId, {
    id: importId,
    exhibitIds: [...exhibitIds.values()],
    format: top?.reading?.format ?? 'unread',
    options: top?.reading?.options ?? options,
    notes,
    counts: { documents: documents.length, claims, rowErrors: errors.length },
    status: failed ? 'failed' : 'done',
    finishedAt: desk.clock(),
  });
  return view(record, arrival.name, errors, false);
}

function documentsOf(
  desk: Desk,
  file: FileRead,
  files: readonly FileRead[],
  exhibitIds: ReadonlyMap<Sha256, ExhibitId>,
  importId: ImportId,
  sources: readonly Source[],
): readonly (Draft<Document> & { readonly id: DocumentId })[] {
  const exhibitId = exhibitIds.get(file.sha256);
  if (exhibitId === undefined || file.reading === null) return [];
  return file.reading.documents.map(({ attachments, ...document }) => ({
    ...document,
    id: asId<DocumentId>(desk.newId()),
    exhibitId,
    importId,
    senderSourceId:
      document.sender === null ? null : (resolveSender(document.sender, sources)?.id ?? null),
    sessionId: null,
    media: [
      ...attachments.flatMap((name) => {
        const found = files.find((other) => baseName(other.name) === baseName(name));
        const id = found === undefined ? undefined : exhibitIds.get(found.sha256);
        return found === undefined || id === undefined
          ? []
          : [{ exhibitId: id, sha256: found.sha256, name }];
      }),
      // A photo is its own medium: two people who send the same bytes share an origin.
      ...(document.kind === 'photo' ? [{ exhibitId, sha256: file.sha256, name: file.name }] : []),
    ],
  }));
}

function notesOf(file: FileRead, several: boolean): readonly Note[] {
  const where = several ? `${file.name}: ` : '';
  const notes = (file.reading?.notes ?? []).map((note) => ({
    ...note,
    text: `${where}${note.text}`,
  }));
  if (file.failure === null) return notes;
  return [
    ...notes,
    {
      level: 'error',
      text: `${where}${file.failure.message} ${file.failure.mend} The original is kept.`,
      lines: [],
    },
  ];
}

async function mapSheets(
  desk: Desk,
  tx: Tx,
  principal: Principal,
  caseId: CaseId,
  arrival: Arrival,
  files: readonly FileRead[],
  documents: readonly (Draft<Document> & { readonly id: DocumentId })[],
  options: ReadOptions,
  notes: Note[],
): Promise<{ claims: number; errors: readonly RowError[] }> {
  let claims = 0;
  const errors: RowError[] = [];
  for (const file of files) {
    const table = file.reading?.table ?? null;
    if (table === null) continue;
    const mapping = chooseMapping(arrival.mapping ?? options.mapping, table);
    if (mapping === null) {
      notes.push({
        level: 'info',
        text: `${file.name}: the rows are kept as documents; no mapping turns them into claims. Name one with --mapping.`,
        lines: [],
      });
      continue;
    }
    const mapped = mapTable(table, mapping, { zone: options.zone ?? 'UTC' });
    notes.push(...mapped.notes);
    errors.push(...mapped.errors);
    const byLine = new Map<number, DocumentId>();
    documents
      .filter((document) => document.kind === 'row')
      .forEach((document) => byLine.set(Number(/\d+/.exec(document.part)?.[0] ?? 0), document.id));
    claims += await resolveCodedClaims(desk, tx, principal, caseId, mapped.claims, (line) => {
      const id = byLine.get(line);
      const text = id === undefined ? undefined : documents.find((d) => d.id === id)?.text;
      return id === undefined || text === undefined ? null : { id, text };
    });
  }
  for (const error of errors) notes.push({ level: 'error', text: error.text, lines: [error.line] });
  return { claims, errors };
}

async function earlierImport(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  sha256: Sha256,
): Promise<{ exhibit: Exhibit; import: Import } | null> {
  return desk.store.read(principal, async (tx) => {
    const exhibit = (await tx.list('exhibit', { caseId, sha256 }))[0];
    if (exhibit === undefined) return null;
    const imports = await tx.list('import', { caseId });
    const done = imports.find((i) => i.status === 'done' && i.exhibitIds[0] === exhibit.id);
    return done === undefined ? null : { exhibit, import: done };
  });
}

/** The same bytes again: who brought them is worth knowing, even though nothing is added. */
async function noteSecondArrival(
  desk: Desk,
  principal: Principal,
  exhibit: Exhibit,
  arrival: Arrival,
  receivedAt: Instant,
): Promise<void> {
  const what = `handed over again by ${arrival.channel}`;
  if (
    exhibit.custody.some((c) => c.who === arrival.from && (c.what === what || c.at === receivedAt))
  )
    return;
  await desk.store.transact(principal, { verb: 'exhibit.edit', object: exhibit.id }, async (tx) => {
    const now = await tx.get('exhibit', exhibit.id);
    if (now === null) throw new StoreError('not-found', 'The exhibit is gone.');
    await tx.revise('exhibit', exhibit.id, now.version, {
      custody: [...now.custody, { at: receivedAt, who: arrival.from, what }],
    });
    return null;
  });
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function view(
  record: Import,
  fileName: string,
  rowErrors: readonly RowError[],
  alreadyThere: boolean,
): ImportView {
  return { import: record, fileName, rowErrors, notes: record.notes, alreadyThere };
}
