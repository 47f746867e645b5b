import { asId, type CaseId, type ExhibitId, type ImportId, type Sha256 } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';
import type {
  CustodyEntry,
  Document,
  Exhibit,
  Import,
  Note,
  ReadOptions,
} from '#intake/document.ts';
import { resolveSender } from '#claims/resolve-sender.ts';
import type { RowError } from '#claims/coded-claim.ts';
import type { SheetMapping } from '#claims/sheet-mapping.ts';
import type { ImportView } from './views.ts';
import { StoreError } from '#store/errors.ts';
import { must } from '#store/policy.ts';
import type { Act, ReadTx, Tx } from '#store/store.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { documentsOf } from './file-documents.ts';
import { hashOf } from './hash.ts';
import { goOn, ImportStopped, type ImportProgress, type ImportWatch } from './import-progress.ts';
import { eachOnce, withoutKnown } from './known-messages.ts';
import { readArrival, type FileRead } from './read-arrival.ts';
import { claimsOfSheets } from './sheet-claims.ts';

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

/**
 * How often an import is tried that met another one over the same things: each time one of the others
 * has come to its end.
 */
const TRIES = 20;

/**
 * Takes one file in.
 *
 * The order is the promise: the original is on disk under its hash and in the journal *before*
 * anything tries to read it, so a reader that fails loses nothing. Reading happens in a capped worker.
 * Then one transaction adds the exhibits, the documents and (for a mapped sheet) the claims. The same
 * bytes a second time add nothing but a line in the custody log; a retry under the same key not even
 * that.
 *
 * The watch hears how far it is and may stop it, until the transaction is committed: then `ImportStopped`
 * is thrown, nothing of the file is in the case, and the journal says so, so that no rebuild brings it in.
 */
export function importFile(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  arrival: Arrival,
  watch: ImportWatch = {},
): Promise<ImportView> {
  return takeIn(desk, principal, caseId, arrival, true, watch);
}

/** The same for an arrival that the journal tells of: it is not told there again. */
export function importFromJournal(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  arrival: Arrival,
): Promise<ImportView> {
  return takeIn(desk, principal, caseId, arrival, false, {});
}

