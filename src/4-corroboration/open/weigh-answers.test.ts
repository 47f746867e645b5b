import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choices } from '../choices.ts';
import { gatherSlips } from './closeness.ts';
import { groupClaims } from './grouped-claims.ts';
import { weighSlowly } from './weigh-answers-slowly.ts';
import { AnswerWeigher, openAnswers, type Chances } from './weigh-answers.ts';
import { law } from '../../../test/laws/invent.ts';

/** Any first-hand probability, the ends included often. */
const firstHand = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const oneQuestion = fc
  .record({
    named: fc.integer({ min: 1, max: 5 }),
    seeds: fc.array(
      fc.record({
        answer: fc.nat(4),
        firstHand,
        wrong: fc.double({ min: 0.02, max: 0.95, noNaN: true }),
        slips: fc.double({ min: 0.001, max: 0.9, noNaN: true }),
      }),
      { maxLength: 8 },
    ),
    kappas: fc.array(fc.constantFrom<number>(0, 0, 0.05, 0.4), { minLength: 25, maxLength: 25 }),
    strength: fc.double({ min: 0.1, max: 50, noNaN: true }),
    rho: fc.constantFrom<number>(0, 0.1, 0.5, 1),
  })
  .map(({ named, seeds, kappas, strength, rho }) => ({
    named,
    strength,
    rho,
    kappa: (said: number, meant: number) =>
      said === meant ? 0 : (kappas[said * 5 + meant] as number),
    claims: seeds.map(({ answer, firstHand: a, wrong, slips }) => ({
      answer: answer % named,
      firstHand: a,
      exact: (1 - wrong) * (1 - slips),
      slip: (1 - wrong) * slips,
      wrong,
    })),
  }));

type Case = typeof oneQuestion extends fc.Arbitrary<infer T> ? T : never;

function choicesOf({ named, claims }: Case): Choices {
  return {
    sources: claims.length,
    questions: 1,
    start: Int32Array.of(0, claims.length),
    source: Int32Array.from(claims, (_, i) => i),
    answer: Int32Array.from(claims, ({ answer }) => answer),
    time: new Int32Array(claims.length).fill(-1),
    answers: Int32Array.of(named),
    shared: false,
  };
}

function weigherOf(example: Case, close: boolean) {
  const { named, claims, kappa, strength, rho } = example;
  const grouped = groupClaims(choicesOf(example));
  const slips = close
    ? gatherSlips(
        {
          slips(_, pair) {
            for (let z = 0; z < named; z++) {
              for (let k = 0; k < named; k++) if (k !== z) pair(k, z, kappa(k, z));
            }
          },
        },
        grouped.first,
      )
    : null;
  const chances: Chances = {
    exact: Float64Array.from(claims, ({ exact }) => exact),
    slip: Float64Array.from(claims, ({ slip }) => slip),
    wrong: Float64Array.from(claims, ({ wrong }) => wrong),
    lnExact: Float64Array.from(claims, ({ exact }) => Math.log(exact)),
    lnWrong: Float64Array.from(claims, ({ wrong }) => Math.log(wrong)),
  };
  const own = Float64Array.from(grouped.claim, (i) => claims[i]?.firstHand ?? 1);
  const all = own.every((a) => a === 1);
  const weigher = new AnswerWeigher(grouped, all ? null : own, slips, 10);
  return {
    weigh(keep?: (claim: number) => boolean): readonly number[] {
      weigher.weigh(0, chances, { strength, rho }, keep);
      return [...weigher.posterior.subarray(0, named + 1)];
    },
  };
}

describe('weighing the answers of a question', () => {
  it('[L9] agrees with the sum written down answer by answer', () => {
    law(
      fc.property(oneQuestion, fc.boolean(), (example, close) => {
        const { named, claims, kappa, strength, rho } = example;
        const slow = weighSlowly(named, claims, close ? kappa : () => 0, strength, rho, 10);
        const fast = weigherOf(example, close).weigh();
        fast.forEach((p, z) => expect(Math.abs(p - (slow[z] as number))).toBeLessThan(1e-9));
        expect(fast.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("[CO48] is Pólya's urn, drawn one by one, when all reports are first-hand and ρ is 0", () => {
    law(
      fc.property(oneQuestion, (given) => {
        const claims = given.claims.map((claim) => ({ ...claim, firstHand: 1 }));
        const example = { ...given, claims, rho: 0 };
        const { named, strength } = example;
        const all = openAnswers(named, 10);
        const b = strength / (all - 1);
        const weights = Array.from({ length: named + 1 }, (_, z) => {
          let weight = z === named ? all - named : 1;
          const drawn = new Map<number, number>();
          let errors = 0;
          for (const { answer, exact, wrong } of claims) {
            if (answer === z) weight *= exact;
            else {
              weight *= (wrong * (b + (drawn.get(answer) ?? 0))) / (strength + errors);
              drawn.set(answer, (drawn.get(answer) ?? 0) + 1);
              errors++;
            }
          }
          return weight;
        });
        const sum = weights.reduce((x, y) => x + y, 0);
        const fast = weigherOf(example, false).weigh();
        fast.forEach((p, z) => expect(p).toBeCloseTo((weights[z] as number) / sum, 9));
      }),
    );
  });

  it('[L2] a claim that is surely second-hand adds exactly nothing', () => {
    law(
      fc.property(oneQuestion, (example) => {
        const some = { ...example, claims: example.claims.filter((c) => c.firstHand !== 0) };
        expect(weigherOf(example, true).weigh()).toEqual(weigherOf(some, true).weigh());
      }),
    );
  });

  it('[L8] leaving claims out is as if they had never come in', () => {
    law(
      fc.property(oneQuestion, fc.nat(7), (example, out) => {
        const some = { ...example, claims: example.claims.filter((_, i) => i !== out) };
        const fewer = weigherOf(some, true).weigh();
        weigherOf(example, true)
          .weigh((i) => i !== out)
          .forEach((p, z) => expect(p).toBeCloseTo(fewer[z] as number, 12));
      }),
    );
  });

  it('[L6] one more report by a source more often right than wrong never lowers its answer', () => {
    law(
      fc.property(
        oneQuestion,
        fc.nat(4),
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        (given, answer, wrong) => {
          const claims = given.claims.map((claim) => ({ ...claim, firstHand: 1 }));
          const k = answer % given.named;
          const one = { answer: k, firstHand: 1, exact: 1 - wrong, slip: 0, wrong };
          // ρ = 0: reports shown independent. Otherwise they share alike, and a weak one may cost a little.
          const before = weigherOf({ ...given, claims, rho: 0 }, false).weigh();
          const after = weigherOf({ ...given, claims: [...claims, one], rho: 0 }, false).weigh();
          expect(after[k]).toBeGreaterThanOrEqual((before[k] as number) - 1e-12);
        },
      ),
    );
  });

  it('[CO2] takes a single report for what its source is worth', () => {
    const claims = [{ answer: 0, firstHand: 1, exact: 0.7, slip: 0, wrong: 0.3 }];
    const example = { named: 1, claims, kappa: () => 0, strength: 3, rho: 0 };
    expect(weigherOf(example, false).weigh()[0]).toBeCloseTo(0.7, 12);
  });
});
