import { expect, test } from 'vitest';
import { labelOfKind, PANEL } from './model-shape.ts';

test('kinds are numbered label by label', () => {
  expect([...labelOfKind({ subtypes: 2, population: 'free' }, 3)]).toEqual([0, 0, 1, 1, 2, 2]);
});

test('no two models of the panel are the same', () => {
  expect(new Set(PANEL.map((shape) => JSON.stringify(shape))).size).toBe(PANEL.length);
});
