import { metres, type Metres } from '#terms/quantities.ts';
import { foldDigits } from '#intake/encoding/fold-digits.ts';
import { found, LONGEST, none, type Parsed } from './parsed.ts';

/** A place on the ground: degrees north and east, and how far the statement may be off. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
  readonly radius: Metres;
}

/** Length of a degree of latitude on a sphere of 6,371 km. */
const METRES_PER_DEGREE = 111_195;

/**
 * Coordinates as people write them.
 *
 * Decimal (`35.1234, 36.4567`, `35.12N 36.45E`, `N35.12 E36.45`, Arabic digits), degrees and minutes
 * (`35°39.483' N, 36°16.2' E`), degrees, minutes and seconds (`35°30'50"N 36°16'35"E`, `35 30 50 N
 * 36 16 35 E`), and links of Google, OpenStreetMap and Apple maps and `geo:`. In a Google link the pin
 * (`!3d…!4d…`) is preferred to the camera (`@…`).
 *
 * The radius is what the statement itself allows: half a unit of the last digit of the coarser of the
 * two numbers, or what is said (`± 400 m`, `within 2 km`). A link to a camera says no more than where
 * somebody was looking: at least 100 m. Swapped or impossible degrees are refused, never mended.
 */
export function parsePoint(words: string): Parsed<Point> {
  if (words.length > LONGEST)
    return none(`A text of ${words.length} characters is not coordinates.`);
  const plain = foldDigits(words.normalize('NFKC'))
    .replace(/[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/٫/g, '.')
    .replace(/،/g, ',')
    .replace(/[\u2032\u2018\u2019\u02B9´`]/g, "'")
    .replace(/[\u2033\u201C\u201D\u02BA]|''/g, '"')
    .replace(/[º˚]/g, '°')
    .replace(/\u2212/g, '-')
    .trim();
  if (plain === '') return none('There is nothing to read as coordinates.');
  const pair = readLink(plain) ?? readWritten(plain);
  if (pair === null) {
    return none(
      `"${words}" are no coordinates; write them like 35.1234, 36.4567 or paste a map link that holds them.`,
    );
  }
  const { lat, lon, step } = pair;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    return none(
      `"${words}" lies off the map: latitude goes to 90, longitude to 180. Were they swapped?`,
    );
  }
  const stated = readRadius(plain);
  const radius = stated ?? Math.max(pair.least, (step / 2) * METRES_PER_DEGREE);
  return found({ lat, lon, radius: metres(Math.max(1, Math.round(radius))) });
}

interface Pair {
  readonly lat: number;
  readonly lon: number;
  /** One unit of the last digit, in degrees, of the coarser number. */
  readonly step: number;
  /** Least radius in metres that this way of stating allows. */
  readonly least: number;
}

const DECIMAL = '(-?\\d{1,3}(?:\\.\\d+)?)';

const LINKS: readonly { readonly pattern: RegExp; readonly least: number }[] = [
  { pattern: new RegExp(`!3d${DECIMAL}!4d${DECIMAL}`), least: 0 },
  {
    pattern: new RegExp(
      `[?&](?:q|query|ll|sll|daddr|destination|center)=(?:loc:)?${DECIMAL}(?:,|%2C)\\s?\\+?${DECIMAL}`,
      'i',
    ),
    least: 0,
  },
  { pattern: new RegExp(`[?&]mlat=${DECIMAL}&(?:amp;)?mlon=${DECIMAL}`), least: 0 },
  { pattern: new RegExp(`geo:${DECIMAL},${DECIMAL}`), least: 0 },
  {
    pattern: new RegExp(`/maps/(?:place|search|dir)/(?:[^@\\s]*/)?${DECIMAL},\\+?${DECIMAL}`),
    least: 0,
  },
  { pattern: new RegExp(`#map=\\d+/${DECIMAL}/${DECIMAL}`), least: 100 },
  { pattern: new RegExp(`@${DECIMAL},${DECIMAL},\\d+(?:\\.\\d+)?[zm]`), least: 100 },
];

function readLink(text: string): Pair | null {
  for (const { pattern, least } of LINKS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [, lat = '', lon = ''] = match;
    return { lat: Number(lat), lon: Number(lon), step: coarser(stepOf(lat), stepOf(lon)), least };
  }
  return null;
}

/** One coordinate: degrees, perhaps minutes and seconds. */
const angle = (n: number): string =>
  `(?<deg${n}>-?\\d{1,3}(?:\\.\\d+)?)\\s?°?\\s?(?:(?<min${n}>\\d{1,2}(?:\\.\\d+)?)\\s?'?\\s?(?:(?<sec${n}>\\d{1,2}(?:\\.\\d+)?)\\s?"?)?)?`;
/** Two of them, with the hemisphere after (`35°N`) or before (`N35°`) each. */
const WITH_HEMISPHERES = [
  new RegExp(`^${angle(1)}\\s?(?<h1>[NSEW])[\\s,;/]*${angle(2)}\\s?(?<h2>[NSEW])(?![a-z])`, 'i'),
  new RegExp(`^(?<h1>[NSEW])\\s?${angle(1)}[\\s,;/]*(?<h2>[NSEW])\\s?${angle(2)}`, 'i'),
];
const PLAIN = new RegExp(
  `^(?:lat(?:itude)?[:= ]\\s?)?${DECIMAL}°?(?:\\s*[,;/]\\s*|\\s+)(?:lon(?:g|gitude)?[:= ]\\s?)?${DECIMAL}°?(?![\\d.'"])`,
  'i',
);
/** Commas for points as well: "33,5138 36,2765". */
const COMMAS = /^(-?\d{1,3}),(\d{3,})[\s;/]+(-?\d{1,3}),(\d{3,})(?!\d)/;

function readWritten(text: string): Pair | null {
  const body = text.replace(
    /^(?:coordinates?|coords?|location|position|إحداثيات|الموقع)\s?[:=]?\s*/i,
    '',
  );
  for (const pattern of WITH_HEMISPHERES) {
    const angles = pattern.exec(body)?.groups;
    if (angles === undefined) continue;
    const a = readAngle(angles, 1);
    const b = readAngle(angles, 2);
    if (a !== null && b !== null && a.axis !== b.axis) {
      const [lat, lon] = a.axis === 'lat' ? [a, b] : [b, a];
      return { lat: lat.degrees, lon: lon.degrees, step: coarser(lat.step, lon.step), least: 0 };
    }
  }
  const commas = COMMAS.exec(body);
  const plain = commas === null ? PLAIN.exec(body) : null;
  const [lat, lon] =
    commas === null
      ? [plain?.[1], plain?.[2]]
      : [`${commas[1]}.${commas[2]}`, `${commas[3]}.${commas[4]}`];
  if (lat === undefined || lon === undefined) return null;
  return { lat: Number(lat), lon: Number(lon), step: coarser(stepOf(lat), stepOf(lon)), least: 0 };
}

interface Angle {
  readonly degrees: number;
  readonly axis: 'lat' | 'lon';
  readonly step: number;
}

function readAngle(g: Readonly<Record<string, string | undefined>>, n: 1 | 2): Angle | null {
  const hemisphere = g[`h${n}`]?.toUpperCase();
  const deg = g[`deg${n}`];
  if (hemisphere === undefined || deg === undefined) return null;
  const min = g[`min${n}`];
  const sec = g[`sec${n}`];
  if (Number(min ?? 0) >= 60 || Number(sec ?? 0) >= 60) return null;
  const size = Math.abs(Number(deg)) + Number(min ?? 0) / 60 + Number(sec ?? 0) / 3600;
  const negative = hemisphere === 'S' || hemisphere === 'W' || deg.startsWith('-');
  const step =
    sec !== undefined ? stepOf(sec) / 3600 : min !== undefined ? stepOf(min) / 60 : stepOf(deg);
  return {
    degrees: negative ? -size : size,
    axis: hemisphere === 'N' || hemisphere === 'S' ? 'lat' : 'lon',
    step,
  };
}

/** One unit of the last digit: 0.001 for "35.123". */
function stepOf(number: string): number {
  const digits = number.split('.')[1]?.length ?? 0;
  return 10 ** -Math.min(digits, 9);
}

function coarser(a: number, b: number): number {
  return Math.max(a, b);
}

function readRadius(text: string): number | null {
  const match =
    /(?:±|\+\/?-|within|radius|give or take|à)\s*(?:of\s)?(\d+(?:[.,]\d+)?)\s?(km|m)\b/i.exec(text);
  if (match === null) return null;
  return Number((match[1] ?? '').replace(',', '.')) * (match[2]?.toLowerCase() === 'km' ? 1000 : 1);
}
