/**
 * A text with holes for the cells of a row: `Who ordered it at {place}?`.
 *
 * - `{place}`: the cell of that column; without a filled cell the whole text is empty.
 * - `{place?}`: the same, but the column may be absent and the cell empty.
 * - `{date_start/date_end}`: one cell when both are the same, else "2026-03-12 to 2026-03-14".
 *
 * Column names are compared without case and outer spaces.
 */
export type Template = string;

/** A template taken apart: plain text, or a hole with its columns. */
type Piece = string | { readonly columns: readonly string[]; readonly optional: boolean };

/** Columns a text cannot do without, as they are written in it. */
export function columnsOf(template: Template): readonly string[] {
  return piecesOf(template).flatMap((piece) =>
    typeof piece === 'string' || piece.optional ? [] : piece.columns,
  );
}

/** Fills the holes; null when a cell that is needed, or everything, is empty. */
export function fill(template: Template, cell: (column: string) => string | null): string | null {
  let filled = '';
  for (const piece of piecesOf(template)) {
    if (typeof piece === 'string') {
      filled += piece;
      continue;
    }
    const [first = null, second = first] = piece.columns.map(cell);
    if (first === null && second === null) {
      if (!piece.optional) return null;
      continue;
    }
    filled +=
      first === null || second === null || first === second
        ? (first ?? second ?? '')
        : `${first} to ${second}`;
  }
  const trimmed = filled.trim();
  return trimmed === '' ? null : trimmed;
}

/** The same few templates are filled for every row: each is taken apart once. */
const taken = new Map<Template, readonly Piece[]>();

function piecesOf(template: Template): readonly Piece[] {
  const before = taken.get(template);
  if (before !== undefined) return before;
  const pieces = template
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      if (!/^\{[^{}]+\}$/.test(part)) return part;
      const hole = part.slice(1, -1);
      const optional = hole.endsWith('?');
      const columns = (optional ? hole.slice(0, -1) : hole).split('/').map((name) => name.trim());
      return { columns, optional };
    });
  if (taken.size > 1000) taken.clear();
  taken.set(template, pieces);
  return pieces;
}
