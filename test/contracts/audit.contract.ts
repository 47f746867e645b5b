import { execFile } from 'node:child_process';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#terms/ids.ts';
import { entryHash } from '#store/audit.ts';
import { makeBackup } from '#store/backup.ts';
import { CHECKPOINT_FILE } from '#store/checkpoint.ts';
import { internalsOf } from '#store/internals.ts';
import { canonicalBody } from '#store/stored-record.ts';
import { DRAFTS, EDITOR, LEAD, OWNER, claimDraft, documentDraft } from './drafts.ts';
import { newCase } from './store.contract.ts';
import type { Opened } from './store.contract.ts';

/** A small generator with a seed, so that a flip that once went unseen can be made again. */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Nothing recorded can be changed, removed or added unseen – also not with SQL and a free hand. */
export function auditContract(name: string, shared: () => Opened): void {
  describe(`${name}: audit`, () => {
    let opened: Opened;
    let store: Opened['store'];
    let pool: pg.Pool;
    let caseId: CaseId;
    let entries: number;

    beforeAll(async () => {
      opened = shared();
      ({ store } = opened);
      ({ pool } = internalsOf(store));
      caseId = await newCase(store);
      const { sha256, size } = await store.exhibits.put(Buffer.from('an original'));
      await store.transact(LEAD, { verb: 'import.run', details: { file: 'a.txt' } }, async (tx) => {
        await tx.insert('exhibit', caseId, { ...DRAFTS.exhibit, sha256, size });
        await tx.insertMany(
          'document',
          caseId,
          Array.from({ length: 7 }, (_, i) => documentDraft(`message ${i}`)),
        );
      });
      for (let i = 0; i < 12; i++) {
        await store.transact(EDITOR, { verb: 'claim.add', details: { i } }, async (tx) => {
          const claim = await tx.insert('claim', caseId, claimDraft(`claim ${i}`));
          if (i % 3 === 0) await tx.revise('claim', claim.id, 1, { quote: 'better' });
          if (i % 4 === 0) await tx.remove('claim', claim.id, i % 3 === 0 ? 2 : 1);
        });
      }
      await internalsOf(store).checkpoints.flush();
      const report = await store.verify(OWNER);
      expect(report.problems).toEqual([]);
      entries = report.auditEntries;
    });

    /** Does something to the database that its triggers would refuse. */
    async function behindItsBack(statements: readonly [string, readonly unknown[]][]) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query('set local session_replication_role = replica');
        for (const [sql, values] of statements) await client.query(sql, values as unknown[]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    }

    /** Runs `check` on a store that was tampered with, then puts everything back. */
    async function tampered(
      statements: readonly [string, readonly unknown[]][],
      check: (problems: readonly { what: string; where: string; text: string }[]) => unknown,
    ) {
      const tables = ['audit', 'audit_details', 'audit_head', 'claim', 'document', 'case'];
      await behindItsBack(
        tables.map((t) => [`create table "kept_${t}" as select * from "${t}"`, []]),
      );
      try {
        await behindItsBack(statements);
        await check((await store.verify(OWNER)).problems);
      } finally {
        const back: [string, unknown[]][] = [];
        for (const t of tables) {
          const columns =
            t.startsWith('audit') === true
              ? '*'
              : 'id, version, case_id, made_at, made_by, removed, current, number, body';
          back.push([`delete from "${t}"`, []]);
          back.push([
            `insert into "${t}" ${columns === '*' ? '' : `(${columns})`} select ${columns} from "kept_${t}"`,
            [],
          ]);
          back.push([`drop table "kept_${t}"`, []]);
        }
        await behindItsBack(back);
      }
    }

    const named = (problems: readonly { what: string; where: string }[]) =>
      [
        ...new Set(problems.filter((p) => p.where.startsWith('audit entry')).map((p) => p.where)),
      ].sort();

    it('[SA4] one flipped byte anywhere in the log or in a record is found and named exactly', async () => {
      const random = seeded(20261122);
      const fields = [
        ['audit', 'entry'],
        ['audit', 'records'],
        ['audit', 'hash'],
        ['audit_details', 'salt'],
        ['audit_details', 'details'],
        ['claim', 'body'],
        ['claim', 'made_at'],
        ['claim', 'made_by'],
        ['claim', 'case_id'],
        ['document', 'body'],
        ['case', 'made_by'],
      ] as const;
      let flips = 0;
      for (let round = 0; round < 10; round++) {
        for (const [table, field] of fields) {
          const keys = table.startsWith('audit') ? 'seq' : 'id, version';
          const { rows } = await pool.query<Record<string, unknown>>(
            `select ${keys}, ${field === 'body' ? 'body::text as body' : field} from "${table}"
             where ${field} is not null order by ${keys}`,
          );
          const row = rows[random(rows.length)] ?? {};
          const was = row[field] as string | Buffer;
          const flipped = flip(was, random, field === 'body');
          const where =
            keys === 'seq'
              ? [`where seq = $2`, [row['seq']]]
              : ['where id = $2 and version = $3', [row['id'], row['version']]];
          await behindItsBack([
            [
              `update "${table}" set ${field} = $1 ${where[0] as string}`,
              [flipped, ...(where[1] as [])],
            ],
          ]);
          const { problems } = await store.verify(OWNER);
          const note = `${table}.${field} of ${JSON.stringify(row[keys.split(',')[0] ?? ''])}`;
          if (keys === 'seq') {
            expect(named(problems), note).toEqual([`audit entry ${String(row['seq'])}`]);
          } else {
            expect(
              problems.map((p) => p.where),
              note,
            ).toEqual([`${table} ${String(row['id'])} version ${String(row['version'])}`]);
          }
          await behindItsBack([
            [
              `update "${table}" set ${field} = $1 ${where[0] as string}`,
              [was, ...(where[1] as [])],
            ],
          ]);
          flips += 1;
        }
      }
      expect(flips).toBeGreaterThanOrEqual(100);
      expect((await store.verify(OWNER)).problems).toEqual([]);
    });

    it('[SA4] marks, numbers, versions and deletions behind its back are found', async () => {
      const one = `(select id from claim order by id limit 1)`;
      const tries: [string, RegExp][] = [
        [
          `update claim set current = false where current and id = ${one}`,
          /^claim \S+ version \d+$/,
        ],
        [
          `update claim set removed = not removed where version = 1 and id = ${one}`,
          /^claim \S+ version 1$/,
        ],
        [`update document set number = number + 100 where number = 3`, /^document \S+ version 1$/],
        [`update claim set version = 9 where version = 1 and id = ${one}`, /^claim \S+ version 1$/],
        [`delete from claim where version = 1 and id = ${one}`, /^claim \S+ version 1$/],
        [
          `insert into claim (id, version, case_id, made_at, made_by, removed, current, body)
           select 'planted', 1, case_id, made_at, made_by, false, true, body from claim limit 1`,
          /^claim planted version 1$/,
        ],
        [
          `delete from audit_details where seq = (select min(seq) from audit_details)`,
          /^audit entry \d+$/,
        ],
        [`update audit set seq = seq + 5000 where seq = 4`, /^audit entry 4$/],
        [`delete from audit where seq = 5`, /^audit entry 5$/],
        [`update audit_head set hash = sha256('x')`, /^audit head$/],
      ];
      for (const [sql, where] of tries) {
        await tampered([[sql, []]], (problems) => {
          expect(
            problems.some((p) => where.test(p.where)),
            `${sql}\n${JSON.stringify(problems)}`,
          ).toBe(true);
        });
      }
    });

    it('[SA5] a log that was cut off at its end is found, with its head made to fit', async () => {
      for (const keep of [entries - 1, entries - 3, 2]) {
        await tampered(
          [
            ['delete from audit where seq > $1', [keep]],
            ['delete from audit_details where seq > $1', [keep]],
            [
              `update audit_head set seq = $1, hash = (select hash from audit where seq = $1)`,
              [keep],
            ],
          ],
          (problems) => expect(named(problems)).toEqual([`audit entry ${keep + 1}`]),
        );
      }
    });

    it('[SA5] a log that was written anew from some entry on is found, and that entry named', async () => {
      const { rows } = await pool.query<{ seq: string; entry: string; hash: Buffer }>(
        'select seq, entry, hash from audit order by seq',
      );
      for (const from of [2, 7, entries]) {
        let previous = rows[from - 2]?.hash ?? Buffer.alloc(32);
        const statements: [string, unknown[]][] = [];
        for (const row of rows.slice(from - 1)) {
          const seq = Number(row.seq);
          const entry = seq === from ? row.entry.replace(/"at":"2/, '"at":"1') : row.entry;
          previous = entryHash(previous, seq, entry);
          statements.push([
            `update audit set entry = $1, hash = $2 where seq = $3`,
            [entry, previous, seq],
          ]);
        }
        statements.push(['update audit_head set hash = $1', [previous]]);
        await tampered(statements, (problems) =>
          expect(named(problems)).toEqual([`audit entry ${from}`]),
        );
      }
    });

    it('[SA5] a changed or shortened file of checkpoints is found; one torn by a power cut is not blamed', async () => {
      const file = path.join(store.folder, CHECKPOINT_FILE);
      const text = await readFile(file, 'utf8');
      const random = seeded(7);
      const whatIsWrong = async (changed: string) => {
        await writeFile(file, changed);
        const { problems } = await store.verify(OWNER);
        await writeFile(file, text);
        return problems.map((p) => p.what);
      };
      for (let i = 0; i < 10; i++) {
        expect(await whatIsWrong(flip(text, random, false) as string)).toContain('checkpoint');
      }
      expect(await whatIsWrong(`${text}{"from":99,"ha`)).toEqual([]);
    });

    it('[SA6] originals: changed, missing, and recorded with another size', async () => {
      const [sha256] = await collect(store.exhibits.list());
      const file = await findFile(store.folder, sha256 ?? '');
      const bytes = await readFile(file);
      const where = async () =>
        (await store.verify(OWNER)).problems.map((p) => [p.what, p.where.split(' ')[0]]);
      await writeFile(file, Buffer.concat([bytes, Buffer.from('!')]));
      expect(await where()).toEqual([['exhibit', 'exhibit']]);
      await rm(file);
      expect(await where()).toEqual([['exhibit-missing', 'exhibit']]);
      await store.exhibits.put(bytes);
      expect(await where()).toEqual([]);
    });

    it('[SA7] progress runs to its end', async () => {
      const seen: [number, number][] = [];
      await store.verify(OWNER, (done, total) => seen.push([done, total]));
      const [done, total] = seen.at(-1) ?? [0, 1];
      expect(done).toBe(total);
      expect(seen.every(([d, t]) => d <= t && t === total)).toBe(true);
    });

    it('[SA8] a second verifier, written from the page alone, agrees – on the whole log and on a broken one', async () => {
      await internalsOf(store).checkpoints.flush();
      const second = async () => {
        const file = path.join(path.dirname(store.folder), `second-${Math.random()}.archive`);
        await makeBackup(store, OWNER, file);
        const script = path.join(import.meta.dirname, 'second-verifier.mjs');
        const checkpoints = path.join(store.folder, CHECKPOINT_FILE);
        const { stdout } = await promisify(execFile)(process.execPath, [script, file, checkpoints]);
        await rm(file);
        return JSON.parse(stdout) as { entries: number; broken: string[] };
      };
      expect(await second()).toEqual({ entries, broken: [] });
      await tampered(
        [[`update audit set entry = replace(entry, '"v":1', '"v":2') where seq = 6`, []]],
        async (problems) => {
          expect(named(problems)).toEqual(['audit entry 6']);
          expect((await second()).broken).toEqual(['entry 6']);
        },
      );
      await tampered(
        [
          [
            `update claim set body = jsonb_set(body, '{quote}', '"never said"') where version = 1`,
            [],
          ],
        ],
        async (problems) => {
          const own = problems.map((p) => p.where.replace(' version', '')).sort();
          expect((await second()).broken.sort()).toEqual(own);
          expect(own).toHaveLength(12);
        },
      );
    });
  });
}

/** The same value with one byte changed; JSON stays JSON, and says something else. */
function flip(was: string | Buffer, random: (below: number) => number, json: boolean): unknown {
  if (Buffer.isBuffer(was)) {
    const bytes = Buffer.from(was);
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    return bytes;
  }
  for (;;) {
    const at = random(was.length);
    const code = was.charCodeAt(at) ^ (1 << random(5));
    if (code < 32 || code > 126) continue;
    const text = was.slice(0, at) + String.fromCharCode(code) + was.slice(at + 1);
    if (!json) return text;
    try {
      if (canonicalBody(text) !== canonicalBody(was)) return text;
    } catch {
      continue;
    }
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function findFile(folder: string, name: string): Promise<string> {
  const all = await readdir(path.join(folder, 'exhibits'), { recursive: true });
  return path.join(folder, 'exhibits', all.find((f) => path.basename(f) === name) ?? name);
}
