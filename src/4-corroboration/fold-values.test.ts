import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldValues } from './fold-values.ts';
import { fold } from './spread-answers.ts';
import { Words } from './table/words.ts';

test('two values are one answer when they fold to the same spelling, and only then', () => {
  const letters = fc.array(fc.constantFrom('a', 'A', ' ', 'é', 'e\u0301', 'É', 'ß', '1'), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (list) => {
      const words = new Words();
      for (const one of list) words.add(one.join(''));
      const folded = foldValues(words);
      const all = [...words];
      all.forEach((a, i) => {
        expect(folded.find(a)).toBe(folded.answer[i]);
        expect(folded.answer[i]).toBeLessThan(folded.answers);
        all.forEach((b, j) =>
          expect(folded.answer[i] === folded.answer[j]).toBe(fold(a) === fold(b)),
        );
      });
    }),
  );
  expect(foldValues(new Words()).find('nobody said this')).toBe(-1);
});
