import { describe, expect, it } from 'vitest';
import { isProblem, problemFirst } from './problem-first.ts';

const view = (
  name: string,
  minute: number,
  rowErrors = 0,
  status: 'done' | 'undone' | 'failed' = 'done',
) => ({
  name,
  rowErrors: [],
  import: {
    status,
    finishedAt: new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString() as never,
    counts: { documents: 1, claims: 0, rowErrors } as never,
  },
});
const order = (views: readonly ReturnType<typeof view>[]) =>
  problemFirst(views).map(({ name }) => name);

describe('[DE185] the list of what was taken in', () => {
  it('begins with the files of the last handing in that have a problem', () => {
    expect(
      order([
        view('d', 40),
        view('c', 39),
        view('b', 38, 1),
        view('a', 37, 0, 'failed'),
        view('old', 1, 3),
      ]),
    ).toEqual(['b', 'a', 'd', 'c', 'old']);
  });

  it('is newest first where nothing is wrong, or was taken back', () => {
    expect(order([view('c', 3), view('b', 2, 4, 'undone'), view('a', 1)])).toEqual(['c', 'b', 'a']);
    expect(order([])).toEqual([]);
    expect(isProblem(view('x', 0, 1))).toBe(true);
  });
});
