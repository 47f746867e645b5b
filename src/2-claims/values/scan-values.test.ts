import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextContext } from '#claims/suggest/suggestion.ts';
import { ARABIC } from './phrases.ar.ts';
import { ENGLISH } from './phrases.en.ts';
import { FRENCH } from './phrases.fr.ts';
import { wrongOnes } from './read-phrase.ts';
import { scanValues } from './scan-values.ts';

const CONTEXT: TextContext = {
  writtenOn: '2015-11-10',
  language: null,
  dayFirst: null,
  countries: ['SY', 'TR', 'IQ'],
};
const RUNS = Number(process.env['HEARSAY_LAW_RUNS'] ?? 300);

const SUITE = [
  ['en', ENGLISH],
  ['ar', ARABIC],
  ['fr', FRENCH],
] as const;

describe('the suite of phrases', () => {
  it('[CL130] holds at least 400 phrases, 60 of them with nothing in them', () => {
    const all = SUITE.flatMap(([, lines]) => lines);
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((line) => !line.includes('=>')).length).toBeGreaterThanOrEqual(60);
    expect(ENGLISH.length).toBeGreaterThanOrEqual(150);
    expect(ARABIC.length).toBeGreaterThanOrEqual(120);
    expect(FRENCH.length).toBeGreaterThanOrEqual(120);
  });

  for (const [language, lines] of SUITE) {
    it(`[CL130] ${language}: at least 95 % right, and the wrong ones are those written down`, () => {
      const wrong = wrongOnes(lines, language);
      expect(wrong.length / lines.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
      const known = readFileSync(join(import.meta.dirname, 'phrases-wrong.txt'), 'utf8');
      const section = known.split(`## ${language}\n`)[1]?.split('## ')[0] ?? '';
      expect(wrong.join('\n').trim()).toBe(section.trim());
    });
  }
});

/** What arbitrary text is made of here: pieces that begin, join and end values, and noise. */
const PIECES = [
  ...'0 1 7 12 19 2014 4,000 3.5 ١٢ ۳ $ € % - – — , . : ; ( ) [ ] / \' ’ " \n \n\n'.split(' '),
  ...'about over between and from to until at least no more than dozens of hundred million half a an one two nineteen and a half'.split(
    ' ',
  ),
  ...'October May March Tuesday last next year ago later weeks days the same morning after fajr pm h30 hrs'.split(
    ' ',
  ),
  ...'environ plus de quatre vingt dix et demie il y a trois heures lendemain mars fin début l’an dernier'.split(
    ' ',
  ),
  ...'خمسة وعشرون مئة ألف قبل بعد أيام الساعة الثالثة رمضان ذو الحجة آذار أمس نصف شهرين في المئة ليرة'.split(
    ' ',
  ),
  '😀',
  '\u200f',
  '\u00a0',
  '\ud800',
  'İ',
  'ﬁ',
  '+963 944 123 456',
  'https://x.example/1',
  '33.5138, 36.2765',
];

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES, ' ', ' '), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const anyContext: fc.Arbitrary<TextContext> = fc.record({
  writtenOn: fc.constantFrom(
    null,
    '2015-11-10',
    '1000-01-01',
    '9999-12-31',
    'nonsense',
    '2014-10-19T10:00:00Z',
  ),
  language: fc.constantFrom(null, 'en', 'fr', 'ar', 'xx'),
  dayFirst: fc.constantFrom(null, true, false),
  countries: fc.constantFrom([], ['SY'], ['FR', 'XX', 'TN']),
});

