import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberAt } from './read-number.ts';
import { bytesOf } from './utf8.ts';

const read = (text: string) => numberAt(bytesOf(text), 0, bytesOf(text).length);

test('numbers as tables write them', () => {
  for (const [text, value] of [
    ['12', 12],
    ['+5', 5],
    ['-0', 0],
    ['−3', -3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e5', 1e5],
    ['1E-3', 1e-3],
    ['6,724,976', 6724976],
    ['-1,000.5', -1000.5],
    ['000123', 123],
    ['1e999', Infinity],
  ] as const) {
    expect([text, read(text)]).toEqual([text, value]);
  }
});

test('and what is none', () => {
  for (const text of [
    '',
    '-',
    '.',
    'e5',
    '1e',
    '1e+',
    'NaN',
    'Infinity',
    '1 2',
    '1,2',
    '12,34',
    '1.2.3',
    '0x10',
    '12 people',
    '1,000,0',
    '--1',
    '−',
  ]) {
    expect([text, read(text)]).toEqual([text, NaN]);
  }
});

test('reads every double as the language does', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
      ),
      (x) => {
        expect(read(String(x))).toBe(x + 0);
      },
    ),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[+-]?\d{1,24}(\.\d{0,24})?(e[+-]?\d{1,3})?$/), (text) => {
      expect(read(text)).toBe(Number(text) + 0);
    }),
  );
});
