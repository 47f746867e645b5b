/**
 * How well pictures are told apart, and how fast: 200 invented scenes and what happens to pictures on
 * their way. Beside ours stands blockhash (256 bits, eight views), each judged at the threshold that
 * suits it best on these very pictures, which flatters it and not us: ours is fixed in
 * `#terms/picture-hash.ts`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bmvbhash } from 'blockhash-core';
import {
  likeness,
  pictureBits,
  pictureHash,
  SAME_PICTURE,
  type PictureBits,
} from '#terms/picture-hash.ts';
import { similarPhotos } from '#claims/photos/similar-photos.ts';
import { decodePicture, preparePhotos, usePhotoCodecs } from '#intake/photos/decode-picture.ts';
import { partHashes } from '#intake/photos/part-hashes.ts';
import { perceptualHash } from '#intake/photos/perceptual-hash.ts';
import type { Picture } from '#intake/photos/picture.ts';
import { jpegParts } from '#intake/photos/jpeg-parts.ts';
import { exifFacts, readPhoto } from '#intake/photos/read-photo.ts';
import { readTiff } from '#intake/photos/tiff.ts';
import {
  cropped,
  drawn,
  lighter,
  mirrored,
  resized,
  turned,
} from '#intake/photos/testing/change-picture.ts';
import { encoders } from '#intake/photos/testing/encoders.ts';
import { chance, inventedScene } from '#intake/photos/testing/invented-scene.ts';
import { exifSegment, gpsTags, jpegWith, tiffBytes } from '#intake/photos/testing/write-exif.ts';
import { loadPhotoCodecs } from '#jobs/photo-codecs.ts';
import { atLeast, atMost, figure, type Figure, type FigureOptions } from './figure.ts';

export interface PhotoMeasures {
  readonly pictures: number;
  /** Pairs of different pictures, eight views each. */
  readonly pairs: number;
  readonly ours: HashFigures;
  readonly blockhash: HashFigures;
  /** Ours with the fingerprints of parts of each picture on the desk beside it. */
  readonly parts: HashFigures;
  /** Milliseconds for one photo of 12 megapixels: decoding and fingerprint. */
  readonly largePhotoMs: number;
  /** Files a second: header, EXIF, captions, without decoding. */
  readonly exifPerSecond: number;
  /** Files a second of 320 × 240 points, with everything. */
  readonly smallPhotosPerSecond: number;
  /** Seconds to find all near pairs among so many fingerprints. */
  readonly search: { readonly photos: number; readonly seconds: number; readonly pairs: number };
}

export interface HashFigures {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  /** Of a million pairs of different pictures, those within the threshold. */
  readonly falsePerMillion: number;
  /** Least distance between two different pictures. */
  readonly nearestStrangers: number;
  readonly byChange: readonly {
    readonly change: string;
    readonly recall: number;
    readonly median: number;
    readonly most: number;
  }[];
}

/** The figures of photos for the bench. */
export async function photoFigures({ quick, say }: FigureOptions): Promise<readonly Figure[]> {
  // A quick run looks for what broke; the figures that are shown are those of the whole.
  const pictures = quick ? 10 : 200;
  const photos = quick ? 2_000 : 50_000;
  say(`${pictures} invented scenes, each in fourteen other forms`);
  const all = await measurePhotos(pictures, photos, quick ? 0.1 : 1);
  const on = `${pictures} invented scenes, each against all copies of all`;
  const named = (name: string): string => (quick ? `photos/${name}, quick` : `photos/${name}`);
  return [
    figure(
      named('same picture, precision'),
      all.ours.precision,
      'share',
      atLeast(0.99),
      `${on}; at most ${all.ours.threshold} of 256 bits`,
    ),
    figure(
      named('same picture, recall'),
      all.ours.recall,
      'share',
      null,
      `the same; crops of 10 % and from a corner included`,
    ),
    ...all.ours.byChange.map(({ change, recall, median, most }) =>
      figure(
        named(`recall: ${change}`),
        recall,
        'share',
        BEYOND.has(change) ? null : atLeast(0.99),
        `median ${median} bits, most ${most}`,
      ),
    ),
    figure(
      named('nearest two different pictures'),
      all.ours.nearestStrangers,
      'count',
      atLeast(all.ours.threshold + 1),
      'bits of 256 over eight views',
    ),
    ...all.parts.byChange
      .filter(({ change }) => change.startsWith('crop'))
      .map(({ change, recall, median, most }) =>
        figure(
          named(`recall with parts: ${change}`),
          recall,
          'share',
          atLeast(0.99),
          `shown to ask about, no link; median ${median} bits, most ${most}`,
        ),
      ),
    figure(
      named('with parts, nearest two different pictures'),
      all.parts.nearestStrangers,
      'count',
      atLeast(all.parts.threshold + 1),
      'bits of 256 over eight views and eighteen parts',
    ),
    figure(
      named('blockhash, precision at its best threshold'),
      all.blockhash.precision,
      'share',
      null,
      `at most ${all.blockhash.threshold} of 256 bits, chosen on these pictures`,
    ),
    figure(
      named('blockhash, recall at its best threshold'),
      all.blockhash.recall,
      'share',
      null,
      `of a million pairs of different pictures ${Math.round(all.blockhash.falsePerMillion)} are taken for the same (ours: ${Math.round(all.ours.falsePerMillion)})`,
    ),
    figure(
      named('a photo of 12 megapixels'),
      all.largePhotoMs,
      'milliseconds',
      atMost(1500),
      'JPEG 4000 × 3000: header, decoding, fingerprint; median of three rounds',
    ),
    figure(
      named('EXIF'),
      all.exifPerSecond,
      'per second',
      atLeast(1000),
      'segments, tags and what they mean; without decoding',
    ),
    figure(
      named('photos of 320 × 240'),
      all.smallPhotosPerSecond,
      'per second',
      null,
      'everything',
    ),
    figure(
      named(`all near pairs of ${photos.toLocaleString('en-US')} photos`),
      all.search.seconds,
      'seconds',
      null,
      `${all.search.pairs} pairs found, exact, eight views`,
    ),
  ];
}

