import { getDocumentProxy } from 'unpdf';
import type { Note, ReadOptions } from '../document.ts';
import { IntakeError, type Format, type Member, type Reading } from '../format.ts';
import { extensionOf } from '../media-type.ts';
import { counted, oneDocument, someOf, unreadFile } from './one-document.ts';
import { tameLetterTables } from './pdf-letter-tables.ts';
import { tameWidths } from './pdf-widths.ts';
import { linesOfPage, pageDamage, paragraphsOf, type Piece } from './pdf-lines.ts';

/**
 * A PDF: the text that its pages hold, in reading order, each page after a form feed.
 *
 * A scanned page holds a picture and no text; it is said which pages are such, and a PDF of nothing
 * else is kept unread. Pages whose letters the font does not name are said to be damaged. Filled form
 * fields and comments follow their page; files inside become members. Nothing in a PDF is ever run or
 * fetched: no JavaScript, no form logic, no link. What is protected by a password is refused.
 */
export const pdf: Format = {
  name: 'pdf',

  recognises(head, fileName) {
    // A few bytes may stand before the mark.
    const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
    if (start.startsWith('%PDF-')) return 0.98;
    return start.includes('%PDF-1.') || start.includes('%PDF-2.')
      ? extensionOf(fileName) === 'pdf'
        ? 0.95
        : 0.5
      : extensionOf(fileName) === 'pdf'
        ? 0.4
        : 0;
  },

  read: (bytes, fileName, options) => readPdf(bytes, fileName, options, PDF_LIMITS),
};

export interface PdfLimits {
  readonly pages: number;
  readonly characters: number;
}

export const PDF_LIMITS: PdfLimits = { pages: 10_000, characters: 30_000_000 };

/** Pages that cannot be read one after the other: the count was a lie. */
const LOST_IN_A_ROW = 20;

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Reads a PDF under the given limits. Throws `IntakeError` for what it refuses. */
export async function readPdf(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
  limits: PdfLimits,
): Promise<Reading> {
  const { document, blanked } = await open(bytes, fileName);
  try {
    const reading = await readPages(document, fileName, options, limits);
    if (blanked === 0) return reading;
    const text = `${counted(blanked, 'table')} that says which letters the signs of a font are names more letters than there can be: damaged, or made to be slow. It was left out, and words may be missing or wrong; compare with the original before you quote.`;
    return { ...reading, notes: [...reading.notes, { level: 'error', text, lines: [] }] };
  } finally {
    await document.destroy().catch(() => undefined);
  }
}

async function open(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ readonly document: Proxy; readonly blanked: number }> {
  try {
    // A copy: the parser takes the buffer for itself and leaves an empty one.
    const copy = new Uint8Array(bytes);
    tameWidths(copy);
    const blanked = tameLetterTables(copy);
    const document = await getDocumentProxy(copy, {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      useWorkerFetch: false,
      verbosity: 0,
    });
    return { document, blanked };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') {
      throw new IntakeError(
        `The PDF "${fileName}" is protected by a password.`,
        'Ask whoever sent it for the password, save it without one, and import that.',
      );
    }
    throw new IntakeError(
      `The PDF "${fileName}" cannot be opened: ${reason(error)}.`,
      'It may have been cut short on the way; ask for it again, or open it in a viewer and print it to a new PDF.',
    );
  }
}

function reason(error: unknown): string {
  const words = error instanceof Error ? error.message : '';
  return words === '' ? 'it is damaged' : words.replace(/\.$/, '').slice(0, 200);
}

