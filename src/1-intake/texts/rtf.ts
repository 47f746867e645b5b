import iconv from 'iconv-lite';
import type { Note, ReadOptions } from '../document.ts';
import { IntakeError, type Format, type Reading } from '../format.ts';
import { extensionOf } from '../media-type.ts';
import { propertyNote } from './docx.ts';
import { MarkedText, type Mark } from './marked-text.ts';
import { counted, oneDocument } from './one-document.ts';

/**
 * Rich Text Format (`.rtf`, Microsoft's specification 1.9.1), as old word processors, WordPad and
 * TextEdit write it.
 *
 * One pass over the bytes, without building a tree: groups only remember what holds inside them.
 * Letters are bytes in the code page of the file (`\ansicpg`) or of their font (`\fcharset`), or
 * Unicode numbers (`\u`) with a stand-in after them that is passed over (`\uc`). Cells of a table are
 * set apart by tabs, notes and comments stand after the text, hidden text is marked, as in `docx.ts`.
 * Pictures and embedded objects stay in the original: nothing in them is opened.
 */
export const rtf: Format = {
  name: 'rtf',

  recognises(head, fileName) {
    if (
      latin1(head.subarray(0, 16))
        .replace(/^\xEF\xBB\xBF/, '')
        .trimStart()
        .startsWith('{\\rtf')
    )
      return 0.97;
    return extensionOf(fileName) === 'rtf' ? 0.2 : 0;
  },

  read(bytes, fileName, options) {
    return Promise.resolve().then(() => readRtf(bytes, fileName, options));
  },
};

/** Groups inside groups that are remembered; deeper ones hold what the last of these holds. */
const DEEPEST_GROUP = 10_000;

/** Where words are collected: the text, a note, a header – or a piece of data such as the author. */
class Collector {
  readonly lines: string[] = [];
  #line = new MarkedText();

  add(text: string, marks: readonly Mark[]): void {
    this.#line.add(text, marks);
  }

  endCell(): void {
    this.#line.add('\t', []);
  }

  endRow(): void {
    this.lines.push(this.#line.text().replace(/\t$/, ''));
    this.#line = new MarkedText();
  }

  endLine(inTable: boolean): void {
    if (inTable) this.#line.add(' / ', []);
    else this.endRow();
  }

  text(): string {
    const last = this.#line.text();
    return (last === '' ? this.lines : [...this.lines, last]).join('\n');
  }
}

interface State {
  /** Null: what stands here is no text. */
  readonly out: Collector | null;
  readonly skipAfterUnicode: number;
  readonly font: number;
  readonly hidden: boolean;
  readonly inserted: boolean;
  readonly deleted: boolean;
  readonly inTable: boolean;
  readonly destination: string;
}

/** Groups whose content is data and no text. */
const DATA = new Set(
  'fonttbl colortbl stylesheet pict object objdata themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl fldinst filetbl revtbl listtext pntext pnseclvl bkmkstart bkmkend fontemb mmathPr wgrffmtfilter template operator comment company category keywords subject hlinkbase userprops password passwordhash atnref atndate atrfstart atrfend atntime atnparent xe tc'.split(
    ' ',
  ),
);
const KEPT = new Set(
  'info title author creatim revtim footnote annotation atnid atnauthor header headerl headerr headerf footer footerl footerr footerf shptxt shpinst shp fldrslt'.split(
    ' ',
  ),
);

const CHARACTERS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: '\t',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200D',
  zwnj: '\u200C',
  ltrmark: '\u200E',
  rtlmark: '\u200F',
  zwbo: '\u200B',
  zwnbo: '\u2060',
};

/** Code pages of the character sets that fonts name. */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'cp874',
  238: 'windows-1250',
};