/** What no fingerprint of a whole picture can be asked to find: measured, not promised. */
const BEYOND = new Set(['crop of 10 %', 'crop of 5 %, from one corner', 'strip of caption, 12 %']);

/** Runs everything; `pictures` scenes, `photos` fingerprints for the search, `often` times the usual repeats. */
export async function measurePhotos(
  pictures: number,
  photos: number,
  often = 1,
): Promise<PhotoMeasures> {
  const times = (usual: number): number => Math.max(1, Math.round(usual * often));
  const { resolve } = createRequire(import.meta.url);
  usePhotoCodecs(loadPhotoCodecs);
  await preparePhotos();
  const codec = await encoders((name) => new Uint8Array(readFileSync(resolve(name))));
  const again = async (bytes: Uint8Array, type: string): Promise<Picture> => {
    const picture = await decodePicture(bytes, type);
    if (picture === null) throw new Error(`A ${type} that was just written cannot be read.`);
    return picture;
  };
  const jpeg = async (picture: Picture, quality: number): Promise<Picture> =>
    again(await codec.jpeg(picture, quality), 'image/jpeg');
  const changes: Readonly<Record<string, (picture: Picture) => Promise<Picture> | Picture>> = {
    'JPEG, quality 40': (p) => jpeg(p, 40),
    'JPEG, quality 15': (p) => jpeg(p, 15),
    'a quarter of the size': (p) => resized(p, 1 / 4),
    'four times the size': (p) => resized(p, 4),
    'crop of 5 %': (p) => cropped(p, 0.05),
    'crop of 5 %, from one corner': (p) => cropped(p, 0.05, 0, 0),
    'crop of 10 %': (p) => cropped(p, 0.1),
    lighter: (p) => lighter(p, 1.25, 15),
    darker: (p) => lighter(p, 0.7, -5),
    'WebP, quality 50': async (p) => again(await codec.webp(p, 50), 'image/webp'),
    'turned by a quarter': turned,
    mirrored: mirrored,
    'strip of caption, 12 %': (p) =>
      drawn(p.width, p.height, (x, y) => {
        const at = 4 * (y * p.width + x);
        return y > p.height * 0.88
          ? [0, 0, 0]
          : [p.data[at] ?? 0, p.data[at + 1] ?? 0, p.data[at + 2] ?? 0];
      }),
    'as a chat app sends it: crop of 3 %, half the size, quality 50, turned': async (p) =>
      jpeg(turned(resized(cropped(p, 0.03), 0.5)), 50),
  };
  const scenes = Array.from({ length: pictures }, (_, i) => inventedScene(i + 1));
  const copies: { readonly change: string; readonly of: number; readonly picture: Picture }[] = [];
  for (const [change, make] of Object.entries(changes)) {
    for (const [of, scene] of scenes.entries())
      copies.push({ change, of, picture: await make(scene) });
  }

  const ours = judge(
    scenes.map(ourBits),
    copies.map((copy) => ({ ...copy, print: ourBits(copy.picture) })),
    (a, b) => likeness(a, b).distance,
    SAME_PICTURE,
  );
  const parts = judge(
    scenes.map((scene) => [
      ourBits(scene),
      ...partHashes(scene).flatMap((hash) => pictureBits(hash) ?? []),
    ]),
    copies.map((copy) => ({ ...copy, print: [ourBits(copy.picture)] })),
    ([copy], originals) =>
      copy === undefined
        ? 256
        : originals.reduce((least, one) => Math.min(least, likeness(copy, one).distance), 256),
    SAME_PICTURE,
  );
  const blockhash = judge(
    scenes.map(blockViews),
    copies.map((copy) => ({ ...copy, print: blockViews(copy.picture).slice(0, 1) })),
    (a, b) => Math.min(...a.map((one) => Math.min(...b.map((other) => bitsApart(one, other))))),
    null,
  );

  const large = await codec.jpeg(resized(inventedScene(1, 1000, 750), 4), 80);
  const largePhotoMs = await timed(times(3), () => readPhoto(large, 'image/jpeg'));
  const small = await codec.jpeg(inventedScene(1), 80);
  const plain = jpegWith(
    small,
    exifSegment(
      tiffBytes({
        image: { 0x010f: { ascii: 'Invento' }, 0x0110: { ascii: 'Model 4' } },
        exif: { 0x9003: { ascii: '2026:03:12 21:10:05' }, 0x9011: { ascii: '+03:00' } },
        gps: gpsTags(35.95, 39.01),
      }),
    ),
  );
  const exifMs = await timed(times(5000), () => {
    const { exif } = jpegParts(plain);
    return exif === null ? null : exifFacts(readTiff(exif));
  });
  const smallMs = await timed(times(100), () => readPhoto(plain, 'image/jpeg'));

  return {
    pictures,
    pairs: (pictures * (pictures - 1)) / 2,
    ours,
    parts,
    blockhash,
    largePhotoMs,
    exifPerSecond: 1000 / exifMs,
    smallPhotosPerSecond: 1000 / smallMs,
    search: searchFigures(photos),
  };
}

