import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupByKey } from './group-by-key.ts';

test('gathers as filtering for each key does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 })), fc.constantFrom(1, 700), (list, far) => {
      const key = Int32Array.from(list, (k) => k * far);
      const keys = 9 * far + 1;
      const { start, rows } = groupByKey(key, keys);
      expect(start.length).toBe(keys + 1);
      const slowly = Array.from({ length: 10 }, (_, k) =>
        list.flatMap((own, i) => (own === k ? [i] : [])),
      );
      expect(
        Array.from({ length: 10 }, (_, k) => [
          ...rows.subarray(start[k * far], start[k * far + 1]),
        ]),
      ).toEqual(slowly);
      expect([...rows]).toEqual(slowly.flat());
    }),
  );
});

test('none', () => {
  expect([...groupByKey(new Int32Array(0), 0).start]).toEqual([0]);
});
