import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCompact } from './compact-gazetteer.ts';
import { scanPlaces } from './scan-places.ts';

const packed = new URL('../../../data/gazetteer/places.tsv.gz', import.meta.url);
const gazetteer = readCompact(gunzipSync(readFileSync(packed)).toString('utf8'));
const scan = (text: string, countries: readonly string[] = []) =>
  scanPlaces(text, { writtenOn: null, language: null, dayFirst: null, countries, gazetteer });
const names = (text: string, countries?: readonly string[]): string =>
  scan(text, countries)
    .map(({ low }) => low)
    .join(' · ');
const doubts = (text: string, countries?: readonly string[]): string =>
  scan(text, countries)
    .flatMap((one) => one.doubts)
    .join('\n');

describe('[CL310] a place whose population the list does not know is not nobody’s', () => {
  test.each([
    ['They reached Qamishli at night.', 'Al Qāmishlī'],
    ['They reached Kamishly at night.', 'Al Qāmishlī'],
    ['Ils ont quitté Qamichli.', 'Al Qāmishlī'],
    ['They fled Suluk.', 'Sulūk'],
    ['They held Palmyra for a year.', 'Tadmur'],
    ['They fled to Mayadine.', 'Al Mayādīn'],
    ['They waited at Bab al-Hawa for a day.', 'Bab al-Hawa'],
  ])('%s', (text, name) => {
    expect(names(text, ['SY'])).toBe(name);
    expect(names(`In Aleppo it was calm. ${text}`)).toBe(`Aleppo · ${name}`);
  });
});

describe('[CL311] names of one text say of each other where they are', () => {
  test.each([
    [
      'In Qamishli, near Palmyra, fighters from Mayadine met. Raqqa and Deir ez-Zor fell.',
      'Al Qāmishlī · Tadmur · Al Mayādīn · Ar Raqqah · Deir ez-Zor',
    ],
    ['From Tripoli they went to Misrata and Benghazi.', /^Tripoli · Mişrātah · Benghazi$/],
    ['From Cali and Bogotá they drove to Palmira.', 'Cali · Bogotá · Palmira'],
    ['The road from Jeddah to Mecca and Medina was open.', /Mecca · Medina$/],
  ])('%s', (text, expected) => {
    if (typeof expected === 'string') expect(names(text)).toBe(expected);
    else expect(names(text)).toMatch(expected);
  });
  test('the same name is in Lebanon or in Libya, as its neighbours are', () => {
    const where = (text: string) => doubts(text).match(/read as Tripoli \((..)/)?.[1];
    expect(where('In Beirut, in Saida and in Tripoli shops closed.')).toBe('LB');
    expect(where('In Misrata, in Benghazi and in Tripoli shops closed.')).toBe('LY');
    expect(where('In Misrata, in Benghazi and in Tripoli, Lebanon shops closed.')).toBe('LB');
  });
  test('a name alone keeps its order, and says whom it may mean', () => {
    expect(doubts('They sailed to Tripoli in May.')).toContain('of this name also Tripoli (LB)');
    expect(doubts('In Qamishli, in Raqqa and in Aleppo.')).toContain('of this name also');
  });
  test('what is said of the case goes before what is named beside it', () => {
    expect(names('In Palmyra, in Cali and in Bogotá.', ['SY'])).toContain('Tadmur');
  });
});

describe('[CL312] a place far from all others of a text is doubted', () => {
  test('with the distance', () => {
    expect(doubts('From Raqqa and Aleppo they went to Lyon.')).toMatch(
      /Lyon lies in FR, 2,\d{3} km from Aleppo, the nearest other place named here/,
    );
  });
  test.each([
    'From Raqqa and Aleppo they flew to London.',
    'From Raqqa they went to Aleppo and Homs.',
    'From Raqqa they went to Lyon.',
    'From Raqqa and Aleppo they fled to Germany.',
  ])('not %s', (text) => {
    expect(doubts(text)).not.toContain('nearest other place');
  });
});
