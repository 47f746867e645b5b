import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachMember, endOfValue } from './json-scan.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('[IN106] the end of a value is where building it says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(',', ' ]', '}', '\n'), (value, after) => {
      const text = JSON.stringify(value);
      const content = bytes(text + after);
      expect(endOfValue(content, 0, content.length)).toBe(bytes(text).length);
    }),
  );
});

test('[IN106] the members of an object are visited in order; damage is told with its place', () => {
  const seen: string[] = [];
  const visit = (content: Uint8Array) => (key: string, at: number) => {
    seen.push(key);
    return endOfValue(content, at, content.length);
  };
  const good = bytes('{"a": 1, "b": {"c": "}"}, "d": [1, "]"]} ');
  expect(eachMember(good, 0, visit(good))).toBe(good.length - 1);
  expect(seen).toEqual(['a', 'b', 'd']);
  const bad = bytes('{"a": 1 "b": 2}');
  expect(eachMember(bad, 0, visit(bad))).toEqual({ damaged: 8 });
  const cut = bytes('{"a": [1, 2');
  expect(eachMember(cut, 0, visit(cut))).toEqual({ damaged: 6 });
});
