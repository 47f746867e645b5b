import { asId, type CaseId, type Sha256 } from '#terms/ids.ts';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';
import type { Import, ReadOptions } from '#intake/document.ts';
import type { SheetMapping } from '#claims/sheet-mapping.ts';
import { StoreError } from '#store/errors.ts';
import type { JournalEntry } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { hashOf } from './hash.ts';
import { importFromJournal, type Arrival } from './import-file.ts';
import { undoFromJournal } from './imports.ts';

/** What a rebuild did, and what it could not do. */
export interface Rebuilt {
  readonly cases: number;
  readonly imports: number;
  readonly undone: number;
  /** Names of files that the journal tells of and whose original is not in the folder. */
  readonly missing: readonly string[];
  /** What else went wrong, in words; everything not named here is back. */
  readonly problems: readonly string[];
}

/**
 * Takes everything in again from the originals and the journal, when the database is lost.
 *
 * What comes back is what arrived: cases, exhibits, documents, and the claims of mapped sheets. Claims
 * typed by hand, decisions and identities live in the database alone: for those there are backups.
 * Running it twice, or over a database that still has some of it, adds nothing twice and takes nothing
 * away; what cannot be taken in is named, and the rest is taken in all the same.
 */
export async function rebuild(
  desk: Desk,
  principal: Principal,
  progress: (done: number, total: number) => void = () => {},
): Promise<Rebuilt> {
  const problems: string[] = [];
  const entries = await readJournal(desk, problems);
  const cases = casesOf(entries);
  const arrivals = arrivalsOf(entries);
  const total = cases.length + arrivals.length;
  const missing: string[] = [];
  const counts = { cases: 0, imports: 0, undone: 0 };
  let done = 0;
  for (const { caseId, draft } of cases) {
    progress(done++, total);
    const known = await desk.store.read(principal, (tx) => tx.get('case', caseId));
    if (known !== null) continue;
    await inWords(problems, `The case "${draft.title}"`, async () => {
      await desk.store.transact(principal, { verb: 'case.create', object: caseId }, (tx) =>
        tx.createCase({ ...draft, id: caseId }),
      );
      counts.cases += 1;
    });
  }
  for (const { entry, undone, handovers } of arrivals) {
    progress(done++, total);
    const name = String(entry['name']);
    const caseId = asId<CaseId>(String(entry['caseId']));
    const sha256 = asId<Sha256>(String(entry['sha256']));
    if (!(await desk.store.exhibits.has(sha256))) {
      missing.push(name);
      continue;
    }
    await inWords(problems, name, async () => {
      const before = (await importsOf(desk, principal, caseId, sha256)).map((one) => one.status);
      if (undone ? before.length > 0 : before.includes('failed') && !before.includes('done'))
        return;
      const bytes = await desk.store.exhibits.get(sha256);
      const view = await importFromJournal(desk, principal, caseId, arrivalOf(entry, bytes));
      if (undone) {
        await undoFromJournal(desk, principal, view.import.id);
        counts.undone += 1;
      } else if (!view.alreadyThere) {
        counts.imports += 1;
      }
      for (const handover of undone ? [] : handovers) {
        await importFromJournal(desk, principal, caseId, arrivalOf(handover, bytes));
      }
    });
  }
  progress(total, total);
  return { ...counts, missing, problems };
}

function arrivalOf(entry: JournalEntry, bytes: Uint8Array): Arrival {
  return {
    name: String(entry['name']),
    bytes,
    from: String(entry['from']),
    channel: String(entry['channel']),
    options: entry['options'] as ReadOptions,
    receivedAt: entry['receivedAt'] as Instant,
    ...(entry['mapping'] === null ? {} : { mapping: entry['mapping'] as string | SheetMapping }),
  };
}

/** Every entry in order of time; a damaged line is named, and does not keep back the others. */
async function readJournal(desk: Desk, problems: string[]): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  await inWords(problems, 'The journal', async () => {
    for await (const entry of desk.store.journal.entries()) entries.push(entry);
  });
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

interface ToldCase {
  readonly caseId: CaseId;
  readonly draft: Draft<Case>;
}

/**
 * The cases to open. A request to open one that was sent again, or cut short, left a line for each
 * time although there is one case: of lines alike, those that something was imported into count, else
 * the last.
 */
function casesOf(entries: readonly JournalEntry[]): readonly ToldCase[] {
  const used = new Set(
    entries.filter((entry) => entry.kind === 'arrival').map((entry) => String(entry['caseId'])),
  );
  const alike = new Map<string, ToldCase[]>();
  for (const entry of entries) {
    if (entry.kind !== 'case') continue;
    const one = {
      caseId: asId<CaseId>(String(entry['caseId'])),
      draft: entry['draft'] as Draft<Case>,
    };
    const key = hashOf(one.draft);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap((group) => {
    const filled = group.filter((one) => used.has(one.caseId));
    return filled.length > 0 ? filled : group.slice(-1);
  });
}

interface ToldArrival {
  readonly entry: JournalEntry;
  /** The last thing that was done with this file was to take it back. */
  readonly undone: boolean;
  /** Who brought the same bytes after that. */
  readonly handovers: readonly JournalEntry[];
}

/**
 * For each file of each case the arrival that counts: the last one, as one that came to its end is
 * followed by handovers only, until it is undone, and may come back as it was.
 */
function arrivalsOf(entries: readonly JournalEntry[]): readonly ToldArrival[] {
  const last = new Map<string, ToldArrival>();
  // Somebody stopped them: they were never taken in.
  const stopped = new Set(
    entries.filter(({ kind }) => kind === 'stopped').map((entry) => String(entry['line'])),
  );
  for (const entry of entries) {
    if (entry['line'] !== undefined && stopped.has(String(entry['line']))) continue;
    const key = `${String(entry['caseId'])} ${String(entry['sha256'])}`;
    if (entry.kind === 'arrival') {
      // Deleted first, so that the order is that of the arrivals that count.
      last.delete(key);
      last.set(key, { entry, undone: false, handovers: [] });
      continue;
    }
    const arrival = last.get(key);
    if (arrival === undefined) continue;
    if (entry.kind === 'undo') last.set(key, { ...arrival, undone: true });
    if (entry.kind === 'restored') last.set(key, { ...arrival, undone: false });
    if (entry.kind === 'handover') {
      last.set(key, { ...arrival, handovers: [...arrival.handovers, entry] });
    }
  }
  return [...last.values()];
}

/** What was made of this file before, undone and failed readings included. */
async function importsOf(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  sha256: Sha256,
): Promise<readonly Import[]> {
  return desk.store.read(principal, async (tx) => {
    const found: Import[] = [];
    for (const { id } of await tx.list('exhibit', { caseId, sha256 })) {
      const imports = await tx.list('import', { caseId, exhibitId: id });
      found.push(...imports.filter((one) => one.exhibitIds[0] === id));
    }
    return found;
  });
}
/** One thing that cannot be had back is no reason to leave the others. */
async function inWords(problems: string[], what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Without a database nothing that follows can succeed.
    if (!(error instanceof StoreError) || error.code === 'unavailable') throw error;
    problems.push(`${what}: ${error.message}`);
  }
}
