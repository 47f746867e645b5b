import { OpenLocationCode } from 'open-location-code';
import { METRES_PER_DEGREE, type WrittenPoint } from './written-point.ts';

/** What a short code leans on: a place whose name stands right after it. */
export interface Reference {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** Offset behind the name. */
  readonly end: number;
}

/**
 * Plus codes (Open Location Code): full ones such as `8G6R4X22+2F` stand for themselves; short ones such as
 * `4X22+2F Raqqa` mean the nearest fitting square to the place named after them, and are no points without
 * it. The radius is half the taller side of the square: 14 m for ten letters.
 *
 * @param reference finds the place named from an offset on; null when none is.
 */
export function plusCodes(
  plain: string,
  reference: (from: number) => Reference | null,
): WrittenPoint[] {
  const found: WrittenPoint[] = [];
  for (const match of plain.matchAll(CODE)) {
    const [code] = match;
    const start = match.index;
    if (OLC.isFull(code)) {
      found.push(area(code, start, start + code.length, []));
    } else if (OLC.isShort(code) && /[A-Z]/.test(code)) {
      const near = reference(start + code.length);
      if (near === null) continue;
      const full = OLC.recoverNearest(code, near.lat, near.lon);
      found.push(
        area(full, start, near.end, [`a short code, read as the one nearest to ${near.name}`]),
      );
    }
  }
  return found;
}

const OLC = new OpenLocationCode();
/** Capitals only: in small letters a code looks like a word with a sum behind it. */
const CODE =
  /(?<![\p{L}\p{N}+/.-])[2-9CFGHJMPQRVWX]{2,8}0{0,6}\+(?:[2-9CFGHJMPQRVWX]{2,7})?(?![\p{L}\p{N}+])/gu;

function area(code: string, start: number, end: number, doubts: readonly string[]): WrittenPoint {
  const square = OLC.decode(code);
  const height = (square.latitudeHi - square.latitudeLo) * METRES_PER_DEGREE;
  return {
    start,
    end,
    lat: square.latitudeCenter,
    lon: square.longitudeCenter,
    radius: Math.max(1, height / 2),
    form: 'plus code',
    doubts,
    swapped: false,
  };
}
