import type { Note, ReadOptions } from '../document.ts';
import { IntakeError, type Format, type Reading } from '../format.ts';
import {
  notInside,
  openPackage,
  type OfficePackage,
  type Relation,
} from '../archives/office-package.ts';
import { packageKind } from '../archives/package-kind.ts';
import { embeddedFiles } from '../texts/embedded-files.ts';
import { counted } from '../texts/one-document.ts';
import { readXml } from '../xml.ts';
import {
  Grid,
  GridBudget,
  LAST_COLUMN,
  LAST_ROW,
  parseReference,
  type GridLimits,
} from './grid.ts';
import { builtInFormat, parseFormat, stateNumber, type NumberFormat } from './number-format.ts';
import { workbookReading } from './workbook.ts';

/**
 * An Excel workbook (`.xlsx`, Office Open XML, ECMA-376 part 1 §18): every sheet, hidden ones too.
 *
 * Cells are read as they are stated: dates and times in ISO form by their number format and the date
 * system of the file, percentages with their sign, codes with their leading zeros; what is stored is
 * kept beside it. Of a formula the value that was stored with it is read, and that it is one is noted:
 * nothing is computed and no link to another file is followed. Comments join their row. The stated
 * size of a sheet is not believed; only cells that are there cost anything.
 */
export const xlsx: Format = {
  name: 'xlsx',

  recognises(head, fileName) {
    return packageKind(head, fileName) === 'xlsx' ? 0.98 : 0;
  },

  read: (bytes, fileName, options) => readXlsx(bytes, fileName, options),
};

const NAMESPACES = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
} as const;

/** Reads a workbook under the given limits. Throws `IntakeError` for what it refuses. */
export async function readXlsx(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
  limits?: GridLimits,
): Promise<Reading> {
  const pack = await openPackage(bytes, fileName);
  const main =
    [...(await pack.relations('')).values()].find((r) => r.type === 'officeDocument')?.target ??
    'xl/workbook.xml';
  if (main.endsWith('.bin')) {
    throw new IntakeError(
      `"${fileName}" is a binary Excel workbook (.xlsb), which is not read.`,
      'Open it in Excel or LibreOffice, save it as .xlsx and import that.',
    );
  }
  const xml = await pack.text(main);
  if (xml === null || !/spreadsheetml/.test(xml.slice(0, 20_000))) {
    throw notInside(fileName, 'Excel workbook', pack.names);
  }
  const notes: Note[] = [...pack.notes];
  const damaged = (what: string, wrong: string | null): void => {
    if (wrong === null) return;
    notes.push({
      level: 'error',
      text: `"${fileName}" is damaged in its ${what}: ${wrong}. What stands before that place was read.`,
      lines: [],
    });
  };
  const book = readBook(xml);
  damaged('list of sheets', book.wrong);
  const relations = await pack.relations(main);
  const partOf = async (type: string): Promise<string> => {
    const relation = [...relations.values()].find((r) => r.type === type && !r.external);
    return (relation === undefined ? null : await pack.text(relation.target)) ?? '';
  };
  const strings = readStrings(await partOf('sharedStrings'));
  damaged('shared texts', strings.wrong);
  const formats = readFormats(await partOf('styles'));

  const budget = new GridBudget(fileName, limits);
  const grids: Grid[] = [];
  for (const { name, state, relation } of book.sheets) {
    const grid = new Grid(name, budget);
    if (state !== 'visible') grid.hidden = state;
    grids.push(grid);
    const target = relations.get(relation);
    const content =
      target === undefined || target.external || target.type !== 'worksheet'
        ? null
        : await pack.text(target.target);
    if (content === null || target === undefined) {
      notes.push({
        level: target?.type === 'chartsheet' ? 'info' : 'error',
        text: `The sheet "${grid.name}" ${target?.type === 'chartsheet' ? 'is a chart and holds no cells' : 'is named in the workbook but is not in it'}.`,
        lines: [],
      });
      continue;
    }
    damaged(
      `sheet "${grid.name}"`,
      readCells(content, grid, { strings: strings.texts, formats, date1904: book.date1904 }),
    );
    await readComments(pack, await pack.relations(target.target), grid, budget);
  }
  if (book.date1904) {
    notes.push({ level: 'info', text: 'Its dates count from 1904, as it says itself.', lines: [] });
  }
  const links = pack.names.filter((name) => /^xl\/externalLinks\/[^/]+\.xml$/.test(name)).length;
  if (links > 0) {
    notes.push({
      level: 'doubt',
      text: `It takes values from ${counted(links, 'other workbook')}; what was stored is read, no link is followed.`,
      lines: [],
    });
  }
  if (pack.names.some((name) => name.endsWith('vbaProject.bin'))) {
    notes.push({
      level: 'doubt',
      text: 'It holds macros; they were neither run nor read.',
      lines: [],
    });
  }
  const embedded = await embeddedFiles(pack, ['xl/media/', 'xl/embeddings/']);
  notes.push(...embedded.notes);
  return workbookReading('xlsx', grids, fileName, options, notes, embedded.members);
}

