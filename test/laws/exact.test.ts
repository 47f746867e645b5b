import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '#corroboration/channel.ts';
import { buildDomain } from '#corroboration/domain.ts';
import { buildNetwork } from '#corroboration/build-network.ts';
import { exactPosterior } from '#corroboration/exact.ts';
import { infer } from '#corroboration/infer.ts';
import type { Network } from '#corroboration/network.ts';
import { learnReliabilities } from '#corroboration/reliability.ts';
import { SETTINGS } from '#corroboration/settings.ts';
import { cases, law, trace } from './invent.ts';

/** Where the slow way and the fast way may differ: rounding only. */
const SAME = 1e-9;

function expectSame(network: Network, rho: number, groupOf?: Int32Array): void {
  const exact = exactPosterior(network, rho, groupOf);
  const fast = infer(network, { rho, ...(groupOf === undefined ? {} : { groupOf }) }).posterior;
  exact.forEach((p, z) => expect(Math.abs(p - (fast[z] as number))).toBeLessThanOrEqual(SAME));
}

const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });

const answersOf = (states: number): fc.Arbitrary<Answers> =>
  fc
    .tuple(
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), {
        minLength: states,
        maxLength: states,
      }),
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), {
        minLength: states,
        maxLength: states,
      }),
      fc.constantFrom(1, 2, 5),
      fc.boolean(),
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), {
        minLength: states * states,
        maxLength: states * states,
      }),
    )
    .map(([prior, wrong, size, blurred, rows]): Answers => {
      const unit = (numbers: readonly number[]) => {
        const sum = numbers.reduce((a, b) => a + b, 0);
        return Float64Array.from(numbers, (x) => x / sum);
      };
      const q = unit(wrong);
      return {
        states,
        prior: unit(prior),
        wrong: q,
        alone: q.map((p) => p / size),
        blur: blurred
          ? Float64Array.from(
              Array.from({ length: states }, (_, x) => [
                ...unit(rows.slice(x * states, (x + 1) * states)),
              ]).flat(),
            )
          : null,
      };
    });

const networks: fc.Arbitrary<Network> = fc.integer({ min: 2, max: 3 }).chain((states) =>
  fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc
      .record({
        answers: answersOf(states),
        nodes: fc.array(
          fc.record({
            up: fc.nat(),
            root: fc.boolean(),
            copied: fc.oneof(
              { weight: 2, arbitrary: fc.constant(1) },
              { weight: 1, arbitrary: share },
            ),
            observes: share,
            passes: share,
            said: fc.oneof(
              fc.constant(null),
              fc
                .nat(states - 1)
                .map((v) => Float64Array.from({ length: states }, (_, x) => Number(x === v))),
              fc
                .array(fc.double({ min: 0, max: 1, noNaN: true }), {
                  minLength: states,
                  maxLength: states,
                })
                .map((p) => Float64Array.from(p, (x, i) => (i === 0 ? Math.max(x, 0.1) : x))),
            ),
            cluster: fc.integer({ min: -1, max: 1 }),
          }),
          { minLength: n, maxLength: n },
        ),
      })
      .map(({ answers, nodes }): Network => {
        const parent = Int32Array.from(nodes, ({ up, root }, i) => (i === 0 || root ? -1 : up % i));
        return {
          answers,
          parent,
          copied: Float64Array.from(nodes, ({ copied }, i) =>
            (parent[i] as number) < 0 ? 1 : copied,
          ),
          observes: Float64Array.from(nodes, ({ observes }) => observes),
          passes: Float64Array.from(nodes, ({ passes }) => passes),
          statements: nodes.map(({ said }) => said),
          cluster: Int32Array.from(nodes, ({ cluster }) => cluster),
        };
      }),
  ),
);

describe('[L9] listing every possibility and the one sweep agree', () => {
  test('on networks of any shape', () => {
    law(
      fc.property(networks, fc.constantFrom(0, 0.3, 0.5, 1), (network, rho) =>
        expectSame(network, rho),
      ),
    );
  });

  test('on the networks that cases become', () => {
    law(
      fc.property(cases(['yes-no', 'choice', 'place'], 3), (one) => {
        const domain = buildDomain(one.question, one.claims);
        const { network } = buildNetwork({
          ...one,
          lineage: trace(one),
          domain,
          topic: one.question.topic,
          reliabilities: learnReliabilities(one.trackRecords),
          settings: SETTINGS,
        });
        const open = network.copied.filter((p) => p < 1).length;
        fc.pre(domain.answers.states ** (network.parent.length + 1) * 2 ** open <= 300_000);
        expectSame(network, 0.5, domain.groupOf);
      }),
    );
  });
});