/** Throws `IntakeError` when the bytes are no RTF at all. */
export function readRtf(bytes: Uint8Array, fileName: string, options: ReadOptions): Reading {
  const source = latin1(bytes);
  if (!/^(?:\xEF\xBB\xBF)?\s{0,16}\{\\rtf/.test(source)) {
    throw new IntakeError(
      `"${fileName}" is no RTF document: it does not begin with {\\rtf.`,
      'Open it in a word processor, save it as .docx and import that.',
    );
  }
  const body = new Collector();
  const asides = { notes: [] as string[], comments: [] as string[], margins: [] as string[] };
  const info = new Map<string, Collector>();
  const fonts = new Map<number, string>();
  const stated = options.encoding;
  let codePage = stated ?? 'windows-1252';
  let state: State = {
    out: body,
    skipAfterUnicode: 1,
    font: -1,
    hidden: false,
    inserted: false,
    deleted: false,
    inTable: false,
    destination: '',
  };
  const stack: State[] = [];
  let deeper = 0;
  let skip = 0;
  let starred = false;
  let author = '';
  let definedFont = 0;
  let broken: string | null = null;
  let hiddenPieces = 0;
  let pending: number[] = [];
  let pictures = 0;

  const marks = (): readonly Mark[] => [
    ...(state.deleted ? (['deleted'] as const) : state.inserted ? (['inserted'] as const) : []),
    ...(state.hidden ? (['hidden'] as const) : []),
  ];
  const flush = (): void => {
    if (pending.length === 0) return;
    const page = stated ?? fonts.get(state.font) ?? codePage;
    const text = iconv.decode(
      Buffer.from(pending),
      iconv.encodingExists(page) ? page : 'windows-1252',
    );
    pending = [];
    state.out?.add(text, marks());
  };
  const say = (text: string): void => {
    flush();
    state.out?.add(text, marks());
  };
  const bytesOf = (from: number, to: number): void => {
    let at = from;
    for (; skip > 0 && at < to; at += 1) skip -= 1;
    if (state.out === null) return;
    for (; at < to; at += 1) pending.push(source.charCodeAt(at));
  };
  const close = (): void => {
    flush();
    skip = 0;
    if (deeper > 0) {
      deeper -= 1;
      return;
    }
    const ended = state;
    const outer = stack.pop();
    if (outer === undefined) return;
    state = outer;
    if (ended.out === outer.out || ended.out === null) return;
    const text = ended.out.text().trim();
    if (ended.destination === 'footnote') {
      asides.notes.push(`[note ${asides.notes.length + 1}] ${text}`);
      outer.out?.add(`[note ${asides.notes.length}]`, []);
    } else if (ended.destination === 'annotation') {
      asides.comments.push(
        `[comment ${asides.comments.length + 1}] ${author === '' ? '' : `${author}: `}${text}`,
      );
      outer.out?.add(`[comment ${asides.comments.length}]`, []);
      author = '';
    } else if (ended.destination === 'atnauthor') author = text;
    else if (/^(?:header|footer)/.test(ended.destination) && /\p{L}/u.test(text)) {
      if (!asides.margins.includes(text)) asides.margins.push(text);
    }
  };
  const word = (name: string, parameter: number | null): void => {
    const on = parameter !== 0;
    if (starred) {
      starred = false;
      if (!KEPT.has(name)) {
        state = { ...state, out: null, destination: name };
        return;
      }
    }
    if (DATA.has(name)) {
      flush();
      if (name === 'pict' && state.out !== null) {
        pictures += 1;
        state.out.add('[picture]', marks());
      }
      state = { ...state, out: null, destination: name };
      return;
    }
    switch (name) {
      case 'ansicpg':
        if (stated === undefined && parameter !== null && iconv.encodingExists(`cp${parameter}`))
          codePage = `cp${parameter}`;
        return;
      case 'mac':
        if (stated === undefined) codePage = 'macintosh';
        return;
      case 'f':
        flush();
        if (state.destination === 'fonttbl') definedFont = parameter ?? 0;
        else state = { ...state, font: parameter ?? 0 };
        return;
      case 'fcharset': {
        const page = CHARSETS[parameter ?? 0];
        if (state.destination === 'fonttbl' && page !== undefined && fonts.size < 10_000)
          fonts.set(definedFont, page);
        return;
      }
      case 'uc':
        state = { ...state, skipAfterUnicode: Math.min(Math.max(parameter ?? 1, 0), 16) };
        return;
      case 'u':
        say(String.fromCharCode((parameter ?? 0) & 0xffff));
        skip = state.skipAfterUnicode;
        return;
      case 'v':
        flush();
        if (on && !state.hidden && state.out !== null) hiddenPieces += 1;
        state = { ...state, hidden: on };
        return;
      case 'revised':
        flush();
        state = { ...state, inserted: on };
        return;
      case 'deleted':
        flush();
        state = { ...state, deleted: on };
        return;
      case 'plain':
        flush();
        state = { ...state, hidden: false, inserted: false, deleted: false };
        return;
      case 'pard':
        state = { ...state, inTable: false };
        return;
      case 'intbl':
        state = { ...state, inTable: true };
        return;
      case 'par':
      case 'sect':
      case 'page':
      case 'line':
      case 'column':
        flush();
        state.out?.endLine(state.inTable);
        return;
      case 'cell':
      case 'nestcell':
        flush();
        state.out?.endCell();
        return;
      case 'row':
      case 'nestrow':
        flush();
        state.out?.endRow();
        return;
      case 'footnote':
      case 'annotation':
      case 'atnauthor':
        flush();
        if (state.out !== null && deeper === 0) {
          state = { ...state, out: new Collector(), destination: name, hidden: false };
        }
        return;
      case 'atnid':
      case 'info':
        flush();
        state = { ...state, out: null, destination: name };
        return;
      case 'title':
      case 'author':
      case 'creatim':
      case 'revtim': {
        const field = new Collector();
        if (stack.some((outer) => outer.destination === 'info')) info.set(name, field);
        state = { ...state, out: field, destination: name };
        return;
      }
      case 'yr':
      case 'mo':
      case 'dy':
        if (state.destination.endsWith('tim'))
          state.out?.add(
            `${name === 'yr' ? '' : '-'}${String(parameter ?? 0).padStart(2, '0')}`,
            [],
          );
        return;
    }
    if (/^(?:header|footer)[lrf]?$/.test(name)) {
      flush();
      state = { ...state, out: new Collector(), destination: name };
      return;
    }
    const character = Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : undefined;
    if (character !== undefined) say(character);
  };

  const special = /[\\{}\r\n]/g;
  const control = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))/y;
  let at = 0;
  let ended = false;
  while (at < source.length) {
    special.lastIndex = at;
    const found = special.exec(source);
    const next = found === null ? source.length : found.index;
    if (next > at) {
      bytesOf(at, next);
      starred = false;
    }
    if (found === null) break;
    at = next + 1;
    switch (found[0]) {
      case '{':
        flush();
        skip = 0;
        if (stack.length >= DEEPEST_GROUP) deeper += 1;
        else stack.push(state);
        continue;
      case '}':
        close();
        if (stack.length === 0 && deeper === 0) ended = true;
        if (ended) at = source.length;
        continue;
      case '\\':
        break;
      default:
        continue;
    }
    control.lastIndex = next;
    const match = control.exec(source);
    if (match === null) continue;
    at = control.lastIndex;
    const [, name, digits, hex, sign] = match;
    if (name === 'bin') {
      const length = Number(digits ?? 0);
      if (length > source.length - at) broken = 'a piece of data claims to be longer than the file';
      else at += Math.max(0, length);
      if (skip > 0) skip -= 1;
    } else if (name !== undefined) {
      if (skip > 0 && name !== 'u') skip -= 1;
      else {
        if (name === 'u') skip = 0;
        word(
          name.length > 1 && DATA.has(name) ? name : name.toLowerCase(),
          digits === undefined ? null : Number(digits),
        );
      }
    } else if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else if (state.out !== null) pending.push(Number.parseInt(hex, 16));
    } else if (sign === '*') starred = true;
    else if (skip > 0) skip -= 1;
    else if (sign === '~') say('\u00A0');
    else if (sign === '-') say('\u00AD');
    else if (sign === '_') say('\u2011');
    else if (sign === '\n' || sign === '\r') word('par', null);
    else if (sign === '{' || sign === '}' || sign === '\\') say(sign);
  }
  flush();
  if (!ended && broken === null) broken = 'it ends before its last group does';
  // What was open when the file broke off is still text.
  while (stack.length > 0 || deeper > 0) close();

  const notes: Note[] = [];
  if (broken !== null) {
    notes.push({
      level: 'error',
      text: `"${fileName}" is damaged: ${broken}. What could be read was read.`,
      lines: [],
    });
  }
  const field = (name: string): string => info.get(name)?.text().trim() ?? '';
  notes.push(
    ...propertyNote(
      new Map([
        ['dc:creator', field('author')],
        ['dcterms:created', field('creatim')],
        ['dcterms:modified', field('revtim')],
      ]),
    ),
  );
  if (hiddenPieces > 0) {
    notes.push({
      level: 'doubt',
      text: `Hidden in the document: ${counted(hiddenPieces, 'piece')} of text, shown as [hidden: …].`,
      lines: [],
    });
  }
  if (pictures > 0) {
    notes.push({
      level: 'info',
      text: `${counted(pictures, 'picture')} stay in the original.`,
      lines: [],
    });
  }
  const sections = [body.text().replace(/\n+$/, '')];
  if (asides.notes.length > 0) sections.push(['Notes', ...asides.notes].join('\n'));
  if (asides.comments.length > 0) sections.push(['Comments', ...asides.comments].join('\n'));
  if (asides.margins.length > 0)
    sections.push(['Headers and footers', ...asides.margins].join('\n'));
  return oneDocument(
    {
      format: 'rtf',
      text: sections.join('\n\n'),
      how: `Read as an RTF document in ${codePage}`,
      title: field('title'),
      notes,
    },
    fileName,
    options,
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
