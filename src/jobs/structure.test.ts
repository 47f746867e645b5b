import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asId, type CaseId, type SubjectId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Subject, SubjectKind } from '#terms/subject.ts';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import { createCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { addEdge, foundRelations, structureView, takeBackEdge } from './structure.ts';
import {
  addSubject,
  decideSubject,
  editSubject,
  partSubject,
  removeSubject,
  subjectFile,
  subjectsView,
} from './subjects.ts';

const lead: Principal = { userId: asId<UserId>('lead'), name: 'Lead', kind: 'owner' };
const stranger: Principal = { userId: asId<UserId>('nobody'), name: 'Nobody', kind: 'user' };

let folder: string;
let desk: Desk & { store: Awaited<ReturnType<typeof openStore>> };
let caseId: CaseId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-structure-'));
  const clock = () => instant(new Date().toISOString());
  const store = await openStore({
    folder: join(folder, 'data'),
    keyFolder: join(folder, 'keys'),
    clock,
    newId: ulid,
  });
  desk = { store, clock, newId: ulid };
}, 60_000);
afterAll(async () => {
  await desk?.store.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const made = await createCase(desk, lead, {
    title: `Company ${ulid()}`,
    purpose: 'event',
    members: [{ userId: lead.userId, role: 'lead' }],
    releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
    zone: 'Etc/UTC',
  });
  caseId = made.id;
});

const add = (
  name: string,
  kind: SubjectKind = 'person',
  nameKind: Subject['names'][number]['kind'] = 'name',
) =>
  addSubject(desk, lead, caseId, {
    kind,
    names: [{ text: name, language: null, script: null, kind: nameKind }],
    descriptors: ['a limp'],
    possibleSameAs: [],
    protectedSite: false,
  });
const edge = (from: SubjectId, to: SubjectId) =>
  addEdge(desk, lead, caseId, {
    relation: 'commands',
    from: { id: from },
    to: { id: to },
    told: null,
    lasts: null,
  });
const same = (one: Subject, other: Subject, why = 'both were at the ford') =>
  decideSubject(desk, lead, one.id, one.version, { kind: 'same', other: other.id, why });
const whole = async () => ({
  structure: await structureView(desk, lead, caseId),
  subjects: (await subjectsView(desk, lead, caseId)).subjects.map((one) => ({
    ...one,
    records: null,
  })),
});

describe('who is who', () => {
  it('[CL248] any run of merges and partings taken back leaves everything as it was; the history keeps all of it', async () => {
    const guard = await add('the guard at the ford', 'person', 'description');
    const rami = await add('Abu Rami', 'person', 'kunya');
    const tariq = await add('Tariq Marrani');
    const post = await add('Post', 'place');
    const { question } = await edge(guard.id, post.id);
    await edge(rami.id, post.id);
    const before = await whole();

    const merged = await same(guard, rami);
    expect((await structureView(desk, lead, caseId)).edges).toHaveLength(1);
    const twice = await same(rami, tariq);
    expect((await subjectsView(desk, lead, caseId)).subjects).toHaveLength(2);
    const parted = await partSubject(desk, lead, guard.id, {
      name: 'the guard of the bridge',
      names: [],
      descriptors: ['a limp'],
      questionIds: [question.id],
      why: 'two posts on one night',
    });
    const apart = await structureView(desk, lead, caseId);
    expect(apart.edges).toHaveLength(2);
    expect(apart.nodes.map(({ name }) => name)).toContain('the guard of the bridge');

    // In another order than they were made.
    await decideSubject(desk, lead, guard.id, merged.version, {
      kind: 'take-back',
      what: 'same',
      other: rami.id,
    });
    await removeSubject(desk, lead, parted.id, parted.version);
    await decideSubject(desk, lead, rami.id, twice.version, {
      kind: 'take-back',
      what: 'same',
      other: tariq.id,
    });
    expect(await whole()).toEqual(before);
    const { history } = await subjectFile(desk, lead, guard.id);
    expect(history.map(({ what }) => what)).toEqual(['merge-taken-back', 'merged', 'added']);
    expect(history[1]).toMatchObject({
      other: 'Abu Rami',
      why: 'both were at the ford',
      by: 'Lead',
    });
  });

  it('[CL256] a decision needs its reason, two of a kind, and two that are not one already', async () => {
    const [one, two] = [await add('Abu Rami'), await add('Abu Tariq')];
    const post = await add('Post', 'place');
    await expect(same(one, two, ' ')).rejects.toThrow('Say why');
    await expect(same(one, post)).rejects.toThrow('A person and a place cannot be one');
    await expect(same(one, one)).rejects.toThrow('one already');
    await same(one, two);
    await expect(same(two, one)).rejects.toThrow('one already');
    await expect(
      decideSubject(desk, lead, two.id, two.version, {
        kind: 'take-back',
        what: 'same',
        other: one.id,
      }),
    ).rejects.toThrow('not decided any more');
    await expect(
      decideSubject(desk, stranger, two.id, two.version, { kind: 'same', other: one.id, why: 'x' }),
    ).rejects.toThrow('There is no such subject');
  });

  it('[CL251] what was said to be two is not proposed again until that is taken back', async () => {
    const one = await add('Yusuf al-Marrani');
    const two = await add('Yousef al Marrani');
    const proposals = async () => (await subjectsView(desk, lead, caseId)).proposals.length;
    expect(await proposals()).toBe(1);
    const decided = await decideSubject(desk, lead, one.id, one.version, {
      kind: 'not-same',
      other: two.id,
      why: 'father and uncle',
    });
    expect(await proposals()).toBe(0);
    await decideSubject(desk, lead, one.id, decided.version, {
      kind: 'take-back',
      what: 'not-same',
      other: two.id,
    });
    expect(await proposals()).toBe(1);
  });

  it('[CL257] a subject that anything names is not taken out; names are tidied and bear their script', async () => {
    const rami = await add('Abu Rami');
    const post = await add('Post', 'place');
    const { question } = await edge(rami.id, post.id);
    await expect(removeSubject(desk, lead, rami.id, rami.version)).rejects.toThrow('questions');
    const changed = await editSubject(desk, lead, rami.id, rami.version, {
      names: ['Abu Rami ', 'أبو رامي', 'Abu Rami'].map((text) => ({
        text,
        language: null,
        script: null,
        kind: 'kunya',
      })),
    });
    expect(changed.names.map(({ text, script }) => `${text} ${script}`)).toEqual([
      'Abu Rami Latn',
      'أبو رامي Arab',
    ]);
    await expect(editSubject(desk, lead, rami.id, changed.version, { names: [] })).rejects.toThrow(
      'needs a name',
    );
    await takeBackEdge(desk, lead, caseId, {
      questions: [{ id: question.id, version: question.version }],
      claims: [],
      subjects: [],
    });
    await removeSubject(desk, lead, rami.id, changed.version);
    expect((await subjectsView(desk, lead, caseId)).subjects.map(({ name }) => name)).toEqual([
      'Post',
    ]);
  });
});

