import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, numberWord, oneLine, percent, percentRange, signed } from './words.ts';
import { columns, wrap } from './wrap.ts';

describe('words', () => {
  it('[AS8] says numbers, lists and probabilities as people do', () => {
    expect([0, 1, 12, 13].map(numberWord)).toEqual(['no', 'one', 'twelve', '13']);
    expect(listOf(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listOf(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c and 3 more');
    expect([0, 0.68, 1].map(percent)).toEqual(['under 1 %', '68 %', 'over 99 %']);
    expect(percentRange([0, 1])).toBe('1–99');
    expect([7.13, -5.8, 0.01].map(signed)).toEqual(['+7.1 dB', '−5.8 dB', '0 dB']);
  });
  it('[AS15] somebody else’s text cannot move the cursor or turn a line round', () => {
    expect(oneLine('a\u001b[2J\u202Eb\n\tc\u0007')).toBe('a [2Jb c');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const line = oneLine(text, 20);
        expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect([...line].length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('wrap', () => {
  it('[AS15] breaks at spaces, indents what follows, and loses nothing', () => {
    expect(wrap('one two three', '- ', '  ', 9)).toBe('- one two\n  three');
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zلم漢]{1,12}$/u), { minLength: 1, maxLength: 40 }),
        (list) => {
          const wrapped = wrap(list.join(' '), '', '', 30);
          expect(wrapped.split(/\s+/u)).toEqual(list);
          for (const line of wrapped.split('\n')) {
            if (line.includes(' ')) expect(columns(line)).toBeLessThanOrEqual(30);
          }
        },
      ),
    );
  });
});
