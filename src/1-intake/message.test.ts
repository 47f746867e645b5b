import { expect, test } from 'vitest';
import { storable, uniqueNames, zoneNote } from './message.ts';

test('[IN5] text that everything can hold', () => {
  expect(storable('a\0b\uD83Dc\uDE00d😀')).toBe('a\u2400b\uFFFDc\uFFFDd😀');
});

test('[IN125] names are made unique, also when somebody numbers them', () => {
  const unique = uniqueNames();
  const names = ['a', 'a', 'a (2)', 'a', 'a (2)'].map(unique);
  expect(new Set(names).size).toBe(5);
  expect(names.slice(0, 2)).toEqual(['a', 'a (2)']);
});

test('[IN11] a zone nobody gave is a doubt', () => {
  expect(zoneNote(undefined, 'The export has').level).toBe('doubt');
  expect(zoneNote('Asia/Damascus', 'The export has')).toMatchObject({ level: 'info' });
});
