/**
 * The last look at what is about to leave: are any of these strings in these bytes, however written?
 *
 * The scanner knows nothing of how the files were made and shares no code with what made them – it
 * imports nothing at all – so that a mistake there cannot hide itself here. It reads the final bytes,
 * undoes every encoding it knows, up to three deep, and compares after folding away what does not
 * change a name:
 *
 * - decoded: UTF-8, Latin-1, UTF-16, HTML entities, tags taken out, percent, quoted-printable,
 *   `\u`, `\x` and CSS escapes, base64 (any alignment, URL-safe, wrapped over lines), hexadecimal;
 * - folded: case, diacritics, compatibility forms (full width, ligatures), Arabic letter variants,
 *   vowel signs and tatweel, all decimal digits, Latin look-alikes, invisible and direction marks;
 * - compared: as whole words; without any spaces or signs between letters (from six letters, or four
 *   outside the Latin script); spelled out with spaces; backwards; names with their parts in another
 *   order; telephone numbers by their last eight digits.
 *
 * A string of one letter cannot be looked for and is ignored. A hit never repeats the string.
 */
export interface Forbidden {
  readonly text: string;
  /** What it is, for the person who reads the report: "identity", "pseudonym", "record id". */
  readonly kind: string;
}

export interface Hit {
  readonly kind: string;
  /** Position in the list of forbidden strings that was handed in. */
  readonly index: number;
  /** How it was hidden: "plain", "entities", "base64 › percent", "backwards". */
  readonly form: string;
}

/** At most one hit per forbidden string: the plainest form it was found in. */
export function scan(bytes: Uint8Array, forbidden: readonly Forbidden[]): readonly Hit[] {
  const needles = forbidden.map(prepare);
  const index = indexOf(needles);
  const hits = new Map<number, Hit>();
  for (const view of viewsOf(bytes)) {
    const hay = fold(view.text);
    const words = asWords(hay);
    const sides: Sides = {
      words,
      squeezed: squeeze(hay),
      spelled: asWords(
        hay.replace(
          /(?<![\p{L}\p{N}])([\p{L}\p{N}])[^\p{L}\p{N}]{1,2}(?=[\p{L}\p{N}](?![\p{L}\p{N}]))/gu,
          '$1',
        ),
      ),
      digits: hay.replace(/(?<=\p{Nd})[^\p{L}\p{N}]{1,3}(?=\p{Nd})/gu, ''),
    };
    for (const at of candidates(index, sides.squeezed)) {
      const needle = needles[at];
      const target = forbidden[at];
      if (needle === undefined || needle === null || target === undefined || hits.has(at)) continue;
      if (view.noisy && needle.squeezed.length < 4) continue;
      const how = find(needle, sides);
      if (how === null) continue;
      const form = [...view.steps, ...(how === '' ? [] : [how])].join(' › ');
      hits.set(at, { kind: target.kind, index: at, form: form === '' ? 'plain' : form });
    }
  }
  return [...hits.values()].toSorted((a, b) => a.index - b.index);
}

interface Sides {
  readonly words: string;
  readonly squeezed: string;
  readonly spelled: string;
  readonly digits: string;
}

interface Needle {
  readonly words: readonly string[];
  readonly squeezed: string;
  /** The longest part of a name. */
  readonly longest: string;
  readonly backwards: string;
  /** Whether it may be found inside longer words. */
  readonly inside: boolean;
  readonly phone: string | null;
}

function prepare({ text }: Forbidden): Needle | null {
  const folded = fold(text);
  const squeezed = squeeze(folded);
  const letters = [...squeezed];
  if (letters.length < 2) return null;
  const parts = asWords(folded).trim().split(' ');
  const digits = squeezed.replace(/[^0-9]/g, '');
  const latin = /^[\p{Script=Latin}\p{N}]+$/u.test(squeezed);
  return {
    words: orders(parts).map((order) => ` ${order.join(' ')} `),
    squeezed,
    longest: parts.reduce((a, b) => (b.length > a.length ? b : a), ''),
    backwards: letters.toReversed().join(''),
    inside: letters.length >= (latin ? 6 : 4),
    phone: digits.length >= 7 && digits.length === letters.length ? digits.slice(-8) : null,
  };
}

/**
 * Which needles are worth looking for in a text: those of which four letters in a row are there. One
 * walk over the text then serves any number of needles. The four letters are taken from within one
 * part of a name, since the parts may stand in another order, and are looked for both ways round;
 * needles without four letters in one part are always looked for.
 */
interface NeedleIndex {
  readonly always: readonly number[];
  readonly byLetters: ReadonlyMap<string, readonly number[]>;
}

