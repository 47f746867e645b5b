import { photoTime } from './exif-time.ts';
import { utf8, viewOf } from './picture-parts.ts';
import { emptyVideo, isoTime, placeOf, utcTime, type VideoParts } from './video-parts.ts';

/**
 * MKV and WebM: a tree of elements, each an id and a length of up to eight bytes. Read are the segment's
 * `Info` (date in nanoseconds since 2001, title, the programs that wrote it), the video track's size, and
 * `Tags` of the names makers use. Clusters of pictures and sound are stepped over.
 *
 * Source: RFC 8794 (EBML); RFC 9559 (Matroska).
 */
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const TAGS = 0x1254c367;
/** Elements that are opened. */
const OPENED = new Set([SEGMENT, INFO, TRACKS, TAGS, 0xae, 0xe0, 0x7373, 0x67c8]);
const MOST_ELEMENTS = 20_000;
const LONGEST = 1000;
const FROM_2001 = Date.UTC(2001, 0, 1);

export function matroskaParts(bytes: Uint8Array): VideoParts {
  const view = viewOf(bytes);
  const said = new Map<string, string>();
  const damage: string[] = [];
  let [width, height] = [0, 0];
  let date: number | null = null;
  let left = MOST_ELEMENTS;
  let tagName = '';

  const walk = (from: number, to: number, depth: number): void => {
    let at = from;
    while (at < to && left > 0) {
      left -= 1;
      const id = number(at, to, true);
      const length = id === null ? null : number(at + id.size, to, false);
      if (id === null || length === null) {
        damage.push('The file is cut short or damaged.');
        return;
      }
      const start = at + id.size + length.size;
      // A length of all ones is not known: to the end of what holds it.
      const end = length.open ? to : start + length.value;
      if (end > to) damage.push('The file is cut short or damaged.');
      const stop = Math.min(end, to);
      if (OPENED.has(id.value)) {
        if (depth < 8) walk(start, stop, depth + 1);
      } else leaf(id.value, start, stop);
      at = end;
    }
  };
  const number = (
    at: number,
    to: number,
    keepMark: boolean,
  ): { readonly value: number; readonly size: number; readonly open: boolean } | null => {
    const first = bytes[at];
    if (first === undefined || first === 0 || at >= to) return null;
    const size = Math.clz32(first) - 23;
    if (at + size > to) return null;
    let value = keepMark ? first : first & ((1 << (8 - size)) - 1);
    let open = (first & ((1 << (8 - size)) - 1)) === (1 << (8 - size)) - 1;
    for (let i = 1; i < size; i += 1) {
      const byte = bytes[at + i] as number;
      value = value * 256 + byte;
      open &&= byte === 0xff;
    }
    return { value, size, open: open && !keepMark };
  };
  const leaf = (id: number, from: number, to: number): void => {
    const text = (): string => utf8(bytes.subarray(from, Math.min(to, from + LONGEST)));
    const whole = (): number => {
      let value = 0;
      for (let at = from; at < Math.min(to, from + 8); at += 1)
        value = value * 256 + (bytes[at] ?? 0);
      return value;
    };
    if (id === 0x4461 && to - from === 8)
      date = Number(view.getBigInt64(from) / 1_000_000n) + FROM_2001;
    else if (id === 0x7ba9) said.set('TITLE', text());
    else if (id === 0x5741) said.set('WRITING', text());
    else if (id === 0xb0) width = Math.max(width, whole());
    else if (id === 0xba) height = Math.max(height, whole());
    else if (id === 0x45a3) tagName = text().toUpperCase();
    else if (id === 0x4487 && tagName !== '' && !said.has(tagName)) said.set(tagName, text());
  };
  walk(0, bytes.length, 0);
  if (left === 0)
    damage.push(`The file has more than ${MOST_ELEMENTS} elements; the rest was not read.`);

  const tag = (...names: string[]): string | null =>
    names.map((name) => said.get(name)).find((text) => text !== undefined && text !== '') ?? null;
  const stated = tag('COM.APPLE.QUICKTIME.CREATIONDATE', 'CREATION_TIME', 'DATE_RECORDED');
  const usable = date !== null && date > 0 && date < 4_102_444_800_000 ? date : null;
  return {
    ...emptyVideo(),
    width: width > 0 ? width : null,
    height: height > 0 ? height : null,
    takenAt:
      (stated === null ? null : (isoTime(stated, 'tag') ?? photoTime(stated, '', '', 'tag'))) ??
      (usable === null ? null : utcTime(usable, 'DateUTC')),
    gps: placeOf(tag('COM.APPLE.QUICKTIME.LOCATION.ISO6709', 'LOCATION'), null),
    make: tag('COM.APPLE.QUICKTIME.MAKE', 'MAKE'),
    model: tag('COM.APPLE.QUICKTIME.MODEL', 'MODEL'),
    software: tag('WRITING', 'ENCODER'),
    title: tag('TITLE'),
    damage: [...new Set(damage)],
  };
}
