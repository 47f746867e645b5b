/**
 * The words of an HTML mail, without drawing it: nothing is fetched, run or laid out.
 *
 * A mail is read here by one pass over its characters – no tree, so that nesting costs nothing. Blocks
 * begin lines, cells are parted by ` | `, a link whose words hide where it leads is followed by its
 * address, quotations (`<blockquote>`) are marked `> ` as in plain mail. Scripts, styles and comments
 * are left out; so is what the sender hid by `display:none`, and that it was there is said.
 * Pictures from the network are not loaded; they are counted, and among them those of one pixel, which
 * exist to report that and where a mail was opened.
 */
export interface HtmlText {
  readonly text: string;
  /** Pictures the mail wants to load from elsewhere. */
  readonly remote: number;
  /** Those among them that are too small to be seen. */
  readonly trackers: number;
  /** Characters in elements that are not shown. */
  readonly hidden: number;
}

export function htmlText(html: string): HtmlText {
  const lines: string[] = [];
  const line = new OpenLine();
  let quote = 0;
  let pre = 0;
  let hidden = 0;
  let remote = 0;
  let trackers = 0;
  /** The element that hides everything until it is closed, and how often it opened inside. */
  let hiding: { readonly name: string; depth: number } | null = null;
  let link: { readonly href: string; readonly from: number; readonly lines: number } | null = null;

  const endLine = (): void => {
    const words = line.take(pre > 0);
    lines.push(words === '' ? '' : `${'> '.repeat(Math.min(quote, 20))}${words}`);
  };
  const block = (): void => {
    if (line.filled) endLine();
    else line.take(false);
  };
  const put = (raw: string): void => {
    const words = unescapeHtml(raw);
    if (hiding !== null) {
      hidden += words.trim().length;
      return;
    }
    if (pre > 0) {
      for (const [i, part] of words.split(/\r?\n/).entries()) {
        if (i > 0) endLine();
        line.add(part);
      }
      return;
    }
    const plain = words.replace(/[\s\u00A0]+/g, ' ');
    line.add(line.last === '' || line.last === ' ' ? plain.trimStart() : plain);
  };

  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      put(html.slice(at));
      break;
    }
    if (open > at) put(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const next = html[open + 1] ?? '';
    if (!/[A-Za-z/!?]/.test(next)) {
      put('<');
      at = open + 1;
      continue;
    }
    const end = endOfTag(html, open);
    const tag = html.slice(open, Math.min(end, open + LONGEST_TAG));
    at = end;
    const name = /^<\/?([A-Za-z][A-Za-z0-9:-]{0,30})/.exec(tag)?.[1]?.toLowerCase() ?? '';
    const closing = tag[1] === '/';
    if (name === 'script' || name === 'style' || name === 'title' || name === 'textarea') {
      // Their content is no markup: on to their end.
      if (!closing && name !== 'textarea') at = endOfRaw(html, end, name);
      continue;
    }
    if (hiding !== null) {
      if (name === hiding.name) hiding.depth += closing ? -1 : 1;
      if (hiding.depth === 0) hiding = null;
      continue;
    }
    if (!closing && isHidden(tag) && !VOID.has(name)) {
      hiding = { name, depth: 1 };
      continue;
    }
    if (name === 'br') endLine();
    else if (name === 'img') {
      const source = attribute(tag, 'src');
      const words = attribute(tag, 'alt').trim();
      if (/^\s*(https?:)?\/\//i.test(source)) {
        remote += 1;
        if (isTiny(tag)) trackers += 1;
      }
      if (words !== '') put(`[picture: ${words}]`);
    } else if (name === 'a') {
      if (!closing)
        link = {
          href: attribute(tag, 'href').trim(),
          from: line.pieces.length,
          lines: lines.length,
        };
      else if (link !== null) {
        const shown = link.lines === lines.length ? line.pieces.slice(link.from).join('') : '';
        if (/^(https?|mailto|tel|geo):/i.test(link.href) && !shows(shown, link.href)) {
          line.add(` <${link.href}>`);
        }
        link = null;
      }
    } else if (name === 'li' && !closing) {
      block();
      line.add('- ');
    } else if (name === 'td' || name === 'th') {
      if (closing && line.filled) line.cell();
    } else if (name === 'hr') {
      block();
      lines.push('---');
    } else if (BLOCK.has(name)) {
      if (name === 'tr') line.endCells();
      block();
      if (name === 'p' || /^h[1-6]$/.test(name)) {
        if (closing && lines.at(-1) !== '') lines.push('');
      }
      if (name === 'blockquote') quote = Math.max(0, quote + (closing ? -1 : 1));
      if (name === 'pre') pre = Math.max(0, pre + (closing ? -1 : 1));
    }
  }
  block();
  return { text: tidy(lines), remote, trackers, hidden };
}

/** The line being written, in pieces: joining them at every step would cost its length each time. */
class OpenLine {
  pieces: string[] = [];
  last = '';
  filled = false;
  #cell = false;

  add(piece: string): void {
    if (piece === '') return;
    this.pieces.push(piece);
    this.last = piece.at(-1) ?? '';
    this.#cell = false;
    if (!this.filled && /\S/.test(piece)) this.filled = true;
  }

