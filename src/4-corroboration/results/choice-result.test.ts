import { describe, expect, test } from 'vitest';
import { corroborate } from '../corroborate.ts';
import type { TableRow } from '../table/build-table.ts';

const row = (source: string, question: string, value: string): TableRow => ({
  source,
  question,
  value,
});

/** Six witnesses who err each in their own way, and one who repeats the second word for word. */
function village(): TableRow[] {
  const rows: TableRow[] = [];
  for (let q = 0; q < 60; q++) {
    for (let s = 0; s < 6; s++) {
      const right = (q * 7 + s * 11) % 10 < 7;
      rows.push(row(`W${s}`, `q${q}`, right ? `so ${q}` : `not ${q} ${s}`));
    }
    const second = rows.find(({ source, question }) => source === 'W1' && question === `q${q}`);
    rows.push(row('Echo', `q${q}`, second?.value ?? ''));
  }
  return rows;
}

describe('a question of a table', () => {
  const { findings } = corroborate(village());

  test('[CO76] reports the most probable answer first, with its probability', () => {
    for (const { value, probability, answers } of findings) {
      expect(answers[0]).toMatchObject({ value, probability });
      const all = answers.map((answer) => answer.probability);
      expect(all.toSorted((a, b) => b - a)).toEqual(all);
    }
  });

  test('[CO59] has the origins of its answers, and fewer of them than reports where some were copied', () => {
    for (const { answers, origins, reports } of findings) {
      const sum = answers.reduce((total, answer) => total + answer.origins, 0);
      expect(sum).toBeCloseTo(origins, 9);
      expect(reports).toBe(7);
      expect(origins).toBeLessThan(6.5);
    }
  });

  test('[CO79] says what should be seen', () => {
    for (const { flags, answers } of findings) {
      expect(flags).toContain('copying-inferred');
      expect(flags).toContain('lineage-not-established');
      expect(flags.includes('contradiction')).toBe(answers.length > 1);
      expect(flags).not.toContain('single-origin');
    }
    const [alone] = corroborate([row('A', 'q', 'x'), row('A', 'q', 'x')]).findings;
    expect(alone?.flags).toContain('single-origin');
    expect(alone?.flags).not.toContain('copying-inferred');
  });
});
