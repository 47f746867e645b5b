import { expect, test } from 'vitest';
import { columns } from './columns.ts';
import { loadGrammar } from './english.ts';
import { isPerson } from './people.ts';

const fits = (phrase: string): boolean => {
  const c = columns(phrase, loadGrammar());
  return isPerson(c, [0, c.t.length]);
};

test.each([
  'a trucker',
  'his Jordanian counterparts',
  'the woman across the lane',
  'two of the guards',
  'the hospital',
  'Dawn Radio',
  'her brother-in-law',
  'local councils',
  '@karim',
])('can have told something: %s', (phrase) => {
  expect(fits(phrase)).toBe(true);
});

test.each([
  'the start',
  'the market',
  'a bridge',
  'the river',
  'month',
  'his pocket',
  'the cold',
  'March',
])('cannot: %s', (phrase) => {
  expect(fits(phrase)).toBe(false);
});
