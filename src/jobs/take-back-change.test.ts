import fc from 'fast-check';
import { ulid } from 'ulid';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type SourceId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant } from '#terms/time.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { makeHop } from '#claims/make-hop.ts';
import { changeQuestions } from './change-questions.ts';
import { editCase } from './case-settings.ts';
import { createCase } from './cases.ts';
import { addClaim, editClaim, removeClaim } from './claims.ts';
import type { Desk } from './desk.ts';
import { findInLog } from './log-view.ts';
import { addSource, editSource } from './network-edits.ts';
import { importFile } from './import-file.ts';
import { recordOutcome, withdrawOutcome } from './outcome.ts';
import { addQuestion, recordFinding } from './questions.ts';
import { addSubject, decideSubject } from './subjects.ts';
import { takeBackChange } from './take-back-change.ts';

const lead: Principal = { userId: asId<UserId>('lead'), name: 'R. Marrane', kind: 'owner' };
const reader: Principal = { userId: asId<UserId>('reader'), name: 'S. Idris', kind: 'user' };
const stranger: Principal = { userId: asId<UserId>('other'), name: 'Other', kind: 'user' };
const silent = { raised: false, why: null, answer: null };
const KINDS = ['source', 'question', 'claim', 'subject', 'tie'] as const;

let folder: string;
let store: OpenStore;
let desk: Desk;
let now = Date.parse('2026-05-01T08:00:00Z');
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hearsay-take-back-'));
  const clock = () => instant(new Date((now += 1000)).toISOString());
  store = await openStore({
    folder: path.join(folder, 'data'),
    keyFolder: path.join(folder, 'keys'),
    clock,
    newId: ulid,
  });
  desk = { store, clock, newId: ulid };
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const newCase = async (): Promise<CaseId> =>
  (
    await createCase(desk, lead, {
      title: `The mill ${ulid()}`,
      purpose: 'event',
      zone: 'UTC',
      members: [
        { userId: lead.userId, role: 'lead' },
        { userId: reader.userId, role: 'reader' },
      ],
      releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
    })
  ).id;

const question = (caseId: CaseId, ref: string) =>
  addQuestion(desk, lead, caseId, {
    ref,
    text: `Is ${ref} so?`,
    type: 'yes-no',
    subjectIds: [],
    topic: 'harm',
    period: null,
    importance: 2,
    options: [],
    places: {},
    unit: null,
    staleAfterDays: null,
    protectedSite: silent,
    threatToLife: silent,
    status: 'open',
  });

const source = (caseId: CaseId, pseudonym: string) =>
  addSource(desk, lead, caseId, {
    pseudonym,
    kind: 'witness',
    tier: 0,
    cell: null,
    languages: [],
    firstContact: 'March 2026',
    howMet: null,
    status: 'active',
    riskLimit: 'low',
    consent: 'none',
    handles: [],
  });

const editor: Principal = { userId: asId<UserId>('editor'), name: 'T. Oren', kind: 'user' };
const asEditor = async (caseId: CaseId) => {
  const found = await store.read(lead, (tx) => tx.get('case', caseId));
  const members = [...found!.members, { userId: editor.userId, role: 'editor' as const }];
  await editCase(desk, lead, caseId, found!.version, { members });
};

const claim = (caseId: CaseId, questionId: string, from?: SourceId, by = lead) =>
  addClaim(desk, by, caseId, {
    questionId: asId(questionId),
    value: { type: 'yes-no', answer: 'yes' },
    polarity: 'asserts',
    quote: 'it is so',
    documentId: null,
    span: null,
    hops: [
      makeHop(
        from === undefined ? { kind: 'gap' } : { kind: 'source', sourceId: from },
        'observer',
      ),
    ],
    basis: 'saw',
    access: 'direct',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    status: 'accepted',
    comment: null,
  });