  cell(): void {
    if (this.#cell) return;
    this.add(this.last === ' ' ? '| ' : ' | ');
    this.#cell = true;
  }

  /** Takes away the mark after the last cell of a row. */
  endCells(): void {
    if (this.#cell) this.pieces.pop();
    this.#cell = false;
  }

  /** The line without spaces around it, or in preformatted text without those at its end. */
  take(preformatted: boolean): string {
    const whole = this.pieces.join('');
    this.pieces = [];
    this.last = '';
    this.filled = false;
    this.#cell = false;
    return preformatted ? whole.trimEnd() : whole.trim();
  }
}

/** A tag longer than this is read up to here: attributes further on are not. */
const LONGEST_TAG = 20_000;

/** The offset after the tag at `open`; a `>` inside quotation marks does not end it. */
function endOfTag(html: string, open: number): number {
  const plain = html.indexOf('>', open);
  if (plain === -1) return html.length;
  let quoted = '';
  const limit = Math.min(html.length, open + LONGEST_TAG);
  for (let i = open + 1; i < limit; i += 1) {
    const c = html[i] ?? '';
    if (quoted !== '') {
      if (c === quoted) quoted = '';
    } else if ((c === '"' || c === "'") && html[i - 1] === '=') quoted = c;
    else if (c === '>') return i + 1;
  }
  // A quotation mark that is never closed: the first `>` after all.
  return plain + 1;
}

/** The offset after `</script>` and the like; the end when there is none. */
function endOfRaw(html: string, from: number, name: string): number {
  const closes = new RegExp(`</${name}`, 'gi');
  closes.lastIndex = from;
  const found = closes.exec(html);
  if (found === null) return html.length;
  const end = html.indexOf('>', found.index);
  return end === -1 ? html.length : end + 1;
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(
    `[\\s"'/]${name}\\s{0,20}=\\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`,
    'i',
  ).exec(tag);
  return unescapeHtml(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}

function isHidden(tag: string): boolean {
  if (/\shidden(?=[\s>=/])/i.test(tag)) return true;
  const style = attribute(tag, 'style').toLowerCase().replace(/\s+/g, '');
  return /display:none|visibility:hidden|font-size:0(?![.\d])|mso-hide:all/.test(style);
}

function isTiny(tag: string): boolean {
  const style = attribute(tag, 'style').toLowerCase().replace(/\s+/g, '');
  if (/display:none|(?:^|;)(?:width|height):[01](?:px)?(?:;|$)/.test(style)) return true;
  return [attribute(tag, 'width'), attribute(tag, 'height')].some((n) =>
    /^[01](px)?$/.test(n.trim()),
  );
}

/** Whether the words of a link already show where it leads. */
function shows(words: string, href: string): boolean {
  const bare = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/^(mailto|tel|geo):/, '')
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '');
  return bare(words) === bare(href) || words.trim() === '';
}

/** No more than one empty line in a row, none at the ends. */
function tidy(lines: readonly string[]): string {
  const kept: string[] = [];
  for (const line of lines) {
    if (line !== '' || (kept.length > 0 && kept.at(-1) !== '')) kept.push(line);
  }
  while (kept.at(-1) === '') kept.pop();
  return kept.join('\n');
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'area', 'base', 'wbr']);
const BLOCK = new Set(
  (
    'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header html li main nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
);

/** Character references (HTML §13.5): by number, and the names that mail programs write. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,8})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));?/g,
    (whole, ...groups) => {
      const [decimal, hex, name] = groups as (string | undefined)[];
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD';
      return WINDOWS_1252[code - 0x80] ?? String.fromCodePoint(code);
    },
  );
}

/** What numbers 128–159 mean in HTML. */
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];
/** Each name and, after it, its character. */
const NAMES =
  'amp& lt< gt> quot" ldquo“ rdquo” lsquo‘ rsquo’ laquo« raquo» bdquo„ ndash– ' +
  'mdash— hellip… bull• middot· times× deg° euro€ pound£ cent¢ copy© reg® trade™ ' +
  'sect§ para¶ agraveà aacuteá acircâ atildeã aumlä aringå aeligæ ccedilç egraveè eacuteé ' +
  'ecircê eumlë igraveì iacuteí icircî iumlï ntildeñ ograveò oacuteó ocircô otildeõ oumlö ' +
  'oslashø ugraveù uacuteú ucircû uumlü szligß AgraveÀ AacuteÁ AcircÂ AumlÄ CcedilÇ EgraveÈ ' +
  'EacuteÉ EcircÊ IcircÎ OcircÔ OumlÖ UumlÜ oeligœ OEligŒ iexcl¡ iquest¿ ordmº ordfª ' +
  'prime′ Prime″ minus−';
const NAMED = new Map<string, string>([
  ...NAMES.split(' ').map((one) => [one.slice(0, -1), one.slice(-1)] as const),
  ['apos', "'"],
  ['nbsp', '\u00A0'],
  ['shy', '\u00AD'],
  ['zwnj', '\u200C'],
  ['zwj', '\u200D'],
  ['lrm', '\u200E'],
  ['rlm', '\u200F'],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
]);
