import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanPeople } from './scan-people.ts';
import { LATER_SENTENCES, PEOPLE_SENTENCES, scorePeople } from './sentences.ts';

const CONTEXT = { writtenOn: null, language: 'en', dayFirst: null, countries: [] };
const names = (text: string) => scanPeople(text, CONTEXT).map((found) => found.text);

describe('[CL226] names of people in sentences', () => {
  const all = [...PEOPLE_SENTENCES, ...LATER_SENTENCES];
  test('there are enough of them', () => expect(all.length).toBeGreaterThanOrEqual(150));
  test.each(['en', 'fr', 'ar'])('%s', (language) => {
    const own = all.filter((one) => one.language === language);
    const score = scorePeople(own, (text) => scanPeople(text, { ...CONTEXT, language }));
    console.info(
      `${language}: precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)}`,
    );
    expect(score.precision, score.wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(score.recall, score.wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});

test('[CL227] who is only described is not named, and days, bodies, peoples and streets are nobody', () => {
  expect(names('A guard and the tall man spoke to the Syrian officer on Monday.')).toEqual([]);
  expect(
    names('The Ministry of Health and the Valley Council closed Khaled Street in May.'),
  ).toEqual([]);
});

describe('[CL318] everyday words that are names as well are names only where they stand as such', () => {
  const arabic = (text: string) =>
    scanPeople(text, { ...CONTEXT, language: 'ar' }).map((found) => found.text);
  test.each([
    'قُتل ما يزيد على مئة شخص',
    'قُتل ما يزيد عن ٣٠ شخصاً',
    'قال المتحدث باسم التحالف ذلك',
    'صرح الناطق باسم الجيش',
    'الشيخ هرب من القرية',
    'المعتقل هرب ليلاً',
    'قال عمي إنو كان هنا',
    'حكالي خالي إنو راح',
  ])('nobody in %s', (text) => {
    expect(arabic(text)).toEqual([]);
  });
  test.each([
    ['قال يزيد ذلك', ['يزيد']],
    ['قال باسم العلي ذلك', ['باسم العلي']],
    ['الشيخ قتيبة قال ذلك', ['قتيبة']],
    ['قال عمي سمير إنو راح', ['سمير']],
  ])('but somebody in %s', (text, expected) => {
    expect(arabic(text)).toEqual(expected);
  });
  test.each([
    'On 1 Kanun al-Thani 2014 it snowed.',
    'In Dhu al-Hijja and at Eid al-Fitr he called.',
  ])('no month and no feast: %s', (text) => {
    expect(names(text)).toEqual([]);
  });
});

test('[CL363] letters of a grid reference or a plus code are nobody', () => {
  expect(names('At 37S CA 34567 12345 and 8G5Q+QX Aleppo they met.').join()).not.toMatch(/CA|QX/);
  expect(names('S. Haddad and J. K. Velkassem met.')).toHaveLength(2);
});

test('[CL364] an Arabic verb with its object is no name, whatever stands before it', () => {
  const arabic = (text: string) =>
    scanPeople(text, { ...CONTEXT, language: 'ar' }).map((found) => found.text);
  for (const text of ['ابنها أخبرها بذلك', 'جاره سألهم عنه', 'أخوه حكالي القصة', 'عمها قالتله ذلك'])
    expect(arabic(text), text).toEqual([]);
  expect(arabic('قال ابنها سمير ذلك')).toEqual(['سمير']);
});

test('[CL228] a short form is found once the full name stands in the text, and says so', () => {
  const found = scanPeople('Nadra Velkassem left. Later Velkassem called.', CONTEXT);
  expect(found.map((one) => one.text)).toEqual(['Nadra Velkassem', 'Velkassem']);
  expect(found[1]).toMatchObject({
    low: 'Nadra Velkassem',
    doubts: ['taken as short for "Nadra Velkassem"'],
  });
  const two = scanPeople(
    'Nadra Velkassem met Omar Velkassem. They said that Velkassem lied.',
    CONTEXT,
  );
  expect(two.map((one) => one.low)).not.toContain('Velkassem');
});

test('[CL229] spans are exact, in order and apart, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Khaled',
      'Abu',
      'Umm',
      'ibn',
      'al-',
      'Dr. ',
      'قال',
      'خالد',
      'أبو',
      'بن',
      'و',
      '. ',
      ', ',
      '\n',
      'M. ',
      "d'",
      'The ',
      'Nadra Velkassem',
      '“',
      '😀',
      'عبد ',
      'الله',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, spaced) => {
      const text = pieces.join(spaced ? ' ' : '');
      let last = 0;
      for (const { span, text: words, type } of scanPeople(text, CONTEXT)) {
        expect(type).toBe('person');
        expect(text.slice(...span)).toBe(words);
        expect(span[0]).toBeGreaterThanOrEqual(last);
        expect(span[1]).toBeGreaterThan(span[0]);
        last = span[1];
      }
    }),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 300) },
  );
});

test('[CL229] the time grows with the length only', () => {
  for (const text of [
    'A. '.repeat(30_000),
    'Abu '.repeat(30_000),
    'أبو '.repeat(30_000),
    "O'".repeat(50_000),
  ]) {
    const begin = performance.now();
    scanPeople(text, CONTEXT);
    expect(performance.now() - begin).toBeLessThan(3_000);
  }
});
