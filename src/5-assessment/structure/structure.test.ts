import { describe, expect, it } from 'vitest';
import { asId, type QuestionId, type SubjectId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { QuestionRelation } from '#claims/relation.ts';
import { resolveSubjects } from '#claims/subjects/resolve-subjects.ts';
import { assess } from '../assess.ts';
import { day, makeClaim, makeInput, makeQuestion, NO, NOW, YES } from '../hand-made.ts';
import { buildStructure } from './structure.ts';

const sid = (text: string) => asId<SubjectId>(text);
const subject = (id: string, name: string, change: Partial<Subject> = {}): Subject => ({
  id: sid(id),
  caseId: asId('case-1'),
  version: 1,
  madeAt: NOW,
  madeBy: asId('user-1'),
  kind: 'person',
  names: [{ text: name, language: null, script: null, kind: 'name' }],
  descriptors: [],
  possibleSameAs: [],
  point: null,
  protectedSite: false,
  ...change,
});
const SUBJECTS = [
  subject('rami', 'Abu Rami'),
  subject('tariq', 'Abu Tariq'),
  subject('post', 'Checkpoint', { kind: 'place' }),
  subject('course', 'Course', { kind: 'stage' }),
];

const ask = (id: string, relation: QuestionRelation, change: Partial<Question> = {}): Question =>
  makeQuestion({ id: asId(id), ref: id, text: `${id}?`, relation, ...change });
const commands = (from: string | null, to: string | null): QuestionRelation => ({
  kind: 'commands',
  from: from === null ? null : sid(from),
  to: to === null ? null : sid(to),
});

function build(
  asked: readonly (readonly [Question, readonly Claim[]])[],
  subjects: readonly Subject[] = SUBJECTS,
) {
  const claims = new Map<string, readonly Claim[]>(
    asked.map(([question, own]) => [
      question.id,
      own.map((claim) => ({ ...claim, questionId: question.id as QuestionId })),
    ]),
  );
  const of = (question: Question) => claims.get(question.id) ?? [];
  return buildStructure({
    questions: asked.map(([question]) => question),
    claims: of,
    assess: (question) => assess(makeInput(of(question), { question })),
    book: resolveSubjects(subjects),
  });
}

/** Enough of a record that something can be said. */
const twoSay = (value: Claim['value']) => [
  makeClaim('c1', ['Plum'], value),
  makeClaim('c2', ['Olive'], value),
  makeClaim('c3', ['Damson'], value),
];

describe('a structure from claims', () => {
  it('[AS142] an edge has the finding of its question, its origins and its dates', () => {
    const claims = twoSay(YES).map((claim) => ({ ...claim, aboutTime: day('2025-05-01') }));
    const { edges, nodes } = build([[ask('S-1', commands('rami', 'post')), claims]]);
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({
      key: 'rami commands post',
      state: 'known',
      origins: 3,
      held: { first: '2025-05-01', last: '2025-05-01' },
    });
    expect(edges[0]?.findings[0]?.saying).toEqual(['c1', 'c2', 'c3']);
    expect(nodes.map(({ name }) => name)).toEqual(['Abu Rami', 'Checkpoint']);
  });

  it.each([
    ['nobody has said anything', [], 'not-judged'],
    ['three say no', twoSay(NO), 'denied'],
    ['three say yes, one says no', [...twoSay(YES), makeClaim('c4', ['Fig'], NO)], 'contradicted'],
  ] as const)('[AS143] %s', (_, claims, state) => {
    const { edges } = build([[ask('S-1', commands('rami', 'post')), claims]]);
    expect(edges[0]?.state).toBe(state);
    const { probability } = edges[0]!.findings[0]!;
    if (state === 'denied') expect(probability).toBeLessThan(0.5);
    if (state === 'not-judged') expect(probability).toBeNull();
  });

  it('[AS144] of a question with an open end each answer is an edge; they speak against each other', () => {
    const asked = ask('Q-7', commands(null, 'post'), {
      type: 'choice',
      options: ['Abu Rami', 'Abu Tariq'],
    });
    const claims = [
      ...twoSay({ type: 'choice', answer: 'abu  tariq' }),
      makeClaim('c4', ['Fig'], { type: 'choice', answer: 'Abu Rami' }),
      makeClaim('c5', ['Sumac'], { type: 'choice', answer: 'Abu Nobody' }),
    ];
    const { edges, loose } = build([[asked, claims]]);
    expect(edges.map(({ key }) => key)).toEqual(['rami commands post', 'tariq commands post']);
    expect(edges.map(({ state }) => state)).toEqual(['contradicted', 'contradicted']);
    expect(edges[1]!.findings[0]!.probability!).toBeGreaterThan(
      edges[0]!.findings[0]!.probability!,
    );
    expect(edges[1]?.findings[0]?.saying).toEqual(['c1', 'c2', 'c3']);
    expect(loose).toEqual([
      { questionId: 'Q-7', ref: 'Q-7', text: 'Abu Nobody', why: 'no-subject' },
    ]);
  });

  it('[AS144] an answer that two subjects bear is nobody until a person says who', () => {
    const asked = ask('Q-7', commands(null, 'post'), { type: 'choice' });
    const claims = twoSay({ type: 'choice', answer: 'Abu Rami' });
    const twice = [...SUBJECTS, subject('rami-2', 'Abu Rami')];
    expect(build([[asked, claims]], twice).loose[0]?.why).toBe('several-subjects');
    expect(build([[asked, claims]], twice).edges).toEqual([]);
  });

  it('[AS145] after a merge two questions are one line with two findings; taken back they are two', () => {
    const guard = subject('guard', 'the tall guard');
    const asked = [
      [ask('S-1', commands('rami', 'post')), twoSay(YES)],
      [ask('S-2', commands('guard', 'post')), twoSay(NO)],
    ] as const;
    const apart = build(asked, [...SUBJECTS, guard]);
    expect(apart.edges.map(({ state }) => state)).toEqual(['known', 'denied']);
    const same = { id: sid('rami'), why: 'seen', by: 'Lead', at: NOW };
    const merged = build(asked, [...SUBJECTS, { ...guard, sameAs: same }]);
    expect(merged.edges).toHaveLength(1);
    expect(merged.edges[0]?.findings).toHaveLength(2);
    expect(merged.edges[0]?.state).toBe('contradicted');
    expect(merged.nodes.find(({ id }) => id === 'rami')?.also).toEqual(['the tall guard']);
    expect(build(asked, [...SUBJECTS, { ...guard, sameAs: null }])).toEqual(apart);
  });

  it('[AS146] a stage has its duration with its own finding, in days', () => {
    const asked = ask(
      'S-3',
      { kind: 'lasts', from: sid('course'), to: null },
      { type: 'number', unit: 'weeks' },
    );
    const claims = twoSay({ type: 'number', low: 2, high: 2 });
    const { nodes } = build([[asked, claims]]);
    const [lasts] = nodes[0]!.lasts;
    expect(lasts?.state).toBe('known');
    expect(lasts?.label).toContain('weeks');
    expect(lasts?.told).toEqual(['2 weeks']);
    // One report by somebody unknown is not judged; what was told is shown all the same.
    const alone = build([[asked, claims.slice(0, 1)]]).nodes[0]?.lasts[0];
    expect(alone).toMatchObject({ label: null, told: ['2 weeks'] });
    expect(lasts!.days![0]).toBeLessThanOrEqual(14);
    expect(lasts!.days![1]).toBeGreaterThanOrEqual(14);
    const none = build([[asked, []]]).nodes[0]!.lasts[0];
    expect(none).toMatchObject({ state: 'not-judged', days: null, label: null });
  });

  it('[AS145] an end that is gone, or both ends one, draws nothing', () => {
    const { edges, loose } = build([
      [ask('S-1', commands('gone', 'post')), twoSay(YES)],
      [ask('S-2', commands('post', 'post')), twoSay(YES)],
    ]);
    expect(edges).toEqual([]);
    expect(loose.map(({ why }) => why)).toEqual(['subject-gone']);
  });
});
