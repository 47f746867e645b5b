import { describe, expect, it } from 'vitest';
import { zoneName, zoneOfYear } from './zone-name.ts';

describe('[DE174] a zone by one name', () => {
  it.each([
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+2', 'UTC−2'],
    ['Etc/GMT-3', 'UTC+3'],
    ['Asia/Kolkata', 'UTC+5:30 · Kolkata'],
    ['America/St_Johns', 'UTC−3:30/−2:30 · St Johns'],
    ['Europe/Berlin', 'UTC+1/+2 · Berlin'],
    ['Europe/London', 'UTC+0/+1 · London'],
    ['+03:00', 'UTC+3'],
    ['-0430', 'UTC−4:30'],
    ['nowhere', 'UTC'],
  ])('%s is %s over a year', (zone, said) => expect(zoneOfYear(zone, 2026)).toBe(said));

  it('has at one moment the offset of that moment', () => {
    expect(zoneName('Europe/Berlin', [Date.UTC(2026, 6, 10)])).toBe('UTC+2 · Berlin');
    expect(zoneName('America/Port-au-Prince', [Date.UTC(2026, 0, 10)])).toBe(
      'UTC−5 · Port-au-Prince',
    );
  });
});
