import { expect, it } from 'vitest';
import { reals, small, wholes } from './columns.ts';

it('a column grows and keeps what was put in', () => {
  for (const make of [wholes, small, reals]) {
    const column = make();
    for (let i = 0; i < 5000; i++) column.push(i % 200);
    expect([...column.done()]).toEqual(Array.from({ length: 5000 }, (_, i) => i % 200));
    expect(make().done()).toHaveLength(0);
  }
});
