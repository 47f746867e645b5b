import { describe, expect, it } from 'vitest';
import { fitPoints, type Points } from './fit-points.ts';

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
}
const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());

function pointsFrom(
  rows: readonly (readonly [question: number, source: number, lat: number, lon: number])[],
): Points {
  const questions = Math.max(...rows.map(([q]) => q)) + 1;
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return {
    sources: Math.max(...rows.map(([, s]) => s)) + 1,
    questions,
    start: Int32Array.from(
      { length: questions + 1 },
      (_, q) => sorted.filter(([p]) => p < q).length,
    ),
    source: Int32Array.from(sorted, ([, s]) => s),
    latitude: Float64Array.from(sorted, ([, , lat]) => lat),
    longitude: Float64Array.from(sorted, ([, , , lon]) => lon),
    precision: new Float64Array(rows.length).fill(10),
  };
}

describe('points of a whole table', () => {
  const next = dice(1);
  const rows: [number, number, number, number][] = [];
  const truth = Array.from({ length: 200 }, () => [12 + 4 * next(), 40 + 4 * next()] as const);
  truth.forEach(([lat, lon], q) => {
    const common = [150 * normal(next), 150 * normal(next)];
    for (let s = 0; s < 8; s += 1 + (q % 2)) {
      const slip = next() < 0.05 ? 50_000 : 0;
      const scale = s < 4 ? 100 : 400;
      const north = common[0]! + scale * normal(next) + slip;
      const east = common[1]! + scale * normal(next);
      rows.push([
        q,
        s,
        lat + north / 111_195,
        lon + east / 111_195 / Math.cos((lat * Math.PI) / 180),
      ]);
    }
  });
  const fit = fitPoints(pointsFrom(rows));

  it('finds the place, past slips of a digit, and the sources that are precise', () => {
    const off = truth.map(([lat, lon], q) =>
      Math.hypot(
        (fit.latitude[q]! - lat) * 111_195,
        (fit.longitude[q]! - lon) * 111_195 * Math.cos((lat * Math.PI) / 180),
      ),
    );
    expect(off.reduce((a, b) => a + b, 0) / off.length).toBeLessThan(300);
    expect(fit.scale[0]!).toBeLessThan(fit.scale[6]!);
    const held = off.filter((r, q) => r <= fit.radius[q]!).length / off.length;
    expect(held).toBeGreaterThan(0.85);
    expect(fit.bimodal.reduce((a, b) => a + b, 0)).toBeLessThan(10);
  });

  it('[CO64] says when two places are possible', () => {
    const torn = [0, 1, 2, 3].map((s) => [200, s, s % 2 === 0 ? 13 : 13.5, 41 + s * 1e-5] as const);
    const both = fitPoints(pointsFrom([...rows, ...torn]));
    expect(both.bimodal[200]).toBe(1);
    expect(both.radius[200]!).toBeGreaterThan(40_000);
  });

  it('has no edge at the antimeridian', () => {
    const there = fitPoints(
      pointsFrom([
        [0, 0, 0, 179.9999],
        [0, 1, 0, -179.9999],
        [0, 2, 0, 180],
      ]),
    );
    expect(Math.abs(Math.abs(there.longitude[0]!) - 180)).toBeLessThan(0.001);
    expect(there.radius[0]!).toBeLessThan(1_000);
  });

  it('passes over copies, and answers nothing where nothing was said', () => {
    const points = pointsFrom([
      [0, 0, 10, 20],
      [0, 1, 11, 21],
      [1, 0, 5, 5],
    ]);
    const one = fitPoints(points, { firstHand: Float64Array.of(1, 0, 0) });
    expect(one.latitude[0]).toBe(10);
    expect(one.effective[0]).toBe(1);
    expect(one.latitude[1]).toBeNaN();
  });
});
