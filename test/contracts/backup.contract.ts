import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#terms/ids.ts';
import { makeBackup, stateHash } from '#store/backup.ts';
import { internalsOf } from '#store/internals.ts';
import { checkArchive, restoreBackup } from '#store/restore.ts';
import { TABLES } from '#store/tables.ts';
import { DRAFTS, EDITOR, LEAD, OWNER, READER, claimDraft, documentDraft } from './drafts.ts';
import { failure, newCase } from './store.contract.ts';
import type { Opened } from './store.contract.ts';

/** Everything out, everything back, nothing from a damaged file. */
export function backupContract(
  name: string,
  shared: () => Opened,
  open: () => Promise<Opened>,
): void {
  describe(`${name}: backup`, () => {
    let opened: Opened;
    let store: Opened['store'];
    let caseId: CaseId;
    let file: string;
    let other: string;

    beforeAll(async () => {
      opened = shared();
      ({ store } = opened);
      caseId = await newCase(store);
      file = path.join(path.dirname(store.folder), 'one.hearsay');
      other = path.join(path.dirname(store.folder), 'two.hearsay');
      // Larger than a chunk of the archive.
      const large = Buffer.alloc(1_300_000, 'Heron ');
      const exhibit = await store.exhibits.put(large);
      await store.exhibits.put(Buffer.from('small'));
      await store.journal.append({
        kind: 'exhibit',
        at: '2026-03-12T21:10:00Z',
        sha256: exhibit.sha256,
      });
      await store.transact(
        LEAD,
        { verb: 'import.run', details: { x: 1 }, idempotencyKey: 'k', requestHash: 'h' },
        async (tx) => {
          await tx.insert('exhibit', caseId, { ...DRAFTS.exhibit, ...exhibitOf(exhibit) });
          for (const kind of [
            'source',
            'subject',
            'question',
            'link',
            'finding',
            'release',
          ] as const) {
            await tx.insert(kind, caseId, DRAFTS[kind]);
          }
          await tx.insertMany(
            'document',
            caseId,
            ['plain', 'nul \0 \ud83d', '🕵🏽‍♀️ العربيّة', '\u001a \\u0000'].map((t) =>
              documentDraft(t, t),
            ),
          );
          const claim = await tx.insert('claim', caseId, claimDraft('\0'));
          await tx.revise('claim', claim.id, 1, { quote: '\u001a' });
          await tx.remove('claim', claim.id, 2);
          return { said: '\0\ud83d' };
        },
      );
    });

    it('[ST32] a backup of the same state is the same file, byte for byte', async () => {
      await makeBackup(store, OWNER, file);
      await makeBackup(store, OWNER, other);
      expect((await readFile(file)).equals(await readFile(other))).toBe(true);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await failure(makeBackup(store, OWNER, file))).code).toBe('invalid');
      expect((await failure(makeBackup(store, LEAD, `${file}.x`))).code).toBe('forbidden');
    });

    it('[ST32] no table and no column of the database is left out', async () => {
      const { rows } = await internalsOf(store).pool.query<{ column: string }>(
        `select table_name || '.' || column_name as column from information_schema.columns
         where table_schema = 'public' and is_generated = 'NEVER'
           and table_name not like 'kysely_migration%' and table_name not like 'kept_%'`,
      );
      const backed = TABLES.flatMap((t) => Object.keys(t.columns).map((c) => `${t.name}.${c}`));
      expect(backed.sort()).toEqual(
        rows
          .map((r) => r.column)
          .filter((c) => c !== 'audit_head.one')
          .sort(),
      );
    });

    it('[ST33] restored elsewhere it is the same state: versions, log, originals, answers to old keys', async () => {
      const target = await open();
      const seen: number[] = [];
      const { store: restored, report } = await restoreBackup(
        file,
        OWNER,
        () => Promise.resolve(target.store),
        { progress: (done, total) => seen.push(done / total) },
      );
      expect(await stateHash(restored)).toBe(await stateHash(store));
      expect(report.exhibits).toBe((await collect(store.exhibits.list())).length);
      expect(seen.at(-1)).toBe(1);
      expect((await restored.verify(OWNER)).problems).toEqual([]);
      const everything = (s: typeof store) =>
        s.read(READER, async (tx) => [
          await tx.list('document', { caseId }),
          await tx.numbers(caseId),
          await tx.cases(),
        ]);
      expect(await everything(restored)).toEqual(await everything(store));
      const journal = await collect(store.journal.entries());
      expect(journal.length).toBeGreaterThan(0);
      expect(await collect(restored.journal.entries())).toEqual(journal);
      // The old key still answers, and work goes on.
      const act = { verb: 'import.run', idempotencyKey: 'k', requestHash: 'h' };
      expect(await restored.transact(LEAD, act, () => Promise.resolve(null as never))).toEqual({
        said: '\0\ud83d',
      });
      await restored.transact(EDITOR, { verb: 'import.run' }, (tx) =>
        tx.insert('document', caseId, documentDraft('next')),
      );
      const numbers = await restored.read(READER, (tx) => tx.numbers(caseId));
      expect([...numbers.values()]).toEqual([1, 2, 3, 4, 5]);
      expect((await restored.verify(OWNER)).problems).toEqual([]);
      // A store that holds anything is refused.
      const again = restoreBackup(file, OWNER, () =>
        Promise.resolve({ ...store, close: async () => undefined }),
      );
      expect((await failure(again)).message).toMatch(/Only an empty store/);
      await target.close();
    });

    it('[ST34] a damaged or cut archive is refused before the store is even opened', async () => {
      const bytes = await readFile(file);
      const bad = `${file}.bad`;
      const refused = async (changed: Buffer) => {
        await writeFile(bad, changed);
        const said = await failure(
          restoreBackup(bad, OWNER, () => Promise.reject(new Error('The store was opened.'))),
        );
        await rm(bad);
        return said.code;
      };
      for (let i = 0; i < 30; i++) {
        const changed = Buffer.from(bytes);
        // Spread over the file, most of them in the part that is not the large exhibit.
        const at =
          i < 22
            ? Math.floor((i / 22) * Math.min(bytes.length, 60_000))
            : Math.floor((i / 30) * bytes.length);
        changed[at] = (changed[at] ?? 0) ^ (1 << (i % 8));
        expect(['damaged', 'invalid'], `flip at ${at}`).toContain(await refused(changed));
      }
      for (const length of [
        0,
        5,
        17,
        40,
        1000,
        bytes.length >> 1,
        bytes.length - 33,
        bytes.length - 1,
      ]) {
        expect(['damaged', 'invalid'], `cut at ${length}`).toContain(
          await refused(bytes.subarray(0, length)),
        );
      }
      expect(await refused(Buffer.concat([bytes, Buffer.from('x')]))).toBe('damaged');
    });

    it('[ST35] sealed with a passphrase it opens with that one only, and not when cut between segments', async () => {
      const sealed = `${file}.sealed`;
      const passphrase = 'four words on paper';
      await makeBackup(store, OWNER, sealed, { passphrase });
      const bytes = await readFile(sealed);
      expect(bytes.includes('Heron')).toBe(false);
      expect((await failure(checkArchive(sealed))).code).toBe('wrong-passphrase');
      expect((await failure(checkArchive(sealed, { passphrase: 'another one' }))).code).toBe(
        'wrong-passphrase',
      );
      expect(await checkArchive(sealed, { passphrase })).toEqual(await checkArchive(file));
      const start = bytes.indexOf(10, bytes.indexOf(10) + 1) + 1;
      const segment = 4 + bytes.readUInt32BE(start);
      const cut = Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + segment)]);
      for (const changed of [cut, bytes.subarray(0, start + segment)]) {
        await writeFile(sealed, changed);
        expect((await failure(checkArchive(sealed, { passphrase }))).code).toBe('damaged');
      }
    });
  });
}

function exhibitOf(put: { sha256: (typeof DRAFTS)['exhibit']['sha256']; size: number }) {
  return { sha256: put.sha256, size: put.size };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
