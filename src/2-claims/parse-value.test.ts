import { expect, test } from 'vitest';
import { guessType } from './guess-type.ts';
import { parseValue, splitCell } from './parse-value.ts';
import { parseYesNo } from './parse-yes-no.ts';
import type { ValueType } from './value.ts';

test.each<[string, ValueType, object]>([
  ['Yes', 'yes-no', { answer: 'yes' }],
  ['لا', 'yes-no', { answer: 'no' }],
  ['  grad   rocket ', 'choice', { answer: 'grad rocket' }],
  ['mortar | rifle;mortar', 'set', { answers: ['mortar', 'rifle'] }],
  ['over 100', 'number', { low: 100, high: null }],
  ['12 March 2026', 'time', { from: '2026-03-12T00:00:00', to: '2026-03-12T23:59:59' }],
  ['Tell Varo', 'place', { place: 'Tell Varo' }],
  ['35.123, 36.456', 'point', { lat: 35.123, lon: 36.456, radius: 56 }],
])('[CL1] "%s" as %s', (words, type, value) => {
  expect(parseValue(words, type)).toEqual({ value: { type, ...value }, doubts: [] });
});

test.each<[string, ValueType]>([
  ['', 'choice'],
  ['perhaps', 'yes-no'],
  ['many', 'number'],
  ['last year', 'time'],
  ['near the mill', 'point'],
  ['|', 'set'],
  ['Abu Khaled', 'person'],
])('[CL1] "%s" is no %s, and it says why', (words, type) => {
  const parsed = parseValue(words, type);
  expect(parsed.value).toBeNull();
  expect('reason' in parsed && parsed.reason.length > 10).toBe(true);
});

test('[CL1] a cell made to cost time costs none', () => {
  const begin = performance.now();
  for (const cell of [
    ' '.repeat(1e6) + 'x',
    '1,'.repeat(5e5),
    'a '.repeat(5e5),
    '"'.repeat(1e6),
    '.'.repeat(1e6) + 'x',
  ]) {
    for (const type of ['number', 'time', 'point', 'yes-no'] as const)
      expect(parseValue(cell, type).value).toBeNull();
    expect(guessType([cell])).toBe('choice');
  }
  expect(performance.now() - begin).toBeLessThan(2000);
});

test('[CL7] yes and no in English, French and Arabic', () => {
  for (const yes of ['yes', 'Y', 'TRUE', 'oui', 'نعم', 'Yes.'])
    expect(parseYesNo(yes).value).toBe('yes');
  for (const no of ['no', 'False', 'non', 'لا', 'كلا']) expect(parseYesNo(no).value).toBe('no');
  expect(parseYesNo('not known').value).toBeNull();
});

test('[CL8] the type of a question is guessed from all its answers together', () => {
  expect(guessType(['yes', 'no'])).toBe('yes-no');
  expect(guessType(['11', '12–16', 'over 20', 'a dozen'])).toBe('number');
  expect(guessType(['0', '1'])).toBe('number');
  expect(guessType(['1999', '2004'])).toBe('number');
  expect(guessType(['2026-03-12', '12 March 2026'])).toBe('time');
  expect(guessType(['35.1, 36.2'])).toBe('point');
  expect(guessType(['mortar', '12'])).toBe('choice');
  expect(guessType(['860ce552fa', '10e10d5fba'])).toBe('choice');
  expect(guessType([])).toBe('choice');
});

test('[CL9] a cell of several values is split at the given characters only', () => {
  expect(splitCell('SOHR; local sources , VDC', ';,')).toEqual(['SOHR', 'local sources', 'VDC']);
  expect(splitCell('a;b', ',')).toEqual(['a;b']);
  expect(splitCell(' ; ', ';')).toEqual([]);
});
