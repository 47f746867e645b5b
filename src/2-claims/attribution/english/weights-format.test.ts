import { describe, expect, it } from 'vitest';
import { emptyWeights, rowOf } from './model.ts';
import { fromBase64, packTables, unpackTables } from './weights-format.ts';

describe('[CL100] learnt weights', () => {
  it('come back as they were put away, to half a step', () => {
    const keys = Int32Array.from([-7, 3, 1 << 30]);
    const nodes = emptyWeights(3, 3, keys);
    nodes.weights.set([1, -0.5, 0, 0, 0, 0.25, -3, 0, 2]);
    const edges = emptyWeights(3, 9, Int32Array.from([5]));
    edges.weights.set([0, 0, 0, 0, 0, 0, 0, 0, -1]);
    const [back = nodes, steps = edges] = unpackTables(packTables([nodes, edges]));
    for (const key of keys) {
      const row = rowOf(back, key);
      for (let k = 0; k < 3; k++)
        expect(
          Math.abs(
            (back.weights[row * 3 + k] ?? 9) - (nodes.weights[rowOf(nodes, key) * 3 + k] ?? 0),
          ),
        ).toBeLessThanOrEqual(1 / 48 + 1e-6);
    }
    expect(steps.weights[8]).toBeCloseTo(-1, 1);
    expect(rowOf(back, 99)).toBe(-1);
  });

  it('base 64 is read as others write it', () => {
    for (const text of ['', 'a', 'ab', 'abc', 'ÿ\u0000þ'])
      expect([...fromBase64(Buffer.from(text, 'latin1').toString('base64'))]).toEqual([
        ...Buffer.from(text, 'latin1'),
      ]);
  });
});
