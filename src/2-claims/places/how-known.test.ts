import { describe, expect, test } from 'vitest';
import { makeGazetteer } from './gazetteer.ts';
import { howKnown } from './how-known.ts';
import { scanPlaces } from './scan-places.ts';

describe('[CL323] coordinates from a sketch or from memory are not known to the metre', () => {
  test.each([
    ['He showed it on a hand-drawn map', 300],
    ['d’après un croquis', 300],
    ['She told us from memory', 1_000],
    ['il l’a dit de mémoire', 1_000],
    ['قالها من ذاكرته', 1_000],
    ['رسم خريطة لنا', 300],
  ])('%s', (text, metres) => {
    expect(howKnown(text)?.metres).toBe(metres);
  });
  test.each(['He remembered the road', 'the memory card', 'the map on his phone', 'ذاكرة الهاتف'])(
    'nothing is said in: %s',
    (text) => {
      expect(howKnown(text)).toBeNull();
    },
  );
  test('the point says so', () => {
    const doubts = (text: string) =>
      scanPlaces(text, {
        writtenOn: null,
        language: null,
        dayFirst: null,
        countries: [],
        gazetteer: makeGazetteer([]),
      }).flatMap((one) => one.doubts);
    expect(doubts('On a hand-drawn map it is at 34.12345, 38.56789')).toEqual([
      'The coordinates are stated to 1 m, but a hand-drawn map is good to 300 m at best.',
    ]);
    expect(doubts('On his phone it is at 34.12345, 38.56789')).toEqual([]);
  });
});
