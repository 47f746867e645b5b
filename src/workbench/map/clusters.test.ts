import fc from 'fast-check';
import { expect, it } from 'vitest';
import { area, item } from '#assessment/cross-check/hand-made-items.ts';
import { clustersOf, countStates, spotsOf } from './clusters.ts';

const size = { width: 800, height: 500 };

it('[DE71] every item in view is in exactly one mark, and no two marks stand nearer than the reach', () => {
  const places = fc.array(
    fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(places, fc.integer({ min: 5, max: 9 }), (all, zoom) => {
      const items = all.map(([lat, lon], i) => item(`c${i}`, { where: area(lat, lon) }));
      const clusters = clustersOf(spotsOf(items), { lat: 0, lon: 0, zoom }, size);
      const held = clusters.flatMap((one) => one.items.map(({ id }) => id));
      expect(new Set(held).size).toBe(held.length);
      if (zoom === 5) expect(held.length).toBe(items.length);
      for (const [i, a] of clusters.entries()) {
        for (const b of clusters.slice(i + 1)) {
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(30 - 1e-9);
        }
      }
    }),
    { numRuns: 100 },
  );
});

it('[DE71] what lies at one place is one spot, and the ring counts the three states', () => {
  const items = [
    item('a', { where: area(1, 1) }),
    item('b', { where: area(1, 1), state: 'against' }),
    item('c', { where: area(1, 1), state: 'unknown' }),
    item('d', { where: area(1, 1, 500) }),
    item('e'),
  ];
  const spots = spotsOf(items);
  expect(spots.map((spot) => spot.items.length)).toEqual([3, 1]);
  expect(countStates(items.slice(0, 3))).toEqual({ for: 1, against: 1, unknown: 1 });
});
