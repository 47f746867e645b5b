import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSpan } from './span.ts';

test('[CL20] a quote is found as it stands, then with any spacing', () => {
  expect(findSpan('they took eleven men', 'eleven men')).toEqual([10, 20]);
  expect(findSpan('they took\n  eleven\tmen away', 'took eleven men')).toEqual([5, 22]);
  expect(findSpan('a.b a+b', 'a+b')).toEqual([4, 7]);
  expect(findSpan('one two one', 'one', 1)).toEqual([8, 11]);
  expect(findSpan('nothing here', 'eleven')).toBeNull();
  expect(findSpan('text', '  ')).toBeNull();
});

test('[CL20] whole words go before parts of words', () => {
  expect(findSpan('source: S12\nvalue: 12', '12')).toEqual([19, 21]);
  expect(findSpan('source: S12', '12')).toEqual([9, 11]);
});

test('[CL20] offsets are UTF-16 units, also beside characters outside the basic plane', () => {
  const text = '🕯 قتل أحد عشر رجلاً';
  const span = findSpan(text, 'أحد عشر');
  expect(span === null ? '' : text.slice(...span)).toBe('أحد عشر');
});

test('[CL20] what is cut out of a text is found again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(59), fc.nat(59), (text, a, b) => {
      const quote = text.slice(Math.min(a, b), Math.max(a, b));
      const span = findSpan(text, quote);
      expect(span === null ? '' : text.slice(...span)).toBe(quote.trim());
    }),
  );
});
