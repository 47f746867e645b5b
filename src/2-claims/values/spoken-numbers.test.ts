import { describe, expect, test } from 'vitest';
import { scanValues } from './scan-values.ts';
import { stated } from './testing.ts';

const context = { writtenOn: '2015-11-10', dayFirst: null, countries: [] };
const units = (text: string, language: string | null = 'en') =>
  scanValues(text, { ...context, language }).map(({ type, low, unit }) => `${type} ${low} ${unit}`);

describe('[CL361] numbers as they are spoken, with what they measure', () => {
  test.each([
    ['About one in three houses burned.', []],
    ['roughly one in every four', []],
    ['more than one out of ten', []],
    ['Nine in ten windows broke.', []],
    [
      'Fourteen thousand, two hundred and something',
      ['Fourteen thousand, two hundred and something = 14200..14299'],
    ],
    ['Two hundred and something men', ['Two hundred and something = 200..299']],
    ['3½ hours', ['3½ hours = 3.5']],
    ['3 1/2 hours', ['3 1/2 hours = 3.5']],
    ['two thousand, three men came', ['two thousand = 2000', 'three = 3']],
    ['3 in 5 villages', ['3 = 3', '5 = 5']],
    ['½ of them', []],
  ])('%s', (text, values) => {
    expect(stated(text, 'en')).toEqual(values);
  });
  test.each([
    ['مليونين ونصف المليون', 'مليونين ونصف المليون = 2500000'],
    ['ألفين ونصف', 'ألفين ونصف = 2500'],
    ['مليون وربع المليون', 'مليون وربع المليون = 1250000'],
    ['مئة ونيف', 'مئة ونيف = 100..199'],
  ])('%s', (text, value) => {
    expect(stated(text, 'ar')).toEqual([value]);
  });
  test.each([
    ['It was 40°C.', 'number 40 °C'],
    ['It was 40 degrees Celsius.', 'number 40 °C'],
    ['They paid 3 000 000 FCFA.', 'money 3000000 CFA'],
    ['They paid 500 CFA francs.', 'money 500 CFA'],
    ['It cost 30 cents.', 'money 30 cents'],
    ['It cost 12 MAD.', 'money 12 MAD'],
    ['We saw 12 mad dogs.', 'number 12 null'],
  ])('%s', (text, value) => {
    expect(units(text)).toEqual([value]);
  });
  test('French cents behind digits are money, in words hundreds', () => {
    expect(units('Il a payé 30 cents.', 'fr')).toEqual(['money 30 cents']);
    expect(units('Trois cents hommes sont venus.', 'fr')).toEqual(['number 300 hommes']);
  });
});

describe('[CL362] number words are read in the language of their sentence', () => {
  const mixed =
    'He took three hundred men to the mill.\nLe matin, mille deux cents hommes, quatre-vingt-dix-sept camions, une quinzaine de jours. Trois cents autres.\nThe guard saw twelve.';
  test('in a file that mixes them', () => {
    expect(stated(mixed, 'en')).toEqual([
      'three hundred = 300',
      'Le matin = T05:00..T12:00',
      'mille deux cents = 1200',
      'quatre-vingt-dix-sept = 97',
      'une quinzaine de jours = 14..16',
      'Trois cents = 300',
      'twelve = 12',
    ]);
  });
  test('English in a French file', () => {
    expect(
      stated(
        'Le pont est coupé et la route aussi.\nHe said that the guard took twenty men from the mill.',
        'fr',
      ),
    ).toEqual(['twenty = 20']);
  });
  test.each([
    'Maria de la Cruz took twelve men.',
    'She reads Le Monde and Le Figaro, six a week.',
    'The UN and the EU sent six men.',
  ])('names say nothing: %s', (text) => {
    expect(stated(text, 'en').length).toBe(1);
  });
});