interface Book {
  readonly sheets: readonly {
    readonly name: string;
    readonly state: string;
    readonly relation: string;
  }[];
  readonly date1904: boolean;
  readonly wrong: string | null;
}

/** Sheets of one workbook: far more than anybody can look at. */
const MOST_SHEETS = 1000;

function readBook(xml: string): Book {
  const sheets: { name: string; state: string; relation: string }[] = [];
  let date1904 = false;
  const wrong = readXml(xml, NAMESPACES, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isOn(attributes['date1904']);
      if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return;
      const state = attributes['state'] ?? 'visible';
      sheets.push({
        name: attributes['name'] ?? '',
        state:
          state === 'veryHidden'
            ? 'hidden (beyond the menu)'
            : state === 'hidden'
              ? 'hidden'
              : 'visible',
        relation: attributes['r:id'] ?? '',
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, date1904, wrong };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** Shared texts, pieces of rich text joined; readings above a word (`rPh`) are left out. */
function readStrings(xml: string): {
  readonly texts: readonly string[];
  readonly wrong: string | null;
} {
  const texts: string[] = [];
  let text = '';
  let taking = false;
  let phonetic = 0;
  if (xml === '') return { texts, wrong: null };
  const wrong = readXml(xml, NAMESPACES, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') taking = phonetic === 0;
    },
    close(name) {
      if (name === 'si') texts.push(unescapeControls(text));
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') taking = false;
    },
    text(piece) {
      if (taking) text += piece;
    },
  });
  return { texts, wrong };
}

/** `_x000D_` is a carriage return (ECMA-376 part 1, 22.9.2.19). */
function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code === 0x0d ? '' : String.fromCharCode(code);
  });
}

