import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tameWidths } from './pdf-widths.ts';

const tamed = (text: string): [string, number] => {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const count = tameWidths(bytes);
  return [String.fromCharCode(...bytes), count];
};

test.each([
  ['/W [3 900000000 500]', '/W [3 000065535 500]', 1],
  ['/W[0[500 600] 70000 99999 1]', '/W[0[500 600] 65535 65535 1]', 2],
  ['/W2 [ 1 65536 -1000 500 900 ]', '/W2 [ 1 65535 -1000 500 900 ]', 1],
  ['/W [3 65535 500]', '/W [3 65535 500]', 0],
  ['/W [0 [600.99766 317.87109]]', '/W [0 [600.99766 317.87109]]', 0],
  ['/W 900000000 /Width 900000000 /Type', '/W 900000000 /Width 900000000 /Type', 0],
  ['/W [1 2', '/W [1 2', 0],
])('[IN174] the widths %s are read as %s', (text, expected, count) => {
  expect(tamed(text)).toEqual([expected, count]);
});

test('[IN174] nothing moves, and nothing outside such an array changes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const text = `${before}/W [3 900000000 500] ${after}`.replace(/[^\x20-\x7e]/g, '');
      expect(tamed(text)[0]).toHaveLength(text.length);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replaceAll('/W', '').replace(/[^\x20-\x7e]/g, '');
      expect(tamed(plain)).toEqual([plain, 0]);
    }),
  );
});

test('[IN174] a megabyte of opening brackets is looked at once', () => {
  const bytes = new Uint8Array(2_000_000).fill(0x5b);
  for (let i = 0; i + 2 < bytes.length; i += 1000) {
    bytes[i] = 0x2f;
    bytes[i + 1] = 0x57;
  }
  const begin = performance.now();
  tameWidths(bytes);
  expect(performance.now() - begin).toBeLessThan(1000);
});
