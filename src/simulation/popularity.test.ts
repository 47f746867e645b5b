import { describe, expect, it } from 'vitest';
import { Chance } from './chance.ts';
import { Popularity } from './popularity.ts';

describe('Popularity', () => {
  it('[SI4] follows Zipf’s law', () => {
    const popularity = new Popularity(8, 1);
    const sum = [1, 2, 3, 4, 5, 6, 7, 8].reduce((s, r) => s + 1 / r, 0);
    const chance = new Chance(1);
    const runs = 100_000;
    const counts = new Int32Array(8);
    for (let i = 0; i < runs; i++) counts[popularity.draw(chance)]!++;
    counts.forEach((n, r) => {
      expect(popularity.share(r)).toBeCloseTo(1 / (r + 1) / sum, 12);
      expect(n / runs).toBeCloseTo(popularity.share(r), 2);
    });
  });

  it('makes all alike at 0, and has one thing to choose of one', () => {
    expect(new Popularity(4, 0).share(3)).toBeCloseTo(0.25, 12);
    expect(new Popularity(1, 2).draw(new Chance(1))).toBe(0);
  });
});
