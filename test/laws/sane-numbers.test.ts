import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corroborateQuestion } from '#corroboration/corroborate-question.ts';
import type { Posterior } from '#corroboration/posterior.ts';
import type { Claim } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';
import {
  by,
  cases,
  chain,
  claim,
  corroborate,
  hop,
  KINDS,
  law,
  trace,
  YES_NO,
  type Case,
} from './invent.ts';

const bare = (question: Case['question'], claims: readonly Claim[]): Case => ({
  question,
  claims,
  links: [],
  sources: [],
  ties: [],
  trackRecords: [],
});

/** Everything that a posterior promises about its numbers. */
function expectSane(found: Posterior): void {
  expect(finite(found)).toBe(true);
  const sum = found.answers.reduce<number>(
    (total, { probability }) => total + probability,
    found.none,
  );
  expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
  const [low, high] = found.probabilityInterval;
  expect(low).toBeGreaterThanOrEqual(0);
  expect(high).toBeLessThanOrEqual(1);
  const best = found.answers[0];
  if (best !== undefined) {
    expect(best.probability).toBeGreaterThanOrEqual(low - 1e-9);
    expect(best.probability).toBeLessThanOrEqual(high + 1e-9);
  }
  expect(found.effective).toBeLessThanOrEqual(found.origins + 1e-9);
  if (found.estimate !== null) {
    expect(found.estimate.low).toBeLessThanOrEqual(found.estimate.median);
    expect(found.estimate.median).toBeLessThanOrEqual(found.estimate.high);
  }
}

/** Whether every number anywhere inside is one. */
function finite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value !== 'object' || Object.values(value).every(finite);
}

describe('[L12] probabilities add up to one and nothing is NaN', () => {
  test('for any case of any kind', () => {
    law(
      fc.property(cases(KINDS, 8), fc.constantFrom(0, 0.5, 1), (one, rho) =>
        expectSane(corroborate(one, { rho })),
      ),
    );
  });

  test('for numbers of any size', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    const values = fc.array(
      fc.tuple(any, any, fc.boolean(), fc.boolean()).map(([a, b, noLow, noHigh]): Value => ({
        type: 'number',
        low: noLow ? null : Math.min(a, b),
        high: noHigh ? null : Math.max(a, b),
      })),
      { maxLength: 4 },
    );
    law(
      fc.property(values, (said) =>
        expectSane(
          corroborate(
            bare(
              { ...YES_NO, type: 'number' },
              said.map((value, i) => claim(`C${i}`, value, chain(`S${i}`))),
            ),
          ),
        ),
      ),
    );
  });

  test('when nobody has said anything', () => {
    for (const type of [
      'yes-no',
      'choice',
      'number',
      'time',
      'place',
      'point',
      'set',
      'person',
    ] as const) {
      const found = corroborate(bare({ ...YES_NO, type }, []));
      expectSane(found);
      expect(found.reports).toBe(0);
      expect(found.origins).toBe(0);
    }
  });

  test('when everybody contradicts everybody', () => {
    const said = Array.from({ length: 40 }, (_, i): Claim =>
      claim(`C${i}`, { type: 'choice', answer: `answer ${i}` }, chain(`S${i}`)),
    );
    const found = corroborate(bare({ ...YES_NO, type: 'choice' }, said));
    expectSane(found);
    const probabilities = found.answers.map(({ probability }) => probability);
    expect(Math.max(...probabilities) - Math.min(...probabilities)).toBeLessThan(1e-12);
  });

  test('when a source contradicts itself', () => {
    const found = corroborate(
      bare(YES_NO, [
        claim('C0', { type: 'yes-no', answer: 'yes' }, chain('A')),
        claim('C1', { type: 'yes-no', answer: 'no' }, chain('A')),
      ]),
    );
    expectSane(found);
    expect(found.origins).toBe(1);
    expect(found.answers[0]?.probability).toBeCloseTo(found.answers[1]?.probability ?? 0, 9);
  });

  test('with 100,000 reports on one question, in seconds', () => {
    const claims = Array.from({ length: 100_000 }, (_, i): Claim =>
      claim(
        `C${i}`,
        { type: 'yes-no', answer: i % 3 === 0 ? 'no' : 'yes' },
        i % 2 === 0 ? chain(`S${i}`) : [hop(by(`S${i - 1}`), 'observer'), hop(by(`R${i % 500}`))],
        { basis: i % 5 === 0 ? 'saw' : 'unknown' },
      ),
    );
    const one = bare(YES_NO, claims);
    const lineage = trace(one);
    const found = corroborateQuestion({ ...one, lineage });
    expectSane(found);
    expect(found.reports).toBe(100_000);
    expect(found.origins).toBe(50_000);
    expect(lineage.established.dependent).toBeGreaterThanOrEqual(50_000);
  }, 60_000);
});
