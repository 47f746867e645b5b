import { describe, expect, it } from 'vitest';
import type { Value } from '#claims/value.ts';
import { makeQuestion } from '../hand-made.ts';
import { slipBetween, valueDifference } from './value-differences.ts';

const says = (value: Value, polarity: 'asserts' | 'denies' = 'asserts') => ({ value, polarity });
const number = (low: number | null, high: number | null): Value => ({ type: 'number', low, high });
const time = (from: string, to: string): Value => ({ type: 'time', from, to });
const point = (lat: number, lon: number, radius: number): Value => ({
  type: 'point',
  lat,
  lon,
  radius,
});
const place = (name: string): Value => ({ type: 'place', place: name });
const question = makeQuestion({
  places: { 'Tell Varo': 'Northern road', 'Northern road': 'Sefin district' },
});

describe('in what two answers differ', () => {
  it.each([
    [number(13, 13), number(100, null), 'apart', /7\.7 times the other/],
    [number(13, 13), number(15, 15), 'apart', /numbers do not meet/],
    [number(11, 16), number(13, 13), 'precision', /wider/],
    [
      time('2026-03-12T10:40:00', '2026-03-12T10:40:59'),
      time('2026-03-12T10:42:00', '2026-03-12T10:42:59'),
      'apart',
      /a minute apart/,
    ],
    [
      time('2026-03-12', '2026-03-12'),
      time('2026-03-12T10:42', '2026-03-12T10:42'),
      'precision',
      /the minute, the other the day/,
    ],
    [place('Tell Varo'), place('Sefin district'), 'precision', /Tell Varo lies in Sefin district/],
    [place('Tell Varo'), place('Ain Marra'), 'apart', /two places/],
    [
      point(33.4127, -37.2861, 6),
      point(33.4217, -37.2861, 6),
      'apart',
      /1 km apart.*two digits have changed places/,
    ],
    [
      { type: 'choice', answer: 'white' } as Value,
      { type: 'choice', answer: 'grey' } as Value,
      'apart',
      /two answers/,
    ],
  ] as const)('[AS106] %j and %j: %s', (a, b, kind, words) => {
    const difference = valueDifference(says(a), says(b), question, 'UTC');
    expect(difference?.kind).toBe(kind);
    expect(difference?.words).toMatch(words);
    expect(valueDifference(says(b), says(a), question, 'UTC')?.kind).toBe(kind);
  });

  it('[AS106] the same said twice is no difference; a denial of it is one', () => {
    expect(valueDifference(says(number(9, 9)), says(number(9, 9)), question, 'UTC')).toBeNull();
    expect(
      valueDifference(says(place('Tell Varo')), says(place('Tell Varo'), 'denies'), question, 'UTC')
        ?.kind,
    ).toBe('apart');
    const yes: Value = { type: 'yes-no', answer: 'yes' };
    expect(
      valueDifference(says(yes), says({ type: 'yes-no', answer: 'no' }, 'denies'), question, 'UTC'),
    ).toBeNull();
  });

  it.each([
    [
      { lat: 33.4127, lon: -37.2861 },
      { lat: 33.4217, lon: -37.2861 },
      /two digits have changed places/,
    ],
    [{ lat: 33.4127, lon: -37.2861 }, { lat: 33.4187, lon: -37.2861 }, /only one digit differs/],
    [{ lat: 33.4127, lon: 36.2861 }, { lat: 36.2861, lon: 33.4127 }, /two numbers exchanged/],
    [{ lat: 33.4127, lon: -37.2861 }, { lat: 33.4127, lon: 37.2861 }, /west for east/],
  ])('[AS107] %j and %j', (a, b, words) => {
    expect(slipBetween({ ...a, radius: 6 }, { ...b, radius: 6 })).toMatch(words);
  });

  it('[AS107] two honest measurements are no slip', () => {
    expect(
      slipBetween(
        { lat: 33.4127, lon: -37.2861, radius: 6 },
        { lat: 33.4301, lon: -37.2912, radius: 6 },
      ),
    ).toBeNull();
  });
});
