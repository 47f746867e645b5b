import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '#claims/value.ts';
import { compareStatements, type ValueChange } from './compare-values.ts';

const places = { 'Tell Varo': 'Sefin district', 'Dar Sefin': 'Sefin district' };
const number = (low: number | null, high: number | null): Value => ({ type: 'number', low, high });
const time = (from: string, to: string): Value => ({ type: 'time', from, to });
const place = (name: string): Value => ({ type: 'place', place: name });
const set = (...answers: string[]): Value => ({ type: 'set', answers });
const point = (lat: number, radius: number): Value => ({ type: 'point', lat, lon: 0, radius });
const choice = (answer: string): Value => ({ type: 'choice', answer });

const CASES: readonly (readonly [ValueChange, Value, Value])[] = [
  ['same', number(9, 9), number(9, 9)],
  ['conflict', number(7, 8), number(9, 9)],
  ['narrower', number(5, 15), number(9, 10)],
  ['narrower', number(100, null), number(120, 130)],
  ['wider', number(9, 10), number(5, null)],
  ['shifted', number(7, 8), number(8, 10)],
  ['narrower', time('2024-10-15', '2024-10-21'), time('2024-10-19', '2024-10-19')],
  ['conflict', time('2026-03-12', '2026-03-12'), time('2026-03-13', '2026-03-13')],
  ['narrower', place('Sefin district'), place('Tell Varo')],
  ['wider', place('Tell Varo'), place('Sefin district')],
  ['conflict', place('Tell Varo'), place('Dar Sefin')],
  ['more', set('rifle'), set('rifle', 'truck')],
  ['fewer', set('rifle', 'truck'), set('Truck')],
  ['shifted', set('rifle', 'truck'), set('truck', 'dog')],
  ['conflict', choice('white'), choice('grey')],
  ['same', choice('Grey'), choice('grey')],
  ['narrower', point(0, 1000), point(0.001, 100)],
  ['wider', point(0, 100), point(0.001, 1000)],
  ['conflict', point(0, 100), point(1, 100)],
];

const asserts = (value: Value) => ({ value, polarity: 'asserts' as const });
const TURNED: Partial<Record<ValueChange, ValueChange>> = {
  narrower: 'wider',
  wider: 'narrower',
  more: 'fewer',
  fewer: 'more',
};

describe('a later statement beside an earlier one', () => {
  it.each(CASES)('[AS83] %s: %j → %j', (change, a, b) => {
    expect(compareStatements(asserts(a), asserts(b), { places })).toBe(change);
    expect(compareStatements(asserts(b), asserts(a), { places })).toBe(TURNED[change] ?? change);
  });

  it('[AS83] a denial conflicts with what it covers and stands beside what it leaves room for', () => {
    const denies = { value: number(5, 10), polarity: 'denies' as const };
    expect(compareStatements(denies, asserts(number(7, 8)), { places })).toBe('conflict');
    expect(compareStatements(denies, asserts(number(20, 20)), { places })).toBe('shifted');
    expect(compareStatements(denies, denies, { places })).toBe('same');
    const yes: Value = { type: 'yes-no', answer: 'yes' };
    expect(compareStatements({ value: yes, polarity: 'denies' }, asserts(yes), { places })).toBe(
      'conflict',
    );
  });

  it('[AS83] numbers: conflict exactly when the ranges are apart; turned round, the answer turns', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(range, range, ([a, x], [b, y]) => {
        const [one, two] = [number(a, a + x), number(b, b + y)];
        const change = compareStatements(asserts(one), asserts(two), { places });
        expect(change === 'conflict').toBe(a + x < b || b + y < a);
        expect(compareStatements(asserts(two), asserts(one), { places })).toBe(
          TURNED[change] ?? change,
        );
      }),
    );
  });
});
