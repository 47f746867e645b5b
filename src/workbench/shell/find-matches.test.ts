import { describe, expect, it } from 'vitest';
import { destinationsOf, screensFor } from './find-matches.ts';

const screens = [
  { name: 'chain', label: 'Chain' },
  { name: 'ask', label: 'Ask next' },
];

describe('Ctrl+K', () => {
  it('[DE1] leads to screens by the beginning of any word of their names', () => {
    const names = (typed: string) => screensFor(typed, 'c', screens).found.map((each) => each.to);
    expect(names('cha')).toEqual(['/case/c/chain']);
    expect(names('NEXT')).toEqual(['/case/c/ask']);
    expect(names('')).toHaveLength(2);
    expect(names('hain')).toEqual([]);
  });

  it('[DE126] leads to every kind of thing where it stands', () => {
    const one = (kind: never, ref: string, mark: string) =>
      destinationsOf('c', [
        { kind, count: 1, found: [{ id: 'x', ref, mark, parts: [], note: '' }] },
      ])[0]?.found[0];
    expect(one('question' as never, 'Q-017', 'Q-017')?.to).toBe('/case/c/questions/Q-017');
    expect(one('question' as never, 'Q.17', 'Q.17')?.to).toBe('/case/c/questions/x');
    expect(one('document' as never, '41', '#41')?.to).toBe('/case/c/reading/41');
    expect(one('claim' as never, '41', '#41')).toMatchObject({
      to: '/case/c/reading/41',
      search: { claim: 'x' },
    });
    expect(one('claim' as never, 'Q-017', '')?.to).toBe('/case/c/questions/Q-017');
    expect(one('source' as never, 'x', '')?.search).toEqual({ source: 'x' });
    expect(one('subject' as never, 'x', '')?.search).toEqual({ subject: 'x' });
  });
});
