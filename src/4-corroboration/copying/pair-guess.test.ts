import { describe, expect, test } from 'vitest';
import { bySource } from './by-source.ts';
import { inventNetwork } from './invent-network.ts';
import { FEW, candidatePairs, guessPairs, price, weightsOfPairs } from './pair-guess.ts';

const observer = (theta: number) => ({ theta, covers: 0.8 });

describe('pairs that agree beyond chance', () => {
  test('a copy stands out among strangers, and counts half', () => {
    const choices = inventNetwork(
      [...[0.7, 0.6, 0.7, 0.65, 0.7].map(observer), { theta: 0, covers: 0, twin: 1 }],
      200,
      6,
      4,
    );
    const index = bySource(choices);
    const even = new Float64Array(choices.source.length).fill(1);
    const pairs = guessPairs(choices, index, candidatePairs(choices), even);
    const found = pairs.filter(({ gain }) => gain > price(6));
    // Popularity alone also takes the best-informed for alike; the copy is far beyond them.
    found.sort((x, y) => y.gain - x.gain);
    expect([found[0]?.a, found[0]?.b]).toEqual([1, 5]);
    expect(found[0]?.gain).toBeGreaterThan(3 * (found[1]?.gain ?? 0));
    expect(found[0]?.rate).toBeGreaterThan(0.8);
    const weights = weightsOfPairs(choices, index, pairs);
    choices.source.forEach((s, i) => {
      if (s === 5) expect(weights[i]).toBeLessThan(0.6);
      if (s === 3) expect(weights[i]).toBe(1);
    });
  });

  test('among many sources only those that share rare answers are looked at', () => {
    const many = FEW + 20;
    const choices = inventNetwork(
      [
        ...Array.from({ length: many }, () => ({ theta: 0.6, covers: 0.2 })),
        { theta: 0, covers: 0, twin: 3 },
      ],
      100,
      50,
      8,
    );
    const pairs = candidatePairs(choices);
    expect(pairs).toContain(3 * (many + 1) + many);
    expect(pairs.length).toBeLessThan((many * many) / 8);
  });
});
