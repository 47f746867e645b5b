/**
 * What a photo states about itself, held against what is claimed of it.
 *
 * A flag is a difference in words – the distance, the minutes – for a person to ask about. None is a
 * verdict: clocks are wrong, phones place themselves by the nearest mast, a photo of a photo is sent in
 * good faith. What a photo does *not* state is never a flag, because chat apps take it all out.
 *
 * - **place**: the distance between the stated position and the claimed one, less both radii. If the
 *   file leaves out the hemisphere, all four are tried and the nearest counts.
 * - **time**: the gap between the two intervals; none when they touch. A photo without offset is
 *   compared by the wall clock with a claim without one; with the satellites' likely offset or, failing
 *   that, any zone on earth (UTC−12 … UTC+14) where the other side is a moment. So a zone can hide a
 *   difference and never make one.
 * - **direction**: the bearing from the camera to the claimed point against where it looked; half a
 *   phone's field of view (35°) and ten degrees of compass are allowed. A compass tells nothing when
 *   the point lies within the radii.
 * - **device, picture**: the same serial number, or make and model and lens without one; the same bytes,
 *   or a fingerprint within reach (`#terms/picture-hash.ts`).
 *
 * Source: distances on a sphere by the haversine formula (R. W. Sinnott, *Sky and Telescope* 68, 1984);
 * what to ask of a photo: Berkeley Protocol on Digital Open Source Investigations (2020), VII.C.
 */
import { likenessWithin, pictureBits, SAME_PICTURE, type View } from '#terms/picture-hash.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { PhotoFacts, PhotoPlace } from '#intake/photos/photo-facts.ts';

/** What is claimed of a photo; null where nothing is. */
export interface PhotoClaim {
  /** Where it is said to have been taken, or what it is said to show. */
  readonly point: { readonly lat: number; readonly lon: number; readonly radius: number } | null;
  /** When what it shows is said to have happened. */
  readonly time: TimeSpan | null;
  /** When the source sent it, by the message that carried it. */
  readonly sentAt: TimeSpan | null;
  /** When it reached us, a moment. */
  readonly receivedAt: string | null;
}

/** Another photo on the desk. */
export interface OtherPhoto {
  readonly sha256: string;
  readonly photo: PhotoFacts;
  /** Who gave it to us, as the desk calls them. */
  readonly from: string;
  /** When it reached us, in words or as a date; empty when that is not known. */
  readonly receivedOn: string;
}

export interface PhotoFlag {
  readonly kind:
    | 'place'
    | 'time'
    | 'after-sent'
    | 'direction'
    | 'same-device'
    | 'same-picture'
    | 'screenshot'
    | 'edited'
    | 'file';
  /** One sentence for a person. */
  readonly text: string;
  /** Metres between the two places; null when the flag is about something else. */
  readonly metres: number | null;
  /** Minutes between the two times; null when the flag is about something else. */
  readonly minutes: number | null;
}

const EARTH = 6_371_008.8;
const HALF_VIEW = 35 + 10;
const MINUTE = 60_000;
/** Nobody's watch is better. */
const LEAST_MINUTES = 2;
const EDITORS =
  /photoshop|lightroom|gimp|snapseed|picsart|pixelmator|affinity|canva|facetune|remini|vsco|paint\.net|photopea|polarr|meitu|stable diffusion|midjourney|dall|firefly|capcut|inshot/i;
/** Points a side of screens of phones, which photos do not have. */
const SCREEN_RATIO = 1.9;

/** Everything in a photo that a person should ask about, given what is claimed of it. */
export function photoFlags(
  photo: PhotoFacts,
  claim: PhotoClaim,
  own: { readonly sha256: string; readonly from: string } | null = null,
  others: readonly OtherPhoto[] = [],
): readonly PhotoFlag[] {
  return [
    ...placeFlags(photo.gps, claim.point),
    ...timeFlags(photo, claim),
    ...editFlags(photo),
    ...photo.flags.map((text): PhotoFlag => plain('file', text)),
    ...(own === null ? [] : others.flatMap((other) => otherFlags(photo, own, other))),
  ];
}

function placeFlags(gps: PhotoPlace | null, point: PhotoClaim['point']): readonly PhotoFlag[] {
  if (gps === null || point === null) return [];
  const flags: PhotoFlag[] = [];
  const places =
    gps.hemisphere === 'stated'
      ? [gps]
      : [1, -1].flatMap((n) =>
          [1, -1].map((e) => ({ ...gps, lat: n * gps.lat, lon: e * gps.lon })),
        );
  const [at = gps] = places.sort((a, b) => metresBetween(a, point) - metresBetween(b, point));
  const metres = metresBetween(at, point);
  const apart = metres - gps.radius - point.radius;
  if (apart > 0) {
    flags.push({
      kind: 'place',
      text: `Taken ${distanceText(metres)} from the place it is said to show, by the position in the file.`,
      metres,
      minutes: null,
    });
  }
  const { direction } = gps;
  // Near the point, any direction may be towards it: the bearing is as wide as the radii make it.
  const slack = (Math.atan2(gps.radius + point.radius, metres) * 180) / Math.PI;
  if (direction !== null && metres > gps.radius + point.radius) {
    const bearing = bearingTo(at, point);
    const off = Math.abs(((direction.degrees - bearing + 540) % 360) - 180);
    if (off > HALF_VIEW + slack) {
      flags.push({
        kind: 'direction',
        text: `The camera looked ${compass(direction.degrees)} (${Math.round(direction.degrees)}°), and the place it is said to show lies ${compass(bearing)} (${Math.round(bearing)}°), ${Math.round(off)}° away from that.`,
        metres,
        minutes: null,
      });
    }
  }
  return flags;
}

