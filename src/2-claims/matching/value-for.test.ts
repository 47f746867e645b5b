import { describe, expect, test } from 'vitest';
import { question, statement, statements } from './testing.ts';
import { proposeQuestions } from './propose-question.ts';
import { readingsFor } from './value-for.ts';

const when = { writtenOn: '2026-03-12' };
const first = (text: string, asked: ReturnType<typeof question>) =>
  readingsFor(statement(text), asked, when)[0]?.value;

describe('the value of a statement for a question', () => {
  test.each([
    [
      'We buried at least eleven dead.',
      'How many were killed?',
      { type: 'number', low: 11, high: null },
    ],
    [
      'There were 13 dead and 31 wounded at the clinic.',
      'How many were wounded?',
      { type: 'number', low: 31, high: 31 },
    ],
    [
      'There were 13 dead and 31 wounded at the clinic.',
      'How many were killed?',
      { type: 'number', low: 13, high: 13 },
    ],
    [
      'زيتونة عدّت ١٣ جثمانًا و٣١ جريحًا.',
      'How many people were wounded?',
      { type: 'number', low: 31, high: 31 },
    ],
  ] as const)('[IN264] “%s” to “%s”', (text, asked, wanted) => {
    expect(first(text, question(asked, 'number'))).toEqual(wanted);
  });
  test('[IN264] a time of day is taken on the day it was written, and says so', () => {
    const [reading] = readingsFor(
      statement('The first shell fell at 10:42 near the mill.'),
      question('When did the first shell fall?', 'time'),
      when,
    );
    expect(reading?.value).toEqual({
      type: 'time',
      from: '2026-03-12T10:42',
      to: '2026-03-12T10:42',
    });
    expect(reading?.doubts.join(' ')).toContain('no day is said');
  });
  test('[IN264] an hour in words is read before and after noon, one reading each', () => {
    const readings = readingsFor(
      statement('The first one fell at twenty to eleven and the second a minute later.'),
      question('When did the first one fall?', 'time'),
      when,
    );
    expect(readings.map(({ value }) => (value.type === 'time' ? value.from : ''))).toEqual([
      '2026-03-12T10:40',
      '2026-03-12T22:40',
    ]);
  });
  test.each([
    ['Fourteen, maybe fifteen families came.', { low: 14, high: 15 }],
    ['We saw twenty stalls at least.', { low: 20, high: null }],
  ])('[IN264] “%s” keeps its bounds', (text, wanted) => {
    expect(first(text, question('How many?', 'number'))).toEqual({ type: 'number', ...wanted });
  });
  test('[IN264] a part of a place is named by both, and a name in another script by its sound', () => {
    expect(
      first('We saw them first at the ford below Ain Marra.', question('Where?', 'place')),
    ).toEqual({ type: 'place', place: 'Ain Marra ford' });
    const [reading] = readingsFor(
      statement('رجّعونا عند تل فارو.'),
      question('Where?', 'place', { options: ['Tell Varo'] }),
      when,
    );
    expect(reading?.value).toEqual({ type: 'place', place: 'Tell Varo' });
    expect(reading?.doubts.join(' ')).toContain('sounds like');
  });
  test('[IN264] a position keeps the precision of its digits', () => {
    expect(
      first('It fell here: 33.4127, -37.2861', question('Where did it fall?', 'point')),
    ).toMatchObject({ type: 'point', lat: 33.4127, lon: -37.2861 });
  });
  test.each([
    ['They stopped us under Tell Varo.', { type: 'place', place: 'Tell Varo' }],
    ['They were turned back in the Sefin district.', { type: 'place', place: 'Sefin district' }],
  ] as const)('[IN264] “%s” names a place', (text, wanted) => {
    expect(first(text, question('Where were they turned back?', 'place'))).toEqual(wanted);
  });
  test('[IN264] a known answer is found by its words, the longest first', () => {
    expect(
      first(
        'A car bomb in the market, they wrote.',
        question('What struck the market?', 'choice', { options: ['bomb', 'car bomb', 'mortar'] }),
      ),
    ).toEqual({ type: 'choice', answer: 'car bomb' });
  });
  test.each([
    ['The road has been closed since morning.', 'Was the road open?', 'no'],
    ['The road is open again.', 'Was the road open?', 'yes'],
    ['The store was not looted.', 'Was the store looted?', 'no'],
    ['الطريق مغلق على الجميع.', 'Was the road open?', 'no'],
    ['Le pont n’est pas ouvert.', 'Is the bridge open?', 'no'],
    ['Children are in the school yard.', 'Is the school in use?', 'yes'],
  ] as const)('[IN264] “%s” to “%s”: %s', (text, asked, answer) => {
    expect(first(text, question(asked, 'yes-no'))).toEqual({ type: 'yes-no', answer });
  });
  test('[IN264] yes and no are both offered; other kinds only what is stated', () => {
    const one = statement('Children are in the school yard.');
    expect(readingsFor(one, question('In use?', 'yes-no'), when)).toHaveLength(2);
    expect(readingsFor(one, question('How many carts?', 'number'), when)).toEqual([]);
    expect(readingsFor(one, question('Who?', 'person'), when)).toEqual([]);
  });
  test('[CL347] what nobody is said to have said answers nothing', () => {
    const one = {
      ...statement('The guard said that nine trucks crossed the north bridge.'),
      polarity: 'denied' as const,
    };
    expect(readingsFor(one, question('Were there trucks?', 'yes-no'), when)).toEqual([]);
    expect(readingsFor(one, question('How many trucks?', 'number'), when)).toEqual([]);
    expect(proposeQuestions(one, when)).toEqual([
      expect.objectContaining({ type: 'yes-no', readings: [] }),
    ]);
  });
  test.each([
    'No one told me that the north bridge was mined.',
    'He never said that the north bridge was mined.',
    'Did the guard say that the north bridge was mined?',
    'If the guard says that the north bridge was mined, do not cross.',
  ])('[CL347] “%s” makes no card', (text) => {
    expect(statements(text)).toEqual([]);
  });
  test.each([
    ['The guard denied that the north bridge was mined.', 'no'],
    ['The guard said that the north bridge was mined.', 'yes'],
    ['The guard denied that the north bridge was not mined.', 'yes'],
  ] as const)('[CL347] “%s” answers %s', (text, answer) => {
    expect(first(text, question('Was the north bridge mined?', 'yes-no'))).toEqual({
      type: 'yes-no',
      answer,
    });
  });
});
