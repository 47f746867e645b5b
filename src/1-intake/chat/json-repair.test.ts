import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMended } from './json-repair.ts';

test.each([
  ['{"a": "x\\x0By"}', { a: 'x\u000By' }, 1],
  ['{"a": "\\\\x0B"}', { a: '\\x0B' }, 0],
  ['{"a": "C:\\quit\\x"}', { a: 'C:\\quit\\x' }, 2],
  ['{"a": "line\nline\ttab"}', { a: 'line\nline\ttab' }, 2],
  ['[1, 2, ]', [1, 2], 1],
  ['{"a": ",]",}', { a: ',]' }, 1],
  ['{"a": "\\ud83d\\ude00"}', { a: '😀' }, 0],
])('[IN106] %s', (text, value, mends) => {
  expect(parseMended(text)).toEqual({ value, mends });
});

test.each(['{"a": "x', '{"a" "b"}', '', '{"a": "x"y"}'])('[IN106] %s is not guessed at', (text) => {
  expect(parseMended(text)).toBeNull();
});

test('[IN106] good JSON is what it is, and damage gives null or a value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(40), fc.string({ maxLength: 3 }), (value, at, junk) => {
      const text = JSON.stringify(value);
      expect(parseMended(text)).toEqual({ value: JSON.parse(text) as unknown, mends: 0 });
      expect(() => parseMended(text.slice(0, at) + junk + text.slice(at))).not.toThrow();
    }),
  );
});
