import type { Note } from '#intake/document.ts';
import type { Table } from '#intake/format.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Basis, Claim } from './claim.ts';
import type { CodedClaim, CodedHop, CodedQuestion, RowError } from './coded-claim.ts';
import { guessType } from './guess-type.ts';
import { namedActor, nameKey, pairArticles, type PairedReport } from './pair-articles.ts';
import { dayFirstOf, parseTime } from './parse-time.ts';
import { parseValue, splitParts } from './parse-value.ts';
import {
  cellIn,
  indexColumns,
  lastOfPath,
  timeWords,
  type ColumnIndex,
} from './sheet-conventions.ts';
import { columnsOf, fill, type Template } from './template.ts';
import type { Value, ValueType } from './value.ts';

export { parseMapping } from './parse-mapping.ts';

/**
 * How the columns of a sheet become claims. Plain JSON, so that it can be saved and sent along.
 *
 * Every field is a text with holes (`template.ts`): `{place}` is a column, a text without holes is a
 * constant, `{topic?}` may be absent. `spec/claims.md` CL30–CL39 has the rules.
 */
export interface SheetMapping {
  readonly name: string;
  /** What kind of sheet this is for, in a sentence. */
  readonly about: string;
  /** Cells that say nothing, besides the empty one: `NA`, `-`. */
  readonly missing?: readonly string[];
  /** Whether `12/03/2026` is 12 March; not given: decided by the column. */
  readonly dayFirst?: boolean;
  readonly question: {
    readonly ref?: Template;
    readonly text: Template;
    /** A value type, or a hole; empty or `guess`: by what was answered. */
    readonly type?: Template;
    readonly topic?: Template;
    readonly unit?: Template;
    readonly options?: readonly string[];
  };
  readonly value:
    | { readonly kind: 'words'; readonly words: Template; /** For sets. */ readonly split?: string }
    /** Two columns with the ends of an interval. */
    | { readonly kind: 'bounds'; readonly low: Template; readonly high: Template };
  /** The words as they stand in the row; the value's own when not given. */
  readonly quote?: Template;
  readonly chain: ChainMapping;
  readonly basis?: Template;
  readonly certainty?: Template;
  readonly polarity?: Template;
  readonly toldAt?: Template;
  readonly aboutTime?: Template;
  readonly place?: Template;
}

export type ChainMapping =
  /** The source of the row, and the one it had it from: the next hop towards the origin. */
  | { readonly kind: 'from'; readonly source: Template; readonly from: Template }
  /** A column for each hop, origin first; empty cells are skipped, `?` is a gap. */
  | { readonly kind: 'hops'; readonly hops: readonly Template[] }
  /** Articles and the sources they named, both as lists in one cell (`pair-articles.ts`). */
  | {
      readonly kind: 'articles';
      readonly articles: Template;
      readonly articlesSplit: string;
      readonly originals: Template;
      readonly originalsSplit: string;
      /** When each article appeared: a list of the same length. */
      readonly dates?: Template;
    };

export interface MappedTable {
  readonly claims: readonly CodedClaim[];
  readonly errors: readonly RowError[];
  readonly notes: readonly Note[];
}

/**
 * Turns the rows of a sheet into claims.
 *
 * A row that cannot be read is an error with its line and what to do; the other rows are read all the
 * same. A sheet without a column the mapping needs is one error, and no row is read.
 *
 * @param options.zone zone of naive times.
 */
