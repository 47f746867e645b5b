import { describe, expect, it } from 'vitest';
import { statedPrecision } from './stated-precision.ts';

describe('[CO63] stated precision', () => {
  it.each([
    [4137, 1],
    [4000, 1000],
    [4100, 100],
    [-350, 10],
    [0.25, 0.01],
    [1.5e15, 1e14],
    [0, 1],
    [5e-324, 5e-324],
    [1e308, 1e308],
    [Infinity, 0],
    [Number.NaN, 0],
  ])('reads %d as stated to %d', (value, precision) => {
    expect(statedPrecision(value)).toBe(precision);
  });
});
