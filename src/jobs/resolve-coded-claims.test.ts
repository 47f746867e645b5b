import { describe, expect, it } from 'vitest';
import { asId, type CaseId, type UserId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { CodedClaim, CodedHop } from '#claims/coded-claim.ts';
import type { Tx } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { resolveCodedClaims } from './resolve-coded-claims.ts';

const by = (name: string, role: CodedHop['role'], channel?: 'publication'): CodedHop => ({
  actor: { kind: 'source', name },
  role,
  ...(channel === undefined ? {} : { channel }),
});
const claim = (line: number, ...chain: CodedHop[]): CodedClaim => ({
  line,
  question: {
    ref: null,
    text: 'Was the mill in use?',
    type: 'yes-no',
    topic: 'mill',
    options: [],
    unit: null,
  },
  value: { type: 'yes-no', answer: 'yes' },
  polarity: 'asserts',
  quote: 'yes',
  chain,
  basis: 'unknown',
  access: 'not-known',
  certainty: [],
  toldAt: null,
  aboutTime: null,
  place: null,
});

describe('sources that only a sheet names', () => {
  it('are what they do in most of their rows, and nobody is a lead because of one', async () => {
    let n = 0;
    const added: Record<string, readonly object[]> = {};
    const tx = {
      list: async () => [],
      insertMany: async (kind: string, _: CaseId, drafts: readonly object[]) => {
        added[kind] = drafts;
        return drafts;
      },
    } as unknown as Tx;
    const desk = { newId: () => `id-${(n += 1)}` } as unknown as Desk;
    const me = { userId: asId<UserId>('u'), name: 'R. Marrane', kind: 'owner' } as const;
    await resolveCodedClaims(
      desk,
      tx,
      me,
      asId<CaseId>('c'),
      [
        // Passed one on, saw the other three.
        claim(1, by('Wren', 'observer'), by('Informant 1', 'relay')),
        claim(2, by('informant 1', 'observer')),
        claim(3, by('Informant 1', 'observer')),
        claim(4, by('Informant 1', 'observer')),
        claim(5, by('Plover', 'relay')),
        claim(6, by('Marran Herald', 'relay', 'publication')),
        claim(7, by('Once each', 'relay')),
        claim(8, by('Once each', 'observer')),
      ],
      () => null,
    );
    const kinds = (added['source'] as readonly Source[]).map((one) => [one.pseudonym, one.kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      Wren: 'witness',
      'Informant 1': 'witness',
      Plover: 'collector',
      'Marran Herald': 'publication',
      'Once each': 'witness',
    });
  });
});
