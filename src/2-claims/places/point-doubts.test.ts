import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCompact } from './compact-gazetteer.ts';
import { makeGazetteer } from './gazetteer.ts';
import { pointDoubts } from './point-doubts.ts';
import { scanPlaces } from './scan-places.ts';

const packed = new URL('../../../data/gazetteer/places.tsv.gz', import.meta.url);
const gazetteer = readCompact(gunzipSync(readFileSync(packed)).toString('utf8'));
const doubts = (text: string, countries: readonly string[] = []): string =>
  scanPlaces(text, { writtenOn: null, language: null, dayFirst: null, countries, gazetteer })
    .filter(({ type }) => type === 'point')
    .flatMap((one) => one.doubts)
    .join('\n');

describe('[CL314] a point is held against the names beside it and against the map', () => {
  test('names in the same text', () => {
    const said = doubts('37.5146, 36.3712 near Aleppo', ['SY']);
    expect(said).toContain('lie 162 km from Aleppo');
    expect(said).toContain(
      'With the two numbers exchanged the point would be 36.3712, 37.5146, 37 km from Aleppo.',
    );
  });
  test('nothing listed for hundreds of kilometres, without any country known', () => {
    expect(doubts('the house is at -36.3712, 37.5146')).toMatch(
      /^no listed place lies within 250 km; with north for south it would be 36\.3712, 37\.5146, \d+ m from Al Bāb$/,
    );
    expect(doubts('the ship was at -46.3712, -117.5146')).toBe(
      'no listed place lies within 250 km',
    );
  });
  test.each([
    'the house is at 36.3712, 37.5146',
    'the house is at 36.3712, 37.5146 in Al-Bab',
    'the well is at 34.1234, 38.5678',
  ])('no doubt: %s', (text) => {
    expect(doubts(text)).toBe('');
  });
  test('of several names only the closest counts, and none when the point lies at one of them', () => {
    const text = 'We left Raqqa and Qamishli; it was at 37.5146, 36.3712 near Aleppo.';
    expect(doubts(text).match(/lie [\d,]+ km from \w+/g)).toEqual(['lie 162 km from Aleppo']);
    expect(doubts('We left Raqqa; it was at 36.2019, 37.1343 in Aleppo.')).not.toContain('Raqqa');
  });
  test('in a long text only names close to the point count', () => {
    const far = ` ${'They waited for the others there. '.repeat(30)}`;
    expect(doubts(`We left Raqqa.${far}The house is at 36.3712, 37.5146.`)).toBe('');
  });
  test('a short list of one’s own says nothing of the rest of the world', () => {
    const own = makeGazetteer([]);
    expect(pointDoubts({ lat: -36.3, lon: 37.5 }, own, [])).toEqual([]);
  });
});
