import { expect, it } from 'vitest';
import { fromWallText, spanText, wallText } from './span-text.ts';

it.each([
  ['2026-03-12T12:31:00Z', '2026-03-12T12:54:59Z', '12 Mar 2026 10:31–10:54'],
  ['2026-03-12T02:00:00Z', '2026-03-13T01:59:59Z', '12 Mar 2026'],
  [null, '2026-03-13T01:59:59Z', 'until 12 Mar 2026'],
])('%s to %s by the clock of the case: %s', (from, to, words) => {
  const ms = (text: string | null) => (text === null ? null : Date.parse(text));
  expect(spanText({ from: ms(from), to: ms(to) }, 'Etc/GMT+2')).toBe(words);
});

it('wall clock and moment lead to each other', () => {
  const time = Date.parse('2026-07-12T12:31:00Z');
  expect(fromWallText(wallText(time, 'Asia/Kathmandu').slice(0, 16), 'Asia/Kathmandu')).toBe(time);
  expect(fromWallText('', 'UTC')).toBeNaN();
});
