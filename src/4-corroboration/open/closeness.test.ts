import { describe, expect, it } from 'vitest';
import { gatherSlips, type Closeness } from './closeness.ts';
import { EQUAL } from './equal.ts';
import { setCloseness } from './sets.ts';
import { timeCloseness } from './times.ts';

function pairsOf(closeness: Closeness): Map<string, number> {
  const pairs = new Map<string, number>();
  closeness.slips(0, (said, meant, p) => pairs.set(`${said}<${meant}`, p));
  return pairs;
}

describe('closeness', () => {
  it('of plain names is none', () => {
    expect(gatherSlips(EQUAL, Int32Array.of(0, 3, 7))).toBeNull();
  });

  it('gathers slips by the answer meant, over all questions', () => {
    const closeness: Closeness = {
      slips(q, pair) {
        if (q === 1) {
          pair(0, 1, 0.25);
          pair(1, 0, 0.5);
        }
      },
    };
    const slips = gatherSlips(closeness, Int32Array.of(0, 3, 5));
    expect([...(slips?.from ?? [])]).toEqual([0, 0, 0, 0, 1, 2]);
    expect([...(slips?.said ?? [])]).toEqual([4, 3]);
    expect([...(slips?.probability ?? [])]).toEqual([0.5, 0.25]);
  });

  it('refuses answers that are not there', () => {
    const closeness: Closeness = { slips: (_, pair) => pair(2, 0, 0.5) };
    expect(() => gatherSlips(closeness, Int32Array.of(0, 2))).toThrow(RangeError);
  });

  it('[CO49] of times falls with the distance and ends at the tolerance', () => {
    const times = [600, 601, 609, 612, NaN];
    const pairs = pairsOf(timeCloseness(Int32Array.of(5), (_, k) => times[k] as number, 10, 1));
    expect(pairs.get('1<0')).toBe(pairs.get('0<1'));
    expect(pairs.get('1<0')).toBeGreaterThan(pairs.get('2<0') as number);
    expect(pairs.has('3<0')).toBe(false);
    expect([...pairs.keys()].some((key) => key.includes('4'))).toBe(false);
  });

  it('of times adds up to at most 1 over every slip there can be', () => {
    const times = Array.from({ length: 21 }, (_, i) => i);
    let sum = 0;
    timeCloseness(Int32Array.of(21), (_, k) => times[k] as number, 10, 1).slips(0, (_, z, p) => {
      if (z === 10) sum += p;
    });
    expect(sum).toBeCloseTo(1, 12);
  });

  it('[CO49] of lists takes a part for a slip of the whole, and seldom the other way round', () => {
    const lists = [
      ['amin'],
      ['amin', 'baraka'],
      ['baraka', 'chen'],
      ['amin', 'baraka', 'chen'],
      [],
    ];
    const pairs = pairsOf(setCloseness(Int32Array.of(5), (_, k) => lists[k] as string[]));
    expect(pairs.get('0<1')).toBeCloseTo(0.8 / 2, 12);
    expect(pairs.get('0<3')).toBeCloseTo(0.8 / (2 * 3), 12);
    expect(pairs.get('1<0')).toBeLessThan(pairs.get('0<1') as number);
    expect(pairs.has('0<2')).toBe(false);
    expect([...pairs.keys()].some((key) => key.includes('4'))).toBe(false);
  });

  it('of lists adds up to at most 1 over every part of a list', () => {
    const names = ['a', 'b', 'c', 'd'];
    const parts = Array.from({ length: 15 }, (_, i) => names.filter((_x, j) => (i + 1) & (1 << j)));
    const sums = new Float64Array(15);
    setCloseness(Int32Array.of(15), (_, k) => parts[k] as string[]).slips(0, (_, meant, p) => {
      sums[meant] = (sums[meant] as number) + p;
    });
    expect(Math.max(...sums)).toBeLessThanOrEqual(1);
  });
});
