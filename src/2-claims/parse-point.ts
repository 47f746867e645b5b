import { metres, type Metres } from '#terms/quantities.ts';
import { foldText } from './places/folded-text.ts';
import { findPoints } from './places/find-points.ts';
import { found, LONGEST, none, type Parsed } from './parsed.ts';

/** A place on the ground: degrees north and east, and how far the statement may be off. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
  readonly radius: Metres;
}

/**
 * Coordinates as people write them in a cell: every form that is found in running text
 * (places/find-points.ts) – decimal degrees, degrees with minutes and seconds, packed, MGRS, UTM, full plus
 * codes, links of maps, in Latin or Arabic digits – and, since the cell was said to hold coordinates, two
 * bare numbers of any digits.
 *
 * The radius is what the statement itself allows: half a unit of the last digit of the coarser of the
 * two numbers, or what is said (`± 400 m`, `within 2 km`). A link to a camera says no more than where
 * somebody was looking: at least 100 m. Swapped or impossible degrees are refused, never mended.
 */
export function parsePoint(words: string): Parsed<Point> {
  if (words.length > LONGEST)
    return none(`A text of ${words.length} characters is not coordinates.`);
  const { plain } = foldText(words);
  if (plain.trim() === '') return none('There is nothing to read as coordinates.');
  const [point] = findPoints(words, { alone: true });
  if (point?.swapped === true || (point === undefined && TWO_NUMBERS.test(plain))) {
    return none(
      `"${words}" lies off the map: latitude goes to 90, longitude to 180. Were they swapped?`,
    );
  }
  if (point === undefined) {
    return none(
      SHORT_LINK.test(plain)
        ? `"${words}" is a short link, which holds no coordinates; open it and paste the long link or the numbers.`
        : `"${words}" are no coordinates; write them like 35.1234, 36.4567 or paste a map link that holds them.`,
    );
  }
  const { lat, lon, radius, doubts } = point;
  return found({ lat, lon, radius: metres(Math.max(1, Math.round(radius))) }, ...doubts);
}

const TWO_NUMBERS = /^\s*[+-]?\d{1,3}(?:\.\d+)?\s*[,;/ ]\s*[+-]?\d{1,3}(?:\.\d+)?\s*$/;
const SHORT_LINK = /(?:maps\.app\.)?goo\.gl\//i;
