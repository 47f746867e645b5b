import type { Note, ReadOptions } from '../document.ts';
import type { Format, Reading } from '../format.ts';
import { notInside, openPackage, type OfficePackage } from '../archives/office-package.ts';
import { packageKind } from '../archives/package-kind.ts';
import { readXml, textOf } from '../xml.ts';
import { embeddedFiles } from './embedded-files.ts';
import { ListNumbers } from './list-numbers.ts';
import { MarkedText, type Mark } from './marked-text.ts';
import { counted, oneDocument, someOf } from './one-document.ts';

/**
 * A Word document (`.docx`, Office Open XML, ECMA-376 part 1 §17): all that a person would see in
 * Word, and what Word would hide.
 *
 * Paragraphs are lines, rows of tables lines with tabs between their cells, list items begin with
 * their mark. What was changed after the first writing stays visible: `[+inserted+]`, `[-deleted-]`,
 * `[moved away: …]`, `[moved here: …]`; hidden text stands as `[hidden: …]`. Notes and comments have
 * their mark where they stand (`[note 1]`, `[comment 1]`) and their words after the text, with headers
 * and footers. A text box is read once, after its paragraph (the copy in `mc:Fallback` is left out);
 * of a field what it shows, not its instruction. Pictures and embedded files are members. Links, other
 * documents and templates named in it are never followed; macros are never run.
 */
export const docx: Format = {
  name: 'docx',

  recognises(head, fileName) {
    return packageKind(head, fileName) === 'docx' ? 0.98 : 0;
  },

  read: readDocx,
};

const NAMESPACES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
} as const;

async function readDocx(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Promise<Reading> {
  const pack = await openPackage(bytes, fileName);
  const main =
    [...(await pack.relations('')).values()].find((r) => r.type === 'officeDocument')?.target ??
    'word/document.xml';
  const xml = await pack.text(main);
  if (xml === null || !/wordprocessingml/.test(xml.slice(0, 20_000))) {
    throw notInside(fileName, 'Word document', pack.names);
  }
  const relations = await pack.relations(main);
  const part = async (type: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const relation of relations.values()) {
      if (relation.type !== type || relation.external) continue;
      const content = await pack.text(relation.target);
      if (content !== null) found.push(content);
    }
    return found;
  };
  const word = new WordText(new ListNumbers());
  for (const styles of await part('styles')) readStyles(styles, word);
  for (const numbering of await part('numbering')) readNumbering(numbering, word.lists);

  const damaged: string[] = [];
  const read = (what: string, content: string): readonly Item[] => {
    const items: Item[] = [];
    const wrong = word.read(content, items);
    if (wrong !== null) damaged.push(`its ${what}: ${wrong}`);
    return items;
  };
  const body = read('text', xml).map((item) => item.text);
  const title = word.title;
  const sections: string[] = [];
  const apparatus = (
    heading: string,
    references: ReadonlyMap<string, number>,
    mark: string,
    items: readonly Item[],
  ): void => {
    const byId = new Map(items.map((item) => [item.id, item]));
    const lines: string[] = [];
    for (const [id, number] of references) {
      const item = byId.get(id);
      byId.delete(id);
      lines.push(
        `[${mark} ${number}] ${item === undefined ? '(its words are missing)' : item.text}`,
      );
    }
    // Notes nobody refers to any more: still in the file, so still read. Word's own separators are empty.
    for (const item of byId.values()) {
      if (item.text.trim() !== '') lines.push(`[${mark}, without a place] ${item.text}`);
    }
    if (lines.length > 0) sections.push([heading, ...lines].join('\n'));
  };
  const items = async (type: string): Promise<Item[]> =>
    (await part(type)).flatMap((content) => read(type, content));
  const [footnotes, endnotes, comments] = [
    await items('footnotes'),
    await items('endnotes'),
    await items('comments'),
  ];
  apparatus('Footnotes', word.footnotes, 'note', footnotes);
  apparatus('Endnotes', word.endnotes, 'endnote', endnotes);
  apparatus('Comments', word.comments, 'comment', comments);
  for (const [type, heading] of [
    ['header', 'Header'],
    ['footer', 'Footer'],
  ] as const) {
    const texts = new Set((await items(type)).map((item) => item.text.trim()));
    for (const text of texts) if (/\p{L}/u.test(text)) sections.push(`${heading}\n${text}`);
  }
  const properties = await coreProperties(pack);
  const embedded = await embeddedFiles(pack, ['word/media/', 'word/embeddings/']);
  return oneDocument(
    {
      format: 'docx',
      text: [body.join('\n'), ...sections].join('\n\n'),
      how: 'Read as a Word document',
      title: properties.title ?? title,
      members: embedded.members,
      notes: [
        ...pack.notes,
        ...damaged.map((what): Note => ({
          level: 'error',
          text: `"${fileName}" is damaged in ${what}. What stands before that place was read.`,
          lines: [],
        })),
        ...properties.notes,
        ...word.notes(),
        ...embedded.notes,
      ],
    },
    fileName,
    options,
  );
}