export function mapTable(
  table: Table,
  mapping: SheetMapping,
  options: { readonly zone: string },
): MappedTable {
  const columns = indexColumns(table.header);
  const lacking = neededColumns(mapping).filter((name) => !columns.has(name.toLowerCase()));
  if (lacking.length > 0) {
    const text =
      `The sheet has no ${lacking.length === 1 ? 'column' : 'columns'} ${lacking.map((c) => `"${c}"`).join(', ')}, ` +
      `which the mapping "${mapping.name}" needs; it has ${table.header.map((c) => `"${c}"`).join(', ')}. ` +
      `Rename the columns of the sheet or use another mapping.`;
    return { claims: [], errors: [{ line: 1, text }], notes: [] };
  }
  const errors: RowError[] = [];
  const rows = readRows(table, mapping, columns, errors);
  const types = decideTypes(rows, errors);
  const dayFirst =
    mapping.dayFirst ?? dayFirstOf(rows.flatMap((r) => [r.toldAt ?? '', r.aboutTime ?? '']));
  const time: TimeReader = {
    options: { zone: options.zone, ...(dayFirst === null ? {} : { dayFirst }) },
    seen: new Map(),
    values: new Map(),
    unread: [],
    doubts: new Map(),
  };
  const good = rows.filter((row) => types.has(row));
  const { chains, notes } = chainsOf(good, mapping.chain);
  const claims: CodedClaim[] = [];
  for (const row of good) {
    const value = readValue(row, types.get(row) ?? 'choice', mapping, time, errors);
    if (value === null) continue;
    const question: CodedQuestion = {
      ref: row.ref,
      text: row.question,
      type: value.type,
      topic: row.topic,
      options: mapping.question.options ?? [],
      unit: row.unit,
    };
    const aboutTime = readTime(row.aboutTime, row.line, time);
    for (const { chain, basis, toldAt } of chains.get(row) ?? []) {
      claims.push({
        line: row.line,
        question,
        value,
        polarity: row.polarity,
        quote: row.quote,
        chain,
        basis,
        access: accessOf(chain, basis),
        certainty: row.certainty,
        toldAt: readTime(toldAt, row.line, time),
        aboutTime,
        place: row.place,
      });
    }
  }
  errors.sort((a, b) => a.line - b.line);
  return {
    claims,
    errors,
    notes: [
      {
        level: 'info',
        text: `${table.rows.length} rows gave ${claims.length} claims on ${new Set(claims.map((c) => nameKey(c.question.ref ?? c.question.text))).size} questions by the mapping "${mapping.name}"; ${errors.length} rows could not be read.`,
        lines: [],
      },
      ...notes,
      ...timeNotes(time),
    ],
  };
}

/** One row after its holes were filled. */
interface Row {
  readonly line: number;
  readonly ref: string | null;
  readonly question: string;
  /** The same for all rows on one question. */
  readonly questionKey: string;
  readonly type: ValueType | null;
  readonly topic: string;
  readonly unit: string | null;
  readonly words: string;
  readonly bounds: readonly [low: number, high: number] | null;
  /** The interval stood the wrong way round in the sheet. */
  readonly swapped: boolean;
  readonly quote: string;
  readonly basis: Basis;
  readonly certainty: readonly string[];
  readonly polarity: Claim['polarity'];
  readonly toldAt: string | null;
  readonly aboutTime: string | null;
  readonly place: string | null;
  readonly cell: (template: Template) => string | null;
}

function readRows(
  table: Table,
  mapping: SheetMapping,
  columns: ColumnIndex,
  errors: RowError[],
): Row[] {
  const missing = new Set((mapping.missing ?? []).map((word) => word.toLowerCase()));
  const rows: Row[] = [];
  for (const { line, cells } of table.rows) {
    if (cells.length !== table.header.length) {
      const what =
        cells.length > table.header.length
          ? 'a separator inside a cell without quotes'
          : 'a cell left out';
      errors.push({
        line,
        text: `The row has ${cells.length} cells where the header has ${table.header.length}: look for ${what}.`,
      });
      continue;
    }
    const cellOf = (column: string): string | null => {
      const cell = cellIn(columns, cells, column);
      return cell === null || missing.has(cell.toLowerCase()) ? null : cell;
    };
    const cell = (template: Template | undefined): string | null =>
      template === undefined ? null : fill(template, cellOf);
    const row = readRow(line, mapping, cell);
    if (typeof row === 'string') errors.push({ line, text: row });
    else rows.push(row);
  }
  return rows;
}

