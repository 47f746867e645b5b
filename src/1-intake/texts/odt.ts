import type { Note, ReadOptions } from '../document.ts';
import type { Format, Reading } from '../format.ts';
import { packageKind } from '../archives/package-kind.ts';
import { extensionOf } from '../media-type.ts';
import { readXml } from '../xml.ts';
import { rowLine } from './docx.ts';
import { embeddedFiles } from './embedded-files.ts';
import { MarkedText, type Mark } from './marked-text.ts';
import { counted, oneDocument, someOf } from './one-document.ts';
import { ODF_NAMES, openDocument, statedCount } from './open-document.ts';

/**
 * An OpenDocument text (`.odt`, flat `.fodt`; OASIS OpenDocument 1.3 part 3), as LibreOffice writes
 * it. Lines, tables, lists, notes and comments come out as from a Word document (`docx.ts`): changes
 * stand as `[+inserted+]` and `[-deleted-]`, hidden text as `[hidden: …]`, notes and comments by their
 * mark with their words after the text. Deleted text is kept in one place of the file and shown where
 * it was deleted.
 */
export const odt: Format = {
  name: 'odt',

  recognises(head, fileName) {
    if (packageKind(head, fileName) === 'odt') return 0.98;
    return isFlat(head, 'text') ? 0.95 : extensionOf(fileName) === 'fodt' ? 0.5 : 0;
  },

  read: readOdt,
};

/** A flat OpenDocument file says in its first element which kind it is. */
export function isFlat(head: Uint8Array, kind: 'text' | 'spreadsheet'): boolean {
  const start = Buffer.from(head.subarray(0, 8192)).toString('latin1');
  return (
    /^[^<]{0,4}<\?xml/.test(start) &&
    start.includes(`mimetype="application/vnd.oasis.opendocument.${kind}"`)
  );
}

async function readOdt(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Promise<Reading> {
  const opened = await openDocument(bytes, fileName, 'text');
  const notes: Note[] = [...opened.notes];
  const styles = hiddenStyles(opened.styles, opened.content);
  const changes = readChanges(opened.content);
  const body = new OpenText(changes, styles);
  const wrong = body.read(opened.content, 'office:text');
  if (wrong !== null) {
    notes.push({
      level: 'error',
      text: `"${fileName}" is damaged in its text: ${wrong}. What stands before that place was read.`,
      lines: [],
    });
  }
  const sections = [body.text()];
  if (body.notes.length > 0) sections.push(['Notes', ...body.notes].join('\n'));
  if (body.comments.length > 0) sections.push(['Comments', ...body.comments].join('\n'));
  const margins = new OpenText(new Map(), styles);
  margins.read(opened.styles, 'office:master-styles');
  const margin = margins.text().trim();
  if (/\p{L}/u.test(margin)) sections.push(`Headers and footers\n${margin}`);
  if (changes.size > 0) {
    const people = [
      ...new Set([...changes.values()].map(({ who }) => who).filter((who) => who !== '')),
    ];
    const kinds = [...changes.values()].filter(({ kind }) => kind === 'deletion').length;
    notes.push({
      level: 'doubt',
      text: `The text was changed after it was written${people.length === 0 ? '' : `, by ${someOf(people)}`}: ${counted(changes.size - kinds, 'insertion')} [+ +], ${counted(kinds, 'deletion')} [- -].`,
      lines: [],
    });
  }
  if (body.hidden > 0) {
    notes.push({
      level: 'doubt',
      text: `Hidden in the document: ${counted(body.hidden, 'piece')} of text, shown as [hidden: …].`,
      lines: [],
    });
  }
  const embedded =
    opened.pack === null
      ? { members: [], notes: [] }
      : await embeddedFiles(opened.pack, ['Pictures/']);
  return oneDocument(
    {
      format: 'odt',
      text: sections.join('\n\n'),
      how: 'Read as an OpenDocument text',
      title: opened.title ?? body.title,
      members: embedded.members,
      notes: [...notes, ...embedded.notes],
    },
    fileName,
    options,
  );
}

interface Change {
  readonly kind: 'insertion' | 'deletion' | 'format-change';
  readonly who: string;
  readonly text: string;
}

/** Names of styles whose text is not shown. */
function hiddenStyles(...parts: readonly string[]): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const xml of new Set(parts)) {
    let style = '';
    readXml(xml, ODF_NAMES, {
      open(name, attributes) {
        if (name === 'style:style') style = attributes['style:name'] ?? '';
        if (
          name === 'style:text-properties' &&
          attributes['text:display'] === 'none' &&
          style !== ''
        )
          hidden.add(style);
      },
      close(name) {
        if (name === 'style:style') style = '';
      },
      text: () => undefined,
    });
  }
  return hidden;
}

