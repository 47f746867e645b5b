import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EARTH, greatCircle, sayDistance } from './great-circle.ts';

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

test.each([
  // Worked by hand: a degree of a great circle is πR/180 = 111,195 m.
  [{ lat: 0, lon: 0 }, { lat: 0, lon: 1 }, 111_195],
  [{ lat: 35, lon: 36 }, { lat: 36, lon: 36 }, 111_195],
  [{ lat: 0, lon: 0 }, { lat: 0, lon: 180 }, Math.PI * EARTH],
  [{ lat: 90, lon: 12 }, { lat: -90, lon: 100 }, Math.PI * EARTH],
  // Sinnott's formula for Paris and London.
  [{ lat: 48.85341, lon: 2.3488 }, { lat: 51.50853, lon: -0.12574 }, 343_900],
])('[CL172] distances as worked by hand', (a, b, metres) => {
  expect(Math.abs(greatCircle(a, b) - metres)).toBeLessThan(Math.max(1, metres * 0.002));
});

test('[CL172] a distance is the same both ways, zero to itself and never more than half way round', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const d = greatCircle(a, b);
      expect(d).toBeCloseTo(greatCircle(b, a), 3);
      expect(greatCircle(a, a)).toBe(0);
      expect(d).toBeLessThanOrEqual(Math.PI * EARTH + 1e-6);
    }),
  );
});

test.each([
  [56.4, '56 m'],
  [998, '1 km'],
  [4210, '4.2 km'],
  [41_300, '41 km'],
  [3_104_000, '3,100 km'],
])('[CL172] %d m is said as %s', (metres, words) => {
  expect(sayDistance(metres)).toBe(words);
});
