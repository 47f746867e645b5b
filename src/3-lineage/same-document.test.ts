import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Actor, Claim } from '#claims/claim.ts';
import { makeHop } from '#claims/make-hop.ts';
import { traceLineage } from './trace-lineage.ts';

const hospital: Actor = { kind: 'unnamed', descriptor: 'the hospital' };
const paper = (name: string): Actor => ({ kind: 'source', sourceId: asId(name) });

function claim(id: string, documentId: string | null, ...actors: readonly Actor[]): Claim {
  return {
    id: asId(id),
    caseId: asId('case'),
    version: 1,
    madeAt: instant('2026-05-03T08:00:00Z'),
    madeBy: asId('you'),
    questionId: asId('q'),
    value: { type: 'number', low: 12, high: 12 },
    polarity: 'asserts',
    quote: '12',
    documentId: documentId === null ? null : asId(documentId),
    span: null,
    hops: actors.map((actor, i) => makeHop(actor, i === 0 ? 'observer' : 'relay')),
    basis: 'saw',
    access: 'indirect',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    suggestedBy: 'import',
    decidedBy: 'you',
    status: 'accepted',
    comment: null,
  };
}

const origins = (...claims: readonly Claim[]) =>
  traceLineage({ claims, links: [], sources: [], ties: [] }).origins.length;

describe('unnamed origins', () => {
  it('[LI90] named once by one document are one, by whatever way they reach us', () => {
    expect(
      origins(claim('1', 'row', hospital, paper('A')), claim('2', 'row', hospital, paper('B'))),
    ).toBe(1);
  });

  it('[LI90] of different documents are not joined by their words alone', () => {
    expect(
      origins(claim('1', 'row', hospital, paper('A')), claim('2', 'other', hospital, paper('B'))),
    ).toBe(2);
    expect(
      origins(claim('1', null, hospital, paper('A')), claim('2', null, hospital, paper('B'))),
    ).toBe(2);
  });

  it('[LI90] joining carries over documents that share a way', () => {
    expect(
      origins(
        claim('1', 'row', hospital, paper('A')),
        claim('2', 'row', hospital, paper('B')),
        claim('3', 'later', hospital, paper('B')),
      ),
    ).toBe(1);
  });
});