/** What was inserted and deleted, by the names their places have. */
function readChanges(xml: string): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  let id: string | null = null;
  let kind: Change['kind'] = 'insertion';
  let who = '';
  let text = '';
  let inWho = false;
  let inInfo = 0;
  readXml(xml, ODF_NAMES, {
    open(name, attributes) {
      if (name === 'text:changed-region')
        [id, who, text] = [attributes['text:id'] ?? attributes['xml:id'] ?? '', '', ''];
      else if (id === null) return;
      else if (
        name === 'text:insertion' ||
        name === 'text:deletion' ||
        name === 'text:format-change'
      ) {
        kind = name.slice(5) as Change['kind'];
      } else if (name === 'office:change-info') inInfo += 1;
      else if (name === 'dc:creator') inWho = true;
      else if ((name === 'text:p' || name === 'text:h') && text !== '') text += '\n';
      else if (name === 'text:s') text += ' '.repeat(statedCount(attributes['text:c'], 1000));
      else if (name === 'text:tab') text += '\t';
    },
    close(name) {
      if (name === 'text:changed-region' && id !== null) {
        if (kind !== 'format-change') changes.set(id, { kind, who, text });
        id = null;
      } else if (name === 'office:change-info') inInfo -= 1;
      else if (name === 'dc:creator') inWho = false;
    },
    text(piece) {
      if (id === null) return;
      if (inWho) who += piece;
      else if (inInfo === 0) text += piece.replace(/\s+/g, ' ');
    },
  });
  return changes;
}

/** Tables inside each other; deeper ones are read as paragraphs. */
const DEEPEST_TABLE = 20;

/** Spaces one element may stand for. */
const MOST_SPACES = 1000;

interface Frame {
  readonly kind: 'part' | 'cell' | 'note' | 'comment';
  readonly blocks: string[];
  paragraph: MarkedText | null;
}

class OpenText {
  readonly notes: string[] = [];
  readonly comments: string[] = [];
  hidden = 0;
  title: string | null = null;
  readonly #changes: ReadonlyMap<string, Change>;
  readonly #styles: ReadonlySet<string>;
  #blocks: readonly string[] = [];

  constructor(changes: ReadonlyMap<string, Change>, styles: ReadonlySet<string>) {
    this.#changes = changes;
    this.#styles = styles;
  }

  text(): string {
    return this.#blocks.join('\n');
  }

