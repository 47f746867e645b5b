import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineFor } from './line.ts';
import { measuresFrom, type Measure } from './measures.ts';
import { posteriorByGrid } from './posterior-by-grid.ts';
import { hear, massBetween, posteriorOf, quantile, roomFor } from './posterior-of-number.ts';
import { settle } from './settle.ts';
import { law, RUNS } from '../../../test/laws/invent.ts';

const SOURCES = 5;

/** What one person says of a number near `truth`: a value, an interval or "over". */
function statement(question: number, truth: number): fc.Arbitrary<Measure> {
  return fc
    .record({
      source: fc.nat(SOURCES - 1),
      off: fc.integer({ min: -40, max: 40 }),
      far: fc.integer({ min: 0, max: 9 }),
      width: fc.integer({ min: 1, max: 30 }),
      kind: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ source, off, far, width, kind }) => {
      const low = truth + (far === 0 ? 20 * off : far < 5 ? 0 : off);
      return kind < 7
        ? { question, source, low, high: low, precision: 1 }
        : kind === 7
          ? { question, source, low, high: low + width, precision: 0 }
          : kind === 8
            ? { question, source, low, high: Infinity, precision: 0 }
            : { question, source, low: -Infinity, high: low, precision: 0 };
    });
}

const table = fc
  .tuple(
    ...[500, 720, 1310].map((truth, question) =>
      fc.array(statement(question, truth), { minLength: 1, maxLength: 7 }),
    ),
  )
  .map((rows) => measuresFrom(rows.flat(), { questions: 3, sources: SOURCES }));

describe('posterior of a number', () => {
  it('[L9] [CO61] agrees with the sum over a fine grid', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('linear', 'logarithmic'), (measures, kind) => {
        const line = lineFor(measures, kind as 'linear' | 'logarithmic');
        const { noise } = settle(measures, line, {
          known: null,
          firstHand: null,
          rho: 0.3,
          assumed: null,
          progress: null,
        });
        const heard = roomFor(measures);
        for (let q = 0; q < 3; q++) {
          hear(measures, noise, null, q, null, heard);
          const fast = posteriorOf(measures, noise, heard);
          const stated = [...heard.place.subarray(0, heard.n)];
          const from = Math.min(...stated) - 60 * heard.spread;
          const to = Math.max(...stated) + 60 * heard.spread;
          const slow = posteriorByGrid(measures, noise, heard, {
            from,
            to,
            steps: 12_000,
            beyond: 20 * noise.gross,
          });
          for (const p of [0.05, 0.25, 0.5, 0.75, 0.95]) {
            const z = quantile(fast, p);
            const near = z >= from && z <= to;
            const slack = Math.max((to - from) / 12_000, 0.02 * heard.spread);
            let before = 0;
            let upTo = 0;
            slow.places.forEach((place, j) => {
              if (place < z - (near ? slack : 0.02 * noise.gross))
                before += slow.masses[j] as number;
              if (place <= z + (near ? slack : 0.02 * noise.gross))
                upTo += slow.masses[j] as number;
            });
            // Five in a hundred: the nodes are few, and intervals next to records end sharply.
            expect(before).toBeLessThanOrEqual(p + 0.05);
            expect(upTo).toBeGreaterThanOrEqual(p - 0.05);
          }
        }
      }),
      { numRuns: Math.max(25, Math.ceil(RUNS / 40)) },
    );
  });

  it('[L12] has masses that add up to one', () => {
    law(
      fc.property(table, (measures) => {
        const line = lineFor(measures, 'learn');
        const { noise } = settle(measures, line, {
          known: null,
          firstHand: null,
          rho: 0.3,
          assumed: null,
          progress: null,
        });
        const heard = roomFor(measures);
        for (let q = 0; q < 3; q++) {
          hear(measures, noise, null, q, null, heard);
          const posterior = posteriorOf(measures, noise, heard);
          expect(massBetween(posterior, -Infinity, Infinity)).toBeCloseTo(1, 9);
          const middle = quantile(posterior, 0.5);
          const left = massBetween(posterior, -Infinity, middle);
          expect(left).toBeGreaterThanOrEqual(0.5 - 1e-6);
        }
      }),
    );
  });
});
