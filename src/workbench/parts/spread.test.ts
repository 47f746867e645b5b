import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';

describe('spread', () => {
  it('[DE12] leaves what does not overlap where it wants to be', () => {
    expect(spread([10, 50, 90], [20, 20, 20], 4)).toEqual([10, 50, 90]);
  });

  it('moves two that overlap apart by the same amount', () => {
    expect(spread([50, 50], [20, 20], 10)).toEqual([35, 65]);
  });

  it('never begins before the start', () => {
    expect(spread([0, 0], [20, 20], 0, 0)).toEqual([10, 30]);
  });

  it('[DE12] never overlaps, keeps the order, and cannot be nearer by moving all of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 })), {
          minLength: 1,
          maxLength: 20,
        }),
        (items) => {
          const wished = items.map(([w]) => w).sort((a, b) => a - b);
          const sizes = items.map(([, s]) => s);
          const at = spread(wished, sizes, 3);
          for (let i = 1; i < at.length; i += 1) {
            const least = ((sizes[i - 1] ?? 0) + (sizes[i] ?? 0)) / 2 + 3;
            expect((at[i] ?? 0) - (at[i - 1] ?? 0)).toBeGreaterThanOrEqual(least - 1e-9);
          }
          const off = at.reduce((sum, y, i) => sum + y - (wished[i] ?? 0), 0);
          expect(Math.abs(off)).toBeLessThan(1e-6);
        },
      ),
    );
  });
});
