import { describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { kindOf, loadSet, withSilence } from '../../bench/data/load-set.ts';
import { isoOf, minutesApart } from '../../bench/data/minutes.ts';
import { placesByName } from '../../bench/data/places.ts';
import { csvOf, MADE } from '../../bench/make-sets.ts';
import { readFileSync } from 'node:fs';

test.each([
  ['binary', false, 2, 'labels'],
  ['categorical-4/5', false, 5, 'labels'],
  ['categorical', false, 3000, 'open'],
  ['categorical, KNOWN COPYING (manuscripts)', false, 7, 'open'],
  ['', true, 7, 'open'],
  ['numeric', false, 2000, 'numbers'],
  ['hierarchical categorical (gold = most specific node)', false, 900, 'tree'],
  ['positive-only boolean facts (book|surname)', false, 1, 'facts'],
  ['mixed: time (minute) + gate string', true, 900, 'open'],
] as const)('%s', (stated, hasLinks, values, kind) => {
  expect(kindOf(stated, hasLinks, values)).toBe(kind);
});

test('silence on a part of a thing one speaks of is a no', () => {
  const said = [
    { source: 'a', item: 'book|knuth', value: '1' },
    { source: 'b', item: 'book|kernighan', value: '1' },
  ];
  expect(withSilence(said).map(({ source, item, value }) => [source, item, value])).toEqual([
    ['a', 'book|knuth', '1'],
    ['a', 'book|kernighan', '0'],
    ['b', 'book|knuth', '0'],
    ['b', 'book|kernighan', '1'],
  ]);
});

test('minutes apart', () => {
  expect(minutesApart('12-08 23:55', '12-09 00:05')).toBe(10);
  expect(minutesApart('2011-12-08T10:00:00.000Z', '12-08 10:04')).toBe(4);
  expect(minutesApart('H2', '12-08 10:04')).toBe(Infinity);
  expect(isoOf('12-08 13:55', 2011)).toBe('2011-12-08T13:55:00Z');
});

test('a name of two places is the one whose surroundings are named with it', () => {
  const rows = [
    { id: '0', name: 'Root', up: '-1' },
    { id: '1', name: 'North', up: '0' },
    { id: '2', name: 'South', up: '0' },
    { id: '3', name: 'Newtown', up: '1' },
    { id: '4', name: 'Newtown', up: '2' },
  ];
  const claims = [
    { source: 'a', item: 'q', value: 'Newtown' },
    { source: 'b', item: 'q', value: 'South' },
  ];
  expect([...placesByName(rows, claims)]).toEqual([['Newtown', 'South']]);
  expect([...placesByName(rows, [])]).toEqual([['Newtown', 'North']]);
});

describe('the invented sets', () => {
  const folder = (name: string) =>
    fileURLToPath(new URL(`../../bench/sets/${name}`, import.meta.url));

  test.each(Object.entries(MADE))('%s is what its script makes', (name, make) => {
    for (const [file, rows] of Object.entries(make().files)) {
      expect(readFileSync(`${folder(name)}/${file}.csv`, 'utf8')).toBe(csvOf(rows));
    }
  });

  test('are read as what they are', () => {
    expect(loadSet(folder('invented-labels')).kind).toBe('labels');
    expect(loadSet(folder('invented-numbers')).kind).toBe('numbers');
    const copies = loadSet(folder('invented-copies'));
    expect(copies.kind).toBe('open');
    expect(copies.links?.arrows.size).toBe(8);
    expect(copies.links?.neither.size).toBe(6);
  });
});
