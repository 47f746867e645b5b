import { describe, expect, test } from 'vitest';
import { makeCompact, readCompact } from './compact-gazetteer.ts';
import { joinGazetteers, makeGazetteer, type Place } from './gazetteer.ts';
import { placeKey } from './place-key.ts';

const place = (
  id: string,
  name: string,
  lat: number,
  lon: number,
  more: Partial<Place> = {},
): Place => ({
  id,
  name,
  aliases: [],
  lat,
  lon,
  country: 'SY',
  parent: '',
  kind: 'village',
  population: 0,
  extent: 1500,
  ...more,
});
const PLACES = [
  place('t:1', 'Tell Varo', 36.1, 38.1, { aliases: ['تل فارو', 'Tal Faro'] }),
  place('t:2', 'Qarn Mirzat', 36.4, 38.4, { population: 300 }),
  place('t:3', 'Arland', 36.0, 38.0, { kind: 'country', country: 'AR', extent: 200_000 }),
];

describe.each([
  ['made from places', makeGazetteer(PLACES)],
  ['written out and read back', readCompact(makeCompact(PLACES))],
  ['joined', joinGazetteers([makeGazetteer(PLACES.slice(0, 1)), makeGazetteer(PLACES.slice(1))])],
])('[CL169] a gazetteer %s', (_, gazetteer) => {
  test('finds every name by its skeleton, with its place', () => {
    expect(gazetteer.size).toBe(3);
    for (const name of ['Tell Varo', 'تل فارو', 'Tal Faro', 'Qarn Mirzat']) {
      expect(gazetteer.named(placeKey(name)).map((one) => one.name)).toContain(name);
    }
    expect(gazetteer.named('XYZ')).toEqual([]);
    expect([...gazetteer.skeletons()]).toContain(placeKey('Tell Varo'));
  });
  test('lists what lies around a point, nearest first, countries left out', () => {
    expect(gazetteer.around(36.1, 38.1, 100_000).map(({ name }) => name)).toEqual([
      'Tell Varo',
      'Qarn Mirzat',
    ]);
    expect(gazetteer.around(36.1, 38.1, 10_000).map(({ name }) => name)).toEqual(['Tell Varo']);
    expect(gazetteer.around(36.1, 38.1, 10_000, 'IQ')).toEqual([]);
  });
  test('knows countries by code', () => {
    expect(gazetteer.country('AR')?.name).toBe('Arland');
    expect(gazetteer.country('XX')).toBeNull();
  });
});

test('[CL169] around the date line and the poles places are found on the other side', () => {
  const gazetteer = makeGazetteer([place('t:4', 'Oru', 0, 179.9), place('t:5', 'Polva', 89.5, 20)]);
  expect(gazetteer.around(0, -179.9, 50_000).map(({ name }) => name)).toEqual(['Oru']);
  expect(gazetteer.around(89.5, -160, 120_000).map(({ name }) => name)).toEqual(['Polva']);
});

test('[CL169] of two lists that know one place under one name the first speaks', () => {
  const own = makeGazetteer([place('own:2', 'Tell Varo', 36.11, 38.1)]);
  const found = joinGazetteers([own, makeGazetteer(PLACES)]).named(placeKey('Tell Varo'));
  expect(found.filter(({ name }) => name === 'Tell Varo').map((one) => one.place.id)).toEqual([
    'own:2',
  ]);
});

test('[CL169] a line that no list has is refused', () => {
  const broken = readCompact('not a line');
  expect(() => broken.around(0, 0, 1000)).toThrow(/Not a line of a gazetteer/);
});