describe('edges', () => {
  it('[AS149] the same edge asked again is the same question, also under a merged name', async () => {
    const guard = await add('the guard', 'person', 'description');
    const rami = await add('Abu Rami');
    const post = await add('Post', 'place');
    const first = await edge(rami.id, post.id);
    expect(first.question).toMatchObject({ ref: 'S-001', text: 'Does Abu Rami command Post?' });
    expect((await edge(rami.id, post.id)).madeQuestion).toBe(false);
    expect((await edge(guard.id, post.id)).question.ref).toBe('S-002');
    await same(guard, rami);
    expect((await edge(guard.id, post.id)).madeQuestion).toBe(false);
    await expect(edge(guard.id, rami.id)).rejects.toThrow('these are one');
    await expect(
      addEdge(desk, lead, caseId, {
        relation: 'commands',
        from: { id: rami.id },
        to: null,
        told: null,
        lasts: null,
      }),
    ).rejects.toThrow('An edge needs two ends');
  });

  it('[AS150] what a text says becomes a question, a claim with its chain, and new subjects; one step takes all of it back', async () => {
    await importFile(desk, lead, caseId, {
      name: 'note.txt',
      bytes: new TextEncoder().encode(
        'After the checkpoint they take you to the office. The course lasts ten days.\n',
      ),
      from: 'Heron',
      channel: 'by hand',
      receivedAt: instant('2026-03-20T10:00:00Z'),
      options: { language: 'en' },
    });
    const before = await whole();
    const found = await foundRelations(desk, lead, caseId);
    expect(found.map(({ relation, from, to }) => [relation, from.text, to?.text])).toEqual([
      ['stage-before', 'the checkpoint', 'the office'],
      ['lasts', 'The course', undefined],
    ]);
    for (const one of found) {
      const added = await addEdge(desk, lead, caseId, {
        relation: one.relation,
        from: { name: one.from.text, kind: one.from.kind },
        to: one.to === null ? null : { name: one.to.text, kind: one.to.kind },
        told: { documentId: one.documentId, span: one.span },
        lasts: one.lasts,
      });
      expect(added.claims[0]?.quote).toBe(one.quote);
      expect(added.claims[0]?.hops.length).toBeGreaterThan(0);
      const own = ({ id, version }: { id: string; version: number }) => ({ id, version });
      const left = await foundRelations(desk, lead, caseId);
      expect(left.some(({ key }) => key === one.key)).toBe(false);
      await takeBackEdge(desk, lead, caseId, {
        questions: [own(added.question)],
        claims: added.claims.map(own),
        subjects: added.subjects.map(own),
      });
    }
    expect(await whole()).toEqual(before);
    await expect(structureView(desk, stranger, caseId)).rejects.toThrow('There is no such case');
  });
});
