import { describe, expect, test } from 'vitest';
import { corroborate } from './corroborate.ts';

const row = (source: string, question: string, value: string) => ({ source, question, value });

/**
 * Who was in the car: each of three now and then leaves somebody out. Of the first car each left out
 * somebody else, and only together are their lists whole.
 */
function cars() {
  const rows = [];
  for (let q = 0; q < 40; q++) {
    const people = [`ana${q}`, `bo${q}`, `cem${q}`];
    for (let s = 0; s < 3; s++) {
      const short = q === 0 || (q * 7 + s * 3) % 5 === 0;
      const named = people.filter((_, i) => !short || i !== (s + q) % 3);
      rows.push(row(`W${s}`, `q${q}`, named.join(';')));
    }
  }
  return rows;
}

describe('sets of a table', () => {
  const { findings } = corroborate(cars());

  test('[CO85] the set to report may be one that nobody gave whole', () => {
    const first = findings.find(({ question }) => question === 'q0');
    expect(first?.value).toBe('ana0; bo0; cem0');
    expect(first?.answers[0]?.reports).toBe(0);
    const total = first?.answers.reduce((sum, { probability }) => sum + probability, 0) ?? 0;
    expect(total + (first?.none ?? 0)).toBeCloseTo(1, 9);
    // Where somebody did, it is written as they wrote it.
    expect(findings.find(({ question }) => question === 'q5')?.value).toBe('ana5;bo5;cem5');
  });

  test('[CO80] an outcome teaches, and the answer to its own question stays what the reports say', () => {
    const known = new Map(
      Array.from({ length: 30 }, (_, q) => [`q${q + 5}`, `ana${q + 5};bo${q + 5}`]),
    );
    const taught = corroborate(cars(), { known }).findings;
    const first = taught.find(({ question }) => question === 'q0');
    const before = findings.find(({ question }) => question === 'q0');
    const share = (answers: typeof findings, value: string) =>
      answers
        .find(({ question }) => question === 'q0')
        ?.answers.find((answer) => answer.value === value)?.probability ?? 0;
    expect(share(taught, 'ana0;bo0')).toBeGreaterThan(share(findings, 'ana0;bo0'));
    expect(first?.probability).not.toBe(before?.probability);
    const own = taught.find(({ question }) => question === 'q5');
    expect(own?.probability).toBeLessThan(1);
  });

  test('[L1] the order of rows does not matter', () => {
    const other = new Map(
      corroborate(cars().toReversed()).findings.map((one) => [one.question, one] as const),
    );
    for (const { question, value, probability } of findings) {
      expect(other.get(question)?.value).toBe(value);
      expect(other.get(question)?.probability).toBeCloseTo(probability, 9);
    }
  });

  test('[CO85] a contribution is what the best set owes to a claim', () => {
    const [one] = corroborate(cars(), { contributions: true }).findings;
    expect(one?.contributions.length).toBeGreaterThan(0);
    for (const { decibans } of one?.contributions ?? [])
      expect(Number.isFinite(decibans)).toBe(true);
  });
});
