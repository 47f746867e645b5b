import { describe, expect, it } from 'vitest';
import type { Column } from '#assessment/cross-check/columns.ts';
import { arrangeColumns } from './arrange-columns.ts';

const column = (claimId: string, group: number, origin: string): Column =>
  ({ claimId, group, origin, says: ['yes', 'no', 'perhaps'][group] }) as unknown as Column;
const shown = (columns: readonly Column[]) =>
  arrangeColumns(columns).map(({ says, reports, origins, rest, columns: own }) => [
    says,
    reports,
    origins,
    rest,
    own.map(({ claimId }) => claimId).join(' '),
  ]);

describe('[DE189] claims side by side', () => {
  it('puts who says otherwise beside the first, and the columns of one origin together', () => {
    expect(
      shown([
        column('a', 0, 'Plum'),
        column('b', 0, 'Sumac'),
        column('c', 0, 'Plum'),
        column('d', 0, 'Sumac'),
        column('e', 1, 'Tern'),
        column('f', 2, 'Fig'),
      ]),
    ).toEqual([
      ['yes', 4, 2, false, 'a'],
      ['no', 1, 1, false, 'e'],
      ['perhaps', 1, 1, false, 'f'],
      ['yes', 4, 2, true, 'c b d'],
    ]);
  });

  it('leaves one answer, and answers of one column each, as they are', () => {
    expect(shown([column('a', 0, 'Plum'), column('b', 0, 'Sumac')])).toEqual([
      ['yes', 2, 2, false, 'a b'],
    ]);
    expect(shown([column('a', 0, 'Plum'), column('b', 1, 'Sumac')])).toEqual([
      ['yes', 1, 1, false, 'a'],
      ['no', 1, 1, false, 'b'],
    ]);
    expect(shown([])).toEqual([]);
  });
});
