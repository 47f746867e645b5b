import { describe, expect, it } from 'vitest';
import type { Value } from '#claims/value.ts';
import type { QuestionRow } from '#server/views.ts';
import { answersGiven, settleOrder } from './answers-given.ts';

type Row = Pick<QuestionRow, 'question' | 'assessment'> & { readonly outcome: unknown };

const row = (
  ref: string,
  type: Value['type'],
  answers: readonly (readonly [Value, number])[],
  outcome: unknown = null,
): Row =>
  ({
    question: { ref, type, unit: type === 'number' ? 'stalls' : null },
    assessment: {
      reports: answers.reduce((sum, [, reports]) => sum + reports, 0),
      answers: answers.map(([value, reports]) => ({ value, reports, label: '' })),
    },
    outcome,
  }) as unknown as Row;
const number = (low: number, high: number | null): Value => ({ type: 'number', low, high });
const yes: Value = { type: 'yes-no', answer: 'yes' };

describe('[DE155] what can turn out', () => {
  it('yes and no stand there always, in that order, with who said so', () => {
    expect(
      answersGiven(row('Q-1', 'yes-no', [[yes, 2]])).map(({ label, reports }) => [label, reports]),
    ).toEqual([
      ['yes', 2],
      ['no', 0],
    ]);
  });
  it('else the answers that were given, most reported first and at most nine', () => {
    const given = answersGiven(
      row('Q-1', 'number', [
        [number(20, null), 1],
        [number(6, 6), 2],
        ...Array.from({ length: 9 }, (_, i) => [number(30 + i, 30 + i), 1] as const),
      ]),
    );
    expect(given).toHaveLength(9);
    expect(given[0]).toEqual({ value: number(6, 6), label: '6 stalls', reports: 2 });
  });
  it('what was asked last stands first; what has an outcome or no report is not listed', () => {
    const rows = [
      row('Q-002', 'yes-no', [[yes, 1]]),
      row('Q-010', 'yes-no', [[yes, 1]]),
      row('Q-011', 'yes-no', []),
      row('Q-012', 'yes-no', [[yes, 1]], { id: 'o' }),
      row('Q-009', 'yes-no', [[yes, 1]]),
    ];
    expect(settleOrder(rows).map(({ question }) => question.ref)).toEqual([
      'Q-010',
      'Q-009',
      'Q-002',
    ]);
  });
});
