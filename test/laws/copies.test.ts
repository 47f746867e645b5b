import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim } from '#claims/claim.ts';
import { stepProbability, type Answers } from '#corroboration/channel.ts';
import { infer } from '#corroboration/infer.ts';
import type { Network } from '#corroboration/network.ts';
import { SETTINGS } from '#corroboration/settings.ts';
import { spreadAnswers } from '#corroboration/spread-answers.ts';
import {
  by,
  cases,
  chain,
  claim,
  corroborate,
  hop,
  KINDS,
  law,
  YES_NO,
  type Case,
} from './invent.ts';

/** The claim again, one hop further on. */
function copyOf(original: Claim, id: string, relay: string): Claim {
  return {
    ...original,
    id: id as Claim['id'],
    hops: [...original.hops, hop(by(relay))],
    toldAt: null,
  };
}

describe('[L2] a perfect copy adds nothing', () => {
  test('to any answer, however many there are', () => {
    law(
      fc.property(cases(KINDS), fc.nat(5), fc.integer({ min: 1, max: 4 }), (one, k, times) => {
        const original = one.claims[k % Math.max(1, one.claims.length)];
        fc.pre(original !== undefined && original.hops.length > 0);
        // A chain that ends in somebody unnamed cannot be shown to be the same chain.
        fc.pre(original?.hops.at(-1)?.actor.kind === 'source');
        const copies = Array.from({ length: times }, (_, i) =>
          copyOf(original as Claim, `copy ${i}`, `R${i}`),
        );
        fc.pre(
          !one.links.some(({ child, parent }) =>
            [child.id, parent.id].includes((original as Claim).id),
          ),
        );
        const before = corroborate(one);
        const after = corroborate({ ...one, claims: [...one.claims, ...copies] });
        expect(after.origins).toBeCloseTo(before.origins, 9);
        expect(after.none).toBeCloseTo(before.none, 9);
        for (const { label, probability } of before.answers) {
          const same = after.answers.find((answer) => answer.label === label);
          expect(same?.probability).toBeCloseTo(probability, 9);
        }
      }),
    );
  });

  test('but counting reports would have been fooled', () => {
    const original = claim('C0', { type: 'yes-no', answer: 'yes' }, chain('A'));
    const one: Case = {
      question: YES_NO,
      claims: [original],
      links: [],
      sources: [],
      ties: [],
      trackRecords: [],
    };
    const ten = Array.from({ length: 9 }, (_, i) => copyOf(original, `C${i + 1}`, `R${i}`));
    const after = corroborate({ ...one, claims: [original, ...ten] });
    expect(after.answers[0]?.probability).toBeCloseTo(
      corroborate(one).answers[0]?.probability ?? 0,
      12,
    );
    expect(after.countingReports).toBeGreaterThan(0.9999);
    expect(after.reports).toBe(10);
    expect(after.origins).toBe(1);
  });
});

describe('nothing outweighs its origin', () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const answers = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.constantFrom('open' as const, 'closed' as const))
    .map(([n, kind]) => spreadAnswers(Array<number>(n).fill(1), kind, SETTINGS));

  /** The most an origin can say for z against y: its likelihood ratio for its most telling word. */
  function most(of: Answers, keep: number, z: number, y: number): number {
    const step = { keep, observes: true, matrix: null };
    const ratios = Array.from(
      { length: of.states },
      (_, v) => stepProbability(of, step, z, v) / stepProbability(of, step, y, v),
    );
    return Math.max(...ratios);
  }

  function expectBounded(network: Network): void {
    const { answers: of } = network;
    const { posterior } = infer(network, { rho: 0.5 });
    for (let z = 0; z < of.states; z++) {
      for (let y = 0; y < of.states; y++) {
        const prior = (of.prior[z] as number) / (of.prior[y] as number);
        const ratio = (posterior[z] as number) / (posterior[y] as number) / prior;
        expect(ratio).toBeLessThanOrEqual(
          most(of, network.observes[0] as number, z, y) * (1 + 1e-9),
        );
      }
    }
  }

  function network(
    of: Answers,
    keep: readonly number[],
    parent: readonly number[],
    said: readonly (number | null)[],
  ): Network {
    return {
      answers: of,
      parent: Int32Array.from(parent),
      copied: new Float64Array(parent.length).fill(1),
      observes: Float64Array.from(keep),
      passes: Float64Array.from(keep),
      statements: said.map((v) =>
        v === null ? null : Float64Array.from({ length: of.states }, (_, x) => Number(x === v)),
      ),
      cluster: new Int32Array(parent.length).fill(-1),
    };
  }

  test('[L4] no chain, however long, whoever is in it', () => {
    law(
      fc.property(
        answers,
        fc.array(share, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (of, keep, v) => {
          const last = keep.length - 1;
          expectBounded(
            network(
              of,
              keep,
              keep.map((_, i) => i - 1),
              keep.map((_, i) => (i === last ? v % (of.states - 1) : null)),
            ),
          );
        },
      ),
    );
  });

  test('[L5] no number of relays of one origin', () => {
    const relays = fc.array(fc.tuple(share, fc.nat(), fc.nat(), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    });
    law(
      fc.property(answers, share, relays, (of, root, list) => {
        expectBounded(
          network(
            of,
            [root, ...list.map(([keep]) => keep)],
            [-1, ...list.map(([, up], i) => up % (i + 1))],
            [null, ...list.map(([, , v, heard]) => (heard ? v % (of.states - 1) : null))],
          ),
        );
      }),
    );
  });
});
