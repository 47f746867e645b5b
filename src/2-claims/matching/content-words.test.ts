import { describe, expect, test } from 'vitest';
import { contentWords, wordKey } from './content-words.ts';

const keys = (text: string): readonly string[] => contentWords(text).map(({ key }) => key);

describe('words that carry meaning', () => {
  test.each([
    ['dead', 'killed'],
    ['martyrs', 'deaths'],
    ['قتلى', 'killed'],
    ['morts', 'died'],
    ['families', 'family'],
    ['عائلة', 'family'],
    ['والعيادة', 'clinic'],
    ['l’hôpital', 'clinic'],
    ['carts', 'cart'],
    ['Carrying', 'carry'],
    ['Élèves', 'élève'],
    ['بالموقوفين', 'prisoners'],
  ])('[IN261] “%s” meets “%s”', (one, other) => {
    expect(wordKey(one)).toBe(wordKey(other));
  });
  test.each([
    ['killed', 'wounded'],
    ['open', 'closed'],
    ['road', 'bridge'],
    ['mill', 'milk'],
    ['guard', 'garden'],
  ])('[IN261] “%s” and “%s” stay apart', (one, other) => {
    expect(wordKey(one)).not.toBe(wordKey(other));
  });
  test('[IN261] grammar and numbers carry none', () => {
    expect(keys('How many of the 13 were there, and who said so?')).toEqual([]);
    expect(keys('كم كانوا في ١٣')).toEqual([]);
  });
});
