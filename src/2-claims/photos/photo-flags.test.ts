import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhotoFacts } from '#intake/photos/photo-facts.ts';
import {
  bearingTo,
  durationText,
  distanceText,
  metresBetween,
  photoFlags,
  type PhotoClaim,
} from './photo-flags.ts';

const NOTHING: PhotoClaim = { point: null, time: null, sentAt: null, receivedAt: null };
const BARE: PhotoFacts = {
  type: 'image/jpeg',
  width: 4032,
  height: 3024,
  orientation: 1,
  takenAt: null,
  gps: null,
  device: null,
  software: null,
  hash: null,
  captions: [],
  flags: [],
};
const MARKET = { lat: 35.95, lon: 39.01, radius: 50 };
const at = (lat: number, lon: number, degrees: number | null = null): PhotoFacts => ({
  ...BARE,
  gps: {
    lat,
    lon,
    hemisphere: 'stated',
    radius: 10,
    radiusStated: true,
    altitude: null,
    direction: degrees === null ? null : { degrees, from: 'true' },
    at: null,
  },
});
const taken = (
  naive: string,
  offset: string | null = null,
  likelyOffset: number | null = null,
): PhotoFacts => {
  const minutes =
    offset === null
      ? 0
      : Number(`${offset[0]}1`) * (60 * Number(offset.slice(1, 3)) + Number(offset.slice(4)));
  const moment =
    offset === null
      ? naive
      : `${new Date(Date.parse(`${naive}Z`) - 60_000 * minutes).toISOString().slice(0, 19)}Z`;
  return {
    ...BARE,
    takenAt: {
      span: { from: moment, to: moment, stated: naive, zone: null },
      naive,
      offset,
      likelyOffset,
      field: 'DateTimeOriginal',
    },
  };
};
const day = (text: string) => ({
  from: `${text}T00:00:00`,
  to: `${text}T23:59:59`,
  stated: text,
  zone: 'Asia/Damascus',
});
const texts = (photo: PhotoFacts, claim: Partial<PhotoClaim>) =>
  photoFlags(photo, { ...NOTHING, ...claim }).map(({ text }) => text);

