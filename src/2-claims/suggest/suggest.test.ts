import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from './language-of.ts';
import { suggest } from './suggest.ts';
import type { TextContext } from './suggestion.ts';

const CONTEXT: TextContext = {
  writtenOn: '2014-11-03',
  language: null,
  dayFirst: null,
  countries: [],
};

describe('[CL322] the digits of coordinates are no numbers', () => {
  const values = (text: string) =>
    suggest(text, CONTEXT)
      .flatMap((one) => one.values)
      .map(({ type, text: words }) => `${type} ${words}`);
  it.each([
    ['lat 36.3712 lon 37.5146', ['point lat 36.3712 lon 37.5146']],
    ["N36°22.274' E037°30.876'", ["point N36°22.274' E037°30.876'"]],
    ['36°75\'10"N 37°30\'52"E', ['place 36°75\'10"N 37°30\'52"E']],
    ['lat 36.3712 lon 37.5146, 40 dead', ['point lat 36.3712 lon 37.5146', 'number 40']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });
});

describe('[CL110] values', () => {
  const text =
    'Leila Haddad said that her brother told her that over 100 people were held there. The school has 12 rooms.';
  const found = suggest(text, CONTEXT);

  it('belong to the innermost attribution', () => {
    const holders = found.filter(({ values }) =>
      values.some(({ text: words }) => words.includes('100')),
    );
    expect(holders).toHaveLength(1);
    expect(holders[0]?.speakers.map(({ resolved }) => resolved)).toEqual([
      'Leila Haddad',
      'her brother',
    ]);
    expect(holders[0]?.values[0]).toMatchObject({ type: 'number', low: 100, high: null });
  });

  it('outside any stand alone', () => {
    expect(
      found.find(({ values }) => values.some(({ text: words }) => words.includes('12'))),
    ).toMatchObject({
      content: null,
      cue: null,
      speakers: [],
      basis: 'unknown',
    });
  });
});

describe('[CL114] what is no value', () => {
  it.each([
    ['One informant says that the list was burnt.', []],
    ['A baker in Tell Varo said the flour ran out.', []],
    ['One of the drivers left early.', []],
    ['Two nurses said that 40 people came.', ['40']],
    ['The village has 40 houses.', ['40']],
  ])('%s', (text, expected) => {
    const numbers = suggest(text, CONTEXT)
      .flatMap(({ values }) => values)
      .map((value) => value.text.replace(/\D+/g, ' ').trim() || value.text);
    expect(numbers).toEqual(expected);
  });
});

describe('[CL111] spans', () => {
  it('hold exactly the words, in order', () => {
    const word = fc.constantFrom(
      'He said',
      '“the',
      'road”',
      'on Oct. 19, 2014',
      '.',
      '\n\n',
      'over 100',
      'Tariq',
      'قال',
      'il a dit',
      'that',
      'â',
      '36.2, 37.1',
      ',',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        let last = 0;
        for (const one of suggest(text, CONTEXT)) {
          expect(one.span[0]).toBeGreaterThanOrEqual(last);
          last = one.span[0];
          expect(one.quote).toBe(text.slice(...one.span));
          for (const part of [one.content, one.cue, ...one.values, ...one.speakers]) {
            if (part === null || part.span === null) continue;
            expect(part.text).toBe(text.slice(...part.span));
          }
          for (const { span } of one.values)
            if (one.content !== null) {
              expect(span[0]).toBeGreaterThanOrEqual(one.content.span[0]);
              expect(span[1]).toBeLessThanOrEqual(one.content.span[1]);
            }
        }
      }),
      { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 150) },
    );
  });

  it.each([
    ['The mayor said that the bridge had fallen.', 'en'],
    ['Le maire a dit que le pont est tombé dans la nuit.', 'fr'],
    ['قال رئيس البلدية إن الجسر انهار', 'ar'],
  ])('%s is %s', (text, language) => expect(languageOf(text)).toBe(language));
});
