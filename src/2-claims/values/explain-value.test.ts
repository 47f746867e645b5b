import { describe, expect, it } from 'vitest';
import type { TextContext } from '#claims/suggest/suggestion.ts';
import { explainValue } from './explain-value.ts';
import { scanValues } from './scan-values.ts';

const context: TextContext = {
  writtenOn: '2015-11-10',
  language: 'en',
  dayFirst: null,
  countries: ['SY'],
};

describe('[CL141] a value in plain words', () => {
  it.each([
    ['between 4,000 and 5,000 people', 'between 4,000 and 5,000 people'],
    ['over 100 men', '100 men or more, no upper bound'],
    ['up to 50', '50 or less, no lower bound'],
    [
      'double this number',
      'a number that is not stated; "double this number" hangs on a number given elsewhere',
    ],
    ['$100–$300 a month', 'between 100 and 300 USD a month'],
    ['30%', '30 %'],
    ['two and a half hours', '2.5 hours'],
    ['one week', '1 week'],
    ['Oct. 19, 2014', '19 October 2014'],
    ['October 2014', 'October 2014'],
    ['since 2012', '1 January 2012 or later'],
    ['at 9:20 pm', '21:20; the day is not said'],
    ['last year', '2014; counted from the date of the document, 2015-11-10'],
    [
      'two days later',
      'a time that cannot be told from the text; there is no date to count it from',
    ],
    ['0944 123 456', '+963944123456'],
  ])('%s', (words, plain) => {
    expect(scanValues(words, context).map(explainValue)).toEqual([plain]);
  });
});

describe('[CL142] a date without a year', () => {
  const lowOf = (text: string, more: Partial<TextContext>): string | null => {
    const times = scanValues(text, { ...context, ...more }).filter(({ type }) => type === 'time');
    return times.at(-1)?.low as string | null;
  };
  it('is the last such before the document', () => {
    expect(lowOf('on 9 November', {})).toBe('2015-11-09');
    expect(lowOf('on 11 November', {})).toBe('2014-11-11');
    expect(lowOf('on 29 February', {})).toBe('2012-02-29');
  });
  it('takes the year of the last date in the text, or none', () => {
    expect(lowOf('from 3 May 2013 on, and again on 11 November', { writtenOn: null })).toBe(
      '2013-11-11',
    );
    expect(lowOf('on 11 November', { writtenOn: null })).toBeNull();
  });
});