/** The row, or what is wrong with it. */
function readRow(
  line: number,
  mapping: SheetMapping,
  cell: (template: Template | undefined) => string | null,
): Row | string {
  const question = cell(mapping.question.text);
  if (question === null) return `There is no question: fill ${named(mapping.question.text)}.`;
  const written = cell(mapping.question.type)?.toLowerCase() ?? null;
  const type = written === null || written === 'guess' ? null : typeNamed(written);
  if (type === undefined) {
    return `"${written ?? ''}" is no type of value; write one of ${TYPES.join(', ')}, or leave it empty.`;
  }
  const basis = basisNamed(cell(mapping.basis));
  if (basis === null) {
    return `"${cell(mapping.basis) ?? ''}" is no basis; write saw, heard, inferred or document, or leave it empty.`;
  }
  const polarity = polarityNamed(cell(mapping.polarity));
  if (polarity === null) {
    return `"${cell(mapping.polarity) ?? ''}" is neither asserts nor denies; write one of them or leave it empty.`;
  }
  const value = readWords(mapping, cell);
  if (typeof value === 'string') return value;
  if (mapping.chain.kind === 'from' && cell(mapping.chain.source) === null) {
    return `There is no source: fill ${named(mapping.chain.source)} with whoever said it.`;
  }
  const ref =
    cell(mapping.question.ref) ?? (/^Q-\d+$/i.test(question) ? question.toUpperCase() : null);
  return {
    line,
    ref,
    question,
    questionKey: nameKey(ref ?? question),
    type,
    topic: cell(mapping.question.topic) ?? 'general',
    unit: cell(mapping.question.unit),
    words: value.words,
    bounds: value.bounds,
    swapped: value.swapped,
    quote: cell(mapping.quote) ?? value.words,
    basis,
    certainty: splitParts(cell(mapping.certainty) ?? '', '|;'),
    polarity,
    toldAt: cell(mapping.toldAt),
    aboutTime: cell(mapping.aboutTime),
    place: cell(mapping.place),
    cell,
  };
}

function readWords(
  mapping: SheetMapping,
  cell: (template: Template | undefined) => string | null,
):
  | {
      readonly words: string;
      readonly bounds: readonly [number, number] | null;
      readonly swapped: boolean;
    }
  | string {
  if (mapping.value.kind === 'words') {
    const words = cell(mapping.value.words);
    return words === null
      ? `There is no value: fill ${named(mapping.value.words)}.`
      : { words, bounds: null, swapped: false };
  }
  const low = cell(mapping.value.low);
  const high = cell(mapping.value.high);
  const ends: [number, number] = [Number(low), Number(high)];
  if (low === null || high === null || ends.some((end) => !Number.isFinite(end))) {
    return `"${low ?? ''}" and "${high ?? ''}" are no interval: fill ${named(mapping.value.low)} and ${named(mapping.value.high)} with numbers.`;
  }
  const words = low === high ? low : `${low}–${high}`;
  return {
    words,
    bounds: ends[0] <= ends[1] ? ends : [ends[1], ends[0]],
    swapped: ends[0] > ends[1],
  };
}

/** The type of each row's question; rows that contradict the type of theirs are errors. */
function decideTypes(rows: readonly Row[], errors: RowError[]): ReadonlyMap<Row, ValueType> {
  const byQuestion = new Map<string, Row[]>();
  for (const row of rows) {
    const group = byQuestion.get(row.questionKey);
    if (group === undefined) byQuestion.set(row.questionKey, [row]);
    else group.push(row);
  }
  const types = new Map<Row, ValueType>();
  for (const group of byQuestion.values()) {
    const first = group.find((row) => row.type !== null);
    const type =
      first?.type ??
      (group.every((row) => row.bounds !== null)
        ? 'number'
        : guessType([...new Set(group.map((row) => row.words))]));
    for (const row of group) {
      if (row.type === null || row.type === type) types.set(row, type);
      else {
        errors.push({
          line: row.line,
          text: `The type is ${row.type} here but ${type} on line ${first?.line ?? 0}, for the same question: make them the same.`,
        });
      }
    }
  }
  return types;
}

