import { describe, expect, test } from 'vitest';
import { traceLineage } from '#lineage/trace-lineage.ts';
import type { Claim } from '#claims/claim.ts';
import type { Link } from '#lineage/link.ts';
import { makeClaim, makeInput, makeLink, makeQuestion, YES } from '../hand-made.ts';
import { findResale, sellersAmong } from './resale.ts';

const find = (claims: readonly Claim[], links: readonly Link[] = []) => {
  const input = makeInput(claims, { links });
  const sources = input.sources.map((source) => ({
    ...source,
    kind: source.pseudonym.startsWith('L-') ? ('lead' as const) : source.kind,
  }));
  const lineage = traceLineage({ ...input, sources });
  return findResale({
    question: makeQuestion(),
    claims,
    links,
    lineage,
    people: sellersAmong(sources),
  });
};

describe('findResale', () => {
  test('[AS68] one witness through two leads is listed with the declared ways', () => {
    const [found, ...more] = find([
      makeClaim('a', ['Damson', 'Cedar', 'L-Heron'], YES),
      makeClaim('b', ['Damson', 'Cedar', 'L-Ibis'], YES),
    ]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      state: 'shown',
      ref: 'Q-017',
      sellers: ['source-L-Heron', 'source-L-Ibis'],
      claimIds: ['a', 'b'],
    });
    expect(found?.shownBy.map(({ what, detail }) => [what, detail])).toEqual([
      ['declared', 'L-Heron has it by way of Damson › Cedar'],
      ['declared', 'L-Ibis has it by way of Damson › Cedar'],
    ]);
  });

  test('[AS68] an accepted link shows it, with its reasons', () => {
    const claims = [
      makeClaim('a', ['Damson', 'L-Heron'], YES),
      makeClaim('b', ['?', 'L-Ibis'], YES),
    ];
    const [found] = find(claims, [makeLink('l', 'b', 'a', { state: 'accepted' })]);
    expect(found?.state).toBe('shown');
    expect(found?.shownBy).toContainEqual({
      what: 'near-wording',
      detail: '96 % of the wording',
      decibans: 18,
      linkId: 'l',
      state: 'accepted',
    });
  });

  test('[AS68] a suggested link makes it possible, a rejected one nothing', () => {
    const claims = [
      makeClaim('a', ['Damson', 'L-Heron'], YES),
      makeClaim('b', ['?', 'L-Ibis'], YES),
    ];
    const link = makeLink('l', 'b', 'a');
    expect(find(claims, [link]).map(({ state }) => state)).toEqual(['possible']);
    expect(find(claims, [{ ...link, state: 'rejected' }])).toEqual([]);
    expect(find(claims)).toEqual([]);
  });

  test('[AS68] one lead who tells twice, and two who saw apart, sell nothing twice', () => {
    expect(
      find([
        makeClaim('a', ['Damson', 'L-Heron'], YES),
        makeClaim('b', ['Damson', 'Cedar', 'L-Heron'], YES),
      ]),
    ).toEqual([]);
    expect(
      find([makeClaim('a', ['Damson', 'L-Heron'], YES), makeClaim('b', ['Plum', 'L-Ibis'], YES)]),
    ).toEqual([]);
  });
});
