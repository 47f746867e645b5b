import { foldDigits } from '../encoding/fold-digits.ts';

/**
 * The header that opens a message in a WhatsApp export, in the forms phones write it:
 *
 *     15/09/2026, 20:46 - Dana: text            Android (also with an en dash, or 8:46 p. m.)
 *     [15/09/2026, 20:46:01] Dana: text         iOS
 *     [13.06.18, 21:25:15] Dana: text           iOS, dots
 *     [12.3.2022 klo 14.08.18] Dana: text       iOS, a word before the time
 *     13. 6. 2018. 21:25:15 Dana: text          iOS, no brackets at all
 *     [١٥/٠٩/٢٠٢٦، ٨:٤٦:٠٠ م] دانة: text          Arabic digits, comma, ص and م
 *     2026-09-15, 20:46 - Dana: text            ISO order
 *
 * Invisible direction marks may stand anywhere between the parts. This only says what a line *could*
 * be; whether it is a header is decided over the whole chat (`whatsapp-order.ts`).
 */
export interface HeaderCandidate {
  /** 1-based line. */
  readonly line: number;
  /** The three numbers of the date, in the order they stand. */
  readonly date: readonly [number, number, number];
  /** Digits of the first and third number: four digits are a year. */
  readonly digits: readonly [number, number];
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  /** Half of the day written `AM` or `PM`, as phones write it that put the month first: no dots, no small letters. */
  readonly american: boolean;
  /** Everything that is the same in all headers of one export. */
  readonly shape: string;
  /** The date and time as they stand. */
  readonly stated: string;
  /** Length of the header in UTF-16 units; sender and text follow. */
  readonly length: number;
}

const I = '[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]*';
const BEFORE_NOON = new Set(['am', 'ص', 'قظ', 'πμ', 'fm', 'de']);
const AFTER_NOON = new Set(['pm', 'م', 'بظ', 'μμ', 'em', 'du']);
/** Languages that put the half of the day before the hour. */
const WORD_BEFORE_NOON = new Set(['öö', '上午', '오전', '午前']);
const WORD_AFTER_NOON = new Set(['ös', '下午', '오후', '午後']);

const HEADER = new RegExp(
  `^${I}(?<open>\\[?)${I}` +
    `(?<stated>(?<a>\\d{1,4})${I}(?<sep>[-/.])${I}\\s?${I}(?<b>\\d{1,2})${I}\\k<sep>${I}\\s?${I}(?<c>\\d{1,4})(?<dot>\\.?)${I}` +
    `(?<comma>[,،]?)${I}\\s*${I}(?:(?<word>\\p{L}{1,6}\\.?)\\s*)?` +
    `(?<hour>\\d{1,2})${I}(?<tsep>[:.])${I}(?<minute>\\d{2})(?:${I}\\k<tsep>${I}(?<second>\\d{2}))?` +
    `(?:[\\s${'\\u200E\\u200F'}]*(?<half>[AaPp]\\.?\\s?[Mm]\\.?|[صم]|[قب]\\.ظ\\.?|[πμ]\\.μ\\.|[fe]m|d[eu]\\.)(?![\\p{L}\\p{N}]))?)` +
    `${I}(?<close>\\]?)${I}(?<end>\\s*[-–—]\\s|:?\\s)`,
  'u',
);

/** Reads the header at the start of a line; null when the line cannot be one. */
export function readHeader(line: string, lineNumber: number): HeaderCandidate | null {
  if (!couldOpen(line)) return null;
  // No header is longer, and a pasted megabyte of digits must cost nothing.
  const match = HEADER.exec(foldDigits(line.slice(0, 120)));
  const g = match?.groups;
  if (match === null || g === undefined) return null;
  if ((g['open'] === '[') !== (g['close'] === ']')) return null;
  const a = g['a'] ?? '';
  const c = g['c'] ?? '';
  if (a.length === 3 || c.length === 3) return null;
  const word = mark(g['word'] ?? '');
  const half = mark(g['half'] ?? '');
  const afterNoon = AFTER_NOON.has(half) || WORD_AFTER_NOON.has(word);
  const twelve = afterNoon || BEFORE_NOON.has(half) || WORD_BEFORE_NOON.has(word);
  let hour = Number(g['hour']);
  if (twelve) {
    // Some phones write "13:05 PM"; the half of the day then says nothing new.
    if (hour <= 12) hour = (hour % 12) + (afterNoon ? 12 : 0);
  }
  const minute = Number(g['minute']);
  const second = g['second'] === undefined ? null : Number(g['second']);
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return null;
  const end = (g['end'] ?? '').trim();
  return {
    line: lineNumber,
    date: [Number(a), Number(g['b']), Number(c)],
    digits: [a.length, c.length],
    hour,
    minute,
    second,
    american: /^[AP]M$/.test(g['half'] ?? ''),
    shape: [
      g['open'],
      g['sep'],
      a.length === 4 ? 'Y' : '',
      c.length === 4 ? 'Y' : '',
      g['dot'],
      g['comma'],
      twelve ? '12' : word,
      g['tsep'],
      second === null ? '' : 's',
      end,
    ].join('|'),
    stated: line.slice(
      match[0].indexOf(g['stated'] ?? ''),
      match[0].indexOf(g['stated'] ?? '') + (g['stated'] ?? '').length,
    ),
    length: match[0].length,
  };
}

/** Whether a header's form has neither brackets nor a dash: such a line may be any log file's. */
export function isBare(header: HeaderCandidate): boolean {
  return !header.shape.startsWith('[') && !/[-–—]$/.test(header.shape);
}

/** Whether the clock is written with AM and PM. */
export function isTwelveHour(header: HeaderCandidate): boolean {
  return header.shape.includes('|12|');
}

/** Cheap look at the first characters, so that most lines cost one comparison. */
function couldOpen(line: string): boolean {
  for (let i = 0; i < 4; i += 1) {
    const code = line.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) return true;
    if (code === 0x5b || (code >= 0x0660 && code <= 0x0669) || (code >= 0x06f0 && code <= 0x06f9))
      return true;
    if ((code >= 0x0966 && code <= 0x096f) || (code >= 0x09e6 && code <= 0x09ef)) return true;
    if (!INVISIBLE.has(code)) return false;
  }
  return false;
}

const INVISIBLE = new Set([
  0x200e, 0x200f, 0x061c, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
  0xfeff,
]);

/** "p. m." and "PM" are one mark. */
function mark(text: string): string {
  return text.replace(/[.\s]/g, '').toLowerCase();
}
