import { expect, test } from 'vitest';
import { abilityOfBand, bandOf, BANDS, sourceSlots } from './source-slots.ts';

test('all with enough claims have their own while there is room', () => {
  const { own, owners } = sourceSlots(Int32Array.from([8, 50, 7, 0]), 4);
  expect(owners).toBe(2);
  expect([...own]).toEqual([0, 1, -1, -1]);
});

test('those with most claims come first, and equals are treated alike', () => {
  const claims = Int32Array.from([30, 90, 30, 70, 10]);
  const room = (sources: number) => (BANDS + sources) * 4;
  expect([...sourceSlots(claims, 4, room(2)).own]).toEqual([-1, 0, -1, 1, -1]);
  expect([...sourceSlots(claims, 4, room(3)).own]).toEqual([-1, 0, -1, 1, -1]);
  expect(sourceSlots(claims, 4, room(4)).owners).toBe(4);
  expect(sourceSlots(claims, 4, 0).owners).toBe(0);
});

test('bands of ability: the middle is the population, the ends are open', () => {
  expect(abilityOfBand(bandOf(0))).toBe(0);
  expect(abilityOfBand(bandOf(1.1))).toBe(1);
  expect(bandOf(1e9)).toBe(BANDS - 1);
  expect(bandOf(-1e9)).toBe(0);
});
