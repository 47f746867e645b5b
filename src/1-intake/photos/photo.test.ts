import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import exifr from 'exifr';
import { beforeAll, describe, expect, test } from 'vitest';
import { recognise } from '../formats.ts';
import { file } from '../file.ts';
import type { PhotoFacts } from './photo-facts.ts';
import { photo } from './photo.ts';
import { cropped, lighter, mirrored } from './testing/change-picture.ts';
import type { Encoders } from './testing/encoders.ts';
import { inventedScene } from './testing/invented-scene.ts';
import { readyForPictures } from '../../../test/harness/ready-for-pictures.ts';
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
  type ExifContent,
  type Tags,
} from './testing/write-exif.ts';

let codec: Encoders;
let jpeg: Uint8Array<ArrayBuffer>;
let png: Uint8Array<ArrayBuffer>;
let webp: Uint8Array<ArrayBuffer>;
const scene = inventedScene(7, 320, 240);

beforeAll(async () => {
  codec = await readyForPictures();
  [jpeg, png, webp] = [await codec.jpeg(scene), await codec.png(scene), await codec.webp(scene)];
});

async function read(bytes: Uint8Array, name = 'a.jpg', zone = 'UTC') {
  const reading = await photo.read(bytes, name, { zone });
  const [document] = reading.documents;
  const { notes } = reading;
  return {
    document,
    facts: document?.photo as PhotoFacts,
    notes,
    doubts: notes.filter(({ level }) => level === 'doubt').map(({ text }) => text),
  };
}

const TAKEN: ExifContent = {
  image: { 0x010f: { ascii: 'Invento' }, 0x0110: { ascii: 'Model 4' }, 0x0112: { short: [1] } },
  exif: {
    0x9003: { ascii: '2026:03:12 21:10:05' },
    0x9291: { ascii: '250' },
    0xa002: { long: [320] },
    0xa003: { long: [240] },
  },
  gps: gpsTags(35.95, 39.01, {
    0x07: {
      rational: [
        [18, 1],
        [10, 1],
        [3, 1],
      ],
    },
    0x1d: { ascii: '2026:03:12' },
    0x10: { ascii: 'T' },
    0x11: { rational: [[9025, 100]] },
    0x1f: { rational: [[85, 10]] },
  }),
};
const withExif = (content: ExifContent): Uint8Array =>
  jpegWith(jpeg, exifSegment(tiffBytes(content)));
const merged = (over: { readonly [K in 'image' | 'exif' | 'gps']?: Tags }): ExifContent => ({
  ...TAKEN,
  ...Object.fromEntries(
    (['image', 'exif', 'gps'] as const).map((part) => [part, { ...TAKEN[part], ...over[part] }]),
  ),
});