function indexOf(needles: readonly (Needle | null)[]): NeedleIndex {
  const always: number[] = [];
  const byLetters = new Map<string, number[]>();
  needles.forEach((needle, at) => {
    if (needle === null) return;
    const letters = (needle.phone ?? needle.longest).slice(0, 4);
    // A pair of surrogates must not be torn apart when it is turned round.
    if (letters.length < 4 || /[\uD800-\uDFFF]/.test(letters)) {
      always.push(at);
      return;
    }
    for (const key of new Set([letters, [...letters].toReversed().join('')])) {
      const list = byLetters.get(key);
      if (list === undefined) byLetters.set(key, [at]);
      else list.push(at);
    }
  });
  return { always, byLetters };
}

function candidates(index: NeedleIndex, squeezed: string): ReadonlySet<number> {
  const found = new Set(index.always);
  if (index.byLetters.size === 0) return found;
  for (let i = 0; i + 4 <= squeezed.length; i++) {
    const list = index.byLetters.get(squeezed.slice(i, i + 4));
    if (list !== undefined) for (const at of list) found.add(at);
  }
  return found;
}

/** All orders of up to four parts of a name; longer strings only as they are. */
function orders(parts: readonly string[]): readonly (readonly string[])[] {
  if (parts.length === 1 || parts.length > 4) return [parts];
  return parts.flatMap((part, i) => orders(parts.toSpliced(i, 1)).map((rest) => [part, ...rest]));
}

function find(needle: Needle, sides: Sides): string | null {
  if (needle.words.some((word) => sides.words.includes(word))) return '';
  if (needle.phone !== null && sides.digits.includes(needle.phone)) return '';
  if (needle.inside && sides.squeezed.includes(needle.squeezed)) return 'broken up';
  if (sides.spelled.includes(` ${needle.squeezed} `)) return 'spelled out';
  if (needle.inside && sides.squeezed.includes(needle.backwards)) return 'backwards';
  if (needle.backwards.length >= 4 && sides.words.includes(` ${needle.backwards} `)) {
    return 'backwards';
  }
  return null;
}

// ── folding ────────────────────────────────────────────────────────────────────────────────────

const ALIKE: Readonly<Record<string, string>> = {
  // Arabic and Persian letters that are written one for the other.
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  ء: '',
  ـ: '',
  // Latin letters that do not decompose.
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ħ: 'h',
  // Letters of other scripts that look like Latin ones.
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  υ: 'u',
  ι: 'i',
  κ: 'k',
  ε: 'e',
  τ: 't',
};

/** First code points of the runs of ten decimal digits that are in use where such texts come from. */
const ZEROES = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0e50, 0x1040, 0x17e0];

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u{FE00}-\u{FE0F}]/gu, '')
    .replace(/[^\0-\x7F\uFFFD]/gu, (sign) => {
      const alike = ALIKE[sign];
      if (alike !== undefined) return alike;
      const code = sign.codePointAt(0) ?? 0;
      const zero = code < 0x0660 ? undefined : ZEROES.find((z) => code >= z && code < z + 10);
      return zero === undefined ? sign : String(code - zero);
    });
}

function asWords(folded: string): string {
  return ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

function squeeze(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

// ── undoing encodings ──────────────────────────────────────────────────────────────────────────

interface View {
  readonly text: string;
  readonly steps: readonly string[];
  /** Made by decoding things that were perhaps never encoded: mostly noise. */
  readonly noisy: boolean;
}

const DEEPEST = 3;
/** Views beyond this many are not opened: nested noise breeds noise. */
const MOST_VIEWS = 200;

function viewsOf(bytes: Uint8Array): readonly View[] {
  const seen = new Set<string>();
  const views: View[] = [];
  const keep = (view: View): void => {
    if (view.text === '' || seen.has(view.text) || views.length >= MOST_VIEWS) return;
    seen.add(view.text);
    views.push(view);
  };
  keep({ text: utf8(bytes), steps: [], noisy: false });
  keep({ text: latin1(bytes), steps: ['latin-1'], noisy: false });
  if (bytes.some((byte) => byte === 0)) {
    for (const offset of [0, 1]) {
      keep({ text: utf16(bytes, offset, true), steps: ['utf-16'], noisy: false });
      keep({ text: utf16(bytes, offset, false), steps: ['utf-16'], noisy: false });
    }
  }
  // `views` grows while we walk it: breadth first, so that the plainest form is found first.
  for (let i = 0; i < views.length; i++) {
    const view = views[i];
    if (view === undefined || view.steps.length >= DEEPEST) continue;
    for (const [name, undo] of UNDO) {
      // Noise holds no markup worth opening, only further runs of base64 or hexadecimal.
      if (view.noisy && name !== 'base64' && name !== 'hexadecimal' && name !== 'percent') continue;
      for (const text of undo(view.text)) {
        if (text === view.text) continue;
        keep({
          text,
          steps: [...view.steps, name],
          noisy: view.noisy || name === 'base64' || name === 'hexadecimal',
        });
      }
    }
  }
  return views;
}

type Undo = (text: string) => readonly string[];

const UNDO: readonly (readonly [name: string, undo: Undo])[] = [
  ['entities', (text) => [entities(text)]],
  ['tags', (text) => [text.replace(/<!--|-->/g, '').replace(/<[^<>]*>/g, '')]],
  [
    'percent',
    (text) => [text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => fromHex(run.replaceAll('%', '')))],
  ],
  [
    'quoted-printable',
    (text) => [
      text
        .replace(/=\r?\n/g, '')
        .replace(/(?:=[0-9a-f]{2})+/gi, (run) => fromHex(run.replaceAll('=', ''))),
    ],
  ],
  ['escapes', (text) => [escapes(text)]],
  [
    'css escapes',
    (text) => [text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => letter(hex))],
  ],
  ['base64', base64],
  ['hexadecimal', hexadecimal],
];

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  lrm: '',
  rlm: '',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  hyphen: '-',
  ndash: '–',
  mdash: '—',
};
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
};

