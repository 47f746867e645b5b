import { expect, it } from 'vitest';
import { labelPlaces } from './label-places.ts';

const at = (key: string, x: number, y: number) => ({ key, x, y, width: 60 });

it('[DE193] the words of lines do not stand on each other, and stay where there is room', () => {
  const labels = [at('a', 100, 50), at('b', 110, 52), at('c', 105, 55), at('far', 300, 52)];
  const moved = labelPlaces(labels);
  expect(moved.get('a')).toBe(0);
  expect(moved.get('far')).toBe(0);
  const rows = ['a', 'b', 'c'].map(
    (key) => (labels.find((one) => one.key === key)?.y ?? 0) + (moved.get(key) ?? 0),
  );
  for (const [i, y] of rows.entries())
    for (const other of rows.slice(i + 1)) expect(Math.abs(y - other)).toBeGreaterThanOrEqual(14);
  expect(Math.max(...[...moved.values()].map(Math.abs))).toBeLessThanOrEqual(42);
});
