import { parseHTML } from 'linkedom';

/**
 * Entities (`&eacute;`, `&#1575;`) taken out of a page before it is parsed.
 *
 * The parser makes a piece of text of each entity and of each stray `<`, and joins them one by one: a
 * page of half a million takes minutes. So they are replaced by the characters they stand for, and the
 * five that mean something to a parser by non-characters (U+FDD0–U+FDD4, which no text may hold) until
 * the page has been read. Names are looked up with the parser, each once.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  '<': '\uFDD0',
  '&': '\uFDD1',
  '"': '\uFDD2',
  "'": '\uFDD3',
  '>': '\uFDD4',
};
const MEANT = ['<', '&', '"', "'", '>'];

/** Names in a page; HTML knows 2,231. */
const MOST_NAMES = 3000;

/** The page without entities and without marks that open no tag. */
export function withoutEntities(html: string): string {
  const clean = html.replace(/[\uFDD0-\uFDD4]/g, '\uFFFD');
  const names = new Set<string>();
  for (const [, name = ''] of clean.matchAll(/&([a-zA-Z][a-zA-Z0-9]{1,31});/g)) {
    if (names.size < MOST_NAMES) names.add(name);
  }
  const known = lookUp([...names]);
  return clean
    .replace(
      /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z0-9]{1,31}));|&(nbsp|amp|lt|gt|quot)\b|&/g,
      (whole, hex?: string, decimal?: string, name?: string, bare?: string) => {
        const text =
          hex !== undefined
            ? character(Number.parseInt(hex, 16))
            : decimal !== undefined
              ? character(Number(decimal))
              : name !== undefined
                ? known.get(name)
                : bare !== undefined
                  ? BARE[bare]
                  : undefined;
        return text === undefined ? whole.replace('&', '\uFDD1') : (STAND_INS[text] ?? text);
      },
    )
    .replace(/<(?![a-zA-Z!/?])/g, '\uFDD0');
}

/** The characters that were stood in for, back in a text that was read. */
export function withMarks(text: string): string {
  return text.replace(/[\uFDD0-\uFDD4]/g, (c) => MEANT[c.charCodeAt(0) - 0xfdd0] ?? '');
}

const BARE: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};

/** Code points 128–159 mean Windows-1252 in pages (HTML standard, 13.2.5.80). */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80] ?? '\uFFFD';
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD';
  return String.fromCodePoint(code);
}

/** The commonest: a page that knows no others costs no look-up. */
const COMMON: readonly (readonly [string, string])[] = [
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
];

function lookUp(all: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>(COMMON);
  const names = all.filter((name) => !found.has(name));
  if (names.length === 0) return found;
  const list = names.map((name) => `<i>&${name};</i>`).join('');
  const { document } = parseHTML(`<!doctype html><html><body>${list}</body></html>`);
  for (const [i, element] of [...document.querySelectorAll('i')].entries()) {
    const name = names[i] ?? '';
    const text = element.textContent ?? '';
    if (text !== `&${name};`) found.set(name, text);
  }
  return found;
}
