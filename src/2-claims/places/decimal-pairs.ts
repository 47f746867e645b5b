import { decimal, ordered, radiusOf, stepOf, type WrittenPoint } from './written-point.ts';

/**
 * Two bare decimal numbers: `34.1234, 38.5678`, `(34.123, 38.567)`, `34,1234; 38,5678`.
 *
 * Nothing but their digits says that they are coordinates, and prices, shares, versions and measurements
 * come in pairs as well. In running text two numbers are taken for a point when
 * - both have four decimals or more, and are not both below one (shares, p-values); or
 * - both have three and stand in brackets alone, or after a word such as `coordinates`, `at`, `الموقع`; or
 * - both have two and a word of coordinates stands before them;
 * and when no unit, currency or further number of the same kind is attached. A cell by itself that was
 * said to hold coordinates may have any digits.
 */
export function decimalPairs(
  plain: string,
  options: { readonly alone: boolean; readonly told: (start: number) => boolean },
): WrittenPoint[] {
  const found: WrittenPoint[] = [];
  for (const pattern of options.alone ? ALONE : IN_TEXT) {
    for (const match of plain.matchAll(pattern)) {
      const [whole, label = '', first = '', second = ''] = match;
      const start = match.index + label.length;
      const end = match.index + whole.length;
      if (!options.alone && !likely(plain, start, end, first, second, options.told(start)))
        continue;
      const pair = ordered(decimal(first), decimal(second));
      if (pair === null) continue;
      found.push({
        ...pair,
        start,
        end,
        radius: radiusOf(stepOf(first), stepOf(second)),
        form: 'decimal',
      });
    }
  }
  return found;
}

const POINTS = String.raw`([+-]?\d{1,3}\.\d{1,15})`;
const COMMAS = String.raw`([+-]?\d{1,3},\d{2,15})`;
const NOT_BEFORE = String.raw`(?<![\p{L}\p{N}$€£¥%#/:+-]|\p{N}[.,]|[$€£¥]\s)`;
const NOT_AFTER = String.raw`(?![\p{L}\p{N}%€$£°]|[.,:/-]\p{N})`;
const IN_TEXT: readonly RegExp[] = [
  new RegExp(
    String.raw`${NOT_BEFORE}()${POINTS}(?:\s?[,;/|]\s?|\s{1,3}|\s?(?:و|and|et)\s?)${POINTS}${NOT_AFTER}`,
    'gu',
  ),
  new RegExp(
    String.raw`${NOT_BEFORE}()${COMMAS}(?:\s?[;/|]\s?|,?\s{1,3})${COMMAS}${NOT_AFTER}`,
    'gu',
  ),
];
const DEGREES = String.raw`([+-]?\d{1,3}(?:\.\d{1,15})?)`;
/** What may stand before the numbers in their own cell. */
const LABEL = String.raw`^(\s*(?:(?:coordinates?|coords?|location|position|point|gps|إحداثيات|الإحداثيات|الموقع)\s?[:=]?\s*)?[([]?)`;
const ALONE: readonly RegExp[] = [
  new RegExp(String.raw`${LABEL}([+-]?\d{1,3},\d{3,15})[\s;/]+([+-]?\d{1,3},\d{3,15})(?!\d)`, 'gi'),
  new RegExp(String.raw`${LABEL}${DEGREES}°?(?:\s*[,;/|]\s*|\s+)${DEGREES}°?(?![\d.'"])`, 'gi'),
];

/** Units and nouns of measure that follow a number which is no coordinate. */
const MEASURE =
  /^\s?(?:%|percent|per cent|pour cent|km|kms|m|cm|mm|kg|kgs|g|mg|tons?|tonnes?|litres?|liters?|hours?|hrs?|minutes?|days?|seconds?|s|ms|mph|kmh|usd|eur|gbp|dollars?|euros?|dinars?|million|billion|mio|mbps|mb|gb|degrees? celsius|°c|c|volts?|v|hz|mhz|ghz|في المئة|بالمئة|كيلو|كم|متر|دولار|دينار|ليرة|مليون|ألف|درجة مئوية)(?![\p{L}\p{N}])/iu;

function likely(
  plain: string,
  start: number,
  end: number,
  first: string,
  second: string,
  told: boolean,
): boolean {
  const behind = plain.slice(end, end + 24);
  if (MEASURE.test(behind)) return false;
  // One of a row of numbers: a table, not a place.
  if (
    !told &&
    (/^[,;\s]\s?[+-]?\d+[.,]\d{3,}/.test(behind) ||
      /\d[.,]\d{3,}[,;]?\s?$/.test(plain.slice(Math.max(0, start - 20), start)))
  ) {
    return false;
  }
  const digits = Math.min(decimals(first), decimals(second));
  if (digits >= 4) return told || Math.abs(decimal(first)) > 1 || Math.abs(decimal(second)) > 1;
  if (digits === 3) {
    const bracketed =
      /[([]\s?$/.test(plain.slice(Math.max(0, start - 2), start)) && /^\s?[)\]]/.test(behind);
    return told || (bracketed && first.includes('.') && Math.abs(decimal(first)) > 1);
  }
  return told && digits === 2 && first.includes('.');
}

function decimals(number: string): number {
  return /[.,](\d+)/.exec(number)?.[1]?.length ?? 0;
}
