import { describe, expect, test } from 'vitest';
import { corroborate } from './corroborate.ts';

const POINT = { type: 'point' as const };

/** Three witnesses on many places, a fourth who is always some 5 km off. */
function village() {
  const rows = [];
  for (let q = 0; q < 30; q++) {
    const [lat, lon] = [34 + q / 10, 38 + q / 7];
    for (let s = 0; s < 3; s++) {
      const off = (((q * 7 + s * 5) % 11) - 5) * 1e-4;
      rows.push({
        source: `W${s}`,
        question: `q${q}`,
        value: `${(lat + off).toFixed(5)}, ${(lon - off).toFixed(5)}`,
        ...POINT,
      });
    }
    rows.push({
      source: 'Far',
      question: `q${q}`,
      value: `${(lat + 0.05).toFixed(5)}, ${lon.toFixed(5)}`,
      ...POINT,
    });
  }
  return rows;
}

describe('points of a table', () => {
  test('[CO86] a question of points has the circle that holds the place with 90 %', () => {
    const { findings } = corroborate(village());
    const held = findings.filter(({ area }, q) => {
      expect(area).not.toBeNull();
      if (area === null) return false;
      const north = (area.lat - (34 + q / 10)) * 111_195;
      const east = (area.lon - (38 + q / 7)) * 111_195 * Math.cos((34 * Math.PI) / 180);
      return Math.hypot(north, east) <= area.radius;
    });
    expect(held.length).toBeGreaterThanOrEqual(26);
  });

  test('[CO86] it is wider round one report than round several, and nothing else has one', () => {
    const { findings } = corroborate([
      ...village(),
      { source: 'W0', question: 'alone', value: '36.1, 37.1', ...POINT },
      { source: 'W0', question: 'word', value: 'mill', type: 'choice' as const },
    ]);
    const radius = (name: string) =>
      findings.find(({ question }) => question === name)?.area?.radius ?? Number.NaN;
    expect(radius('alone')).toBeGreaterThan(radius('q3'));
    expect(findings.find(({ question }) => question === 'word')?.area).toBeNull();
  });

  test('[L3] names of sources and the order of rows do not matter', () => {
    const rows = village();
    const other = rows.toReversed().map((row) => ({ ...row, source: `x${row.source}` }));
    const areas = (list: typeof rows) =>
      new Map(corroborate(list).findings.map(({ question, area }) => [question, area]));
    const [a, b] = [areas(rows), areas(other)];
    for (const [question, area] of a) {
      expect(b.get(question)?.lat).toBeCloseTo(area?.lat ?? Number.NaN, 9);
      expect(b.get(question)?.radius).toBeCloseTo(area?.radius ?? Number.NaN, 3);
    }
  });
});
