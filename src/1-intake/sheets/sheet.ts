import { CsvError, parse } from 'csv-parse/sync';
import { decode, notText } from '../encoding/decode.ts';
import type { Note, ReadOptions } from '../document.ts';
import {
  IntakeError,
  type Format,
  type ReadDocument,
  type Reading,
  type Table,
} from '../format.ts';
import { extensionOf } from '../media-type.ts';

/**
 * A table as text: values separated by commas, semicolons, tabs or bars, the first record the header.
 *
 * The delimiter and the encoding are found and noted; cells are kept as they stand. Each row is also
 * a document (`row 12`, after its line) whose text is a line `column: cell` for each filled cell, so
 * that a claim can point at its words. A record that cannot be read – a quote never closed, a line or
 * field too long to be a cell – is an error with its line, and reading goes on at the next line.
 */
export const sheet: Format = {
  name: 'sheet',

  recognises(head, fileName) {
    if (notText(head) !== null) return 0;
    const extension = extensionOf(fileName);
    return extension === 'csv' || extension === 'tsv' || extension === 'tab' ? 0.95 : 0;
  },

  async read(bytes, fileName, options) {
    return readSheet(bytes, fileName, options, SHEET_LIMITS);
  },
};

export interface SheetLimits {
  /** Bytes of one line, and of one record (a record may span lines). */
  readonly line: number;
  readonly record: number;
}

export const SHEET_LIMITS: SheetLimits = { line: 4 * 1024 * 1024, record: 4 * 1024 * 1024 };

/** As many as a sheet of Excel can have. */
const MOST_COLUMNS = 16_384;

/** Reads a table under the given limits. Throws `IntakeError` when there is no table in it at all. */
export function readSheet(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
  limits: SheetLimits,
): Reading {
  const binary = options.encoding === undefined ? notText(bytes.subarray(0, 1 << 20)) : null;
  if (binary !== null) {
    throw new IntakeError(
      `"${fileName}" is not a table of text: it holds ${binary}.`,
      'Save the sheet as CSV (UTF-8) and import that.',
    );
  }
  const cut = withoutLongLines(bytes, limits.line);
  const decoded = decode(cut.bytes, options.encoding);
  const notes: Note[] = [...decoded.notes];
  for (const { line, size } of cut.left) {
    notes.push({
      level: 'error',
      text: `Line ${line} is ${size} bytes long; at most ${limits.line} can be one line of a table. It was left out; the original is kept. Look for a missing line break, or split the line.`,
      lines: [line],
    });
  }
  const stated = /^sep=(.)\r?\n/.exec(decoded.text)?.[1];
  const body =
    stated === undefined ? decoded.text : `\n${decoded.text.slice(decoded.text.indexOf('\n') + 1)}`;
  const delimiter = stated ?? sniffDelimiter(body, extensionOf(fileName));
  const records = readRecords(body, delimiter, limits.record, notes);
  const first = records.shift();
  if (first === undefined) {
    throw new IntakeError(
      `There is no table in "${fileName}": not even a header line${cut.left.length > 0 ? ' of a length that can be read' : ''}.`,
      'The first line must name the columns, such as source,question,value.',
    );
  }
  if (first.cells.length > MOST_COLUMNS) {
    throw new IntakeError(
      `"${fileName}" has ${first.cells.length} columns; at most ${MOST_COLUMNS} are read.`,
      'Look for a wrong delimiter, or save the columns that matter as a sheet of their own.',
    );
  }
  const header = nameColumns(first.cells, notes);
  const odd = records.filter((r) => r.cells.length !== header.length);
  if (odd.length > 0) {
    notes.push({
      level: 'error',
      text: `${odd.length === 1 ? 'A row has' : `${odd.length} rows have`} another number of cells than the header's ${header.length}: look for a ${nameOf(delimiter)} inside a cell without quotes.`,
      lines: odd.slice(0, 1000).map((r) => r.line),
    });
  }
  notes.unshift({
    level: 'info',
    text: `${records.length} rows of ${header.length} columns, separated by ${nameOf(delimiter)}s, read as ${decoded.encoding}.`,
    lines: [],
  });
  const table: Table = { header, rows: records };
  return {
    format: 'sheet',
    documents: records.map((row) => rowDocument(header, row, options)),
    members: [],
    table,
    notes,
    options: { ...options, encoding: decoded.encoding },
  };
}

