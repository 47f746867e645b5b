import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePoint } from './parse-point.ts';

const read = (words: string): string => {
  const { value } = parsePoint(words);
  return value === null
    ? 'none'
    : `${value.lat.toFixed(4)} ${value.lon.toFixed(4)} ±${value.radius}`;
};

describe('[CL6] coordinates in the forms people write, with the precision they state', () => {
  test.each([
    ['35.123, 36.456', '35.1230 36.4560 ±56'],
    ['35.1234,36.4567', '35.1234 36.4567 ±6'],
    ['35.1 36.4', '35.1000 36.4000 ±5560'],
    ['35.123456, 36.45', '35.1235 36.4500 ±556'],
    ['35, 36', '35.0000 36.0000 ±55598'],
    ['-9.65, 20.4', '-9.6500 20.4000 ±5560'],
    ['35.123, 36.456 ± 400 m', '35.1230 36.4560 ±400'],
    ['35.123, 36.456 within 2 km', '35.1230 36.4560 ±2000'],
    ['33,5138 36,2765', '33.5138 36.2765 ±6'],
    ['٣٣٫٥١٣٨، ٣٦٫٢٧٦٥', '33.5138 36.2765 ±6'],
    ['N35.12 E36.45', '35.1200 36.4500 ±556'],
    ['35.12N 36.45E', '35.1200 36.4500 ±556'],
    ['36.45E, 35.12N', '35.1200 36.4500 ±556'],
    ['35.12 S, 36.45 W', '-35.1200 -36.4500 ±556'],
    [`35°30'50"N 36°16'35"E`, '35.5139 36.2764 ±15'],
    ['35°30′50″N, 36°16′35″E', '35.5139 36.2764 ±15'],
    ['35 30 50 N 36 16 35 E', '35.5139 36.2764 ±15'],
    [`35°39.480' N, 36°16.200' E`, '35.6580 36.2700 ±1'],
    [`35°39' N 36°16' E`, '35.6500 36.2667 ±927'],
    ['https://maps.google.com/?q=35.1234,36.4567', '35.1234 36.4567 ±6'],
    ['location: https://maps.google.com/?q=35.1234,36.4567', '35.1234 36.4567 ±6'],
    ['https://www.google.com/maps?q=loc:35.1234,36.4567', '35.1234 36.4567 ±6'],
    ['https://www.google.com/maps/@35.1234567,36.4567891,15z', '35.1235 36.4568 ±100'],
    [
      'https://www.google.com/maps/place/X/@35.1,36.2,15z/data=!3d35.12345!4d36.45678',
      '35.1234 36.4568 ±1',
    ],
    [
      'https://www.openstreetmap.org/?mlat=35.1234&mlon=36.4567#map=15/35.1/36.4',
      '35.1234 36.4567 ±6',
    ],
    ['https://www.openstreetmap.org/#map=15/35.1234/36.4567', '35.1234 36.4567 ±100'],
    ['geo:35.12,36.45', '35.1200 36.4500 ±556'],
    ['lat: 35.12, lon: 36.45', '35.1200 36.4500 ±556'],
  ])('%s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

test.each([
  '',
  'Tell Varo',
  '35.12',
  '95.1, 36.2',
  '35.1, 190.2',
  `35°70'N 36°10'E`,
  '35.1N 36.2N',
  'https://maps.app.goo.gl/abc',
])('[CL1] "%s" are no coordinates, and it says why', (words) => {
  const parsed = parsePoint(words);
  expect(parsed.value).toBeNull();
  expect('reason' in parsed && parsed.reason.length > 10).toBe(true);
});

test('[CL6] decimal degrees are read as they were written', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -900000, max: 900000 }),
      fc.integer({ min: -1800000, max: 1800000 }),
      (a, b) => {
        const { value } = parsePoint(`${(a / 1e4).toFixed(4)}, ${(b / 1e4).toFixed(4)}`);
        expect([value?.lat, value?.lon, value?.radius]).toEqual([a / 1e4 + 0, b / 1e4 + 0, 6]);
      },
    ),
  );
});

test('[CL1] no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      const { value } = parsePoint(words);
      if (value !== null) expect(Number.isFinite(value.lat + value.lon + value.radius)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
