import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, valueAgrees } from '#assessment/value-agrees.ts';
import type { Value } from '#claims/value.ts';
import { coarsen, coarseTime } from './coarsen.ts';

describe('coarsen', () => {
  it('[RE2] times are widened to days or months', () => {
    const value: Value = { type: 'time', from: '2026-02-12T21:10:00Z', to: '2026-02-12T22:00:00Z' };
    expect(coarsen(value, { coordinateDigits: 1, timePrecision: 'day' })).toEqual({
      type: 'time',
      from: '2026-02-12',
      to: '2026-02-12',
    });
    expect(coarsen(value, { coordinateDigits: 1, timePrecision: 'month' })).toEqual({
      type: 'time',
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(coarseTime('2026', 'month', 'end')).toBe('2026');
  });
  it('[RE2] law: the true value is still inside, and no digit too many is left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.constantFrom(0, 1, 2) as fc.Arbitrary<0 | 1 | 2>,
        (lat, lon, coordinateDigits) => {
          const point: Value = { type: 'point', lat, lon, radius: 5 };
          const coarse = coarsen(point, { coordinateDigits, timePrecision: 'day' });
          if (coarse.type !== 'point') throw new Error('A point stays a point.');
          expect(distance(point, coarse)).toBeLessThanOrEqual(coarse.radius);
          expect(valueAgrees(point, coarse, { places: {} })).toBe(true);
          for (const degrees of [coarse.lat, coarse.lon]) {
            expect(Object.is(degrees, -0)).toBe(false);
            expect(Number(degrees.toFixed(coordinateDigits))).toBe(degrees);
          }
        },
      ),
    );
  });
});
