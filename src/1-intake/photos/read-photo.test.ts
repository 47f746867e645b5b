import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readyForPictures } from '../../../test/harness/ready-for-pictures.ts';
import { pictureParts, readPhoto } from './read-photo.ts';
import { readTiff } from './tiff.ts';
import type { Encoders } from './testing/encoders.ts';
import { inventedScene } from './testing/invented-scene.ts';
import {
  ascii,
  exifSegment,
  gpsTags,
  heifWith,
  jpegWith,
  joined,
  number32,
  pngChunk,
  pngWith,
  segment,
  tiffBytes,
  webpWith,
} from './testing/write-exif.ts';
import { readXmp } from './xmp.ts';

/* Attacks: files that are made to make a reader loop, reach outside, or take all there is. */

const RUNS = Number(process.env['HEARSAY_LAW_RUNS'] ?? 100);
/** Nothing takes longer than this, however busy the machine. */
const SOON = 2000;
let codec: Encoders;
let jpeg: Uint8Array<ArrayBuffer>;
let png: Uint8Array<ArrayBuffer>;
let webp: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  // The decoder of HEIC says on the console what is wrong; the reading process has none.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  codec = await readyForPictures();
  const scene = inventedScene(3, 160, 120);
  [jpeg, png, webp] = [await codec.jpeg(scene), await codec.png(scene), await codec.webp(scene)];
});

const sized = async (bytes: Uint8Array, type: string) => {
  const before = performance.now();
  const reading = await readPhoto(bytes, type);
  return { reading, ms: performance.now() - before };
};
const TIME = { 0x9003: { ascii: '2026:03:12 21:10:05' } } as const;

