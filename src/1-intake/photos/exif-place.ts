import type { Directory, TagValue } from './tiff.ts';
import type { PhotoPlace } from './photo-facts.ts';

/**
 * Where a photo says it was taken. Latitude and longitude are three rationals each – degrees, minutes,
 * seconds – and say nothing without their hemisphere (`N`/`S`, `E`/`W`), which stands in a tag of its
 * own that sloppy programs leave out. Then the position is kept as north and east with a flag, and
 * `hemisphere` says that it was assumed.
 *
 * The radius is the stated error (`GPSHPositioningError`), else half a step of the last digit, and never
 * less than ten metres, which is what a phone can know. 0°, 0° is what devices write that know nothing.
 *
 * Source: CIPA DC-008 (Exif 2.32) §4.6.6.
 */
/** The names of the datum satellites use, and of those that are it to a metre. */
const WGS84 =
  /^(?:|wgs[\s_-]*(?:19)?84.*|itrf.*|etrs.*|nad[\s_-]*83.*|jgd[\s_-]*(?:2000|2011).*)$/i;
const METRES_PER_DEGREE = 111_320;
const LEAST_RADIUS = 10;

export function exifPlace(
  gps: Directory,
  at: string | null,
): { readonly place: PhotoPlace | null; readonly flags: readonly string[] } {
  const flags: string[] = [];
  const [lat, lon] = [degrees(gps.get(0x02)), degrees(gps.get(0x04))];
  if (lat === null && lon === null) {
    // 0/0 is how devices say that they do not know; what stands there all the same is said.
    if (gps.has(0x02) || gps.has(0x04))
      flags.push(
        'The position is written in a way that gives no numbers (such as 0/0) and was not used.',
      );
    return { place: null, flags };
  }
  if (lat === null || lon === null) {
    return { place: null, flags: ['The position is stated by half and was not used.'] };
  }
  if (lat.value > 90 || lon.value > 180) {
    return { place: null, flags: ['The position is not one on earth and was not used.'] };
  }
  if (lat.value === 0 && lon.value === 0) {
    return {
      place: null,
      flags: ['The position is 0°, 0°, which devices write that know none; not used.'],
    };
  }
  const [north, east] = [letter(gps.get(0x01)), letter(gps.get(0x03))];
  const assumed: string[] = [];
  if (north !== 'N' && north !== 'S') assumed.push('north or south');
  if (east !== 'E' && east !== 'W') assumed.push('east or west');
  if (assumed.length > 0) {
    flags.push(
      `The position does not say ${assumed.join(', nor ')}; it was read as north and east.`,
    );
  }
  if (letter(gps.get(0x09)) === 'V') {
    flags.push(
      'The device says that it had no fix when the photo was taken: the position may be an old one.',
    );
  }
  const datum = gps.get(0x12);
  if (typeof datum === 'string' && !WGS84.test(datum.trim())) {
    flags.push(
      `The position is stated on the datum "${datum.trim().slice(0, 40)}" and not on WGS 84; it was read as if it were and may be some hundred metres off.`,
    );
  }
  const error = single(gps.get(0x1f));
  const radiusStated = error !== null && error > 0;
  return {
    place: {
      lat: round(north === 'S' ? -lat.value : lat.value),
      lon: round(east === 'W' ? -lon.value : lon.value),
      hemisphere: assumed.length === 0 ? 'stated' : 'assumed',
      radius: radiusStated
        ? error
        : Math.max(LEAST_RADIUS, Math.round(Math.max(lat.step, lon.step) * METRES_PER_DEGREE) / 2),
      radiusStated,
      altitude: altitude(gps),
      direction: direction(gps),
      at,
    },
    flags,
  };
}

/** Decimal degrees of up to three parts, and what one step of the last stated digit is worth. */
function degrees(
  value: TagValue | undefined,
): { readonly value: number; readonly step: number } | null {
  if (typeof value !== 'object' || value.length === 0 || value.length > 3) return null;
  const [d = 0, m = 0, s = 0] = value;
  if (![d, m, s].every((part) => Number.isFinite(part) && part >= 0) || m >= 60 || s >= 60)
    return null;
  const step = s !== 0 ? decimals(s) / 3600 : m !== 0 ? decimals(m) / 60 : decimals(d);
  return { value: d + m / 60 + s / 3600, step };
}

/** What the last digit of a number that is not whole counts, 10⁻⁶ at least: 12.25 → .01. */
function decimals(value: number): number {
  for (let k = 0; k < 6; k += 1) {
    const scaled = value * 10 ** k;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return 10 ** -k;
  }
  return 1e-6;
}

function direction(gps: Directory): PhotoPlace['direction'] {
  const value = single(gps.get(0x11));
  if (value === null || value < 0 || value > 360) return null;
  const from = letter(gps.get(0x10));
  return {
    degrees: value % 360,
    from: from === 'T' ? 'true' : from === 'M' ? 'magnetic' : 'unknown',
  };
}

function altitude(gps: Directory): number | null {
  const value = single(gps.get(0x06));
  if (value === null) return null;
  const below = gps.get(0x05);
  return typeof below === 'object' && below[0] === 1 ? -value : value;
}

function single(value: TagValue | undefined): number | null {
  if (typeof value !== 'object' || value.length !== 1) return null;
  const [only = NaN] = value;
  return Number.isFinite(only) ? only : null;
}

function letter(value: TagValue | undefined): string {
  return typeof value === 'string' ? value.slice(0, 1).toUpperCase() : '';
}

/** To a tenth of a metre: what arithmetic adds after that is nobody's statement. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