  /** Reads what stands inside the element `within`; returns what is wrong with the XML, or null. */
  read(xml: string, within: string): string | null {
    const frames: Frame[] = [{ kind: 'part', blocks: [], paragraph: null }];
    const rows: string[][] = [];
    let inside = 0;
    let skipped = 0;
    let flat = 0;
    let lists = 0;
    let item = false;
    let inserting = 0;
    const hidden: boolean[] = [];
    let hiddenDepth = 0;
    let citation: string | null = null;
    let meta: 'who' | 'when' | null = null;
    let who = '';
    let when = '';
    const frame = (): Frame => frames.at(-1) ?? { kind: 'part', blocks: [], paragraph: null };
    const add = (text: string, more: readonly Mark[] = []): void => {
      const at = frame();
      at.paragraph ??= new MarkedText();
      const marks: Mark[] = inserting > 0 ? ['inserted'] : [];
      if (hiddenDepth > 0) marks.push('hidden');
      at.paragraph.add(text, [...marks, ...more]);
    };
    const endParagraph = (): void => {
      const at = frame();
      if (at.paragraph === null) return;
      at.blocks.push(at.paragraph.text());
      at.paragraph = null;
    };
    const endFrame = (): Frame => {
      endParagraph();
      const at = frame();
      if (frames.length > 1) frames.pop();
      return at;
    };
    const push = (kind: Frame['kind']): unknown =>
      frames.push({ kind, blocks: [], paragraph: null });
    const wrong = readXml(xml, ODF_NAMES, {
      open: (name, attributes) => {
        if (name === within) inside += 1;
        if (inside === 0) return;
        if (
          name === 'text:tracked-changes' ||
          name === 'text:sequence-decls' ||
          name === 'office:forms'
        )
          skipped += 1;
        if (skipped > 0) return;
        switch (name) {
          case 'text:p':
          case 'text:h': {
            endParagraph();
            frame().paragraph = new MarkedText();
            const off = this.#styles.has(attributes['text:style-name'] ?? '');
            hidden.push(off);
            if (off) [hiddenDepth, this.hidden] = [hiddenDepth + 1, this.hidden + 1];
            if (item) frame().paragraph?.add(`${'  '.repeat(Math.min(lists, 9) - 1)}- `, []);
            item = false;
            return;
          }
          case 'text:span': {
            const off = this.#styles.has(attributes['text:style-name'] ?? '');
            hidden.push(off);
            if (off) [hiddenDepth, this.hidden] = [hiddenDepth + 1, this.hidden + 1];
            return;
          }
          case 'text:hidden-text':
          case 'text:hidden-paragraph':
            hiddenDepth += 1;
            this.hidden += 1;
            if (attributes['text:string-value'] !== undefined) add(attributes['text:string-value']);
            return;
          case 'text:list':
            lists += 1;
            return;
          case 'text:list-item':
            item = true;
            return;
          case 'text:s':
            add(' '.repeat(statedCount(attributes['text:c'], MOST_SPACES)));
            return;
          case 'text:tab':
            add('\t');
            return;
          case 'text:line-break':
            add('\n');
            return;
          case 'text:change-start':
            if (this.#changes.get(attributes['text:change-id'] ?? '')?.kind === 'insertion')
              inserting += 1;
            return;
          case 'text:change-end':
            if (this.#changes.get(attributes['text:change-id'] ?? '')?.kind === 'insertion')
              inserting = Math.max(0, inserting - 1);
            return;
          case 'text:change': {
            const change = this.#changes.get(attributes['text:change-id'] ?? '');
            if (change?.kind === 'deletion' && change.text !== '') add(change.text, ['deleted']);
            return;
          }
          case 'text:note':
            push('note');
            return;
          case 'text:note-citation':
            citation = '';
            return;
          case 'office:annotation':
            [who, when] = ['', ''];
            push('comment');
            return;
          case 'dc:creator':
            if (frame().kind === 'comment') meta = 'who';
            return;
          case 'dc:date':
            if (frame().kind === 'comment') meta = 'when';
            return;
          case 'draw:image':
            add('[picture]');
            return;
          case 'table:table-row':
            endParagraph();
            rows.push([]);
            return;
          case 'table:table-cell':
          case 'table:covered-table-cell':
            if (frames.length >= DEEPEST_TABLE) flat += 1;
            else push('cell');
            return;
        }
      },
      close: (name) => {
        if (inside === 0) return;
        if (name === within) inside -= 1;
        if (
          name === 'text:tracked-changes' ||
          name === 'text:sequence-decls' ||
          name === 'office:forms'
        ) {
          skipped -= 1;
          return;
        }
        if (skipped > 0) return;
        switch (name) {
          case 'text:p':
          case 'text:h':
            if (name === 'text:h' && this.title === null)
              this.title = frame().paragraph?.text().trim() ?? null;
            endParagraph();
            if (hidden.pop() === true) hiddenDepth -= 1;
            return;
          case 'text:span':
            if (hidden.pop() === true) hiddenDepth -= 1;
            return;
          case 'text:hidden-text':
          case 'text:hidden-paragraph':
            hiddenDepth -= 1;
            return;
          case 'text:list':
            lists -= 1;
            return;
          case 'text:note-citation':
            return;
          case 'text:note': {
            if (frame().kind !== 'note') return;
            const words = endFrame().blocks.join('\n');
            const mark = (citation ?? '').trim() || String(this.notes.length + 1);
            this.notes.push(`[note ${mark}] ${words}`);
            citation = null;
            add(`[note ${mark}]`);
            return;
          }
          case 'office:annotation': {
            if (frame().kind !== 'comment') return;
            const words = endFrame().blocks.join('\n');
            const by = [who, when.replace('T', ' ').slice(0, 16)]
              .filter((part) => part !== '')
              .join(', ');
            this.comments.push(
              `[comment ${this.comments.length + 1}] ${by === '' ? '' : `${by}: `}${words}`,
            );
            add(`[comment ${this.comments.length}]`);
            return;
          }
          case 'dc:creator':
          case 'dc:date':
            meta = null;
            return;
          case 'table:table-cell':
          case 'table:covered-table-cell':
            if (flat > 0) flat -= 1;
            else if (frame().kind === 'cell') rows.at(-1)?.push(endFrame().blocks.join('\n'));
            return;
          case 'table:table-row': {
            const cells = rows.pop() ?? [];
            if (cells.length > 0) frame().blocks.push(rowLine(cells));
            return;
          }
        }
      },
      text: (text) => {
        if (inside === 0 || skipped > 0) return;
        if (meta === 'who') who += text;
        else if (meta === 'when') when += text;
        else if (citation !== null && frame().kind === 'note' && frame().paragraph === null)
          citation += text;
        // Outside of paragraphs there is only the space that makes the XML readable.
        else if (frame().paragraph !== null) add(text.replace(/[ \t\r\n]+/g, ' '));
      },
    });
    while (frames.length > 1) {
      const { blocks } = endFrame();
      const cells = rows.pop() ?? [];
      for (const block of [...cells, ...blocks]) frame().blocks.push(block);
    }
    endParagraph();
    this.#blocks = frame().blocks;
    return wrong;
  }
}
