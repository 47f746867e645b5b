import {
  CP_437,
  CP_850,
  type CodePage,
  MAC_ROMAN,
  misread,
  WINDOWS_1251,
  WINDOWS_1252,
  WINDOWS_1256,
} from './code-pages.ts';
import type { Edit } from './edits.ts';
import { isLetter, isLower, isUpper } from './letters.ts';

/**
 * UTF-8 that was read with a single-byte code page and written again: `â€™` for ’, `Ã©` for é,
 * `Ø§Ù„` or `ط§ظ„` for ال, `РџСЂ` for Пр.
 *
 * Every two to four characters that the page writes as one strict UTF-8 sequence are a candidate. But
 * healthy text makes such pairs too: Portuguese capitals before a dash (`MANHÃ—`), a French é before a
 * no-break space and » (the bytes of 頻), Turkish `hâlâ…”`. So a candidate is
 *  - *strong* when healthy text cannot look so: an invisible C1 control in it, `â€`, an emoji, a pair
 *    beside a small letter, or two pairs of a foreign script in a row; strong ones are undone;
 *  - *weak* when only punctuation makes it one; weak ones are undone in a text with strong ones.
 * Applied again to its own result for text damaged twice over.
 *
 * A byte that the page leaves undefined often arrives as U+FFFD. It stands for one of five; the one that
 * gives the likeliest character is taken and marked as less sure.
 *
 * Source: Unicode Standard, table 3-7 (well-formed UTF-8).
 */
export interface Misreading {
  readonly page: CodePage;
  /** How many candidates are strong in the whole of what was looked at. */
  readonly strong: number;
}

const PAGES: readonly CodePage[] = [WINDOWS_1252, WINDOWS_1256, WINDOWS_1251];

/** A quick look whether the page could have been used at all. */
const POSSIBLE: readonly RegExp[] = [
  /[\u00C2-\u00F4][^\0-\u007F]/,
  /[\u0637-\u063A\u00E2\u0623\u0622][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2010-\u2044\u20AC\u2122\u06A9\u0679\u067E\u0686\u0688\u0691\u0698\u06AF\u06BA\u06BE\u060C\u061B\u061F\u200C\u200D]/,
  /[\u0420\u0421\u0432\u0413\u0412][\u0080-\u00BF\u0401-\u040F\u0451-\u045F\u0490\u0491\u2010-\u2044\u20AC\u2116\u2122]/,
];

/** Which page the text was misread with, if any: the one with most strong candidates. */
export function findMisreading(text: string): Misreading | null {
  let best: Misreading | null = null;
  PAGES.forEach((page, i) => {
    if (POSSIBLE[i]?.test(text) !== true) return;
    let strong = 0;
    for (const run of runsIn(text, page)) if (run.strong) strong += run.sequences.length;
    if (strong > (best?.strong ?? 0)) best = { page, strong };
  });
  return best;
}

/** What undoing the misreading changes in `text`. */
export function undoMisreading(text: string, { page, strong }: Misreading): Edit[] {
  const edits: Edit[] = [];
  for (const run of runsIn(text, page)) {
    if (!run.strong && (strong < 2 || run.never)) continue;
    const start = run.sequences[0]?.start ?? 0;
    const end = run.sequences.at(-1)?.end ?? start;
    const unsure = run.sequences.some((one) => one.unsure);
    edits.push({
      start,
      end,
      to: run.sequences.map((one) => String.fromCodePoint(one.point)).join(''),
      why: `UTF-8 read as ${page.name}`,
      confidence: unsure ? 'guess' : run.strong ? 'certain' : 'likely',
    });
  }
  return page === WINDOWS_1252 ? withLostEnds(text, edits, strong) : edits;
}

interface Sequence {
  readonly start: number;
  readonly end: number;
  readonly point: number;
  /** A byte of it was lost and had to be guessed. */
  readonly unsure: boolean;
}

/** Sequences without anything between them. */
interface Run {
  readonly sequences: readonly Sequence[];
  readonly strong: boolean;
  /** Not even in a damaged text: it would make a character nobody writes. */
  readonly never: boolean;
}

function* runsIn(text: string, page: CodePage): Generator<Run> {
  let sequences: Sequence[] = [];
  const { byteOf } = page;
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    const lead = code < 0x80 ? -1 : (byteOf[code] ?? -1);
    const sequence = lead < 0xc2 || lead > 0xf4 ? null : sequenceAt(text, i, lead, page);
    if (sequence === null) {
      i += 1;
      continue;
    }
    if (sequences.length > 0 && sequences.at(-1)?.end !== i) {
      yield judge(text, sequences, page);
      sequences = [];
    }
    sequences.push(sequence);
    i = sequence.end;
  }
  if (sequences.length > 0) yield judge(text, sequences, page);
}

/** Bytes Windows-1252 leaves undefined, likeliest first where nothing else decides. */
const UNDEFINED = [0x9d, 0x81, 0x8f, 0x90, 0x8d];

