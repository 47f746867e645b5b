import { describe, expect, it } from 'vitest';
import { assess } from '#assessment/assess.ts';
import { makeClaim, makeInput, makeQuestion, NO, YES } from '#assessment/hand-made.ts';
import type { QuestionRow } from '#server/views.ts';
import { arrange, filterCounts, holds, readTableSearch } from './table-search.ts';

function row(ref: string, answers: readonly (readonly [string, typeof YES])[]): QuestionRow {
  const question = makeQuestion({ ref, id: ref as never, text: `Was ${ref} so?` });
  const claims = answers.map(([who, value], i) => makeClaim(`${ref} ${i}`, [who], value));
  return {
    question,
    assessment: assess(makeInput(claims, { question })),
    outcome: null,
    suggestedLinks: 0,
    changedAt: '2026-03-20T12:00:00.000Z',
  };
}

const known = row('Q-2', [
  ['Plum', YES],
  ['Quince', YES],
  ['Tern', YES],
]);
const contested = row('Q-10', [
  ['Plum', YES],
  ['Quince', YES],
  ['Tern', NO],
]);
const silent = row('Q-1', []);
const rows = [contested, silent, known];
const refs = (list: readonly QuestionRow[]) => list.map((each) => each.question.ref);

describe('the Questions table', () => {
  it('[DE5] shows everything in the order of the short names, 2 before 10', () => {
    expect(refs(arrange(rows, {}))).toEqual(['Q-1', 'Q-2', 'Q-10']);
  });

  it('[DE5] puts what is settled after what is open, until it is sorted', () => {
    const settled = { ...silent, outcome: {} as never };
    expect(refs(arrange([settled, known], {}))).toEqual(['Q-2', 'Q-1']);
    expect(refs(arrange([settled, known], { sort: 'ref' }))).toEqual(['Q-1', 'Q-2']);
  });

  it('[DE5] filters by words and flags together: all must hold', () => {
    expect(refs(arrange(rows, { only: 'contradiction' }))).toEqual(['Q-10']);
    expect(refs(arrange(rows, { only: 'contradiction,unjudged' }))).toEqual([]);
    expect(refs(arrange(rows, { text: 'q-2 so' }))).toEqual(['Q-2']);
  });

  it('[DE6] sorts what cannot be judged last, whichever way', () => {
    expect(holds('unjudged', silent)).toBe(true);
    expect(refs(arrange(rows, { sort: 'sure' })).at(-1)).toBe('Q-1');
    expect(refs(arrange(rows, { sort: '-sure' })).at(-1)).toBe('Q-1');
    expect(refs(arrange(rows, { sort: '-sure' }))[0]).toBe('Q-2');
  });

  it('[DE5] counts what each filter would leave of what the others leave', () => {
    const counts = (only: Parameters<typeof filterCounts>[1]) =>
      Object.fromEntries(filterCounts(rows, only).map(({ filter, count }) => [filter, count]));
    expect(counts([])['contradiction']).toBe(1);
    expect(counts(['unjudged'])['contradiction']).toBeUndefined();
    expect(counts(['unjudged'])['unjudged']).toBe(1);
  });

  it('ignores what an address says that is no filter', () => {
    expect(readTableSearch({ only: 7, text: '', sort: 'sure', other: 'x' })).toEqual({
      sort: 'sure',
    });
    expect(refs(arrange(rows, { only: 'nonsense', sort: 'nonsense' }))).toHaveLength(3);
  });
});
