import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedOrder } from './keyed-order.ts';

describe('keyedOrder', () => {
  it('[RE1] law: the same seed gives the same order, however the names came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), fc.string(), (names, seed) => {
        const order = keyedOrder(names, seed);
        expect(keyedOrder(names.toReversed(), seed)).toEqual(order);
        expect(order.toSorted()).toEqual(names.toSorted());
      }),
    );
  });
  it('[RE1] another seed gives an unrelated order: every place is about equally likely', () => {
    const names = ['01A', '01B', '01C', '01D'];
    const firsts = new Map<string, number>();
    for (let i = 0; i < 4000; i++) {
      const first = keyedOrder(names, `seed ${i}`)[0] ?? '';
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const name of names) {
      expect(firsts.get(name)).toBeGreaterThan(850);
      expect(firsts.get(name)).toBeLessThan(1150);
    }
  });
});
