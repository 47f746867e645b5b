import { describe, expect, it } from 'vitest';
import { NORMAL, studentBelow, studentFactor, studentShape, TAILS } from './student.ts';

describe('Student’s t', () => {
  // Tables of the t-distribution: the point below which 97.5 % and 99.5 % lie.
  it.each([
    [2, 4.30265, 0.975],
    [2, 9.92484, 0.995],
    [4, 2.77645, 0.975],
    [4, 4.60409, 0.995],
    [8, 2.306, 0.975],
    [8, 3.35539, 0.995],
    [NORMAL, 1.959964, 0.975],
    [NORMAL, 2.575829, 0.995],
  ])('agrees with the tables for %d degrees of freedom at %d', (tail, t, below) => {
    expect(studentBelow(tail, t)).toBeCloseTo(below, 5);
    expect(studentBelow(tail, -t)).toBeCloseTo(1 - below, 5);
  });

  it.each(TAILS)('has a density that is the slope of its distribution function (%d)', (tail) => {
    for (const t of [-6, -1.3, 0, 0.4, 2, 7]) {
      const slope = (studentBelow(tail, t + 1e-3) - studentBelow(tail, t - 1e-3)) / 2e-3;
      expect(studentFactor(tail) * studentShape(tail, t * t)).toBeCloseTo(slope, 4);
    }
  });

  it.each(TAILS)('stays a number at both ends (%d)', (tail) => {
    expect(studentBelow(tail, Infinity)).toBe(1);
    expect(studentBelow(tail, -Infinity)).toBe(0);
    expect(studentBelow(tail, 1e300)).toBe(1);
    expect(studentShape(tail, 1e300)).toBeGreaterThanOrEqual(0);
  });
});