describe('any text', () => {
  it('[CL131] spans are exact, ordered, apart and without blanks at their ends', () => {
    fc.assert(
      fc.property(anyText, anyContext, (text, context) => {
        let end = 0;
        for (const value of scanValues(text, context)) {
          expect(value.span[0]).toBeGreaterThanOrEqual(end);
          expect(value.span[1]).toBeGreaterThan(value.span[0]);
          expect(text.slice(...value.span)).toBe(value.text);
          expect(value.text.trim()).toBe(value.text);
          expect(value.text).not.toMatch(/[,;:!?،؛]$/);
          end = value.span[1];
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('[CL132] low is never above high, numbers are finite and times are ISO', () => {
    fc.assert(
      fc.property(anyText, anyContext, (text, context) => {
        for (const value of scanValues(text, context)) {
          if (value.type === 'number' || value.type === 'money') {
            for (const end of [value.low, value.high]) {
              if (end !== null) expect(Number.isFinite(end)).toBe(true);
            }
            if (value.low !== null && value.high !== null) {
              expect(value.low).toBeLessThanOrEqual(value.high);
            }
          }
          if (value.type !== 'time') continue;
          for (const end of [value.low, value.high]) {
            if (end !== null) expect(end).toMatch(/^(\d{4}-\d\d-\d\d)?(T[0-2]\d:[0-5]\d)?$/);
          }
          if (value.low !== null && value.high !== null && !value.low.startsWith('T')) {
            expect(value.low.slice(0, 10) <= value.high.slice(0, 10)).toBe(true);
          }
          if (value.low === null && value.high === null) {
            expect(value.doubts.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('[CL133] 100 kB of the worst costs less than a second each', () => {
    const worst = [
      '1 ',
      '1',
      '1,000',
      '1-',
      '12/',
      '٣ ',
      'one hundred and ',
      'twenty ',
      'between ',
      'between 3 and ',
      'about ',
      'a few ',
      'five ',
      '3 days ',
      'after the same ',
      'quatre-vingt-',
      'quatre-vingt-dix et ',
      'من ',
      'مئة و',
      'ووووو',
      'خمسة وعشرون ألف و',
      '(1 2) ',
      '+1 2 3 4 5 6 7 8 9 ',
      '0944 12 ',
      'March ',
      'March 3 ',
      '2014-10-19 ',
      '12:30 ',
      "33°30'",
      '33.5138, ',
      'a.b@',
      'http://',
      '"',
      '\n',
      '- ',
      'or ',
      '1 or ',
      '$1–',
      '[1:42 ',
      '1015. ',
      '\n1015. x',
      'the week of ',
      'two days before ',
      'the second Friday of ',
      'la veille de ',
      '1 1/2 ',
      'Q3 ',
    ];
    for (const piece of worst) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      // Time of the processor, not of the clock: the machine may be busy with something else.
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < 3 && best >= 1000; i++) {
        const start = process.cpuUsage();
        scanValues(text, CONTEXT);
        const { user, system } = process.cpuUsage(start);
        best = Math.min(best, (user + system) / 1000);
      }
      expect(best, JSON.stringify(piece)).toBeLessThan(1000);
    }
  }, 180_000);
});

describe('a text', () => {
  it('[CL134] counts "later" from the last date before it, through a chain of them', () => {
    const text =
      'He was taken on 1 March 2015. Two days later his brother came. The following day both were gone.';
    const times = scanValues(text, CONTEXT).filter(({ type }) => type === 'time');
    expect(times.map(({ low }) => low)).toEqual(['2015-03-01', '2015-03-03', '2015-03-04']);
    expect(times[1]?.doubts[0]).toContain('1 March 2015');
  });

  it('[CL135] leaves links, coordinates and identifiers alone', () => {
    const text =
      'At 33.5138, 36.2765 (37S BU 12345 67890, 8G6R+4X) see https://a.example/2014/10/19?n=300 and mail m42@a.example.';
    expect(scanValues(text, CONTEXT)).toEqual([]);
  });

  it('[CL136] reads a number that follows a phone, and the phone as a phone', () => {
    const found = scanValues('Call 0944 123 456, ask for 12 boxes.', CONTEXT);
    expect(found.map(({ type, low }) => [type, low])).toEqual([
      ['phone', '+963944123456'],
      ['number', 12],
    ]);
  });

  it('[CL137] names each other country a number is valid in', () => {
    const [phone] = scanValues('Appelez le 06 12 34 56 78.', {
      ...CONTEXT,
      language: 'fr',
      countries: ['FR', 'MA'],
    });
    expect(phone?.low).toBe('+33612345678');
    expect(phone?.doubts.join()).toContain('MA');
  });

  it('[CL138] runs no value over a blank line', () => {
    expect(scanValues('There were 12\n\nweeks of rain.', CONTEXT).map(({ text }) => text)).toEqual([
      '12',
    ]);
  });
});
