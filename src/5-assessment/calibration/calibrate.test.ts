import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Probability } from '#terms/quantities.ts';
import { calibrate, type Forecast } from './calibrate.ts';

const forecast = (probability: number, right: boolean): Forecast => ({
  probability: probability as Probability,
  right,
});
const many = (n: number, right: number, p: number): readonly Forecast[] =>
  Array.from({ length: n }, (_, i) => forecast(p, i < right));
const forecasts = fc.array(
  fc.record({
    probability: fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p as Probability),
    right: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('calibration', () => {
  it('[AS130] the Brier score is the sum of its parts, exactly, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(forecasts, (list) => {
        const { brier, parts } = calibrate(list);
        const p = parts as NonNullable<typeof parts>;
        expect(
          p.reliability - p.resolution + p.uncertainty + p.spreadWithin - p.covarianceWithin,
        ).toBeCloseTo(brier as number, 10);
        expect(brier as number).toBeGreaterThanOrEqual(0);
        expect(brier as number).toBeLessThanOrEqual(1);
        expect(p.reliability).toBeGreaterThanOrEqual(0);
        expect(p.resolution).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('[AS130] the order of the forecasts does not matter; every one stands in one band', () => {
    fc.assert(
      fc.property(forecasts, (list) => {
        const one = calibrate(list);
        const other = calibrate(list.toReversed());
        expect(other.bands.map(({ n, right }) => [n, right])).toEqual(
          one.bands.map(({ n, right }) => [n, right]),
        );
        expect(other.brier).toBeCloseTo(one.brier as number, 12);
        expect(one.bands.reduce((all, { n }) => all + n, 0)).toBe(list.length);
        for (const { share, interval } of one.bands) {
          expect(interval[0] <= share && share <= interval[1]).toBe(true);
        }
      }),
    );
  });

  it('[AS131] bands are those of the likelihood words, with a 90 % interval and not only a point', () => {
    const [likely, very] = calibrate([...many(10, 7, 0.7), ...many(8, 8, 0.9)]).bands;
    expect(likely).toMatchObject({ words: 'likely', low: 0.55, high: 0.8, n: 10, right: 7 });
    expect(likely?.interval[0]).toBeCloseTo(0.442, 2);
    expect(likely?.interval[1]).toBeCloseTo(0.88, 2);
    expect(very?.interval[1]).toBe(1);
  });

  it('[AS132] too few cases are said to be too few', () => {
    expect(calibrate([]).sentence).toBe('Nothing we said has turned out yet.');
    const few = calibrate(many(4, 1, 0.9));
    expect(few.enough).toBe(false);
    expect(few.bands[0]?.enough).toBe(false);
    expect(few.sentence).toContain('too few');
  });

  it('[DE191] a band is too few by the rule of the whole record', () => {
    const bands = (n: number) => calibrate(many(n, n, 0.7)).bands.map(({ enough }) => enough);
    expect([bands(5), bands(19), bands(20)]).toEqual([[false], [false], [true]]);
    expect(calibrate(many(19, 19, 0.7)).enough).toBe(false);
    expect(calibrate(many(20, 20, 0.7)).enough).toBe(true);
  });

  it('[AS132] the chance of being as far off is the Poisson-binomial one', () => {
    // Ten coins: two heads or fewer, eight or more: 112 of 1024.
    expect(calibrate(many(10, 2, 0.5)).chance).toBeCloseTo(112 / 1024, 10);
    expect(calibrate(many(10, 5, 0.5)).chance).toBe(1);
    const sure = calibrate(many(40, 24, 0.9));
    expect(sure.chance).toBeLessThan(0.001);
    expect(sure.sentence).toContain('We have been too sure');
    expect(calibrate(many(40, 36, 0.9)).sentence).toContain('nothing to see');
  });

  it('[AS132] what is calibrated is called so at about the stated rate', () => {
    // A small generator of its own: chance does not belong into a stage, nor into this test.
    let state = 7;
    const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
    let alarms = 0;
    for (let run = 0; run < 200; run++) {
      const list = Array.from({ length: 30 }, () => {
        const p = 0.5 + next() / 2;
        return forecast(p, next() < p);
      });
      if (calibrate(list).chance < 0.1) alarms++;
    }
    expect(alarms).toBeLessThan(32);
    expect(alarms).toBeGreaterThan(3);
  });
});