function ourBits(picture: Picture): PictureBits {
  const bits = pictureBits(perceptualHash(picture) ?? '');
  if (bits === null) throw new Error('A scene without structure.');
  return bits;
}

/** All eight views: blockhash cannot turn a fingerprint, so the picture is turned. */
function blockViews(picture: Picture): readonly Uint32Array[] {
  const views = [picture];
  for (let i = 0; i < 3; i += 1) views.push(turned(views[i] as Picture));
  return [...views, ...views.map(mirrored)].map((view) => {
    const hex = bmvbhash(view as unknown as ImageData, 16);
    return Uint32Array.from({ length: 8 }, (_, i) =>
      Number.parseInt(hex.slice(8 * i, 8 * i + 8), 16),
    );
  });
}

function bitsApart(a: Uint32Array, b: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < 8; i += 1) {
    for (let v = ((a[i] ?? 0) ^ (b[i] ?? 0)) >>> 0; v !== 0; v = (v & (v - 1)) >>> 0) sum += 1;
  }
  return sum;
}

/** Every copy against every original: its own is right, any other is wrong. */
function judge<P>(
  originals: readonly P[],
  copies: readonly { readonly change: string; readonly of: number; readonly print: P }[],
  distance: (a: P, b: P) => number,
  fixed: number | null,
): HashFigures {
  const right: { readonly change: string; readonly d: number }[] = [];
  const wrong: number[] = [];
  for (const { change, of, print } of copies) {
    for (const [i, original] of originals.entries()) {
      const d = distance(print, original);
      if (i === of) right.push({ change, d });
      else wrong.push(d);
    }
  }
  const at = (
    t: number,
  ): { readonly precision: number; readonly recall: number; readonly f1: number } => {
    const [hits, false_] = [
      right.filter(({ d }) => d <= t).length,
      wrong.filter((d) => d <= t).length,
    ];
    const precision = hits + false_ === 0 ? 1 : hits / (hits + false_);
    const recall = hits / right.length;
    return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
  };
  const threshold =
    fixed ??
    Array.from({ length: 128 }, (_, t) => t).reduce(
      (best, t) => (at(t).f1 > at(best).f1 ? t : best),
      0,
    );
  return {
    threshold,
    precision: at(threshold).precision,
    recall: at(threshold).recall,
    falsePerMillion: (1e6 * wrong.filter((d) => d <= threshold).length) / wrong.length,
    nearestStrangers: wrong.reduce((least, d) => Math.min(least, d), 256),
    byChange: [...new Set(copies.map(({ change }) => change))].map((change) => {
      const own = right
        .filter((one) => one.change === change)
        .map(({ d }) => d)
        .sort((a, b) => a - b);
      return {
        change,
        recall: own.filter((d) => d <= threshold).length / own.length,
        median: own[own.length >> 1] ?? 0,
        most: own.at(-1) ?? 0,
      };
    }),
  };
}

/** Fingerprints like coins, a tenth of them copies of an earlier one with up to 60 bits changed. */
function searchFigures(photos: number): PhotoMeasures['search'] {
  const random = chance(11);
  const made: number[][] = [];
  const list = Array.from({ length: photos }, (_, i) => {
    const from = i > 10 && random() < 0.1 ? made[Math.floor(random() * i)] : undefined;
    const c = Array.from({ length: 256 }, (_unused, k) =>
      from === undefined ? random() - 0.5 : (from[k] ?? 0) * (random() < 0.15 ? -1 : 1),
    );
    made.push(c);
    return { id: String(i), hash: pictureHash(c) };
  });
  const start = performance.now();
  const pairs = similarPhotos(list).length;
  return { photos, seconds: (performance.now() - start) / 1000, pairs };
}

/** Milliseconds of one, the median of three rounds. */
async function timed(times: number, work: () => unknown): Promise<number> {
  await work();
  const rounds: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    for (let i = 0; i < times; i += 1) await work();
    rounds.push((performance.now() - start) / times);
  }
  return rounds.sort((a, b) => a - b)[1] ?? 0;
}