describe('[CL201] place', () => {
  test('the distance in words and metres, less both radii', () => {
    const [flag] = photoFlags(at(36.0759, 39.01), { ...NOTHING, point: MARKET });
    expect(flag).toMatchObject({
      kind: 'place',
      text: 'Taken 14 km from the place it is said to show, by the position in the file.',
    });
    expect(flag?.metres).toBeCloseTo(14_000, -2);
    expect(texts(at(35.9503, 39.01), { point: MARKET })).toEqual([]);
    expect(texts(at(35.9507, 39.01), { point: MARKET })).toHaveLength(1);
  });

  test('without a hemisphere the nearest of four counts', () => {
    const photo = at(35.95, 39.01);
    const assumed = { ...photo, gps: { ...photo.gps!, hemisphere: 'assumed' as const } };
    expect(texts(assumed, { point: { lat: -35.95, lon: -39.01, radius: 50 } })).toEqual([]);
    expect(texts(photo, { point: { lat: -35.95, lon: -39.01, radius: 50 } })).toHaveLength(1);
  });

  test('[CL202] a camera that looked away from the place is flagged, towards it not', () => {
    // 1 km south of the market: it lies to the north.
    const south = (degrees: number) => texts(at(35.941, 39.01, degrees), { point: MARKET });
    expect(south(0)).toHaveLength(1);
    expect(south(40)).toHaveLength(1);
    expect(south(180)[1]).toBe(
      'The camera looked south (180°), and the place it is said to show lies north (0°), 180° away from that.',
    );
    // Close by, any direction may be right.
    expect(texts(at(35.95, 39.01, 180), { point: MARKET })).toEqual([]);
  });

  test('distances and bearings against known ones', () => {
    // One degree of a great circle of the mean radius.
    expect(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(111_195, -1);
    expect(metresBetween({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(20_015_114, -2);
    // Paris – New York, 5,837 km.
    expect(
      metresBetween({ lat: 48.8566, lon: 2.3522 }, { lat: 40.7128, lon: -74.006 }) / 1000,
    ).toBeCloseTo(5837, -1);
    expect(bearingTo({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(90);
    expect(bearingTo({ lat: 10, lon: 0 }, { lat: 0, lon: 0 })).toBeCloseTo(180);
    expect([850, 1449, 14_200, 1_230_000].map(distanceText)).toEqual([
      '850 m',
      '1.4 km',
      '14 km',
      '1,230 km',
    ]);
  });

  test('distance is symmetric and no more than half the earth', () => {
    const point = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (a, b) => {
        const d = metresBetween(a, b);
        expect(d).toBeCloseTo(metresBetween(b, a), 3);
        expect(d >= 0 && d <= 20_015_115).toBe(true);
      }),
    );
  });
});

describe('[CL203] time', () => {
  test.each<[string, PhotoFacts, Partial<PhotoClaim>, string[]]>([
    [
      'two days before',
      taken('2026-03-09T23:00:00'),
      { time: day('2026-03-12') },
      ['Taken 2 days before the time it is said to show, by the clock of the device.'],
    ],
    ['on the day', taken('2026-03-12T05:00:00'), { time: day('2026-03-12') }, []],
    [
      '45 minutes after',
      taken('2026-03-13T00:45:00'),
      { time: day('2026-03-12') },
      ['Taken 45 minutes after the time it is said to show, by the clock of the device.'],
    ],
    [
      'an open span',
      taken('2030-01-01T00:00:00'),
      { time: { ...day('2026-03-12'), to: null } },
      [],
    ],
    [
      'a moment, any zone could explain it',
      taken('2026-03-12T21:10:00'),
      {
        time: { from: '2026-03-12T18:10:00Z', to: '2026-03-12T18:10:00Z', stated: '', zone: null },
      },
      [],
    ],
    [
      'a moment, the likely zone does not',
      taken('2026-03-12T21:10:00', null, 180),
      {
        time: { from: '2026-03-12T10:10:00Z', to: '2026-03-12T10:10:00Z', stated: '', zone: null },
      },
      ['Taken 8 hours after the time it is said to show, by the clock of the device.'],
    ],
    [
      'a moment by a stated offset',
      taken('2026-03-12T21:10:00', '+03:00'),
      {
        time: { from: '2026-03-12T18:10:00Z', to: '2026-03-12T18:10:30Z', stated: '', zone: null },
      },
      [],
    ],
    [
      'a known moment against a wall clock',
      taken('2026-03-12T23:50:00', '+03:00'),
      { time: day('2026-03-12') },
      [],
    ],
    ['nothing stated', BARE, { time: day('2026-03-12') }, []],
  ])('%s', (_, photo, claim, wanted) => {
    expect(texts(photo, claim)).toEqual(wanted);
  });

  test('[CL204] taken after it was sent, or after it reached us – said once', () => {
    const late = taken('2026-03-14T10:00:00', '+03:00');
    const sentAt = {
      from: '2026-03-12T10:00:00Z',
      to: '2026-03-12T10:00:00Z',
      stated: '',
      zone: null,
    };
    expect(photoFlags(late, { ...NOTHING, sentAt, receivedAt: '2026-03-12T11:00:00Z' })).toEqual([
      {
        kind: 'after-sent',
        text: 'Taken 2 days after it was sent, by the clock of the device: that clock or one of the times is wrong, or it is another photo.',
        metres: null,
        minutes: 2700,
      },
    ]);
    expect(texts(late, { receivedAt: '2026-03-12T11:00:00Z' })[0]).toMatch(/after it reached us/);
    expect(texts(late, { receivedAt: '2026-03-15T11:00:00Z' })).toEqual([]);
  });

  test('no zone makes a difference: what one zone could explain is no flag', () => {
    fc.assert(
      fc.property(fc.integer({ min: -720, max: 840 }), (zone) => {
        const local = new Date(Date.UTC(2026, 2, 12, 12) + zone * 60_000)
          .toISOString()
          .slice(0, 19);
        const moment = {
          from: '2026-03-12T12:00:00Z',
          to: '2026-03-12T12:00:00Z',
          stated: '',
          zone: null,
        };
        expect(texts(taken(local), { time: moment, sentAt: moment })).toEqual([]);
      }),
    );
  });

  test('durations in words', () => {
    expect([1, 59, 60, 125, 2880, 200_000, 1_500_000].map(durationText)).toEqual([
      '1 minute',
      '59 minutes',
      '1 hour',
      '2 hours 5 minutes',
      '2 days',
      '5 months',
      '3 years',
    ]);
  });
});

describe('[CL205] other photos', () => {
  const hash = '0123456789abcdef'.repeat(4);
  const own = { sha256: 'a', from: 'Alder' };
  const device = { make: 'Invento', model: 'Model 4', lens: null, serials: ['SN-0042'] };
  const other = (photo: PhotoFacts, sha256 = 'b', from = 'Birch') => [
    { sha256, photo, from, receivedOn: '12 March 2026' },
  ];
  const flags = (photo: PhotoFacts, others: ReturnType<typeof other>) =>
    photoFlags(photo, NOTHING, own, others).map(({ text }) => text);

  test('the same bytes, the same picture with its distance and how it is turned', () => {
    expect(flags(BARE, other(BARE, 'a'))).toEqual([
      'The same file, byte for byte, was received from Birch on 12 March 2026.',
    ]);
    const undated = other(BARE, 'a').map((one) => ({ ...one, receivedOn: '' }));
    expect(flags(BARE, undated)).toEqual([
      'The same file, byte for byte, was received from Birch.',
    ]);
    const near = { ...BARE, hash: `${hash.slice(0, 60)}0000` };
    expect(flags({ ...BARE, hash }, other(near))).toEqual([
      'The same or nearly the same picture (12 of 256 bits differ) was received from Birch on 12 March 2026.',
    ]);
    expect(flags({ ...BARE, hash }, other({ ...BARE, hash: 'f0c3'.repeat(16) }))).toEqual([]);
    const screen = { ...BARE, hash, type: 'image/png', width: 1080, height: 2400 };
    expect(flags({ ...BARE, hash }, other(screen))[0]).toContain('there perhaps a screenshot');
  });

  test('[CL206] the same device: by serial number, else only the same kind, never between photos of one source', () => {
    const photo = { ...BARE, device };
    expect(flags(photo, other(photo))).toEqual([
      'Taken with the same device (same serial number) as a photo received from Birch on 12 March 2026.',
    ]);
    const without = { ...BARE, device: { ...device, serials: [] } };
    expect(flags(photo, other(without))[0]).toMatch(
      /same kind of device \(Invento Model 4\).*there may be many/,
    );
    expect(flags(photo, other({ ...BARE, device: { ...device, serials: ['SN-0043'] } }))).toEqual(
      [],
    );
    expect(flags(photo, other({ ...BARE, device: { ...device, serials: ['00000000'] } }))).toEqual(
      [],
    );
    expect(flags(photo, other(photo, 'b', 'Alder'))).toEqual([]);
    // The number itself is in no sentence.
    expect(JSON.stringify(flags(photo, other(photo)))).not.toContain('SN-0042');
  });
});

test('[CL207] editing programs and screens are said to be what they are; the flags of the file are passed on', () => {
  expect(texts({ ...BARE, software: 'Adobe Photoshop 25.1' }, {})).toEqual([
    'Written by "Adobe Photoshop 25.1", a program that edits or makes pictures.',
  ]);
  expect(texts({ ...BARE, software: '17.4.1' }, {})).toEqual([]);
  expect(texts({ ...BARE, type: 'image/png', width: 1080, height: 2400 }, {})[0]).toMatch(
    /form of a phone's screen/,
  );
  expect(texts({ ...BARE, flags: ['Resized or cropped.'] }, {})).toEqual(['Resized or cropped.']);
});

test('[CL208] what a photo does not state is never a flag', () => {
  expect(
    photoFlags(
      BARE,
      {
        point: MARKET,
        time: day('2026-03-12'),
        sentAt: day('2026-03-12'),
        receivedAt: '2026-03-12T00:00:00Z',
      },
      { sha256: 'a', from: 'Alder' },
      [{ sha256: 'b', photo: BARE, from: 'Birch', receivedOn: '12 March' }],
    ),
  ).toEqual([]);
});