function readValue(
  row: Row,
  type: ValueType,
  mapping: SheetMapping,
  time: TimeReader,
  errors: RowError[],
): Value | null {
  if (row.swapped) noteDoubt(time, SWAPPED, row.line);
  if (row.bounds !== null) return { type: 'number', low: row.bounds[0], high: row.bounds[1] };
  const split = mapping.value.kind === 'words' ? mapping.value.split : undefined;
  const plain = wordsFor(row.words, type, row.line, time);
  const parsed = remembered(time.values, `${type}\n${plain}`, () =>
    parseValue(plain, type, { ...time.options, ...(split === undefined ? {} : { split }) }),
  );
  if ('reason' in parsed) {
    errors.push({ line: row.line, text: parsed.reason });
    return null;
  }
  for (const doubt of parsed.doubts) noteDoubt(time, doubt, row.line);
  return parsed.value;
}

// --- chains -------------------------------------------------------------------------------------

/** One report of a row: its chain, origin first. */
interface Report {
  readonly chain: readonly CodedHop[];
  readonly basis: Basis;
  readonly toldAt: string | null;
}

interface Chains {
  readonly chains: ReadonlyMap<Row, readonly Report[]>;
  readonly notes: readonly Note[];
}

function chainsOf(rows: readonly Row[], mapping: ChainMapping): Chains {
  switch (mapping.kind) {
    case 'from':
      return chainsByFrom(rows, mapping);
    case 'hops':
      return { chains: new Map(rows.map((row) => [row, [chainByHops(row, mapping)]])), notes: [] };
    case 'articles':
      return chainsByArticles(rows, mapping);
  }
}

const GAP: CodedHop = { actor: { kind: 'gap' }, role: 'relay' };

/**
 * Follows `from` from row to row towards the origin. Whoever is named there and has a row of their own
 * on the same question passes on *that* report – the one with the same value if there is one, else
 * the latest – so their own `from` comes next. The chain ends at a row without `from`; if that row
 * only heard it, a gap stands before it. A circle is cut with a gap. Several names in one cell (`S2|S3`) are several
 * ways, each a report of its own; a name with a bar in it that has rows of its own is one name.
 */
