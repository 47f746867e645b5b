import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choices } from '../choices.ts';
import { answerTruth } from './answer-truth.ts';
import { bySource, findings } from './by-source.ts';
import { exactCopying, type ExactClaim } from './exact-copying.ts';
import { gainOf, likelihoods, type Explanation, type Words } from './explain-source.ts';
import { traceClaims } from './trace-claims.ts';
import { law } from '../../../test/laws/invent.ts';

/** One question; source i speaks as claim i, and may take from any before it. */
const cases = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.record({
    answer: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
    weight: fc.array(
      fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), {
        minLength: n + 2,
        maxLength: n + 2,
      }),
      { minLength: n, maxLength: n },
    ),
    linked: fc.array(fc.array(fc.boolean(), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
    chance: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
  }),
);

function build(one: { answer: number[]; weight: number[][]; linked: boolean[][]; chance: number }) {
  const n = one.answer.length;
  const choices: Choices = {
    sources: n,
    questions: 1,
    start: Int32Array.of(0, n),
    source: Int32Array.from(one.answer, (_, i) => i),
    answer: Int32Array.from(one.answer),
    time: new Int32Array(n).fill(-1),
    answers: Int32Array.of(3),
    shared: false,
  };
  const explained: Explanation[] = one.answer.map((_, s) => {
    const parents = (one.linked[s] as boolean[]).flatMap((yes, p) => (yes && p < s ? [p] : []));
    const raw = one.weight[s] as number[];
    const weights = Float64Array.from([
      raw[0] as number,
      raw[1] as number,
      ...parents.map((p) => raw[p + 2] as number),
    ]);
    const sum = weights.reduce((a, b) => a + b, 0);
    return { parents, weights: weights.map((w) => w / sum), gain: 0 };
  });
  const claims: ExactClaim[] = explained.map(({ parents, weights }, s) => ({
    answer: one.answer[s] as number,
    right: weights[0] as number,
    wrong: weights[1] as number,
    parents: parents.map((claim, j) => ({ claim, weight: weights[j + 2] as number })),
  }));
  return { choices, explained, claims };
}

const wordsOf = (t: number, chance: number, was1: number, was0: number): Words => ({
  truth: Float64Array.of(t),
  ease: Float64Array.of(1),
  spread: Float64Array.of(chance),
  was1: Float64Array.of(was1),
  was0: Float64Array.of(was0),
});

describe('claims explained one by one', () => {
  test('[L9] [CO52] truth and responsibilities are those of listing every possibility', () => {
    law(
      fc.property(cases, (one) => {
        const { choices, explained, claims } = build(one);
        const index = bySource(choices);
        const found = (s: number, p: number) => findings(choices, index, s, p);
        const n = claims.length;
        const if1 = new Float64Array(n);
        const if0 = new Float64Array(n);
        explained.forEach((e, s) => {
          const [a, b] = [new Float64Array(1), new Float64Array(1)];
          likelihoods(
            wordsOf(0.5, one.chance, 1, 1),
            e.parents.map((p) => found(s, p)),
            e.weights,
            a,
            b,
          );
          if1[s] = a[0] as number;
          if0[s] = b[0] as number;
        });
        const truth = answerTruth(choices, if1, if0, one.chance);
        const exact = exactCopying(claims, 3, Math.max(0.05, 1 + 1 / one.chance - 3), one.chance);
        exact.truth.forEach((p, k) => expect(truth[k]).toBeCloseTo(p, 9));
        const words = explained.map((_, s) =>
          wordsOf(
            truth[one.answer[s] as number] as number,
            one.chance,
            if1[s] as number,
            if0[s] as number,
          ),
        );
        const traced = traceClaims(index, n, words, explained, found, 0.35, one.chance);
        exact.firstHand.forEach((p, i) => expect(traced.firstHand[i]).toBeCloseTo(p, 9));
        exact.taken.forEach((list, s) =>
          list.forEach((p, j) => expect(traced.shares[s]?.[j]).toBeCloseTo(p, 9)),
        );
      }),
    );
  });

  test('[L9] [CO52] the gain of an explanation is the exact ratio of likelihoods of the whole table', () => {
    law(
      fc.property(
        cases,
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.nat(),
        (one, w, pick) => {
          const { choices, explained, claims } = build(one);
          const index = bySource(choices);
          const s = pick % claims.length;
          const found = (p: number) => findings(choices, index, s, p);
          const old = explained[s] as Explanation;
          const unnamed = Math.max(0.05, 1 + 1 / one.chance - 3);
          const before = exactCopying(claims, 3, unnamed, one.chance);
          const [was1, was0] = [new Float64Array(1), new Float64Array(1)];
          const t = before.truth[one.answer[s] as number] as number;
          likelihoods(
            wordsOf(t, one.chance, 1, 1),
            old.parents.map(found),
            old.weights,
            was1,
            was0,
          );
          const words = wordsOf(t, one.chance, was1[0] as number, was0[0] as number);
          // Other weights for the same parents.
          const weights = old.weights.map((x, j) => (j === 0 ? x * w : x));
          const changed = claims.map((c, i) => (i === s ? { ...c, right: c.right * w } : c));
          const [now1, now0] = [new Float64Array(1), new Float64Array(1)];
          likelihoods(words, old.parents.map(found), weights, now1, now0);
          const after = exactCopying(changed, 3, unnamed, one.chance);
          expect(gainOf(words, now1, now0)).toBeCloseTo(after.log - before.log, 9);
        },
      ),
    );
  });
});
