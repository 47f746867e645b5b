import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, MAX_TEXT_BYTES, notText } from './decode.ts';
import { IntakeError } from '../format.ts';

const arabic =
  'وصلت الشاحنات إلى التل عند الفجر وأخذوا أحد عشر رجلاً من القرية ثم غادروا نحو الطاحونة.\n';
const encoded = (text: string, encoding: string): Uint8Array =>
  new Uint8Array(iconv.encode(text, encoding));

describe('[IN4] the encoding is found, and a guess is a doubt that names it', () => {
  test.each([
    ['utf-8', 'utf-8', arabic, 0],
    ['utf-16le', 'utf-16le', arabic, 1],
    ['utf-16be', 'utf-16be', arabic, 1],
    ['utf-16le', 'utf-16le', 'plain words\n', 1],
    ['windows-1256', 'windows-1256', arabic.repeat(3), 1],
    ['windows-1252', 'windows-1252', 'Le château “brûlé” – près de l’église.\n'.repeat(3), 1],
  ])('%s', (encoding, found, text, doubts) => {
    const decoded = decode(encoded(text, encoding));
    expect(decoded.encoding).toBe(found);
    expect(decoded.text).toBe(text);
    expect(decoded.notes.filter((n) => n.level === 'doubt' && n.text.includes(found))).toHaveLength(
      doubts,
    );
  });

  test('a byte-order mark decides and is not part of the text', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      const bytes = new Uint8Array(iconv.encode(arabic, encoding, { addBOM: true }));
      expect(decode(bytes)).toEqual({ text: arabic, encoding, notes: [] });
    }
  });

  test('a named encoding is used, an unknown one refused', () => {
    expect(decode(encoded(arabic, 'iso-8859-6'), 'ISO-8859-6').text).toBe(arabic);
    expect(() => decode(new Uint8Array(1), 'klingon')).toThrow(IntakeError);
  });
});

test('[IN5] a few broken places in UTF-8 are shown and counted, with their lines', () => {
  const bytes = new Uint8Array([...encoded(arabic.repeat(2), 'utf-8'), 0xff, 0x0a, 0x41]);
  const decoded = decode(bytes);
  expect(decoded.encoding).toBe('utf-8');
  expect(decoded.text.endsWith('\uFFFD\nA')).toBe(true);
  expect(decoded.notes).toEqual([expect.objectContaining({ level: 'error', lines: [3] })]);
});

test('[IN5] NULs are shown, counted, and never reach the text', () => {
  const decoded = decode(new TextEncoder().encode('one\ntw\0o and a long enough line\nthree\0\n'));
  expect(decoded.text).toBe('one\ntw␀o and a long enough line\nthree␀\n');
  expect(decoded.notes).toEqual([expect.objectContaining({ level: 'error', lines: [2, 3] })]);
});

test('[IN3] binary data is told from text', () => {
  expect(notText(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251))).toBe(
    'unknown binary data',
  );
  expect(notText(Uint8Array.from(Buffer.from('%PDF-1.7\n')))).toBe('application/pdf');
  expect(notText(encoded(arabic, 'windows-1256'))).toBeNull();
  expect(notText(encoded(arabic, 'utf-16le'))).toBeNull();
  expect(notText(new TextEncoder().encode('ID3 cards were issued in the camp.'))).toBeNull();
  expect(notText(new Uint8Array())).toBeNull();
});

test('[IN2] text longer than can be held is refused in words', () => {
  const huge = { length: MAX_TEXT_BYTES + 1 } as Uint8Array;
  expect(() => decode(huge)).toThrow(/at most 400 MB/);
});
