import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, SourceId } from '#terms/ids.ts';
import { makeBackup } from '#store/backup.ts';
import { internalsOf } from '#store/internals.ts';
import { restoreBackup } from '#store/restore.ts';
import type { Identity } from '#store/store.ts';
import { EDITOR, LEAD, OWNER, READER, STRANGER, claimDraft, sourceDraft } from './drafts.ts';
import { failure, newCase } from './store.contract.ts';
import type { Opened } from './store.contract.ts';

const PASS = 'correct battery staple';

/** An invented person whose every string is easy to find if it ever leaves the vault. */
const IDENTITY: Identity = {
  name: 'Quillon Marchbanks-Zephyr',
  aliases: ['Old Zanzibarian', 'أبو الفِراش'],
  phones: ['+00 5550 174 4471'],
  addresses: ['14 Wexcombe Alley, Port Ossory'],
  notes: 'Walks with a walnut-handled stick.',
};
const STRINGS = [
  IDENTITY.name,
  ...IDENTITY.aliases,
  ...IDENTITY.phones,
  ...IDENTITY.addresses,
  IDENTITY.notes,
];

/** Identities: sealed, apart, read only with a mark that stays. */
export function vaultContract(
  name: string,
  shared: () => Opened,
  open: () => Promise<Opened>,
): void {
  describe(`${name}: vault`, () => {
    let opened: Opened;
    let store: Opened['store'];
    let caseId: CaseId;
    let heron: SourceId;
    let plover: SourceId;
    let recoveryKey: string;

    beforeAll(async () => {
      opened = shared();
      ({ store } = opened);
      caseId = await newCase(store);
      [heron, plover] = await store.transact(EDITOR, { verb: 'source.add' }, async (tx) => {
        const [a, b] = await tx.insertMany('source', caseId, [
          sourceDraft('Heron'),
          sourceDraft('Plover'),
        ]);
        return [a?.id as SourceId, b?.id as SourceId] as const;
      });
    });

    const verbs = async () => {
      const { rows } = await internalsOf(store).pool.query<{ verb: string; object: string | null }>(
        `select entry::json->>'verb' as verb, entry::json->>'object' as object from audit order by seq desc limit 3`,
      );
      return rows.map((r) => `${r.verb} ${r.object ?? ''}`.trim());
    };

    it('[SA10] absent, then made once, with a recovery key of 14 groups', async () => {
      expect(await store.vault.state()).toBe('absent');
      for (const run of [
        () => store.vault.unlock(LEAD, PASS),
        () => store.vault.join(LEAD, PASS),
        () => store.vault.open(LEAD, caseId, heron, 'why'),
        () => store.vault.seal(LEAD, caseId, heron, IDENTITY),
      ]) {
        expect((await failure(run())).code).toBe('vault-absent');
      }
      expect((await failure(store.vault.create(LEAD, 'short'))).code).toBe('invalid');
      ({ recoveryKey } = await store.vault.create(LEAD, PASS));
      expect(recoveryKey).toMatch(/^([0-9A-Z]{4}-){13}[0-9A-Z]{4}$/);
      expect(await store.vault.state()).toBe('unlocked');
      expect((await failure(store.vault.create(OWNER, PASS))).code).toBe('conflict');
    });

    it('[SA10] what is sealed comes back to a lead, and the reading is in the log before it is seen', async () => {
      await store.vault.seal(LEAD, caseId, heron, IDENTITY);
      expect(await store.vault.open(LEAD, caseId, heron, 'to arrange a meeting')).toEqual(IDENTITY);
      expect((await verbs())[0]).toBe(`vault.open ${heron}`);
      expect(await store.vault.open(LEAD, caseId, plover, 'to look')).toBeNull();
      expect([...(await store.vault.strings(LEAD, caseId))].sort()).toEqual([...STRINGS].sort());
      expect((await verbs())[0]).toBe(`vault.strings ${caseId}`);
    });

    it('[SA10] a reason that names the person is refused; no reason too', async () => {
      for (const why of [
        '',
        ' ',
        'to call Quillon',
        `at ${IDENTITY.phones[0]}`,
        'MARCHBANKS again',
      ]) {
        const said = await failure(store.vault.open(LEAD, caseId, heron, why));
        expect(said.code, why).toBe('invalid');
        expect(STRINGS.some((s) => said.message.includes(s))).toBe(false);
      }
    });

    it('[SA11] foreign and absent answer alike; readers and editors do not open', async () => {
      const fake = 'no-such' as SourceId;
      const foreign = await failure(store.vault.open(STRANGER, caseId, heron, 'why'));
      expect(foreign).toEqual(await failure(store.vault.open(STRANGER, caseId, fake, 'why')));
      expect(foreign).toEqual(await failure(store.vault.open(LEAD, caseId, fake, 'why')));
      expect((await failure(store.vault.open(EDITOR, caseId, heron, 'why'))).code).toBe(
        'forbidden',
      );
      expect((await failure(store.vault.seal(READER, caseId, heron, IDENTITY))).code).toBe(
        'forbidden',
      );
      expect((await failure(store.vault.open(OWNER, caseId, heron, 'why'))).code).toBe(
        'vault-locked',
      );
    });

    it('[SA12] a locked vault stops identities and nothing else; a wrong passphrase is noted', async () => {
      store.vault.lock();
      expect(await store.vault.state()).toBe('locked');
      for (const run of [
        () => store.vault.open(LEAD, caseId, heron, 'why'),
        () => store.vault.seal(LEAD, caseId, heron, IDENTITY),
        () => store.vault.strings(LEAD, caseId),
        () => store.vault.erase(LEAD, caseId, heron),
      ]) {
        expect((await failure(run())).code).toBe('vault-locked');
      }
      await store.transact(EDITOR, { verb: 'claim.add' }, (tx) =>
        tx.insert('claim', caseId, claimDraft('goes on')),
      );
      expect((await failure(store.vault.unlock(LEAD, `${PASS}!`))).code).toBe('wrong-passphrase');
      expect((await verbs())[0]).toBe('vault.unlock-failed');
      expect((await failure(store.vault.unlock(EDITOR, PASS))).code).toBe('vault-locked');
      await store.vault.unlock(LEAD, PASS);
      expect(await store.vault.open(LEAD, caseId, heron, 'again')).toEqual(IDENTITY);
    });

    it('[SA13] no identity string anywhere: tables, files, journal, database folder – in four encodings', async () => {
      const { pool } = internalsOf(store);
      await store.exhibits.put(Buffer.from('an exhibit'));
      await pool.query('checkpoint');
      const { rows: tables } = await pool.query<{ name: string }>(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      expect(tables.length).toBeGreaterThan(20);
      const haystacks: [string, Buffer][] = [];
      for (const { name: table } of tables) {
        const { rows } = await pool.query<{ line: string }>(
          `select t::text as line from ${table} t`,
        );
        haystacks.push([table, Buffer.from(rows.map((r) => r.line).join('\n'))]);
      }
      for (const entry of await readdir(store.folder, { recursive: true })) {
        const file = path.join(store.folder, entry);
        haystacks.push([`name of ${entry}`, Buffer.from(entry)]);
        const bytes = await stat(file).then(
          (s) => (s.isFile() ? readFile(file) : null),
          () => null,
        );
        if (bytes !== null) haystacks.push([entry, bytes]);
      }
      const needles = STRINGS.flatMap(encodings);
      const hits = (where: readonly [string, Buffer][]) =>
        where
          .filter(([, bytes]) => needles.some((needle) => bytes.includes(needle)))
          .map(([n]) => n);
      expect(hits(haystacks)).toEqual([]);
      // The search itself finds what is there.
      for (const needle of needles) {
        expect(hits([['planted', Buffer.concat([Buffer.from('x'), needle])]])).toEqual(['planted']);
      }
    });

    it('[SA14] a second lead joins and is let in by the first; one taken off the case is locked out', async () => {
      await store.vault.join(OWNER, PASS);
      expect((await failure(store.vault.open(OWNER, caseId, heron, 'why'))).code).toBe(
        'vault-locked',
      );
      await store.vault.open(LEAD, caseId, heron, 'to let the owner in');
      expect(await store.vault.open(OWNER, caseId, heron, 'why')).toEqual(IDENTITY);
      const { rows } = await internalsOf(store).pool.query<{ generation: number }>(
        'select distinct generation from vault_case_key',
      );
      const members = [
        { userId: LEAD.userId, role: 'lead' as const },
        { userId: EDITOR.userId, role: 'editor' as const },
        { userId: READER.userId, role: 'reader' as const },
      ];
      await store.transact(LEAD, { verb: 'case.members' }, (tx) =>
        tx.revise('case', caseId, 1, { members }),
      );
      expect((await failure(store.vault.open(OWNER, caseId, heron, 'why'))).code).toBe('not-found');
      await store.vault.open(LEAD, caseId, heron, 'to change the key');
      const after = await internalsOf(store).pool.query<{ user_id: string; generation: number }>(
        'select user_id, generation from vault_case_key order by user_id',
      );
      expect(after.rows).toEqual([
        { user_id: '*recovery*', generation: (rows[0]?.generation ?? 0) + 1 },
        { user_id: LEAD.userId, generation: (rows[0]?.generation ?? 0) + 1 },
      ]);
      expect(await store.vault.open(LEAD, caseId, heron, 'still')).toEqual(IDENTITY);
    });

    it('[SA15] on another machine the passphrase is not enough; the recovery key is', async () => {
      const file = path.join(path.dirname(store.folder), 'vault.hearsay');
      await store.vault.seal(LEAD, caseId, plover, {
        ...IDENTITY,
        name: 'Ottoline Farthing-Crake',
      });
      await makeBackup(store, OWNER, file);
      const elsewhere = await open();
      const { store: restored } = await restoreBackup(file, OWNER, () =>
        Promise.resolve(elsewhere.store),
      );
      expect(await restored.vault.state()).toBe('locked');
      const said = await failure(restored.vault.unlock(LEAD, PASS));
      expect(said.code).toBe('vault-locked');
      expect(said.message).toMatch(/key file/);
      const misread = `${recoveryKey.slice(0, -1)}${recoveryKey.endsWith('0') ? '1' : '0'}`;
      expect((await failure(restored.vault.recover(LEAD, misread, 'a new passphrase'))).code).toBe(
        'wrong-passphrase',
      );
      await restored.vault.recover(LEAD, recoveryKey.toLowerCase(), 'a new passphrase');
      expect(await restored.vault.open(LEAD, caseId, heron, 'restored')).toEqual(IDENTITY);
      restored.vault.lock();
      await restored.vault.unlock(LEAD, 'a new passphrase');
      expect((await restored.verify(OWNER)).problems).toEqual([]);
      await elsewhere.close();
    });

    it('[SA16] what is erased is unreadable here and in every later backup; the others stay', async () => {
      const before = await store.vault.open(LEAD, caseId, heron, 'the last meeting at the mill');
      expect(before).toEqual(IDENTITY);
      await store.vault.erase(LEAD, caseId, heron);
      expect(await store.vault.open(LEAD, caseId, heron, 'why')).toBeNull();
      expect((await store.vault.open(LEAD, caseId, plover, 'why'))?.name).toMatch(/^Ottoline/);
      const { rows } = await internalsOf(store).pool.query<{ details: string }>(
        'select details from audit_details',
      );
      expect(rows.some((r) => r.details.includes('mill'))).toBe(false);
      expect((await store.verify(OWNER)).problems).toEqual([]);
      const file = path.join(path.dirname(store.folder), 'erased.hearsay');
      await makeBackup(store, OWNER, file);
      const elsewhere = await open();
      const { store: restored } = await restoreBackup(file, OWNER, () =>
        Promise.resolve(elsewhere.store),
      );
      await restored.vault.recover(LEAD, recoveryKey, 'a new passphrase');
      expect(await restored.vault.open(LEAD, caseId, heron, 'why')).toBeNull();
      expect(await restored.vault.strings(LEAD, caseId)).not.toContain(IDENTITY.name);
      await elsewhere.close();
    });

    it('[SA15] keys may not lie inside the data folder, and only their owner reads them', async () => {
      const folder = opened.keyFolder;
      expect(folder.startsWith(store.folder)).toBe(false);
      for (const key of await readdir(folder)) {
        expect((await stat(path.join(folder, key))).mode & 0o777).toBe(0o600);
      }
    });
  });
}

/** The ways in which a text may lie in a file: UTF-8, UTF-16, base64 at each alignment, hexadecimal. */
function encodings(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const base64 = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    // Without the ends, which depend on the neighbours.
    return Buffer.from(shifted.slice(shift === 0 ? 0 : 4, shifted.length - 4));
  });
  const hex = utf8.toString('hex');
  return [
    utf8,
    utf16,
    Buffer.from(utf16).swap16(),
    ...base64,
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
  ];
}