async function readPages(
  document: Proxy,
  fileName: string,
  options: ReadOptions,
  limits: PdfLimits,
): Promise<Reading> {
  const notes: Note[] = [];
  const say = (level: Note['level'], text: string): number =>
    notes.push({ level, text, lines: [] });
  const pages: string[] = [];
  const empty: number[] = [];
  const lost: number[] = [];
  const damaged = new Map<string, number[]>();
  let extra = 0;
  let joined = 0;
  let turned = false;
  let characters = 0;
  let inARow = 0;
  const most = Math.min(document.numPages, limits.pages);
  for (let number = 1; number <= most; number += 1) {
    const page = await readPage(document, number);
    if (page === null) {
      lost.push(number);
      inARow += 1;
      if (inARow >= LOST_IN_A_ROW) break;
      continue;
    }
    inARow = 0;
    joined += page.joined;
    turned ||= page.rtl;
    extra += page.extra;
    characters += page.text.length;
    if (characters > limits.characters) {
      throw new IntakeError(
        `The PDF "${fileName}" holds more than ${limits.characters / 1e6} million characters.`,
        'Split it into smaller files and import those.',
      );
    }
    if (!/[\p{L}\p{N}]/u.test(page.text)) empty.push(number);
    const damage = pageDamage(page.text);
    if (damage !== null) damaged.set(damage, [...(damaged.get(damage) ?? []), number]);
    pages.push(page.text);
  }
  if (document.numPages > limits.pages) {
    say(
      'error',
      `The PDF says it has ${document.numPages} pages; the first ${limits.pages} were read.`,
    );
  }
  if (lost.length > 0) {
    say(
      'error',
      `${lost.length === 1 ? 'A page' : `${lost.length} pages`} could not be read: ${ranges(lost)}.${inARow >= LOST_IN_A_ROW ? ` Reading stopped there; the PDF says it has ${document.numPages}.` : ''}`,
    );
  }
  for (const [damage, numbers] of damaged) {
    say(
      'error',
      `On ${numbers.length === 1 ? 'page' : 'pages'} ${ranges(numbers)} ${damage}; compare with the original before you quote.`,
    );
  }
  if (turned)
    say(
      'info',
      'Lines that run from right to left were put into reading order by the place of their pieces.',
    );
  if (joined > 0)
    say(
      'info',
      `${counted(joined, 'word')} cut by a hyphen at the end of a line ${joined === 1 ? 'was' : 'were'} put together.`,
    );
  if (extra > 0)
    say(
      'info',
      `${counted(extra, 'comment or filled field', 'comments and filled fields')} stand after the text of their page.`,
    );
  const about = await properties(document);
  notes.push(...about.notes);
  const members = await attachments(document);
  if (members.length > 0)
    say('info', `Files inside it: ${someOf(members.map((member) => member.name))}.`);

  if (pages.length > 0 && empty.length === pages.length) {
    const unread = unreadFile(
      'pdf',
      fileName,
      {
        level: 'error',
        text: `"${fileName}" holds no text on its ${counted(pages.length, 'page')}: it is a scan, or pictures. It is kept unread; run text recognition (OCR) on it and import the result as well.`,
        lines: [],
      },
      options,
    );
    return { ...unread, members, notes: [...unread.notes, ...notes] };
  }
  if (pages.length === 0) {
    throw new IntakeError(
      `None of the pages of the PDF "${fileName}" can be read.`,
      'Open it in a viewer and print it to a new PDF, and import that.',
    );
  }
  if (empty.length > 0) {
    say(
      'doubt',
      `Without text – scanned, pictures or blank: ${empty.length === 1 ? 'page' : 'pages'} ${ranges(empty)}.`,
    );
  }
  return oneDocument(
    {
      format: 'pdf',
      text: pages.join('\n\f'),
      how: `Read as a PDF of ${counted(document.numPages, 'page')}`,
      title: about.title,
      members,
      notes,
    },
    fileName,
    options,
  );
}

interface PageRead {
  readonly text: string;
  readonly joined: number;
  readonly extra: number;
  readonly rtl: boolean;
}

/** Null when the page cannot be read at all. */
async function readPage(document: Proxy, number: number): Promise<PageRead | null> {
  try {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    const pieces: Piece[] = [];
    for (const item of content.items) {
      if (!('str' in item)) continue;
      const transform = item.transform as readonly number[];
      pieces.push({
        text: item.str,
        x: finite(transform[4]),
        y: finite(transform[5]),
        width: finite(item.width),
        size: Math.hypot(finite(transform[2]), finite(transform[3])) || finite(item.height),
        rtl: item.dir === 'rtl',
      });
    }
    const lines = linesOfPage(pieces);
    const { text, joined } = paragraphsOf(lines);
    const extra = await annotationsOf(page);
    page.cleanup();
    return {
      text: [text, ...extra].filter((part) => part !== '').join('\n'),
      joined,
      extra: extra.length,
      rtl: lines.some((line) => line.rtl),
    };
  } catch {
    return null;
  }
}

