import { describe, expect, test } from 'vitest';
import { traceLineage } from '#lineage/trace-lineage.ts';
import type { Claim } from '#claims/claim.ts';
import { makeClaim, makeInput, makeQuestion, NO, YES } from '../hand-made.ts';
import { borneOut } from './borne-out.ts';

const found = (claims: readonly Claim[], cell: string | null = null) => {
  const input = makeInput(claims, { sourceChange: { cell } });
  return [...borneOut(makeQuestion(), claims, traceLineage(input))].sort();
};

describe('borneOut', () => {
  test('[AS65] two who saw it, by separate ways, bear each other out', () => {
    expect(found([makeClaim('a', ['Plum'], YES), makeClaim('b', ['Quince'], YES)])).toEqual([
      'a',
      'b',
    ]);
  });

  test.each([
    ['one report alone', [makeClaim('a', ['Plum'], YES)], null],
    [
      'the other says the opposite',
      [makeClaim('a', ['Plum'], YES), makeClaim('b', ['Fig'], NO)],
      null,
    ],
    [
      'a relay repeats its own origin',
      [makeClaim('a', ['Plum'], YES), makeClaim('b', ['Plum', 'Alder'], YES)],
      null,
    ],
    [
      'they are of one cell: not established is not independent',
      [makeClaim('a', ['Plum'], YES), makeClaim('b', ['Fig'], YES)],
      'market',
    ],
    [
      'the other claim was rejected',
      [makeClaim('a', ['Plum'], YES), makeClaim('b', ['Fig'], YES, { status: 'rejected' })],
      null,
    ],
    [
      'where the other comes from is not known',
      [makeClaim('a', ['Plum'], YES), makeClaim('b', ['?', 'Fig'], YES)],
      null,
    ],
  ])('[AS65] nobody is borne out when %s', (_, claims, cell) => {
    expect(found(claims, cell)).toEqual([]);
  });
});
