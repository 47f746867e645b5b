import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '#claims/value.ts';
import { axisFor, stretchOf } from './estimate-axis.ts';

const number = (low: number | null, high: number | null): { value: Value } => ({
  value: { type: 'number', low, high },
});

describe('axisFor', () => {
  it('[DE8] begins a count at zero and holds everything that was said', () => {
    const axis = axisFor('number', [number(11, 16), number(100, null)], [{ from: 12, to: 15 }]);
    expect(axis.from).toBe(0);
    expect(axis.to).toBeGreaterThanOrEqual(100);
    expect(axis.ticks[0]).toBe(0);
    expect(axis.share(axis.from)).toBe(0);
    expect(axis.share(axis.to)).toBe(1);
  });

  it('lets an open end reach the edge', () => {
    const axis = axisFor('number', [number(100, null)], []);
    expect(axis.share(stretchOf(number(100, null).value)?.to ?? 0)).toBe(1);
  });

  it('reads a bare day from its first to its last moment', () => {
    const day = stretchOf({ type: 'time', from: '2026-03-12', to: '2026-03-12' });
    expect((day?.to ?? 0) - (day?.from ?? 0)).toBe(86_399_000);
  });

  it('[DE8] never leaves anything outside, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (values) => {
          const axis = axisFor(
            'number',
            values.map((at) => number(at, at)),
            [],
          );
          for (const at of [...values, 0]) {
            expect(at).toBeGreaterThanOrEqual(axis.from);
            expect(at).toBeLessThanOrEqual(axis.to);
          }
          expect(axis.ticks.length).toBeLessThan(14);
        },
      ),
    );
  });
});
