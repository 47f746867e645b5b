import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decode, paletted } from './palette-png.ts';

const IMAGES = join(import.meta.dirname, '../../docs/images');

it('keeps a picture of few colours to the pixel, and one of many near enough to read', () => {
  const file = readdirSync(IMAGES).find((name) => name.endsWith('.png')) as string;
  const before = decode(readFileSync(join(IMAGES, file)));
  const once = paletted(readFileSync(join(IMAGES, file)));
  const after = decode(once);
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  let worst = 0;
  for (let i = 0; i < before.pixels.length; i += 7) {
    const [a, b] = [before.pixels[i] as number, after.pixels[i] as number];
    worst = Math.max(worst, Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)));
  }
  expect(worst).toBeLessThan(64);
  // What has its palette already stays as it is.
  const again = decode(paletted(once)).pixels;
  expect(Buffer.compare(Buffer.from(again.buffer), Buffer.from(after.pixels.buffer))).toBe(0);
});

it('says of another kind of picture that it is not what a browser writes', () => {
  const head = Buffer.alloc(25);
  head.writeUInt32BE(13, 0);
  head.write('IHDR', 4, 'latin1');
  head.set([0, 0, 0, 1, 0, 0, 0, 1, 16, 2, 0, 0, 0], 8);
  const sixteen = Buffer.concat([Buffer.alloc(8), head, deflateSync(Buffer.alloc(7))]);
  expect(() => paletted(sixteen)).toThrow('16 bits');
});
