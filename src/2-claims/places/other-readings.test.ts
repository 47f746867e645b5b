import { expect, test } from 'vitest';
import { otherReadings } from './other-readings.ts';

const found = (lat: number, lon: number): string[] =>
  otherReadings(lat, lon).map((one) => `${one.lat.toFixed(4)} ${one.lon.toFixed(4)} ${one.words}`);

test('[CL174] the usual slips: exchanged, a hemisphere wrong, minutes typed as decimals', () => {
  expect(found(38.5607, 34.123)).toEqual(
    expect.arrayContaining([
      '34.1230 38.5607 with the two numbers exchanged',
      '-38.5607 34.1230 with south for north',
      '38.5607 -34.1230 with west for east',
      '38.9353 34.2083 with the decimals read as minutes and seconds',
    ]),
  );
});

test('[CL174] what lies off the map, or is the point itself, is no reading', () => {
  expect(found(34.99, 138.5).some((one) => one.startsWith('138'))).toBe(false);
  expect(found(0, 0).every((one) => !one.includes('with south'))).toBe(true);
  // 99 minutes are no minutes.
  expect(found(34.99, 38.5).some((one) => one.includes('minutes'))).toBe(false);
});
