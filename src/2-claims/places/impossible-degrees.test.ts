import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impossibleDegrees } from './impossible-degrees.ts';
import { scanPlaces } from './scan-places.ts';

const scan = (text: string) =>
  scanPlaces(text, { writtenOn: null, language: null, dayFirst: null, countries: [] });

describe('[CL315] degrees that cannot be are shown as they stand, and make no point', () => {
  test.each([
    ['at 36°75\'10"N 37°30\'52"E.', '36°75\'10"N 37°30\'52"E', '75 minutes cannot be'],
    ['36°22′14″N 37°30′72″E', '36°22′14″N 37°30′72″E', '72 seconds cannot be'],
    ["pin: N96°12.5' E037°30.8'", "N96°12.5' E037°30.8'", '96 degrees cannot be'],
    ["36°22.5'N, 237°30.8'E", "36°22.5'N, 237°30.8'E", '237 degrees cannot be'],
  ])('%s', (text, words, why) => {
    const [value, ...more] = scan(text);
    expect([value?.type, value?.text, more]).toEqual(['place', words, []]);
    expect(value?.doubts.join()).toContain(why);
  });
  test.each([
    '36°22\'14"N 37°31\'05"E',
    'It was 45° in the shade, 46°C at noon',
    'turn 90° then 120°',
    "36°22.274'N 037°30.876'E",
  ])('nothing: %s', (text) => {
    expect(impossibleDegrees(text)).toEqual([]);
  });
  test('spans are exact in any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('36°75\'10"N', ' ', '37°30\'52"E', '٣٦°٧٥′', '°', 'x'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end } of impossibleDegrees(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toMatch(/[°º˚]/);
        }
      }),
      { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 200) },
    );
  });
});
