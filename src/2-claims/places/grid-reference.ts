import * as mgrs from 'mgrs';
import { fromUtm, inBand } from './utm.ts';
import { decimal, METRES_PER_DEGREE, type WrittenPoint } from './written-point.ts';

/**
 * Grid references: MGRS (`37S DA 12345 67890`) and UTM (`37S 543210 3789012`, `zone 37N E… N…`).
 *
 * An MGRS reference names a square, from 100 km without digits to 1 m with ten; the point is its middle
 * and the radius half its side. Its letters are checked: a square that does not exist in that zone and
 * band is no reference. Number plates and product codes look like short ones, so in running text one of
 * fewer than six digits needs a space after its band or a word such as `grid` before it.
 *
 * A letter after a UTM zone may be the band or N and S for the hemisphere. Bands settle it wherever the
 * northing lies in the band; only S is also a hemisphere people write, and then the doubt is said.
 */
export function gridReferences(
  plain: string,
  options: { readonly alone: boolean; readonly told: (start: number) => boolean },
): WrittenPoint[] {
  return [...mgrsReferences(plain, options), ...utmReferences(plain)];
}

// Node loads the package as CommonJS, with everything on `default`; a bundler takes its named exports.
const { toPoint } = (mgrs as { readonly default?: typeof mgrs }).default ?? mgrs;

const MGRS =
  /(?<![\p{L}\p{N}.+-])(\d{1,2})\s?([C-HJ-NP-X])(\s?)([A-HJ-NP-Z][A-HJ-NP-V])(?:\s?(\d{1,5})\s(\d{1,5})|\s?(\d{2,10}))?(?![\p{L}\p{N}]|[.,]\d)/gu;

function mgrsReferences(
  plain: string,
  { alone, told }: { readonly alone: boolean; readonly told: (start: number) => boolean },
): WrittenPoint[] {
  const found: WrittenPoint[] = [];
  for (const match of plain.matchAll(MGRS)) {
    const [whole, zone = '', band = '', gap = '', square = '', east, north, joined] = match;
    const digits = joined ?? (east ?? '') + (north ?? '');
    if (digits.length % 2 !== 0 || (east ?? '').length !== (north ?? '').length) continue;
    if (Number(zone) < 1 || Number(zone) > 60) continue;
    const sure = alone || digits.length >= 6 || (gap !== '' && digits.length >= 4);
    if (!sure && !told(match.index)) continue;
    const middle = middleOf(Number(zone), band, square, digits);
    if (middle === null) continue;
    found.push({
      ...middle,
      start: match.index,
      end: match.index + whole.length,
      radius: Math.max(1, 10 ** (5 - digits.length / 2) / 2),
      form: 'mgrs',
      doubts: [],
      swapped: false,
    });
  }
  return found;
}

/** Letters of the columns of 100 km in the zones 1, 4, 7 …; 2, 5, 8 …; 3, 6, 9 …. */
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'];

function middleOf(
  zone: number,
  band: string,
  square: string,
  digits: string,
): { readonly lat: number; readonly lon: number } | null {
  if (COLUMNS[(zone - 1) % 3]?.includes(square.charAt(0)) !== true) return null;
  // Without digits the package gives a corner; its middle is asked for by two fives.
  const [lon, lat] = toPoint(`${zone}${band}${square}${digits === '' ? '55' : digits}`);
  const half = 10 ** (5 - digits.length / 2) / 2 / METRES_PER_DEGREE;
  // A square across an edge of its band or zone has its middle at most half a side outside.
  if (!inBand(lat, band, half + 0.01)) return null;
  const sideways = half / Math.max(0.1, Math.cos((lat * Math.PI) / 180)) + 0.01;
  const width = (band === 'V' || band === 'X') && zone >= 31 && zone <= 37 ? 9 : 3;
  return Math.abs(lon - (zone * 6 - 183)) <= width + sideways ? { lat, lon } : null;
}

const EAST = String.raw`(?:E(?:asting)?\s?[:=]?\s?)?(\d{6}(?:[.,]\d{1,3})?)\s?(?:m\s?E\b|E\b|m\b)?`;
const NORTH = String.raw`(?:N(?:orthing)?\s?[:=]?\s?)?(\d{5,8}(?:[.,]\d{1,3})?)(?!\d)\s?(?:m\s?N\b|N\b|m\b)?`;
const UTM = new RegExp(
  String.raw`(?<![\p{L}\p{N}.+-])((?:UTM\s?(?:WGS\s?84\s)?[:,]?\s?)?(?:[zZ]one|ZONE|fuseau|المنطقة)?\s?:?\s?)(\d{1,2})\s?([C-HJ-NP-X])?(?:orth|outh)?\s?[,:;]?\s?${EAST}\s?[,;/]?\s?${NORTH}`,
  'gu',
);

function utmReferences(plain: string): WrittenPoint[] {
  const found: WrittenPoint[] = [];
  for (const match of plain.matchAll(UTM)) {
    const [whole, label = '', zoneText = '', band, eastText = '', northText = ''] = match;
    const zone = Number(zoneText);
    const easting = decimal(eastText);
    const northing = decimal(northText);
    if (zone < 1 || zone > 60 || easting < 1e5 || easting >= 1e6 || northing >= 1e7) continue;
    if (label.trim() === '' && band === undefined) continue;
    const north = fromUtm(zone, easting, northing, false);
    const south = fromUtm(zone, easting, northing, true);
    const read = hemisphereOf(band, north, south);
    if (read === null) continue;
    const step = Math.max(unitOf(eastText), unitOf(northText));
    const start = match.index + (label.length - label.trimStart().length);
    found.push({
      lat: read.lat,
      lon: read.lon,
      start,
      end: match.index + whole.trimEnd().length,
      radius: Math.max(1, step / 2),
      form: 'utm',
      doubts: read.doubts,
      swapped: false,
    });
  }
  return found;
}

interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

function hemisphereOf(
  letter: string | undefined,
  north: Degrees,
  south: Degrees,
): (Degrees & { readonly doubts: readonly string[] }) | null {
  if (letter === undefined) {
    return { ...north, doubts: ['no hemisphere is given with the zone; read as north'] };
  }
  if (letter === 'N' && north.lat >= 0 && north.lat <= 84) return { ...north, doubts: [] };
  if (letter === 'S') {
    if (!inBand(north.lat, 'S', 0.1)) return south.lat >= -80 ? { ...south, doubts: [] } : null;
    return {
      ...north,
      doubts: [
        `S is read as the band from 32 to 40 north; as the southern hemisphere it would be ${south.lat.toFixed(4)}, ${south.lon.toFixed(4)}`,
      ],
    };
  }
  if (inBand(north.lat, letter, 0.1)) return { ...north, doubts: [] };
  if (inBand(south.lat, letter, 0.1)) return { ...south, doubts: [] };
  return null;
}

function unitOf(metres: string): number {
  return 10 ** -(/[.,](\d+)/.exec(metres)?.[1]?.length ?? 0);
}
