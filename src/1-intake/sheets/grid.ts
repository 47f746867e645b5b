import { IntakeError } from '../format.ts';
import { storable } from '../texts/one-document.ts';

/** What one workbook may hold; a bomb of a few bytes states a million times more. */
export interface GridLimits {
  readonly cells: number;
  /** Characters of all cells together: one text may be shown in a million cells. */
  readonly characters: number;
}

export const GRID_LIMITS: GridLimits = { cells: 5_000_000, characters: 200_000_000 };

/** Rows and columns beyond which no spreadsheet program goes. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** What is left of the limits, shared by all sheets of a workbook. */
export class GridBudget {
  readonly #fileName: string;
  #cells: number;
  #characters: number;

  constructor(fileName: string, limits: GridLimits = GRID_LIMITS) {
    this.#fileName = fileName;
    this.#cells = limits.cells;
    this.#characters = limits.characters;
  }

  /** Throws `IntakeError` when the workbook holds more than one can. */
  take(cells: number, characters: number): void {
    this.foresee(cells, characters);
    this.#cells -= cells;
    this.#characters -= characters;
  }

  /** The same, before anything is made: for cells that are said to stand many times. */
  foresee(cells: number, characters: number): void {
    if (this.#cells >= cells && this.#characters >= characters) return;
    throw new IntakeError(
      `The workbook "${this.#fileName}" holds more cells or text than can be read in one piece.`,
      'Save the sheets that matter as CSV, in several files if they are long, and import those.',
    );
  }
}

/** A cell whose words are not what the file stores. */
export interface Restated {
  readonly raw: string;
  readonly why: string;
}

/** The filled cells of one sheet; rows and columns count from 1 and 0. */
export class Grid {
  readonly name: string;
  /** How the sheet is hidden, in words; null when it is not. */
  hidden: string | null = null;
  readonly comments: { readonly row: number; readonly column: number; readonly text: string }[] =
    [];
  /** What a person should know, with rows. */
  readonly findings = new Findings();
  readonly #rows = new Map<number, string[]>();
  readonly #restated = new Map<number, Map<number, Restated>>();
  readonly #budget: GridBudget;

  constructor(name: string, budget: GridBudget) {
    this.name = storable(name).replace(/\s+/g, ' ').trim().slice(0, 100) || 'Sheet';
    this.#budget = budget;
  }

  /** Puts a cell; false when one stands there already, which stays. */
  set(row: number, column: number, shown: string, restated?: Restated): boolean {
    let cells = this.#rows.get(row);
    if (cells === undefined) this.#rows.set(row, (cells = []));
    if ((cells[column] ?? '') !== '') return false;
    const text = storable(shown);
    // A row is as long as its last cell; the gaps before it take their place as well.
    this.#budget.take(Math.max(1, column + 1 - cells.length), text.length);
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (restated !== undefined && text !== '') {
      const inRow = this.#restated.get(row) ?? new Map<number, Restated>();
      inRow.set(column, { raw: storable(restated.raw), why: restated.why });
      this.#restated.set(row, inRow);
    }
    return true;
  }

  /** Filled rows in order of the sheet, whatever order they stood in. */
  rows(): readonly { readonly row: number; readonly cells: readonly string[] }[] {
    return [...this.#rows]
      .filter(([, cells]) => cells.some((cell) => cell.trim() !== ''))
      .sort(([a], [b]) => a - b)
      .map(([row, cells]) => ({ row, cells }));
  }

  restated(row: number, column: number): Restated | null {
    return this.#restated.get(row)?.get(column) ?? null;
  }
}

/** Things found in cells, gathered by kind: each becomes one note. */
export class Findings {
  readonly #byKind = new Map<
    string,
    { level: 'info' | 'doubt' | 'error'; at: string[]; rows: number[]; count: number }
  >();

  add(level: 'info' | 'doubt' | 'error', kind: string, row: number, column: number | null): void {
    let found = this.#byKind.get(kind);
    if (found === undefined)
      this.#byKind.set(kind, (found = { level, at: [], rows: [], count: 0 }));
    found.count += 1;
    if (found.at.length < 8) found.at.push(column === null ? String(row) : reference(row, column));
    if (found.rows.length < 1000 && found.rows.at(-1) !== row) found.rows.push(row);
  }

  all(): readonly {
    readonly level: 'info' | 'doubt' | 'error';
    readonly text: string;
    readonly rows: readonly number[];
  }[] {
    return [...this.#byKind].map(([kind, { level, at, rows, count }]) => ({
      level,
      text: `${kind}: ${at.join(', ')}${count > at.length ? ` and ${count - at.length} more` : ''}.`,
      rows: [...new Set(rows)].sort((a, b) => a - b),
    }));
  }
}

/** `C5` for row 5, column 2. */
export function reference(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** Row and column of `C5` or `$C$5`; null for what is no cell of a sheet. */
export function parseReference(
  text: string,
): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (match === null) return null;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row < 1 || row > LAST_ROW || column > LAST_COLUMN ? null : { row, column: column - 1 };
}
