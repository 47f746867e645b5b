import { asId, type CaseId, type Sha256 } from '#terms/ids.ts';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import type { Instant } from '#terms/time.ts';
import type { ReadOptions } from '#intake/document.ts';
import type { SheetMapping } from '#claims/sheet-mapping.ts';
import type { JournalEntry } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { listImports, undoImport } from './imports.ts';

/**
 * Takes everything in again from the originals and the journal, when the database is lost.
 *
 * What comes back is what arrived: cases, exhibits, documents, and the claims of mapped sheets. Claims
 * typed by hand, decisions and identities live in the database alone: for those there are backups.
 * Running it twice, or over a database that still has some of it, adds nothing twice.
 */
export async function rebuild(
  desk: Desk,
  principal: Principal,
  progress: (done: number, total: number) => void = () => {},
): Promise<{
  readonly cases: number;
  readonly imports: number;
  readonly undone: number;
  readonly missing: readonly string[];
}> {
  const entries: JournalEntry[] = [];
  for await (const entry of desk.store.journal.entries()) entries.push(entry);
  entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let cases = 0;
  let imports = 0;
  let undone = 0;
  const missing: string[] = [];
  for (const [i, entry] of entries.entries()) {
    progress(i, entries.length);
    if (entry.kind === 'case') {
      const id = asId<CaseId>(String(entry['caseId']));
      const known = await desk.store.read(principal, (tx) => tx.cases());
      if (known.some((c) => c.id === id)) continue;
      await desk.store.transact(principal, { verb: 'case.create', object: id }, (tx) =>
        tx.createCase({ ...(entry['draft'] as Draft<Case>), id }),
      );
      cases += 1;
    } else if (entry.kind === 'arrival') {
      const sha256 = asId<Sha256>(String(entry['sha256']));
      if (!(await desk.store.exhibits.has(sha256))) {
        missing.push(String(entry['name']));
        continue;
      }
      const view = await importFile(desk, principal, asId<CaseId>(String(entry['caseId'])), {
        name: String(entry['name']),
        bytes: await desk.store.exhibits.get(sha256),
        from: String(entry['from']),
        channel: String(entry['channel']),
        options: entry['options'] as ReadOptions,
        receivedAt: entry['receivedAt'] as Instant,
        ...(entry['mapping'] === null
          ? {}
          : { mapping: entry['mapping'] as string | SheetMapping }),
      });
      if (!view.alreadyThere) imports += 1;
    } else if (entry.kind === 'undo') {
      const caseId = asId<CaseId>(String(entry['caseId']));
      const exhibits = await desk.store.read(principal, (tx) =>
        tx.list('exhibit', { caseId, sha256: String(entry['sha256']) }),
      );
      const ids = new Set(exhibits.map((exhibit) => exhibit.id));
      for (const { import: record } of await listImports(desk, principal, caseId)) {
        const [first] = record.exhibitIds;
        if (record.status === 'done' && first !== undefined && ids.has(first)) {
          await undoImport(desk, principal, record.id);
          undone += 1;
        }
      }
    }
  }
  progress(entries.length, entries.length);
  return { cases, imports, undone, missing };
}
