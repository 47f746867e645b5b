import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf, sizeWords } from './progress.ts';

describe('progress of a long taking-in', () => {
  it('[DE21] says nothing of rate and time before it can', () => {
    expect(progressOf([], [1e6, 1e6], 5_000)).toEqual({ share: 0, rate: null, left: null });
    expect(progressOf([1e6], [1e6, 1e6], 400)).toMatchObject({ rate: null, left: null });
  });
  it('[DE21] half the bytes in ten seconds leave ten seconds', () => {
    expect(progressOf([1e6], [1e6, 1e6], 10_000)).toEqual({ share: 0.5, rate: 1e5, left: 10 });
  });
  it('[DE21] never runs backwards and ends at nothing left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5e6), { minLength: 1, maxLength: 30 }),
        fc.nat(1e6),
        (sizes, ms) => {
          let before = 0;
          for (let n = 0; n <= sizes.length; n += 1) {
            const { share, left } = progressOf(sizes.slice(0, n), sizes, ms + n * 1_000);
            expect(share).toBeGreaterThanOrEqual(before);
            before = share;
            if (n === sizes.length) expect(left ?? 0).toBe(0);
          }
          expect(before).toBe(1);
        },
      ),
    );
  });
  it('writes sizes as people do', () => {
    expect([0, 999, 1_000, 3_400_000, 25_000_000].map((n) => sizeWords(n, 'en'))).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '3.4 MB',
      '25 MB',
    ]);
  });
});