describe('what a photo states', () => {
  test('[IN50] [IN200] is read and the photo is kept as it is', async () => {
    const bytes = withExif(TAKEN);
    const before = bytes.slice();
    const { document, facts, notes } = await read(bytes);
    expect(bytes).toEqual(before);
    expect(document).toMatchObject({ kind: 'photo', title: 'a.jpg', text: '' });
    expect(facts).toMatchObject({
      type: 'image/jpeg',
      width: 320,
      height: 240,
      device: { make: 'Invento', model: 'Model 4', lens: null, serials: [] },
      flags: [],
    });
    expect(notes[0]?.text).toBe(
      'A photo (image/jpeg), 320 × 240 pixels, taken 2026-03-12 21:10:05.25 (no zone stated) at 35.95, 39.01 ± 9 m, by Invento Model 4.',
    );
    expect((await read(bytes)).facts).toEqual(facts);
  });

  test('[IN201] a time without offset is naive, with one it is a moment', async () => {
    const naive = await read(withExif(TAKEN), 'a.jpg', 'Asia/Damascus');
    expect(naive.facts.takenAt).toEqual({
      span: {
        from: '2026-03-12T21:10:05',
        to: '2026-03-12T21:10:05',
        stated: '2026:03:12 21:10:05',
        zone: null,
      },
      naive: '2026-03-12T21:10:05.25',
      offset: null,
      likelyOffset: 180,
      field: 'DateTimeOriginal',
    });
    expect(naive.document?.statedTime).toMatchObject({
      from: '2026-03-12T21:10:05',
      zone: 'Asia/Damascus',
    });
    const known = await read(withExif(merged({ exif: { 0x9011: { ascii: '+03:00' } } })));
    expect(known.facts.takenAt).toMatchObject({
      span: { from: '2026-03-12T18:10:05Z', zone: null },
      offset: '+03:00',
      likelyOffset: 180,
    });
    expect(known.document?.statedTime).toMatchObject({ from: '2026-03-12T18:10:05Z', zone: null });
  });

  test.each([
    ['2026:02:30 10:00:00', null, 'DateTimeOriginal is not a time: "2026:02:30 10:00:00".'],
    ['0000:00:00 00:00:00', null, null],
    ['    :  :     :  :  ', null, null],
    ['yesterday', null, 'DateTimeOriginal is not a time: "yesterday".'],
    ['2024:02:29 23:59:59', '2024-02-29T23:59:59', null],
    ['1899:12:31 00:00:01', '1899-12-31T00:00:01', null],
  ])('[IN202] %s', async (stated, naive, flag) => {
    const { facts } = await read(withExif({ exif: { 0x9003: { ascii: stated } } }));
    expect(facts.takenAt?.naive ?? null).toBe(naive);
    expect(facts.flags).toEqual(flag === null ? [] : [flag]);
  });

  test('[IN202] the time of a change alone is said to be that; one after the shutter is told', async () => {
    const only = await read(withExif({ image: { 0x0132: { ascii: '2026:03:12 21:10:05' } } }));
    expect(only.facts.takenAt?.field).toBe('DateTime');
    expect(only.facts.flags[0]).toMatch(/Only the time of the last change/);
    const later = await read(
      withExif(merged({ image: { 0x0132: { ascii: '2026:03:13 00:40:05' } } })),
    );
    expect(later.facts.flags).toEqual([
      'Changed 3 hours 30 minutes after it was taken, by its own account.',
    ]);
  });

  test('[IN203] the position with its references, radius and direction', async () => {
    const { facts } = await read(withExif(TAKEN));
    expect(facts.gps).toEqual({
      lat: 35.95,
      lon: 39.01,
      hemisphere: 'stated',
      radius: 8.5,
      radiusStated: true,
      altitude: null,
      direction: { degrees: 90.25, from: 'true' },
      at: '2026-03-12T18:10:03Z',
    });
    const south = await read(
      withExif({
        gps: gpsTags(-33.5, -70.25, { 0x05: { bytes: [1] }, 0x06: { rational: [[12, 1]] } }),
      }),
    );
    expect(south.facts.gps).toMatchObject({
      lat: -33.5,
      lon: -70.25,
      radiusStated: false,
      altitude: -12,
    });
  });

  test.each<[string, Tags, RegExp, boolean]>([
    [
      'no reference',
      { 0x02: gpsTags(35.95, 0)[0x02]!, 0x04: gpsTags(0, 39.01)[0x04]! },
      /does not say north or south, nor east or west/,
      true,
    ],
    ['half', { 0x01: { ascii: 'N' }, 0x02: gpsTags(35.95, 0)[0x02]! }, /by half/, false],
    ['null island', gpsTags(0, 0), /0°, 0°/, false],
    ['not on earth', gpsTags(95, 39), /not one on earth/, false],
    [
      '0/0',
      {
        ...gpsTags(35, 39),
        0x02: {
          rational: [
            [0, 0],
            [0, 0],
            [0, 0],
          ],
        },
      },
      /by half/,
      false,
    ],
  ])('[IN203] %s', async (_, gps, flag, used) => {
    const { facts } = await read(withExif({ gps }));
    expect(facts.flags).toEqual([expect.stringMatching(flag)]);
    expect(facts.gps !== null).toBe(used);
    if (used) expect(facts.gps?.hemisphere).toBe('assumed');
  });

  test.each([
    ['2026-03-12T21:10:05+03:00', '2026-03-12T18:10:05Z', '+03:00'],
    ['2026-03-12T21:10:05.250+0300', '2026-03-12T18:10:05Z', '+03:00'],
    ['2026-03-12T21:10:05Z', '2026-03-12T21:10:05Z', '+00:00'],
    ['2026-03-12T21:10:05', '2026-03-12T21:10:05', null],
    ['2026:03:12 21:10:05', '2026-03-12T21:10:05', null],
  ])('[IN332] %s: %s', async (stated, from, offset) => {
    const { facts } = await read(withExif({ exif: { 0x9003: { ascii: stated } } }));
    expect(facts.takenAt).toMatchObject({ span: { from, stated }, offset });
  });

  test.each<[string, Tags, RegExp | null, boolean]>([
    ['no fix', { 0x09: { ascii: 'V' } }, /had no fix/, true],
    ['a fix', { 0x09: { ascii: 'A' } }, null, true],
    ['another datum', { 0x12: { ascii: 'TOKYO' } }, /datum "TOKYO"/, true],
    ['WGS 84', { 0x12: { ascii: 'WGS-84' } }, null, true],
    ['WGS 84, short', { 0x12: { ascii: 'WGS84' } }, null, true],
    [
      'both 0/0',
      {
        0x02: {
          rational: [
            [0, 0],
            [0, 0],
            [0, 0],
          ],
        },
        0x04: {
          rational: [
            [0, 0],
            [0, 0],
            [0, 0],
          ],
        },
      },
      /gives no numbers/,
      false,
    ],
  ])('[IN332] %s', async (_, gps, flag, used) => {
    const { facts } = await read(withExif({ gps: { ...gpsTags(35.95, 39.01), ...gps } }));
    expect(facts.flags).toEqual(flag === null ? [] : [expect.stringMatching(flag)]);
    expect(facts.gps !== null).toBe(used);
  });

  test('[IN204] the clock against the satellites', async () => {
    const wrong = await read(
      withExif(merged({ exif: { 0x9003: { ascii: '2026:03:12 21:37:05' } } })),
    );
    expect(wrong.facts.takenAt?.likelyOffset).toBeNull();
    expect(wrong.facts.flags).toEqual([
      "The clock and the satellites' time differ by 3 hours 27 minutes, which no time zone explains.",
    ]);
    const stated = await read(withExif(merged({ exif: { 0x9011: { ascii: '+02:00' } } })));
    expect(stated.facts.flags).toEqual([
      "The stated offset +02:00 does not fit the satellites' time, which suggests +03:00.",
    ]);
    const nepal = await read(
      withExif(merged({ exif: { 0x9003: { ascii: '2026:03:12 23:55:05' } } })),
    );
    expect(nepal.facts.takenAt?.likelyOffset).toBe(345);
  });

  test('[IN205] serial numbers and the owner stand apart from make and model', async () => {
    const { facts, notes } = await read(
      withExif(
        merged({
          exif: {
            0xa431: { ascii: 'SN-0042' },
            0xa434: { ascii: '24 mm' },
            0xa430: { ascii: 'Invented Owner' },
          },
          image: { 0x0131: { ascii: 'Darkroom 3' } },
        }),
      ),
    );
    expect(facts.device).toEqual({
      make: 'Invento',
      model: 'Model 4',
      lens: '24 mm',
      serials: ['SN-0042', 'Invented Owner'],
    });
    expect(facts.software).toBe('Darkroom 3');
    expect(JSON.stringify(notes)).not.toContain('SN-0042');
  });

  test('[IN206] another size than the camera states', async () => {
    const { facts } = await read(
      withExif(merged({ exif: { 0xa002: { long: [4032] }, 0xa003: { long: [3024] } } })),
    );
    expect(facts.flags).toEqual([
      'Resized or cropped after it was taken: the camera states 4032 × 3024 pixels, the picture has 320 × 240.',
    ]);
    const turned = await read(
      withExif(merged({ exif: { 0xa002: { long: [240] }, 0xa003: { long: [320] } } })),
    );
    expect(turned.facts.flags).toEqual([]);
  });

  test('[IN206] a thumbnail that shows another picture is flagged, the same one is not', async () => {
    const small = async (seed: number) => codec.jpeg(inventedScene(seed, 160, 120), 60);
    const same = await read(withExif({ ...TAKEN, thumbnail: await small(7) }));
    expect(same.facts.flags).toEqual([]);
    const other = await read(withExif({ ...TAKEN, thumbnail: await small(8) }));
    expect(other.facts.flags).toEqual([
      expect.stringMatching(
        /thumbnail shows another crop or another picture \(distance \d+ of 256/,
      ),
    ]);
    const cut = jpegWith(
      await codec.jpeg(cropped(inventedScene(7, 640, 480), 0.5)),
      exifSegment(tiffBytes({ thumbnail: await small(7) })),
    );
    expect((await read(cut)).facts.flags).toEqual([
      expect.stringMatching(/thumbnail shows another crop/),
    ]);
  });

  test('[IN206] bars around a thumbnail of a wide picture are no other crop', async () => {
    const wide = inventedScene(9, 640, 360);
    const bars = inventedScene(9, 160, 90);
    const data = new Uint8ClampedArray(160 * 120 * 4).fill(255);
    for (let i = 0; i < data.length; i += 4) data.fill(0, i, i + 3);
    data.set(bars.data, 15 * 160 * 4);
    const thumbnail = await codec.jpeg({ width: 160, height: 120, data });
    const bytes = jpegWith(await codec.jpeg(wide), exifSegment(tiffBytes({ thumbnail })));
    expect((await read(bytes)).facts.flags).toEqual([]);
  });

  test('[IN207] captions, credits and dates of EXIF, XMP, IPTC and PNG, each once', async () => {
    const xmp = `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description photoshop:Credit="Desk North" xmp:CreatorTool="Darkroom 3"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">The market &amp; the well</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
    const iptc = joined(
      Uint8Array.of(0x1c, 2, 120, 0, 21),
      ascii('The market & the well'),
      Uint8Array.of(0x1c, 2, 80, 0, 5),
      ascii('Alder'),
    );
    const photoshop = joined(
      ascii('Photoshop 3.0\0'),
      ascii('8BIM'),
      Uint8Array.of(4, 4, 0, 0),
      number32(iptc.length),
      iptc,
    );
    const bytes = jpegWith(
      jpeg,
      exifSegment(tiffBytes({ image: { 0x8298: { ascii: 'All rights: Alder' } } })),
      segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0'), new TextEncoder().encode(xmp)),
      segment(0xed, photoshop),
    );
    const { facts, doubts } = await read(bytes);
    expect(doubts).toEqual([]);
    expect(facts.software).toBe('Darkroom 3');
    expect(facts.captions).toEqual([
      { what: 'rights', text: 'All rights: Alder', where: 'EXIF' },
      { what: 'credit', text: 'Desk North', where: 'XMP' },
      { what: 'caption', text: 'The market & the well', where: 'XMP' },
      { what: 'creator', text: 'Alder', where: 'IPTC' },
    ]);
    const inPng = await read(
      pngWith(
        png,
        pngChunk('tEXt', ascii('Description\0The well')),
        pngChunk(
          'iTXt',
          joined(ascii('XML:com.adobe.xmp\0\0\0\0\0'), new TextEncoder().encode(xmp)),
        ),
      ),
    );
    expect(inPng.facts.captions.map(({ text }) => text)).toEqual([
      'Desk North',
      'The market & the well',
      'The well',
    ]);
  });

  test('[IN208] nothing stated is normal: an info, never a doubt', async () => {
    for (const bytes of [jpeg, png, webp]) {
      const { notes, facts } = await read(bytes);
      expect(notes.map(({ level }) => level)).toEqual(['info', 'info']);
      expect(notes[1]?.text).toMatch(/normal after a chat app/);
      expect([facts.takenAt, facts.gps, facts.device, facts.flags]).toEqual([null, null, null, []]);
    }
  });

  test('[IN200] the same block reads the same from JPEG, PNG, WebP and HEIC, and as exifr reads it', async () => {
    for (const bigEndian of [false, true]) {
      const tiff = tiffBytes({ ...TAKEN, bigEndian });
      const files = {
        'image/jpeg': jpegWith(jpeg, exifSegment(tiff)),
        'image/png': pngWith(png, pngChunk('eXIf', tiff)),
        'image/webp': webpWith(webp, 320, 240, ['EXIF', tiff]),
        'image/heic': heifWith(320, 240, tiff),
      };
      for (const [type, bytes] of Object.entries(files)) {
        expect(recognise(bytes, 'x')).toBe(photo);
        const { facts } = await read(bytes);
        expect(facts.type).toBe(type);
        expect([facts.width, facts.height]).toEqual([320, 240]);
        expect(facts.takenAt?.naive).toBe('2026-03-12T21:10:05.25');
        expect([facts.gps?.lat, facts.gps?.lon]).toEqual([35.95, 39.01]);
        // The other reader knows no WebP.
        if (type === 'image/webp') continue;
        const other = (await exifr.parse(Buffer.from(bytes), {
          reviveValues: false,
          gps: true,
          exif: true,
          ifd0: {},
        })) as Record<string, unknown>;
        expect(other['DateTimeOriginal']).toBe('2026:03:12 21:10:05');
        expect(other['latitude']).toBeCloseTo(35.95, 9);
        expect(other['longitude']).toBeCloseTo(39.01, 9);
        expect(other['GPSHPositioningError']).toBe(facts.gps?.radius);
        expect(other['GPSImgDirection']).toBe(facts.gps?.direction?.degrees);
        expect(other['Model']).toBe(facts.device?.model);
      }
    }
  });

  test('[IN200] the zone of this machine changes nothing', () => {
    const script = `
      import { photo } from ${JSON.stringify(fileURLToPath(new URL('./photo.ts', import.meta.url)))};
      photo.read(new Uint8Array(Buffer.from(process.argv[1], 'base64')), 'a.jpg', { zone: 'UTC' }).then((r) => process.stdout.write(JSON.stringify(r.documents)));`;
    const small = Buffer.from(exifSegment(tiffBytes(TAKEN))).toString('base64');
    const one = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      Buffer.from(small, 'base64'),
      Buffer.from([0xff, 0xd9]),
    ]).toString('base64');
    const outs = ['UTC', 'Asia/Damascus', 'America/St_Johns', 'Pacific/Kiritimati'].map((TZ) =>
      execFileSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script, one],
        { env: { ...process.env, TZ }, encoding: 'utf8' },
      ),
    );
    expect(outs[0]).toContain('2026-03-12T21:10:05');
    expect(new Set(outs).size).toBe(1);
  });
});

describe('what a photo looks like', () => {
  test('[IN210] copies in other formats and sizes, lighter and mirrored, have near fingerprints', async () => {
    const { likeness, pictureBits } = await import('#terms/picture-hash.ts');
    const bits = async (bytes: Uint8Array) => pictureBits((await read(bytes)).facts.hash ?? '')!;
    const own = await bits(jpeg);
    expect(likeness(own, await bits(png)).distance).toBeLessThan(16);
    expect(likeness(own, await bits(webp)).distance).toBeLessThan(16);
    expect(
      likeness(own, await bits(await codec.jpeg(lighter(scene, 1.2, 10), 40))).distance,
    ).toBeLessThan(40);
    expect(likeness(own, await bits(await codec.png(mirrored(scene))))).toMatchObject({
      view: 'mirrored',
    });
    expect(likeness(own, await bits(await codec.jpeg(inventedScene(8)))).distance).toBeGreaterThan(
      80,
    );
  });

  test('[IN210] a photo that is turned by its EXIF has the fingerprint of one that was turned', async () => {
    const { turned } = await import('./testing/change-picture.ts');
    // Orientation 6: the stored picture is to be turned clockwise to be shown.
    const tagged = jpegWith(jpeg, exifSegment(tiffBytes({ image: { 0x0112: { short: [6] } } })));
    const baked = await codec.png(turned(scene));
    const { likeness, pictureBits } = await import('#terms/picture-hash.ts');
    const [a, b] = [(await read(tagged)).facts.hash, (await read(baked)).facts.hash];
    expect(likeness(pictureBits(a ?? '')!, pictureBits(b ?? '')!)).toMatchObject({
      view: 'as it is',
    });
  });

  test('[IN212] a blank picture has no fingerprint, and that is said', async () => {
    const data = new Uint8ClampedArray(64 * 64 * 4).fill(200);
    const { facts, notes } = await read(await codec.png({ width: 64, height: 64, data }));
    expect(facts.hash).toBeNull();
    expect(notes.at(-1)?.text).toMatch(/too little structure/);
  });
});

test('[IN3] a photo named .txt is read as a photo, with an error that says so', async () => {
  expect(recognise(png, 'notes.txt')).toBe(photo);
  const { notes } = await read(png, 'notes.txt');
  expect(notes).toContainEqual(
    expect.objectContaining({ level: 'error', text: expect.stringContaining('is not text') }),
  );
});

test('[IN51] anything else is kept unread, and said to be', async () => {
  const bytes = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
  expect(recognise(bytes, 'program.bin')).toBe(file);
  const reading = await file.read(bytes, 'program.bin', {});
  expect(reading.documents).toEqual([
    expect.objectContaining({ kind: 'file', title: 'program.bin' }),
  ]);
  expect(reading.notes[0]?.text).toContain('application/x-executable');
});
