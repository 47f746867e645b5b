import { describe, expect, it } from 'vitest';
import { boxOf, boxText, brushTest, isBrushed, readBrush } from './brush.ts';
import { area, item } from './hand-made-items.ts';

const span = (from: string | null, to: string | null) => ({
  from: from === null ? null : Date.parse(from),
  to: to === null ? null : Date.parse(to),
  stated: '',
  takenFrom: 'stated' as const,
});

describe('the brush', () => {
  it('[DE72] is read from the address, and nonsense in it is left out', () => {
    const good = {
      from: '2026-03-12T00:00Z',
      to: '2026-03-13T00:00Z',
      time: 'told',
      area: '33,-38,34,-37',
      pick: 'Q-001',
      show: 'claims',
    };
    expect(readBrush(good)).toEqual(good);
    expect(
      readBrush({ from: 'yesterday', to: 5, time: 'x', area: '1,2,3', pick: '', show: 'all' }),
    ).toEqual({});
    expect(isBrushed({})).toBe(false);
    expect(isBrushed({ time: 'told' })).toBe(false);
    expect(isBrushed({ pick: 'Q-001' })).toBe(true);
  });

  it.each([
    ['2026-03-11T00:00:00Z', '2026-03-11T23:00:00Z', false],
    ['2026-03-11T00:00:00Z', '2026-03-12T00:00:00Z', true],
    ['2026-03-12T10:00:00Z', '2026-03-12T11:00:00Z', true],
    ['2026-03-13T00:01:00Z', '2026-03-14T00:00:00Z', false],
    [null, '2026-03-12T10:00:00Z', true],
    ['2026-03-01T00:00:00Z', null, true],
  ])('[DE72] a stretch from %s to %s overlaps the day: %s', (from, to, inside) => {
    const test = brushTest({ from: '2026-03-12T00:00Z', to: '2026-03-13T00:00Z' });
    expect(test(item('a', { about: span(from, to) }))).toBe(inside);
    expect(test(item('a', { told: span(from, to) }))).toBe(false);
    const told = brushTest({ time: 'told', from: '2026-03-12T00:00Z', to: '2026-03-13T00:00Z' });
    expect(told(item('a', { told: span(from, to) }))).toBe(inside);
  });

  it.each([
    ['33,-38,34,-37', 33.5, -37.5, 10, true],
    ['33,-38,34,-37', 34.05, -37.5, 10, false],
    ['33,-38,34,-37', 34.05, -37.5, 6_000, true],
    ['33,-38,34,-37', 33.5, -36.95, 6_000, true],
    ['-10,170,10,-170', 0, 179, 10, true],
    ['-10,170,10,-170', 0, -175, 10, true],
    ['-10,170,10,-170', 0, 0, 10, false],
  ])(
    '[DE72] the area %s and a circle round %d, %d of %d m: %s',
    (box, lat, lon, radius, inside) => {
      expect(brushTest({ area: box })(item('a', { where: area(lat, lon, radius) }))).toBe(inside);
      expect(brushTest({ area: box })(item('a'))).toBe(false);
    },
  );

  it('[DE72] questions and kinds', () => {
    expect(brushTest({ pick: 'q-002, Q-001' })(item('a'))).toBe(true);
    expect(brushTest({ pick: 'Q-002' })(item('a'))).toBe(false);
    expect(brushTest({ show: 'findings' })(item('a'))).toBe(false);
    expect(brushTest({ show: 'findings' })(item('a', { kind: 'finding' }))).toBe(true);
  });

  it('a box is read as it is written', () => {
    const box = { south: 33.1, west: -37.5, north: 33.6, east: -37.1 };
    expect(boxOf(boxText(box))).toEqual(box);
    expect(boxOf('10,0,5,1')).toBeNull();
    expect(boxOf('0,0,91,1')).toBeNull();
  });
});
