import type { Directory } from './tiff.ts';
import type { PhotoTime } from './photo-facts.ts';

/**
 * When a photo says it was taken, never read in the zone of this machine.
 *
 * EXIF writes `2026:03:12 21:10:00` by the clock of the device: no zone. Newer devices add
 * `OffsetTimeOriginal` (`+03:00`); then the moment is known and kept in UTC. Otherwise the time stays
 * naive. GPS time is UTC by the satellites: its difference to the clock, rounded to a quarter of an
 * hour, is the *likely* offset – every zone of the world lies on one – and a difference that is not
 * near one says that the clock was wrong or that one of the two was written later.
 *
 * Source: CIPA DC-008 (Exif 2.32) §4.6.5 (DateTimeOriginal, OffsetTimeOriginal, SubSecTimeOriginal),
 * §4.6.6 (GPSTimeStamp, GPSDateStamp).
 */
const [ORIGINAL, DIGITIZED, CHANGED] = [0x9003, 0x9004, 0x0132];
const OFFSETS: Readonly<Record<number, number>> = {
  [ORIGINAL]: 0x9011,
  [DIGITIZED]: 0x9012,
  [CHANGED]: 0x9010,
};
const FRACTIONS: Readonly<Record<number, number>> = {
  [ORIGINAL]: 0x9291,
  [DIGITIZED]: 0x9292,
  [CHANGED]: 0x9290,
};
const MINUTE = 60_000;
/** A clock and the satellites may differ by so much: the fix is some seconds old, clocks drift. */
const NEAR_ZONE = 2;
/** No zone lies further from UTC, in minutes. */
const FURTHEST = 14 * 60;

export interface ExifTime {
  readonly takenAt: PhotoTime | null;
  /** By the satellites, UTC, ISO 8601 with `Z`; null when not stated in full. */
  readonly gpsAt: string | null;
  readonly flags: readonly string[];
}

export function exifTime(image: Directory, exif: Directory, gps: Directory): ExifTime {
  const flags: string[] = [];
  const original = timeIn(exif, exif, ORIGINAL, 'DateTimeOriginal');
  const digitized = timeIn(exif, exif, DIGITIZED, 'DateTimeDigitized');
  const changed = timeIn(image, exif, CHANGED, 'DateTime');
  for (const { wrong } of [original, digitized, changed]) if (wrong !== null) flags.push(wrong);
  const taken = original.time ?? digitized.time ?? changed.time;
  const gpsAt = gpsTime(gps);
  if (taken === null) return { takenAt: null, gpsAt, flags };

  if (taken === changed.time) {
    flags.push('Only the time of the last change is stated, not when the photo was taken.');
  } else if (changed.time !== null) {
    const later = Math.round((clock(changed.time.naive) - clock(taken.naive)) / MINUTE);
    if (later >= 1)
      flags.push(`Changed ${duration(later)} after it was taken, by its own account.`);
  }
  let likelyOffset: number | null = null;
  if (gpsAt !== null) {
    const minutes = (clock(taken.naive) - Date.parse(gpsAt)) / MINUTE;
    const quarter = 15 * Math.round(minutes / 15);
    if (Math.abs(minutes - quarter) > NEAR_ZONE || Math.abs(quarter) > FURTHEST) {
      flags.push(
        `The clock and the satellites' time differ by ${duration(Math.round(Math.abs(minutes)))}, which no time zone explains.`,
      );
    } else {
      likelyOffset = quarter;
      const stated = taken.offset === null ? null : offsetMinutes(taken.offset);
      if (stated !== null && stated !== quarter) {
        flags.push(
          `The stated offset ${taken.offset} does not fit the satellites' time, which suggests ${offsetText(quarter)}.`,
        );
      }
    }
  }
  return { takenAt: { ...taken, likelyOffset }, gpsAt, flags };
}