type Row = Table['rows'][number];

function rowDocument(header: readonly string[], row: Row, options: ReadOptions): ReadDocument {
  const text = row.cells
    .map((cell, i) => (cell === '' ? null : `${header[i] ?? `column ${i + 1}`}: ${cell}`))
    .filter((line) => line !== null)
    .join('\n');
  return {
    part: `row ${row.line}`,
    kind: 'row',
    language: options.language ?? null,
    textReceived: text,
    text,
    repairs: [],
    statedTime: null,
    sender: null,
    forwardedFrom: null,
    title: null,
    attachments: [],
  };
}

/**
 * Bytes that may be handed to the parser again after broken records. Beyond it the rest is read line
 * by line, so that a hostile file costs no more than a long one.
 */
const RETRY_BUDGET = 50_000_000;

/** How the records of one file are cut. */
interface Cut {
  readonly delimiter: string;
  /** What ends a line, as in `lines.ts`: a lone carriage return only where nothing else does. */
  readonly mark: 0x0a | 0x0d;
  /** Longest record, in bytes. */
  readonly limit: number;
}

/**
 * All records with their lines. Quotes are read strictly, so that one that is never closed cannot
 * swallow the lines after it. The parser stops at the first record it cannot finish: that line is
 * tried by itself, with quotes as plain characters (`he said "no"`); if it cannot be read even so it
 * is an error, and reading goes on at the line after it.
 */
function readRecords(body: string, delimiter: string, limit: number, notes: Note[]): Row[] {
  const bytes = Buffer.from(body);
  const cut: Cut = { delimiter, mark: body.includes('\n') ? 0x0a : 0x0d, limit };
  const rows: Row[] = [];
  const broken: number[] = [];
  const loose: number[] = [];
  const alone = (start: number, end: number, line: number): void => {
    const one = bytes.subarray(start, end);
    const before = rows.length;
    const readTo = parsePart(one, cut, line, rows, true);
    // Only the first record counts: a line read by itself is one record or none.
    rows.length = Math.min(rows.length, before + 1);
    if (readTo !== null) broken.push(line);
    else if (rows.length > before && one.includes(0x22)) loose.push(line);
  };
  let at = 0;
  let line = 1;
  let spent = 0;
  let lineByLine = false;
  while (at < bytes.length) {
    if (!lineByLine) {
      const readTo = parsePart(bytes.subarray(at), cut, line, rows, false);
      if (readTo === null) break;
      line += countMarks(bytes, at, at + readTo, cut.mark);
      at += readTo;
      // Empty lines do not belong to the record that broke.
      const start = afterEmptyLines(bytes, at, cut.mark);
      line += countMarks(bytes, at, start, cut.mark);
      at = start;
    }
    const end = bytes.indexOf(cut.mark, at);
    const next = end === -1 ? bytes.length : end + 1;
    alone(at, next, line);
    at = next;
    line += 1;
    spent += bytes.length - at;
    if (!lineByLine && spent > RETRY_BUDGET) {
      lineByLine = true;
      notes.push({
        level: 'doubt',
        text: `There are very many broken records; from line ${line} on, each line was read as a record of its own.`,
        lines: [line],
      });
    }
  }
  if (loose.length > 0) {
    notes.push({
      level: 'doubt',
      text: `${loose.length === 1 ? 'A record has' : `${loose.length} records have`} quotes in the middle of a cell; they were kept as they stand.`,
      lines: loose.slice(0, 1000),
    });
  }
  if (broken.length > 0) {
    const these = broken.length === 1 ? 'this line' : 'these lines';
    notes.push({
      level: 'error',
      text: `${broken.length === 1 ? 'A record' : `${broken.length} records`} could not be read: a quote opens and is never closed, or the record is longer than ${limit} bytes. Mend the quotes on ${these} and import again.`,
      lines: broken.slice(0, 1000),
    });
  }
  return rows;
}

/**
 * Adds the records of `bytes` to `rows`, the first line being `firstLine`. Returns null when all were
 * read, else how many bytes were read before the record that broke.
 *
 * Lines are counted here, by bytes: csv-parse counts `\r\n` inside quotes as two.
 */
