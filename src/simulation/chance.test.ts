import { describe, expect, it } from 'vitest';
import { Chance } from './chance.ts';

const MANY = 200_000;
const draw = (n: number, one: () => number) => Array.from({ length: n }, one);
const mean = (x: readonly number[]) => x.reduce((s, v) => s + v, 0) / x.length;
const variance = (x: readonly number[]) => {
  const m = mean(x);
  return mean(x.map((v) => (v - m) ** 2));
};

describe('Chance', () => {
  it('is the published xoshiro128**', () => {
    const chance = Chance.inState(1, 2, 3, 4);
    expect(draw(6, () => chance.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492,
    ]);
  });

  it('[SI1] gives the same for the same seed and stream, others for others', () => {
    const first = (seed: number, stream: number) => {
      const chance = new Chance(seed, stream);
      return draw(4, () => chance.bits()).join(' ');
    };
    expect(first(7, 3)).toBe(first(7, 3));
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1];
    const all = seeds.flatMap((seed) => seeds.map((stream) => first(seed, stream)));
    expect(new Set(all).size).toBe(all.length);
  });

  it('draws evenly, across a stream and across the beginnings of streams', () => {
    const chance = new Chance(1);
    for (const x of [
      draw(MANY, () => chance.uniform()),
      Array.from({ length: MANY }, (_, stream) => new Chance(1, stream).uniform()),
      Array.from({ length: MANY }, (_, seed) => new Chance(seed, 1).uniform()),
    ]) {
      expect(mean(x)).toBeCloseTo(0.5, 2);
      expect(variance(x)).toBeCloseTo(1 / 12, 2);
      const tenths = new Int32Array(10);
      for (const v of x) tenths[Math.floor(10 * v)]!++;
      const chi = tenths.reduce((s, n) => s + (n - MANY / 10) ** 2 / (MANY / 10), 0);
      expect(chi).toBeLessThan(35);
      // Neighbours know nothing of each other.
      const next = x.slice(1).map((v, i) => (v - 0.5) * ((x[i] as number) - 0.5));
      expect(Math.abs(mean(next))).toBeLessThan(0.001);
    }
  });

  it('draws normal, gamma and beta with their moments', () => {
    const chance = new Chance(2);
    const normal = draw(MANY, () => chance.normal());
    expect(mean(normal)).toBeCloseTo(0, 1.5);
    expect(variance(normal)).toBeCloseTo(1, 1.5);
    for (const [a, b] of [
      [3.1, 1.2],
      [1.4, 0.4],
      [11.6, 6],
      [0.01, 0.01],
    ] as const) {
      const beta = draw(MANY, () => chance.beta(a, b));
      expect(beta.every((v) => v >= 0 && v <= 1)).toBe(true);
      expect(mean(beta)).toBeCloseTo(a / (a + b), 1.5);
      expect(variance(beta)).toBeCloseTo((a * b) / ((a + b) ** 2 * (a + b + 1)), 1.5);
    }
  });

  it('is sure of what is certain and draws nothing for it', () => {
    const chance = new Chance(3);
    expect([chance.happens(0), chance.happens(1)]).toEqual([false, true]);
    expect(chance.bits()).toBe(new Chance(3).bits());
  });

  it('shuffles: every order as often', () => {
    const chance = new Chance(4);
    const seen = new Map<string, number>();
    for (let i = 0; i < 60_000; i++) {
      const order = chance.shuffle([1, 2, 3]).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const n of seen.values()) expect(Math.abs(n - 10_000)).toBeLessThan(500);
  });
});
