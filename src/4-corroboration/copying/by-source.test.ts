import { describe, expect, test } from 'vitest';
import type { Choices } from '../choices.ts';
import { OTHER, SAME, SILENT, bySource, counterpart, counterparts, findings } from './by-source.ts';

// Questions 0, 1, 2; source 0 speaks on all, source 1 on 0 and 2, source 2 on 1.
const choices: Choices = {
  sources: 3,
  questions: 3,
  start: Int32Array.of(0, 2, 4, 6),
  source: Int32Array.of(0, 1, 0, 2, 1, 0),
  answer: Int32Array.of(0, 0, 0, 1, 1, 0),
  time: Int32Array.of(1, 2, -1, -1, 5, 4),
  answers: Int32Array.of(1, 2, 2),
  shared: false,
};

describe('claims by source', () => {
  const index = bySource(choices);

  test('lists them in the order of their questions', () => {
    expect([...index.claim.subarray(index.start[0], index.start[1])]).toEqual([0, 2, 5]);
    expect([...index.question]).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test('says what a claim finds at another source', () => {
    expect([...findings(choices, index, 1, 0)]).toEqual([SAME, OTHER]);
    expect([...findings(choices, index, 2, 1)]).toEqual([SILENT]);
  });

  test('[CO60] nobody takes from what came later', () => {
    expect([...findings(choices, index, 0, 1)]).toEqual([SILENT, SILENT, SILENT]);
  });

  test('finds the other claim on the same question', () => {
    expect([...counterparts(index, 0, 1)]).toEqual([1, -1, 4]);
    expect(counterpart(index, 5, 1)).toBe(4);
    expect(counterpart(index, 2, 1)).toBe(-1);
  });
});
