import { expect, test } from 'vitest';
import { extensionOf, mediaTypeOf } from './media-type.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

test('[IN3] the bytes are believed before the name', () => {
  expect(mediaTypeOf(bytes('89504e470d0a1a0a00'), 'notes.txt')).toBe('image/png');
  expect(mediaTypeOf(bytes('504b0304'), 'chat.zip')).toBe('application/zip');
  expect(mediaTypeOf(bytes('504b0304'), 'a.docx')).toContain('wordprocessingml');
  expect(mediaTypeOf(bytes('0000001866747970686569630000'), 'a.bin')).toBe('image/heic');
  expect(mediaTypeOf(bytes('5249464600000000574542505650'), 'x')).toBe('image/webp');
  expect(mediaTypeOf(bytes('686f6c61'), 'a.TXT')).toBe('text/plain');
  expect(mediaTypeOf(bytes(''), 'a')).toBe('application/octet-stream');
});

test('[IN3] an extension is the last short ending of the name, not of a folder', () => {
  expect(extensionOf('a.b/photo.JPG')).toBe('jpg');
  expect(extensionOf('a.b/photo')).toBe('');
});
