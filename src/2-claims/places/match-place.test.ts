import { expect, test } from 'vitest';
import { makeGazetteer, type Place } from './gazetteer.ts';
import { matchPlace } from './match-place.ts';

const place = (
  name: string,
  country: string,
  lat: number,
  lon: number,
  population = 0,
  aliases: string[] = [],
): Place => ({
  id: `t:${name}:${country}`,
  name,
  aliases,
  lat,
  lon,
  country,
  parent: '',
  kind: 'town',
  population,
  extent: 1500,
});
const GAZETTEER = makeGazetteer([
  place('Tell Varo', 'SY', 36.1, 38.1, 4000, ['تل فارو']),
  place('Tell Varo', 'IQ', 36.2, 43.1, 40_000),
  place('Orsk Medna', 'UA', 49, 31, 1_000_000),
]);
const ids = (name: string, near = {}): string[] =>
  matchPlace(name, GAZETTEER, near).candidates.map(({ place }) => place.country);

test('[CL173] several places of one name stay several, ordered by country, distance and size', () => {
  expect(ids('Tell Varo')).toEqual(['IQ', 'SY']);
  expect(ids('Tal Faro', { countries: ['SY'] })).toEqual(['SY', 'IQ']);
  expect(ids('Tal Faro', { point: { lat: 36.1, lon: 38.1 } })).toEqual(['SY', 'IQ']);
});

test('[CL173] each candidate says why, with the distance where there is one', () => {
  const [best] = matchPlace('تل فارو', GAZETTEER, {
    countries: ['SY'],
    point: { lat: 36.1, lon: 38.1 },
  }).candidates;
  expect(best?.reasons).toEqual(['"تل فارو" as written', 'in SY', '0 m away', '4,000 people']);
  expect(best?.metres).toBe(0);
});

test('[CL173] without a match the nearest names are shown with what sets them apart', () => {
  const { candidates, nearest } = matchPlace('Tell Varsh', GAZETTEER);
  expect(candidates).toEqual([]);
  expect(nearest[0]?.place.name).toBe('Tell Varo');
  expect(nearest[0]?.reasons[0]).toBe('"Tell Varo" is spelt differently: it lacks sh');
  expect(matchPlace('Zzyx', GAZETTEER)).toEqual({ candidates: [], nearest: [] });
});
