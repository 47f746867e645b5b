import iconv from 'iconv-lite';
import {
  CP_850,
  type CodePage,
  MAC_ROMAN,
  misread,
  WINDOWS_1251,
  WINDOWS_1252,
  WINDOWS_1256,
} from '../../src/1-intake/repair/code-pages.ts';

/** One way a text is damaged, and the languages it happens to. */
export interface DamageKind {
  readonly name: string;
  readonly languages: readonly string[];
  /** Share of the characters that the repair must restore. */
  readonly floor: number;
  damage(text: string): string;
}

const LATIN = ['en', 'fr', 'pt', 'ro', 'vi', 'tr', 'cy', 'da', 'ku'];
const ARABIC = ['ar', 'fa', 'ckb'];
const ALL = [...LATIN, ...ARABIC, 'ru', 'zh'];

const reread = (text: string, encoding: string, as: CodePage): string => {
  let seen = '';
  for (const byte of iconv.encode(text, encoding)) seen += as.shown.charAt(byte);
  return seen;
};
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
/** As programs that replace undefined bytes do. */
const replaced = (text: string): string =>
  misread(text, WINDOWS_1252).replace(/[\u0081\u008D\u008F\u0090\u009D]/g, '\uFFFD');
/** What is left of punctuation when invisible bytes are lost. */
const lone = (text: string): string => text.replace(/[‘’“”–—]/g, 'â').replaceAll('…', 'â¦');

/** Every third character between two letters gets something behind it. */
const insert = (text: string, what: string, between: RegExp): string => {
  let count = 0;
  return text.replace(between, (at) => {
    count += 1;
    return count % 3 === 0 ? at + what : at;
  });
};

const SHAPES = new Map<string, string>();
for (let point = 0xfe80; point <= 0xfef4; point += 1) {
  const shape = String.fromCharCode(point);
  if (!SHAPES.has(shape.normalize('NFKC'))) SHAPES.set(shape.normalize('NFKC'), shape);
}

const NAMES: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['’', '&rsquo;'],
  ['“', '&#8220;'],
  ['”', '&#x201D;'],
  ['é', '&eacute;'],
  ['—', '&mdash;'],
  ['â', '&acirc;'],
  ['«', '&laquo;'],
  ['»', '&raquo;'],
];

export const DAMAGE: readonly DamageKind[] = [
  {
    name: 'UTF-8 read as Windows-1252',
    languages: ALL,
    floor: 0.99,
    damage: (t) => misread(t, WINDOWS_1252),
  },
  {
    name: 'the same, twice over',
    languages: ALL,
    floor: 0.99,
    damage: (t) => misread(misread(t, WINDOWS_1252), WINDOWS_1252),
  },
  { name: 'UTF-8 read as Latin-1', languages: ALL, floor: 0.99, damage: latin1 },
  {
    name: 'UTF-8 read as Windows-1256',
    languages: ALL,
    floor: 0.99,
    damage: (t) => misread(t, WINDOWS_1256),
  },
  {
    name: 'UTF-8 read as Windows-1251',
    languages: ALL,
    floor: 0.99,
    damage: (t) => misread(t, WINDOWS_1251),
  },
  {
    name: 'UTF-8 read as Mac Roman',
    languages: ['en', 'fr', 'pt'],
    floor: 0.99,
    damage: (t) => misread(t, MAC_ROMAN),
  },
  {
    name: 'UTF-8 punctuation read as DOS 850',
    languages: ['en'],
    floor: 0.99,
    damage: (t) => t.replace(/[‘’“”–—…]/g, (c) => misread(c, CP_850)),
  },
  {
    name: 'Windows-1256 read as Windows-1252',
    languages: ['ar'],
    floor: 0.99,
    damage: (t) => reread(t.replace(/[٠-٩ﷺ]/g, '7'), 'windows-1256', WINDOWS_1252),
  },
  {
    name: 'ISO 8859-6 read as Latin-1',
    languages: ['ar'],
    floor: 0.99,
    damage: (t) => reread(t.replace(/[٠-٩ﷺ«»]/g, '7'), 'iso-8859-6', WINDOWS_1252),
  },
  {
    name: 'Windows-1251 read as Windows-1252',
    languages: ['ru'],
    floor: 0.99,
    damage: (t) => reread(t, 'windows-1251', WINDOWS_1252),
  },
  {
    name: 'Windows-1252 read as Latin-1',
    languages: ['en', 'fr', 'pt', 'da'],
    floor: 0.99,
    damage: (t) => iconv.encode(t.replaceAll('\u202f', ' '), 'windows-1252').toString('latin1'),
  },
  { name: 'undefined bytes replaced by U+FFFD', languages: LATIN, floor: 0.95, damage: replaced },
  {
    name: 'Arabic letters as shapes',
    languages: ARABIC,
    floor: 0.99,
    damage: (t) => [...t].map((c) => SHAPES.get(c) ?? c).join(''),
  },
  {
    name: 'stretched words',
    languages: ARABIC,
    floor: 0.99,
    damage: (t) =>
      insert(t, '\u0640\u0640', /[بتثجحخسشصضطظعغفقكلمنهي](?=[\u0627-\u063A\u0641-\u064A])/g),
  },
  {
    name: 'soft hyphens',
    languages: LATIN,
    floor: 0.99,
    damage: (t) => insert(t, '\u00AD', /\p{L}(?=\p{L})/gu),
  },
  {
    name: 'zero-width spaces in words',
    languages: [...LATIN, 'ru'],
    floor: 0.99,
    damage: (t) => insert(t, '\u200B', /\p{L}(?=\p{L})/gu),
  },
  {
    name: 'byte-order marks',
    languages: ALL,
    floor: 0.99,
    damage: (t) => `\uFEFF${t.replaceAll('\n', '\n\uFEFF')}`,
  },
  {
    name: 'joined letters',
    languages: ['en', 'fr', 'da'],
    floor: 0.99,
    damage: (t) =>
      t.replaceAll('ffi', 'ﬃ').replaceAll('ff', 'ﬀ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ'),
  },
  {
    name: 'HTML references',
    languages: ['en', 'fr', 'pt', 'ku'],
    floor: 0.99,
    damage: (t) => NAMES.reduce((text, [from, to]) => text.replaceAll(from, to), t),
  },
  {
    name: 'a lone â for quotation marks, apostrophes, dashes',
    languages: ['en'],
    floor: 0.95,
    damage: lone,
  },
];

/** What of a text damaged and repaired must differ, because the damage itself cannot hold it. */
export function expected(text: string, kind: DamageKind): string {
  if (kind.name.startsWith('Windows-1256 read')) return text.replace(/[٠-٩ﷺ]/g, '7');
  if (kind.name.startsWith('ISO 8859-6')) return text.replace(/[٠-٩ﷺ«»]/g, '7');
  if (kind.name.startsWith('Windows-1252 read')) return text.replaceAll('\u202f', ' ');
  return text;
}