function timeFlags(photo: PhotoFacts, claim: PhotoClaim): readonly PhotoFlag[] {
  if (photo.takenAt === null) return [];
  const flags: PhotoFlag[] = [];
  if (claim.time !== null) {
    const gap = gapMinutes(photo, claim.time);
    if (Math.abs(gap) >= LEAST_MINUTES) {
      flags.push({
        kind: 'time',
        text: `Taken ${durationText(Math.abs(gap))} ${gap < 0 ? 'before' : 'after'} the time it is said to show, by the clock of the device.`,
        metres: null,
        minutes: gap,
      });
    }
  }
  for (const [span, what] of [
    [claim.sentAt, 'it was sent'],
    [
      claim.receivedAt === null
        ? null
        : { from: claim.receivedAt, to: claim.receivedAt, stated: '', zone: null },
      'it reached us',
    ],
  ] as const) {
    const gap = span === null ? 0 : gapMinutes(photo, { ...span, from: null });
    if (gap < LEAST_MINUTES) continue;
    flags.push({
      kind: 'after-sent',
      text: `Taken ${durationText(gap)} after ${what}, by the clock of the device: that clock or one of the times is wrong, or it is another photo.`,
      metres: null,
      minutes: gap,
    });
    // Said once: who sent it late also received it late.
    break;
  }
  return flags;
}

function editFlags(photo: PhotoFacts): readonly PhotoFlag[] {
  const flags: PhotoFlag[] = [];
  if (photo.software !== null && EDITORS.test(photo.software)) {
    flags.push(
      plain(
        'edited',
        `Written by "${photo.software.slice(0, 80)}", a program that edits or makes pictures.`,
      ),
    );
  }
  const { width, height } = photo;
  if (
    photo.type === 'image/png' &&
    photo.device === null &&
    photo.gps === null &&
    width !== null &&
    height !== null &&
    Math.max(width, height) / Math.min(width, height) >= SCREEN_RATIO &&
    Math.min(width, height) >= 640
  ) {
    flags.push(
      plain(
        'screenshot',
        `It has the form of a phone's screen (${width} × ${height} pixels, PNG, no camera): perhaps a screenshot, so the first file is to be asked for.`,
      ),
    );
  }
  return flags;
}

function otherFlags(
  photo: PhotoFacts,
  own: { readonly sha256: string; readonly from: string },
  other: OtherPhoto,
): readonly PhotoFlag[] {
  const flags: PhotoFlag[] = [];
  const day = other.receivedOn === '' ? '' : ` on ${other.receivedOn}`;
  const received = `received from ${other.from}${day}`;
  if (own.sha256 === other.sha256) {
    flags.push(plain('same-picture', `The same file, byte for byte, was ${received}.`));
  } else {
    const [a, b] = [bitsOf(photo), bitsOf(other.photo)];
    const found = a === null || b === null ? null : likenessWithin(a, b, SAME_PICTURE);
    if (found !== null)
      flags.push(
        plain('same-picture', sameText(found.distance, found.view, received, other.photo)),
      );
    else {
      const crop = cropDistance(photo, other.photo);
      if (crop !== null)
        flags.push(
          plain(
            'same-picture',
            `Perhaps a crop of the same picture (${crop} of 256 bits of a part differ) was ${received}: look at both.`,
          ),
        );
    }
  }
  if (own.from !== other.from) {
    const same = sameDevice(photo, other.photo);
    if (same !== null) {
      flags.push(
        plain(
          'same-device',
          same === 'serial'
            ? `Taken with the same device (same serial number) as a photo ${received}.`
            : `Taken with the same kind of device (${[photo.device?.make, photo.device?.model].filter(Boolean).join(' ')}) as a photo ${received}; there may be many of it.`,
        ),
      );
    }
  }
  return flags;
}

/** Same picture, how it differs, and which of the two has a screen's form. */
function sameText(distance: number, view: View, received: string, other: PhotoFacts): string {
  const how = view === 'as it is' ? '' : `, ${view}`;
  const screen = editFlags(other).some(({ kind }) => kind === 'screenshot')
    ? ', there perhaps a screenshot'
    : '';
  return `The same or nearly the same picture${how}${screen} (${distance} of 256 bits differ) was ${received}.`;
}

