import { describe, expect, it } from 'vitest';
import { makeQuestion } from '#assessment/hand-made.ts';
import { slugOf } from './slug.ts';

describe('slugOf', () => {
  it('[DE1] is the short name of a question', () => {
    expect(slugOf(makeQuestion({ ref: 'Q-017' }))).toBe('Q-017');
  });

  it('[DE1] is the id where the short name could be taken for a file', () => {
    expect(slugOf(makeQuestion({ ref: 'Q.17', id: 'a' as never }))).toBe('a');
  });
});