function chainsByFrom(
  rows: readonly Row[],
  mapping: Extract<ChainMapping, { kind: 'from' }>,
): Chains {
  const ends = new Map(
    rows.map((row) => [
      row,
      { source: row.cell(mapping.source) ?? '', from: row.cell(mapping.from) },
    ]),
  );
  const key = (row: Row, source: string): string => `${row.questionKey}\n${nameKey(source)}`;
  const bySource = new Map<string, Row[]>();
  // One spelling for each source: the first it has in its own rows.
  const spelling = new Map<string, string>();
  for (const [row, { source }] of ends) {
    const group = bySource.get(key(row, source));
    if (group === undefined) bySource.set(key(row, source), [row]);
    else group.push(row);
    if (!spelling.has(nameKey(source))) spelling.set(nameKey(source), source);
  }
  const circles: number[] = [];
  const many: number[] = [];
  const several: number[] = [];
  const chains = new Map<Row, readonly Report[]>();
  const tellersOf = (from: string | null): readonly string[] => {
    if (from === null) return [];
    // A name with a bar in it is one name when somebody reports under it.
    if (spelling.has(nameKey(from))) return [from];
    const each = splitParts(from, '|;');
    return each.filter((name, i) => each.findIndex((one) => nameKey(one) === nameKey(name)) === i);
  };
  for (const [row, { source: own }] of ends) {
    const name = spelling.get(nameKey(own)) ?? own;
    const reports: Report[] = [];
    const open: Path[] = [
      { names: { name, before: null }, seen: new Set([nameKey(name)]), origin: row },
    ];
    let circle = false;
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const from = tellersOf(path.origin === null ? null : (ends.get(path.origin)?.from ?? null));
      const next = from.filter((teller) => !path.seen.has(nameKey(teller)));
      const closed = next.length < from.length;
      if (next.length === 0) {
        circle ||= closed;
        reports.push(reportBy(path, closed || path.origin?.basis === 'heard', row));
        continue;
      }
      if (open.length + reports.length + next.length > MOST_WAYS) many.push(row.line);
      const room = Math.max(1, MOST_WAYS - open.length - reports.length);
      for (const [i, teller] of next.slice(0, room).toReversed().entries()) {
        const last = i === Math.min(next.length, room) - 1;
        const seen = last ? path.seen : new Set(path.seen);
        open.push({
          names: { name: spelling.get(nameKey(teller)) ?? teller, before: path.names },
          seen: seen.add(nameKey(teller)),
          origin: reportOf(bySource.get(key(row, teller)) ?? [], row),
        });
      }
    }
    if (circle) circles.push(row.line);
    if (reports.length > 1) several.push(row.line);
    chains.set(row, reports);
  }
  return {
    chains,
    notes: [
      ...(several.length === 0
        ? []
        : [
            {
              level: 'info' as const,
              text: `${several.length === 1 ? 'A row names' : `${several.length} rows name`} more than one person it was heard from: each way is a claim of its own${many.length > 0 ? `, up to ${MOST_WAYS} a row` : ''}.`,
              lines: several.slice(0, 1000),
            },
          ]),
      ...(circles.length === 0
        ? []
        : [
            {
              level: 'doubt' as const,
              text: `${circles.length === 1 ? 'A chain runs' : `${circles.length} chains run`} in a circle (each had it from the other); where the circle closes stands a gap.`,
              lines: circles,
            },
          ]),
    ],
  };
}

/** A way back from a row: names from its own source to the one reached, and that one's report. */
interface Path {
  readonly names: Names;
  readonly seen: Set<string>;
  readonly origin: Row | null;
}

/** Nearest last; a list in which ways that part share what they have in common. */
interface Names {
  readonly name: string;
  readonly before: Names | null;
}

/** A row that names more, or whose tellers do, gives so many claims. */
const MOST_WAYS = 8;

function reportBy({ names, origin }: Path, heard: boolean, row: Row): Report {
  const named: CodedHop[] = [];
  for (let one: Names | null = names; one !== null; one = one.before) {
    named.push({
      actor: sourceActor(one.name),
      role: one === names && !heard ? 'observer' : 'relay',
    });
  }
  return {
    chain: heard ? [GAP, ...named] : named,
    basis: heard ? 'unknown' : (origin?.basis ?? 'unknown'),
    toldAt: row.toldAt,
  };
}

/** Of all a source said on a question: the same value first, then what came last. */
function reportOf(rows: readonly Row[], asking: Row): Row | null {
  const same = rows.filter((row) => nameKey(row.words) === nameKey(asking.words));
  let best: Row | null = null;
  for (const row of same.length > 0 ? same : rows) {
    if (best === null || (row.toldAt ?? '') >= (best.toldAt ?? '')) best = row;
  }
  return best;
}

function chainByHops(row: Row, mapping: Extract<ChainMapping, { kind: 'hops' }>): Report {
  const hops: CodedHop[] = [];
  for (const template of mapping.hops) {
    const words = row.cell(template);
    if (words === null) continue;
    const actor = sourceActor(words);
    hops.push({ actor, role: hops.length === 0 && actor.kind !== 'gap' ? 'observer' : 'relay' });
  }
  const chain = row.basis === 'heard' && hops.length === 1 ? [GAP, ...hops] : hops;
  return {
    chain: chain.length === 0 ? [GAP] : chain,
    basis: chain === hops ? row.basis : 'unknown',
    toldAt: row.toldAt,
  };
}

