import * as mgrs from 'mgrs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridReferences } from './grid-reference.ts';
import { BANDS, fromUtm, inBand } from './utm.ts';

const { forward } = (mgrs as { readonly default?: typeof mgrs }).default ?? mgrs;
const options = { alone: true, told: () => true };

test.each([
  // As other tools give them: the Eiffel Tower, the Statue of Liberty, the middle of zone 31 at the equator.
  [31, 448_251, 5_411_932, false, 48.8583, 2.2945],
  [18, 580_736, 4_504_695, false, 40.6892, -74.0445],
  [31, 500_000, 0, false, 0, 3],
  [31, 500_000, 1e7, true, 0, 3],
])('[CL164] zone %d, %d east, %d north', (zone, east, north, south, lat, lon) => {
  const point = fromUtm(zone, east, north, south);
  expect(Math.abs(point.lat - lat)).toBeLessThan(1.5e-4);
  expect(Math.abs(point.lon - lon)).toBeLessThan(1.5e-4);
});

test('[CL164] a grid reference leads back to its square, whoever wrote it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -79.9, max: 71, noNaN: true }),
      fc.double({ min: -179.9, max: 179.9, noNaN: true }),
      fc.integer({ min: 3, max: 5 }),
      (lat, lon, digits) => {
        const reference = forward([lon, lat], digits);
        const [found] = gridReferences(reference, options);
        const side = 10 ** (5 - digits);
        expect(found?.form).toBe('mgrs');
        expect(found?.radius).toBe(Math.max(1, side / 2));
        expect(Math.abs((found?.lat ?? 0) - lat) * 111_195).toBeLessThan(side * 1.1 + 2);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  '37SWW1234567890',
  '61SDA1234567890',
  '0SDA1234567890',
  '37IDA1234567890',
  '37SDA12345',
])('[CL164] %s is no square', (reference) => {
  expect(gridReferences(reference, options)).toEqual([]);
});

test('[CL164] bands are eight degrees, the last twelve', () => {
  expect(BANDS).toHaveLength(20);
  expect(inBand(33, 'S', 0)).toBe(true);
  expect(inBand(41, 'S', 0)).toBe(false);
  expect(inBand(83, 'X', 0)).toBe(true);
  expect(inBand(33, 'I', 0)).toBe(false);
});
