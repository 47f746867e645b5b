import { describe, expect, it } from 'vitest';
import { makeHop } from '../make-hop.ts';
import { bulkOf, type Card, claimOf } from './take-card.ts';

const WREN = makeHop({ kind: 'unnamed', descriptor: 'Wren' }, 'observer');
const GAP = makeHop({ kind: 'gap' }, 'observer');
const READING = { value: { type: 'number', low: 1, high: 1 }, span: null, doubts: [] } as const;
const MATCH = { sure: true, firm: true, readings: [READING], ways: [] } as const;

const card = (key: string, change: Partial<Card> = {}) => ({
  key,
  suggestion: { basis: 'saw', certainty: [], content: [6, 12] } as const,
  hops: [WREN],
  state: 'open' as const,
  unknown: [],
  matches: [MATCH],
  ...change,
});

describe('what becomes of a suggestion', () => {
  it('[DE151] at once goes only what surely matches for strong reasons, in one value, by a known way', () => {
    const { taken, left } = bulkOf([
      card('taken'),
      card('nothing', { matches: [] }),
      card('new', { matches: [{ ...MATCH, sure: false, firm: false }] }),
      card('weak', { matches: [{ ...MATCH, firm: false }] }),
      card('doubt', { matches: [{ ...MATCH, readings: [{ ...READING, doubts: ['or 2'] }] }] }),
      card('unread', { matches: [{ ...MATCH, readings: [] }] }),
      card('name', { unknown: ['Wren'] }),
      card('way', {
        hops: [GAP],
        matches: [{ ...MATCH, ways: [{ hops: [WREN], basis: 'saw', why: '' }] }],
      }),
      card('gap', { hops: [GAP] }),
      card('coded', { state: 'coded' }),
    ]);
    expect(taken.map(({ key }) => key)).toEqual(['taken', 'gap']);
    expect(left.map(({ card: { key }, why }) => [key, why])).toEqual([
      ['nothing', 'new'],
      ['new', 'new'],
      ['weak', 'weak'],
      ['doubt', 'doubt'],
      ['unread', 'doubt'],
      ['name', 'name'],
      ['way', 'way'],
    ]);
  });

  it('[DE151] a claim says the words it stands on, and is at first hand only with nobody between', () => {
    const document = { text: 'Wren  saw it there', statedTime: null };
    const claim = claimOf(card('one'), READING, document);
    expect(claim).toMatchObject({ quote: 'saw it', span: [6, 12], access: 'direct' });
    const told = claimOf(card('two', { hops: [WREN, WREN] }), READING, document);
    expect(told.access).toBe('indirect');
    const heard = { basis: 'heard', certainty: [], content: [6, 12] } as const;
    expect(claimOf(card('three', { suggestion: heard }), READING, document).access).toBe(
      'not-known',
    );
  });
});