function chainsByArticles(
  rows: readonly Row[],
  mapping: Extract<ChainMapping, { kind: 'articles' }>,
): Chains {
  const chains = new Map<Row, readonly Report[]>();
  const count: Record<PairedReport['how'], number> = {
    'one-source': 0,
    'one-article': 0,
    'own-account': 0,
    position: 0,
    unpaired: 0,
  };
  const lines = { position: [] as number[], unpaired: [] as number[] };
  for (const row of rows) {
    const articles = splitParts(row.cell(mapping.articles) ?? '', mapping.articlesSplit);
    const originals = splitParts(row.cell(mapping.originals) ?? '', mapping.originalsSplit);
    const dates = splitParts(
      mapping.dates === undefined ? '' : (row.cell(mapping.dates) ?? ''),
      mapping.articlesSplit,
    );
    const reports = pairArticles(articles, originals);
    for (const { how } of reports) {
      count[how] += 1;
      if (how === 'position' || how === 'unpaired') {
        if (lines[how].at(-1) !== row.line) lines[how].push(row.line);
      }
    }
    chains.set(
      row,
      reports.map(({ chain, article }) => ({
        chain,
        basis: row.basis,
        toldAt:
          article !== null && dates.length === articles.length
            ? (dates[article] ?? null)
            : row.toldAt,
      })),
    );
  }
  const notes: Note[] = [
    {
      level: 'info',
      text: `Articles and the sources they named were paired: ${count['one-source']} by the only source named, ${count['one-article']} by the only article, ${count['own-account']} by the publisher's own name. Names are the same when they are equal without case and doubled spaces.`,
      lines: [],
    },
  ];
  if (count.position > 0) {
    notes.push({
      level: 'doubt',
      text: `${count.position} were paired by their position in the two lists, which the sheet does not promise.`,
      lines: lines.position.slice(0, 1000),
    });
  }
  if (count.unpaired > 0) {
    notes.push({
      level: 'doubt',
      text: `${count.unpaired} could not be paired; a gap stands where the other end is not known.`,
      lines: lines.unpaired.slice(0, 1000),
    });
  }
  return { chains, notes };
}

/** `?` is a gap, "a guard" somebody unnamed, anything else a source by name. */
function sourceActor(words: string): CodedHop['actor'] {
  if (words === '?') return { kind: 'gap' };
  return /^(?:an?|one|some|somebody|someone|the)\s/.test(words)
    ? namedActor(words)
    : { kind: 'source', name: words };
}

function accessOf(chain: readonly CodedHop[], basis: Basis): Claim['access'] {
  if (chain.length > 1) return 'indirect';
  return basis === 'saw' ? 'direct' : 'not-known';
}

// --- times and words ----------------------------------------------------------------------------

interface TimeReader {
  /** Words that were read before: a sheet says the same few things again and again. */
  readonly seen: Map<string, ReturnType<typeof parseTime>>;
  readonly values: Map<string, ReturnType<typeof parseValue>>;
  readonly options: { readonly zone: string; readonly dayFirst?: boolean };
  readonly unread: number[];
  readonly doubts: Map<string, number[]>;
}

function remembered<T>(seen: Map<string, T>, key: string, make: () => T): T {
  const before = seen.get(key);
  if (before !== undefined) return before;
  const made = make();
  seen.set(key, made);
  return made;
}

/** A time that cannot be read is kept in its own words, open at both ends. */
function readTime(words: string | null, line: number, reader: TimeReader): TimeSpan | null {
  if (words === null) return null;
  const plain = wordsFor(words, 'time', line, reader);
  const parsed = remembered(reader.seen, plain, () => parseTime(plain, reader.options));
  if ('reason' in parsed) {
    if (reader.unread.at(-1) !== line) reader.unread.push(line);
    return { from: null, to: null, stated: words, zone: reader.options.zone };
  }
  if (parsed.doubts.length > 0) noteDoubt(reader, DAY_FIRST, line);
  return { ...parsed.value, stated: words };
}

/** The words of a cell without what only sheets write (`sheet-conventions.ts`). */
function wordsFor(words: string, type: ValueType, line: number, reader: TimeReader): string {
  if (type === 'place') return lastOfPath(words);
  if (type !== 'time') return words;
  const time = timeWords(words);
  if (time.serial) noteDoubt(reader, SERIAL, line);
  return time.words;
}