async function takeIn(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  arrival: Arrival,
  toJournal: boolean,
  watch: ImportWatch,
): Promise<ImportView> {
  const found = await desk.store.read(principal, (tx) => needCase(tx, caseId));
  // Asked before anything is written: a reader leaves nothing behind, not even in the journal.
  const role = found.members.find((member) => member.userId === principal.userId)?.role ?? null;
  must(principal, 'import.run', role);
  goOn(watch.signal, arrival.name);
  const receivedAt = arrival.receivedAt ?? desk.clock();
  const options: ReadOptions = { zone: found.zone, ...arrival.options };
  const stored = await desk.store.exhibits.put(arrival.bytes);
  const act = actOf(arrival, caseId, stored.sha256, options);
  const handover = handoverOf(arrival, receivedAt, 'again ');
  // One line of the journal by which a later one can name it.
  const line = desk.newId();
  const tell = (kind: 'arrival' | 'handover'): Promise<void> =>
    desk.store.journal.append({
      kind,
      line,
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
  let files: readonly FileRead[] | null = null;
  let told = false;
  const stoppedNow = async (): Promise<void> => {
    if (told)
      await desk.store.journal.append({
        kind: 'stopped',
        at: desk.clock(),
        caseId,
        sha256: stored.sha256,
        line,
        by: principal.userId,
      });
  };
  for (let tries = 1; ; tries += 1) {
    const before = await desk.store.read(principal, (tx) =>
      earlierImport(tx, caseId, stored.sha256),
    );
    if (before === null && files === null) {
      if (toJournal) {
        await tell('arrival');
        told = true;
      }
      try {
        files = await readArrival(desk, arrival, options, watch);
      } catch (error) {
        if (error instanceof ImportStopped) await stoppedNow();
        throw error;
      }
    }
    const read = files;
    if (before !== null && act.idempotencyKey === undefined && isNoted(before.exhibit, handover)) {
      return view(before.import, arrival.name, [], true);
    }
    try {
      // Also what is there already is answered under the key: a request whose answer was lost gets
      // that answer, and is not taken for a second handover.
      let noted = false;
      const done = await desk.store.transact(principal, act, async (tx) => {
        await tx.alone(`import ${caseId} ${stored.sha256}`);
        const there = await earlierImport(tx, caseId, stored.sha256);
        if (there !== null) {
          noted = await noteHandover(tx, there.exhibit, handover);
          return view(there.import, arrival.name, [], true);
        }
        if (read === null) throw meanwhile();
        watch.report?.(storing(arrival, read));
        const kept = await keep(desk, tx, principal, caseId, arrival, read, options, receivedAt);
        // The last moment: what follows is the commit.
        goOn(watch.signal, arrival.name);
        return kept;
      });
      if (noted && toJournal) await tell('handover');
      return done;
    } catch (error) {
      if (error instanceof ImportStopped) await stoppedNow();
      if (!(error instanceof StoreError) || error.code !== 'conflict' || tries === TRIES) {
        throw error;
      }
      // Another command over the same things was faster: look again and build on what it left.
    }
  }
}

function storing(arrival: Arrival, files: readonly FileRead[]): ImportProgress {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return {
    stage: 'storing',
    file: arrival.name,
    files: files.length,
    ofFiles: files.length,
    bytes,
    ofBytes: bytes,
    documents: files.reduce((sum, { reading }) => sum + (reading?.documents.length ?? 0), 0),
  };
}

function actOf(arrival: Arrival, caseId: CaseId, sha256: Sha256, options: ReadOptions): Act {
  const act: Act = { verb: 'import.run', object: arrival.name };
  if (arrival.idempotencyKey === undefined) return act;
  const request = { caseId, sha256, options, mapping: arrival.mapping ?? null };
  return { ...act, idempotencyKey: arrival.idempotencyKey, requestHash: hashOf(request) };
}

function meanwhile(): StoreError {
  return new StoreError(
    'conflict',
    'Somebody imported the same file, or took it back, at this moment: try again.',
  );
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
  const there = new Map<FileRead, number>();
  for (const file of files) {
    if (exhibitIds.has(file.sha256)) continue;
    const known = (await tx.list('exhibit', { caseId, sha256: file.sha256 }))[0];
    const id = known?.id ?? asId<ExhibitId>(desk.newId());
    exhibitIds.set(file.sha256, id);
    if (known !== undefined) {
      const inside = file.containedIn === null ? '' : ` in "${arrival.name}"`;
      await noteHandover(tx, known, handoverOf(arrival, receivedAt, 'again ', inside));
      const count = await documentsThere(tx, caseId, file, id);
      if (count > 0) there.set(file, count);
      continue;
    }
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
        handoverOf(arrival, receivedAt),
        { at: desk.clock(), who: principal.name, what: 'stored under its hash and imported' },
      ],
    });
  }
  await tx.insertMany('exhibit', caseId, drafts);

  const fresh = files.filter((file) => !there.has(file));
  const made = fresh.flatMap((file) =>
    documentsOf(desk, file, files, exhibitIds, importId, sources),
  );
  const { fresh: documents, known, ...found } = await withoutKnown(tx, caseId, made);
  await tx.insertMany('document', caseId, documents);
  await mustBeAlone(tx, caseId, fresh, exhibitIds, documents);

  const notes = files.flatMap((file) => notesOf(file, files.length > 1, there.get(file) ?? 0));
  notes.push(...(await knownNotes(tx, caseId, known, made.length)));
  const { claims, errors } = await claimsOfSheets(
    desk,
    tx,
    principal,
    caseId,
    arrival.mapping,
    fresh,
    documents,
    exhibitIds,
    options,
    notes,
  );
  const left = [...there.keys()].flatMap(({ sha256 }) => exhibitIds.get(sha256) ?? []);
  const repeats = eachOnce([...found.repeats, ...left.map((id) => ({ by: id, of: id }))]);
  const top = files[0];
  const failed = top === undefined || top.reading === null;
  const record = await tx.insert('import', caseId, {
    id: importId,
    exhibitIds: [...exhibitIds.values()],
    ...(repeats.length === 0 ? {} : { repeats }),
    format: top?.reading?.format ?? 'unread',
    options: top?.reading?.options ?? options,
    notes,
    counts: { documents: documents.length, claims, rowErrors: errors.length },
    status: failed ? 'failed' : 'done',
    finishedAt: desk.clock(),
  });
  return view(record, arrival.name, errors, false);
}

/** What is said of messages that are there already: how many, from which files. */
async function knownNotes(
  tx: ReadTx,
  caseId: CaseId,
  known: ReadonlyMap<ExhibitId, number>,
  all: number,
): Promise<readonly Note[]> {
  if (known.size === 0) return [];
  const exhibits = await tx.list('exhibit', { caseId, ids: [...known.keys()] });
  const names = exhibits.map(({ id, name }) => `${known.get(id) ?? 0} from ${name}`).join(', ');
  const count = [...known.values()].reduce((sum, n) => sum + n, 0);
  const text = `${count} of ${all} ${all === 1 ? 'message is' : 'messages are'} there already (${names}) and ${count === 1 ? 'was' : 'were'} not taken in twice. Should that import be taken back, they are read from this file.`;
  return [{ level: 'info', text, lines: [] }];
}

