import { describe, expect, it } from 'vitest';
import { asId, type QuestionId } from '#terms/ids.ts';
import type { SuggestionCard } from '#server/views.ts';
import { firstTarget, nextOpen, nextReading, readingOf } from './target.ts';

const reading = (low: number) => ({
  value: { type: 'number', low, high: low } as const,
  span: null,
  doubts: [],
});
const card = (
  key: string,
  sure: boolean,
  state: SuggestionCard['state'] = 'open',
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
    },
  ],
  proposals: [
    { text: 'How many?', type: 'number', unit: null, options: [], readings: [reading(3)], why: '' },
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
  it('[DE22] goes to the next open one, and round to the first', () => {
    const cards = [card('a', true), card('b', true, 'coded'), card('c', true)];
    expect(nextOpen(cards, 'a')).toBe('c');
    expect(nextOpen(cards, 'c')).toBe('a');
    expect(nextOpen([card('a', true)], 'a')).toBeNull();
  });
});
