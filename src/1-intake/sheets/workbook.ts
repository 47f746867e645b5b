import type { Note, ReadOptions, Repair } from '../document.ts';
import {
  IntakeError,
  type Member,
  type ReadDocument,
  type Reading,
  type Table,
} from '../format.ts';
import { counted } from '../texts/one-document.ts';
import { reference, type Grid } from './grid.ts';

/**
 * A workbook as a reading. A reading has one table: that of the first sheet that is shown and filled.
 * Each of its rows is a document, as of a CSV file. Every other filled sheet, hidden ones included, is
 * written out as a member `book – Sheet2.csv` and read in turn, so that it can have a mapping of its
 * own and none is lost.
 *
 * Where a cell stores something other than it states – a date is a number of days – the text has what
 * is stated, the text as received what is stored, and a repair joins the two.
 */
export function workbookReading(
  format: string,
  grids: readonly Grid[],
  fileName: string,
  options: ReadOptions,
  given: readonly Note[],
  embedded: readonly Member[] = [],
): Reading {
  const notes: Note[] = [];
  const filled = grids.filter((grid) => grid.rows().length > 0);
  const main = filled.find((grid) => grid.hidden === null) ?? filled[0];
  if (main === undefined) {
    throw new IntakeError(
      `There is no table in the workbook "${fileName}": ${grids.length === 0 ? 'it has no sheet' : 'no cell of it is filled'}.`,
      'Open it in its own program, look for what is missing, and save it anew.',
    );
  }
  const laid = layOut(main, fileName, notes);
  const documents = documentsOf(main, laid, options);
  notes.unshift({
    level: 'info',
    text: `${counted(laid.table.rows.length, 'row')} of ${counted(laid.table.header.length, 'column')} from the sheet "${main.name}"; the header stands in row ${laid.headerRow}.`,
    lines: [],
  });
  const members: Member[] = [];
  const names = new Set<string>();
  for (const grid of filled) {
    if (grid === main) continue;
    const name = memberName(fileName, grid.name, names);
    const other = layOut(grid, fileName, []);
    members.push({ name, bytes: new TextEncoder().encode(toCsv(other)) });
    notes.push({
      level: grid.hidden === null ? 'info' : 'doubt',
      text: `The ${grid.hidden === null ? '' : `${grid.hidden} `}sheet "${grid.name}" is read by itself, as "${name}".`,
      lines: [],
    });
    // They would be taken for the header there.
    for (const { row, cells } of other.above) {
      notes.push({
        level: 'info',
        text: `Sheet "${grid.name}": row ${row}, above the header: ${cells
          .filter((cell) => cell !== '')
          .join(' | ')
          .slice(0, 2000)}`,
        lines: [],
      });
    }
  }
  if (main.hidden !== null) {
    notes.push({
      level: 'doubt',
      text: `The sheet "${main.name}" is ${main.hidden}; no other is filled.`,
      lines: [],
    });
  }
  const empty = grids.filter((grid) => !filled.includes(grid));
  if (empty.length > 0) {
    notes.push({
      level: 'info',
      text: `Without a filled cell: ${empty
        .slice(0, 20)
        .map(({ name, hidden }) => `"${name}"${hidden === null ? '' : ` (${hidden})`}`)
        .join(', ')}.`,
      lines: [],
    });
  }
  for (const grid of grids) {
    const where = grid === main ? '' : `Sheet "${grid.name}": `;
    for (const { level, text, rows } of grid.findings.all()) {
      notes.push({ level, text: `${where}${text}`, lines: grid === main ? rows : [] });
    }
    if (grid === main) continue;
    for (const { row, column, text } of grid.comments.slice(0, 200)) {
      notes.push({
        level: 'info',
        text: `${where}comment on ${reference(row, column)}: ${text.replace(/\s+/g, ' ').slice(0, 1000)}`,
        lines: [],
      });
    }
  }
  return {
    format,
    documents,
    members: [...members, ...embedded],
    table: laid.table,
    notes: [...given, ...notes],
    options,
  };
}

/** A sheet as a table: which row is the header, and which columns of the sheet are its columns. */
interface LaidOut {
  readonly table: Table;
  readonly headerRow: number;
  /** Rows above the header, as they stand. */
  readonly above: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Column of the table → column of the sheet. */
  readonly columns: readonly number[];
}

/** Cells of a table after empty ones were filled up; beyond it empty columns are left out. */
const LARGEST_TABLE = 20_000_000;

