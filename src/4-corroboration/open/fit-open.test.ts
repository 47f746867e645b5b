import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choices } from '../choices.ts';
import type { Closeness } from './closeness.ts';
import { fitOpen, type OpenOptions } from './fit-open.ts';
import { law } from '../../../test/laws/invent.ts';

/** Reports as [source, question, answer]; a source's first word on a question counts. */
type Report = readonly [source: number, question: number, answer: number];

function choicesOf(reports: readonly Report[], answers = 4): Choices {
  const questions = 1 + Math.max(-1, ...reports.map(([, q]) => q));
  const sources = 1 + Math.max(-1, ...reports.map(([s]) => s));
  const byQuestion = Array.from({ length: questions }, (_, q) => {
    const seen = new Set<number>();
    return reports.filter(([s, p]) => p === q && !seen.has(s) && seen.add(s));
  });
  const flat = byQuestion.flat();
  const start = new Int32Array(questions + 1);
  byQuestion.forEach((list, q) => (start[q + 1] = (start[q] as number) + list.length));
  return {
    sources,
    questions,
    start,
    source: Int32Array.from(flat, ([s]) => s),
    answer: Int32Array.from(flat, ([, , k]) => k),
    time: new Int32Array(flat.length).fill(-1),
    answers: new Int32Array(questions).fill(answers),
    shared: false,
  };
}

const reports = fc.array(fc.tuple(fc.nat(6), fc.nat(5), fc.nat(3)) as fc.Arbitrary<Report>, {
  minLength: 1,
  maxLength: 40,
});

const neighbours: Closeness = {
  slips(_, pair) {
    pair(0, 1, 0.5);
    pair(1, 0, 0.1);
    pair(2, 1, 0.2);
  },
};

const options: fc.Arbitrary<OpenOptions> = fc.record(
  { closeness: fc.constant(neighbours), rho: fc.constantFrom<number>(0, 0.2, 1) },
  { requiredKeys: [] },
);

/** Four good sources, one that is mostly wrong, on 60 questions with answers 0 (true) to 3. */
function village(): Report[] {
  const list: Report[] = [];
  for (let q = 0; q < 60; q++) {
    for (let s = 0; s < 4; s++) list.push([s, q, (q * 7 + s * 3) % 10 === 0 ? 1 + (q % 3) : 0]);
    list.push([4, q, q % 4 === 0 ? 0 : 1 + ((q >> 2) % 3)]);
  }
  return list;
}

