import { expect, test } from 'vitest';
import fc from 'fast-check';
import { recognise } from '../formats.ts';
import { video } from './video.ts';
import { ascii, box, joined, number32 } from './testing/write-exif.ts';

const MADE = 2_082_844_800 + Date.UTC(2026, 2, 12, 18, 10, 5) / 1000;
const mvhd = box(
  'mvhd',
  number32(0),
  number32(MADE),
  number32(MADE),
  number32(1000),
  number32(9000),
);
const tkhd = box(
  'trak',
  box('tkhd', new Uint8Array(76), number32(1920 << 16), number32(1080 << 16)),
);

function mp4(brand: string, ...inside: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined(
    box('ftyp', ascii(brand), number32(0)),
    box('mdat', new Uint8Array(100)),
    box('moov', ...inside),
  );
}

function words(text: string): Uint8Array {
  return joined(Uint8Array.of(0, text.length, 0x15, 0xc7), ascii(text));
}

function quickTimeKeys(entries: Readonly<Record<string, string>>): Uint8Array {
  const keys = Object.keys(entries);
  const items = Object.values(entries).map((text, i) =>
    joined(
      number32(24 + text.length),
      number32(i + 1),
      box('data', number32(1), number32(0), ascii(text)),
    ),
  );
  return box(
    'meta',
    box('hdlr', new Uint8Array(24)),
    box(
      'keys',
      number32(0),
      number32(keys.length),
      ...keys.map((key) => joined(number32(8 + key.length), ascii('mdta'), ascii(key))),
    ),
    box('ilst', ...items),
  );
}

/** An EBML element; lengths of up to 2²⁸ in four bytes. */
function element(id: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(...parts);
  const name = number32(id).slice(number32(id).findIndex((byte) => byte !== 0));
  return joined(name, number32(0x10000000 + body.length), body);
}

async function read(bytes: Uint8Array, name: string) {
  expect(recognise(bytes, name)).toBe(video);
  const { documents, notes } = await video.read(bytes, name, { zone: 'Asia/Damascus' });
  return { document: documents[0], facts: documents[0]?.photo, notes };
}

test('[IN213] MP4 and 3GP: the time of the header in UTC, the position, the size', async () => {
  for (const brand of ['isom', '3gp4']) {
    const { document, facts, notes } = await read(
      mp4(brand, mvhd, tkhd, box('udta', box('\u00a9xyz', words('+35.9500+039.0100/')))),
      'VID.mp4',
    );
    expect(document).toMatchObject({
      kind: 'file',
      title: 'VID.mp4',
      statedTime: { from: '2026-03-12T18:10:05Z', zone: null },
    });
    expect(facts).toMatchObject({
      type: brand === '3gp4' ? 'video/3gpp' : 'video/mp4',
      width: 1920,
      height: 1080,
      takenAt: { field: 'mvhd', naive: '2026-03-12T18:10:05' },
      gps: { lat: 35.95, lon: 39.01, radiusStated: false },
      hash: null,
    });
    expect(notes[1]?.text).toMatch(/some cameras write their local clock/);
  }
});

test('[IN213] QuickTime: its own time with an offset, position, device', async () => {
  const { facts } = await read(
    mp4(
      'qt  ',
      mvhd,
      quickTimeKeys({
        'com.apple.quicktime.location.ISO6709': '+35.9500+039.0100+266.000/',
        'com.apple.quicktime.location.accuracy.horizontal': '12.5',
        'com.apple.quicktime.creationdate': '2026-03-12T21:10:05+0300',
        'com.apple.quicktime.make': 'Invento',
        'com.apple.quicktime.model': 'Model 4',
        'com.apple.quicktime.software': '17.4',
      }),
    ),
    'a.mov',
  );
  expect(facts).toMatchObject({
    type: 'video/quicktime',
    takenAt: {
      span: { from: '2026-03-12T18:10:05Z' },
      naive: '2026-03-12T21:10:05',
      offset: '+03:00',
    },
    gps: { lat: 35.95, lon: 39.01, radius: 12.5, radiusStated: true, altitude: 266 },
    device: { make: 'Invento', model: 'Model 4', serials: [] },
    software: '17.4',
  });
});

test('[IN213] Matroska and WebM: date, size, tags', async () => {
  const date = new Uint8Array(8);
  new DataView(date.buffer).setBigInt64(
    0,
    BigInt(Date.UTC(2026, 2, 12, 18, 10, 5) - Date.UTC(2001, 0, 1)) * 1_000_000n,
  );
  const bytes = joined(
    element(0x1a45dfa3, element(0x4282, ascii('webm'))),
    element(
      0x18538067,
      element(
        0x1549a966,
        element(0x4461, date),
        element(0x7ba9, ascii('The well')),
        element(0x5741, ascii('writer 1')),
      ),
      element(
        0x1654ae6b,
        element(
          0xae,
          element(0xe0, element(0xb0, Uint8Array.of(7, 128)), element(0xba, Uint8Array.of(4, 56))),
        ),
      ),
      element(0x1f43b675, new Uint8Array(5000)),
      element(
        0x1254c367,
        element(
          0x7373,
          element(
            0x67c8,
            element(0x45a3, ascii('LOCATION')),
            element(0x4487, ascii('+35.9500+039.0100/')),
          ),
        ),
      ),
    ),
  );
  const { facts } = await read(bytes, 'a.webm');
  expect(facts).toMatchObject({
    type: 'video/x-matroska',
    width: 1920,
    height: 1080,
    takenAt: { span: { from: '2026-03-12T18:10:05Z' }, field: 'DateUTC' },
    gps: { lat: 35.95, lon: 39.01 },
    software: 'writer 1',
    captions: [{ what: 'title', text: 'The well', where: 'container' }],
  });
});

test('[IN213] a container that states nothing, and one whose clock was never set', async () => {
  const { facts, notes } = await read(mp4('isom', box('mvhd', new Uint8Array(100))), 'a.mp4');
  expect([facts?.takenAt, facts?.gps, facts?.device]).toEqual([null, null, null]);
  expect(notes.map(({ level }) => level)).toEqual(['info']);
});

test('[IN209] a video that is cut or changed anywhere is read without an exception, and soon', async () => {
  const whole = mp4('qt  ', mvhd, tkhd, quickTimeKeys({ 'com.apple.quicktime.make': 'Invento' }));
  const nested = element(
    0x18538067,
    ...Array.from({ length: 200 }, () => element(0x18538067, element(0xb0, Uint8Array.of(1)))),
  );
  const matroska = joined(element(0x1a45dfa3), nested);
  const before = performance.now();
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.nat(1000),
      fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { maxLength: 8 }),
      async (one, cut, changes) => {
        const bytes = (one ? whole : matroska).slice();
        for (const [at, value] of changes) if (at >= 8) bytes[at % bytes.length] = value;
        const part = bytes.subarray(0, Math.max(16, cut % bytes.length));
        const { documents } = await video.read(part, 'a.mp4', {});
        expect(documents).toHaveLength(1);
      },
    ),
    { numRuns: 200 },
  );
  // A box of no length, a box that holds itself, a thousand levels of elements.
  for (const bytes of [
    joined(box('ftyp', ascii('isom')), number32(8), ascii('moov'), new Uint8Array(64)),
    mp4('isom', ...Array.from({ length: 9000 }, () => box('udta'))),
  ]) {
    expect((await video.read(bytes, 'a.mp4', {})).documents).toHaveLength(1);
  }
  expect(performance.now() - before).toBeLessThan(10_000);
});
