import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COORDINATE_PHRASES } from '../../../bench/intake/coordinate-phrases.ts';
import { scorePhrases } from '../../../bench/intake/place-scores.ts';
import { findPoints } from './find-points.ts';
import { foldText } from './folded-text.ts';

describe('[CL160] [CL161] [CL162] [CL163] [CL165] [CL166] coordinates in running text', () => {
  test.each(COORDINATE_PHRASES.map((phrase) => [phrase.text, phrase] as const))(
    '%s',
    (_, phrase) => {
      expect(scorePhrases([phrase]).wrong).toEqual([]);
    },
  );
});

test('[CL160] spans lead back to the text as read, in order and apart, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...COORDINATE_PHRASES.map(({ text }) => text)),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(' ', '\u200F', '\n', '. ', '°', "'", '"', 'N', 'E', '34', '+', 'ً'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      let behind = 0;
      for (const point of findPoints(text)) {
        expect(point.start).toBeGreaterThanOrEqual(behind);
        expect(point.end).toBeGreaterThan(point.start);
        expect(point.end).toBeLessThanOrEqual(text.length);
        expect(Math.abs(point.lat)).toBeLessThanOrEqual(90);
        expect(Math.abs(point.lon)).toBeLessThanOrEqual(180);
        expect(point.radius).toBeGreaterThan(0);
        behind = point.end;
      }
    }),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 300) },
  );
});

test.each([
  '1',
  '1 ',
  '34.',
  '34°',
  "34°12'",
  'N',
  '12,',
  '+34',
  '٣',
  '37S',
  'lat ',
  '4X2',
  'http://geo:',
])('[CL160] a text of nothing but %j is read in no time', (part) => {
  const begin = process.cpuUsage();
  findPoints(part.repeat(20_000));
  expect(process.cpuUsage(begin).user / 1000).toBeLessThan(2000);
});

test('[CL160] folding keeps every unit where it was', () => {
  const text = '\u200Fالموقع: ٣٤٫١٢\u200E ، ٣٨º';
  const { plain, at } = foldText(text);
  expect(plain).toBe('الموقع: 34.12 , 38°');
  expect(text.slice(at(plain.indexOf('3')), at(plain.indexOf('2') + 1))).toBe('٣٤٫١٢\u200E');
});
