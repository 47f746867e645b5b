import { describe, expect, test } from 'vitest';
import type { Claim } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';
import { asId } from '#terms/ids.ts';
import {
  chain,
  claim,
  corroborate,
  hop,
  by,
  probabilityOf,
  YES_NO,
  type Case,
} from '../../test/laws/invent.ts';

const yes: Value = { type: 'yes-no', answer: 'yes' };
const no: Value = { type: 'yes-no', answer: 'no' };

const one = (claims: readonly Claim[]): Case => ({
  question: YES_NO,
  claims,
  links: [],
  sources: [],
  ties: [],
  trackRecords: [
    { sourceId: asId('A'), role: 'observer', topic: YES_NO.topic, right: 12, wrong: 1 },
    { sourceId: asId('C'), role: 'observer', topic: YES_NO.topic, right: 3, wrong: 4 },
  ],
});

/** Odds of "yes" in decibans, from the probability that is shown. */
const odds = (claims: readonly Claim[]) => {
  const p = probabilityOf(corroborate(one(claims)), 'yes');
  return 10 * Math.log10(p / (1 - p));
};

describe('[CO15] what an origin contributes', () => {
  const claims = [
    claim('C0', yes, chain('A')),
    claim('C1', yes, chain('A', 'R')),
    claim('C2', yes, chain('B')),
    claim('C3', no, chain('C')),
    claim('C4', yes, chain('D'), { basis: 'unknown' }),
    claim('C5', yes, [hop({ kind: 'gap' }), hop(by('E'))]),
  ];
  const origins: Readonly<Record<string, readonly string[]>> = {
    'source:A': ['C0', 'C1'],
    'source:B': ['C2'],
    'source:C': ['C3'],
    'source:D': ['C4'],
    'gap:C5': ['C5'],
  };

  test('is the log-odds with everything less the log-odds without its reports, in decibans', () => {
    const found = corroborate(one(claims));
    expect(found.answers[0]?.label).toBe('yes');
    expect(found.contributions.map(({ origin }) => origin).sort()).toEqual(
      Object.keys(origins).sort(),
    );
    for (const { origin, decibans, bestWithout } of found.contributions) {
      const left = claims.filter(({ id }) => origins[origin]?.includes(id) !== true);
      expect(decibans).toBeCloseTo(odds(claims) - odds(left), 6);
      expect(bestWithout).toBeCloseTo(probabilityOf(corroborate(one(left)), 'yes'), 12);
    }
  });

  test('is negative for who speaks against the answer, and all there is for who speaks alone', () => {
    const of = (list: readonly Claim[], key: string) =>
      corroborate(one(list)).contributions.find(({ origin }) => origin === key)?.decibans ?? 0;
    const against = [claim('C0', yes, chain('A')), claim('C1', no, chain('B'))];
    expect(of(against, 'source:A')).toBeGreaterThan(0);
    expect(of(against, 'source:B')).toBeLessThan(0);
    const alone = [claim('C0', yes, chain('A'))];
    expect(of(alone, 'source:A')).toBeCloseTo(odds(alone) - odds([]), 6);
  });
});