function timeIn(
  where: Directory,
  exif: Directory,
  tag: number,
  field: string,
): { readonly time: PhotoTime | null; readonly wrong: string | null } {
  const stated = textOf(where, tag);
  if (stated === '' || /^[\s:0]*$/.test(stated)) return { time: null, wrong: null };
  const time = photoTime(
    stated,
    textOf(exif, OFFSETS[tag] ?? 0),
    textOf(exif, FRACTIONS[tag] ?? 0),
    field,
  );
  return {
    time,
    wrong: time === null ? `${field} is not a time: "${stated.slice(0, 40)}".` : null,
  };
}

/** A time in EXIF's form (or with dashes), its offset and fraction if stated; null when it is none. */
export function photoTime(
  stated: string,
  offset: string,
  fraction: string,
  field: string,
): PhotoTime | null {
  const match =
    /^(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:\s?(Z|[+-]\d\d:?\d\d)(?!\d))?/.exec(
      stated.trim(),
    );
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '00', written = ''] = match;
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // A 30 February rolls over; the text that comes back is then another.
  const moment = Date.parse(`${whole}Z`);
  if (Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 19) !== whole) return null;
  const digits = /^\d{1,9}$/.exec(fraction.trim())?.[0]?.replace(/0+$/, '') ?? '';
  const naive = digits === '' ? whole : `${whole}.${digits}`;
  // Some programs write the time as ISO 8601 has it, with the offset in the same words.
  const minutes = offsetMinutes(offset) ?? offsetMinutes(written);
  const at = (text: string): string =>
    minutes === null
      ? text
      : `${new Date(clock(text) - minutes * MINUTE).toISOString().slice(0, 19)}Z`;
  return {
    span: {
      from: at(whole),
      to: at(match[6] === undefined ? `${whole.slice(0, 17)}59` : whole),
      stated: `${stated.trim()} ${offsetMinutes(offset) === null ? '' : offset.trim()}`.trim(),
      zone: null,
    },
    naive,
    offset: minutes === null ? null : offsetText(minutes),
    likelyOffset: null,
    field,
  };
}

/** UTC by the satellites: date and three rationals. */
function gpsTime(gps: Directory): string | null {
  const day = /^(\d{4}):(\d\d):(\d\d)$/.exec(textOf(gps, 0x1d));
  const parts = gps.get(0x07);
  if (day === null || typeof parts !== 'object' || parts.length !== 3) return null;
  const [hour = NaN, minute = NaN, second = NaN] = parts;
  const start = Date.parse(`${day[1]}-${day[2]}-${day[3]}T00:00:00Z`);
  if (
    Number.isNaN(start) ||
    !(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61)
  ) {
    return null;
  }
  return `${new Date(start + 1000 * Math.floor(3600 * hour + 60 * minute + second)).toISOString().slice(0, 19)}Z`;
}

function textOf(tags: Directory, tag: number): string {
  const value = tags.get(tag);
  return typeof value === 'string' ? value : '';
}

/** Milliseconds of a wall clock, as if it were UTC. */
function clock(naive: string): number {
  return Date.parse(`${naive.slice(0, 19)}Z`);
}

/** `+03:00` → 180; null when it is no offset of a zone. */
export function offsetMinutes(text: string): number | null {
  if (text.trim() === 'Z') return 0;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text.trim());
  if (match === null) return null;
  const minutes = 60 * Number(match[2]) + Number(match[3]);
  return minutes > FURTHEST ? null : match[1] === '-' ? -minutes : minutes;
}

function offsetText(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Minutes in words: `40 minutes`, `3 hours 20 minutes`, `5 days`. */
function duration(minutes: number): string {
  const of = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (minutes < 60) return of(minutes, 'minute');
  if (minutes < 48 * 60) {
    const rest = minutes % 60;
    return of(Math.floor(minutes / 60), 'hour') + (rest === 0 ? '' : ` ${of(rest, 'minute')}`);
  }
  return of(Math.round(minutes / 1440), 'day');
}
