import { expect, test } from 'vitest';
import { Column, wholeNumbers } from './column.ts';

test('gives back what was pushed, and is empty then', () => {
  const column = new Column(wholeNumbers);
  expect(column.join()).toEqual(new Int32Array(0));
  for (let i = 0; i < 600_000; i++) column.push(i * 3);
  expect(column.length).toBe(600_000);
  const all = column.join();
  expect(all.length).toBe(600_000);
  expect(all.every((value, i) => value === i * 3)).toBe(true);
  column.push(7);
  expect([...column.join()]).toEqual([7]);
});
