import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { longestRun, plainWords, shingles } from './shingles.ts';

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

test('[CL233] the longest run of words agrees with looking at every pair of places', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 15 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      let best = 0;
      for (let i = 0; i < a.length; i++) {
        for (let j = 0; j < b.length; j++) {
          let n = 0;
          while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n]) n++;
          best = Math.max(best, n);
        }
      }
      expect(longestRun(a, b)).toBe(best >= 4 ? best : 0);
    }),
  );
});
