import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, decode, isUtf8 } from './utf8.ts';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'é', '\ud83c', '𝄞', 'ع', '\u0301'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

test('any bytes decode as the platform decodes them', () => {
  const platform = new TextDecoder('utf-8', { ignoreBOM: true });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        // Bytes that are nearly characters.
        fc
          .array(
            fc.constantFrom(0x41, 0x80, 0xa0, 0xbf, 0xc1, 0xc3, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0xf5),
            { maxLength: 30 },
          )
          .map((list) => Uint8Array.from(list)),
      ),
      (bytes) => {
        const expected = platform.decode(bytes);
        expect(decode(bytes, 0, bytes.length)).toBe(expected);
        expect(isUtf8(bytes, 0, bytes.length)).toBe(Buffer.from(expected).equals(bytes));
      },
    ),
  );
});

test('any text encodes as the platform encodes it, and comes back', () => {
  fc.assert(
    fc.property(text, (words) => {
      const bytes = bytesOf(words);
      expect([...bytes]).toEqual([...new TextEncoder().encode(words)]);
      expect(decode(bytes, 0, bytes.length)).toBe(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(words)),
      );
    }),
  );
});

test('texts longer than one turn of the decoder', () => {
  const long = `${'x'.repeat(4095)}𝄞${'ع'.repeat(9000)}`;
  const bytes = bytesOf(long);
  expect(decode(bytes, 0, bytes.length)).toBe(long);
});
