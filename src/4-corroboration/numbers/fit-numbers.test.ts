import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitNumbers, type NumbersFit } from './fit-numbers.ts';
import { measuresFrom, type Measure } from './measures.ts';
import { statedPrecision } from './stated-precision.ts';
import { law } from '../../../test/laws/invent.ts';

const plain = (question: number, source: number, value: number, precision = 1): Measure => ({
  question,
  source,
  low: value,
  high: value,
  precision,
});

/** Numbers that come out the same on every machine: a small congruential generator. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
}
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

/** Measurements with noise of a scale and an offset per source, and an error common to a question. */
function measurements(
  seed: number,
  { questions = 300, sources = 12, each = 6, shared = 0, offset = 0, slips = 0 } = {},
): { readonly rows: Measure[]; readonly truth: number[]; readonly offsets: number[] } {
  const next = dice(seed);
  const scale = Array.from({ length: sources }, (_, s) => (s < sources / 2 ? 2 : 12));
  const offsets = Array.from({ length: sources }, (_, s) => (s % 3 === 0 ? offset : 0));
  const truth: number[] = [];
  const rows: Measure[] = [];
  for (let q = 0; q < questions; q++) {
    truth.push(100 * normal(next));
    const common = shared * normal(next);
    const first = Math.floor(next() * sources);
    for (let k = 0; k < each; k++) {
      const s = (first + k) % sources;
      const slip = next() < slips ? 5_000 * normal(next) : 0;
      const x = truth[q]! + common + offsets[s]! + scale[s]! * normal(next) + slip;
      rows.push(plain(q, s, Math.round(x * 100) / 100, 0.01));
    }
  }
  return { rows, truth, offsets };
}

function errorOf(median: ArrayLike<number>, truth: readonly number[]): number {
  return truth.reduce((sum, z, q) => sum + Math.abs(median[q]! - z), 0) / truth.length;
}
function coverage({ low, high }: NumbersFit, truth: readonly number[]): number {
  return truth.filter((z, q) => z >= low[q]! && z <= high[q]!).length / truth.length;
}

const claim = fc.record({
  question: fc.nat(4),
  source: fc.nat(5),
  value: fc.oneof(fc.integer({ min: -60, max: 60 }), fc.constantFrom(7, 7, 7, 23, 900)),
  kind: fc.nat(9),
});
const rowsOf = (
  claims: readonly { question: number; source: number; value: number; kind: number }[],
): Measure[] =>
  claims.map(({ question, source, value, kind }) => ({
    question,
    source,
    low: kind === 1 ? -Infinity : value,
    high: kind === 0 ? Infinity : kind === 2 ? value + 5 : value,
    precision: statedPrecision(value),
  }));
const someClaims = fc.array(claim, { minLength: 1, maxLength: 30 });
const size = { questions: 5, sources: 6 };

