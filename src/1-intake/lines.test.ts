import { expect, test } from 'vitest';
import { linesOf } from './lines.ts';

const lines = (text: string): string[] =>
  linesOf(text).map(({ start, end }) => text.slice(start, end));

test('[IN7] lines end at \\n or \\r\\n; a lone \\r ends lines only where there is no \\n', () => {
  expect(lines('a\nb\r\n\nc')).toEqual(['a', 'b', '', 'c']);
  expect(lines('a\rb\r')).toEqual(['a', 'b']);
  expect(lines('a\rb\nc\n')).toEqual(['a\rb', 'c']);
  expect(lines('')).toEqual([]);
});
