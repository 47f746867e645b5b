import { PLACE_KINDS, type Place, type PlaceKind } from './gazetteer.ts';

/** The places of somebody's own table, and a line for each row that is none. */
export interface OwnTable {
  readonly places: readonly Place[];
  readonly errors: readonly string[];
}

/** How far a place of a kind reaches when the table does not say. */
const EXTENTS: Readonly<Record<PlaceKind, number>> = {
  country: 500_000,
  region: 50_000,
  capital: 10_000,
  seat: 5_000,
  town: 3_000,
  village: 1_500,
  camp: 1_500,
  other: 1_000,
};

/** More rows than anybody typed; a wrong file is refused before it fills the memory. */
const MOST_ROWS = 200_000;

/**
 * Reads a table of places: comma-separated, with a first line of column names among
 * `name,lat,lon,country,kind,aliases,parent` (the first three needed, any order, more columns ignored).
 * Aliases are parted by `|`. Quotes as usual in CSV. A row that is wrong costs that row only; the error
 * says its line and what to do.
 *
 * @param options.prefix begins the ids; `own` when not given.
 */
export function readOwnTable(text: string, options: { readonly prefix?: string } = {}): OwnTable {
  const rows = readRows(text.replace(/^\uFEFF/, ''));
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = ['name', 'lat', 'lon'].filter((column) => !header.includes(column));
  if (missing.length > 0) {
    return {
      places: [],
      errors: [
        `The table of places needs a first line with the columns name, lat and lon; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      ],
    };
  }
  if (rows.length > MOST_ROWS) {
    return {
      places: [],
      errors: [
        `The table of places has ${rows.length} lines; up to ${MOST_ROWS} are read. Split it or leave out what is not needed.`,
      ],
    };
  }
  const places: Place[] = [];
  const errors: string[] = [];
  for (const { line, cells } of rows.slice(1)) {
    const cell = (column: string): string => cells[header.indexOf(column)]?.trim() ?? '';
    if (cells.every((one) => one.trim() === '')) continue;
    const name = cell('name');
    const lat = degrees(cell('lat'), 90);
    const lon = degrees(cell('lon'), 180);
    const kind = cell('kind').toLowerCase();
    const country = cell('country').toUpperCase();
    const wrong =
      name === ''
        ? 'the name is empty'
        : lat === null
          ? `lat "${cell('lat')}" is not degrees between -90 and 90, such as 36.5370`
          : lon === null
            ? `lon "${cell('lon')}" is not degrees between -180 and 180, such as 37.2670`
            : country !== '' && !/^[A-Z]{2}$/.test(country)
              ? `country "${cell('country')}" is not a code of two letters, such as SY`
              : kind !== '' && !isKind(kind)
                ? `kind "${kind}" is none of ${PLACE_KINDS.join(', ')}`
                : null;
    if (wrong !== null || lat === null || lon === null) {
      errors.push(`Line ${line} of the table of places: ${wrong}.`);
      continue;
    }
    const known = isKind(kind) ? kind : 'other';
    places.push({
      id: `${options.prefix ?? 'own'}:${line}`,
      name,
      aliases: [
        ...new Set(
          cell('aliases')
            .split('|')
            .map((one) => one.trim()),
        ),
      ].filter((one) => one !== '' && one !== name),
      lat,
      lon,
      country,
      parent: cell('parent'),
      kind: known,
      population: 0,
      extent: EXTENTS[known],
    });
  }
  return { places, errors };
}

function isKind(word: string): word is PlaceKind {
  return (PLACE_KINDS as readonly string[]).includes(word);
}

function degrees(cell: string, most: number): number | null {
  if (!/^[+-]?\d{1,3}(?:\.\d{1,12})?$/.test(cell)) return null;
  const value = Number(cell);
  return Math.abs(value) <= most ? value : null;
}

interface Row {
  /** Line in the file at which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** CSV by RFC 4180: a quoted cell may hold commas, doubled quotes and line breaks. */
function readRows(text: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begin = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cell.trim() !== '') rows.push({ line: begin, cells });
    cells = [];
    cell = '';
    begin = line;
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (letter === '\n') line++;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === ',') {
      cells.push(cell);
      cell = '';
    } else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  endRow();
  return rows;
}