/** A paragraph-level piece of a part: the whole body, or one note, comment, header. */
interface Item {
  readonly id: string;
  readonly text: string;
}

/**
 * Tables and boxes inside each other; what lies deeper is read as plain paragraphs, so that a text is
 * not copied once for each of a thousand tables around it.
 */
const DEEPEST_FRAME = 20;

/** Where paragraphs are collected: the part, a cell of a table, a text box. */
interface Frame {
  readonly kind: 'part' | 'cell' | 'box';
  readonly blocks: string[];
  paragraph: MarkedText | null;
  prefix: string;
  /** Text boxes of the paragraph, to come after it. */
  boxes: string[];
}

const newFrame = (kind: Frame['kind']): Frame => ({
  kind,
  blocks: [],
  paragraph: null,
  prefix: '',
  boxes: [],
});

/** Reads the parts of one document; what it counts is for the notes. */
class WordText {
  readonly lists: ListNumbers;
  readonly hiddenStyles = new Set<string>();
  readonly titleStyles = new Set<string>(['Title', 'Heading1']);
  readonly styleLists = new Map<string, { readonly list: string; readonly level: number }>();
  readonly footnotes = new Map<string, number>();
  readonly endnotes = new Map<string, number>();
  readonly comments = new Map<string, number>();
  title: string | null = null;
  readonly #changes = new Map<string, number>();
  readonly #people = new Set<string>();
  #hidden = 0;
  #boxes = 0;
  #chunks = 0;
  #equations = 0;

  constructor(lists: ListNumbers) {
    this.lists = lists;
  }