describe('[IN209] a damaged EXIF block is named, the rest is read, and the photo is kept', () => {
  test.each([
    ['a directory that is its own next', tiffBytes({ exif: TIME, next: 8 }), /points back/, true],
    [
      'a directory outside',
      tiffBytes({ exif: TIME, next: 0x7fffffff }),
      /lies outside the file/,
      true,
    ],
    [
      'an EXIF pointer to IFD0',
      tiffBytes({ image: { 0x8769: { long: [8] } } }),
      /points back/,
      false,
    ],
    [
      'an offset outside',
      tiffBytes({ exif: TIME, image: { 0x010f: { raw: [2, 40, 0x7ffffff0] } } }),
      /points outside/,
      true,
    ],
    [
      'a count of 2³¹',
      tiffBytes({ exif: TIME, image: { 0x010f: { raw: [5, 2 ** 31, 8] } } }),
      /points outside/,
      true,
    ],
    [
      'a type that does not exist',
      tiffBytes({ exif: TIME, image: { 0x010f: { raw: [77, 1, 8] } } }),
      /does not exist/,
      true,
    ],
    [
      'a thumbnail outside',
      tiffBytes({ exif: TIME, thumbnail: new Uint8Array(9) }).slice(0, -9),
      /thumbnail lies outside/,
      true,
    ],
    ['no TIFF', ascii('MZ..........'), /does not begin/, false],
    ['nothing', new Uint8Array(0), /does not begin/, false],
  ])('%s', async (_, tiff, damage, timeRead) => {
    const { reading, ms } = await sized(jpegWith(jpeg, exifSegment(tiff)), 'image/jpeg');
    expect(reading?.damage).toEqual([expect.stringMatching(damage)]);
    expect(reading?.facts.takenAt !== null).toBe(timeRead);
    expect(reading?.facts.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(ms).toBeLessThan(SOON);
  });

  test('a directory of 65,535 entries over and over ends', () => {
    const bytes = new Uint8Array(8 + 2 + 12 * 65_535);
    bytes.set(tiffBytes({}).subarray(0, 8));
    new DataView(bytes.buffer).setUint16(8, 65_535, true);
    for (let i = 0; i < 65_535; i += 1)
      bytes.set([i & 255, i >> 8, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0], 10 + 12 * i);
    const { damage, image } = readTiff(bytes);
    expect(damage).toEqual([expect.stringMatching(/more than 4096 entries/)]);
    expect(image.size).toBe(4096);
  });

  test('any bytes in place of an EXIF block, and any change in one, are read without an exception', () => {
    const good = tiffBytes({
      image: { 0x010f: { ascii: 'Invento' } },
      exif: TIME,
      gps: gpsTags(35, 39),
      thumbnail: Uint8Array.of(1, 2, 3),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.uint8Array({ maxLength: 40 }),
        (changes, tail) => {
          const bytes = joined(good, tail);
          for (const [at, value] of changes) bytes[at] = value;
          expect(readTiff(bytes).damage.length).toBeLessThan(200);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('[IN211] what would cost too much is refused in words before it is decoded, and kept', () => {
  test('a PNG of 100,000 × 100,000 points', async () => {
    const head = joined(number32(100_000), number32(100_000), Uint8Array.of(8, 6, 0, 0, 0));
    const bomb = joined(
      png.subarray(0, 8),
      pngChunk('IHDR', head),
      pngChunk('IDAT', deflateSync(new Uint8Array(1e6))),
      pngChunk('IEND', new Uint8Array(0)),
    );
    const { reading, ms } = await sized(bomb, 'image/png');
    expect(reading?.notSeen).toBe('it has 10000 megapixels and more than 100 are not decoded');
    expect(reading?.facts).toMatchObject({ width: 100_000, height: 100_000, hash: null });
    expect(ms).toBeLessThan(SOON);
  });

  test('a frame of 65,535 × 65,535 in a JPEG, a canvas of 16 million in a WebP, a HEIF of 2³² − 1', async () => {
    const frame = segment(0xc0, Uint8Array.of(8, 255, 255, 255, 255, 1, 1, 0x11, 0));
    const files = [
      [
        'image/jpeg',
        joined(jpeg.subarray(0, 2), frame, segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0))),
      ],
      ['image/webp', webpWith(webp, 2 ** 24, 2 ** 24)],
      ['image/heic', heifWith(2 ** 32 - 1, 2 ** 32 - 1, tiffBytes({}))],
    ] as const;
    for (const [type, bytes] of files) {
      const { reading, ms } = await sized(bytes, type);
      expect(reading?.notSeen).toMatch(/megapixels and more than 100 are not decoded/);
      expect(ms).toBeLessThan(SOON);
    }
  });

  test('a progressive JPEG of thousands of scans', async () => {
    const frame = segment(0xc2, Uint8Array.of(8, 0x27, 0x10, 0x27, 0x10, 1, 1, 0x11, 0));
    const scan = segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0));
    const bomb = joined(jpeg.subarray(0, 2), frame, ...Array.from({ length: 5000 }, () => scan));
    const { reading, ms } = await sized(bomb, 'image/jpeg');
    expect(reading?.notSeen).toBe('it has 5000 scans, too many to decode');
    expect(ms).toBeLessThan(SOON);
  });

  test('texts of a PNG that unpack to 100 MB stay packed', async () => {
    const bomb = deflateSync(new Uint8Array(100_000_000));
    const bytes = pngWith(
      png,
      pngChunk('zTXt', joined(ascii('Comment\0\0'), bomb)),
      pngChunk('iTXt', joined(ascii('Comment\0\x01\0\0\0'), bomb)),
      pngChunk('iCCP', joined(ascii('x\0\0'), bomb)),
    );
    const before = process.memoryUsage().rss;
    const { reading, ms } = await sized(bytes, 'image/png');
    expect(reading?.damage).toEqual([
      'A text of the PNG is damaged or unpacks to too much; not read.',
    ]);
    expect(reading?.facts.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(ms).toBeLessThan(SOON);
    expect(process.memoryUsage().rss - before).toBeLessThan(60e6);
  });

  test('a thousand segments of 64 kB', async () => {
    const full = segment(0xe1, ascii('Exif\0\0'), new Uint8Array(65_000));
    const bytes = jpegWith(jpeg, ...Array.from({ length: 1000 }, () => full));
    const { reading, ms } = await sized(bytes, 'image/jpeg');
    expect(reading?.facts.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(ms).toBeLessThan(SOON);
  });

  test('an XMP block of entities, of a million elements, of depth a hundred thousand', () => {
    const bombs = [
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x dc:title="&b;">&b;</x>`,
      `<x>${'<y/>'.repeat(200_000)}</x>`,
      '<y>'.repeat(100_000),
    ];
    for (const bomb of bombs) {
      const before = performance.now();
      expect(JSON.stringify(readXmp(bomb).captions).length).toBeLessThan(5000);
      expect(performance.now() - before).toBeLessThan(2000);
    }
  });
});

test('[IN209] a photo that is cut anywhere is kept, with a note and without an exception', async () => {
  const exif = jpegWith(jpeg, exifSegment(tiffBytes({ exif: TIME, gps: gpsTags(35, 39) })));
  const files = [
    ['image/jpeg', exif],
    ['image/png', png],
    ['image/webp', webp],
    ['image/heic', heifWith(320, 240, tiffBytes({ exif: TIME }))],
  ] as const;
  for (const [type, bytes] of files) {
    for (let k = 0; k <= 24; k += 1) {
      const cut = bytes.slice(0, Math.floor((bytes.length * k) / 25));
      const reading = await readPhoto(cut, type);
      expect(reading?.facts.type).toBe(type);
      if (type !== 'image/heic')
        expect([...(reading?.damage ?? []), reading?.notSeen ?? ''].join('')).not.toBe('');
    }
  }
  // A decoder that broke off works for the next photo.
  expect((await readPhoto(jpeg, 'image/jpeg'))?.facts.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('[IN209] any change of any byte is read without an exception', async () => {
  const files = [
    ['image/jpeg', jpegWith(jpeg, exifSegment(tiffBytes({ exif: TIME, gps: gpsTags(35, 39) })))],
    ['image/png', png],
    ['image/webp', webpWith(webp, 160, 120, ['EXIF', tiffBytes({ exif: TIME })])],
    ['image/heic', heifWith(320, 240, tiffBytes({ exif: TIME }))],
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(3),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      async (which, changes) => {
        const [type, bytes] = files[which] ?? files[0];
        const copy = bytes.slice();
        // Heads are where a change does most.
        for (const [at, value] of changes) copy[at % copy.length] = value;
        expect(pictureParts(copy, type)).not.toBeNull();
        const reading = await readPhoto(copy, type);
        expect(reading?.facts.hash ?? '').toMatch(/^([0-9a-f]{64})?$/);
      },
    ),
    { numRuns: Math.min(RUNS, 500) },
  );
}, 120_000);
