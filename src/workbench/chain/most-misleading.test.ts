import { describe, expect, it } from 'vitest';
import type { QuestionRow } from '#server/views.ts';
import { mostMisleading } from './most-misleading.ts';

const row = (ref: string, reports: number, origins: number, found: number, counted: number) =>
  ({
    question: { ref },
    assessment: {
      reports,
      origins: { independent: origins },
      best: { probability: found },
      countingReports: counted,
    },
  }) as unknown as QuestionRow;

describe('mostMisleading', () => {
  it('prefers many reports that go back to few, where counting says something else', () => {
    const rows = [row('a', 2, 1, 0.6, 0.9), row('b', 9, 2, 0.68, 0.99), row('c', 9, 9, 0.5, 0.99)];
    expect(mostMisleading(rows)?.question.ref).toBe('b');
  });

  it('is nothing without questions, and some question where none can be judged', () => {
    expect(mostMisleading([])).toBeUndefined();
    const unjudged = { ...row('a', 1, 0, 0, 0), assessment: { best: null, reports: 1 } };
    expect(mostMisleading([unjudged as never])?.question.ref).toBe('a');
  });
});
