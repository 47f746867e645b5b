import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EdgeAdded, FoundRelation, StructureView, SubjectsView } from '#jobs/views.ts';
import { makeSampleBench, type Bench } from './hearsay.ts';

/* Structures and subjects on the command line, on the sample case. */
vi.setConfig({ testTimeout: 120_000 });
let desk: Bench;
beforeAll(async () => {
  desk = await makeSampleBench();
}, 120_000);
afterAll(() => desk.remove());

describe('hearsay structure', () => {
  it('[CM75] shows edges with state, origins and dates, and stages with their times; --at narrows it', async () => {
    const { out, code } = await desk.run(['structure']);
    expect(code).toBe(0);
    expect(out).toMatch(/Q-007 +Abu Tariq commands Northern/);
    expect(out).toMatch(/S-003 .*contradicted/);
    expect(out).toMatch(/S-010 .*not judged/);
    expect(out).toContain('Northern checkpoint → Office by the mill → Interview (told: 2 hours)');
    const view = await desk.json<StructureView>(['structure']);
    expect(view.edges).toHaveLength(9);
    const then = await desk.json<StructureView>(['structure', '--at', '2024-10']);
    expect(then.edges.length).toBeLessThan(view.edges.length);
  });

  it('[CM76] asks an edge, says when it is asked already, and lists what texts say', async () => {
    const add = ['structure', 'add', 'Abu Tariq', 'member-of', 'Second unit'];
    const added = await desk.json<EdgeAdded>(add);
    expect(added.question.ref).toBe('S-011');
    expect((await desk.run(add)).out).toContain('It is asked already: S-011');
    const found = await desk.json<readonly FoundRelation[]>(['structure', 'found']);
    expect(Array.isArray(found)).toBe(true);
  });

  it('[CM77] subjects are listed, merged, parted and taken back', async () => {
    const why = ['--why', 'the same ledger'];
    const names = ['the tall man with the ledger', 'a tall clerk with a ledger'] as const;
    const count = async () => (await desk.json<StructureView>(['structure'])).edges.length;
    const before = await count();
    expect((await desk.run(['subjects'])).out).toContain('May be the same');
    expect((await desk.run(['subjects', 'same', ...names, ...why])).code).toBe(0);
    expect(await count()).toBe(before - 1);
    expect((await desk.run(['subjects', 'show', names[0]])).out).toContain('the same ledger (');
    expect((await desk.run(['subjects', 'undo', names[0]])).code).toBe(0);
    expect(await count()).toBe(before);
    const part = ['subjects', 'part', 'Abu Rami', 'Rami of the office', '--questions', 'S-009'];
    expect((await desk.run([...part, ...why])).code).toBe(0);
    const { nodes } = await desk.json<StructureView>(['structure']);
    expect(nodes.map(({ name }) => name)).toContain('Rami of the office');
    expect((await desk.run(['subjects', 'undo', 'Rami of the office'])).code).toBe(0);
    const { subjects } = await desk.json<SubjectsView>(['subjects']);
    expect(subjects.some(({ name }) => name === 'Rami of the office')).toBe(false);
  });

  it.each([
    [['structure', 'add', 'Abu Rami', 'sings-to', 'Market'], 'The relation is one of'],
    [['structure', 'add', 'Abu Rami', 'commands', 'Nobody'], 'There is no subject "Nobody"'],
    [['structure', 'add', 'Abu Rami', 'commands'], 'needs a second end'],
    [['structure', '--at', 'once'], '--at is a year'],
    [['subjects', 'same', 'Abu Rami', 'Abu Tariq'], '--why'],
    [['subjects', 'same', 'Abu Rami', 'Interview', '--why', 'x'], 'cannot be one'],
    [['subjects', 'undo', 'Abu Rami'], 'Nothing was decided about Abu Rami'],
  ])('[CM78] %j is told in one line', async (args, told) => {
    const { code, err, out } = await desk.run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(told);
  });
});