function sequenceAt(text: string, start: number, lead: number, page: CodePage): Sequence | null {
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let point = lead & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07);
  let unsure = false;
  for (let k = 1; k < length; k += 1) {
    const code = text.charCodeAt(start + k);
    let byte = Number.isNaN(code) ? -1 : (page.byteOf[code] ?? -1);
    if (code === 0xfffd && page === WINDOWS_1252 && k === length - 1 && !unsure) {
      byte = likeliestLost(point, text, start, length);
      unsure = byte !== 0x9d || length !== 3;
    }
    const low = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  return { start, end: start + length, point, unsure };
}

/** Which undefined byte stood where U+FFFD stands: the one whose character is most written. */
function likeliestLost(point: number, text: string, start: number, length: number): number {
  if (length === 3) return 0x9d;
  const lead = point | 0xc0;
  if (lead === 0xd1) return isLetterPair(text, start + 2) ? 0x81 : 0x8f;
  if (lead === 0xd0) return 0x90;
  return UNDEFINED[1] ?? 0x81;
}

function isLetterPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0xd0 || code === 0xd1;
}

/** Continuations that stand behind a capital letter in healthy text too. */
const CLOSING =
  /[\u2026\u2018\u2019\u201A\u201C\u201D\u201E«»\u2013\u2014\u2122\u00A0\u203A\u2039\u2022ºª°·®©!?]/;
const CONTROL = /[\u0080-\u0084\u0086-\u009F]/;

function judge(text: string, sequences: readonly Sequence[], page: CodePage): Run {
  const first = sequences[0];
  const last = sequences.at(-1);
  if (first === undefined || last === undefined) return { sequences, strong: false, never: true };
  const form = text.slice(first.start, last.end);
  const kinds = new Set(sequences.map((one) => kindOf(one.point)));
  const strange = kinds.has('strange');
  const before = text.charAt(first.start - 1);
  const after = text.charAt(last.end);
  // A capital at a word's end before a quotation mark that is itself a control, or before a soft hyphen.
  const capitals = isUpper(before) && sequences.length === 1 && form.length === 2;
  if (capitals && !isLetter(after) && /[\u0085\u0091-\u0097]/.test(form)) {
    return { sequences, strong: false, never: false };
  }
  if (
    form.length === 2 &&
    isUpper(after) &&
    isLower(String.fromCodePoint(first.point)) &&
    !isLower(before)
  ) {
    return { sequences, strong: false, never: false };
  }
  if (CONTROL.test(form) && !strange) return { sequences, strong: true, never: false };
  if (page !== WINDOWS_1252) {
    const strong =
      sequences.length >= 2 || sequences.some((one) => isTellingPunctuation(text, one, page));
    return { sequences, strong: strong && !strange, never: strange };
  }
  if (sequences.some((one) => one.end - one.start === 4 && kindOf(one.point) === 'emoji')) {
    return { sequences, strong: true, never: false };
  }
  if (sequences.length >= 2 && !strange) return { sequences, strong: true, never: false };
  const length = last.end - last.start;
  if (length === 3) {
    const strong =
      sequences.some((one) => isTellingPunctuation(text, one, page)) ||
      (kinds.has('vietnamese') && /[»º¹¸]/.test(form) && isLetter(text.charAt(first.start - 1)));
    return { sequences, strong: strong && !strange, never: strange };
  }
  if (kinds.has('latin')) {
    const closing = CLOSING.test(form.slice(1));
    // A capital between small letters is no capital.
    const strong =
      isLower(before) && !/[A-Z]/.test(form)
        ? true
        : !closing
          ? true
          : isUpper(before)
            ? false
            : isLower(after) ||
              (form === 'Ã\u00A0' && !isLetter(before)) ||
              (!isLetter(before) && /^Â[°£¥§±½¼¾·«»©®\u00A0]$/.test(form));
    return { sequences, strong, never: false };
  }
  // One pair of a foreign script, or a rare letter: only in company.
  return { sequences, strong: false, never: strange };
}

type Kind =
  'latin' | 'vietnamese' | 'punctuation' | 'script' | 'rare' | 'far' | 'emoji' | 'strange';

function kindOf(point: number): Kind {
  // A control: what a byte without a character became when the text was damaged twice.
  if (point < 0xa0) return 'rare';
  if (
    point <= 0x17f ||
    (point >= 0x218 && point <= 0x21b) ||
    point === 0x1a1 ||
    point === 0x1b0 ||
    point === 0x259 ||
    point === 0x192
  )
    return 'latin';
  if (point < 0x370) return 'rare';
  if (point < 0x700 || (point >= 0x750 && point < 0x780)) return 'script';
  if (point < 0x900) return 'strange';
  if (point >= 0x1e00 && point < 0x1f00) return 'vietnamese';
  if (isPunctuation(point)) return 'punctuation';
  if (point >= 0x1f000 && point < 0x1fb00) return 'emoji';
  if (point >= 0xe000 && point < 0xf900) return 'strange';
  if (point > 0xffff) return 'far';
  return 'far';
}

