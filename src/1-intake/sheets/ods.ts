import type { Note, ReadOptions } from '../document.ts';
import type { Format, Reading } from '../format.ts';
import { packageKind } from '../archives/package-kind.ts';
import { extensionOf } from '../media-type.ts';
import { embeddedFiles } from '../texts/embedded-files.ts';
import { isFlat } from '../texts/odt.ts';
import { ODF_NAMES, openDocument, statedCount } from '../texts/open-document.ts';
import { readXml } from '../xml.ts';
import { Grid, GridBudget, LAST_COLUMN, LAST_ROW, type GridLimits } from './grid.ts';
import { workbookReading } from './workbook.ts';

/**
 * An OpenDocument spreadsheet (`.ods`, flat `.fods`; OASIS OpenDocument 1.3 part 3), read as an Excel
 * workbook is (`xlsx.ts`). Dates are written in ISO form in the file itself. Of other numbers the
 * shown text is read where it says more than the number – a percentage, a currency, leading zeros –
 * and the number is kept beside it. A cell or row said to stand a thousand million times is read
 * once for each place in the sheet that it fills with something, under the limits.
 */
export const ods: Format = {
  name: 'ods',

  recognises(head, fileName) {
    if (packageKind(head, fileName) === 'ods') return 0.98;
    return isFlat(head, 'spreadsheet') ? 0.95 : extensionOf(fileName) === 'fods' ? 0.5 : 0;
  },

  read: (bytes, fileName, options) => readOds(bytes, fileName, options),
};

interface Cell {
  readonly shown: string;
  readonly raw: string;
  readonly why: string | null;
  readonly formula: boolean;
  readonly comment: string;
  readonly times: number;
  readonly spans: boolean;
}