  /** Adds the pieces of a part; returns what is wrong with its XML, or null. */
  read(xml: string, items: Item[]): string | null {
    let frames: Frame[] = [newFrame('part')];
    const rows: string[][] = [];
    const open: Record<string, number> = { ins: 0, del: 0, moveFrom: 0, moveTo: 0 };
    let skipped = 0;
    let flat = 0;
    let id = '';
    let head = '';
    let inRun = 0;
    let inRunProperties = false;
    let inParagraphProperties = false;
    let runHidden = false;
    let paragraphStyle = '';
    let paragraphHidden = false;
    let list: string | null = null;
    let level = 0;
    let taking = false;
    let alt = '';
    const frame = (): Frame => frames.at(-1) ?? newFrame('part');
    const add = (text: string): void => {
      const at = frame();
      at.paragraph ??= new MarkedText();
      const marks: Mark[] = [];
      if ((open['moveFrom'] ?? 0) > 0) marks.push('moved away');
      else if ((open['moveTo'] ?? 0) > 0) marks.push('moved here');
      if ((open['del'] ?? 0) > 0) marks.push('deleted');
      else if ((open['ins'] ?? 0) > 0) marks.push('inserted');
      if (runHidden || paragraphHidden) marks.push('hidden');
      at.paragraph.add(text, marks);
    };
    const endParagraph = (): void => {
      const at = frame();
      const text = at.paragraph?.text() ?? '';
      if (this.title === null && this.titleStyles.has(paragraphStyle) && /\S/.test(text)) {
        this.title = text.trim();
      }
      at.blocks.push(`${at.prefix}${text}`);
      append(at.blocks, at.boxes);
      at.paragraph = null;
      at.prefix = '';
      at.boxes = [];
    };
    const endFrame = (): Frame => {
      const at = frame();
      if (at.paragraph !== null) endParagraph();
      if (frames.length > 1) frames.pop();
      return at;
    };
    const endItem = (): void => {
      // Where the file breaks off, tables and boxes are still open.
      while (frames.length > 1) {
        const { blocks } = endFrame();
        if (rows.length > 0) append(blocks, rows.pop() ?? []);
        append(frame().blocks, blocks);
      }
      const at = endFrame();
      items.push({ id, text: `${head}${at.blocks.join('\n')}` });
      frames = [newFrame('part')];
    };
    const reference = (seen: Map<string, number>, mark: string, key: string): void => {
      if (!seen.has(key)) seen.set(key, seen.size + 1);
      add(`[${mark} ${seen.get(key) ?? 0}]`);
    };

    const wrong = readXml(xml, NAMESPACES, {
      open: (name, attributes) => {
        if (name === 'mc:Fallback') skipped += 1;
        if (skipped > 0) return;
        const value = attributes['w:val'];
        switch (name) {
          case 'w:footnote':
          case 'w:endnote':
          case 'w:comment': {
            id = attributes['w:id'] ?? '';
            const author = attributes['w:author'] ?? '';
            const date = (attributes['w:date'] ?? '').replace('T', ' ').replace(/:00Z?$|Z$/, '');
            head = name === 'w:comment' ? `${[author, date].filter(Boolean).join(', ')}: ` : '';
            frames = [newFrame('part')];
            return;
          }
          case 'w:p':
            if (frame().paragraph !== null) endParagraph();
            frame().paragraph = new MarkedText();
            paragraphStyle = '';
            paragraphHidden = false;
            list = null;
            level = 0;
            return;
          case 'w:pPr':
            inParagraphProperties = true;
            return;
          case 'w:pStyle':
            paragraphStyle = value ?? '';
            paragraphHidden = this.hiddenStyles.has(paragraphStyle);
            return;
          case 'w:ilvl':
            level = Number(value) || 0;
            return;
          case 'w:numId':
            if (inParagraphProperties) list = value ?? null;
            return;
          case 'w:r':
            inRun += 1;
            runHidden = false;
            return;
          case 'w:rPr':
            inRunProperties = inRun > 0 && !inParagraphProperties;
            return;
          case 'w:vanish':
          case 'w:specVanish':
            if (inRunProperties && isOn(value)) {
              runHidden = true;
              this.#hidden += 1;
            }
            return;
          case 'w:rStyle':
            if (inRunProperties && this.hiddenStyles.has(value ?? '')) {
              runHidden = true;
              this.#hidden += 1;
            }
            return;
          case 'w:ins':
          case 'w:del':
          case 'w:moveFrom':
          case 'w:moveTo': {
            const kind = name.slice(2);
            open[kind] = (open[kind] ?? 0) + 1;
            // In the properties of a paragraph it is the paragraph mark that came or went.
            if (!inParagraphProperties) {
              this.#changes.set(kind, (this.#changes.get(kind) ?? 0) + 1);
              if (attributes['w:author'] !== undefined) this.#people.add(attributes['w:author']);
            }
            return;
          }
          case 'w:t':
          case 'w:delText':
          case 'm:t':
            taking = true;
            return;
          case 'm:oMath':
            this.#equations += 1;
            return;
          case 'w:tab':
            if (inRun > 0 && !inParagraphProperties) add('\t');
            return;
          case 'w:ptab':
            add('\t');
            return;
          case 'w:br':
          case 'w:cr':
            add('\n');
            return;
          case 'w:noBreakHyphen':
            add('\u2011');
            return;
          case 'w:softHyphen':
            add('\u00AD');
            return;
          case 'w:sym':
            add(symbol(attributes['w:char'] ?? ''));
            return;
          case 'w:footnoteReference':
            reference(this.footnotes, 'note', attributes['w:id'] ?? '');
            return;
          case 'w:endnoteReference':
            reference(this.endnotes, 'endnote', attributes['w:id'] ?? '');
            return;
          case 'w:commentReference':
            reference(this.comments, 'comment', attributes['w:id'] ?? '');
            return;
          case 'wp:docPr':
            alt = (attributes['descr'] ?? '').replace(/\s+/g, ' ').trim();
            return;
          case 'a:blip':
          case 'v:imagedata':
            add(alt === '' ? '[picture]' : `[picture: ${alt}]`);
            alt = '';
            return;
          case 'w:altChunk':
            this.#chunks += 1;
            return;
          case 'w:tr':
            rows.push([]);
            return;
          case 'w:tc':
            if (frame().paragraph !== null) endParagraph();
            if (frames.length >= DEEPEST_FRAME) flat += 1;
            else frames.push(newFrame('cell'));
            return;
          case 'w:txbxContent':
            this.#boxes += 1;
            if (frames.length >= DEEPEST_FRAME) flat += 1;
            else frames.push(newFrame('box'));
            return;
        }
      },
      close: (name) => {
        if (name === 'mc:Fallback' && skipped > 0) {
          skipped -= 1;
          return;
        }
        if (skipped > 0) return;
        switch (name) {
          case 'w:t':
          case 'w:delText':
          case 'm:t':
            taking = false;
            return;
          case 'w:pPr': {
            inParagraphProperties = false;
            const styled = this.styleLists.get(paragraphStyle);
            const of = list ?? styled?.list ?? null;
            if (of !== null && of !== '0') {
              frame().prefix = this.lists.next(of, list === null ? (styled?.level ?? 0) : level);
            }
            return;
          }
          case 'w:rPr':
            inRunProperties = false;
            return;
          case 'w:r':
            inRun = Math.max(0, inRun - 1);
            runHidden = false;
            return;
          case 'w:ins':
          case 'w:del':
          case 'w:moveFrom':
          case 'w:moveTo': {
            const kind = name.slice(2);
            open[kind] = Math.max(0, (open[kind] ?? 0) - 1);
            return;
          }
          case 'w:p':
            if (frame().paragraph !== null) endParagraph();
            return;
          case 'w:tc':
            if (flat > 0) flat -= 1;
            else if (frame().kind === 'cell') {
              const cell = endFrame().blocks;
              rows.at(-1)?.push(cell.join('\n'));
            }
            return;
          case 'w:tr': {
            const cells = rows.pop() ?? [];
            if (cells.length > 0) frame().blocks.push(rowLine(cells));
            return;
          }
          case 'w:txbxContent':
            if (flat > 0) flat -= 1;
            else if (frame().kind === 'box') {
              const box = endFrame().blocks;
              append(frame().boxes, box);
            }
            return;
          case 'w:footnote':
          case 'w:endnote':
          case 'w:comment':
            endItem();
            id = '';
            head = '';
            return;
        }
      },
      text: (text) => {
        if (taking && skipped === 0) add(text);
      },
    });
    // The body, a header or a footer; a part of notes leaves nothing open unless it was cut short.
    if (frames.length > 1 || frame().paragraph !== null || frame().blocks.length > 0) endItem();
    return wrong;
  }

