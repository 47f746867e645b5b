import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { namedHop, makeQuestion, makeClaim, day, YES, NO } from '../hand-made.ts';
import { accountOf } from './account.ts';
import { accountInput, makeSession, said } from './made-by-hand.ts';

const n = (low: number, high = low): Value => ({ type: 'number', low, high });
const question = (id: string, change: Partial<Question> = {}): Question =>
  makeQuestion({
    id: asId(id),
    ref: id.toUpperCase(),
    text: `What of ${id}?`,
    type: 'number',
    ...change,
  });

describe('differences between tellings', () => {
  it('[AS84] a changed number in session three is a contradiction with session two; what came back to the first is one more', () => {
    const { differences } = accountOf(
      accountInput({
        sessions: [makeSession(1), makeSession(2), makeSession(3)],
        questions: [question('q1')],
        claims: [said(1, 'q1', n(9)), said(2, 'q1', n(9)), said(3, 'q1', n(12))],
      }),
    );
    expect(differences.map(({ kind, earlier, later }) => [kind, earlier.says, later.says])).toEqual(
      [['contradiction', '9', '12']],
    );
    expect(differences[0]).toMatchObject({
      earlier: { telling: 'session:session-id-2' },
      weight: 'central',
      weightBy: 'importance',
      standing: 'not-put',
    });
  });

  it('[AS84] narrower and wider are precision, within one telling too', () => {
    const { differences } = accountOf(
      accountInput({
        sessions: [makeSession(1)],
        questions: [question('q1', { importance: 1 })],
        claims: [
          said(1, 'q1', n(5, 15), { id: asId('a'), span: [0, 4] }),
          said(1, 'q1', n(9, 10), { id: asId('b'), span: [10, 14] }),
        ],
      }),
    );
    expect(differences).toMatchObject([
      { kind: 'precision', change: 'narrower', weight: 'peripheral' },
    ]);
    expect(differences[0]?.reasons.map(({ text }) => text)).toContain(
      'Both were said on one occasion.',
    );
  });

  it('[AS85] what is not told again is an omission only where it came up', () => {
    const silo: Subject = {
      ...makeQuestion(),
      id: asId('silo'),
      kind: 'place',
      names: [{ text: 'Grain silo', language: 'en', script: null, kind: 'name' }],
      descriptors: [],
      possibleSameAs: [],
      point: null,
      protectedSite: false,
    } as unknown as Subject;
    const about = (asked: string, subjectIds: Question['subjectIds'], linked = false) =>
      accountOf(
        accountInput({
          subjects: [silo],
          sessions: [
            makeSession(1),
            makeSession(2, {
              questions: [
                { text: asked, type: 'open', ...(linked ? { about: [asId('q1')] } : {}) },
              ],
            }),
          ],
          questions: [
            question('q1', { subjectIds, text: 'How many blankets lay in the corner?' }),
            question('q2'),
          ],
          claims: [said(1, 'q1', n(9)), said(1, 'q2', n(1)), said(2, 'q2', n(1))],
        }),
      ).differences.map(({ kind, cameUp }) => [kind, cameUp]);
    expect(about('Tell us about your family.', [])).toEqual([]);
    expect(about('Tell us about your family.', [], true)).toEqual([['omission', 'asked']]);
    expect(about('Were there blankets in a corner?', [])).toEqual([['omission', 'asked']]);
    expect(about('Tell us about the grain silo.', [asId('silo')])).toEqual([
      ['omission', 'came-up'],
    ]);
  });

  it('[AS152] a session whose words are not with us leaves nothing out', () => {
    const told = (second: boolean) =>
      accountOf(
        accountInput({
          sessions: [
            makeSession(1),
            makeSession(2, {
              questions: [{ text: 'What of it?', type: 'open', about: [asId('q1')] }],
            }),
          ],
          questions: [question('q1'), question('q2')],
          claims: [said(1, 'q1', n(1)), ...(second ? [said(2, 'q2', n(3))] : [])],
        }),
      ).differences.map(({ kind, questionId }) => [kind, questionId]);
    expect(told(false)).toEqual([]);
    expect(told(true)).toContainEqual(['omission', 'q1']);
  });

  it('[AS85] an addition says whether it had come up before; messages between sessions make neither', () => {
    const { differences } = accountOf(
      accountInput({
        sessions: [
          makeSession(1, {
            questions: [{ text: 'What of it?', type: 'open', about: [asId('q1')] }],
          }),
          makeSession(2),
        ],
        questions: [question('q1'), question('q2'), question('q3')],
        claims: [
          said(1, 'q3', n(1)),
          said(2, 'q1', n(9)),
          said(2, 'q3', n(1)),
          said(2, 'q2', n(4), {
            id: asId('m'),
            documentId: asId('a-message'),
            toldAt: day('2026-03-11'),
          }),
        ],
      }),
    );
    expect(differences.map(({ kind, cameUp, questionId }) => [kind, cameUp, questionId])).toEqual([
      ['addition', 'asked', 'q1'],
    ]);
  });

  it('[AS82] a report passed on is no telling; what others told the witness is another matter', () => {
    const { tellings, differences } = accountOf(
      accountInput({
        questions: [question('q1')],
        claims: [
          said(1, 'q1', n(9)),
          // Wren passes on what Tern said, garbled.
          makeClaim('relayed', ['Tern', 'Wren'], n(90), {
            questionId: asId('q1'),
            status: 'accepted',
          }),
          // A guard told Tern something else.
          makeClaim('hearsay', ['“a guard”', 'Tern'], n(20), {
            questionId: asId('q1'),
            status: 'accepted',
          }),
        ],
      }),
    );
    expect(
      tellings.flatMap(({ statements }) => statements.map(({ claim }) => claim.id)).toSorted(),
    ).toEqual(['hearsay', 'q1-1']);
    expect(differences).toEqual([]);
  });

  it('[AS86] interpreter, hands between, kind of question, certainty and basis are stated as possible reasons', () => {
    const { differences } = accountOf(
      accountInput({
        sessions: [makeSession(1), makeSession(2)],
        questions: [question('q1')],
        claims: [
          said(1, 'q1', n(9), { certainty: ['I think'] }),
          said(2, 'q1', n(12), {
            basis: 'inferred',
            hops: [namedHop('Tern', 'observer'), namedHop('Swift', 'translator')],
            span: [20, 30],
          }),
        ],
        turns: new Map([
          [
            asId('session-2'),
            [
              {
                speaker: 'Q',
                role: 'interviewer',
                time: null,
                span: [0, 19],
                said: [3, 19],
                text: 'There were twelve, right?',
                remarks: [],
              },
            ],
          ],
        ]),
      }),
    );
    const reasons = new Map(differences[0]?.reasons.map(({ kind, text }) => [kind, text]));
    expect([...reasons.keys()]).toEqual([
      'interpreter',
      'asked-differently',
      'certainty',
      'basis',
      'interval',
    ]);
    expect(reasons.get('interpreter')).toContain('Swift');
    expect(reasons.get('asked-differently')).toContain('leading');
  });

  it('[AS87] a decision is kept with the later session and overrides weight and standing', () => {
    const decided = {
      questionId: asId<Question['id']>('q1'),
      earlier: asId<never>('q1-1'),
      later: asId<never>('q1-2'),
      weight: 'peripheral' as const,
      standing: 'explained' as const,
      comment: 'counted after the lamp was lit',
      by: 'R. Marrane',
      at: makeSession(1).madeAt,
    };
    const { differences, sheet } = accountOf(
      accountInput({
        sessions: [makeSession(1), makeSession(2, { put: [decided] })],
        questions: [question('q1')],
        claims: [said(1, 'q1', n(9)), said(2, 'q1', n(12))],
      }),
    );
    expect(differences).toMatchObject([
      { weight: 'peripheral', weightBy: 'person', standing: 'explained', decision: decided },
    ]);
    expect(sheet.lines.filter(({ kind }) => kind === 'difference')).toEqual([]);
  });

  it('[AS84] tellings that say the same have no difference, in whatever order the claims come', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 4 }),
            fc.constantFrom('q1', 'q2'),
            fc.integer({ min: 1, max: 3 }),
          ),
          {
            maxLength: 10,
          },
        ),
        fc.infiniteStream(fc.nat()),
        (told, chance) => {
          const claims = told.map(([session, id, value], i) =>
            said(session, id, n(value), { id: asId(`c${i}`) }),
          );
          const input = {
            sessions: [1, 2, 3, 4].map((i) => makeSession(i)),
            questions: [question('q1'), question('q2')],
          };
          const keys = (list: typeof claims) =>
            accountOf(accountInput({ ...input, claims: list })).differences.map(({ key }) => key);
          const shuffled = claims
            .map((claim) => [claim, chance.next().value as number] as const)
            .toSorted((a, b) => a[1] - b[1])
            .map(([claim]) => claim);
          expect(keys(shuffled)).toEqual(keys(claims));
          const constant = claims.map((claim) => ({ ...claim, value: n(5) }));
          expect(
            accountOf(accountInput({ ...input, claims: constant })).differences.filter(
              ({ kind }) => kind === 'contradiction' || kind === 'precision',
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[AS84] yes and no are a contradiction', () => {
    const { differences } = accountOf(
      accountInput({
        sessions: [makeSession(1), makeSession(2)],
        questions: [question('q1', { type: 'yes-no' })],
        claims: [said(1, 'q1', YES), said(2, 'q1', NO)],
      }),
    );
    expect(differences).toMatchObject([{ kind: 'contradiction' }]);
  });
});
