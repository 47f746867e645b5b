import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, gapBetween, offsetAt } from './time-bounds.ts';

const at = (text: string): number => Date.parse(text);

describe('spans as two moments', () => {
  it.each([
    ['2026-03-12', '2026-03-12', 'UTC', '2026-03-12T00:00:00.000Z', '2026-03-12T23:59:59.999Z'],
    ['2026-03', '2026-03', 'UTC', '2026-03-01T00:00:00.000Z', '2026-03-31T23:59:59.999Z'],
    ['2026', '2026', 'UTC', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
    [
      '2026-03-12T10:40',
      '2026-03-12T10:40',
      'Etc/GMT+2',
      '2026-03-12T12:40:00.000Z',
      '2026-03-12T12:40:59.999Z',
    ],
    [
      '2026-03-12T10:40:00',
      '2026-03-12T10:40:59',
      'Etc/GMT+2',
      '2026-03-12T12:40:00.000Z',
      '2026-03-12T12:40:59.999Z',
    ],
    [
      '2026-03-12T10:40:00Z',
      '2026-03-12T10:40:00Z',
      'Asia/Damascus',
      '2026-03-12T10:40:00.000Z',
      '2026-03-12T10:40:00.999Z',
    ],
    // In Paris the clocks go forward in the night of 29 March: the day has 23 hours.
    [
      '2026-03-29',
      '2026-03-29',
      'Europe/Paris',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T21:59:59.999Z',
    ],
  ])('[AS100] %s to %s in %s', (from, to, zone, first, last) => {
    expect(boundsOf({ from, to, zone: null }, zone)).toEqual({ from: at(first), to: at(last) });
  });

  it('[AS100] its own zone goes before that of the case; an unknown zone is UTC', () => {
    const noon = { from: '2026-03-12T12:00:00', to: '2026-03-12T12:00:00' };
    expect(boundsOf({ ...noon, zone: 'Asia/Tokyo' }, 'UTC')?.from).toBe(at('2026-03-12T03:00:00Z'));
    expect(boundsOf({ ...noon, zone: 'Nowhere/Else' }, 'UTC')?.from).toBe(
      at('2026-03-12T12:00:00Z'),
    );
  });

  it('[AS100] open stays open, and what cannot be read is open', () => {
    expect(boundsOf({ from: null, to: '2026' }, 'UTC')?.from).toBe(-Infinity);
    expect(boundsOf({ from: '2026', to: 'soon' }, 'UTC')?.to).toBe(Infinity);
    expect(boundsOf({ from: null, to: null }, 'UTC')).toBeNull();
    expect(boundsOf(null, 'UTC')).toBeNull();
  });

  it('[AS100] wall clock and moment lead to each other, and a gap is symmetric', () => {
    const zones = ['UTC', 'Asia/Damascus', 'America/St_Johns', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(
        fc.integer({
          min: at('1990-01-01T00:00:00Z') / 1000,
          max: at('2040-01-01T00:00:00Z') / 1000,
        }),
        fc.constantFrom(...zones),
        fc.integer({ min: -1e9, max: 1e9 }),
        (seconds, zone, shift) => {
          const time = seconds * 1000;
          const wall = new Date(time + offsetAt(time, zone)).toISOString().slice(0, 19);
          const bounds = boundsOf({ from: wall, to: wall, zone }, 'UTC')!;
          // Only the hour that a clock shows twice may be read as the other one.
          expect(Math.abs(bounds.from - time) % 3_600_000 === 0 || bounds.from === time).toBe(true);
          expect(Math.abs(bounds.from - time)).toBeLessThanOrEqual(3_600_000);
          const other = { from: bounds.from + shift, to: bounds.to + shift };
          expect(gapBetween(bounds, other)).toBe(gapBetween(other, bounds));
        },
      ),
      { numRuns: 200 },
    );
  });
});
