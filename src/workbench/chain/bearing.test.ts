import { describe, expect, it } from 'vitest';
import { makeClaim, makeQuestion, NO, YES } from '#assessment/hand-made.ts';
import type { Value } from '#claims/value.ts';
import { bearingOf } from './bearing.ts';

const number = (low: number | null, high: number | null): Value => ({ type: 'number', low, high });
const question = makeQuestion();

describe('bearingOf', () => {
  it('[DE11] a report speaks for the best answer, against it, or neither', () => {
    expect(bearingOf(makeClaim('a', ['Plum'], YES), YES, question)).toBe('for');
    expect(bearingOf(makeClaim('a', ['Plum'], NO), YES, question)).toBe('against');
    expect(bearingOf(makeClaim('a', ['Plum'], NO, { polarity: 'denies' }), YES, question)).toBe(
      'for',
    );
    expect(bearingOf(makeClaim('a', ['Plum'], YES), null, question)).toBe('neither');
  });

  it('counts overlapping numbers as for, and a denied other answer as neither', () => {
    const best = number(12, 15);
    expect(bearingOf(makeClaim('a', ['Plum'], number(11, 13)), best, question)).toBe('for');
    expect(bearingOf(makeClaim('a', ['Plum'], number(100, null)), best, question)).toBe('against');
    const other = makeClaim(
      'a',
      ['Plum'],
      { type: 'choice', answer: 'mine' },
      { polarity: 'denies' },
    );
    expect(bearingOf(other, { type: 'choice', answer: 'mortar' }, question)).toBe('neither');
  });
});
