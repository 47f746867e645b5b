import { describe, expect, it } from 'vitest';
import { asId, type QuestionId } from '#terms/ids.ts';
import type { SuggestionCard } from '#server/views.ts';
import { makeHop } from '#claims/make-hop.ts';
import {
  basisOf,
  byWay,
  firstTarget,
  nextOpen,
  nextReading,
  nextWay,
  originKey,
  readingOf,
  readingsOf,
} from './target.ts';

/** Aimed at nothing that has other ways. */
const NEW = { kind: 'new', proposal: 0, reading: 0 } as const;
const HOP = makeHop({ kind: 'unnamed', descriptor: 'Wren' }, 'observer');

const reading = (low: number) => ({
  value: { type: 'number', low, high: low } as const,
  span: null,
  doubts: [],
});
const card = (
  key: string,
  sure: boolean,
  state: SuggestionCard['state'] = 'open',
  firm = sure,
): SuggestionCard => ({
  key,
  suggestion: {
    span: [0, 5],
    content: [0, 5],
    quote: 'words',
    basis: 'saw',
    certainty: [],
    language: 'en',
    why: '',
  },
  hops: [],
  chainWhy: [],
  unknown: [],
  matches: [
    {
      questionId: asId<QuestionId>('q-1'),
      score: 1,
      reasons: [],
      readings: [reading(1), reading(2)],
      sure,
      firm,
      ways: [],
    },
  ],
  proposals: [
    {
      text: 'How many?',
      type: 'number',
      unit: null,
      options: [],
      topic: 'general',
      places: {},
      readings: [reading(3)],
      why: '',
    },
  ],
  state,
  dismissal: null,
});

describe('what Enter does', () => {
  it('[DE23] takes the match when it is sure, else opens the likeliest new question', () => {
    expect(firstTarget(card('a', true))).toEqual({
      kind: 'question',
      questionId: 'q-1',
      reading: 0,
    });
    expect(firstTarget(card('a', false))).toEqual({ kind: 'new', proposal: 0, reading: 0 });
  });
  it('[DE23] goes round the readings of the words', () => {
    const one = card('a', true);
    const next = nextReading(one, firstTarget(one));
    expect(readingOf(one, next)?.value).toEqual({ type: 'number', low: 2, high: 2 });
    expect(nextReading(one, next)).toEqual(firstTarget(one));
  });
  it('[DE23] reads the words by the kind of a question that was looked for', () => {
    const target = { kind: 'question', questionId: asId<QuestionId>('q-9'), reading: 0 } as const;
    expect(readingsOf(card('a', true), target)).toEqual([]);
    expect(
      readingsOf(card('a', true), { ...target, type: 'number' }).map(({ value }) => value),
    ).toEqual([{ type: 'number', low: 3, high: 3 }]);
  });
  it('[IN275] goes round the ways by which it may have come, and back to its own words', () => {
    const other = [{ ...HOP, actor: { kind: 'unnamed', descriptor: 'a driver' } as const }];
    const one: SuggestionCard = { ...card('a', true), hops: [HOP] };
    const [match] = one.matches;
    const two = {
      ...one,
      matches: [{ ...match!, ways: [{ hops: other, basis: 'saw' as const, why: 'perhaps' }] }],
    };
    const start = firstTarget(two);
    const next = nextWay(two, start);
    expect(byWay(two, start).hops).toEqual([HOP]);
    expect(byWay(two, next).hops).toEqual(other);
    expect(byWay(two, nextWay(two, next)).hops).toEqual([HOP]);
  });
  it('[IN276] how one origin knows holds for their next card here, never over the words', () => {
    const one: SuggestionCard = { ...card('a', true), hops: [HOP] };
    const said = new Map([[originKey(one), 'saw' as const]]);
    const other = { ...one, key: 'b' };
    const heard = { ...other, suggestion: { ...other.suggestion, basis: 'heard' as const } };
    const else1 = { ...other, hops: [{ ...HOP, actor: { kind: 'gap' } as const }] };
    expect(
      basisOf(
        { ...other, suggestion: { ...other.suggestion, basis: 'unknown' } },
        NEW,
        new Map(),
        said,
      ),
    ).toBe('saw');
    expect(basisOf(heard, NEW, new Map(), said)).toBe('heard');
    expect(basisOf(heard, NEW, new Map([['b', 'inferred' as const]]), said)).toBe('inferred');
    expect(
      basisOf(
        { ...else1, suggestion: { ...other.suggestion, basis: 'unknown' } },
        NEW,
        new Map(),
        said,
      ),
    ).toBe('unknown');
  });
  it('[DE22] goes to the next open one, and round to the first', () => {
    const cards = [card('a', true), card('b', true, 'coded'), card('c', true)];
    expect(nextOpen(cards, 'a')).toBe('c');
    expect(nextOpen(cards, 'c')).toBe('a');
    expect(nextOpen([card('a', true)], 'a')).toBeNull();
  });
  it('[CL301] a way that is chosen brings how its origin knows; what a person says goes before', () => {
    const other = [{ ...HOP, actor: { kind: 'unnamed', descriptor: 'a driver' } as const }];
    const one = card('a', true);
    const [match] = one.matches;
    const ways = [{ hops: other, basis: 'saw' as const, why: '' }];
    const heard: SuggestionCard = {
      ...one,
      hops: [HOP],
      suggestion: { ...one.suggestion, basis: 'heard' },
      matches: [{ ...match!, ways }],
    };
    const start = firstTarget(heard);
    const way = nextWay(heard, start);
    expect(basisOf(heard, start, new Map(), new Map())).toBe('heard');
    expect(basisOf(heard, way, new Map(), new Map())).toBe('saw');
    expect(basisOf(heard, way, new Map([['a', 'inferred' as const]]), new Map())).toBe('inferred');
    const silent = {
      ...heard,
      matches: [{ ...match!, ways: [{ ...ways[0]!, basis: 'unknown' as const }] }],
    };
    expect(basisOf(silent, way, new Map(), new Map())).toBe('unknown');
    const said = new Map([[originKey({ hops: other }), 'document' as const]]);
    expect(basisOf(silent, way, new Map(), said)).toBe('document');
  });
});
