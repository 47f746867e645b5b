import { expect, test } from 'vitest';
import { choicesFrom } from './sample-table.ts';
import { startingKinds, voteShares } from './votes.ts';

test('shares of the reports, smoothed; a copy counts as little as it is first-hand', () => {
  const choices = choicesFrom(
    [
      [0, 0, 0],
      [1, 0, 0],
      [2, 0, 1],
    ],
    3,
    1,
    2,
  );
  const share = new Float64Array(2);
  voteShares(choices, null, 0, 2, share);
  expect([...share]).toEqual([2.25 / 3.5, 1.25 / 3.5]);
  voteShares(choices, Float64Array.from([1, 0, 1]), 0, 2, share);
  expect([...share]).toEqual([0.5, 0.5]);
});

test('the first subtype of a label is where all agree; kinds add up to the shares', () => {
  const kind = new Float64Array(6);
  startingKinds(Float64Array.from([0.95, 0.05]), 2, 3, kind);
  expect(kind[0]).toBeGreaterThan(0.7);
  expect((kind[0] as number) + (kind[1] as number) + (kind[2] as number)).toBeCloseTo(0.95, 12);
  startingKinds(Float64Array.from([0.5, 0.5]), 2, 3, kind);
  expect(kind[2]).toBeGreaterThan(kind[0] as number);
});
