import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import type { Edit } from './edits.ts';

/**
 * Characters left as HTML writes them: `&amp;`, `&#8217;`, `&eacute;`, also twice over (`&amp;#39;`).
 *
 * Not where HTML or code is meant: on lines with a tag or with back-ticks, between quotation marks of
 * its own, and in the lines of a fenced block. A reference without its semicolon is left alone.
 *
 * Source: HTML Standard, §13.5 (named references; numbers 80–9F are Windows-1252).
 */
export function undoEntities(text: string): Edit[] {
  if (!REFERENCE.test(text)) return [];
  const edits: Edit[] = [];
  const fences = fencesOf(text);
  let fence = 0;
  for (const found of text.matchAll(EACH)) {
    const start = found.index;
    const end = start + found[0].length;
    while ((fences[fence]?.[1] ?? Infinity) <= start) fence += 1;
    if ((fences[fence]?.[0] ?? Infinity) <= start) continue;
    if (/["'`]/.test(text.charAt(start - 1)) && text.charAt(start - 1) === text.charAt(end))
      continue;
    if (TAG_OR_CODE.test(lineAround(text, start))) continue;
    const to = character(found[1] ?? '');
    if (to === null) continue;
    edits.push({ start, end, to, why: 'written as an HTML reference', confidence: 'certain' });
  }
  return edits;
}

const REFERENCE = /&(?:#\d|#x[0-9a-f]|[a-z][a-z0-9]+;)/i;
const EACH = /&(#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,9});/g;
const TAG_OR_CODE = /<\/?[a-z!][^<>]*>|`|=>|[{};]\s*$|<!--/i;

/** The line a place is in, as far as two hundred characters before and behind, without references. */
function lineAround(text: string, at: number): string {
  const around = text.slice(Math.max(0, at - 200), at + 200);
  const here = at - Math.max(0, at - 200);
  const from = around.lastIndexOf('\n', here) + 1;
  const end = around.indexOf('\n', here);
  return around.slice(from, end === -1 ? around.length : end).replace(EACH, ' ');
}

function fencesOf(text: string): (readonly [number, number])[] {
  const fences: (readonly [number, number])[] = [];
  let open: number | null = null;
  for (const { index } of text.matchAll(/^(?:```|~~~)/gm)) {
    if (open === null) open = index;
    else {
      fences.push([open, index]);
      open = null;
    }
  }
  return fences;
}

function character(name: string): string | null {
  if (!name.startsWith('#')) return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? null) : null;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (point >= 0x80 && point <= 0x9f) return decodeWindows1252(Uint8Array.of(point));
  if (point < 0x20 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
  return String.fromCodePoint(point);
}

/** Latin-1 in the order of its codes from A0, as HTML 4 named it. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LATIN_1.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)])),
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsaquo: '‹',
  rsaquo: '›',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  euro: '€',
  trade: '™',
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  Yuml: 'Ÿ',
  prime: '′',
  Prime: '″',
  rarr: '→',
  larr: '←',
  minus: '−',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
};
