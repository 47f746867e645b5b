import { describe, expect, test } from 'vitest';
import { suggest } from '../suggest/suggest.ts';
import { datelineOf } from './dateline.ts';

const CONTEXT = { writtenOn: null, language: 'en', dayFirst: null, countries: [] };
const times = (text: string, writtenOn: string | null = null) =>
  suggest(text, { ...CONTEXT, writtenOn }).flatMap(({ values }) =>
    values.flatMap((value) => (value.type === 'time' ? [value] : [])),
  );

describe('[CL356] the day at the head of a text', () => {
  test.each([
    ['THE MILL AT VARO\nBy Nadra Velkassem\nMay 3, 2016\n\nIt burned.', '2016-05-03'],
    ['Station log, Varo district, 14 March 2016\n\n0612 hrs. A call.', '2016-03-14'],
    ['[Voice note, 1:42, transcribed by Nour, 9 Oct 2018]\nso listen', '2018-10-09'],
    ['Varo, 3 May 2016 (Post) — The mill burned last year.', '2016-05-03'],
    ['دمشق، 7 آذار 2018 - أُغلق الجسر.', '2018-03-07'],
    ['Alep, le 12 décembre 2016 — Le pont est coupé.', '2016-12-12'],
  ])('%j', (text, day) => {
    expect(datelineOf(text, null)?.day).toBe(day);
  });
  test.each([
    'On 3 May 2016 the mill burned. Last year it stood.',
    'The mill burned on 3 May 2016 and nobody came to put it out, which is all that the two of us saw.\nThe end',
    'May 2016\nIt burned.',
    'Note, 3 May\nIt burned.',
    'It burned.\na\nb\nc\nd\ne\n3 May 2016',
    'Yesterday\nIt burned.',
    'They took 12 men 3 May 2016 from the mill',
    'Nobody came since 3 May 2016\nIt burned.',
  ])('is no date in a sentence, no month, nor far down: %j', (text) => {
    expect(datelineOf(text, 'en')).toBeNull();
  });
  test('is what all dates of the text are counted from, with a doubt', () => {
    const text =
      'By Nadra Velkassem\nMay 3, 2016\n\nOn Oct. 19, 2014, he left. The mill burned on Jan. 3rd. Last spring he fled.';
    const found = times(text);
    expect(found.map(({ low }) => low)).toEqual([
      '2016-05-03',
      '2014-10-19',
      '2016-01-03',
      '2015-03-01',
    ]);
    expect(
      found.map(({ doubts }) => doubts.some((doubt) => doubt.includes('read at its head'))),
    ).toEqual([false, false, true, true]);
  });
  test('goes behind what was stated', () => {
    const found = times('By Nadra\nMay 3, 2016\n\nThe mill burned last year.', '2012-02-01');
    expect(found.at(-1)?.low).toBe('2011-01-01');
    expect(found.at(-1)?.doubts.join()).not.toContain('head');
  });
});