function parsePart(
  bytes: Buffer,
  cut: Cut,
  firstLine: number,
  rows: Row[],
  looseQuotes: boolean,
): number | null {
  let read = 0;
  let line = firstLine;
  try {
    parse(bytes, {
      delimiter: cut.delimiter,
      record_delimiter: cut.mark === 0x0a ? ['\r\n', '\n'] : ['\r'],
      relax_quotes: looseQuotes,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: cut.limit,
      info: true,
      on_record: (item: unknown) => {
        const { record, info } = item as { record: string[]; info: { bytes: number } };
        const start = afterEmptyLines(bytes, read, cut.mark);
        line += countMarks(bytes, read, start, cut.mark);
        rows.push({ line, cells: record });
        line += countMarks(bytes, start, info.bytes, cut.mark);
        read = info.bytes;
        return null;
      },
    });
    return null;
  } catch (error) {
    if (error instanceof CsvError) return read;
    throw error;
  }
}

function afterEmptyLines(bytes: Uint8Array, from: number, mark: number): number {
  let at = from;
  for (;;) {
    if (bytes[at] === mark) at += 1;
    else if (mark === 0x0a && bytes[at] === 0x0d && bytes[at + 1] === 0x0a) at += 2;
    else return at;
  }
}

function countMarks(bytes: Uint8Array, from: number, to: number, mark: number): number {
  let count = 0;
  for (let at = bytes.indexOf(mark, from); at !== -1 && at < to; at = bytes.indexOf(mark, at + 1)) {
    count += 1;
  }
  return count;
}

/**
 * The bytes without lines too long to be a line of a table, and which lines those were. Works on
 * bytes, before anything is decoded, so that a line of a gigabyte costs a scan and no memory.
 */
function withoutLongLines(
  bytes: Uint8Array,
  limit: number,
): {
  readonly bytes: Uint8Array;
  readonly left: readonly { readonly line: number; readonly size: number }[];
} {
  const left: { line: number; size: number }[] = [];
  const kept: Uint8Array[] = [];
  let from = 0;
  let line = 0;
  const mark = bytes.includes(0x0a) ? 0x0a : 0x0d;
  for (let start = 0; start < bytes.length;) {
    const at = bytes.indexOf(mark, start);
    const end = at === -1 ? bytes.length : at + 1;
    line += 1;
    if (end - start > limit) {
      left.push({ line, size: end - start });
      kept.push(bytes.subarray(from, start));
      // The line break stays, so that the lines after it keep their numbers.
      from = at === -1 ? end : at;
    }
    start = end;
  }
  if (left.length === 0) return { bytes, left };
  kept.push(bytes.subarray(from));
  return { bytes: Buffer.concat(kept), left };
}

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * The delimiter that cuts the first lines into the same number of cells, most cells first. Text in
 * quotes does not count.
 */
function sniffDelimiter(text: string, extension: string): string {
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((l) => l.trim() !== '')
    .slice(0, 20);
  if (lines.length > 1 && text.length > 64 * 1024) lines.pop();
  let best = extension === 'tsv' || extension === 'tab' ? '\t' : ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const header = counts[0] ?? 0;
    if (header === 0) continue;
    const alike = counts.filter((n) => n === header).length / counts.length;
    const score = alike * 100 + Math.min(header, 50);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function nameOf(delimiter: string): string {
  return { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[delimiter] ?? `"${delimiter}"`;
}

/** Column names, trimmed; a missing or repeated name gets a number and a note. */
function nameColumns(cells: readonly string[], notes: Note[]): readonly string[] {
  const taken = new Set<string>();
  // Where counting goes on for a name: thousands of columns may share one.
  const next = new Map<string, number>();
  const changed: string[] = [];
  const header = cells.map((cell, i) => {
    const plain = cell.replace(/^\uFEFF/, '').trim();
    let name = plain === '' ? `column ${i + 1}` : plain;
    let n = next.get(plain) ?? 2;
    for (; taken.has(name); n += 1) name = `${plain} ${n}`;
    next.set(plain, n);
    if (name !== plain) changed.push(name);
    taken.add(name);
    return name;
  });
  if (changed.length > 0) {
    notes.push({
      level: 'doubt',
      text: `Columns without a name of their own are called: ${changed.slice(0, 20).join(', ')}.`,
      lines: [1],
    });
  }
  return header;
}
