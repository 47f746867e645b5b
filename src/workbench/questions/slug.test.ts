import { describe, expect, it } from 'vitest';
import { makeQuestion } from '#assessment/hand-made.ts';
import type { QuestionRow } from '#server/views.ts';
import { findBySlug, slugOf } from './slug.ts';

const row = (ref: string, id: string) =>
  ({ question: makeQuestion({ ref, id: id as never }) }) as QuestionRow;

describe('slugOf', () => {
  it('[DE1] is the short name, and leads back to the question', () => {
    const rows = [row('Q-017', 'a'), row('Q-018', 'b')];
    expect(slugOf(rows[0]!.question)).toBe('Q-017');
    expect(findBySlug(rows, 'q-018')?.question.id).toBe('b');
    expect(findBySlug(rows, 'b')?.question.id).toBe('b');
    expect(findBySlug(rows, 'Q-019')).toBeUndefined();
  });

  it('[DE1] is the id where the short name could be taken for a file', () => {
    expect(slugOf(makeQuestion({ ref: 'Q.17', id: 'a' as never }))).toBe('a');
  });
});
