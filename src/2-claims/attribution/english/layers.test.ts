import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix, normalise, product } from './layers.ts';

const numbers = (length: number) =>
  fc.array(fc.float({ min: -2, max: 2, noNaN: true }), { minLength: length, maxLength: length });
const RUNS = { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 60) };

/* The blocked sums against the plain definition. */
describe('[CL260] layers of the network', () => {
  it('a product is the sum over columns, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.float({ min: -2, max: 2, noNaN: true })),
        (n, rows, columns, stream) => {
          const take = (k: number) =>
            Float32Array.from({ length: k }, () => stream.next().value ?? 0);
          const [x, data, bias] = [take(n * columns), take(rows * columns), take(rows)];
          const out = new Float32Array(n * rows);
          product(x, n, { rows, columns, data }, bias, out);
          for (let r = 0; r < n; r++)
            for (let o = 0; o < rows; o++) {
              let sum = bias[o] ?? 0;
              for (let i = 0; i < columns; i++)
                sum += (x[r * columns + i] ?? 0) * (data[o * columns + i] ?? 0);
              expect(out[r * rows + o]).toBeCloseTo(sum, 4);
            }
        },
      ),
      RUNS,
    );
  });

  it('a normalised row has mean 0 and variance 1', () => {
    fc.assert(
      fc.property(numbers(6), (row) => {
        fc.pre(Math.max(...row) - Math.min(...row) > 0.5);
        const x = Float32Array.from(row);
        normalise(x, 1, { scale: new Float32Array(6).fill(1), shift: new Float32Array(6) });
        const mean = x.reduce((a, b) => a + b) / 6;
        expect(mean).toBeCloseTo(0, 4);
        expect(x.reduce((a, b) => a + (b - mean) ** 2, 0) / 6).toBeCloseTo(1, 2);
      }),
      RUNS,
    );
  });

  it('each word is mixed with the words beside it, its head and the mean of its dependants', () => {
    // One row of weights reads the first number of one tap; the second answer is always 0.
    const x = Float32Array.of(1, 0, 2, 0, 4, 0, 8, 0);
    const head = Int32Array.of(1, -1, 1, 1);
    const perHead = Float32Array.of(1, 1 / 3, 1, 1);
    const read = (tap: number): number[] => {
      const data = new Float32Array(20);
      data[tap * 2] = 1;
      const out = mix(x, 4, head, perHead, {
        step: 2,
        weights: { rows: 2, columns: 10, data },
        bias: new Float32Array(2),
        // Two numbers (a, 0) are normalised to (1, −1) wherever a > 0: the scale is read off before that.
        norm: { scale: Float32Array.of(1, 1), shift: new Float32Array(2) },
      });
      return [...out].filter((_, i) => i % 2 === 0);
    };
    for (let tap = 0; tap < 5; tap++) for (const one of read(tap)) expect(one).toBeCloseTo(1, 3);
  });

  it('what lies outside of the rows counts for nothing', () => {
    const weights = { rows: 2, columns: 8, data: new Float32Array(16).fill(1) };
    const layer = {
      step: 4,
      weights,
      bias: new Float32Array(2),
      norm: { scale: Float32Array.of(1, 1), shift: new Float32Array(2) },
    };
    const alone = mix(Float32Array.of(3, 1), 1, Int32Array.of(-1), null, layer);
    const apart = mix(Float32Array.of(3, 1, 0, 0), 2, Int32Array.of(-1, -1), null, layer);
    expect([...apart.subarray(0, 2)]).toEqual([...alone]);
  });
});
