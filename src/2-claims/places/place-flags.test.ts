import { describe, expect, test } from 'vitest';
import { makeGazetteer, type Place } from './gazetteer.ts';
import { placeFlags, type PlaceEvidence } from './place-flags.ts';

const place = (name: string, lat: number, lon: number, more: Partial<Place> = {}): Place => ({
  id: `t:${name}:${lat}`,
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
const GAZETTEER = makeGazetteer([
  place('Tell Varo', 34.12, 38.57),
  place('Orsk Medna', 36.4, 40.2),
  place('Duran', 35, 37),
  place('Duran', 36.5, 41),
]);
const flags = (evidence: Partial<PlaceEvidence>) =>
  placeFlags(
    {
      point: null,
      names: [],
      sender: null,
      wasThere: false,
      known: null,
      countries: ['SY'],
      ...evidence,
    },
    GAZETTEER,
  );
const at = (lat: number, lon: number, radius = 6) => ({ lat, lon, radius });

describe('[CL175] a point far from the place that is named', () => {
  test('is flagged with the distance', () => {
    const [flag] = flags({ point: at(34.4888, 38.5701), names: ['Tal Faro'] });
    expect(flag?.kind).toBe('far-from-name');
    expect(flag?.words).toBe(
      'The coordinates lie 41 km from Tal Faro (Tell Varo in the list), which the message names.',
    );
    expect(Math.round((flag?.metres ?? 0) / 100)).toBe(410);
  });
  test('is not, within what both leave open', () => {
    expect(flags({ point: at(34.1511, 38.5731), names: ['Tell Varo'] })).toEqual([]);
    expect(flags({ point: at(34.4888, 38.5701, 40_000), names: ['Tell Varo'] })).toEqual([]);
  });
  test('of several places of a name the nearest counts, and it is said', () => {
    expect(flags({ point: at(36.5111, 41.0012), names: ['Duran'] })).toEqual([]);
    expect(flags({ point: at(35.5021, 37.0013), names: ['Duran'] })[0]?.words).toContain(
      'the nearest of 2 places of that name',
    );
  });
});

test('[CL174] a slip that leads to the named place is given as another reading', () => {
  const found = flags({ point: at(38.5712, 34.1234), names: ['Tell Varo'] });
  expect(found.map(({ kind }) => kind)).toEqual(['far-from-name', 'other-reading']);
  expect(found[1]?.words).toMatch(
    /^With the two numbers exchanged the point would be 34\.1234, 38\.5712, \d+ m from Tell Varo\.$/,
  );
  expect(found[1]?.instead).toEqual({ lat: 34.1234, lon: 38.5712 });
  expect(flags({ point: at(34.1234, -38.5712), names: ['Tell Varo'] })[1]?.words).toContain(
    'With east for west',
  );
});

test('[CL176] coordinates finer than anybody can have known them are flagged', () => {
  const [flag] = flags({
    point: at(34.12341, 38.57123, 1),
    known: { metres: 300, from: 'a hand-drawn map' },
  });
  expect(flag?.kind).toBe('too-precise');
  expect(flag?.words).toBe(
    'The coordinates are stated to 1 m, but a hand-drawn map is good to 300 m at best.',
  );
  expect(
    flags({ point: at(34.12341, 38.57123, 56), known: { metres: 300, from: 'a map' } }),
  ).toEqual([]);
});

test('[CL176] round numbers and the centre of a listed place were hardly measured', () => {
  expect(flags({ point: at(34.5, 38.25, 6) })[0]?.kind).toBe('not-a-measurement');
  expect(flags({ point: at(34.51234, 38.27411, 6) })).toEqual([]);
  expect(
    flags({ point: at(34.12, 38.57, 6), names: ['Tell Varo'] }).map(({ words }) => words),
  ).toContain(
    'The point is the centre of Tell Varo as lists of places give it; it may have been looked up, not measured.',
  );
});

describe('[CL177] where the sender was', () => {
  test('far from coordinates at which they say they were', () => {
    const [flag] = flags({
      point: at(34.1234, 38.5712),
      sender: at(36.4, 40.2, 20),
      wasThere: true,
    });
    expect(flag?.kind).toBe('sender-elsewhere');
    expect(flag?.words).toBe(
      'The message was sent 293 km from the coordinates at which its sender says to have been.',
    );
  });
  test('far from the place named, without coordinates', () => {
    const [flag] = flags({ names: ['Tell Varo'], sender: at(36.4, 40.2, 20) });
    expect(flag?.words).toBe(
      'The message was sent 294 km from Tell Varo; its sender speaks of it from afar.',
    );
  });
  test('on the spot there is nothing to say', () => {
    expect(
      flags({ point: at(34.1234, 38.5712), sender: at(34.13, 38.57, 20), wasThere: true }),
    ).toEqual([]);
  });
});

test('[CL173] a name in no list shows the nearest, one of several places is asked about', () => {
  expect(flags({ names: ['Orsk Medva'] })[0]).toMatchObject({ kind: 'name-not-found' });
  expect(flags({ names: ['Orsk Medva'] })[0]?.words).toContain('the nearest name is Orsk Medna');
  expect(flags({ names: ['Duran'] })[0]?.words).toMatch(
    /^2 places are called Duran, up to \d+ km apart; which one is meant\?$/,
  );
});
