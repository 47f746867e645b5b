import { decimalPairs } from './decimal-pairs.ts';
import { degreePairs } from './degree-pairs.ts';
import { foldText, type FoldedText } from './folded-text.ts';
import { gridReferences } from './grid-reference.ts';
import { mapLinks } from './map-link.ts';
import { plusCodes, type Reference } from './plus-code.ts';
import type { WrittenPoint } from './written-point.ts';

export interface PointOptions {
  /** The text is one cell that holds coordinates or nothing: bare numbers of any digits count. */
  readonly alone?: boolean;
  readonly french?: boolean;
  /** The place named from an offset of the folded text on, for short plus codes. */
  readonly reference?: (folded: FoldedText, from: number) => Reference | null;
}

/**
 * Every point written in a text, in the order they stand, none overlapping another; offsets are of the text
 * as read. Where two forms fit the same signs the more explicit one wins: a link, then labelled or
 * hemisphere-marked degrees, grids, codes and at last bare numbers.
 */
export function findPoints(text: string, options: PointOptions = {}): WrittenPoint[] {
  if (!/[\d\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/.test(text))
    return [];
  const folded = foldText(text);
  const { plain } = folded;
  const alone = options.alone === true;
  const told = (start: number): boolean => TOLD.test(plain.slice(Math.max(0, start - 60), start));
  const reference = options.reference;
  const candidates = [
    ...mapLinks(plain),
    ...degreePairs(plain, { alone, french: options.french === true, told }),
    ...gridReferences(plain, { alone, told }),
    ...plusCodes(plain, (from) => reference?.(folded, from) ?? null),
    ...decimalPairs(plain, { alone, told }),
  ];
  const taken: WrittenPoint[] = [];
  for (const one of candidates) {
    if (taken.every((other) => one.end <= other.start || one.start >= other.end)) taken.push(one);
  }
  return taken
    .sort((a, b) => a.start - b.start)
    .map((one) => withStatedRadius(plain, one))
    .map((one) => ({
      ...one,
      start: folded.at(one.start),
      end: behindMarks(text, folded.at(one.end - 1) + 1),
    }));
}

/** Vowel signs belong to the letter before them (`شرقاً`). */
function behindMarks(text: string, end: number): number {
  let at = end;
  while (at < text.length && /[\u064B-\u0652]/.test(text.charAt(at))) at++;
  return at;
}

/** Words after which numbers are coordinates, with nothing but small words between. */
const TOLD =
  /(?:coord(?:inate|onn[ée]e|enad|s?\b)|\bgps\b|\blat(?:itude)?\b|\blong?(?:itude)?\b|\blocation|\bposition|\bgrid\b|\bmgrs\b|\butm\b|\bwgs ?84\b|\bpin\b|\bgeo(?:loc|tag|point)|\bmap ref|\bpoint\b|\bsituated\b|\bsitu[ée]e?s?\b|\blocated\b|\blocali[sz]ation|\bemplacement|\brep[èe]re|إحداثي|احداثي|الموقع|موقع|النقطة|جي بي اس|خط عرض)[^\n.!?؟]{0,40}$/i;

const STATED =
  /^\s?[)\]]?,?\s?\(?(?:±|\+\/?-|within|radius(?: of)?|give or take|accurate to|accuracy|à|avec une pr[ée]cision de|بدقة|ضمن)\s?(?:of\s|about\s|~\s?|roughly\s|environ\s|نحو\s)?(\d{1,6}(?:[.,]\d+)?)\s?(km|kilomet(?:er|re)s?|كم|m|met(?:er|re)s?|mètres?|متر(?:ا)?|م)(?!\p{L})(?!\s(?:of|from|de|du|from)\s)/iu;

/** What is said of the precision right behind the numbers counts before what their digits state. */
function withStatedRadius(plain: string, point: WrittenPoint): WrittenPoint {
  const said = STATED.exec(plain.slice(point.end, point.end + 60));
  if (said === null) return point;
  const unit = said[2]?.toLowerCase() ?? 'm';
  const metres = Number((said[1] ?? '').replace(',', '.')) * (/^k|كم/.test(unit) ? 1000 : 1);
  return metres > 0 ? { ...point, radius: metres } : point;
}
