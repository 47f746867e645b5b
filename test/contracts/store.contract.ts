import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { CaseId, ClaimId, DocumentId } from '#terms/ids.ts';
import type { Case, CaseRole } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { StoreError } from '#store/errors.ts';
import { internalsOf } from '#store/internals.ts';
import { KINDS } from '#store/verbs.ts';
import type { RecordKind, Store, Tx } from '#store/store.ts';
import { auditContract } from './audit.contract.ts';
import { backupContract } from './backup.contract.ts';
import {
  DRAFTS,
  EDITOR,
  LEAD,
  OWNER,
  READER,
  STRANGER,
  caseDraft,
  claimDraft,
  documentDraft,
  questionDraft,
} from './drafts.ts';
import { searchContract } from './search.contract.ts';
import { vaultContract } from './vault.contract.ts';

export interface Opened {
  readonly store: Store;
  /** Where this store's keys are. */
  readonly keyFolder: string;
  /** Closes everything and removes what the test made. */
  readonly close: () => Promise<void>;
}

const MEMBERS: Readonly<Record<CaseRole, Principal>> = {
  reader: READER,
  editor: EDITOR,
  lead: LEAD,
};
const code = (error: unknown) => (error instanceof StoreError ? error.code : String(error));
/** What every store must do, whatever PostgreSQL it stands on. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  // One store for all of it: they share what a store shares, and making one takes a second or two.
  let shared: Opened;
  beforeAll(async () => {
    shared = await open();
  });
  afterAll(() => shared?.close());

  auditContract(name, () => shared);
  vaultContract(name, () => shared, open);
  searchContract(name, () => shared);
  backupContract(name, () => shared, open);

  describe(`${name}: records`, () => {
    let store: Store;
    let caseId: CaseId;
    beforeAll(async () => {
      ({ store } = shared);
      caseId = await newCase(store);
    });

    const write = <T>(verb: string, work: (tx: Tx) => Promise<T>, principal = EDITOR) =>
      store.transact(principal, { verb }, work);
    const head = async () => {
      const { rows } = await internalsOf(store).pool.query<{ seq: string }>(
        'select seq from audit_head',
      );
      return Number(rows[0]?.seq);
    };

    it('[ST20] every kind of record comes back as it was given, with what the store adds', async () => {
      for (const kind of KINDS) {
        if (kind === 'case') continue;
        let draft = DRAFTS[kind];
        if (kind === 'exhibit') {
          const { sha256, size } = await store.exhibits.put(Buffer.from('Heron was here.'));
          draft = { ...DRAFTS.exhibit, sha256, size };
        }
        const made = await write(`${kind}.add`, (tx) => tx.insert(kind, caseId, draft), LEAD);
        expect(made).toMatchObject({ caseId, version: 1, madeBy: LEAD.userId });
        const {
          id,
          caseId: c,
          version,
          madeAt,
          madeBy,
          ...body
        } = made as never as Record<string, unknown>;
        expect([c, version, madeBy]).toEqual([caseId, 1, LEAD.userId]);
        expect(madeAt).toMatch(/Z$/);
        expect(body).toEqual(draft);
        await store.read(READER, async (tx) => {
          expect(await tx.get(kind, id as never)).toEqual(made);
          expect(await tx.list(kind, { caseId })).toContainEqual(made);
          expect(await tx.count(kind, { caseId })).toBe(1);
        });
      }
    });

    it('[ST20] a body with an unknown, missing or wrong field is refused, and the field is named', async () => {
      const wrong: [RecordKind, object, RegExp][] = [
        ['claim', { ...claimDraft('x'), polarity: 'maybe' }, /^claim\.polarity: /],
        ['claim', { ...claimDraft('x'), extra: 1 }, /claim: .*"extra"/],
        ['payment', { ...DRAFTS.payment, amount: Number.NaN }, /^payment\.amount: /],
        ['payment', { ...DRAFTS.payment, amount: Number.POSITIVE_INFINITY }, /^payment\.amount: /],
        [
          'link',
          { ...DRAFTS.link, direction: 1.1 },
          /^link\.direction: must be a number from 0 to 1/,
        ],
        ['link', { ...DRAFTS.link, weight: Number.NEGATIVE_INFINITY }, /^link\.weight: /],
        ['exhibit', { ...DRAFTS.exhibit, sha256: '../../etc' }, /^exhibit\.sha256: /],
        ['document', { ...documentDraft('1'), importId: 'a b' }, /^document\.importId: /],
        ['document', { ...documentDraft('1'), id: 'spaces are bad' }, /^document\.id: /],
        ['question', { ...questionDraft('Q-9'), text: undefined }, /^question\.text: /],
      ];
      for (const [kind, draft, message] of wrong) {
        const said = await failure(
          write(`${kind}.add`, (tx) => tx.insert(kind, caseId, draft as never)),
        );
        expect(said.code).toBe('invalid');
        expect(said.message).toMatch(message);
      }
    });

    it('[ST36] what changed in a case after a moment is told by kind and id, and not to strangers', async () => {
      const moment = (who = READER) => store.read(who, (tx) => tx.moment());
      const after = async (begin: number, who = READER) =>
        store.read(who, async (tx) =>
          Object.fromEntries(
            [...(await tx.changes(caseId, begin))].map(([kind, ids]) => [kind, [...ids].sort()]),
          ),
        );
      const begin = await moment();
      expect(await after(begin)).toEqual({});
      const made = await write('claim.add', (tx) =>
        tx.insertMany('claim', caseId, [claimDraft('one'), claimDraft('two')]),
      );
      const [first, second] = made;
      if (first === undefined || second === undefined) throw new Error('Two claims were added.');
      const middle = await moment();
      expect(middle).toBeGreaterThan(begin);
      await write('claim.edit', (tx) => tx.revise('claim', first.id, 1, { quote: 'changed' }));
      await write('claim.remove', (tx) => tx.remove('claim', second.id, 1));
      expect(await after(begin)).toEqual({ claim: [first.id, second.id].sort() });
      expect(await after(middle)).toEqual({ claim: [first.id, second.id].sort() });
      expect(await after(await moment())).toEqual({});
      expect(await after(begin, STRANGER)).toEqual({});
      // What happens in another case is no change of this one.
      const other = await newCase(store);
      expect(other).not.toBe(caseId);
      expect(await after(await moment())).toEqual({});
    });

    it('[ST21] a correction is a new version, a removal a tombstone; the history has them all', async () => {
      const made = await write('claim.add', (tx) => tx.insert('claim', caseId, claimDraft('one')));
      const second = await write('claim.edit', (tx) =>
        tx.revise('claim', made.id, 1, { quote: 'two' }),
      );
      expect(second).toMatchObject({ id: made.id, version: 2, quote: 'two', basis: made.basis });
      await write('claim.remove', (tx) => tx.remove('claim', made.id, 2));
      await store.read(READER, async (tx) => {
        expect(await tx.get('claim', made.id)).toBeNull();
        expect((await tx.list('claim', { caseId })).map((c) => c.id)).not.toContain(made.id);
        const history = await tx.history('claim', made.id);
        expect(history.map((v) => [v.version, v.quote, v.removed])).toEqual([
          [1, 'one', false],
          [2, 'two', false],
          [3, 'two', true],
        ]);
      });
      const again = await failure(write('claim.edit', (tx) => tx.revise('claim', made.id, 3, {})));
      expect(again.code).toBe('not-found');
    });

    it('[ST21] what was written can be neither changed nor deleted in SQL', async () => {
      const { pool } = internalsOf(store);
      for (const statement of [
        `update claim set body = '{}'`,
        `update claim set made_by = 'x'`,
        `update claim set current = true`,
        'delete from claim',
        'truncate claim',
        `update audit set entry = ''`,
        'delete from audit',
        'truncate audit',
        `update audit_details set details = ''`,
      ]) {
        if (statement.includes('audit_details')) {
          await write('claim.add', (tx) => tx.insert('claim', caseId, claimDraft('noted')));
          await store.transact(EDITOR, { verb: 'claim.add', details: { a: 1 } }, (tx) =>
            tx.insert('claim', caseId, claimDraft('noted')),
          );
        }
        if (statement.includes('current')) {
          const c = await write('claim.add', (tx) => tx.insert('claim', caseId, claimDraft('v1')));
          await write('claim.edit', (tx) => tx.revise('claim', c.id, 1, { quote: 'v2' }));
        }
        await expect(pool.query(statement), statement).rejects.toThrow(
          /Nothing recorded is ever changed or deleted|duplicate key/,
        );
      }
    });

    it('[ST22] a change of a version that is no longer the newest is a conflict, also at the same moment', async () => {
      const made = await write('claim.add', (tx) => tx.insert('claim', caseId, claimDraft('zero')));
      const results = await Promise.allSettled(
        Array.from({ length: 6 }, (_, i) =>
          write('claim.edit', (tx) => tx.revise('claim', made.id, 1, { quote: `by ${i}` })),
        ),
      );
      expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
      for (const r of results) if (r.status === 'rejected') expect(code(r.reason)).toBe('conflict');
      const stale = await failure(write('claim.remove', (tx) => tx.remove('claim', made.id, 1)));
      expect(stale).toMatchObject({ code: 'conflict' });
      expect(stale.message).toMatch(/version 2, not 1/);
    });

    it('[ST23] what was received never changes', async () => {
      const doc = await write('document.add', (tx) =>
        tx.insert('document', caseId, documentDraft('frozen')),
      );
      const said = await failure(
        write('document.edit', (tx) => tx.revise('document', doc.id, 1, { textReceived: 'other' })),
      );
      expect(said).toEqual({
        code: 'invalid',
        message: 'document.textReceived never changes once recorded: add a new document instead.',
      });
      const revised = await write('document.edit', (tx) =>
        tx.revise('document', doc.id, 1, { senderSourceId: null }),
      );
      expect(revised.senderSourceId).toBeNull();
    });

    it('[ST24] a command that fails half-way leaves nothing, not even in the audit log', async () => {
      const before = await head();
      const count = () => store.read(EDITOR, (tx) => tx.count('claim', { caseId }));
      const claims = await count();
      const boom = await failure(
        write('claim.add', async (tx) => {
          await tx.insert('claim', caseId, claimDraft('lost'));
          await tx.insertMany('claim', caseId, [claimDraft('lost'), claimDraft('lost')]);
          throw new Error('boom');
        }),
      );
      expect(boom.message).toBe('boom');
      const swallowed = await failure(
        write('claim.add', async (tx) => {
          const c = await tx.insert('claim', caseId, claimDraft('lost'));
          await tx.insert('claim', caseId, { ...claimDraft('twice'), id: c.id }).catch(() => null);
        }),
      );
      expect(swallowed.code).toBe('invalid');
      expect(await count()).toBe(claims);
      expect(await head()).toBe(before);
    });

    it('[ST24] a call that was not awaited cannot slip in after the end of its command', async () => {
      let late: Tx | null = null;
      await write('claim.add', async (tx) => {
        late = tx;
        return null;
      });
      const said = await failure((late as never as Tx).insert('claim', caseId, claimDraft('late')));
      expect(said).toMatchObject({ code: 'invalid' });
    });

    it('[ST25] every write leaves one entry, many at once leave one that vouches for all of them', async () => {
      const before = await head();
      await write('claim.add', async (tx) => {
        await tx.insert('claim', caseId, claimDraft('a'));
        await tx.insertMany('claim', caseId, [claimDraft('b'), claimDraft('c')]);
      });
      expect(await head()).toBe(before + 2);
      const { rows } = await internalsOf(store).pool.query<{ entry: string; records: string }>(
        'select entry, records from audit where seq > $1 order by seq',
        [before],
      );
      expect(rows.map((r) => JSON.parse(r.entry) as object)).toMatchObject([
        { verb: 'claim.add', actor: EDITOR.userId, case: caseId, records: { count: 1 } },
        { verb: 'claim.add', actor: EDITOR.userId, case: caseId, records: { count: 2 } },
      ]);
      expect(rows[1]?.records).toMatch(/^(claim \S+ 1 [0-9a-f]{64}\n){2}$/);
    });

    it('[ST26] documents are numbered in order of arrival; a removed one keeps its number', async () => {
      const own = await newCase(store);
      const docs = await write('import.run', async (tx) => [
        ...(await tx.insertMany('document', own, [documentDraft('1'), documentDraft('2')])),
        await tx.insert('document', own, documentDraft('3')),
      ]);
      await write('document.remove', (tx) => tx.remove('document', docs[1]?.id ?? '', 1));
      await Promise.all(
        Array.from({ length: 5 }, (_, i) =>
          write('import.run', (tx) => tx.insert('document', own, documentDraft(`more ${i}`))),
        ),
      );
      const numbers = await store.read(READER, (tx) => tx.numbers(own));
      expect(numbers.get(docs[0]?.id as DocumentId)).toBe(1);
      expect(numbers.get(docs[2]?.id as DocumentId)).toBe(3);
      expect(numbers.has(docs[1]?.id as DocumentId)).toBe(false);
      expect([...numbers.values()]).toEqual([1, 3, 4, 5, 6, 7, 8]);
      expect((await store.read(STRANGER, (tx) => tx.numbers(own))).size).toBe(0);
    });

    it('[ST27] lists are narrowed by what their kind knows, in id order, in pages', async () => {
      const own = await newCase(store);
      await write('import.run', async (tx) => {
        const q1 = claimDraft('1', 'question-a');
        await tx.insertMany('claim', own, [
          { ...q1, id: asId<ClaimId>('c-1') },
          {
            ...claimDraft('2', 'question-b'),
            id: asId<ClaimId>('c-2'),
            documentId: null,
            span: null,
          },
          { ...q1, id: asId<ClaimId>('c-3'), hops: [] },
        ]);
      });
      const ids = (filter: object, kind: 'claim' = 'claim') =>
        store
          .read(READER, (tx) => tx.list(kind, { caseId: own, ...filter }))
          .then((found) => found.map((c) => c.id as string));
      expect(await ids({})).toEqual(['c-1', 'c-2', 'c-3']);
      expect(await ids({ questionId: 'question-a' })).toEqual(['c-1', 'c-3']);
      expect(await ids({ questionIds: ['question-a', 'question-b'] })).toHaveLength(3);
      expect(await ids({ questionIds: [] })).toEqual([]);
      expect(await ids({ documentId: 'document-1' })).toEqual(['c-1', 'c-3']);
      expect(await ids({ sourceId: 'source-1' })).toEqual(['c-1', 'c-2']);
      expect(await ids({ ids: ['c-3', 'c-2', 'nope'] })).toEqual(['c-2', 'c-3']);
      expect(await ids({ limit: 1, after: 'c-1' })).toEqual(['c-2']);
      const said = await failure(ids({ sha256: 'a'.repeat(64) }));
      expect(said).toEqual({
        code: 'invalid',
        message: 'A list of claim records cannot be narrowed by sha256.',
      });
      const narrowed: [RecordKind, object][] = [
        ['tie', { sourceId: 'source-1' }],
        ['payment', { sourceId: 'source-1' }],
        ['contact_window', { sourceId: 'source-1' }],
        ['session', { sourceId: 'source-1' }],
        ['reliability', { sourceId: 'source-1' }],
        ['exhibit', { sourceId: 'source-1' }],
        ['import', { exhibitId: 'exhibit-1' }],
        ['document', { importId: 'import-1', exhibitId: 'exhibit-1', sourceId: 'source-1' }],
        ['link', { documentIds: ['document-1'] }],
        ['finding', { questionId: 'question-1' }],
        ['outcome', { questionId: 'question-1' }],
        ['release', { questionId: 'question-1' }],
        ['dismissal', { exhibitId: 'exhibit-1' }],
      ];
      for (const [kind, filter] of narrowed) {
        await store.read(READER, async (tx) => {
          expect(await tx.count(kind, { caseId, ...filter }), kind).toBeGreaterThan(0);
          const other = Object.fromEntries(
            Object.keys(filter).map((key) => [key, key.endsWith('s') ? ['none'] : 'none']),
          );
          expect(await tx.count(kind, { caseId, ...other }), kind).toBe(0);
        });
      }
    });

    it('[ST28] any text comes back unchanged: emoji, right-to-left, NUL, lone surrogates, our own escape', async () => {
      const awkward = [
        'plain',
        '🕵🏽‍♀️ \u202Eמִלָּה\u202C العربيّة',
        'nul \0 in \0 between',
        'lone \uD83D and \uDE00 and \uD83D\uD83D\uDE00\uDE00',
        '\u001A \u001A0000 \u001Ad83d \\u001a0000 \\u0000 \\\\u0000',
        '\u2028\u2029\u0085\uFEFF\uFFFE\uFFFF\u007F\u0001',
        '"\\/\b\f\n\r\t',
        '__proto__',
      ];
      const made = await write('document.add', (tx) =>
        tx.insertMany(
          'document',
          caseId,
          awkward.map((text, i) => ({
            ...documentDraft(`awkward ${i} ${text}`, text),
            title: text,
          })),
        ),
      );
      const q = await write('question.add', (tx) =>
        tx.insert('question', caseId, {
          ...questionDraft('Q-awkward'),
          places: JSON.parse(
            '{"__proto__":"\\u0000","\\ud83d":"a","\\u001a":"b","\\ue000":"c"}',
          ) as Record<string, string>,
        }),
      );
      await store.read(READER, async (tx) => {
        for (const doc of made) expect(await tx.get('document', doc.id)).toEqual(doc);
        expect(made.map((doc) => doc.title)).toEqual(awkward);
        const places = (await tx.get('question', q.id))?.places ?? {};
        expect(Object.entries(places).sort()).toEqual(
          [
            ['__proto__', '\0'],
            ['\ud83d', 'a'],
            ['\u001a', 'b'],
            ['\ue000', 'c'],
          ].sort(),
        );
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 5, maxLength: 40 }),
          fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
          async (strings, numbers) => {
            const [doc] = await write('import.run', (tx) =>
              tx.insertMany('import', caseId, [
                {
                  ...DRAFTS.import,
                  format: strings.join(''),
                  notes: strings.map((text) => ({ level: 'info', text, lines: numbers })),
                },
              ]),
            );
            const back = await store.read(READER, (tx) => tx.get('import', doc?.id as never));
            expect(back).toEqual(doc);
            expect(back?.notes.map((n) => n.text)).toEqual(strings);
            expect(back?.notes[0]?.lines).toEqual(numbers.map((n) => (n === 0 ? 0 : n)));
          },
        ),
        { numRuns: 15 },
      );
      const report = await store.verify(OWNER);
      expect(report.problems).toEqual([]);
    });

    it('[ST38] what was removed comes back under its own id and number, once, and the log knows it', async () => {
      const own = await newCase(store);
      const [first, second] = await write('import.run', (tx) =>
        tx.insertMany('document', own, [
          documentDraft('one', 'One.'),
          documentDraft('two', 'Two.'),
        ]),
      );
      const before = await store.read(READER, (tx) => tx.numbers(own));
      if (first === undefined || second === undefined) throw new Error('two were written');
      const ids = [first.id, second.id];
      await write('import.undo', (tx) => tx.removeMany('document', own, ids));
      const at = (await store.read(READER, (tx) => tx.history('document', first.id))).at(
        -1,
      )?.madeAt;
      const gone = await store.read(READER, (tx) =>
        tx.removedAt('document', own, at ?? first.madeAt),
      );
      expect(gone.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      expect(await write('import.restore', (tx) => tx.restoreMany('document', own, ids))).toBe(2);
      expect(await write('import.restore', (tx) => tx.restoreMany('document', own, ids))).toBe(0);
      expect(await store.read(READER, (tx) => tx.numbers(own))).toEqual(before);
      const history = await store.read(READER, (tx) => tx.history('document', first.id));
      expect(history.map(({ version, removed, text }) => [version, removed, text])).toEqual([
        [1, false, 'One.'],
        [2, true, 'One.'],
        [3, false, 'One.'],
      ]);
      expect((await store.verify(OWNER)).problems).toEqual([]);
    });

    it('[ST29] the same key gives the first answer again without running; another request is refused', async () => {
      let runs = 0;
      const act = { verb: 'claim.add', idempotencyKey: 'k-1', requestHash: 'h-1' };
      const add = (over: object = {}, principal = EDITOR) =>
        store.transact(principal, { ...act, ...over }, async (tx) => {
          runs += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
          return tx.insert('claim', caseId, claimDraft('\0 once \ud83d'));
        });
      const answers = await Promise.all(Array.from({ length: 6 }, () => add()));
      expect(runs).toBe(1);
      expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
      expect(await add()).toEqual(answers[0]);
      expect((await failure(add({ requestHash: 'h-2' }))).code).toBe('key-reused');
      expect((await failure(add({ verb: 'import.run' }))).code).toBe('key-reused');
      expect(runs).toBe(1);
      // Another person's key of the same name is another key.
      expect((await add({}, LEAD)).id).not.toBe(answers[0]?.id);
      // One that failed may be tried again.
      const tried = { verb: 'claim.add', idempotencyKey: 'k-2', requestHash: 'h' };
      await failure(store.transact(EDITOR, tried, () => Promise.reject(new Error('no'))));
      expect(await store.transact(EDITOR, tried, () => Promise.resolve('yes'))).toBe('yes');
      expect(await store.transact(EDITOR, tried, () => Promise.resolve('again'))).toBe('yes');
    });

    it('[ST30] 10,000 documents at once go in and come back in seconds', async () => {
      const own = await newCase(store);
      const drafts = Array.from({ length: 10_000 }, (_, i) =>
        documentDraft(`message ${i}`, `Message ${i}: the depot was empty when we came. `.repeat(4)),
      );
      const started = performance.now();
      await write('import.run', (tx) => tx.insertMany('document', own, drafts));
      const wrote = performance.now();
      const back = await store.read(READER, (tx) => tx.list('document', { caseId: own }));
      const read = performance.now();
      expect(back).toHaveLength(10_000);
      expect(new Set(back.map((d) => d.part)).size).toBe(10_000);
      console.info(
        `${name}: 10,000 documents written in ${Math.round(wrote - started)} ms, read in ${Math.round(read - wrote)} ms`,
      );
      expect(read - started).toBeLessThan(20_000);
    });

    it('[ST31] random sequences of inserts, revisions and removals agree with a plain model', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              op: fc.constantFrom(
                'insert',
                'many',
                'revise',
                'stale',
                'remove',
                'removeMany',
                'restore',
              ),
              at: fc.nat(20),
              text: fc.string({ maxLength: 8 }),
            }),
            { minLength: 1, maxLength: 25 },
          ),
          async (steps) => {
            const own = await newCase(store);
            // id → versions, oldest first
            const model = new Map<string, { quote: string; removed: boolean }[]>();
            const live = () =>
              [...model].filter(([, versions]) => versions.at(-1)?.removed === false);
            for (const { op, at, text } of steps) {
              const [id, versions] = live()[at % Math.max(1, live().length)] ?? [];
              await write('import.run', async (tx) => {
                if (op === 'insert' || op === 'many') {
                  const made = await tx.insertMany(
                    'claim',
                    own,
                    (op === 'many' ? [text, `${text}2`] : [text]).map((t) => claimDraft(t)),
                  );
                  for (const c of made) model.set(c.id, [{ quote: c.quote, removed: false }]);
                } else if (op === 'restore') {
                  const gone = [...model].filter(([, all]) => all.at(-1)?.removed === true);
                  const [back, all] = gone[at % Math.max(1, gone.length)] ?? [];
                  // Also asked of one that stands: that changes nothing.
                  const ids = [back ?? 'absent', id ?? 'absent'];
                  expect(await tx.restoreMany('claim', own, ids)).toBe(back === undefined ? 0 : 1);
                  all?.push({ quote: all.at(-1)?.quote ?? '', removed: false });
                } else if (id === undefined || versions === undefined) {
                  expect(await tx.removeMany('claim', own, ['absent'])).toBe(0);
                } else if (op === 'revise') {
                  await tx.revise('claim', asId<ClaimId>(id), versions.length, { quote: text });
                  versions.push({ quote: text, removed: false });
                } else if (op === 'stale') {
                  await tx
                    .revise('claim', asId<ClaimId>(id), versions.length + 1, { quote: text })
                    .then(
                      () => expect.unreachable(),
                      (error) => expect(code(error)).toBe('conflict'),
                    );
                } else {
                  const quote = versions.at(-1)?.quote ?? '';
                  if (op === 'remove') await tx.remove('claim', id, versions.length);
                  else expect(await tx.removeMany('claim', own, [id, 'absent'])).toBe(1);
                  versions.push({ quote, removed: true });
                }
              });
            }
            await store.read(READER, async (tx) => {
              const found = await tx.list('claim', { caseId: own });
              expect(new Map(found.map((c) => [c.id as string, c.quote]))).toEqual(
                new Map(live().map(([id, versions]) => [id, versions.at(-1)?.quote])),
              );
              expect(await tx.count('claim', { caseId: own })).toBe(live().length);
              for (const [id, versions] of model) {
                const history = await tx.history('claim', asId<ClaimId>(id));
                expect(history.map((v) => ({ quote: v.quote, removed: v.removed }))).toEqual(
                  versions,
                );
              }
            });
          },
        ),
        { numRuns: 8 },
      );
      expect((await store.verify(OWNER)).problems).toEqual([]);
    });
  });

  describe(`${name}: who may`, () => {
    let store: Store;
    let caseId: CaseId;
    let claimId: ClaimId;
    beforeAll(async () => {
      ({ store } = shared);
      caseId = await newCase(store);
      const claim = await store.transact(EDITOR, { verb: 'claim.add' }, (tx) =>
        tx.insert('claim', caseId, claimDraft('secret')),
      );
      claimId = claim.id;
    });

    it('[SA1] to whoever is no member, a case and all in it answer exactly as if they did not exist', async () => {
      const absentCase = asId<CaseId>('no-such-case');
      const absent = asId<ClaimId>('no-such-claim');
      for (const who of [STRANGER, { ...OWNER, userId: STRANGER.userId }]) {
        const probes: ((tx: Tx, c: CaseId, i: ClaimId) => Promise<unknown>)[] = [
          (tx, _, i) => tx.get('claim', i),
          (tx, c) => tx.get('case', c),
          (tx, c) => tx.list('claim', { caseId: c }),
          (tx, c, i) => tx.list('claim', { caseId: c, ids: [i] }),
          (tx, c) => tx.count('claim', { caseId: c }),
          (tx, _, i) => tx.history('claim', i),
          (tx, c) => tx.history('case', c),
          (tx, c) => tx.numbers(c).then((m) => [...m]),
          (tx, c) => tx.search(c, { claim: 9, source: 9, payment: 9 }, [['secret', 'heron']]),
          (tx) => tx.cases(),
          (tx, c) => tx.insert('claim', c, claimDraft('x')),
          (tx, c) => tx.insertMany('claim', c, []),
          (tx, _, i) => tx.revise('claim', i, 1, { quote: 'x' }),
          (tx, _, i) => tx.revise('claim', i, 99, { quote: 'x' }),
          (tx, _, i) => tx.remove('claim', i, 1),
          (tx, c, i) => tx.removeMany('claim', c, [i]),
          (tx, c, i) => tx.restoreMany('claim', c, [i]),
          (tx, c) => tx.removedAt('claim', c, instant('2026-03-12T08:00:00.000Z')),
          (tx, c) => tx.revise('case', c, 1, { title: 'x' }),
        ];
        for (const [i, probe] of probes.entries()) {
          const answer = (c: CaseId, id: ClaimId) =>
            store
              .transact(who, { verb: 'claim.edit' }, (tx) => probe(tx, c, id))
              .then(
                (value) => ({ value }),
                (error: Error) => ({ code: code(error), message: error.message }),
              );
          expect(await answer(caseId, claimId), `probe ${i}`).toEqual(
            await answer(absentCase, absent),
          );
        }
      }
    });

    it('[SA1] an id that is taken in a foreign case is refused in the same words as one of your own', async () => {
      const own = await newCase(store, [{ userId: STRANGER.userId, role: 'lead' }]);
      const add = (who: Principal, c: CaseId) =>
        failure(
          store.transact(who, { verb: 'claim.add' }, (tx) =>
            tx.insert('claim', c, { ...claimDraft('x'), id: claimId }),
          ),
        );
      expect(await add(STRANGER, own)).toEqual(await add(EDITOR, caseId));
    });

    it('[SA2] a role may what the table says: readers read, editors write, leads lead', async () => {
      const tries: [string, (tx: Tx) => Promise<unknown>, readonly CaseRole[]][] = [
        ['claim.add', (tx) => tx.insert('claim', caseId, claimDraft('x')), ['editor', 'lead']],
        ['claim.edit', (tx) => tx.removeMany('claim', caseId, []), ['editor', 'lead']],
        ['claim.edit', (tx) => tx.restoreMany('claim', caseId, []), ['editor', 'lead']],
        ['release.make', (tx) => tx.insert('release', caseId, DRAFTS.release), ['lead']],
        // The command may be allowed and what it does to a record not, and the other way round.
        ['claim.add', (tx) => tx.insert('release', caseId, DRAFTS.release), ['lead']],
        ['release.make', (tx) => tx.insert('claim', caseId, claimDraft('x')), ['lead']],
      ];
      for (const [verb, work, allowed] of tries) {
        for (const role of ['reader', 'editor', 'lead'] as const) {
          const run = store.transact(MEMBERS[role], { verb }, work);
          if (allowed.includes(role)) await run;
          else expect(await failure(run), `${verb} ${role}`).toMatchObject({ code: 'forbidden' });
        }
      }
    });

    it('[SA3] only the owner of the desk makes cases and verifies; a verb nobody knows is refused', async () => {
      const make = (who: Principal) =>
        store.transact(who, { verb: 'case.create' }, (tx) => tx.createCase(caseDraft()));
      expect((await failure(make(LEAD))).code).toBe('forbidden');
      expect((await failure(store.verify(LEAD))).code).toBe('forbidden');
      const unknown = store.transact(OWNER, { verb: 'claim.conjure' }, () => Promise.resolve(1));
      expect(await failure(unknown)).toMatchObject({ code: 'invalid' });
      const viaInsert = store.transact(LEAD, { verb: 'case.edit' }, (tx) =>
        tx.insert('case', caseId, caseDraft()),
      );
      expect((await failure(viaInsert)).code).toBe('invalid');
    });

    it('[SA2] who is taken off a case sees nothing of it from then on', async () => {
      const own = await newCase(store);
      const sees = () => store.read(READER, (tx) => tx.cases().then((c) => c.map((x) => x.id)));
      expect(await sees()).toContain(own);
      const found = (await store.read(LEAD, (tx) => tx.get('case', own))) as Case;
      await store.transact(LEAD, { verb: 'case.members' }, (tx) =>
        tx.revise('case', own, 1, {
          members: found.members.filter((m) => m.userId !== READER.userId),
        }),
      );
      expect(await sees()).not.toContain(own);
      expect(await store.read(READER, (tx) => tx.get('case', own))).toBeNull();
      expect(await store.read(READER, (tx) => tx.history('case', own))).toEqual([]);
      const none = { ...found, members: [{ userId: READER.userId, role: 'reader' as const }] };
      const leaderless = store.transact(LEAD, { verb: 'case.members' }, (tx) =>
        tx.revise('case', own, 2, { members: none.members }),
      );
      expect((await failure(leaderless)).message).toMatch(
        /case\.members: must have at least one lead/,
      );
    });
  });
}

/** What went wrong, as the caller sees it. */
export async function failure(run: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await run;
  } catch (error) {
    return { code: code(error), message: error instanceof Error ? error.message : '' };
  }
  throw new Error('It should have failed.');
}

/** Makes a case and gives its id. */
export async function newCase(store: Store, members?: Case['members']): Promise<CaseId> {
  const draft = caseDraft();
  const made = await store.transact(OWNER, { verb: 'case.create' }, (tx) =>
    tx.createCase(members === undefined ? draft : { ...draft, members }),
  );
  return made.id;
}
