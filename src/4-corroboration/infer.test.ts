import { describe, expect, test } from 'vitest';
import type { Answers } from './channel.ts';
import { exactPosterior } from './exact.ts';
import { infer } from './infer.ts';
import { checkNetwork, type Network } from './network.ts';

/** Yes (0) or no (1), and a "none" so small that it does not matter. */
const tiny = 1e-12;
const yesNo: Answers = {
  states: 3,
  prior: Float64Array.of(0.5 - tiny / 2, 0.5 - tiny / 2, tiny),
  wrong: Float64Array.of(0.5, 0.5, 1e-300),
  alone: Float64Array.of(0.5, 0.5, 1e-300),
  blur: null,
};
const yes = Float64Array.of(1, 0, 0);

/** P(out | in) of a hit rate and a false-alarm rate for "yes". */
const rates = (hit: number, alarm: number) =>
  Float64Array.of(hit, 1 - hit, 0, alarm, 1 - alarm, 0, alarm, 1 - alarm, 0);

/** `parents[n]`, with roots at hit/false .80/.05 and relays at .95/.02; heard nodes said "yes". */
function reports(parents: readonly number[], heard: readonly number[]): Network {
  const n = parents.length;
  return {
    answers: yesNo,
    parent: Int32Array.from(parents),
    copied: new Float64Array(n).fill(1),
    observes: new Float64Array(n).fill(0.8),
    passes: new Float64Array(n).fill(0.95),
    statements: parents.map((_, i) => (heard.includes(i) ? yes : null)),
    cluster: Int32Array.from(parents, (up, i) => (up < 0 ? i : -1)),
    matrices: new Map(parents.map((up, i) => [i, up < 0 ? rates(0.8, 0.05) : rates(0.95, 0.02)])),
  };
}

function likelihoodRatio(network: Network): number {
  checkNetwork(network);
  const { posterior } = infer(network, { rho: 0.5 });
  return (posterior[0] as number) / (posterior[1] as number);
}

describe('sums worked by hand', () => {
  // h = .8·.95 + .2·.02 = .764, f = .05·.95 + .95·.02 = .0665
  test('[CO3] one chain of one relay weighs 11.5', () => {
    expect(likelihoodRatio(reports([-1, 0], [1]))).toBeCloseTo(0.764 / 0.0665, 9);
    expect(0.764 / 0.0665).toBeCloseTo(11.489, 3);
  });

  test('[CO3] [L5] ten relays of one origin weigh 16.0, no more than the origin', () => {
    const ten = reports([-1, ...Array<number>(10).fill(0)], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const lr = likelihoodRatio(ten);
    expect(lr).toBeCloseTo(
      (0.8 * 0.95 ** 10 + 0.2 * 0.02 ** 10) / (0.05 * 0.95 ** 10 + 0.95 * 0.02 ** 10),
      9,
    );
    expect(lr).toBeCloseTo(16, 9);
    expect(lr).toBeLessThanOrEqual(0.8 / 0.05 + 1e-9);
  });

  test('[CO3] two independent chains weigh 132', () => {
    const lr = likelihoodRatio(reports([-1, 0, -1, 2], [1, 3]));
    expect(lr).toBeCloseTo((0.764 / 0.0665) ** 2, 6);
    expect(Math.round(lr)).toBe(132);
  });

  test('counting ten relays as ten witnesses would have said 4·10¹⁰', () => {
    expect((0.764 / 0.0665) ** 10).toBeGreaterThan(3.9e10);
    expect((0.764 / 0.0665) ** 10).toBeLessThan(4.1e10);
  });

  test('[L2] a relay of a report we hold adds exactly nothing', () => {
    const alone = infer(reports([-1], [0]), { rho: 0.5 });
    const relayed = infer(reports([-1, 0, 0, 1], [0, 1, 2, 3]), { rho: 0.5 });
    expect(relayed.posterior[0]).toBeCloseTo(alone.posterior[0] as number, 14);
  });

  test('a chain weakens hop by hop as 16, 11.5, 8.9, 7.3, 6.1', () => {
    const chain = (hops: number) =>
      likelihoodRatio(reports([-1, ...Array.from({ length: hops }, (_, i) => i)], [hops]));
    expect([0, 1, 2, 3, 4].map((hops) => Number(chain(hops).toFixed(1)))).toEqual([
      16, 11.5, 8.9, 7.3, 6.1,
    ]);
  });
});

describe('suggested links', () => {
  const pair = (copied: number): Network => ({
    ...reports([-1, 0], [0, 1]),
    copied: Float64Array.of(1, copied),
    cluster: Int32Array.of(-1, -1),
    // As an origin and as a relay alike, so that the sum can be done by hand.
    matrices: new Map([
      [0, rates(0.8, 0.05)],
      [1, rates(0.8, 0.05)],
    ]),
  });

  test('[CO6] averages over both possibilities', () => {
    // Copy: .8 × P(yes | yes) = .8·.8 against .05·.8; own: .8·.8 against .05·.05.
    const lr = likelihoodRatio({ ...pair(0.3) });
    const own = 1 / 3; // weight of the second of two not-established origins at ρ = ½
    const h = 0.8 * (0.3 * 0.8 + 0.7 * 0.8);
    const f = 0.05 * (0.3 * 0.8 + 0.7 * 0.8 * (0.05 / 0.8) ** own);
    expect(lr).toBeCloseTo(h / f, 9);
  });

  test('agrees with listing every possibility', () => {
    for (const p of [0.1, 0.5, 0.9]) {
      const exact = exactPosterior(pair(p), 0.5);
      const fast = infer(pair(p), { rho: 0.5 }).posterior;
      exact.forEach((value, z) => expect(fast[z]).toBeCloseTo(value, 12));
    }
  });
});

test('refuses a network whose parents come late', () => {
  expect(() => checkNetwork(reports([1, -1], [0]))).toThrow('parents come before their children');
});

test('evidence that excludes everything leaves the prior, and says so', () => {
  const impossible: Network = {
    ...reports([-1], [0]),
    statements: [Float64Array.of(0, 0, 1)],
    matrices: new Map([[0, rates(1, 0)]]),
  };
  const found = infer(impossible, { rho: 0.5 });
  expect(found.possible).toBe(false);
  expect([...found.posterior]).toEqual([...yesNo.prior]);
});
