import { expect, it } from 'vitest';
import { OWN_KEY_VERBS, VERBS } from '#store/verbs.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { kindWords, verbWords } from './log-words.ts';

/** The words themselves, without a page. */
const t = ((key: string, given: Record<string, string> = {}) => {
  const found = key.split('.').reduce<unknown>((at, part) => (at as never)[part], en);
  return String(found).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => given[name] ?? '');
}) as unknown as Words;

it('[DE169] says everything that can stand in the log in words', () => {
  const silent = [...Object.keys(VERBS), ...OWN_KEY_VERBS].filter(
    (verb) => verbWords(t, verb) === verb,
  );
  expect(silent).toEqual([]);
  expect(verbWords(t, 'outcome.record')).toBe('recorded an outcome');
  expect(verbWords(t, 'claim.edit')).toBe('changed: claim');
  expect(kindWords(t, 'reliability')).toBe('track record');
});

it('shows what it has no words for as it is', () => {
  expect(verbWords(t, 'later.thing')).toBe('later.thing');
  expect(kindWords(t, 'later')).toBe('later');
});
