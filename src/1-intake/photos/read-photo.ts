import { likeness, pictureBits, SAME_PICTURE } from '#terms/picture-hash.ts';
import { decodePicture, photosPrepared } from './decode-picture.ts';
import { exifPlace } from './exif-place.ts';
import { exifTime } from './exif-time.ts';
import { heifParts } from './heif-parts.ts';
import { readIptc } from './iptc.ts';
import { jpegParts } from './jpeg-parts.ts';
import { partHashes } from './part-hashes.ts';
import { perceptualHash } from './perceptual-hash.ts';
import type { PhotoCaption, PhotoDevice, PhotoFacts } from './photo-facts.ts';
import type { Picture } from './picture.ts';
import type { PictureParts } from './picture-parts.ts';
import { pngParts } from './png-parts.ts';
import { readTiff, type Directory, type Exif } from './tiff.ts';
import { webpParts } from './webp-parts.ts';
import { MOST_CAPTIONS, readXmp } from './xmp.ts';

/** Points of the largest picture that is decoded. */
export const MOST_POINTS = 100_000_000;
/** Points times scans: what a decoder goes over. A progressive photo has some ten scans. */
const MOST_WORK = 1_000_000_000;
/** Pictures with fewer points a side are icons: their signs are noise. */
const LEAST_SIDE = 16;

export interface PhotoReading {
  readonly facts: PhotoFacts;
  /** Whether there is any EXIF at all. */
  readonly hasExif: boolean;
  /** What is damaged in the file, in words. */
  readonly damage: readonly string[];
  /** Why the picture itself was not looked at; null when it was. */
  readonly notSeen: string | null;
}

/** The parts of a picture of a media type; null for one that is not read (GIF). */
export function pictureParts(bytes: Uint8Array, type: string): PictureParts | null {
  switch (type) {
    case 'image/jpeg':
      return jpegParts(bytes);
    case 'image/png':
      return pngParts(bytes);
    case 'image/webp':
      return webpParts(bytes);
    case 'image/heic':
      return heifParts(bytes);
    default:
      return null;
  }
}

/** What a photo says about itself and what it looks like. Never throws for what is in the bytes. */
export async function readPhoto(bytes: Uint8Array, type: string): Promise<PhotoReading | null> {
  const parts = pictureParts(bytes, type);
  if (parts === null) return null;
  const exif = parts.exif === null ? null : readTiff(parts.exif);
  const about = exifFacts(exif);
  const xmp = parts.xmp === null ? null : readXmp(parts.xmp);
  const damage = [...parts.damage, ...(exif?.damage ?? [])];
  if (xmp?.damaged === true) damage.push('The XMP block is damaged; what comes before is read.');

  const seen = await look(parts, about.orientation);
  const flags = [...about.flags];
  if (seen.picture !== null) {
    flags.push(...sizeFlags(about.stated, seen.picture));
    flags.push(...(await thumbnailFlags(exif?.thumbnail ?? null, seen)));
  } else if (parts.size !== null) flags.push(...sizeFlags(about.stated, parts.size));
  const captions = distinct([
    ...about.captions,
    ...(xmp?.captions ?? []).filter(({ what }) => what !== 'software'),
    ...(parts.iptc === null ? [] : readIptc(parts.iptc)),
    ...parts.texts.flatMap(pngCaption),
  ]);
  return {
    facts: {
      type: parts.type,
      width: parts.size?.width ?? null,
      height: parts.size?.height ?? null,
      orientation: about.orientation,
      takenAt: about.takenAt,
      gps: about.gps,
      device: about.device,
      software:
        about.software ??
        xmp?.captions.find(({ what }) => what === 'software')?.text ??
        parts.texts.find(({ key }) => key === 'Software')?.text.slice(0, 200) ??
        null,
      hash: seen.hash,
      ...(seen.picture === null || seen.hash === null
        ? {}
        : { parts: partHashes(seen.picture, seen.orientation) }),
      captions,
      flags,
    },
    hasExif: exif !== null,
    damage,
    notSeen: seen.why,
  };
}

