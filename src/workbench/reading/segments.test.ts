import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments } from './segments.ts';

describe('segments', () => {
  it('[DE14] lights overlapping claims, each over all of its own words', () => {
    const text = 'nine or ten men, hands tied';
    const pieces = segments(text, [
      { id: 'number', start: 0, end: 15 },
      { id: 'state', start: 12, end: 27 },
    ]);
    expect(pieces.map(({ text: t, over }) => [t, over])).toEqual([
      ['nine or ten ', ['number']],
      ['men', ['number', 'state']],
      [', hands tied', ['state']],
    ]);
  });

  it('leaves a text without spans in one piece, and an empty text in none', () => {
    expect(segments('abc', [])).toHaveLength(1);
    expect(segments('', [{ id: 'a', start: 0, end: 3 }])).toEqual([]);
  });

  it('[DE14] never loses, doubles or moves a character, whatever the spans', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: 'grapheme' }),
        fc.array(fc.tuple(fc.integer({ min: -5, max: 70 }), fc.integer({ min: -5, max: 70 })), {
          maxLength: 8,
        }),
        (text, bounds) => {
          const spans = bounds.map(([start, end], i) => ({ id: String(i), start, end }));
          const pieces = segments(text, spans);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          for (const span of spans) {
            const lit = pieces.filter((piece) => piece.over.includes(span.id));
            const wanted = text.slice(Math.max(0, span.start), Math.max(0, span.end));
            expect(lit.map((piece) => piece.text).join('')).toBe(
              span.start < span.end ? wanted : '',
            );
          }
        },
      ),
    );
  });
});
