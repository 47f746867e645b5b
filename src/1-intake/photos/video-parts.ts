import { boxes, firstBox, type Box } from './boxes.ts';
import { photoTime } from './exif-time.ts';
import type { PhotoPlace, PhotoTime } from './photo-facts.ts';
import { fourCharacters, utf8, viewOf } from './picture-parts.ts';

/** What the container of a video states; the pictures in it are not looked at. */
export interface VideoParts {
  readonly width: number | null;
  readonly height: number | null;
  readonly takenAt: PhotoTime | null;
  readonly gps: PhotoPlace | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly software: string | null;
  readonly title: string | null;
  readonly damage: readonly string[];
}

/** Seconds from 1904-01-01 to 1970-01-01, UTC: where ISO files and QuickTime begin. */
const FROM_1904 = 2_082_844_800;
/** Words of a container that are read. */
const LONGEST = 1000;

/**
 * MP4, MOV and 3GP: `moov` holds the header `mvhd` with the creation time – in UTC by the standard,
 * though some cameras write their local clock – tracks with their size, and what the maker added:
 * `©xyz` (position), or QuickTime's keys (`com.apple.quicktime.location.ISO6709`, `…creationdate` with
 * its offset, make, model, software).
 *
 * Source: ISO/IEC 14496-12 §8.2.2; Apple, *QuickTime File Format*, "Metadata".
 */
export function isoVideoParts(bytes: Uint8Array): VideoParts {
  const top = boxes(bytes, 0, bytes.length);
  const damage = top.cut ? ['The file is cut short or damaged.'] : [];
  const moov = firstBox(top.list, 'moov');
  if (moov === null) {
    return { ...emptyVideo(), damage: [...damage, 'The file has no header of a video.'] };
  }
  const inside = boxes(bytes, moov.from, moov.to).list;
  const words = wordsOf(bytes, inside);
  const said = (...keys: string[]): string | null =>
    keys.map((key) => words.get(key)).find((text) => text !== undefined && text !== '') ?? null;
  const stated = said('com.apple.quicktime.creationdate', '©day');
  return {
    ...trackSize(bytes, inside),
    takenAt: (stated === null ? null : isoTime(stated, 'creationdate')) ?? movieTime(bytes, inside),
    gps: placeOf(
      said('com.apple.quicktime.location.ISO6709', '©xyz'),
      said('com.apple.quicktime.location.accuracy.horizontal'),
    ),
    make: said('com.apple.quicktime.make', '©mak'),
    model: said('com.apple.quicktime.model', '©mod'),
    software: said('com.apple.quicktime.software', '©swr', '©too'),
    title: said('com.apple.quicktime.title', '©nam'),
    damage,
  };
}

export function emptyVideo(): VideoParts {
  return {
    width: null,
    height: null,
    takenAt: null,
    gps: null,
    make: null,
    model: null,
    software: null,
    title: null,
    damage: [],
  };
}

function movieTime(bytes: Uint8Array, inside: readonly Box[]): PhotoTime | null {
  const mvhd = firstBox(inside, 'mvhd');
  if (mvhd === null || mvhd.from + 12 > mvhd.to) return null;
  const view = viewOf(bytes);
  const long = view.getUint8(mvhd.from) === 1;
  const seconds = long ? Number(view.getBigUint64(mvhd.from + 4)) : view.getUint32(mvhd.from + 4);
  const at = seconds - FROM_1904;
  // 0 is "not set"; what lies before 1970 or after 2100 is nobody's clock.
  if (at <= 0 || at > 4_102_444_800) return null;
  return utcTime(at * 1000, 'mvhd');
}

/** A time that the standard says is in UTC. */
export function utcTime(milliseconds: number, field: string): PhotoTime | null {
  const text = new Date(milliseconds).toISOString().slice(0, 19);
  return photoTime(text, 'Z', '', field);
}

/** `2026-03-12T21:10:00+0300`, with or without offset. */
export function isoTime(text: string, field: string): PhotoTime | null {
  const offset = /(Z|[+-]\d\d:?\d\d)$/.exec(text.trim())?.[1] ?? '';
  return photoTime(text.trim(), offset, '', field);
}

/** `+35.9500+039.0100+266.000/`: ISO 6709. */
export function placeOf(text: string | null, accuracy: string | null): PhotoPlace | null {
  const match = /^([+-]\d{1,2}(?:\.(\d+))?)([+-]\d{1,3}(?:\.(\d+))?)([+-]\d+(?:\.\d+)?)?/.exec(
    text?.trim() ?? '',
  );
  if (match === null) return null;
  const [lat, lon] = [Number(match[1]), Number(match[3])];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return null;
  const digits = Math.min(match[2]?.length ?? 0, match[4]?.length ?? 0);
  const error = Number(accuracy ?? NaN);
  return {
    lat,
    lon,
    hemisphere: 'stated',
    radius: error > 0 ? error : Math.max(10, Math.round(111_320 * 10 ** -digits) / 2),
    radiusStated: error > 0,
    altitude: match[5] === undefined ? null : Number(match[5]),
    direction: null,
    at: null,
  };
}

function trackSize(
  bytes: Uint8Array,
  inside: readonly Box[],
): { width: number | null; height: number | null } {
  const view = viewOf(bytes);
  for (const track of inside.filter(({ name }) => name === 'trak')) {
    const head = firstBox(boxes(bytes, track.from, track.to).list, 'tkhd');
    if (head === null || head.to - head.from < 8) continue;
    // The last eight bytes: width and height as 16.16.
    const [width, height] = [view.getUint16(head.to - 8), view.getUint16(head.to - 4)];
    if (width > 0 && height > 0) return { width, height };
  }
  return { width: null, height: null };
}

/** Everything a maker wrote in words, by its four letters or its QuickTime key. */
function wordsOf(bytes: Uint8Array, inside: readonly Box[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const view = viewOf(bytes);
  const udta = firstBox(inside, 'udta');
  const userData = udta === null ? [] : boxes(bytes, udta.from, udta.to).list;
  for (const { name, from, to } of userData) {
    // Length, language, text – the classic form.
    if (!name.startsWith('\u00a9') || from + 4 > to) continue;
    const length = Math.min(view.getUint16(from), to - from - 4, LONGEST);
    words.set(name, utf8(bytes.subarray(from + 4, from + 4 + length)));
  }
  for (const meta of [...inside, ...userData].filter(({ name }) => name === 'meta')) {
    // QuickTime's `meta` begins with its boxes, ISO's with four bytes of version.
    const at = fourCharacters(bytes, meta.from + 4) === 'hdlr' ? meta.from : meta.from + 4;
    const parts = boxes(bytes, at, meta.to).list;
    const keys = keysOf(bytes, firstBox(parts, 'keys'));
    const list = firstBox(parts, 'ilst');
    if (list === null) continue;
    for (const item of boxes(bytes, list.from, list.to).list) {
      const data = firstBox(boxes(bytes, item.from, item.to).list, 'data');
      if (data === null || data.from + 8 > data.to) continue;
      // Names of items are numbers into the keys, where there are keys.
      const key = keys[view.getUint32(item.from - 4) - 1] ?? item.name;
      const text = utf8(bytes.subarray(data.from + 8, Math.min(data.to, data.from + 8 + LONGEST)));
      if (!words.has(key)) words.set(key, text);
    }
  }
  return words;
}

function keysOf(bytes: Uint8Array, box: Box | null): readonly string[] {
  if (box === null) return [];
  return boxes(bytes, box.from + 8, box.to).list.map(({ from, to }) =>
    utf8(bytes.subarray(from, Math.min(to, from + LONGEST))),
  );
}