interface Seen {
  readonly picture: Picture | null;
  readonly hash: string | null;
  readonly why: string | null;
  readonly orientation: number;
}

async function look(parts: PictureParts, orientation: number): Promise<Seen> {
  const turn = parts.turned ? 1 : orientation;
  const not = (why: string): Seen => ({ picture: null, hash: null, why, orientation: turn });
  if (parts.size === null) return not('its size is not stated');
  const { width, height } = parts.size;
  const points = width * height;
  if (points > MOST_POINTS) {
    return not(
      `it has ${Math.round(points / 1e6)} megapixels and more than ${MOST_POINTS / 1e6} are not decoded`,
    );
  }
  if (points * parts.passes > MOST_WORK)
    return not(`it has ${parts.passes} scans, too many to decode`);
  if (width < LEAST_SIDE || height < LEAST_SIDE) return not('it is smaller than an icon');
  if (!photosPrepared()) return not('no decoder is loaded');
  const picture = await decodePicture(parts.points, parts.type);
  if (picture === null) return not('it could not be decoded');
  const hash = perceptualHash(picture, turn);
  return {
    picture,
    hash,
    why: hash === null ? 'it has too little structure to be told from others' : null,
    orientation: turn,
  };
}

/** An edit that forgets the thumbnail leaves the picture as it was before. */
async function thumbnailFlags(bytes: Uint8Array | null, seen: Seen): Promise<readonly string[]> {
  const { picture, hash } = seen;
  if (bytes === null || picture === null || hash === null) return [];
  const { size } = jpegParts(bytes);
  if (size === null || size.width > 1024 || size.height > 1024) return [];
  const thumbnail = await decodePicture(bytes, 'image/jpeg');
  if (thumbnail === null || Math.min(thumbnail.width, thumbnail.height) < LEAST_SIDE) return [];
  const small = perceptualHash(withoutBars(thumbnail, picture), seen.orientation);
  const [a, b] = [pictureBits(hash), small === null ? null : pictureBits(small)];
  if (a === null || b === null) return [];
  const { distance } = likeness(a, b);
  return distance <= SAME_PICTURE
    ? []
    : [
        `The embedded thumbnail shows another crop or another picture (distance ${distance} of 256; up to ${SAME_PICTURE} is the same).`,
      ];
}

/** Thumbnails are 4:3 by rule; a wider picture stands between black bars, which are cut off. */
function withoutBars(thumbnail: Picture, picture: Picture): Picture {
  const wanted = picture.width / picture.height;
  const is = thumbnail.width / thumbnail.height;
  // A turned thumbnail, or one with hardly any bar: as it is.
  if (Math.abs(Math.log(is / wanted)) < 0.02) return thumbnail;
  const width = is > wanted ? Math.round(thumbnail.height * wanted) : thumbnail.width;
  const height = is > wanted ? thumbnail.height : Math.round(thumbnail.width / wanted);
  if (width < 1 || height < 1) return thumbnail;
  const left = Math.floor((thumbnail.width - width) / 2);
  const top = Math.floor((thumbnail.height - height) / 2);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * thumbnail.width + left) * 4;
    data.set(thumbnail.data.subarray(from, from + width * 4), y * width * 4);
  }
  return { width, height, data };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeFlags(stated: Size | null, is: Size): readonly string[] {
  if (stated === null) return [];
  const same =
    (stated.width === is.width && stated.height === is.height) ||
    (stated.width === is.height && stated.height === is.width);
  return same
    ? []
    : [
        `Resized or cropped after it was taken: the camera states ${stated.width} × ${stated.height} pixels, the picture has ${is.width} × ${is.height}.`,
      ];
}

