import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreSentences } from '../../../bench/intake/place-scores.ts';
import { PLACE_SENTENCES } from '../../../bench/intake/place-sentences.ts';
import type { FoundValue } from '../suggest/suggestion.ts';
import { readCompact } from './compact-gazetteer.ts';
import { readName } from './place-key.ts';
import { scanPlaces } from './scan-places.ts';

const packed = new URL('../../../data/gazetteer/places.tsv.gz', import.meta.url);
const lines = gunzipSync(readFileSync(packed)).toString('utf8');
const gazetteer = readCompact(lines);
const scan = (text: string, countries: readonly string[] = ['SY']): FoundValue[] =>
  scanPlaces(text, { writtenOn: null, language: null, dayFirst: null, countries, gazetteer });
const shown = (text: string, countries?: readonly string[]): string[] =>
  scan(text, countries).map((value) => `${value.type} ${value.text} = ${value.low}`);

test('[CL178] names in invented sentences of three languages are found, at least nine in ten', () => {
  const { f1, wrong } = scoreSentences(PLACE_SENTENCES, gazetteer);
  expect(PLACE_SENTENCES.length).toBeGreaterThanOrEqual(100);
  expect(f1, wrong.join('\n')).toBeGreaterThan(0.95);
});

describe('[CL179] what is no place', () => {
  test.each([
    'Reading the letter took an hour.',
    'Paris Hilton called.',
    'Nice people, he said.',
    'Michael Jordan waved.',
    'He was there in March. Most were young.',
    'General Mansour spoke.',
    'كان الباب مفتوحا',
    'قال أبو حمص ذلك',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe('[CL316] what only contains the name of a place is none', () => {
  test.each([
    'al-Baghdadi spoke.',
    'In the evening al-Tikriti and al-Homsi left.',
    'He told Le Monde and Le Figaro so.',
    'dit-il dans Le Monde',
    'قال المتحدث في بيان نشره',
    'في تصريح لاحق',
    'شافوا أبي هناك',
    'They walked past Bab al-Zahrin',
  ])('%s', (text) => {
    expect(shown(text, []).filter((one) => !/Bab al-Zahrin/.test(one))).toEqual([]);
  });
  test.each([
    ['In Aleppo al-Halabi said so.', ['place Aleppo = Aleppo']],
    ['in Al-Rai', ['place Al-Rai = Ar Rā‘ī']],
    ['near Qamishli', ['place Qamishli = Al Qāmishlī']],
    ['في مدينة حلب', ['place حلب = Aleppo']],
    ['in Khan al-Assal', ['place Khan al-Assal = Khan al-Assal']],
  ])('but %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('[CL363] months, labels, codes, people and heads of names are no places', () => {
  test.each([
    'on the second Friday of Ramadan 1436',
    'At 37S CA 34567 12345 they met.',
    'Rami, via Hassan: the bridge is shut.',
    'CALLER (Abu Sami): we saw it.\nCALLER: yes.',
    'A clerk, Hussein Tarraf, left. He went to see Tarraf.',
    'the bridge at Jisr is shut',
  ])('%s', (text) => {
    expect(shown(text, []).filter((one) => one.startsWith('place'))).toEqual([]);
  });
  test.each([
    ['RAQQA: the bridge is shut', ['place RAQQA = Ar Raqqah']],
    ['They drove via Aleppo to Idlib.', ['place Aleppo = Aleppo', 'place Idlib = Idlib']],
    ['the bridge at Jisr al-Shughur', ['place Jisr al-Shughur = Jisr ash Shughūr']],
    ['Hussein Tarraf came to Aleppo', ['place Aleppo = Aleppo']],
  ])('but %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

test('[CL178] Arabic prefixes are not part of the span', () => {
  expect(shown('وبالرقة ثم لحلب')).toEqual(['place الرقة = Ar Raqqah', 'place حلب = Aleppo']);
  expect(shown('وصلوا للرقة')).toEqual(['place لرقة = Ar Raqqah']);
});

test('[CL180] several places of one name are said, and what is outside the case', () => {
  const [tripoli] = scan('They sailed to Tripoli in May.');
  expect(tripoli?.doubts.join(' ')).toMatch(/of this name also Tripoli \((?:LB|LY)\)/);
  expect(tripoli?.doubts.join(' ')).toContain('not in a country of this case');
  expect(scan('in Tripoli, Lebanon')[0]?.doubts[0]).toMatch(/^read as Tripoli \(LB\)/);
  expect(scan('in Tripoli (Libya)')[0]?.doubts[0]).toMatch(/^read as Tripoli \(LY\)/);
});

test('[CL315] no name is read in degrees that cannot be, or across their end', () => {
  expect(shown('The house is at 36°75\'10"N 37°30\'52"E. It burned in Raqqa.', [])).toEqual([
    'place 36°75\'10"N 37°30\'52"E = 36°75\'10"N 37°30\'52"E',
    'place Raqqa = Ar Raqqah',
  ]);
});

test('[CL181] a name in no list is a place when the words around it say so, with a doubt', () => {
  const [value] = scan('In the hamlet of Qarn Mirzat nobody knew.');
  expect([value?.text, value?.low]).toEqual(['Qarn Mirzat', 'Qarn Mirzat']);
  expect(value?.doubts).toEqual([
    'not in the gazetteer; the words around it say that it is a place',
  ]);
});

test('[CL167] a point far from the countries of the case says which slip would bring it there', () => {
  const [value] = scan('The pin: 38.5678, 34.1234');
  expect(value?.low).toBe('38.5678,34.1234');
  expect(value?.doubts[0]).toMatch(
    /outside Syria; with the two numbers exchanged it would be 34\.1234, 38\.5678, inside$/,
  );
  expect(scan('The pin: 34.1234, 38.5678')[0]?.doubts).toEqual([]);
  expect(scan('The pin: 38.5678, 34.1234', [])[0]?.doubts).toEqual([]);
});

test('[CL165] a short plus code leans on the place named behind it', () => {
  const [value] = scan('Meet at X259+2C Raqqa, he said');
  expect(value?.text).toBe('X259+2C Raqqa');
  const point = value as Extract<FoundValue, { type: 'point' }>;
  expect(Math.abs(point.lat - 35.95)).toBeLessThan(0.6);
  expect(Math.abs(point.lon - 39.01)).toBeLessThan(0.6);
  expect(point.doubts[0]).toContain('the one nearest to Ar Raqqah');
});

test('[CL160] without a gazetteer there are points and no names', () => {
  const values = scanPlaces('Raqqa, 35.9506, 39.0094', {
    writtenOn: null,
    language: null,
    dayFirst: null,
    countries: [],
  });
  expect(values.map(({ type, unit }) => [type, unit])).toEqual([['point', '6 m']]);
});

test('[CL160] [CL178] spans are exact, sorted and apart, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...PLACE_SENTENCES.map(({ text }) => text)),
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom(' ', ', ', ' in ', ' و', ' al-', '34.1234, 38.5678'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const text = pieces.join('');
      let behind = 0;
      for (const value of scan(text)) {
        expect(text.slice(...value.span)).toBe(value.text);
        expect(value.span[0]).toBeGreaterThanOrEqual(behind);
        behind = value.span[1];
      }
    }),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 200) },
  );
});

test('[CL169] the shipped list was made with the code that looks names up', () => {
  const rows = lines.split('\n');
  expect(rows.length).toBeGreaterThan(40_000);
  for (let i = 0; i < rows.length; i += 97) {
    const columns = rows[i]!.split('\t');
    const names = [columns[1]!, ...(columns[2] === '' ? [] : columns[2]!.split('|'))];
    const keys = [...new Set(names.map((name) => readName(name).skeleton))].join(' ');
    expect(columns.at(-1), 'run node --import tsx scripts/make-gazetteer.ts').toBe(keys);
  }
});