function layOut(grid: Grid, fileName: string, notes: Note[]): LaidOut {
  const rows = grid.rows();
  const filledIn = new Set<number>();
  let width = 0;
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue;
      filledIn.add(column);
      if (column + 1 > width) width = column + 1;
    }
  }
  const few = [...filledIn].sort((a, b) => a - b);
  // A stray cell far to the right must not make every row thousands of cells long.
  const sparse = width > 200 && few.length * 4 < width;
  const columns = sparse ? few : Array.from({ length: width }, (_, i) => i);
  if (rows.length * columns.length > LARGEST_TABLE) {
    throw new IntakeError(
      `The sheet "${grid.name}" of "${fileName}" is too large: ${rows.length} rows of ${columns.length} columns.`,
      'Save the columns and rows that matter as CSV and import that.',
    );
  }
  if (sparse) {
    notes.push({
      level: 'doubt',
      text: `The sheet reaches to column ${reference(1, width - 1).slice(0, -1)}, but only ${few.length} columns are filled; the others are left out.`,
      lines: [],
    });
  }
  const pick = (cells: readonly string[]): readonly string[] => columns.map((c) => cells[c] ?? '');
  const at = headerIndex(rows);
  const header = nameColumns(pick(rows[at]?.cells ?? []), notes, rows[at]?.row ?? 1);
  return {
    headerRow: rows[at]?.row ?? 1,
    above: rows.slice(0, at).map(({ row, cells }) => ({ row, cells: pick(cells) })),
    columns,
    table: {
      header,
      rows: rows.slice(at + 1).map(({ row, cells }) => ({ line: row, cells: pick(cells) })),
    },
  };
}

/**
 * The header is the first row that fills at least half as many cells as the fullest of the first
 * twenty: a title or a date above a table fills one or two.
 */
function headerIndex(rows: readonly { readonly cells: readonly string[] }[]): number {
  const counts = rows
    .slice(0, 20)
    .map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const fullest = Math.max(0, ...counts);
  return Math.max(
    0,
    counts.findIndex((count) => count * 2 >= fullest && (count > 1 || fullest < 3)),
  );
}

function nameColumns(cells: readonly string[], notes: Note[], row: number): readonly string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const changed: string[] = [];
  const header = cells.map((cell, i) => {
    const plain = cell.replace(/\s+/g, ' ').trim();
    const wanted = plain === '' ? `column ${i + 1}` : plain;
    let name = wanted;
    for (let n = next.get(wanted) ?? 2; taken.has(name); n += 1) {
      name = `${wanted} ${n}`;
      next.set(wanted, n + 1);
    }
    if (name !== plain) changed.push(name);
    taken.add(name);
    return name;
  });
  if (changed.length > 0) {
    notes.push({
      level: 'doubt',
      text: `Columns without a name of their own are called: ${changed.slice(0, 20).join(', ')}.`,
      lines: [row],
    });
  }
  return header;
}

function documentsOf(grid: Grid, laid: LaidOut, options: ReadOptions): ReadDocument[] {
  const comments = new Map<number, string[]>();
  for (const { row, column, text } of grid.comments) {
    const at = comments.get(row) ?? [];
    at.push(`comment on ${reference(row, column)}: ${text.trim()}`);
    comments.set(row, at);
  }
  const inTable = new Set([laid.headerRow, ...laid.table.rows.map(({ line }) => line)]);
  const loose = [...comments.keys()].filter((row) => !inTable.has(row) || row === laid.headerRow);
  const documents: ReadDocument[] = [];
  const above = laid.above.map(({ row, cells }) => ({
    row,
    text: cells.filter((cell) => cell !== '').join('\t'),
  }));
  for (const row of loose) {
    const found = above.find((one) => one.row === row);
    const text = (comments.get(row) ?? []).join('\n');
    if (found === undefined) above.push({ row, text });
    else found.text = `${found.text}\n${text}`;
  }
  above.sort((a, b) => a.row - b.row);
  for (const { row, text } of above)
    documents.push(document(`note at row ${row}`, 'note', text, text, [], options));
  for (const { line, cells } of laid.table.rows) {
    let received = '';
    let text = '';
    const repairs: Repair[] = [];
    for (const [i, cell] of cells.entries()) {
      if (cell === '') continue;
      const label = `${text === '' ? '' : '\n'}${laid.table.header[i] ?? `column ${i + 1}`}: `;
      received += label;
      text += label;
      const restated = grid.restated(line, laid.columns[i] ?? i);
      if (restated !== null) {
        repairs.push({
          received: [received.length, received.length + restated.raw.length],
          read: [text.length, text.length + cell.length],
          why: restated.why,
          confidence: 'certain',
        });
      }
      received += restated?.raw ?? cell;
      text += cell;
    }
    const said = comments.get(line);
    if (said !== undefined) {
      const words = `\n${said.join('\n')}`;
      received += words;
      text += words;
    }
    documents.push(document(`row ${line}`, 'row', received, text, repairs, options));
  }
  return documents;
}

function document(
  part: string,
  kind: ReadDocument['kind'],
  textReceived: string,
  text: string,
  repairs: readonly Repair[],
  options: ReadOptions,
): ReadDocument {
  return {
    part,
    kind,
    language: options.language ?? null,
    textReceived,
    text,
    repairs,
    statedTime: null,
    sender: null,
    forwardedFrom: null,
    title: null,
    attachments: [],
  };
}

function toCsv(laid: LaidOut): string {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell) => (/[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(',');
  return `${[laid.table.header, ...laid.table.rows.map(({ cells }) => cells)].map(line).join('\n')}\n`;
}

function memberName(fileName: string, sheet: string, taken: Set<string>): string {
  const base = (fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/\.[^.]{1,10}$/, '');
  const plain = sheet.replace(/[/\\:*?"<>|\p{Cc}\p{Cf}]/gu, '_').trim() || 'Sheet';
  let name = `${base} – ${plain}.csv`;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base} – ${plain} (${n}).csv`;
  taken.add(name.toLowerCase());
  return name;
}