function entities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi, (whole, hex, dec, name) => {
    if (hex !== undefined) return letter(hex as string);
    if (dec !== undefined) return letter(Number(dec).toString(16));
    const key = (name as string).toLowerCase();
    const named = NAMED[key];
    if (named !== undefined) return named;
    const accented = /^([a-z])(acute|grave|circ|tilde|uml|cedil|ring|caron)$/i.exec(name as string);
    if (accented === null) return whole;
    return `${accented[1] ?? ''}${MARKS[(accented[2] ?? '').toLowerCase()] ?? ''}`;
  });
}

function escapes(text: string): string {
  return text
    .replace(/\\u\{([0-9a-f]{1,6})\}/gi, (_, hex: string) => letter(hex))
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/(?:\\x[0-9a-f]{2})+/gi, (run) => fromHex(run.replace(/\\x/gi, '')));
}

function letter(hex: string): string {
  const code = parseInt(hex, 16);
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** Everything that could be base64, at all four alignments, with and without its line breaks. */
function base64(text: string): readonly string[] {
  const found: string[] = [];
  for (const source of [text, text.replace(/[\s]+/g, '')]) {
    const runs = source.match(/[A-Za-z0-9+/_-]{6,}/g) ?? [];
    for (let offset = 0; offset < 4; offset++) {
      const bytes = runs.map((run) => fromBase64(run.slice(offset)));
      found.push(bytes.map(utf8).join('\n'));
      if (bytes.some((run) => run.includes(0))) {
        found.push(bytes.map((run) => utf16(run, 0, true)).join('\n'));
      }
    }
  }
  return found;
}

function fromBase64(run: string): Uint8Array {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const sign of run) {
    const at = BASE64.indexOf(sign === '-' ? '+' : sign === '_' ? '/' : sign);
    buffer = ((buffer << 6) | at) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function hexadecimal(text: string): readonly string[] {
  const runs = text.match(/(?:0x)?[0-9a-f](?:[\s:,-]?(?:0x)?[0-9a-f]){7,}/gi) ?? [];
  const digits = runs.map((run) => run.replace(/0x/gi, '').replace(/[^0-9a-f]/gi, ''));
  return [0, 1].flatMap((offset) => {
    const bytes = digits.map((run) => hexBytes(run.slice(offset)));
    return [
      bytes.map(utf8).join('\n'),
      ...(bytes.some((run) => run.includes(0))
        ? [bytes.map((run) => utf16(run, 0, true)).join('\n')]
        : []),
    ];
  });
}

function fromHex(digits: string): string {
  return utf8(hexBytes(digits));
}

function hexBytes(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** UTF-8 as it comes; a byte that does not belong becomes U+FFFD and reading goes on after it. */
function utf8(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i] ?? 0;
    const more = first < 0x80 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : -1;
    let code =
      more === 0 ? first : more === 3 ? first & 0x07 : more === 2 ? first & 0x0f : first & 0x1f;
    let good = more >= 0;
    for (let k = 1; good && k <= more; k++) {
      const next = bytes[i + k];
      good = next !== undefined && (next & 0xc0) === 0x80;
      code = (code << 6) | ((next ?? 0) & 0x3f);
    }
    if (good && code <= 0x10ffff) {
      out.push(String.fromCodePoint(code));
      i += more + 1;
    } else {
      out.push('\uFFFD');
      i += 1;
    }
  }
  return out.join('');
}

function latin1(bytes: Uint8Array): string {
  let high = false;
  const out: string[] = [];
  for (const byte of bytes) {
    if (byte >= 0x80) high = true;
    out.push(String.fromCharCode(byte));
  }
  return high ? out.join('') : '';
}

function utf16(bytes: Uint8Array, offset: number, little: boolean): string {
  const out: string[] = [];
  for (let i = offset; i + 1 < bytes.length; i += 2) {
    const [a, b] = [bytes[i] ?? 0, bytes[i + 1] ?? 0];
    out.push(String.fromCharCode(little ? a | (b << 8) : (a << 8) | b));
  }
  return out.join('');
}