function isPunctuation(point: number): boolean {
  return (
    (point >= 0x2000 && point < 0x2200) ||
    (point >= 0x2200 && point < 0x2800) ||
    point === 0xfeff ||
    point === 0xfffd ||
    (point >= 0xfb00 && point <= 0xfb06)
  );
}

/** The second bytes of E2 that healthy text never writes behind an â: € ‚ „ † ˆ ‰ ˜ ™ š œ. */
const TELLING = new Set([0x80, 0x82, 0x84, 0x86, 0x88, 0x89, 0x98, 0x99, 0x9a, 0x9c]);

function isTellingPunctuation(text: string, one: Sequence, page: CodePage): boolean {
  return (
    one.end - one.start === 3 &&
    isPunctuation(one.point) &&
    page.byteOf[text.charCodeAt(one.start)] === 0xe2 &&
    TELLING.has(page.byteOf[text.charCodeAt(one.start + 1)] ?? -1)
  );
}

/**
 * Sequences whose last character was lost altogether: `â€` alone is ” (its third byte has no
 * character), and `Ã` before a plain space is à (a no-break space became a plain one), `Â` before one
 * a no-break space. The last two only in a text that is damaged elsewhere too.
 */
function withLostEnds(text: string, edits: readonly Edit[], strong: number): Edit[] {
  const all = [...edits];
  for (const found of text.matchAll(
    /â€(?![\u0080-\u00BF\u2010-\u2044\u20AC\u2122\u0152-\u0192\u02C6\u02DC\uFFFD])|[ÃÂ](?= )/g,
  )) {
    const start = found.index;
    const [form] = found;
    if (form === 'â€') {
      all.push({
        start,
        end: start + 2,
        to: '”',
        why: 'UTF-8 read as Windows-1252, the last byte lost',
        confidence: 'likely',
      });
      continue;
    }
    const before = text.charAt(start - 1);
    if (strong < 2 || isUpper(before)) continue;
    const letter = form === 'Ã' ? 'à' : '';
    const twice = text.charAt(start + 2) === ' ';
    if (form === 'Â' && isLetter(before) === false && !/[.,;:!?\d»”)]/.test(before)) continue;
    all.push({
      start,
      end: start + (form === 'Ã' && twice ? 2 : 1),
      to: letter,
      why: 'UTF-8 read as Windows-1252, a no-break space lost',
      confidence: 'likely',
    });
  }
  return all
    .sort((a, b) => a.start - b.start)
    .filter((edit, i, list) => i === 0 || edit.start >= (list[i - 1]?.end ?? 0));
}

/** Forms no healthy text holds, of the pages that only punctuation tells: Mac Roman and DOS. */
const RARE_PAGES: readonly CodePage[] = [MAC_ROMAN, CP_850, CP_437];
const RARE_FORMS = new Map<string, { readonly to: string; readonly page: string }>();
for (const page of RARE_PAGES) {
  for (const mark of page === MAC_ROMAN ? '‘’“”–—…•€™‹›\u202F\u00A0«»°§' : '‘’“”–—…•€™‹›')
    RARE_FORMS.set(misread(mark, page), { to: mark, page: page.name });
}
const MAC_LETTERS = new Map<string, string>();
for (const letter of 'àáâãäåæçèéêëìíîïñòóôõöøùúûüßÀÁÂÃÄÇÈÉÊËÍÎÏÑÓÔÖÙÚÛÜœŒ') {
  MAC_LETTERS.set(misread(letter, MAC_ROMAN), letter);
}
const RARE = new RegExp(
  [...RARE_FORMS.keys(), ...MAC_LETTERS.keys()]
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
  'g',
);

/** `‚Äô` and `ÔÇÖ` for ’: UTF-8 read as Mac Roman or as a code page of DOS. */
export function undoRareMisreading(text: string): Edit[] {
  if (!/‚Ä|ÔÇ|ΓÇ|√|¬|≈/.test(text)) return [];
  const found = [...text.matchAll(RARE)];
  const beside = ({ index, 0: form }: RegExpExecArray): boolean =>
    isLetter(text.charAt(index - 1)) || isLetter(text.charAt(index + form.length));
  // `√` and `¬` are signs of mathematics; beside letters, and again, they are not.
  const inWords = found.filter((one) => beside(one)).length >= 3;
  const edits: Edit[] = [];
  for (const one of found) {
    const [form] = one;
    const start = one.index;
    const mark = RARE_FORMS.get(form);
    const telling = mark !== undefined && form.length === 3;
    if (!telling && !inWords && !beside(one)) continue;
    edits.push({
      start,
      end: start + form.length,
      to: mark?.to ?? MAC_LETTERS.get(form) ?? form,
      why: `UTF-8 read as ${mark?.page ?? MAC_ROMAN.name}`,
      confidence: telling || inWords ? 'certain' : 'likely',
    });
  }
  return edits;
}
