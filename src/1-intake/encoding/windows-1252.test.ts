import { expect, test } from 'vitest';
import { decodeWindows1252 } from './windows-1252.ts';

test('[IN4] Windows-1252 keeps the euro, curly quotes and the undefined bytes', () => {
  expect(decodeWindows1252(Uint8Array.of(0x80, 0x93, 0x61, 0x94, 0x92, 0x99, 0x9d, 0xe9))).toBe(
    '€“a”’™\u009Dé',
  );
});

test('[IN4] every byte becomes one character, all different', () => {
  const all = decodeWindows1252(Uint8Array.from({ length: 256 }, (_, i) => i));
  expect(all).toHaveLength(256);
  expect(new Set(all).size).toBe(256);
});
