/**
 * Text in columns, padded by how wide it looks rather than by how many code units it has.
 *
 * A column takes what its longest cell needs. Where that is more than the line has, the columns named
 * as flexible share what is left and their cells are broken at spaces: nothing is cut off.
 */
export interface TableOptions {
  /** Columns a line may have. */
  readonly width: number;
  /** Which columns may be broken, with the least each needs. */
  readonly flexible?: Readonly<Record<number, number>>;
  /** The most a column takes, however much room there is. */
  readonly most?: Readonly<Record<number, number>>;
}

const GAP = 2;

export function table(rows: readonly (readonly string[])[], options: TableOptions): string {
  return tableRows(rows, options).join('\n');
}

/** The same, a text for each row, so that something can be written between them. */
export function tableRows(
  rows: readonly (readonly string[])[],
  options: TableOptions,
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, width(cell))));
  widths.forEach((w, i) => (widths[i] = Math.min(w, options.most?.[i] ?? w)));
  fit(widths, options);
  return rows.map((row) => drawRow(row, widths));
}

/** Takes from the widest flexible column, a sign at a time, until the line fits. */
function fit(widths: number[], { width: limit, flexible = {} }: TableOptions): void {
  const total = () => widths.reduce((sum, w) => sum + w, 0) + GAP * (widths.length - 1);
  while (total() > limit) {
    let widest = -1;
    for (const [name, least] of Object.entries(flexible)) {
      const i = Number(name);
      const own = widths[i] ?? 0;
      if (own > least && own - least > room(widths, flexible, widest)) widest = i;
    }
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

function room(widths: readonly number[], flexible: Readonly<Record<number, number>>, i: number) {
  return i < 0 ? 0 : (widths[i] ?? 0) - (flexible[i] ?? 0);
}

function drawRow(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, i) => broken(cell, widths[i] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    cells
      .map((lines, i) => padded(lines[y] ?? '', i === row.length - 1 ? 0 : (widths[i] ?? 0)))
      .join(' '.repeat(GAP))
      .trimEnd(),
  ).join('\n');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Filled up to the column. Beside a cell in Arabic a terminal that knows about directions would draw
 * the next cell on its left side; a mark of no width says that the line goes on rightwards.
 */
function padded(text: string, columns: number): string {
  const mark = RIGHT_TO_LEFT.test(text) ? '\u200e' : '';
  return `${text}${mark}${' '.repeat(Math.max(0, columns - width(text)))}`;
}

/** Broken at spaces, and within a word only where it alone is too long. */
export function broken(text: string, columns: number): string[] {
  if (width(text) <= columns) return [text];
  const [, before = '', inner = '', after = ''] = PAINTED.exec(text) ?? [text, '', text, ''];
  const lines: string[] = [];
  let line = '';
  const take = (word: string) => {
    if (line !== '' && width(line) + 1 + width(word) <= columns) line += ` ${word}`;
    else {
      if (line !== '') lines.push(line);
      line = word;
    }
  };
  for (const word of inner.split(/ +/)) for (const piece of pieces(word, columns)) take(piece);
  lines.push(line);
  return lines.map((part) => `${before}${part}${after}`);
}

/** A cell that is in one colour from end to end stays so on each of its lines. */
// eslint-disable-next-line no-control-regex
const PAINTED = /^((?:\u001b\[[0-9;]*m)+)([^\u001b]*)((?:\u001b\[[0-9;]*m)+)$/;

function pieces(word: string, columns: number): string[] {
  if (width(word) <= columns) return [word];
  const found: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && width(piece) + width(segment) > columns) {
      found.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...found, piece];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
// eslint-disable-next-line no-control-regex
const colour = /\u001b\[[0-9;]*m/g;

/**
 * How many columns of a terminal a text takes: wide East Asian letters and emoji take two, marks and
 * signs of direction none.
 */
export function width(text: string): number {
  let total = 0;
  for (const { segment } of graphemes.segment(text.replace(colour, ''))) {
    if (/^[\p{Cf}\p{M}]+$/u.test(segment)) continue;
    total +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        segment,
      )
        ? 2
        : 1;
  }
  return total;
}

/** A cell for each column a text takes; the second of a wide letter is empty. */
export function graphemeCells(text: string): string[] {
  const cells: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const room = width(segment);
    if (room === 0 && cells.length > 0) cells.push((cells.pop() ?? '') + segment);
    else cells.push(segment, ...(room === 2 ? [''] : []));
  }
  return cells;
}

/** Cut to a width, ending in "…" where something is missing. */
export function shorten(text: string, limit: number): string {
  if (width(text) <= limit) return text;
  let out = '';
  for (const { segment } of graphemes.segment(text)) {
    if (width(out + segment) > limit - 1) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}
