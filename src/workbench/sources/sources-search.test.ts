import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { NetworkSource } from '#server/views.ts';
import { arrangeSources, countTies, readSourcesSearch } from './sources-search.ts';

const row = (name: string, more: Partial<NetworkSource['source']> = {}): NetworkSource =>
  ({
    source: {
      id: asId(name),
      pseudonym: name,
      tier: 0,
      cell: null,
      kind: 'witness',
      handles: [],
      ...more,
    },
    reliability: [],
    letter: 'F',
    claims: name.length,
    payments: 0,
    grudges: [],
    cohort: null,
    contact: { last: null, quietFor: null, verdict: 'never-heard', text: '' },
  }) as unknown as NetworkSource;

const tie = (from: string, word: string, to: string) =>
  ({ from, to: { kind: 'source', id: to }, tie: word }) as never;

describe('sources-search', () => {
  test('[DE42] the address keeps what is shown; nonsense in it is left out', () => {
    expect(
      readSourcesSearch({
        source: 's1',
        tab: 'ties',
        view: 'drawing',
        tier: 't0',
        cell: 7,
        only: 'liars',
        sort: 'trust',
      }),
    ).toEqual({ source: 's1', tab: 'ties', view: 'drawing', tier: 't0', cell: '7' });
    expect(readSourcesSearch({ tier: '9', view: 'x' })).toEqual({});
  });

  test('[DE42] sources are narrowed by tier, cell, words and what is on record', () => {
    const view = {
      sources: [
        row('Plum', { cell: 'market' }),
        row('Sumac', { tier: 1 }),
        row('Gazette', { tier: null, handles: ['The daily'] }),
      ],
      ties: [tie('Sumac', 'grudge-against', 'Plum')],
    };
    const names = (search: object) =>
      arrangeSources(view, search).map(({ source }) => source.pseudonym);
    expect(names({})).toEqual(['Plum', 'Sumac', 'Gazette']);
    expect(names({ tier: 't1' })).toEqual(['Sumac']);
    expect(names({ tier: 'unknown' })).toEqual(['Gazette']);
    expect(names({ cell: 'market' })).toEqual(['Plum']);
    expect(names({ cell: '' })).toEqual(['Sumac', 'Gazette']);
    expect(names({ only: 'grudge' })).toEqual(['Sumac']);
    expect(names({ text: 'DAILY' })).toEqual(['Gazette']);
    expect(names({ sort: 'who' })).toEqual(['Gazette', 'Plum', 'Sumac']);
    expect(names({ sort: 'claims' })).toEqual(['Gazette', 'Sumac', 'Plum']);
    expect([...countTies(view.ties)]).toEqual([
      ['Sumac', 1],
      ['Plum', 1],
    ]);
  });
});
