import { describe, expect, it } from 'vitest';
import { plainWords, shingles } from './shingles.ts';

describe('words and shingles', () => {
  it('leave case, accents, vowel signs and stretching aside', () => {
    expect(plainWords('Élan, ÉLAN!')).toEqual(['elan', 'elan']);
    expect(plainWords('مُحَمَّد محـــمد')).toEqual(['محمد', 'محمد']);
  });

  it('are runs of four words, each once', () => {
    expect([...shingles(plainWords('a b c d e'))]).toEqual(['a b c d', 'b c d e']);
    expect(shingles(plainWords('a b a b a b a b')).size).toBe(2);
  });

  it('of a short text are the whole text, of none nothing', () => {
    expect([...shingles(plainWords('a b'))]).toEqual(['a b']);
    expect(shingles(plainWords('…')).size).toBe(0);
  });
});