describe('fitting open values', () => {
  it('[L12] probabilities add up to one and nothing is NaN', () => {
    law(
      fc.property(
        reports,
        options,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (list, given, own) => {
          const choices = choicesOf(list);
          const firstHand = Float64Array.from(choices.source, (_, i) => own[i] ?? 1);
          const fit = fitOpen(choices, { ...given, firstHand });
          for (let q = 0; q < choices.questions; q++) {
            let sum = fit.none[q] as number;
            for (let k = 0; k < 4; k++) sum += fit.posterior[4 * q + k] as number;
            expect(sum).toBeCloseTo(1, 12);
          }
          for (const numbers of [fit.posterior, fit.right, fit.wrong, fit.effective]) {
            expect(numbers.every((x) => x >= 0 && Number.isFinite(x))).toBe(true);
          }
        },
      ),
    );
  });

  it('[L1] [L3] neither the order of reports nor the names of sources matter', () => {
    law(
      fc.property(reports, options, fc.nat(6), (list, given, turn) => {
        // One voice each, so that turning the list round does not change who speaks first.
        const once = list.filter(
          ([s, q], i) => list.findIndex(([t, p]) => t === s && p === q) === i,
        );
        const renamed = once.map(([s, q, k]) => [(s + turn) % 7, q, k] as const).toReversed();
        const a = fitOpen(choicesOf(once), { ...given, urn: 2, rho: given.rho ?? 0.2 });
        const b = fitOpen(choicesOf(renamed), { ...given, urn: 2, rho: given.rho ?? 0.2 });
        a.posterior.forEach((p, i) => expect(p).toBeCloseTo(b.posterior[i] as number, 8));
      }),
    );
  });

  it('[L2] a claim that is surely second-hand changes nothing at all', () => {
    law(
      fc.property(reports, options, fc.nat(5), fc.nat(3), (list, given, q, k) => {
        const with_ = choicesOf([...list, [7, q, k]]);
        const last = [...with_.source].indexOf(7);
        const firstHand = Float64Array.from(with_.source, (s) => (s === 7 ? 0 : 1));
        const fit = fitOpen(with_, { ...given, firstHand });
        const alone = fitOpen(choicesOf(list), given);
        expect(last).toBeGreaterThanOrEqual(0);
        alone.posterior.forEach((p, i) => expect(fit.posterior[i]).toBeCloseTo(p, 9));
      }),
    );
  });

  it('[L11] gives the same bytes twice', () => {
    const once = fitOpen(choicesOf(village()));
    const again = fitOpen(choicesOf(village()));
    expect(again.posterior).toEqual(once.posterior);
  });

  it('learns who is right how often', () => {
    const fit = fitOpen(choicesOf(village()));
    for (let q = 0; q < 60; q++) expect(fit.posterior[4 * q]).toBeGreaterThan(0.5);
    const rates = [...fit.right].map((r, s) => r / (r + (fit.wrong[s] as number)));
    for (let s = 0; s < 4; s++) expect(rates[s]).toBeGreaterThan(rates[4] as number);
  });

  it('[CO80] [CO23] counts outcomes in full, and answers with what the reports say', () => {
    const choices = choicesOf(village());
    const known = new Int32Array(60).fill(-1);
    known[4] = 1;
    const fit = fitOpen(choices, { known });
    const without = fitOpen(choices);
    // It teaches who is right, and its own question keeps what the reports say.
    expect(fit.posterior[16]).toBeGreaterThan(fit.posterior[17] as number);
    expect(fit.wrong[0]).toBeGreaterThan(without.wrong[0] as number);
  });

  it('[L8] leaves claims out with the rates as they are', () => {
    const choices = choicesOf(village());
    const fit = fitOpen(choices);
    const all = fit.without(3, () => true);
    all.forEach((p, k) => expect(p).toBeCloseTo(fit.posterior[12 + k] as number, 2));
    const nobody = fit.without(3, () => false);
    nobody.forEach((p) => expect(p).toBeCloseTo(0.1, 12));
  });

  it('[CO49] takes a slip for half the truth', () => {
    // Source 5 leaves something out wherever it speaks: answer 0 is a part of answer 1.
    const list: Report[] = [];
    for (let q = 0; q < 40; q++) {
      for (let s = 0; s < 4; s++) list.push([s, q, (q + s) % 4 === 0 ? 2 : 1]);
      list.push([5, q, 0]);
    }
    list.push([5, 40, 0], [0, 40, 1], [1, 40, 2]);
    const near = fitOpen(choicesOf(list), { closeness: neighbours });
    const plain = fitOpen(choicesOf(list));
    expect(near.right[5]).toBeGreaterThan(plain.right[5] as number);
    expect(near.posterior[161]).toBeGreaterThan(plain.posterior[161] as number);
  });

  it('is fine with 100,000 reports on one question, and with 100,000 sources of one claim each', () => {
    const n = 100_000;
    const crowd = Array.from({ length: n }, (_, s) => [s, 0, s % 3 === 0 ? 1 : 0] as const);
    const fit = fitOpen(choicesOf2(crowd, 1));
    expect(fit.posterior[0]).toBeGreaterThan(0.5);
    const strangers = Array.from(
      { length: n },
      (_, s) => [s, s >> 1, s % 5 === 0 ? 1 : 0] as const,
    );
    const many = fitOpen(choicesOf2(strangers, n >> 1));
    expect(many.posterior.every((p) => p >= 0 && p <= 1)).toBe(true);
  });

  it('is fine with nothing', () => {
    const fit = fitOpen(choicesOf([]));
    expect(fit.posterior).toHaveLength(0);
    expect(fit.everyone.mean).toBeCloseTo(0.75, 12);
  });
});

/** As `choicesOf`, for long lists already grouped by question. */
function choicesOf2(list: readonly Report[], questions: number): Choices {
  const start = new Int32Array(questions + 1);
  for (const [, q] of list) start[q + 1] = (start[q + 1] as number) + 1;
  for (let q = 0; q < questions; q++)
    start[q + 1] = (start[q + 1] as number) + (start[q] as number);
  return {
    sources: list.length,
    questions,
    start,
    source: Int32Array.from(list, ([s]) => s),
    answer: Int32Array.from(list, ([, , k]) => k),
    time: new Int32Array(list.length).fill(-1),
    answers: new Int32Array(questions).fill(2),
    shared: false,
  };
}
