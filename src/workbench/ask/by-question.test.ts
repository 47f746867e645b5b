import { describe, expect, it } from 'vitest';
import type { AskView } from '#server/views.ts';
import { byQuestion } from './by-question.ts';

type Ask = AskView['asks'][number];
const ask = (questionId: string, worth: number): Ask => ({ questionId, worth }) as unknown as Ask;

describe('[DE186] what to ask, by question', () => {
  it('puts everything about a question into one group, in the order of the best of each', () => {
    const groups = byQuestion([ask('a', 0.5), ask('b', 0.9), ask('a', 0.7), ask('c', 0.6)]);
    expect(
      groups.map(({ first, asks }) => [first.questionId, asks.map(({ worth }) => worth)]),
    ).toEqual([
      ['b', [0.9]],
      ['a', [0.7, 0.5]],
      ['c', [0.6]],
    ]);
    expect(byQuestion([])).toEqual([]);
  });
});
