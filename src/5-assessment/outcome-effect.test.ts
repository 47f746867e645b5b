import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import type { Value } from '#claims/value.ts';
import type { Finding } from './finding.ts';
import { grade } from './grade.ts';
import { makeQuestion, NO, NOW, YES } from './hand-made.ts';
import { outcomeEffect, reliabilityMoves } from './outcome-effect.ts';
import { siloInput, siloLineage, siloPosterior } from './silo-case.ts';

const record = (name: string, right: number, wrong: number): TrackRecord => ({
  sourceId: asId(name),
  role: 'observer',
  topic: 'detention',
  right,
  wrong,
});

describe('reliabilityMoves', () => {
  it('[AS14] names who moved, with before and after, and nobody else', () => {
    const moves = reliabilityMoves(
      [record('a', 2, 0), record('b', 3, 1)],
      [record('a', 3, 0), record('b', 3, 1), record('c', 0, 1)],
    );
    expect(moves.map(({ sourceId }) => sourceId)).toEqual(['c', 'a']);
    expect(moves[0]?.before).toMatchObject({ right: 0, wrong: 0, letter: 'F' });
    expect(moves[1]?.before.letter).toBe('F');
    expect(moves[1]?.after.letter).toBe('C');
    expect(reliabilityMoves([record('a', 1, 1)], [record('a', 1, 1)])).toEqual([]);
  });
});

describe('outcomeEffect', () => {
  const finding = (id: string, value: Value | null, questionId = 'question-1'): Finding => {
    const { assessment } = grade(siloInput(), siloLineage(), siloPosterior());
    const { best } = assessment;
    return {
      ...recorded,
      id: asId(id),
      questionId: asId(questionId),
      assessment: {
        ...assessment,
        best: best === null || value === null ? null : { ...best, value },
      },
      at: NOW,
      engineVersion: '1',
      inputHash: '',
      claimIds: [],
      linkIds: [],
    };
  };
  const { caseId, version, madeAt, madeBy } = makeQuestion();
  const recorded = { caseId, version, madeAt, madeBy };

  it('[AS14] names the findings it contradicts and those it bears out; "cannot be judged" is neither', () => {
    const effect = outcomeEffect({
      question: makeQuestion(),
      outcome: { value: NO },
      before: [],
      after: [record('a', 0, 1)],
      findings: [
        finding('f1', YES),
        finding('f2', NO),
        finding('f3', null),
        finding('f4', YES, 'question-2'),
      ],
    });
    expect(effect.contradicted).toEqual(['f1']);
    expect(effect.confirmed).toEqual(['f2']);
    expect(effect.moves).toHaveLength(1);
  });
});
