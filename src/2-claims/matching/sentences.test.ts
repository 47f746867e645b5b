import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

const cut = (text: string): readonly string[] =>
  sentencesOf(text).map((span) => text.slice(...span));

describe('sentences', () => {
  test.each([
    ['Rain fell. The road closed!', ['Rain fell.', 'The road closed!']],
    ['Dr. Alou counted 3.5 tons. Then he left.', ['Dr. Alou counted 3.5 tons.', 'Then he left.']],
    ['1. Ten carts.\n2. The mill burnt', ['Ten carts.', 'The mill burnt']],
    ['وصلوا صباحًا. هل رأيتهم؟ نعم.', ['وصلوا صباحًا.', 'هل رأيتهم؟', 'نعم.']],
    ['« Partez ! » dit-il. Nuit.', ['« Partez ! »', 'dit-il.', 'Nuit.']],
    ['', []],
  ])('[IN260] %s', (text, wanted) => {
    expect(cut(text)).toEqual(wanted);
  });
  test('[IN260] every letter stands in exactly one sentence, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'Bo', '.', '! ', ' ', '\n', 'é', 'ب', '؟ ')),
        (parts) => {
          const text = parts.join('');
          const spans = sentencesOf(text);
          for (const [i, [start, end]] of spans.entries()) {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0);
          }
          const letters = (one: string): string => one.replace(/[^\p{L}]/gu, '');
          expect(spans.map((span) => letters(text.slice(...span))).join('')).toBe(letters(text));
        },
      ),
    );
  });
});
