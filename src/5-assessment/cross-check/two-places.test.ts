import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { compare, inTwoPlaces, type Sighting } from './two-places.ts';

const HOUR = 3_600_000;

function seen(
  claimId: string,
  lat: number,
  lon: number,
  from: number,
  to: number,
  more: Partial<Sighting> = {},
): Sighting {
  return { who: 'source Damson', claimId: asId(claimId), lat, lon, radius: 0, from, to, ...more };
}

describe('one person in two places', () => {
  it('[AS102] 111 km in a quarter of an hour cannot be, and the minutes that are missing are said', () => {
    const [pair] = inTwoPlaces(
      [seen('a', 33, -37, 0, 0), seen('b', 34, -37, HOUR / 4, HOUR / 4)],
      100,
    );
    expect(pair?.judgement).toBe('cannot-both-be');
    expect(pair?.metres).toBeCloseTo(111_195, -1);
    expect(pair?.neededMinutes).toBeCloseTo(66.717, 2);
    expect(pair?.availableMinutes).toBe(15);
    expect(pair?.slackMinutes).toBeCloseTo(15 - 66.717, 2);
  });

  it('[AS102] the longest time the spans leave counts: somewhere that day is no contradiction', () => {
    expect(
      inTwoPlaces([seen('a', 33, -37, 0, 24 * HOUR), seen('b', 34, -37, 0, 24 * HOUR)]),
    ).toEqual([]);
    expect(inTwoPlaces([seen('a', 33, -37, -Infinity, 0), seen('b', 34, -37, 0, 0)])).toEqual([]);
  });

  it('[AS102] with less than half an hour to spare it is just possible', () => {
    const at = (minutes: number) =>
      inTwoPlaces([
        seen('a', 33, -37, 0, 0),
        seen('b', 34, -37, minutes * 60_000, minutes * 60_000),
      ])[0]?.judgement;
    expect(at(66)).toBe('cannot-both-be');
    expect(at(67)).toBe('just-possible');
    expect(at(96)).toBe('just-possible');
    expect(at(97)).toBeUndefined();
  });

  it('[AS102] radii shorten the way; places that touch are one', () => {
    expect(
      compare(
        seen('a', 33, -37, 0, 0, { radius: 60_000 }),
        seen('b', 34, -37, 0, 0, { radius: 60_000 }),
        100,
      ),
    ).toBeNull();
  });

  it('two people may be in two places, and a speed must be one', () => {
    expect(
      inTwoPlaces([seen('a', 33, -37, 0, 0), seen('b', 34, -37, 0, 0, { who: 'source Plum' })]),
    ).toEqual([]);
    expect(() => inTwoPlaces([], 0)).toThrow(/above 0/);
    expect(() => inTwoPlaces([], Number.NaN)).toThrow(/above 0/);
  });

  const sighting = fc
    .record({
      claimId: fc.string({ minLength: 1, maxLength: 3 }).map((id) => asId<Sighting['claimId']>(id)),
      who: fc.constantFrom('source a', 'source b'),
      lat: fc.double({ min: -80, max: 80, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      radius: fc.integer({ min: 0, max: 50_000 }),
      from: fc.integer({ min: 0, max: 200 * HOUR }),
      length: fc.integer({ min: 0, max: 20 * HOUR }),
    })
    .map(({ length, ...one }): Sighting => ({ ...one, to: one.from + length }));
  const pairsOf = (sightings: readonly Sighting[], kmh: number) =>
    inTwoPlaces(sightings, kmh, Infinity).filter(({ judgement }) => judgement === 'cannot-both-be')
      .length;

  it('[AS103] order is no matter, and the sweep finds what comparing all with all finds', () => {
    fc.assert(
      fc.property(
        fc.array(sighting, { maxLength: 14 }),
        fc.integer({ min: 3, max: 900 }),
        (all, kmh) => {
          const slowly = all.flatMap((a, i) =>
            all.slice(i + 1).flatMap((b) => (a.who === b.who ? (compare(a, b, kmh) ?? []) : [])),
          );
          const slacks = (pairs: readonly { slackMinutes: number }[]) =>
            pairs.map(({ slackMinutes }) => slackMinutes.toFixed(6)).sort();
          expect(slacks(inTwoPlaces(all, kmh, Infinity))).toEqual(slacks(slowly));
          expect(slacks(inTwoPlaces(all.toReversed(), kmh, Infinity))).toEqual(slacks(slowly));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('[AS103] a wider span, a larger radius or a higher speed never adds a contradiction', () => {
    fc.assert(
      fc.property(
        fc.array(sighting, { maxLength: 10 }),
        fc.integer({ min: 3, max: 900 }),
        (all, kmh) => {
          const before = pairsOf(all, kmh);
          expect(pairsOf(all, kmh * 2)).toBeLessThanOrEqual(before);
          expect(
            pairsOf(
              all.map((one) => ({ ...one, radius: one.radius + 5_000 })),
              kmh,
            ),
          ).toBeLessThanOrEqual(before);
          expect(
            pairsOf(
              all.map((one) => ({ ...one, from: one.from - HOUR, to: one.to + HOUR })),
              kmh,
            ),
          ).toBeLessThanOrEqual(before);
        },
      ),
      { numRuns: 150 },
    );
  });
});
