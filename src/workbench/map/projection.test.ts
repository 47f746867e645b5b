import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircle } from '#claims/places/great-circle.ts';
import {
  circleOnGround,
  metresPerPixel,
  netLabel,
  netStep,
  roundLength,
  toDegrees,
  toPixel,
  viewAround,
} from './projection.ts';

const size = { width: 900, height: 600 };
const lat = fc.double({ min: -80, max: 80, noNaN: true });
const lon = fc.double({ min: -179.9, max: 179.9, noNaN: true });

describe('from degrees to pixels', () => {
  it('[DE70] a circle is as far from its centre everywhere as it says, poles and date line included', () => {
    fc.assert(
      fc.property(lat, lon, fc.integer({ min: 5, max: 500_000 }), (y, x, radius) => {
        for (const point of circleOnGround({ lat: y, lon: x }, radius, 12)) {
          const metres = greatCircle({ lat: y, lon: x }, point);
          expect(Math.abs(metres - radius)).toBeLessThanOrEqual(radius / 1000 + 0.01);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('[DE70] there and back again, and a pixel is as long as the bar of scale has it', () => {
    // Beyond 85° the page ends, and what lies there is put on its edge.
    const inside = fc.double({ min: -70, max: 70, noNaN: true });
    fc.assert(
      fc.property(inside, lon, fc.double({ min: 4, max: 16, noNaN: true }), (y, x, zoom) => {
        const view = { lat: y, lon: x, zoom };
        const at = toDegrees({ x: 123, y: 456 }, view, size);
        const back = toPixel(at, view, size);
        expect(back.x).toBeCloseTo(123, 3);
        expect(back.y).toBeCloseTo(456, 3);
        const a = toDegrees({ x: 450, y: 300 }, view, size);
        const b = toDegrees({ x: 451, y: 300 }, view, size);
        expect(greatCircle(a, b) / metresPerPixel(y, zoom)).toBeCloseTo(1, 2);
      }),
      { numRuns: 100 },
    );
  });

  it('[DE75] the view around places shows all of them with their radii', () => {
    const area = fc.record({
      lat: fc.double({ min: -60, max: 60, noNaN: true }),
      lon,
      radius: fc.integer({ min: 1, max: 20_000 }),
    });
    fc.assert(
      fc.property(
        area,
        fc.array(
          fc.tuple(
            fc.double({ min: -5, max: 5, noNaN: true }),
            fc.double({ min: -5, max: 5, noNaN: true }),
          ),
          { maxLength: 6 },
        ),
        (first, moves) => {
          const areas = [
            first,
            ...moves.map(([dy, dx]) => ({
              lat: first.lat + dy,
              lon: ((first.lon + dx + 540) % 360) - 180,
              radius: 500,
            })),
          ];
          const view = viewAround(areas, size);
          for (const one of areas) {
            const { x, y } = toPixel(one, view, size);
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(size.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(size.height);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('[DE74] the net of degrees', () => {
  it.each([
    [0.7, 1 / 6],
    [360, 30],
    [0.02, 1 / 360],
  ])('%d degrees wide: a line every %d', (degrees, step) => {
    expect(netStep(degrees)).toBeCloseTo(step, 9);
  });
  it.each([
    [33.4, 'lat', 1 / 60, '33° 24′ N'],
    [-37.25, 'lon', 1 / 60, '37° 15′ W'],
    [0, 'lat', 10, '0° N'],
    [-12.5084, 'lat', 1 / 360, '12° 30′ 30″ S'],
  ] as const)('%d is said as it stands on charts', (degrees, axis, step, label) => {
    expect(netLabel(degrees, axis, step)).toBe(label);
  });
  it.each([
    [1300, 1000],
    [6000, 5000],
    [0.4, 0.2],
  ])('a bar of at most %d metres is %d long', (most, length) => {
    expect(roundLength(most)).toBeCloseTo(length, 9);
  });
});