  notes(): readonly Note[] {
    const notes: Note[] = [];
    const say = (level: Note['level'], text: string): number =>
      notes.push({ level, text, lines: [] });
    const changes = [
      ['ins', 'insertion', ' [+ +]'],
      ['del', 'deletion', ' [- -]'],
      ['moveFrom', 'piece', ' moved away'],
      ['moveTo', 'piece', ' moved here'],
    ]
      .filter(([kind = '']) => this.#changes.has(kind))
      .map(([kind = '', what = '', how = '']) => counted(this.#changes.get(kind) ?? 0, what) + how);
    if (changes.length > 0) {
      const by = this.#people.size === 0 ? '' : `, by ${someOf([...this.#people])}`;
      say('doubt', `The text was changed after it was written${by}: ${changes.join(', ')}.`);
    }
    if (this.#hidden > 0) {
      say(
        'doubt',
        `Hidden in Word: ${counted(this.#hidden, 'piece')} of text, shown as [hidden: …].`,
      );
    }
    const holds = (
      [
        [this.footnotes.size, 'footnote', 'footnotes'],
        [this.endnotes.size, 'endnote', 'endnotes'],
        [this.comments.size, 'comment', 'comments'],
        [this.#boxes, 'text box', 'text boxes'],
        [this.#equations, 'formula as plain text', 'formulas as plain text'],
      ] as const
    ).flatMap(([n, one, many]) => (n === 0 ? [] : [counted(n, one, many)]));
    if (holds.length > 0) say('info', `It holds ${holds.join(', ')}.`);
    if (this.#chunks > 0) {
      say('doubt', `Not read: ${counted(this.#chunks, 'other document')} built into it.`);
    }
    return notes;
  }
}

/** Not `push(...list)`: a list may be longer than a call may have arguments. */
function append(to: string[], from: readonly string[]): void {
  for (const item of from) to.push(item);
}

/** A row of a table: its cells on one line, tabs between; one cell alone keeps its lines. */
export function rowLine(cells: readonly string[]): string {
  if (cells.length <= 1) return cells[0] ?? '';
  return cells.map((cell) => cell.trim().replace(/\s*\n\s*/g, ' / ')).join('\t');
}

function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** A character named by its code in some font; codes of symbol fonts mean nothing without the font. */
function symbol(hex: string): string {
  const code = /^[0-9a-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : 0;
  const private_ = code >= 0xe000 && code <= 0xf8ff;
  return code < 0x20 || code > 0x10ffff || private_ ? '[symbol]' : String.fromCodePoint(code);
}

function readStyles(xml: string, word: WordText): void {
  let style = '';
  let name = '';
  let list: string | null = null;
  let level = 0;
  readXml(xml, NAMESPACES, {
    open(element, attributes) {
      const value = attributes['w:val'] ?? '';
      if (element === 'w:style') {
        style = attributes['w:styleId'] ?? '';
        name = '';
        list = null;
        level = 0;
      } else if (style === '') return;
      else if (element === 'w:name') {
        name = value.toLowerCase();
        if (name === 'title' || name === 'heading 1') word.titleStyles.add(style);
      } else if (element === 'w:vanish' && isOn(attributes['w:val'])) word.hiddenStyles.add(style);
      else if (element === 'w:numId') list = value;
      else if (element === 'w:ilvl') level = Number(value) || 0;
    },
    close(element) {
      if (element !== 'w:style') return;
      if (list !== null && style !== '') word.styleLists.set(style, { list, level });
      style = '';
    },
    text: () => undefined,
  });
}

function readNumbering(xml: string, lists: ListNumbers): void {
  let abstract: string | null = null;
  let number: string | null = null;
  let level: { index: number; start: number; format: string; pattern: string } | null = null;
  readXml(xml, NAMESPACES, {
    open(element, attributes) {
      const value = attributes['w:val'] ?? '';
      if (element === 'w:abstractNum') abstract = attributes['w:abstractNumId'] ?? '';
      else if (element === 'w:num') number = attributes['w:numId'] ?? '';
      else if (element === 'w:abstractNumId' && number !== null) lists.use(number, value);
      else if (element === 'w:lvl' && abstract !== null) {
        level = { index: Number(attributes['w:ilvl']) || 0, start: 1, format: '', pattern: '' };
      } else if (level !== null && element === 'w:start') level.start = Number(value) || 0;
      else if (level !== null && element === 'w:numFmt') level.format = value;
      else if (level !== null && element === 'w:lvlText') level.pattern = value;
    },
    close(element) {
      if (element === 'w:abstractNum') abstract = null;
      else if (element === 'w:num') number = null;
      else if (element === 'w:lvl') {
        if (abstract !== null && level !== null) lists.define(abstract, level);
        level = null;
      }
    },
    text: () => undefined,
  });
}

/** Author and dates as the file states them: set by a program, changed by anyone who likes. */
async function coreProperties(
  pack: OfficePackage,
): Promise<{ readonly title: string | null; readonly notes: readonly Note[] }> {
  const xml = await pack.text('docProps/core.xml');
  if (xml === null) return { title: null, notes: [] };
  const found = textOf(xml, NAMESPACES, [
    'dc:title',
    'dc:creator',
    'cp:lastModifiedBy',
    'dcterms:created',
    'dcterms:modified',
  ]);
  return { title: found.get('dc:title') ?? null, notes: propertyNote(found) };
}

const PROPERTY_NAMES: readonly (readonly [key: string, words: string])[] = [
  ['dc:creator', 'written by'],
  ['dcterms:created', 'made on'],
  ['cp:lastModifiedBy', 'last changed by'],
  ['dcterms:modified', 'last changed on'],
];

/** One note with what a file says about its making. */
export function propertyNote(found: ReadonlyMap<string, string>): readonly Note[] {
  const said = PROPERTY_NAMES.flatMap(([key, words]) => {
    const value = (found.get(key) ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
    return value === '' ? [] : [`${words} ${value}`];
  });
  return said.length === 0
    ? []
    : [{ level: 'info', text: `The file says of itself: ${said.join('; ')}.`, lines: [] }];
}
