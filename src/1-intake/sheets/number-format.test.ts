import { describe, expect, test } from 'vitest';
import { duration, fromSerial } from './excel-serial.ts';
import { builtInFormat, parseFormat, stateNumber } from './number-format.ts';

const day = { day: true, time: false, seconds: false };

describe('[IN153] days of Excel', () => {
  test.each([
    // ECMA-376 part 1, 18.17.4.1 and Excel itself.
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [25569, false, '1970-01-01'],
    [46093, false, '2026-03-12'],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [-1, false, null],
    [0, true, '1904-01-01'],
    [60, true, '1904-03-01'],
    [24107, true, '1970-01-01'],
  ] as const)('%d (1904: %s) is %s', (serial, date1904, expected) => {
    expect(fromSerial(serial, { ...day, date1904 })).toBe(expected);
  });

  test('times: rounded to the second, over midnight, alone, as durations', () => {
    const time = { day: true, time: true, seconds: false, date1904: false };
    expect(fromSerial(46093.5, time)).toBe('2026-03-12T12:00');
    expect(fromSerial(46093.999999, time)).toBe('2026-03-13T00:00');
    expect(fromSerial(46093.5 + 1 / 86400, time)).toBe('2026-03-12T12:00:01');
    expect(fromSerial(0.25, { ...time, day: false })).toBe('06:00');
    expect(duration(1.5)).toBe('36:00:00');
    expect(duration(-0.5)).toBe('-12:00:00');
  });
});

describe('[IN153] number formats', () => {
  test.each([
    ['dd/mm/yyyy', { kind: 'date', day: true, time: false, seconds: false }],
    ['[$-409]d mmm yyyy;@', { kind: 'date', day: true, time: false, seconds: false }],
    ['h:mm AM/PM', { kind: 'date', day: false, time: true, seconds: false }],
    ['mm:ss.0', { kind: 'date', day: false, time: true, seconds: true }],
    ['mmm', { kind: 'date', day: true, time: false, seconds: false }],
    ['[h]:mm', { kind: 'duration' }],
    ['0.0%', { kind: 'percent' }],
    ['00000', { kind: 'digits', digits: 5 }],
    ['0 "days"', { kind: 'plain' }],
    ['[Red]#,##0.00', { kind: 'plain' }],
    ['0.00E+00', { kind: 'plain' }],
    ['General', { kind: 'plain' }],
    ['\\d0', { kind: 'plain' }],
    ['', { kind: 'plain' }],
  ] as const)('%s', (code, expected) => {
    expect(parseFormat(code)).toEqual(expected);
  });

  test('those every file has', () => {
    expect(builtInFormat(14).kind).toBe('date');
    expect(builtInFormat(9).kind).toBe('percent');
    expect(builtInFormat(46).kind).toBe('duration');
    expect(builtInFormat(2).kind).toBe('plain');
  });

  test.each([
    ['0.30000000000000004', '0.3'],
    ['1234567890123456789', '1234567890123456789'],
    ['1.0', '1.0'],
    ['1e3', '1e3'],
    ['abc', 'abc'],
    ['', ''],
  ])('%s without a format is %s', (stored, shown) => {
    expect(stateNumber(stored, { kind: 'plain' }, false).shown).toBe(shown);
  });

  test('shares and codes', () => {
    expect(stateNumber('0.07', { kind: 'percent' }, false).shown).toBe('7%');
    expect(stateNumber('7', { kind: 'digits', digits: 3 }, false).shown).toBe('007');
    expect(stateNumber('-7', { kind: 'digits', digits: 3 }, false).shown).toBe('-7');
  });
});
