import { describe, expect, test } from 'vitest';
import { stated } from './testing.ts';

describe('[CL321] shares count nothing, and halves, plus and "a couple of hundred" are what they say', () => {
  test.each([
    ['They lost 1 in 5 houses.', 'en'],
    ['One in three fell ill.', 'en'],
    ['One child in five fell ill.', 'en'],
    ['Three out of four broke.', 'en'],
    ['They took two-thirds of them.', 'en'],
    ['Un enfant sur cinq', 'fr'],
    ['واحد من كل خمسة', 'ar'],
  ])('nothing: %s', (text, language) => {
    expect(stated(text, language)).toEqual([]);
  });
  test.each([
    ['They took 3 in 5 villages.', ['3 = 3', '5 = 5']],
    ['He came 1 in 2014 times', ['1 = 1', '2014 = 2014-01-01..2014-12-31']],
    ['two-and-a-half hours', ['two-and-a-half hours = 2.5']],
    ['100-plus men', ['100-plus = 100..']],
    ['100 plus 20', ['100 = 100', '20 = 20']],
    ['a couple of hundred dollars', ['a couple of hundred dollars = 150..250']],
    ['a couple of dozen boxes', ['a couple of dozen = 24']],
    ['a couple of boxes', ['a couple = 2']],
    ['a million and a half', ['a million and a half = 1500000']],
    ['مليون ونصف', ['مليون ونصف = 1500000']],
    ['بضع عشرات', ['بضع عشرات = 30..50']],
    ['€2.5 mio', ['€2.5 mio = 2500000']],
  ])('%s', (text, values) => {
    expect(stated(text, /[؀-ۿ]/.test(text) ? 'ar' : 'en')).toEqual(values);
  });
});
