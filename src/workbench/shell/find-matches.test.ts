import { describe, expect, it } from 'vitest';
import type { SearchFound, SearchGroup } from '#server/views.ts';
import { destinationsOf, placesFor } from './find-matches.ts';

const screens = [
  { name: 'chain', label: 'Chain', to: '/case/c/chain' },
  { name: 'ask', label: 'Ask next', to: '/case/c/ask' },
  {
    name: 'members',
    label: 'Members',
    to: '/case/c/case',
    search: { part: 'members' },
    note: 'Case',
  },
];

describe('Ctrl+K', () => {
  it('[DE1] leads to screens by the beginning of any word of their names', () => {
    const names = (typed: string) =>
      placesFor('screen', typed, screens).found.map((each) => each.to);
    expect(names('cha')).toEqual(['/case/c/chain']);
    expect(names('NEXT')).toEqual(['/case/c/ask']);
    expect(names('')).toHaveLength(3);
    expect(names('hain')).toEqual([]);
  });

  it('[DE184] leads to a part of a screen, by its own name and its screen’s', () => {
    for (const typed of ['memb', 'case memb']) {
      expect(placesFor('screen', typed, screens).found).toMatchObject([
        { to: '/case/c/case', search: { part: 'members' }, note: 'Case' },
      ]);
    }
  });

  const one = (kind: SearchGroup['kind'], change: Partial<SearchFound>) =>
    destinationsOf('c', [
      {
        kind,
        count: 1,
        found: [{ id: 'x', ref: 'x', mark: '', parts: [], note: '', ...change }],
      },
    ])[0]?.found[0];

  it('[DE126] leads to every kind of thing where it stands', () => {
    expect(one('question', { ref: 'Q-017' })?.to).toBe('/case/c/questions/Q-017');
    expect(one('question', { ref: 'Q.17' })?.to).toBe('/case/c/questions/x');
    expect(one('document', { ref: '41' })?.to).toBe('/case/c/reading/41');
    expect(one('claim', { ref: '41', mark: '#41' })).toMatchObject({
      to: '/case/c/reading/41',
      search: { claim: 'x' },
    });
    expect(one('claim', { ref: 'Q-017' })?.to).toBe('/case/c/questions/Q-017');
    expect(one('source', {})?.search).toEqual({ source: 'x' });
    expect(one('subject', {})?.search).toEqual({ subject: 'x' });
  });

  it.each<[SearchGroup['kind'], Partial<SearchFound>, string, Record<string, string>]>([
    ['telling', { ref: '41', mark: '#41' }, 'reading/41', { claim: 'x' }],
    ['risk', {}, 'sources', { source: 'x', record: 'risk' }],
    ['tie', { ref: 's' }, 'sources', { source: 's', tab: 'ties', record: 'x' }],
    ['payment', { ref: 's' }, 'sources', { source: 's', tab: 'pay', record: 'x' }],
    ['contact_window', { ref: 's' }, 'sources', { source: 's', tab: 'contact', record: 'x' }],
    ['identity', {}, 'structure', { view: 'who', subject: 'x' }],
    ['session', { ref: 's' }, 'sessions/s', { show: 'record', session: 'x' }],
    ['session', { ref: 's', search: { claim: 'k' } }, 'sessions/s', { claim: 'k' }],
    ['warning', { ref: 'Q-031', mark: 'Q-031' }, 'warnings', { question: 'Q-031' }],
    ['outcome', { ref: 'Q-031', mark: 'Q-031' }, 'outcomes', { outcome: 'x' }],
    ['link', { ref: 'Q-031', mark: 'Q-031' }, 'chain/Q-031', { link: 'x' }],
    ['link', { ref: '41', mark: '#41' }, 'reading/41', {}],
    ['exhibit', { ref: 'i', search: { file: 'a.jpg' } }, 'inbox', { import: 'i', file: 'a.jpg' }],
    ['saved_search', { ref: 'map', search: { at: '3' } }, 'map', { at: '3' }],
  ])('[DE183] a %s leads to its place and names it there', (kind, change, to, search) => {
    expect(one(kind, change)).toMatchObject({ to: `/case/c/${to}`, search });
  });

  it('[DE183] what stands on no screen is left out', () => {
    for (const kind of ['release', 'disclosure', 'sheet_mapping'] as const) {
      expect(one(kind, {})).toBeUndefined();
    }
    expect(one('exhibit', { ref: '' })).toBeUndefined();
  });
});