/** Reads a spreadsheet under the given limits. Throws `IntakeError` for what it refuses. */
export async function readOds(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
  limits?: GridLimits,
): Promise<Reading> {
  const opened = await openDocument(bytes, fileName, 'spreadsheet');
  const notes: Note[] = [...opened.notes];
  const budget = new GridBudget(fileName, limits);
  const grids: Grid[] = [];
  const hiddenTables = new Set<string>();
  let style = '';
  let grid: Grid | null = null;
  let inner = 0;
  let row = 0;
  let column = 0;
  let repeat = 1;
  let hiddenRow = false;
  let cells: Cell[] = [];
  let cell: {
    attributes: Readonly<Record<string, string>>;
    text: string;
    comment: string;
    paragraphs: number;
  } | null = null;
  let inComment = 0;
  let inMeta = false;
  let inText = 0;
  const wrong = readXml(opened.content, ODF_NAMES, {
    open(name, attributes) {
      switch (name) {
        case 'style:style':
          style = attributes['style:name'] ?? '';
          return;
        case 'style:table-properties':
          if (attributes['table:display'] === 'false') hiddenTables.add(style);
          return;
        case 'table:table':
          // A table inside a cell is text of that cell.
          if (grid !== null || cell !== null) inner += 1;
          else {
            grid = new Grid(attributes['table:name'] ?? '', budget);
            if (hiddenTables.has(attributes['table:style-name'] ?? '')) grid.hidden = 'hidden';
            grids.push(grid);
            row = 0;
          }
          return;
        case 'table:table-row':
          if (inner > 0) return;
          repeat = statedCount(attributes['table:number-rows-repeated'], LAST_ROW);
          hiddenRow = /collapse|filter/.test(attributes['table:visibility'] ?? '');
          cells = [];
          return;
        case 'table:table-cell':
        case 'table:covered-table-cell':
          if (inner > 0) return;
          cell = { attributes, text: '', comment: '', paragraphs: 0 };
          return;
        case 'office:annotation':
          inComment += 1;
          return;
        case 'dc:date':
        case 'dc:creator':
          inMeta = true;
          return;
        case 'text:p':
          inText += 1;
          if (cell === null) return;
          if (inComment > 0) cell.comment += cell.comment === '' ? '' : '\n';
          else {
            cell.text += cell.paragraphs > 0 ? '\n' : '';
            cell.paragraphs += 1;
          }
          return;
        case 'text:s':
          if (cell !== null && inComment === 0)
            cell.text += ' '.repeat(statedCount(attributes['text:c'], 1000));
          return;
        case 'text:line-break':
          if (cell !== null && inComment === 0) cell.text += '\n';
          return;
      }
    },
    close(name) {
      switch (name) {
        case 'table:table':
          if (inner > 0) inner -= 1;
          else grid = null;
          return;
        case 'table:table-cell':
        case 'table:covered-table-cell':
          if (inner > 0 || cell === null) return;
          cells.push(stateCell(cell));
          cell = null;
          return;
        case 'table:table-row':
          if (inner > 0 || grid === null) return;
          if (hiddenRow && cells.some(({ shown }) => shown !== '')) {
            grid.findings.add('doubt', 'Hidden rows, read like the others', row + 1, null);
          }
          putRow(grid, row + 1, repeat, cells);
          row += repeat;
          return;
        case 'office:annotation':
          inComment -= 1;
          return;
        case 'dc:date':
        case 'dc:creator':
          inMeta = false;
          return;
        case 'text:p':
          inText -= 1;
          return;
      }
    },
    text(text) {
      if (cell === null || inMeta || inText === 0) return;
      const words = text.replace(/[ \t\r\n]+/g, ' ');
      if (inComment > 0) cell.comment += words;
      else cell.text += words;
    },
  });
  if (wrong !== null) {
    notes.push({
      level: 'error',
      text: `"${fileName}" is damaged: ${wrong}. What stands before that place was read.`,
      lines: [],
    });
  }
  const embedded =
    opened.pack === null
      ? { members: [], notes: [] }
      : await embeddedFiles(opened.pack, ['Pictures/']);
  column = 0;
  return workbookReading(
    'ods',
    grids,
    fileName,
    options,
    [...notes, ...embedded.notes],
    embedded.members,
  );

  function putRow(to: Grid, first: number, times: number, all: readonly Cell[]): void {
    const rows = Math.max(0, Math.min(times, LAST_ROW - first + 1));
    for (const { shown, times: columns } of all) {
      if (shown !== '') budget.foresee(rows * columns, rows * columns * shown.length);
    }
    for (let r = first; r < first + times && r <= LAST_ROW; r += 1) {
      column = 0;
      let filled = false;
      for (const one of all) {
        if (one.shown !== '' || one.comment !== '' || one.formula) {
          filled = true;
          for (let c = column; c < column + one.times && c < LAST_COLUMN; c += 1)
            put(to, r, c, one);
        }
        column += one.times;
      }
      // Empty rows stand for as many as they like.
      if (!filled) return;
    }
  }

  function put(to: Grid, r: number, c: number, one: Cell): void {
    const { shown, raw, why, formula, comment, spans } = one;
    if (formula) {
      to.findings.add(
        shown === '' ? 'error' : 'info',
        shown === ''
          ? 'Formulas without a stored value, left empty'
          : 'Formulas; the value stored with them was read',
        r,
        c,
      );
    }
    if (spans)
      to.findings.add(
        'doubt',
        'Merged cells, whose value stands only in the first of them, from',
        r,
        c,
      );
    if (/^(?:#[A-Z/0!?]+|Err:\d+)$/.test(shown)) {
      to.findings.add('doubt', 'Cells that hold an error instead of a value', r, c);
    }
    if (shown !== '') to.set(r, c, shown, why === null ? undefined : { raw, why });
    if (comment.trim() !== '') {
      budget.take(1, comment.length);
      to.comments.push({ row: r, column: c, text: comment.trim() });
    }
  }
}

function stateCell(cell: {
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly comment: string;
}): Cell {
  const { attributes, comment } = cell;
  const text = cell.text.trim();
  const value = attributes['office:value'] ?? '';
  const base = {
    comment,
    formula: attributes['table:formula'] !== undefined,
    times: statedCount(attributes['table:number-columns-repeated'], LAST_COLUMN),
    spans:
      Number(attributes['table:number-columns-spanned'] ?? 1) > 1 ||
      Number(attributes['table:number-rows-spanned'] ?? 1) > 1,
  };
  const plain = (shown: string): Cell => ({ ...base, shown, raw: shown, why: null });
  switch (attributes['office:value-type']) {
    case 'date': {
      const date = (attributes['office:date-value'] ?? '').replace(/T00:00:00(?:\.0+)?$/, '');
      return date === '' ? plain(text) : plain(date);
    }
    case 'time': {
      const time = /^(-?)PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(
        attributes['office:time-value'] ?? '',
      );
      if (time === null) return plain(text);
      const [, sign = '', hours = '', minutes = '', seconds = ''] = time;
      return plain(
        `${sign}${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}${Number(seconds) === 0 ? '' : `:${seconds.padStart(2, '0')}`}`,
      );
    }
    case 'boolean':
      return plain(attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE');
    case 'percentage':
    case 'currency':
      return text === '' || text === value
        ? plain(value)
        : { ...base, shown: text, raw: value, why: 'a number as the sheet shows it' };
    case 'float':
      if (/^0\d+$/.test(text))
        return { ...base, shown: text, raw: value, why: 'a number with leading zeros' };
      return plain(value === '' ? text : value);
    default:
      return plain(text === '' ? (attributes['office:string-value'] ?? '') : text);
  }
}