/** The number format of each cell style, by its place in the list. */
function readFormats(xml: string): readonly NumberFormat[] {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  if (xml === '') return formats;
  readXml(xml, NAMESPACES, {
    open(name, attributes) {
      if (name === 'numFmt')
        own.set(Number(attributes['numFmtId']), parseFormat(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        formats.push(own.get(id) ?? builtInFormat(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return formats;
}

interface Stored {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

const PLAIN: NumberFormat = { kind: 'plain' };

/** Puts the cells of a sheet into its grid; returns what is wrong with its XML, or null. */
function readCells(xml: string, grid: Grid, stored: Stored): string | null {
  let row = 0;
  let column = -1;
  let type = 'n';
  let format = PLAIN;
  let value = '';
  let inline = '';
  let formula = false;
  let taking: 'value' | 'inline' | null = null;
  let phonetic = 0;
  let lost = false;
  const put = (): void => {
    if (lost) {
      if (value !== '' || inline !== '') {
        grid.findings.add('error', 'Outside of any sheet, and left out, in rows', row, null);
      }
      return;
    }
    const { shown, raw, why } = stateCell();
    if (formula) {
      grid.findings.add(
        shown === '' ? 'error' : 'info',
        shown === ''
          ? 'Formulas without a stored value, left empty'
          : 'Formulas; the value stored with them was read',
        row,
        column,
      );
    }
    if (shown === '') return;
    if (!grid.set(row, column, shown, why === null ? undefined : { raw, why })) {
      grid.findings.add(
        'error',
        'Cells that stand in the file twice; the first was read',
        row,
        column,
      );
    }
  };
  const stateCell = (): { shown: string; raw: string; why: string | null } => {
    const plain = (shown: string) => ({ shown, raw: shown, why: null });
    switch (type) {
      case 's': {
        const index = Number(value);
        const text = value.trim() === '' ? '' : stored.strings[index];
        if (text === undefined) {
          grid.findings.add(
            'error',
            'Cells that point at a text the file does not hold, left empty',
            row,
            column,
          );
        }
        return plain(text ?? '');
      }
      case 'inlineStr':
        return plain(unescapeControls(inline));
      case 'str':
        return plain(unescapeControls(value));
      case 'b':
        return {
          shown: value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value,
          raw: value,
          why: 'true or false stored as 1 or 0',
        };
      case 'e':
        grid.findings.add('doubt', 'Cells that hold an error instead of a value', row, column);
        return plain(value);
      case 'd':
        return plain(value.replace(/T00:00:00(?:\.0+)?Z?$/, ''));
      default: {
        const { shown, why, odd } = stateNumber(value, format, stored.date1904);
        if (odd) {
          grid.findings.add(
            'doubt',
            'Numbers that are marked as dates but are none; they stay numbers',
            row,
            column,
          );
        }
        return { shown, raw: value, why };
      }
    }
  };
  return readXml(xml, NAMESPACES, {
    open(name, attributes) {
      switch (name) {
        case 'row': {
          const stated = Number(attributes['r'] ?? row + 1);
          row = Number.isInteger(stated) && stated >= 1 ? stated : row + 1;
          column = -1;
          if (isOn(attributes['hidden']))
            grid.findings.add('doubt', 'Hidden rows, read like the others', row, null);
          return;
        }
        case 'col':
          if (isOn(attributes['hidden'])) {
            const first = Number(attributes['min']) - 1;
            if (first >= 0 && first < LAST_COLUMN) {
              grid.findings.add('doubt', 'Hidden columns, read like the others', 1, first);
            }
          }
          return;
        case 'c': {
          const at = attributes['r'] === undefined ? null : parseReference(attributes['r']);
          if (at === null) column += 1;
          else [row, column] = [at.row, at.column];
          lost =
            row > LAST_ROW ||
            column >= LAST_COLUMN ||
            (attributes['r'] !== undefined && at === null);
          type = attributes['t'] ?? 'n';
          format = stored.formats[Number(attributes['s'] ?? 0)] ?? PLAIN;
          value = '';
          inline = '';
          formula = false;
          return;
        }
        case 'f':
          formula = true;
          return;
        case 'v':
          taking = 'value';
          return;
        case 'rPh':
          phonetic += 1;
          return;
        case 't':
          taking = phonetic === 0 ? 'inline' : null;
          return;
        case 'mergeCell':
          grid.findings.add(
            'doubt',
            'Merged cells, whose value stands only in the first of them, from',
            parseReference((attributes['ref'] ?? '').split(':')[0] ?? '')?.row ?? 1,
            parseReference((attributes['ref'] ?? '').split(':')[0] ?? '')?.column ?? 0,
          );
          return;
      }
    },
    close(name) {
      if (name === 'c') put();
      else if (name === 'v' || name === 't') taking = null;
      else if (name === 'rPh') phonetic -= 1;
    },
    text(text) {
      if (taking === 'value') value += text;
      else if (taking === 'inline') inline += text;
    },
  });
}

async function readComments(
  pack: OfficePackage,
  relations: ReadonlyMap<string, Relation>,
  grid: Grid,
  budget: GridBudget,
): Promise<void> {
  for (const relation of relations.values()) {
    if (relation.type !== 'comments' || relation.external) continue;
    const xml = await pack.text(relation.target);
    if (xml === null) continue;
    const authors: string[] = [];
    let at: ReturnType<typeof parseReference> = null;
    let author = '';
    let text = '';
    let taking: 'author' | 'text' | null = null;
    readXml(xml, NAMESPACES, {
      open(name, attributes) {
        if (name === 'author') [taking, author] = ['author', ''];
        else if (name === 'comment') {
          at = parseReference(attributes['ref'] ?? '');
          author = authors[Number(attributes['authorId'])] ?? '';
          text = '';
        } else if (name === 't') taking = 'text';
      },
      close(name) {
        if (name === 'author') authors.push(author);
        if (name === 'author' || name === 't') taking = null;
        if (name !== 'comment' || at === null || text.trim() === '') return;
        budget.take(1, text.length);
        const by = author !== '' && !text.startsWith(author) ? `${author}: ` : '';
        grid.comments.push({ ...at, text: `${by}${text.trim()}` });
      },
      text(piece) {
        if (taking === 'author') author += piece;
        else if (taking === 'text') text += piece;
      },
    });
  }
}
