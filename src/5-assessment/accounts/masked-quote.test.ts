import { describe, expect, it } from 'vitest';
import type { Value } from '#claims/value.ts';
import { maskedQuote } from './masked-quote.ts';

const n = (low: number, high = low): Value => ({ type: 'number', low, high });

describe('[AS151] the words of a statement with its answer left out', () => {
  it.each<[string, Value, string | null]>([
    ['Nine men got out of it', n(9), '… men got out of it'],
    ['12 or 13 dead', n(12, 13), '… dead'],
    ['We counted between 4,000 and 5,000 refugees', n(4000, 5000), 'We counted between … refugees'],
    ['Grey, with a cover', { type: 'choice', answer: 'grey' }, '…, with a cover'],
    ['they drove to the low mill', { type: 'place', place: 'Low Mill' }, 'they drove to the …'],
    [
      'I joined in the third week of October 2013',
      { type: 'time', from: '2013-10-15', to: '2013-10-21' },
      'I joined in the …',
    ],
    // Nothing that could be left out: the sentence is the answer, or says it in other words.
    ['The bridge was mined', { type: 'yes-no', answer: 'yes' }, null],
    ['by the old quarry', { type: 'place', place: 'Low Mill' }, null],
    // Nothing by which it could be known again.
    ['Two, not more', n(2), null],
    [
      'https://maps.example/?q=36.1,37.2',
      { type: 'point', lat: 36.1, lon: 37.2, radius: 10 },
      null,
    ],
  ])('%s', (quote, value, left) => {
    expect(maskedQuote({ quote, value }, undefined)).toBe(left);
  });
});
