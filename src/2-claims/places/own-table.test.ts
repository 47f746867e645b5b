import { expect, test } from 'vitest';
import { readOwnTable } from './own-table.ts';

test('[CL171] a table of places is read, in any order of columns, quoted or not', () => {
  const { places, errors } = readOwnTable(
    '\uFEFFlat,lon,Name,country,kind,aliases,parent,note\n36.5,38.25,"Tell Varo, north",sy,village,Tal Faro| تل فارو |,Sefin,x\n\n-9.5,20,Orun,,,,,\r\n',
  );
  expect(errors).toEqual([]);
  expect(places).toEqual([
    {
      id: 'own:2',
      name: 'Tell Varo, north',
      aliases: ['Tal Faro', 'تل فارو'],
      lat: 36.5,
      lon: 38.25,
      country: 'SY',
      parent: 'Sefin',
      kind: 'village',
      population: 0,
      extent: 1500,
    },
    expect.objectContaining({ id: 'own:4', name: 'Orun', lat: -9.5, lon: 20, kind: 'other' }),
  ]);
});

test.each([
  ['36.5,38.2', 'name, lat and lon; name and lat and lon are missing'],
  ['name,lat\nA,1', 'lon is missing'],
  ['name,lat,lon\n,1,2', 'Line 2 of the table of places: the name is empty'],
  ['name,lat,lon\nA,91,2', 'lat "91" is not degrees between -90 and 90'],
  ['name,lat,lon\nA,1,east', 'lon "east" is not degrees'],
  ['name,lat,lon,country\nA,1,2,Syria', 'country "Syria" is not a code of two letters'],
  ['name,lat,lon,kind\nA,1,2,hut', 'kind "hut" is none of country'],
  ['name,lat,lon\nA,1,2\nB,x,2', 'Line 3'],
])('[CL171] %j is one clear line', (text, words) => {
  const { errors } = readOwnTable(text);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(words);
});

test('[CL171] a wrong row costs that row only', () => {
  const { places, errors } = readOwnTable('name,lat,lon\nA,1,2\nB,x,2\nC,3,4');
  expect(places.map(({ name }) => name)).toEqual(['A', 'C']);
  expect(errors).toHaveLength(1);
});
