import { expect, test } from 'vitest';
import { tellsOf } from './ask-words.ts';

test('[AS159] how much an answer is expected to tell has a word, and more bits never a weaker one', () => {
  expect([0, 0.05, 0.1, 0.29, 0.3, 0.59, 0.6, 3].map(tellsOf)).toEqual([
    'little',
    'little',
    'something',
    'something',
    'much',
    'much',
    'a-great-deal',
    'a-great-deal',
  ]);
});