/** How near the whole of one comes to a part of the other; null when it does not. */
function cropDistance(a: PhotoFacts, b: PhotoFacts): number | null {
  let least: number | null = null;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const whole = bitsOf(one);
    if (whole === null) continue;
    for (const hash of other.parts ?? []) {
      const part = pictureBits(hash);
      const found = part === null ? null : likenessWithin(whole, part, SAME_PICTURE);
      if (found !== null && found.distance < (least ?? 257)) least = found.distance;
    }
  }
  return least;
}

function bitsOf({ hash }: PhotoFacts) {
  return hash === null ? null : pictureBits(hash);
}

function sameDevice(a: PhotoFacts, b: PhotoFacts): 'serial' | 'model' | null {
  if (a.device === null || b.device === null) return null;
  const serials = new Set(a.device.serials);
  // A number of a few digits, or all of one digit, is no number of a device.
  if (
    b.device.serials.some((one) => serials.has(one) && one.length >= 5 && /[^0](.)*[^0]/.test(one))
  ) {
    return 'serial';
  }
  const { make, model, lens } = a.device;
  const same = make === b.device.make && model === b.device.model && lens === b.device.lens;
  const contradict = a.device.serials.length > 0 && b.device.serials.length > 0;
  return same && model !== null && !contradict ? 'model' : null;
}

/**
 * Minutes by which the photo's time lies outside a span: negative before, positive after, 0 when they
 * may be the same.
 */
function gapMinutes({ takenAt }: PhotoFacts, span: TimeSpan): number {
  if (takenAt === null) return 0;
  const { from, to } = takenAt.span;
  const moment = span.from?.endsWith('Z') === true || span.to?.endsWith('Z') === true;
  const known = takenAt.offset !== null;
  let [early, late] = [clock(from) ?? -Infinity, clock(to) ?? Infinity];
  // Minutes to take off a wall clock to get UTC: as little and as much as the zones allow.
  const zones: readonly [number, number] =
    takenAt.likelyOffset === null
      ? [-12 * 60, 14 * 60]
      : [takenAt.likelyOffset, takenAt.likelyOffset];
  let [low, high] = [clock(span.from) ?? -Infinity, clock(span.to) ?? Infinity];
  if (!known && moment) {
    early -= zones[1] * MINUTE;
    late -= zones[0] * MINUTE;
  } else if (known && !moment) {
    // The other side is a wall clock somewhere; the photo's own offset is the best guess of where.
    const own = offsetOf(takenAt.offset);
    low -= own * MINUTE;
    high -= own * MINUTE;
  }
  if (late < low) return Math.ceil((late - low) / MINUTE);
  if (early > high) return Math.floor((early - high) / MINUTE);
  return 0;
}

function offsetOf(text: string | null): number {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(text ?? '');
  if (match === null) return 0;
  const minutes = 60 * Number(match[2]) + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** Milliseconds of a time, naive ones as if they were UTC; null when open or not a time. */
function clock(text: string | null): number | null {
  if (text === null) return null;
  const time = Date.parse(
    /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.length === 10 ? `${text}T00:00:00` : text}Z`,
  );
  return Number.isNaN(time) ? null : time;
}

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Metres on a sphere of the earth's mean radius; off by at most half a per cent. */
export function metresBetween(a: Point, b: Point): number {
  const [p, q] = [radians(a.lat), radians(b.lat)];
  const [dLat, dLon] = [q - p, radians(b.lon - a.lon)];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(dLon / 2) ** 2;
  // Rounding can carry h past 1 at the antipode.
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Degrees clockwise from north, 0–360, of the way from one point to another. */
export function bearingTo(from: Point, to: Point): number {
  const [p, q, d] = [radians(from.lat), radians(to.lat), radians(to.lon - from.lon)];
  const angle = Math.atan2(
    Math.sin(d) * Math.cos(q),
    Math.cos(p) * Math.sin(q) - Math.sin(p) * Math.cos(q) * Math.cos(d),
  );
  return ((angle * 180) / Math.PI + 360) % 360;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function compass(degrees: number): string {
  const names = [
    'north',
    'north-east',
    'east',
    'south-east',
    'south',
    'south-west',
    'west',
    'north-west',
  ];
  return names[Math.round(degrees / 45) % 8] ?? 'north';
}

/** `850 m`, `1.4 km`, `14 km`, `1,230 km`. */
export function distanceText(metres: number): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10} m`;
  const km = metres / 1000;
  return `${km < 10 ? km.toFixed(1) : Math.round(km).toLocaleString('en-US')} km`;
}

/** `40 minutes`, `3 hours 20 minutes`, `5 days`, `14 months`, `3 years`. */
export function durationText(minutes: number): string {
  const of = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (minutes < 60) return of(minutes, 'minute');
  if (minutes < 24 * 60) {
    const rest = minutes % 60;
    return of(Math.floor(minutes / 60), 'hour') + (rest === 0 ? '' : ` ${of(rest, 'minute')}`);
  }
  const days = Math.round(minutes / 1440);
  if (days < 90) return of(days, 'day');
  if (days < 731) return of(Math.round(days / 30.44), 'month');
  return of(Math.round(days / 365.25), 'year');
}

function plain(kind: PhotoFlag['kind'], text: string): PhotoFlag {
  return { kind, text, metres: null, minutes: null };
}