/** What the case says, whoever made which version of it. */
const state = (caseId: CaseId) =>
  store.read(lead, async (tx) => {
    const all: Record<string, unknown[]> = {};
    for (const kind of KINDS) {
      all[kind] = (await tx.list(kind, { caseId })).map((record) => {
        const { version: _, madeAt: __, madeBy: ___, ...rest } = record;
        return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
      });
    }
    return all;
  });

describe('taking a change back', () => {
  it('[CM92] every change, taken back, leaves the case as it was, and back again as it had become', async () => {
    const caseId = await newCase();
    await question(caseId, 'Q-1');
    await source(caseId, 'Plum');
    await source(caseId, 'Fig');
    await claim(caseId, (await store.read(lead, (tx) => tx.list('question', { caseId })))[0]!.id);
    await addSubject(desk, lead, caseId, {
      kind: 'person',
      names: [{ text: 'Abu Rami', language: null, script: null, kind: 'kunya' }],
      descriptors: [],
      possibleSameAs: [],
      protectedSite: false,
    });
    let n = 1;
    const list = <K extends (typeof KINDS)[number]>(kind: K) =>
      store.read(lead, (tx) => tx.list(kind, { caseId }));
    const acts: Record<string, (which: number) => Promise<unknown>> = {
      ask: () => question(caseId, `Q-${(n += 1)}`),
      many: async (which) => {
        const questions = await list('question');
        const status = which % 2 === 0 ? 'closed' : 'under-review';
        const changes = questions.map(({ id, version }) => ({
          id,
          version,
          change: { status, importance: ((which % 3) + 1) as 1 | 2 | 3 } as const,
        }));
        return changeQuestions(desk, lead, caseId, changes);
      },
      tell: async (which) => {
        const questions = await list('question');
        return claim(caseId, questions[which % questions.length]!.id);
      },
      edit: async (which) => {
        const claims = await list('claim');
        const one = claims[which % Math.max(1, claims.length)];
        if (one === undefined) return claim(caseId, (await list('question'))[0]!.id);
        return editClaim(desk, lead, one.id, one.version, { comment: `thought again ${which}` });
      },
      'take out': async (which) => {
        const claims = await list('claim');
        const one = claims[which % Math.max(1, claims.length)];
        if (one === undefined) return claim(caseId, (await list('question'))[0]!.id);
        return removeClaim(desk, lead, one.id, one.version);
      },
      move: async (which) => {
        const sources = await list('source');
        const one = sources[which % sources.length]!;
        return editSource(desk, lead, one.id, one.version, { cell: `cell ${which}` });
      },
      name: (which) =>
        addSubject(desk, lead, caseId, {
          kind: 'person',
          names: [{ text: `Somebody ${which}`, language: null, script: null, kind: 'name' }],
          descriptors: [],
          possibleSameAs: [],
          protectedSite: false,
        }),
      note: async (which) => {
        const subjects = await list('subject');
        const [one, two] = [subjects[0]!, subjects[1 + (which % (subjects.length - 1))]];
        const known = two === undefined || one.possibleSameAs.includes(two.id);
        if (known) return question(caseId, `Q-${(n += 1)}`);
        return decideSubject(desk, lead, one.id, one.version, { kind: 'possible', other: two.id });
      },
    };
    const step = fc.record({ what: fc.constantFrom(...Object.keys(acts)), which: fc.nat(30) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const states = [await state(caseId)];
        for (const { what, which } of steps) {
          await acts[what]!(which);
          states.push(await state(caseId));
        }
        // Nobody's edit may have left everything as it was: such a step has nothing to take back.
        const distinct = states.filter(
          (one, i) => i === 0 || JSON.stringify(one) !== JSON.stringify(states[i - 1]),
        );
        for (const before of distinct.slice(0, -1).toReversed()) {
          await takeBackChange(desk, lead, caseId, null);
          expect(await state(caseId)).toEqual(before);
        }
        // The undoing of the last undo brings back what the first step had made.
        if (distinct.length > 1) {
          const [line] = await findInLog(desk, lead, caseId, {}, 1);
          await takeBackChange(desk, lead, caseId, line!.seq);
          expect(await state(caseId)).toEqual(distinct[1]);
        }
      }),
      {
        numRuns: 15,
        examples: [
          [
            // What was removed, brought back and taken out with its making is not brought back twice.
            [
              { what: 'ask', which: 27 },
              { what: 'tell', which: 4 },
              { what: 'take out', which: 6 },
              { what: 'take out', which: 1 },
            ],
          ],
        ],
      },
    );
  }, 240_000);

  it('[CM93] what changed again since, rests on more, or is not one’s own to change is refused in words', async () => {
    const caseId = await newCase();
    const asked = await question(caseId, 'Q-1');
    const [made] = await findInLog(desk, lead, caseId, { what: 'question.add' }, 1);
    await claim(caseId, asked.id);
    await expect(takeBackChange(desk, lead, caseId, made!.seq)).rejects.toThrow(
      'has claims by now',
    );
    const fig = await source(caseId, 'Fig');
    const [added] = await findInLog(desk, lead, caseId, { about: 'Fig' }, 1);
    await editSource(desk, lead, fig.id, fig.version, { cell: 'north' });
    await expect(takeBackChange(desk, lead, caseId, added!.seq)).rejects.toThrow('changed again');
    await takeBackChange(desk, lead, caseId, null);
    await takeBackChange(desk, lead, caseId, added!.seq);
    await expect(takeBackChange(desk, lead, caseId, added!.seq)).rejects.toThrow(
      'taken back already',
    );
    await recordFinding(desk, lead, asked.id);
    const [found] = await findInLog(desk, lead, caseId, { what: 'finding.record' }, 1);
    await expect(takeBackChange(desk, lead, caseId, found!.seq)).rejects.toThrow('stays there');
    await expect(takeBackChange(desk, lead, caseId, 999_999)).rejects.toThrow('There is no entry');
    await expect(takeBackChange(desk, reader, caseId, made!.seq)).rejects.toThrow();
    await expect(takeBackChange(desk, stranger, caseId, made!.seq)).rejects.toThrow(
      'There is no such case.',
    );
  }, 120_000);

  it('[CM99] an outcome and its withdrawal are taken back, and nothing stops the way further back', async () => {
    const caseId = await newCase();
    const asked = await question(caseId, 'Q-1');
    const fig = await source(caseId, 'Fig');
    await claim(caseId, asked.id, fig.id);
    await editSource(desk, lead, fig.id, fig.version, { cell: 'north' });
    const yes = {
      value: { type: 'yes-no', answer: 'yes' },
      standardOfProof: 'reasonable-grounds',
      evidence: 'seen',
    } as const;
    const known = () =>
      store.read(lead, async (tx) => ({
        outcomes: (await tx.list('outcome', { caseId })).map(({ value }) => value),
        rates: (await tx.list('reliability', { caseId })).map(({ right, wrong }) => [right, wrong]),
      }));
    const none = await known();
    const { outcome } = await recordOutcome(desk, lead, asked.id, yes);
    const first = await known();
    expect(first.outcomes).toEqual([yes.value]);
    expect(first.rates).not.toEqual(none.rates);
    const no = { ...yes, value: { type: 'yes-no', answer: 'no' } } as const;
    const { outcome: second } = await recordOutcome(desk, lead, asked.id, no);
    const corrected = await known();
    await withdrawOutcome(desk, lead, outcome.id, second.version);
    expect(await known()).toEqual(first);
    await addSubject(desk, lead, caseId, {
      kind: 'place',
      names: [{ text: 'The mill', language: null, script: null, kind: 'name' }],
      descriptors: [],
      possibleSameAs: [],
      protectedSite: false,
    });
    await recordFinding(desk, lead, asked.id);
    const back = async () => (await takeBackChange(desk, lead, caseId, null)).verb;
    const verbs = [await back()];
    // The withdrawal, the correction, the outcome itself – and on.
    for (const state of [corrected, first, none]) {
      verbs.push(await back());
      expect(await known()).toEqual(state);
    }
    verbs.push(await back(), await back(), await back());
    expect(verbs).toEqual([
      'subject.add',
      'outcome.withdraw',
      'outcome.record',
      'outcome.record',
      'source.edit',
      'claim.add',
      'source.add',
    ]);
    // The finding that was put on record with the outcome stays, and holds the question: it is said.
    await expect(takeBackChange(desk, lead, caseId, null)).rejects.toThrow(
      'Q-1 has a finding on record by now',
    );
    // The undoing of an outcome's undoing brings it again, with what it moved.
    const [undone] = (await findInLog(desk, lead, caseId, { what: 'change.take-back' }, 9))
      .filter(({ object }) => object !== null)
      .slice(3, 4);
    await takeBackChange(desk, lead, caseId, undone!.seq);
    expect((await known()).outcomes).toEqual([yes.value]);
  }, 120_000);

  it('[CM99] what cannot go is passed over and named; an import goes and comes back with its documents', async () => {
    const caseId = await newCase();
    await source(caseId, 'Fig');
    const asked = await question(caseId, 'Q-1');
    await asEditor(caseId);
    const bytes = new TextEncoder().encode('The gate was open at noon.');
    await importFile(desk, lead, caseId, {
      name: 'note.txt',
      bytes,
      from: 'Dana',
      channel: 'paper',
    });
    const documents = () => store.read(lead, (tx) => tx.count('document', { caseId }));
    expect(await documents()).toBe(1);
    await claim(caseId, asked.id, undefined, editor);
    const run = await takeBackChange(desk, lead, caseId, null);
    expect(run).toMatchObject({ verb: 'import.run', records: 1, passedOver: [] });
    expect(await documents()).toBe(0);
    // The question has somebody else's claim by now: it stays, and what was before it goes.
    const further = await takeBackChange(desk, lead, caseId, null);
    expect(further.verb).toBe('source.add');
    expect(further.passedOver).toMatchObject([{ verb: 'case.members' }, { verb: 'question.add' }]);
    const [undone] = await findInLog(desk, lead, caseId, { what: 'change.take-back' }, 9).then(
      (lines) => lines.filter(({ object }) => object === String(run.entry)),
    );
    await takeBackChange(desk, lead, caseId, undone!.seq);
    expect(await documents()).toBe(1);
    await takeBackChange(desk, lead, caseId, null);
    expect(await documents()).toBe(0);
  }, 120_000);

  it('[CM94] the log is narrowed to a person, an act, a thing and days, with the names of what it is about', async () => {
    const caseId = await newCase();
    const asked = await question(caseId, 'Q-7');
    await source(caseId, 'Quince');
    const told = await claim(caseId, asked.id);
    await removeClaim(desk, lead, told.id, told.version);
    const verbs = async (filter: Parameters<typeof findInLog>[3]) =>
      (await findInLog(desk, lead, caseId, filter, 100)).map(({ verb }) => verb);
    expect(await verbs({ about: 'q-7' })).toEqual(['claim.remove', 'claim.add', 'question.add']);
    expect(await verbs({ about: 'Quince' })).toEqual(['source.add']);
    expect(await verbs({ about: told.id.slice(-6) })).toEqual(['claim.remove', 'claim.add']);
    expect(await verbs({ what: 'claim' })).toEqual(['claim.remove', 'claim.add']);
    expect(await verbs({ what: 'claim.add', by: 'LEAD' })).toEqual(['claim.add']);
    expect(await verbs({ by: 'nobody' })).toEqual([]);
    const [last] = await findInLog(desk, lead, caseId, {}, 1);
    expect(await verbs({ since: last!.at })).toEqual(['claim.remove']);
    expect(await verbs({ until: last!.at })).not.toContain('claim.remove');
    expect(last!.about).toEqual([`Q-7: claim ${told.id.slice(-6).toLowerCase()}`]);
    await expect(findInLog(desk, stranger, caseId, {}, 1)).rejects.toThrow(
      'There is no such case.',
    );
  }, 120_000);
});
