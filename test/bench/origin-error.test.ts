import { expect, test } from 'vitest';
import { countedOrigins, originError } from '../../bench/metrics/origin-error.ts';

test('by hand: off by .4 and 2; a value nobody claimed is left out', () => {
  const counts = countedOrigins(
    new Map([
      [
        'q',
        {
          answers: [
            { value: 'A', probability: 0.6, origins: 1.4 },
            { value: 'b', probability: 0.4, origins: 5 },
          ],
        },
      ],
    ]),
  );
  const truth = new Map([
    [
      'q',
      new Map([
        ['a', 1],
        ['b', 3],
        ['c', 7],
      ]),
    ],
  ]);
  const { values, meanError, exact } = originError(counts, truth);
  expect(values).toBe(2);
  expect(meanError).toBeCloseTo(1.2, 12);
  expect(exact).toBe(0.5);
});
