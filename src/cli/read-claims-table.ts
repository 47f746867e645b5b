/**
 * Streams a CSV of claims into a table: a row at a time, in constant memory but for what the table
 * keeps. A row that cannot be read is reported with its line and left out; nothing stops the rest.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse, type CsvError, type Info } from 'csv-parse';
import {
  OPTIONAL,
  REQUIRED,
  TableBuilder,
  type ClaimTable,
  type TableRow,
} from '#corroboration/table.ts';
import { UsageError } from './usage-error.ts';

/** Longer than any claim; a line without end must not fill the memory. */
const LONGEST_RECORD = 1_000_000;
const NEWLINE = 10;

const TOO_LONG = `it is longer than ${LONGEST_RECORD.toLocaleString('en')} bytes.`;

export interface RowProblem {
  readonly line: number;
  readonly reason: string;
}

export interface ReadTable {
  readonly table: ClaimTable;
  readonly good: number;
  readonly bad: number;
}

export async function readClaimsTable(
  file: string,
  problem: (problem: RowProblem) => void,
  progress: (done: number, total: number) => void,
): Promise<ReadTable> {
  const builder = new TableBuilder();
  let bad = 0;
  let read = 0;
  const say = (line: number, reason: string): void => {
    bad += 1;
    problem({ line, reason });
  };
  const { size } = await stat(file);
  for await (const { record, line, bytes } of records(file, [...REQUIRED], say)) {
    const reason = builder.add(record as unknown as TableRow);
    if (reason !== null) say(line, reason);
    if (++read % 20_000 === 0) progress(bytes, size);
  }
  progress(size, size);
  return { table: builder.done(), good: builder.claims, bad };
}

/** A small CSV of two named columns as a map. */
export async function readPairs(
  file: string,
  key: string,
  value: string,
  problem: (problem: RowProblem) => void,
): Promise<ReadonlyMap<string, string>> {
  const pairs = new Map<string, string>();
  for await (const { record, line } of records(file, [key, value], (at, reason) =>
    problem({ line: at, reason }),
  )) {
    const [from, to] = [record[key]?.trim() ?? '', record[value]?.trim() ?? ''];
    if (from === '' || to === '') problem({ line, reason: `${key} or ${value} is empty.` });
    else pairs.set(from, to);
  }
  return pairs;
}

interface Read {
  readonly record: Readonly<Record<string, string>>;
  /** 1-based line on which the record ends. */
  readonly line: number;
  readonly bytes: number;
}

async function* records(
  file: string,
  required: readonly string[],
  skipped: (line: number, reason: string) => void,
): AsyncGenerator<Read> {
  // What one line does wrong is said once, however often the parser trips over it.
  let last = '';
  const say = (line: number, reason: string): void => {
    if (last !== `${line} ${reason}`) skipped(line, reason);
    last = `${line} ${reason}`;
  };
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: false,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_RECORD,
    columns: (header: readonly string[]) => headerOf(header, required, file),
    on_skip: (error: CsvError | undefined) => {
      say(Number(error?.['lines'] ?? 0), wordsFor(error));
      return undefined;
    },
  });
  const bytes = createReadStream(file);
  const input = Readable.from(shortLines(bytes, say));
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: Info;
    }>) {
      yield { record, line: info.lines, bytes: info.bytes };
    }
  } finally {
    input.destroy();
    bytes.destroy();
  }
}

/**
 * The bytes of a file without lines that are too long to be claims. Such a line becomes an empty one,
 * so that what follows keeps its number; no more than the longest line is ever held.
 */
async function* shortLines(
  chunks: AsyncIterable<Buffer>,
  tooLong: (line: number, reason: string) => void,
): AsyncGenerator<Buffer> {
  let open: Buffer[] = [];
  let size = 0;
  let line = 1;
  for await (const chunk of chunks) {
    const whole: Buffer[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      size += end + 1 - from;
      if (size > LONGEST_RECORD) {
        tooLong(line, TOO_LONG);
        whole.push(Buffer.of(NEWLINE));
      } else whole.push(...open, chunk.subarray(from, end + 1));
      open = [];
      size = 0;
      line += 1;
      from = end + 1;
    }
    size += chunk.length - from;
    if (size > LONGEST_RECORD) open = [];
    else open.push(chunk.subarray(from));
    if (whole.length > 0) yield Buffer.concat(whole);
  }
  if (size > LONGEST_RECORD) tooLong(line, TOO_LONG);
  else if (size > 0) yield Buffer.concat(open);
}

function headerOf(header: readonly string[], required: readonly string[], file: string): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new UsageError(
      `the first line of ${file} must name ${required.join(', ')}; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing (found: ${names.slice(0, 8).join(', ')}).`,
    );
  }
  const known: readonly string[] = [...required, ...OPTIONAL];
  // Columns nobody asked for are read and ignored, under names of their own.
  return names.map((name, i) => (known.includes(name) ? name : `ignored ${i}`));
}

function wordsFor(error: CsvError | undefined): string {
  switch (error?.code) {
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return 'it has more or fewer fields than the first line.';
    case 'CSV_MAX_RECORD_SIZE':
      return TOO_LONG;
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened and never closed.';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'a quotation mark stands where it should not; double the marks inside a quoted field.';
    default:
      return error?.message ?? 'it cannot be read as CSV.';
  }
}
