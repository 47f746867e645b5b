import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { file } from '../file.ts';
import { recognise } from '../formats.ts';
import { photo, pixelSize } from './photo.ts';

const png = new Uint8Array(
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from([0, 0, 3, 0x20, 0, 0, 2, 0x58, 8, 0, 0, 0, 0, 0, 0, 0, 0]),
    deflateSync(Buffer.alloc(10)),
  ]),
);
const jpeg = Uint8Array.from(
  Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0001108025803200301220002110103110100',
    'hex',
  ),
);

test('[IN50] a photo is kept as it is; its size is noted where the header says it', async () => {
  for (const bytes of [png, jpeg]) {
    expect(pixelSize(bytes)).toEqual({ width: 800, height: 600 });
    expect(recognise(bytes, 'IMG-20260915-WA0001.jpg')).toBe(photo);
    const reading = await photo.read(bytes, 'a.jpg', {});
    expect(reading.documents).toEqual([
      expect.objectContaining({ kind: 'photo', title: 'a.jpg', text: '' }),
    ]);
    expect(reading.notes).toEqual([
      expect.objectContaining({ level: 'info', text: expect.stringContaining('800 × 600') }),
    ]);
  }
});

test('[IN50] a cut or strange photo is kept without a size', () => {
  for (let n = 8; n < jpeg.length; n += 1) expect(() => pixelSize(jpeg.slice(0, n))).not.toThrow();
  expect(pixelSize(png.slice(0, 12))).toBeNull();
  expect(pixelSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xff, 0xff, 0xff))).toBeNull();
});

test('[IN3] a photo named .txt is read as a photo, with an error that says so', async () => {
  expect(recognise(png, 'notes.txt')).toBe(photo);
  const { notes } = await photo.read(png, 'notes.txt', {});
  expect(notes).toContainEqual(
    expect.objectContaining({ level: 'error', text: expect.stringContaining('is not text') }),
  );
});

test('[IN51] anything else is kept unread, and said to be', async () => {
  const bytes = Uint8Array.from(Buffer.from('%PDF-1.7\n%âãÏÓ', 'latin1'));
  expect(recognise(bytes, 'report.pdf')).toBe(file);
  const reading = await file.read(bytes, 'report.pdf', {});
  expect(reading.documents).toEqual([
    expect.objectContaining({ kind: 'file', title: 'report.pdf' }),
  ]);
  expect(reading.notes[0]?.text).toContain('application/pdf');
});
