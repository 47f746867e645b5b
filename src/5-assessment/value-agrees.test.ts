import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '#claims/value.ts';
import { claimAgrees, distance, moment, statementsFit, valueAgrees } from './value-agrees.ts';

const q = {
  places: { 'Tell Varo': 'Sefin district', 'Sefin district': 'Varonia', Orm: 'Varonia' },
};
const n = (low: number | null, high: number | null): Value => ({ type: 'number', low, high });
const t = (from: string | null, to: string | null): Value => ({ type: 'time', from, to });
const place = (name: string): Value => ({ type: 'place', place: name });
const says = (value: Value, polarity: 'asserts' | 'denies' = 'asserts') => ({ value, polarity });

describe('valueAgrees', () => {
  it('[AS1] numbers agree when their intervals overlap, open ends included', () => {
    expect(valueAgrees(n(10, 12), n(12, 20), q)).toBe(true);
    expect(valueAgrees(n(100, null), n(350, 350), q)).toBe(true);
    expect(valueAgrees(n(10, 12), n(13, 13), q)).toBe(false);
    expect(valueAgrees(n(0.3, 0.3), n(0.1 + 0.2, 0.1 + 0.2), q)).toBe(true);
  });
  it('[AS1] a bare day is the whole day, a bare month the whole month', () => {
    expect(valueAgrees(t('2026-03-12', '2026-03-12'), t('2026-03-12T23:59', '2026-03-13'), q)).toBe(
      true,
    );
    expect(
      valueAgrees(t('2026-03', '2026-03'), t('2026-03-31T22:00Z', '2026-03-31T22:00Z'), q),
    ).toBe(true);
    expect(valueAgrees(t('2026-03-12', '2026-03-12'), t('2026-03-13', '2026-03-13'), q)).toBe(
      false,
    );
    expect(moment('2024-02', 'end')).toBe(Date.parse('2024-02-29T23:59:59.999Z'));
    expect(moment('a month later', 'start')).toBeNull();
  });
  it('[AS1] a place agrees with what contains it and what it contains, not with its neighbour', () => {
    expect(valueAgrees(place('sefin  District'), place('Tell Varo'), q)).toBe(true);
    expect(valueAgrees(place('Tell Varo'), place('Varonia'), q)).toBe(true);
    expect(valueAgrees(place('Orm'), place('Tell Varo'), q)).toBe(false);
    expect(valueAgrees(place('a'), place('c'), { places: { a: 'b', b: 'a' } })).toBe(false);
  });
  it('[AS1] a point agrees within the two radii together', () => {
    const a: Value = { type: 'point', lat: 35, lon: 40, radius: 500 };
    const b: Value = { type: 'point', lat: 35.01, lon: 40, radius: 500 };
    expect(distance({ lat: 35, lon: 40 }, { lat: 35.01, lon: 40 })).toBeCloseTo(1112, 0);
    expect(valueAgrees(a, b, q)).toBe(false);
    expect(valueAgrees(a, { ...b, radius: 700 }, q)).toBe(true);
    expect(distance({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(
      Math.PI * 6_371_008.8,
      0,
    );
  });
  it('[AS1] a set agrees when every named member is true', () => {
    const set = (...answers: string[]): Value => ({ type: 'set', answers });
    expect(valueAgrees(set('rifles'), set('rifles', 'mortars'), q)).toBe(true);
    expect(valueAgrees(set('rifles', 'drones'), set('rifles'), q)).toBe(false);
  });
  it('[AS1] who denies a falsehood is right', () => {
    expect(
      claimAgrees(
        says({ type: 'yes-no', answer: 'yes' }, 'denies'),
        { type: 'yes-no', answer: 'no' },
        q,
      ),
    ).toBe(true);
    expect(claimAgrees(says(place('Orm'), 'denies'), place('Tell Varo'), q)).toBe(true);
  });
});

describe('statementsFit', () => {
  it('[AS2] two denials always fit, a denial does not fit what it covers', () => {
    expect(statementsFit(says(place('Orm'), 'denies'), says(place('Tell Varo'), 'denies'), q)).toBe(
      true,
    );
    expect(
      statementsFit(says(place('Sefin district'), 'denies'), says(place('Tell Varo')), q),
    ).toBe(false);
    // "Not in Tell Varo" leaves room for "somewhere in Sefin district".
    expect(
      statementsFit(says(place('Tell Varo'), 'denies'), says(place('Sefin district')), q),
    ).toBe(true);
    expect(statementsFit(says(n(10, 20), 'denies'), says(n(12, 12)), q)).toBe(false);
    expect(statementsFit(says(n(12, 12), 'denies'), says(n(10, 20)), q)).toBe(true);
  });
  it('[AS2] law: fitting is symmetric and every statement fits itself', () => {
    const number = fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(20))
      .map(([a, w]) => n(a, a + w));
    const any = fc.oneof(
      number,
      fc
        .constantFrom(...(['yes', 'no'] as const))
        .map((answer): Value => ({ type: 'yes-no', answer })),
      fc.constantFrom('Tell Varo', 'Sefin district', 'Varonia', 'Orm').map(place),
    );
    const statement = fc
      .tuple(any, fc.constantFrom('asserts', 'denies') as fc.Arbitrary<'asserts' | 'denies'>)
      .map(([v, p]) => says(v, p));
    fc.assert(
      fc.property(statement, statement, (a, b) => {
        expect(statementsFit(a, b, q)).toBe(statementsFit(b, a, q));
        expect(statementsFit(a, a, q)).toBe(true);
      }),
    );
  });
});