const SERIAL =
  'Times that are numbers of days were read as a spreadsheet counts them, from 1900; old Macintosh files count from 1904, four years later.';

const SWAPPED =
  'The lower end of an interval is above the higher; it was turned round. Check the numbers.';
const DAY_FIRST =
  'Dates in numbers are read with the day first, but nothing in the column decides it; say in the mapping which it is.';

function noteDoubt(reader: TimeReader, text: string, line: number): void {
  const lines = reader.doubts.get(text);
  if (lines === undefined) reader.doubts.set(text, [line]);
  else if (lines.at(-1) !== line) lines.push(line);
}

function timeNotes(reader: TimeReader): Note[] {
  const notes: Note[] = [...reader.doubts]
    .slice(0, 100)
    .map(([text, lines]) => ({ level: 'doubt', text, lines: lines.slice(0, 1000) }));
  if (reader.unread.length > 0) {
    notes.push({
      level: 'doubt',
      text: `${reader.unread.length === 1 ? 'A time' : `${reader.unread.length} times`} could not be read and ${reader.unread.length === 1 ? 'is' : 'are'} kept as words: write dates like 2026-03-12.`,
      lines: reader.unread.slice(0, 1000),
    });
  }
  return notes;
}

/** Columns the mapping cannot do without, each once, in the order they are used. */
export function neededColumns(mapping: SheetMapping): readonly string[] {
  const { question, value, chain } = mapping;
  const templates: (Template | undefined)[] = [
    ...(chain.kind === 'from'
      ? [chain.source, chain.from]
      : chain.kind === 'hops'
        ? chain.hops
        : [chain.articles, chain.originals, chain.dates]),
    question.ref,
    question.text,
    question.type,
    question.topic,
    question.unit,
    ...(value.kind === 'words' ? [value.words] : [value.low, value.high]),
    mapping.quote,
    mapping.basis,
    mapping.certainty,
    mapping.polarity,
    mapping.toldAt,
    mapping.aboutTime,
    mapping.place,
  ];
  return [
    ...new Set(
      templates.flatMap((template) => (template === undefined ? [] : columnsOf(template))),
    ),
  ];
}

function named(template: Template): string {
  const columns = columnsOf(template);
  return columns.length === 0
    ? `the mapping's "${template}"`
    : columns.map((c) => `"${c}"`).join(' and ');
}

const TYPES: readonly ValueType[] = ['yes-no', 'choice', 'set', 'number', 'time', 'place', 'point'];

function typeNamed(word: string): ValueType | undefined {
  const alias: Readonly<Record<string, ValueType>> = {
    'yes/no': 'yes-no',
    yesno: 'yes-no',
    boolean: 'yes-no',
    date: 'time',
    coordinates: 'point',
  };
  return alias[word] ?? TYPES.find((type) => type === word);
}

function basisNamed(word: string | null): Basis | null {
  const alias: Readonly<Record<string, Basis>> = {
    saw: 'saw',
    seen: 'saw',
    witnessed: 'saw',
    'saw it': 'saw',
    heard: 'heard',
    'heard it': 'heard',
    'heard from': 'heard',
    told: 'heard',
    'was told': 'heard',
    hearsay: 'heard',
    inferred: 'inferred',
    'inferred it': 'inferred',
    document: 'document',
    documents: 'document',
    'has a document': 'document',
    unknown: 'unknown',
    'not known': 'unknown',
    'basis not known': 'unknown',
  };
  const plain =
    word
      ?.toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ')
      .trim() ?? null;
  return plain === null ? 'unknown' : (alias[plain] ?? null);
}

function polarityNamed(word: string | null): Claim['polarity'] | null {
  if (word === null || /^asserts?$/i.test(word)) return 'asserts';
  return /^(denies|deny)$/i.test(word) ? 'denies' : null;
}