describe('numbers of a whole table', () => {
  it('learns which sources are precise', () => {
    const { rows, truth } = measurements(1);
    const fit = fitNumbers(measuresFrom(rows, { questions: 300, sources: 12 }));
    const mean = truth.map((_, q) => {
      const values = rows.filter((row) => row.question === q).map(({ low }) => low);
      return values.reduce((a, b) => a + b, 0) / values.length;
    });
    expect(errorOf(fit.median, truth)).toBeLessThan(0.8 * errorOf(mean, truth));
    expect(Math.max(...fit.scale.subarray(0, 6))).toBeLessThan(Math.min(...fit.scale.subarray(6)));
  });

  it('learns what a source adds', () => {
    const { rows, truth, offsets } = measurements(2, { offset: 30 });
    const fit = fitNumbers(measuresFrom(rows, { questions: 300, sources: 12 }));
    // Offsets are told only up to what all have in common.
    const common = offsets.reduce((a, b) => a + b, 0) / 12;
    const middle = fit.bias.reduce((a, b) => a + b, 0) / 12;
    offsets.forEach((offset, s) =>
      expect(fit.bias[s]! - middle).toBeGreaterThan(offset - common - 5),
    );
    offsets.forEach((offset, s) => expect(fit.bias[s]! - middle).toBeLessThan(offset - common + 5));
    const known = Float64Array.from(truth, (z, q) => (q < 60 ? z : Number.NaN));
    const told = fitNumbers(measuresFrom(rows, { questions: 300, sources: 12 }), { known });
    expect(errorOf(told.median, truth)).toBeLessThan(3);
  });

  it('[CO66] is not moved by slips of the pen', () => {
    const { rows, truth } = measurements(3, { slips: 0.1 });
    const fit = fitNumbers(measuresFrom(rows, { questions: 300, sources: 12 }));
    expect(errorOf(fit.median, truth)).toBeLessThan(6);
  });

  it('[CO67] gives intervals that hold when the error has a common part', () => {
    const { rows, truth } = measurements(4, { questions: 1000, shared: 3 });
    const fit = fitNumbers(measuresFrom(rows, { questions: 1000, sources: 12 }));
    expect(coverage(fit, truth)).toBeGreaterThan(0.85);
    expect(coverage(fit, truth)).toBeLessThan(0.97);
    const independent = fitNumbers(measuresFrom(rows, { questions: 1000, sources: 12 }), {
      rho: 0,
    });
    expect(coverage(independent, truth)).toBeLessThan(coverage(fit, truth));
  });

  it('[CO68] takes two who say the same long number for telling of one record', () => {
    const next = dice(5);
    const rows: Measure[] = [];
    const truth: number[] = [];
    for (let q = 0; q < 200; q++) {
      truth.push(Math.round(Math.exp(9 + 2 * normal(next))));
      for (let s = 0; s < 4; s++) {
        const near = Math.round(truth[q]! * Math.exp(0.1 * normal(next)));
        const wild = 1 + Math.round(truth[q]! * 10 ** (6 * normal(next)));
        const u = next();
        rows.push(plain(q, s, u < 0.55 ? truth[q]! : u < 0.85 ? near : wild));
      }
    }
    const fit = fitNumbers(measuresFrom(rows, { questions: 200, sources: 4 }));
    expect(fit.records).toBe(true);
    expect(fit.logarithmic).toBe(true);
    const exact = truth.filter(
      (z, q) => fit.median[q] === z || Math.abs(fit.median[q]! / z - 1) < 1e-9,
    );
    expect(exact.length).toBeGreaterThan(160);
  });

  it('[CO64] says when there are two possibilities', () => {
    const next = dice(6);
    const rows: Measure[] = [];
    for (let q = 0; q < 60; q++) {
      for (let s = 0; s < 6; s++) {
        // The first two questions are torn between 10 and 500, three voices each, in turn.
        const centre = q > 1 ? 0 : s < 3 === (q === 0) ? 10 : 500;
        rows.push(plain(q, s, Math.round(100 * (centre + normal(next))) / 100, 0.01));
        if (next() < 0.06) rows.push(plain(q, 6, 3_000 * normal(next), 0.01));
      }
    }
    const fit = fitNumbers(measuresFrom(rows, { questions: 60, sources: 7 }));
    expect(fit.bimodal[0]! + fit.bimodal[1]!).toBeGreaterThan(0);
    expect(fit.bimodal.reduce((a, b) => a + b, 0)).toBeLessThan(8);
    const torn = fit.bimodal[0] === 1 ? 0 : 1;
    expect(fit.low[torn]!).toBeLessThan(20);
    expect(fit.high[torn]!).toBeGreaterThan(490);
  });

  it('[CO62] hears "over 100" and "between 11 and 16"', () => {
    const rows = [
      { question: 0, source: 0, low: 11, high: 16, precision: 0 },
      { question: 0, source: 1, low: 12, high: 18, precision: 0 },
      { question: 1, source: 0, low: 100, high: Infinity, precision: 0 },
      plain(1, 1, 120, 10),
      plain(1, 2, 90, 10),
      plain(2, 0, 30, 10),
      plain(2, 1, 33),
      plain(2, 2, 31),
    ];
    const all = measuresFrom(rows, { questions: 3, sources: 3 });
    const fit = fitNumbers(all, { line: 'linear' });
    expect(fit.median[0]!).toBeGreaterThan(11);
    expect(fit.median[0]!).toBeLessThan(17);
    const without = fit.without(1, (i) => all.high[i] !== Infinity);
    expect(fit.median[1]!).toBeGreaterThan(without.median);
  });

  it('[L1] does not depend on the order of claims', () => {
    law(
      fc.property(someClaims, fc.infiniteStream(fc.nat(1_000_000)), (claims, keys) => {
        const order = claims.map((c) => [keys.next().value as number, c] as const);
        const shuffled = order.sort(([a], [b]) => a - b).map(([, c]) => c);
        const one = fitNumbers(measuresFrom(rowsOf(claims), size));
        const two = fitNumbers(measuresFrom(rowsOf(shuffled), size));
        for (let q = 0; q < 5; q++) same(one.median[q]!, two.median[q]!, 1e-4);
      }),
    );
  });

  it('[L2] a claim that is first-hand with probability 0 adds nothing', () => {
    law(
      fc.property(someClaims, someClaims, (claims, copies) => {
        const one = fitNumbers(measuresFrom(rowsOf(claims), size), {
          firstHand: new Float64Array(claims.length).fill(1),
          line: 'linear',
        });
        const both = measuresFrom([...rowsOf(claims), ...rowsOf(copies)], size);
        // Grouped by question, the claims of the first list come first within each.
        const firstHand = new Float64Array(claims.length + copies.length);
        for (let q = 0; q < 5; q++) {
          const own = claims.filter((c) => c.question === q).length;
          firstHand.fill(1, both.start[q], both.start[q]! + own);
        }
        const two = fitNumbers(both, { firstHand, line: 'linear' });
        for (let q = 0; q < 5; q++) {
          same(one.median[q]!, two.median[q]!, 1e-6);
          same(one.low[q]!, two.low[q]!, 1e-6);
        }
      }),
    );
  });

  it('[L3] renaming the sources changes nothing else', () => {
    law(
      fc.property(someClaims, (claims) => {
        const one = fitNumbers(measuresFrom(rowsOf(claims), size));
        const renamed = claims.map((c) => ({ ...c, source: 5 - c.source }));
        const two = fitNumbers(measuresFrom(rowsOf(renamed), size));
        // Sums over sources are rounded in another order, and where two answers are nearly as good as each
        // other the rounds carry that on: one table in some thousand moves by more than a ten-thousandth.
        for (let q = 0; q < 5; q++) same(one.median[q]!, two.median[q]!, 1e-3);
        for (let s = 0; s < 6; s++) same(one.scale[s]!, two.scale[5 - s]!, 1e-3);
      }),
    );
  });

  it('moves and stretches with the numbers on the linear line', () => {
    fc.assert(
      fc.property(someClaims, fc.constantFrom(0.001, 0.25, 8, 3600), (claims, stretch) => {
        // Something below zero, so that nothing is taken for a count.
        const rows = [...rowsOf(claims), plain(0, 0, -61), plain(0, 1, -60), plain(0, 2, -63)];
        const moved = rows.map((row) => ({
          ...row,
          low: row.low * stretch - 1000 * stretch,
          high: row.high * stretch - 1000 * stretch,
          precision: row.precision * stretch,
        }));
        const one = fitNumbers(measuresFrom(rows, size), { line: 'linear' });
        const two = fitNumbers(measuresFrom(moved, size), { line: 'linear' });
        for (let q = 0; q < 5; q++) {
          for (const key of ['median', 'low', 'high'] as const) {
            same(one[key][q]! - 1000, two[key][q]! / stretch, 1e-5);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[L8] leaving a claim out is as if it had not come, with the same noise', () => {
    const { rows } = measurements(7, { questions: 40 });
    const measures = measuresFrom(rows, { questions: 40, sources: 12 });
    const fit = fitNumbers(measures);
    for (let q = 0; q < 40; q++) {
      expect(fit.without(q, () => true).median).toBe(fit.median[q]);
      const fewer = fit.without(q, (i) => i !== measures.start[q]);
      expect(fewer.effective).toBeLessThan(fit.effective[q]!);
      expect(fit.without(q, () => false).median).toBeNaN();
    }
  });

  it('one more report that agrees never widens the interval of measurements', () => {
    const { rows } = measurements(8, { questions: 60 });
    const measures = measuresFrom(rows, { questions: 60, sources: 12 });
    const fit = fitNumbers(measures);
    for (let q = 0; q < 60; q++) {
      // The source whose report is nearest to what the others make of it.
      let nearest = measures.start[q]!;
      for (let i = measures.start[q]!; i < measures.start[q + 1]!; i++) {
        const here = Math.abs(measures.low[i]! - fit.median[q]!);
        if (here < Math.abs(measures.low[nearest]! - fit.median[q]!)) nearest = i;
      }
      const without = fit.without(q, (i) => i !== nearest);
      expect(fit.high[q]! - fit.low[q]!).toBeLessThanOrEqual((without.high - without.low) * 1.001);
    }
  });

  it('[L12] has no NaN for any finite input, and probabilities of distinct values of at most 1', () => {
    const extreme = fc.constantFrom(0, 1e308, -1e308, 5e-324, -5e-324, 1, 3, 4137, 1e15, 1e-15);
    const any = fc.record({
      question: fc.nat(2),
      source: fc.nat(3),
      low: fc.oneof(extreme, fc.double({ noNaN: true, noDefaultInfinity: true })),
      kind: fc.nat(5),
      precision: fc.constantFrom(0, 1, 1000, 1e308, 5e-324),
    });
    law(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 14 }),
        fc.constantFrom('learn', 'linear', 'logarithmic'),
        (claims, line) => {
          const rows = claims.map(({ kind, ...row }) => ({
            ...row,
            low: kind === 1 ? -Infinity : row.low,
            high: kind === 0 ? Infinity : row.low,
          }));
          const measures = measuresFrom(rows, { questions: 3, sources: 4 });
          const fit = fitNumbers(measures, { line: line as 'learn' });
          for (let q = 0; q < 3; q++) {
            if (measures.start[q] === measures.start[q + 1]) continue;
            expect(Number.isFinite(fit.median[q])).toBe(true);
            expect(fit.low[q]!).toBeLessThanOrEqual(fit.median[q]!);
            expect(fit.high[q]!).toBeGreaterThanOrEqual(fit.median[q]!);
            const seen = new Map<number, number>();
            for (let i = measures.start[q]!; i < measures.start[q + 1]!; i++) {
              expect(Number.isNaN(fit.probability[i])).toBe(false);
              if (measures.low[i] === measures.high[i]) {
                seen.set(measures.low[i]!, fit.probability[i]!);
              }
            }
            const sum = [...seen.values()].reduce((a, b) => a + b, 0);
            expect(sum).toBeLessThanOrEqual(1 + 1e-9);
          }
          for (const column of [fit.bias, fit.scale, fit.right, fit.wrong, fit.effective]) {
            expect(column.every((x) => !Number.isNaN(x))).toBe(true);
          }
        },
      ),
    );
  });

  it('keeps minutes of moments counted in milliseconds', () => {
    const minute = 60_000;
    const noon = Date.UTC(2031, 4, 17, 12);
    const rows: Measure[] = [];
    const next = dice(9);
    for (let q = 0; q < 50; q++) {
      for (let s = 0; s < 5; s++) {
        const said = noon + q * 86_400_000 + Math.round(3 * normal(next)) * minute;
        rows.push(plain(q, s, said, minute));
      }
    }
    const fit = fitNumbers(measuresFrom(rows, { questions: 50, sources: 5 }), { line: 'linear' });
    for (let q = 0; q < 50; q++) {
      expect(Math.abs(fit.median[q]! - noon - q * 86_400_000)).toBeLessThan(8 * minute);
      expect(fit.high[q]! - fit.low[q]!).toBeLessThan(20 * minute);
    }
  });
});

function same(a: number, b: number, share: number): void {
  if (Number.isNaN(a) && Number.isNaN(b)) return;
  expect(Math.abs(a - b)).toBeLessThanOrEqual(share * (10 + Math.abs(a) + Math.abs(b)));
}
