import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircle } from '#claims/places/great-circle.ts';
import { heldBack } from './hold-back.ts';

describe('positions held back', () => {
  it('[AS105] the circle holds the place, wherever in the cell it lies, and tells nothing else of it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -84, max: 84, noNaN: true }),
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.constantFrom(0, 1, 2) as fc.Arbitrary<0 | 1 | 2>,
        (lat, lon, digits) => {
          const coarse = heldBack({ lat, lon, radius: 60 }, digits);
          expect(greatCircle(coarse, { lat, lon })).toBeLessThanOrEqual(coarse.radius + 100);
          expect(coarse.lat).toBe(Number(coarse.lat.toFixed(digits)));
          // Any place of the same cell looks the same.
          const other = {
            lat: coarse.lat + 0.2 * 10 ** -digits,
            lon: coarse.lon - 0.3 * 10 ** -digits,
            radius: 80,
          };
          expect(heldBack(other, digits)).toEqual(coarse);
        },
      ),
      { numRuns: 200 },
    );
  });
});
