import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Words } from './words.ts';

/** The slow twin: a map from strings. */
test('numbers words as a map would, whatever the seed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 200 }),
      fc.integer(),
      (list, seed) => {
        const words = new Words(seed);
        const map = new Map<string, number>();
        for (const word of list) {
          if (!map.has(word)) map.set(word, map.size);
          expect(words.add(word)).toBe(map.get(word));
        }
        expect([...words]).toEqual([...map.keys()]);
        for (const [word, number] of map) expect(words.find(word)).toBe(number);
        expect(words.find('nobody said this')).toBe(-1);
      },
    ),
  );
});

test('many words, long words, the empty word', () => {
  const words = new Words();
  const long = 'é'.repeat(3_000_000);
  const list = ['', 'x'.repeat(127), 'x'.repeat(128), 'x'.repeat(20_000), long, 'after'];
  for (let i = 0; i < 200_000; i++) list.push(`word ${i}`);
  expect(list.every((word, i) => words.add(word) === i)).toBe(true);
  for (const i of [0, 1, 2, 3, 4, 5, 6, 70_000, list.length - 1]) {
    expect(words.at(i) === list[i]).toBe(true);
    expect(words.find(list[i] as string)).toBe(i);
  }
  expect(() => words.at(list.length)).toThrow('there is no word');
});

test('words are ordered by code points', () => {
  const words = new Words();
  const list = ['b', 'a', 'ab', '', '𝄞', '\uffff', 'é', 'B'];
  for (const word of list) words.add(word);
  const order = list.map((_, i) => i).sort((a, b) => words.compare(a, b));
  expect(order.map((i) => list[i])).toEqual(['', 'B', 'a', 'ab', 'b', 'é', '\uffff', '𝄞']);
});