/**
 * How many documents of this very file the case holds, from whatever import. Photos do not count: two
 * people who send the same one are two reports of it, which its hash shows to share an origin.
 */
async function documentsThere(
  tx: Tx,
  caseId: CaseId,
  file: FileRead,
  exhibitId: ExhibitId,
): Promise<number> {
  const documents = file.reading?.documents ?? [];
  if (documents.every((document) => document.kind === 'photo')) return 0;
  return tx.count('document', { caseId, exhibitId });
}

/**
 * Two imports of the same bytes at the same moment do not see each other when they begin. Writing
 * documents makes the second wait for the first to end (they are numbered within their case); from
 * then on it sees what the first left, and gives way.
 */
async function mustBeAlone(
  tx: Tx,
  caseId: CaseId,
  files: readonly FileRead[],
  exhibitIds: ReadonlyMap<Sha256, ExhibitId>,
  documents: readonly Draft<Document>[],
): Promise<void> {
  const own = new Map<string, number>();
  for (const { exhibitId } of documents) own.set(exhibitId, (own.get(exhibitId) ?? 0) + 1);
  for (const file of files) {
    const id = exhibitIds.get(file.sha256);
    if (id === undefined || file.sameAs !== null) continue;
    if ((await tx.count('exhibit', { caseId, sha256: file.sha256 })) > 1) throw meanwhile();
    const found = await documentsThere(tx, caseId, file, id);
    if (found > (own.get(id) ?? 0)) throw meanwhile();
  }
}

function notesOf(file: FileRead, several: boolean, there: number): readonly Note[] {
  const where = several ? `${file.name}: ` : '';
  if (file.sameAs !== null) {
    const text = `${where}holds the same bytes as ${file.sameAs} and was read once.`;
    return [{ level: 'info', text, lines: [] }];
  }
  if (there > 0) {
    const text = `${where}was imported before; its ${there} ${there === 1 ? 'document is' : 'documents are'} there already and nothing was added.`;
    return [{ level: 'info', text, lines: [] }];
  }
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

/**
 * The import that took these bytes in and still stands: as the file it began with or, unless they are
 * a photo (see `documentsThere`), as one that was packed inside.
 */
async function earlierImport(
  tx: ReadTx,
  caseId: CaseId,
  sha256: Sha256,
): Promise<{ readonly exhibit: Exhibit; readonly import: Import } | null> {
  for (const exhibit of await tx.list('exhibit', { caseId, sha256 })) {
    const imports = (await tx.list('import', { caseId, exhibitId: exhibit.id })).filter(
      (one) => one.status === 'done',
    );
    const own = imports.find((one) => one.exhibitIds[0] === exhibit.id);
    if (own !== undefined) return { exhibit, import: own };
    if (imports.length === 0 || exhibit.mediaType.startsWith('image/')) continue;
    const [document] = await tx.list('document', { caseId, exhibitId: exhibit.id, limit: 1 });
    const other = imports.find((one) => one.id === document?.importId);
    if (other !== undefined) return { exhibit, import: other };
  }
  return null;
}

function handoverOf(arrival: Arrival, receivedAt: Instant, again = '', inside = ''): CustodyEntry {
  const what = `handed over ${again}by ${arrival.channel}${inside}`;
  return { at: receivedAt, who: arrival.from, what };
}

/** Whether the custody log has this handover, or one like it. */
function isNoted(exhibit: Exhibit, { at, who, what }: CustodyEntry): boolean {
  return exhibit.custody.some((c) => c.who === who && (c.what === what || c.at === at));
}

/** The same bytes again: who brought them is worth knowing, even though nothing else is added. */
async function noteHandover(tx: Tx, exhibit: Exhibit, handover: CustodyEntry): Promise<boolean> {
  if (isNoted(exhibit, handover)) return false;
  await tx.revise('exhibit', exhibit.id, exhibit.version, {
    custody: [...exhibit.custody, handover],
  });
  return true;
}

function view(
  record: Import,
  fileName: string,
  rowErrors: readonly RowError[],
  alreadyThere: boolean,
): ImportView {
  return { import: record, fileName, rowErrors, notes: record.notes, alreadyThere };
}
