import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases, corroborate, law, trace } from '../../test/laws/invent.ts';
import { buildDomain } from './domain.ts';
import { buildNetwork } from './build-network.ts';
import { infer } from './infer.ts';
import { intervalOf, logOddsVariance } from './interval.ts';
import { isOrigin } from './network.ts';
import { learnReliabilities } from './reliability.ts';
import { SETTINGS } from './settings.ts';

describe('[CO16] the interval of a probability', () => {
  test('its derivatives are those that small changes show', () => {
    law(
      fc.property(cases(['yes-no', 'choice'], 4), (one) => {
        fc.pre(one.links.length === 0);
        const domain = buildDomain(one.question, one.claims);
        const { network, rates } = buildNetwork({
          ...one,
          lineage: trace(one),
          domain,
          topic: one.question.topic,
          reliabilities: learnReliabilities(one.trackRecords),
          settings: SETTINGS,
        });
        const inside = Uint8Array.from(domain.answerOf, (a) => Number(a === 0));
        // ρ = 0: with it weights depend on the order of strengths, which is not smooth where two are equal.
        const how = { rho: 0, groupOf: domain.groupOf };
        const odds = (change: { n: number; by: number } | null): number => {
          const moved = (array: Float64Array, origin: boolean) =>
            array.map((p, n) =>
              change !== null && n === change.n && isOrigin(network, n) === origin
                ? p + change.by
                : p,
            );
          const { log } = infer(
            {
              ...network,
              observes: moved(network.observes, true),
              passes: moved(network.passes, false),
            },
            how,
          );
          const sum = (flag: number) =>
            Math.log(log.reduce((s, l, z) => s + (inside[z] === flag ? Math.exp(l) : 0), 0));
          return sum(1) - sum(0);
        };
        const slopes = new Map<string, number>();
        rates.forEach((own, n) => {
          const role = isOrigin(network, n) ? 'observer' : 'relay';
          const key =
            own.who === '' ? `node ${n}` : `${role === 'observer' ? role : own.role} ${own.who}`;
          const h = 1e-6;
          const slope =
            own[role].variance === 0 ? 0 : (odds({ n, by: h }) - odds({ n, by: -h })) / (2 * h);
          slopes.set(key, (slopes.get(key) ?? 0) + slope * Math.sqrt(own[role].variance));
        });
        const expected = [...slopes.values()].reduce((sum, slope) => sum + slope ** 2, 0);
        const found = logOddsVariance(network, rates, inside, how);
        expect(found).toBeCloseTo(expected, 4);
      }),
    );
  });

  test('is wide for one unknown source and narrower for one with a long record', () => {
    const width = (one: Parameters<typeof corroborate>[0]) => {
      const [low, high] = corroborate(one).probabilityInterval;
      return high - low;
    };
    const [lone] = fc.sample(
      cases(['yes-no'], 1).filter(
        (one) => one.claims.length === 1 && one.trackRecords.length === 0,
      ),
      1,
    );
    const known = {
      ...(lone as NonNullable<typeof lone>),
      trackRecords: ['S0', 'S1', 'S2', 'S3', 'S4', 'S5'].map((id) => ({
        sourceId: id as never,
        role: 'observer' as const,
        topic: 'detention',
        right: 30,
        wrong: 10,
      })),
    };
    expect(width(known)).toBeLessThan(width(lone as NonNullable<typeof lone>) + 1e-9);
  });

  test('never leaves 0…1', () => {
    expect(intervalOf(0, 0)).toEqual([0.5, 0.5]);
    const [low, high] = intervalOf(2, 1e9);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
  });
});
