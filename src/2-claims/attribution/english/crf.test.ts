import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beliefs, lattice, viterbi } from './crf.ts';

/* The fast sums against counting out every sequence of labels. */
const LENGTH = 4;
const LABELS = 3;

describe('[CL100] the field behind the taggers', () => {
  it('gives the best sequence and the same probabilities as counting out all of them', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: LENGTH * LABELS, maxLength: LENGTH * LABELS }),
        fc.array(number, { minLength: LABELS ** 2, maxLength: LABELS ** 2 }),
        (nodes, steps) => {
          const lat = lattice(LENGTH, LABELS);
          lat.node.set(nodes);
          lat.steps.set(steps);
          const scoreOf = (path: ArrayLike<number>): number => {
            let sum = 0;
            for (let i = 0; i < LENGTH; i++) {
              sum += nodes[i * LABELS + (path[i] ?? 0)] ?? 0;
              if (i > 0) sum += steps[(path[i - 1] ?? 0) * LABELS + (path[i] ?? 0)] ?? 0;
            }
            return sum;
          };
          const all = Array.from({ length: LABELS ** LENGTH }, (_, n) =>
            Array.from({ length: LENGTH }, (__, i) => Math.floor(n / LABELS ** i) % LABELS),
          );
          const total = all.reduce((sum, path) => sum + Math.exp(scoreOf(path)), 0);
          const best = Math.max(...all.map(scoreOf));
          expect(scoreOf(viterbi(lat))).toBeCloseTo(best, 9);
          const b = beliefs(lat);
          expect(b.logZ).toBeCloseTo(Math.log(total), 9);
          const share = all
            .filter((path) => path[2] === 1)
            .reduce((sum, path) => sum + Math.exp(scoreOf(path)), 0);
          expect(b.node[2 * LABELS + 1]).toBeCloseTo(share / total, 9);
        },
      ),
      { numRuns: 50 },
    );
  });
});