interface ExifFacts extends Pick<
  PhotoFacts,
  'takenAt' | 'gps' | 'device' | 'software' | 'flags' | 'captions' | 'orientation'
> {
  readonly stated: Size | null;
}

/** What an EXIF block states. */
export function exifFacts(found: Exif | null): ExifFacts {
  if (found === null) {
    return {
      takenAt: null,
      gps: null,
      device: null,
      software: null,
      flags: [],
      captions: [],
      orientation: 1,
      stated: null,
    };
  }
  const { image, exif, gps } = found;
  const time = exifTime(image, exif, gps);
  const place = exifPlace(gps, time.gpsAt);
  const [width, height] = [whole(exif, 0xa002), whole(exif, 0xa003)];
  const turn = whole(image, 0x0112);
  const captions: PhotoCaption[] = [];
  for (const [what, tag] of [
    ['caption', 0x010e],
    ['creator', 0x013b],
    ['rights', 0x8298],
  ] as const) {
    const text = words(image, tag);
    if (text !== null) captions.push({ what, text, where: 'EXIF' });
  }
  const comment = userComment(exif);
  if (comment !== null) captions.push({ what: 'caption', text: comment, where: 'EXIF' });
  return {
    takenAt: time.takenAt,
    gps: place.place,
    device: deviceOf(image, exif),
    software: words(image, 0x0131),
    flags: [...time.flags, ...place.flags],
    captions,
    orientation: turn !== null && turn >= 1 && turn <= 8 ? turn : 1,
    stated: width !== null && height !== null && width > 0 && height > 0 ? { width, height } : null,
  };
}

function deviceOf(image: Directory, exif: Directory): PhotoDevice | null {
  const device: PhotoDevice = {
    make: words(image, 0x010f),
    model: words(image, 0x0110),
    lens: words(exif, 0xa434),
    serials: [0xa431, 0xa435, 0xa430].flatMap((tag) => words(exif, tag) ?? []),
  };
  const { make, model, lens, serials } = device;
  return make === null && model === null && lens === null && serials.length === 0 ? null : device;
}

/** A comment: eight bytes that name the coding, then text. */
function userComment(exif: Directory): string | null {
  const value = exif.get(0x9286);
  if (typeof value !== 'object' || value.length <= 8) return null;
  const coding = String.fromCharCode(...value.slice(0, 5));
  if (coding !== 'ASCII') return null;
  const text = String.fromCharCode(...value.slice(8))
    .replaceAll('\0', '')
    .trim();
  return text === '' ? null : text;
}

function pngCaption({
  key,
  text,
}: {
  readonly key: string;
  readonly text: string;
}): readonly PhotoCaption[] {
  const what = (
    {
      Title: 'title',
      Author: 'creator',
      Description: 'caption',
      Comment: 'caption',
      Copyright: 'rights',
      'Creation Time': 'date',
    } as Readonly<Record<string, string>>
  )[key];
  const plain = text.trim().slice(0, 4000);
  return what === undefined || plain === '' ? [] : [{ what, text: plain, where: 'PNG' }];
}

function distinct(captions: readonly PhotoCaption[]): readonly PhotoCaption[] {
  const seen = new Set<string>();
  const kept = captions.filter(({ what, text }) => {
    const key = `${what}\0${text}`;
    return seen.has(key) ? false : seen.add(key);
  });
  // NULs cannot be stored, and mean nothing here.
  return kept
    .slice(0, MOST_CAPTIONS)
    .map((one) => ({ ...one, text: one.text.replaceAll('\0', '␀') }));
}

function words(tags: Directory, tag: number): string | null {
  const value = tags.get(tag);
  return typeof value === 'string' && value !== '' ? value : null;
}

function whole(tags: Directory, tag: number): number | null {
  const value = tags.get(tag);
  const only = typeof value === 'object' && value.length === 1 ? value[0] : undefined;
  return only !== undefined && Number.isSafeInteger(only) ? only : null;
}
