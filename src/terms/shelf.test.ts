import { expect, it } from 'vitest';
import { Shelf } from './shelf.ts';

it('keeps records in the order they came, and finds them by their keys', () => {
  const shelf = new Shelf<{ id: string; tags: string[] }>((record) => record.tags);
  shelf.put({ id: 'a', tags: ['x', 'y'] });
  shelf.put({ id: 'b', tags: ['y'] });
  shelf.put({ id: 'c', tags: ['x'] });
  const ids = (...keys: string[]) => shelf.under(...keys).map(({ id }) => id);
  expect(ids('x')).toEqual(['a', 'c']);
  expect(ids('x', 'y')).toEqual(['a', 'b', 'c']);
  expect(ids('z')).toEqual([]);

  expect(shelf.put({ id: 'a', tags: ['z'] })).toEqual({ id: 'a', tags: ['x', 'y'] });
  expect(ids('x')).toEqual(['c']);
  expect(ids('z', 'y')).toEqual(['a', 'b']);
  expect(shelf.all().map(({ id }) => id)).toEqual(['a', 'b', 'c']);

  expect(shelf.remove('b')?.id).toBe('b');
  expect(shelf.remove('b')).toBeUndefined();
  expect(ids('y')).toEqual([]);
  expect(shelf.put({ id: 'b', tags: [] })).toBeUndefined();
  expect(shelf.all().map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  expect([shelf.size, shelf.place('a'), shelf.place('b'), shelf.place('q')]).toEqual([3, 0, 3, -1]);
});
