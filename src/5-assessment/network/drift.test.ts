import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logGamma } from '../beta-interval.ts';
import { type CohortMember, findDrift } from './drift.ts';

const many = (cohort: string, sources: number, right: number, wrong: number): CohortMember[] =>
  Array.from({ length: sources }, () => ({ cohort, right, wrong }));

describe('drift', () => {
  test('[AS60] a network whose late joiners are right less often is told where and how far', () => {
    const drift = findDrift([
      ...many('2025-01', 8, 8, 1),
      ...many('2025-02', 8, 8, 2),
      ...many('2025-03', 8, 4, 6),
      ...many('2025-04', 8, 4, 5),
    ]);
    expect(drift.verdict).toBe('change');
    expect(drift.change?.at).toBe('2025-03');
    expect(drift.change?.from).toBe('2025-03');
    expect(drift.change?.to).toBe('2025-03');
    expect(drift.before?.mean).toBeGreaterThan(0.75);
    expect(drift.after?.mean).toBeLessThan(0.55);
    expect(drift.text).toContain('Those who joined from March 2025 on have been right less often');
    expect(drift.text).toMatch(/\d+ to 1 \(\d+\.\d decibans\) for a change/);
  });

  test('[AS60] a network that stays as it is speaks for no change, in words', () => {
    const drift = findDrift(
      ['2025-01', '2025-02', '2025-03', '2025-04'].flatMap((name) => many(name, 8, 6, 2)),
    );
    expect(drift.verdict).toBe('no-sign');
    expect(drift.decibans).toBeLessThan(0);
    expect(drift.text).toMatch(/^No sign that those who joined later differ/);
  });

  test('[AS60] sources that differ much among themselves are no change', () => {
    // Half of every cohort always right, half never: a plain binomial would see drift in any imbalance.
    const drift = findDrift([
      ...many('2025-01', 6, 10, 0),
      ...many('2025-01', 3, 0, 10),
      ...many('2025-02', 4, 10, 0),
      ...many('2025-02', 5, 0, 10),
    ]);
    expect(drift.verdict).toBe('no-sign');
  });

  test.each([
    ['no case at all', many('2025-01', 5, 0, 0), /^Too little is known to say: 0 cases/],
    ['nineteen cases', [...many('a', 9, 1, 0), ...many('b', 10, 0, 1)], /19 cases .* over 2/],
    ['one cohort', many('2025-01', 10, 3, 1), /joined at the same time/],
    ['nobody', [], /Too little/],
  ])('[AS61] with %s nothing is said', (_, members, words) => {
    const drift = findDrift(members);
    expect(drift.verdict).toBe('too-little');
    expect(drift.decibans).toBeNull();
    expect(drift.change).toBeNull();
    expect(drift.text).toMatch(words);
  });

  test('[DE192] a case that counts in part is said to, and why', () => {
    const { text } = findDrift([...many('a', 9, 0.5, 0), ...many('b', 10, 0, 1)]);
    expect(text).toMatch(/14\.5 cases .*\(a case counts in part where it is open at which/);
    expect(findDrift(many('a', 9, 1, 0)).text).not.toContain('in part');
  });

  test('[AS61] a cohort without known outcomes is listed and is no place for a change', () => {
    const drift = findDrift([
      ...many('2025-01', 8, 9, 1),
      ...many('2025-02', 8, 0, 0),
      ...many('2025-03', 8, 3, 7),
    ]);
    expect(drift.cohorts.map(({ cohort, rate }) => [cohort, rate === null])).toEqual([
      ['2025-01', false],
      ['2025-02', true],
      ['2025-03', false],
    ]);
    expect(drift.change?.positions.map(({ cohort }) => cohort)).toEqual(['2025-03']);
  });

  test('[AS60] the weight is the ratio of the two models, as a slow sum over the same grid gives it', () => {
    const counts = [
      [7, 1],
      [5, 3],
      [2, 6],
    ] as const;
    const drift = findDrift(
      counts.map(([right, wrong], i) => ({ cohort: `2025-0${i + 1}`, right, wrong })),
    );
    const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);
    const likelihood = (m: number, s: number, [r, w]: readonly [number, number]) =>
      Math.exp(logBeta(m * s + r, (1 - m) * s + w) - logBeta(m * s, (1 - m) * s));
    const grid = Array.from({ length: 60 }, (_, i) => (i + 0.5) / 60);
    const stretch = (s: number, part: readonly (readonly [number, number])[]) =>
      grid.reduce((sum, m) => sum + part.reduce((p, one) => p * likelihood(m, s, one), 1), 0) / 60;
    let change = 0;
    let none = 0;
    for (const s of [1, 2, 4, 8, 16, 32, 64, 128]) {
      none += stretch(s, counts);
      for (const k of [1, 2]) {
        change += (stretch(s, counts.slice(0, k)) * stretch(s, counts.slice(k))) / 2;
      }
    }
    expect(drift.decibans).toBeCloseTo(10 * Math.log10(change / none), 9);
  });

  test('[AS60] law: the order of the sources makes no difference, and every rate lies in its interval', () => {
    const member = fc.record({
      cohort: fc.constantFrom('2025-01', '2025-02', '2025-03', '2025-04'),
      right: fc.nat(12),
      wrong: fc.nat(12),
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 30 }), (members) => {
        const one = findDrift(members);
        const other = findDrift([...members].reverse());
        expect(other.verdict).toBe(one.verdict);
        expect(other.change?.at).toBe(one.change?.at);
        if (one.decibans !== null) expect(other.decibans).toBeCloseTo(one.decibans, 8);
        for (const each of [one.before, one.after, ...one.cohorts.map(({ rate }) => rate)]) {
          if (each === null) continue;
          expect(each.low).toBeLessThanOrEqual(each.mean);
          expect(each.high).toBeGreaterThanOrEqual(each.mean);
        }
        const all = one.change?.positions.reduce((sum, { probability }) => sum + probability, 0);
        if (all !== undefined) expect(all).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });
});