function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** Comments and what was filled into fields: text that the page shows and does not hold. */
async function annotationsOf(page: Awaited<ReturnType<Proxy['getPage']>>): Promise<string[]> {
  const lines: string[] = [];
  const all = (await page.getAnnotations().catch(() => [])) as readonly Readonly<
    Record<string, unknown>
  >[];
  for (const one of all.slice(0, 10_000)) {
    const words = (value: unknown): string =>
      typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
    if (one['subtype'] === 'Widget') {
      const value = Array.isArray(one['fieldValue'])
        ? one['fieldValue'].map(words).join(', ')
        : words(one['fieldValue']);
      if (value !== '' && value !== 'Off')
        lines.push(`[field ${words(one['alternativeText']) || words(one['fieldName'])}: ${value}]`);
      continue;
    }
    const contents = words((one['contentsObj'] as { readonly str?: unknown } | undefined)?.str);
    const author = words((one['titleObj'] as { readonly str?: unknown } | undefined)?.str);
    if (contents !== '' && one['subtype'] !== 'Link' && one['subtype'] !== 'Popup') {
      lines.push(`[comment${author === '' ? '' : ` by ${author}`}: ${contents}]`);
    }
  }
  return lines;
}

async function properties(
  document: Proxy,
): Promise<{ readonly title: string | null; readonly notes: readonly Note[] }> {
  const notes: Note[] = [];
  const metadata = await document.getMetadata().catch(() => null);
  const info = (metadata?.info ?? {}) as Readonly<Record<string, unknown>>;
  const words = (name: string): string => {
    const value = Object.hasOwn(info, name) ? info[name] : '';
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, 200) : '';
  };
  const said = [
    ['Author', 'written by'],
    ['CreationDate', 'made on'],
    ['ModDate', 'changed on'],
    ['Creator', 'made with'],
    ['Producer', 'made with'],
  ].flatMap(([name = '', what = '']) => {
    const value = name.endsWith('Date') ? pdfDate(words(name)) : words(name);
    return value === '' ? [] : [`${what} ${value}`];
  });
  if (said.length > 0)
    notes.push({ level: 'info', text: `The file says of itself: ${said.join('; ')}.`, lines: [] });
  if (
    (await document.hasJSActions().catch(() => false)) ||
    (await document.getOpenAction().catch(() => null)) !== null
  ) {
    notes.push({
      level: 'doubt',
      text: 'It holds actions or JavaScript; none was run.',
      lines: [],
    });
  }
  const title = words('Title');
  // What printing programs put there is no title.
  return {
    title:
      title === '' ||
      /\.(docx?|html?|indd|pdf|rtf|odt)$|^(untitled|microsoft word)/i.test(title) ||
      /^https?:|^file:/.test(title)
        ? null
        : title,
    notes,
  };
}

/** `D:20260314063000+03'00'` is 2026-03-14 06:30:00 +03:00 (ISO 32000-1, 7.9.4). */
export function pdfDate(text: string): string {
  const match =
    /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-]\d{2})'?(\d{2})?'?)?/.exec(
      text,
    );
  if (match === null) return text;
  const [, year = '', month, day, hour, minute, second, utc, offset, minutes] = match;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  const clock = [hour, minute, second].filter((part) => part !== undefined).join(':');
  const zone = utc ?? (offset === undefined ? '' : `${offset}:${minutes ?? '00'}`);
  return [date, clock, clock === '' ? '' : zone].filter((part) => part !== '').join(' ');
}

async function attachments(document: Proxy): Promise<readonly Member[]> {
  const files = (await document.getAttachments().catch(() => null)) as Readonly<
    Record<string, { readonly filename?: unknown; readonly content?: unknown }>
  > | null;
  const members: Member[] = [];
  for (const [i, { filename, content }] of Object.values(files ?? {}).entries()) {
    if (!(content instanceof Uint8Array) || i >= 1000) continue;
    const name = (typeof filename === 'string' ? filename : '')
      .replace(/[/\\\p{Cc}\p{Cf}]/gu, '_')
      .slice(0, 200);
    members.push({
      name: name === '' || members.some((m) => m.name === name) ? `file-${i + 1}-${name}` : name,
      bytes: new Uint8Array(content),
    });
  }
  return members;
}

/** 1, 2, 3, 7 as `1–3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length;) {
    let k = i;
    while ((numbers[k + 1] ?? -1) === (numbers[k] ?? 0) + 1) k += 1;
    parts.push(k === i ? String(numbers[i]) : `${numbers[i] ?? 0}–${numbers[k] ?? 0}`);
    i = k + 1;
  }
  return someOf(parts, 20);
}
