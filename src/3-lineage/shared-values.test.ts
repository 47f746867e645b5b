import { describe, expect, it } from 'vitest';
import { sharedValues } from './shared-values.ts';

/** Rows of values, a column for each source. */
function told(rows: readonly (readonly number[])[]) {
  const all = rows.flatMap((row, q) => row.map((v, s) => ({ q, s, v: q * 100 + v })));
  return sharedValues({
    source: Int32Array.from(all, ({ s }) => s),
    question: Int32Array.from(all, ({ q }) => q),
    value: Int32Array.from(all, ({ v }) => v),
  });
}

describe('sources that share rare values', () => {
  it('[LI47] are found, with the claims that show it', () => {
    const found = told(Array.from({ length: 6 }, () => [7, 7, 0, 0, 0]));
    expect(found[0]).toMatchObject({ a: 0, b: 1 });
    expect(found[0]?.decibans).toBeGreaterThan(20);
    expect(found[0]?.rare).toHaveLength(6);
    expect(found).toHaveLength(1);
  });

  it('[LI47] two careful sources who agree on what everybody says are not', () => {
    expect(told(Array.from({ length: 200 }, () => [0, 0, 0, 0, 0]))).toEqual([]);
  });

  it('differences speak against it', () => {
    const same = Array.from({ length: 3 }, () => [7, 7, 0, 0, 0]);
    const different = Array.from({ length: 30 }, (_, i) => [i % 2, (i + 1) % 2, 0, 0, 0]);
    const [before] = told(same);
    const after = told([...same, ...different]).find(({ a, b }) => a === 0 && b === 1);
    expect(after?.decibans ?? 0).toBeLessThan(before?.decibans ?? 0);
  });

  it('what only the two of them answer shows nothing', () => {
    expect(told(Array.from({ length: 20 }, () => [7, 7]))).toEqual([]);
  });
});
